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

/// Nobody answers a question in less, and nobody is asked sooner.
const SHORTEST_WARNING_S: u32 = 60;
const SHORTEST_IDLE_S: u32 = 30;
/// A number that is larger is a mistake, milliseconds perhaps: a stranger's page would stand for hours.
const LONGEST_S: f64 = 1_800.0;
/// From the largest wall to the finest tablet; anything else is a mistake.
const PX_PER_MM: std::ops::RangeInclusive<f64> = 0.5..=20.0;
/// From the floor to the height of a counter.
const ABOVE_FLOOR_MM: std::ops::RangeInclusive<f64> = 0.0..=1_500.0;

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
        let number = |name| tree.get(name).and_then(|value| value.number());
        let flag = |name| tree.get(name).and_then(|value| value.flag());
        let seconds = |name, least: u32, normal| match number(name) {
            Some(seconds) if seconds > 0.0 && seconds <= LONGEST_S => (seconds as u32).max(least),
            _ => normal,
        };
        let mut languages: Vec<Language> = tree
            .get("languages")
            .map_or_else(Vec::new, |tags| tags.items())
            .iter()
            .filter_map(|tag| Language::from_tag(&tag.text()?))
            .collect();
        // Whoever comes next begins in Korean, and finds back to it.
        if !languages.is_empty() && !languages.contains(&Language::Korean) {
            languages.insert(0, Language::Korean);
        }
        Self {
            office: tree.get("office").and_then(|office| office.text()),
            px_per_mm: (number("px_per_mm").filter(|px| PX_PER_MM.contains(px))).unwrap_or(normal.px_per_mm),
            above_floor_mm: (number("above_floor_mm").filter(|mm| ABOVE_FLOOR_MM.contains(mm)))
                .unwrap_or(normal.above_floor_mm),
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
            idle_seconds: seconds("idle_seconds", SHORTEST_IDLE_S, normal.idle_seconds),
            warning_seconds: seconds("warning_seconds", SHORTEST_WARNING_S, normal.warning_seconds),
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
        for hurry in ["0.5", "1", "29"] {
            let config =
                format!(r#"{{"kiosks":[{{"id":"a","idle_seconds":{hurry},"warning_seconds":{hurry}}}]}}"#);
            let kiosk = Setup::of(&config, "a");
            assert_eq!((kiosk.idle_seconds, kiosk.warning_seconds), (30, 60), "{hurry}");
        }
        let config = r#"{"kiosks":[{"id":"a","idle_seconds":120000,"warning_seconds":1800}]}"#;
        let kiosk = Setup::of(config, "a");
        assert_eq!((kiosk.idle_seconds, kiosk.warning_seconds), (120, 1800));
    }

    #[test]
    fn lengths_that_cannot_be_are_as_if_not_said_and_korean_is_always_there() {
        let kiosk = |more: &str| Setup::of(&format!(r#"{{"kiosks":[{{"id":"a",{more}}}]}}"#), "a");
        for px in ["0.1", "100", "-3"] {
            assert_eq!(kiosk(&format!(r#""px_per_mm":{px}"#)), Setup::default());
        }
        assert_eq!(kiosk(r#""above_floor_mm":0"#).above_floor_mm, 0.0);
        assert_eq!(kiosk(r#""above_floor_mm":9000"#), Setup::default());
        let vietnamese = kiosk(r#""languages":["vi"]"#).languages;
        assert_eq!(vietnamese, [Language::Korean, Language::Vietnamese]);
    }

    #[test]
    fn a_kiosk_that_is_not_described_works_by_touch() {
        for config in ["", "{}", r#"{"kiosks":7}"#, r#"{"kiosks":[{"id":"a"}]}"#] {
            assert_eq!(Setup::of(config, "b"), Setup::default(), "{config}");
        }
    }
}
