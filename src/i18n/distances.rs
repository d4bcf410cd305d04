//! Distances in words.

use super::{I18n, fill};

impl I18n {
    /// How far a place is from here: `여기에서 300m`, `여기에서 약 1.2km (어림잡은 거리)`.
    pub fn away(self, metres: u32, approximate: bool) -> String {
        let words = self.office();
        // To the middle of a dong only hundreds of metres mean anything.
        let rounded = if metres < 1_000 {
            metres.div_ceil(100) * 100
        } else {
            metres / 100 * 100
        };
        let text = match rounded {
            0..1_000 => format!("{rounded}m"),
            _ => format!("{}.{}km", rounded / 1_000, rounded % 1_000 / 100),
        };
        let template = if approximate { words.about_away } else { words.away };
        fill(template, &[("distance", &text)])
    }
}
