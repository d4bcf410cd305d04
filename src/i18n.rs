//! Languages: a typed table for each, so that a missing sentence does not compile; filling in of values with
//! the right Korean particles; dates, times and money in words.

mod dates;
mod distances;
mod fill;
mod language;
mod marked;
mod phones;
mod spoken;
mod tables;

#[path = "../locales/en.rs"]
mod en;
#[path = "../locales/ko.rs"]
pub mod ko;
#[path = "../locales/ko_easy.rs"]
mod ko_easy;
#[path = "../locales/vi.rs"]
mod vi;
#[path = "../locales/zh_hans.rs"]
mod zh_hans;

pub use fill::fill;
pub use language::Language;
pub use marked::korean_apart;
pub use phones::spaced_phone;
pub use spoken::spoken;
pub use tables::{file_of, knows, learn};

use contract::text::{LocalText, grouped};
use tables::{korean, translation};
use yew::AttrValue;

/// Says things in one language. Given to every page as a context; copied freely.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct I18n {
    /// The language.
    pub language: Language,
}

impl I18n {
    /// A text of the backend in this language, else in English for whoever reads no Korean, else in Korean.
    pub fn text(self, text: &LocalText) -> AttrValue {
        AttrValue::from(self.chosen(text).0.clone())
    }

    /// The `lang` of a text of the backend where it differs from the page's.
    pub fn lang_of(self, text: &LocalText) -> Option<&'static str> {
        let (_, language) = self.chosen(text);
        (language != self.language).then(|| language.tag())
    }

    fn chosen(self, text: &LocalText) -> (&String, Language) {
        let own = match self.language {
            Language::Korean | Language::EasyKorean => Some(&text.ko),
            Language::English => text.en.as_ref(),
            Language::Chinese => text.zh_hans.as_ref(),
            Language::Vietnamese => text.vi.as_ref(),
        };
        let english = || text.en.as_ref().map(|text| (text, Language::English));
        own.map(|text| (text, self.language))
            .or_else(english)
            .unwrap_or((&text.ko, Language::Korean))
    }

    /// An amount of money: `1,000원`, `1,000 won`.
    pub fn won(self, won: u32) -> String {
        self.won_sum(won.into())
    }

    /// A sum of money, which may be larger.
    pub fn won_sum(self, won: u64) -> String {
        fill(self.dates().won, &[("amount", &grouped(won))])
    }
}

/// The I18n of the page.
#[yew::hook]
pub fn use_i18n() -> I18n {
    crate::surroundings::use_surroundings().i18n
}

#[cfg(test)]
mod tests {
    use super::*;

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
