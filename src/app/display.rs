//! Language, text size and contrast: chosen on any page, remembered on the device.

use crate::device::{self, storage};
use crate::i18n::Language;

/// Name in the store. `static/boot.js` reads it before the first paint and writes it on the page's root, where
/// [`Display::load`] finds it: one reader is enough.
const NAME: &str = "settings";

/// How the resident wants to see the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Display {
    /// Language.
    pub language: Language,
    /// 1 to 5; 2 is normal.
    pub text_size: u8,
    /// Strong contrast.
    pub strong: bool,
    /// The easy mode: large, few things at once, easy words.
    pub easy: bool,
}

impl Default for Display {
    fn default() -> Self {
        Self {
            language: Language::Korean,
            text_size: 2,
            strong: false,
            easy: false,
        }
    }
}

impl Display {
    /// What this device remembers.
    pub fn load() -> Self {
        Self::read(device::root_attribute)
    }

    fn read(attribute: impl Fn(&str) -> Option<String>) -> Self {
        let normal = Self::default();
        let size = attribute("data-text-size").and_then(|size| size.parse().ok());
        Self {
            language: attribute("lang")
                .and_then(|tag| Language::from_tag(&tag))
                .unwrap_or_default(),
            text_size: size
                .filter(|size| (1..=5).contains(size))
                .unwrap_or(normal.text_size),
            strong: attribute("data-contrast").as_deref() == Some("strong"),
            easy: attribute("data-easy").as_deref() == Some("on"),
        }
        .with_own_language()
    }

    /// The easy mode says Korean in easy words; that is no choice of a language.
    fn with_own_language(self) -> Self {
        match self.language {
            Language::EasyKorean if self.easy => Self {
                language: Language::Korean,
                ..self
            },
            _ => self,
        }
    }

    /// The language that is spoken.
    pub fn spoken(self) -> Language {
        match self.language {
            Language::Korean if self.easy => Language::EasyKorean,
            language => language,
        }
    }

    /// Remembers it.
    pub fn save(self) {
        storage::write(storage::Area::Device, NAME, &self.stored());
    }

    fn stored(self) -> String {
        let (lang, size, contrast) = (self.language.tag(), self.text_size, self.contrast());
        let easy = self.easy;
        format!(r#"{{"lang":"{lang}","text_size":{size},"contrast":"{contrast}","easy":{easy}}}"#)
    }

    fn contrast(self) -> &'static str {
        if self.strong { "strong" } else { "normal" }
    }

    /// Sets it on the page's root, where the styles look.
    pub fn apply(self) {
        device::set_root_attribute("lang", self.spoken().tag());
        device::set_root_attribute("data-text-size", &self.text_size.to_string());
        device::set_root_attribute("data-contrast", self.contrast());
        device::set_root_attribute("data-easy", if self.easy { "on" } else { "off" });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_choice_is_stored_as_the_start_script_reads_it() {
        let chosen = Display {
            language: Language::English,
            text_size: 5,
            strong: true,
            easy: true,
        };
        let stored: serde_json::Value = serde_json::from_str(&chosen.stored()).unwrap();
        assert_eq!(
            stored,
            serde_json::json!({ "lang": "en", "text_size": 5, "contrast": "strong", "easy": true })
        );
        let read = Display::read(|name| {
            Some(match name {
                "lang" => "en".into(),
                "data-text-size" => "5".into(),
                "data-easy" => "on".into(),
                _ => "strong".into(),
            })
        });
        assert_eq!(read, chosen);
    }

    #[test]
    fn the_easy_mode_says_korean_in_easy_words_and_gives_it_back() {
        let easy = Display {
            easy: true,
            ..Display::default()
        };
        assert_eq!(easy.spoken(), Language::EasyKorean);
        let again = Display::read(|name| {
            Some(match name {
                "lang" => easy.spoken().tag().into(),
                _ => "on".into(),
            })
        });
        assert_eq!(again, easy);
        assert_eq!(Display { easy: false, ..again }.spoken(), Language::Korean);
    }

    #[test]
    fn nonsense_on_the_root_is_as_nothing() {
        assert_eq!(Display::read(|_| Some("99".into())), Display::default());
        assert_eq!(Display::read(|_| None), Display::default());
    }
}
