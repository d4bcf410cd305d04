//! Language, text size and contrast: chosen on any page, remembered on the device.

use crate::device::storage::{self, Area};
use crate::i18n::Language;
use serde::{Deserialize, Serialize};

/// Name in the store; `static/boot.js` reads it before the first paint.
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
}

impl Default for Display {
    fn default() -> Self {
        Self {
            language: Language::Korean,
            text_size: 2,
            strong: false,
        }
    }
}

/// As stored: words that stay readable when languages or sizes are added.
#[derive(Serialize, Deserialize)]
struct Stored {
    lang: String,
    text_size: u8,
    contrast: String,
}

impl Display {
    /// What this device remembers.
    pub fn load() -> Self {
        let stored =
            storage::read(Area::Device, NAME).and_then(|text| serde_json::from_str::<Stored>(&text).ok());
        stored.map_or_else(Self::default, |stored| Self {
            language: Language::from_tag(&stored.lang).unwrap_or_default(),
            text_size: stored.text_size.clamp(1, 5),
            strong: stored.contrast == "strong",
        })
    }

    /// Remembers it.
    pub fn save(self) {
        let stored = Stored {
            lang: self.language.tag().into(),
            text_size: self.text_size,
            contrast: self.contrast().into(),
        };
        if let Ok(text) = serde_json::to_string(&stored) {
            storage::write(Area::Device, NAME, &text);
        }
    }

    fn contrast(self) -> &'static str {
        if self.strong { "strong" } else { "normal" }
    }

    /// Sets it on the page's root, where the styles look.
    pub fn apply(self) {
        #[cfg(target_arch = "wasm32")]
        if let Some(root) = web_sys::window().and_then(|window| window.document()?.document_element()) {
            let _ = root.set_attribute("lang", self.language.tag());
            let _ = root.set_attribute("data-text-size", &self.text_size.to_string());
            let _ = root.set_attribute("data-contrast", self.contrast());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_choice_is_remembered_and_nonsense_is_forgotten() {
        let chosen = Display {
            language: Language::English,
            text_size: 5,
            strong: true,
        };
        chosen.save();
        assert_eq!(Display::load(), chosen);
        storage::write(
            Area::Device,
            NAME,
            r#"{"lang":"xx","text_size":99,"contrast":"?"}"#,
        );
        assert_eq!(
            Display::load(),
            Display {
                text_size: 5,
                ..Display::default()
            }
        );
        storage::write(Area::Device, NAME, "broken");
        assert_eq!(Display::load(), Display::default());
    }
}
