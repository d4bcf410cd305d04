//! Languages: a typed table for each, so that a missing sentence does not compile; filling in of values with
//! the right Korean particles; dates, times and money in words.

mod dates;
mod distances;
mod fill;
mod phones;

#[path = "../locales/en.rs"]
mod en;
#[path = "../locales/ko.rs"]
pub mod ko;

pub use fill::fill;
pub use phones::spaced_phone;

use contract::text::{LocalText, grouped};
use yew::AttrValue;

/// A language of the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// Korean.
    #[default]
    Korean,
    /// English.
    English,
}

impl Language {
    /// All, in the order of the switch.
    pub const ALL: [Self; 2] = [Self::Korean, Self::English];

    /// The tag for `lang` attributes.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Korean => "ko",
            Self::English => "en",
        }
    }

    /// Its own name.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Korean => "한국어",
            Self::English => "English",
        }
    }

    /// The language of a tag.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }
}

/// Says things in one language. Given to every page as a context; copied freely.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct I18n {
    /// The language.
    pub language: Language,
}

impl I18n {
    /// A text of the backend in this language, else in Korean.
    pub fn text(self, text: &LocalText) -> AttrValue {
        let chosen = match (self.language, &text.en) {
            (Language::English, Some(en)) => en,
            _ => &text.ko,
        };
        AttrValue::from(chosen.clone())
    }

    /// The `lang` of a text of the backend where it differs from the page's.
    pub fn lang_of(self, text: &LocalText) -> Option<&'static str> {
        (self.language == Language::English && text.en.is_none()).then_some("ko")
    }

    /// An amount of money: `1,000원`, `1,000 won`.
    pub fn won(self, won: u32) -> String {
        self.won_sum(won.into())
    }

    /// A sum of money, which may be larger.
    pub fn won_sum(self, won: u64) -> String {
        let digits = grouped(won);
        match self.language {
            Language::Korean => format!("{digits}원"),
            Language::English => format!("{digits} won"),
        }
    }
}

/// The I18n of the page.
#[yew::hook]
pub fn use_i18n() -> I18n {
    crate::surroundings::use_surroundings().i18n
}

/// Korean, the language that all others follow: makes a type for each group of sentences and its Korean text.
macro_rules! korean {
    ($($(#[$doc:meta])* $group:ident: $type:ident { $($key:ident: $text:literal,)* })*) => {
        $(
            $(#[$doc])*
            #[derive(Debug)]
            #[allow(missing_docs, reason = "each text says itself what it is")]
            pub struct $type { $(pub $key: &'static str,)* }

            #[allow(non_upper_case_globals, reason = "named like the accessor")]
            pub(super) static $group: $type = $type { $($key: $text,)* };
        )*

        impl super::I18n {
            $(
                $(#[$doc])*
                pub fn $group(self) -> &'static $type {
                    match self.language {
                        super::Language::Korean => &$group,
                        super::Language::English => &super::en::$group,
                    }
                }
            )*
        }

        /// Every Korean text with its name, for the tests.
        #[cfg(test)]
        pub(super) fn all() -> Vec<(&'static str, &'static str)> {
            vec![$($((concat!(stringify!($group), ".", stringify!($key)), $group.$key),)*)*]
        }
    };
}
use korean;

/// Another language: fills the types of `korean!`. A missing or superfluous key does not compile.
macro_rules! translation {
    ($($group:ident: $type:ident { $($key:ident: $text:literal,)* })*) => {
        $(
            #[allow(non_upper_case_globals, reason = "named like the accessor")]
            pub(super) static $group: super::ko::$type = super::ko::$type { $($key: $text,)* };
        )*

        /// Every text with its name, for the tests.
        #[cfg(test)]
        pub(super) fn all() -> Vec<(&'static str, &'static str)> {
            vec![$($((concat!(stringify!($group), ".", stringify!($key)), $group.$key),)*)*]
        }
    };
}
use translation;

#[cfg(test)]
mod tests {
    use super::*;

    /// The names in braces, in order of the alphabet, particles cut off.
    fn slots(text: &str) -> Vec<&str> {
        let mut names: Vec<&str> = text
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split_once('}'))
            .map(|(slot, _)| slot.split(':').next().unwrap_or(slot))
            .collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    #[test]
    fn every_text_fills_the_same_values_in_every_language() {
        let (korean, english) = (ko::all(), en::all());
        assert_eq!(korean.len(), english.len());
        for (name, text) in korean {
            let (_, other) = english.iter().find(|(other, _)| *other == name).expect(name);
            assert_eq!(slots(text), slots(other), "{name}");
            assert!(
                !text.trim().is_empty() && !other.trim().is_empty(),
                "{name} is empty"
            );
        }
    }

    #[test]
    fn korean_texts_use_no_bare_particle_after_a_value() {
        for (name, text) in ko::all() {
            for particle in [
                "}은 ", "}는 ", "}이 ", "}가 ", "}을 ", "}를 ", "}으로 ", "}로 ", "}과 ", "}와 ",
            ] {
                assert!(
                    !text.contains(particle),
                    "{name}: write {{value:은는}} for {particle}"
                );
            }
        }
    }

    #[test]
    fn money_has_commas() {
        let korean = I18n::default();
        assert_eq!(korean.won(0), "0원");
        assert_eq!(korean.won(1_000), "1,000원");
        assert_eq!(
            I18n {
                language: Language::English
            }
            .won(1_234_567),
            "1,234,567 won"
        );
    }
}
