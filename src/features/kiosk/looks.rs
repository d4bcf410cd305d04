//! How a kiosk is seen, for the pages within its frame: what is set aside goes on looking the same at another kiosk. A
//! phone has looks of its own.

use super::Seen;
use crate::i18n::Language;
use serde::{Deserialize, Serialize};
use std::rc::Rc;
use yew::prelude::*;

/// How it is seen now, and how to change that.
#[derive(Clone, PartialEq)]
pub(super) struct Looks {
    pub(super) now: Look,
    /// What this kiosk speaks.
    pub(super) languages: Rc<[Language]>,
    pub(super) change: Callback<Look>,
}

/// How a page is seen, and whether everything to press stands low.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Look {
    pub(super) seen: Seen,
    pub(super) low: bool,
}

/// The same as it travels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct KeptLook {
    language: String,
    text_size: u8,
    strong: bool,
    easy: bool,
    low: bool,
}

impl From<Look> for KeptLook {
    fn from(Look { seen, low }: Look) -> Self {
        Self {
            language: seen.language.tag().to_owned(),
            text_size: seen.text_size,
            strong: seen.strong,
            easy: seen.easy,
            low,
        }
    }
}

impl KeptLook {
    /// How another kiosk shows it, which may not have every language.
    pub(super) fn at(&self, languages: &[Language]) -> Look {
        let language = Language::from_tag(&self.language).filter(|language| languages.contains(language));
        Look {
            seen: Seen {
                language: language.unwrap_or(Language::Korean),
                text_size: if (4..=5).contains(&self.text_size) {
                    self.text_size
                } else {
                    2
                },
                strong: self.strong,
                easy: self.easy,
            },
            low: self.low,
        }
    }
}

/// How this kiosk is seen; nothing on a phone.
#[hook]
pub(super) fn use_looks() -> Option<Looks> {
    use_context::<Looks>()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOK: Look = Look {
        seen: Seen {
            language: Language::Vietnamese,
            text_size: 5,
            strong: true,
            easy: true,
        },
        low: true,
    };

    #[test]
    fn a_look_travels_to_another_kiosk_as_it_was() {
        let kept = KeptLook::from(LOOK);
        assert_eq!(kept.at(&[Language::Korean, Language::Vietnamese]), LOOK);
    }

    #[test]
    fn a_kiosk_without_the_language_speaks_korean_and_sizes_that_are_none_are_usual() {
        let mut kept = KeptLook::from(LOOK);
        assert_eq!(kept.at(&[Language::Korean]).seen.language, Language::Korean);
        kept.language = "xx".into();
        kept.text_size = 200;
        let look = kept.at(&[Language::Korean, Language::Vietnamese]);
        assert_eq!((look.seen.language, look.seen.text_size), (Language::Korean, 2));
    }
}
