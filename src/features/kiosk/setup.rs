//! What a district sets for one kiosk, read from `kiosks` of `config.json`.

use crate::api::tree::Tree;
use crate::i18n::Language;
use crate::kiosk_place;

/// The keys beside the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Keypad {
    /// None: the screen is touched.
    #[default]
    None,
    /// Digits, OK and back.
    Digits,
    /// ↑ ↓ ← → OK back.
    Six,
}

/// A kiosk.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Setup {
    /// The office that it stands in.
    pub(super) office: Option<String>,
    /// CSS pixels for a millimetre of the screen.
    pub(super) px_per_mm: f64,
    /// Height of the screen's lower edge above the floor, in millimetres.
    pub(super) above_floor_mm: f64,
    /// The languages that it offers, in their order.
    pub(super) languages: Vec<Language>,
    /// The keys beside the screen.
    pub(super) keypad: Keypad,
    /// Seconds without a touch before it asks whether to go on.
    pub(super) idle_seconds: u32,
    /// Seconds that the question stands: at least 60.
    pub(super) warning_seconds: u32,
    /// Everything to press stands low from the start.
    pub(super) low_reach: bool,
    /// A short tone tells that something important is done.
    pub(super) sound: bool,
}

/// Nobody answers a question in less.
const SHORTEST_WARNING_S: u32 = 60;

impl Default for Setup {
    /// A kiosk that nobody has described: a screen of 32 inches that stands upright, and touch alone.
    fn default() -> Self {
        Self {
            office: None,
            px_per_mm: 2.71,
            above_floor_mm: 700.0,
            languages: vec![
                Language::Korean,
                Language::English,
                Language::Chinese,
                Language::Vietnamese,
            ],
            keypad: Keypad::None,
            idle_seconds: 120,
            warning_seconds: SHORTEST_WARNING_S,
            low_reach: false,
            sound: true,
        }
    }
}

impl Setup {
    /// The kiosk with this id, from the text of a `config.json`.
    pub(super) fn of(config: &str, id: &str) -> Self {
        kiosk_place::entry(config, id)
            .map(|kiosk| Self::read(&kiosk))
            .unwrap_or_default()
    }

    fn read(tree: &Tree) -> Self {
        let normal = Self::default();
        let number = |name| {
            tree.get(name)
                .and_then(|value| value.number())
                .filter(|number| *number > 0.0)
        };
        let flag = |name| tree.get(name).and_then(|value| value.flag());
        let seconds = |name, normal| number(name).map_or(normal, |seconds| seconds as u32);
        let languages: Vec<Language> = tree
            .get("languages")
            .map_or_else(Vec::new, |tags| tags.items())
            .iter()
            .filter_map(|tag| Language::from_tag(&tag.text()?))
            .collect();
        Self {
            office: tree.get("office").and_then(|office| office.text()),
            px_per_mm: number("px_per_mm").unwrap_or(normal.px_per_mm),
            above_floor_mm: number("above_floor_mm").unwrap_or(normal.above_floor_mm),
            languages: if languages.is_empty() {
                normal.languages
            } else {
                languages
            },
            keypad: match tree.get("keypad").and_then(|word| word.text()).as_deref() {
                Some("digits") => Keypad::Digits,
                Some("six") => Keypad::Six,
                _ => Keypad::None,
            },
            idle_seconds: seconds("idle_seconds", normal.idle_seconds),
            warning_seconds: seconds("warning_seconds", normal.warning_seconds).max(SHORTEST_WARNING_S),
            low_reach: flag("low_reach").unwrap_or(normal.low_reach),
            sound: flag("sound").unwrap_or(normal.sound),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demonstrations_kiosks_are_read() {
        let config = include_str!("../../../config/config.json");
        let large = Setup::of(config, "ok-center-1");
        assert_eq!(
            (large.keypad, large.office.as_deref()),
            (Keypad::Six, Some("ok-center"))
        );
        assert_eq!(large.languages[0], Language::Korean);
        let small = Setup::of(config, "ok-center-2");
        assert!(small.px_per_mm > large.px_per_mm);
    }

    #[test]
    fn nobody_is_hurried_whatever_the_district_sets() {
        let config =
            r#"{"kiosks":[{"id":"a","warning_seconds":5,"idle_seconds":-1,"px_per_mm":0,"keypad":"?"}]}"#;
        assert_eq!(Setup::of(config, "a"), Setup::default());
    }

    #[test]
    fn a_kiosk_that_is_not_described_works_by_touch() {
        for config in ["", "{}", r#"{"kiosks":7}"#, r#"{"kiosks":[{"id":"a"}]}"#] {
            assert_eq!(Setup::of(config, "b"), Setup::default(), "{config}");
        }
    }
}
