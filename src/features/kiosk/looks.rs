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
    /// How it is seen by whoever comes.
    pub(super) first: Look,
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

/// The same as it travels: what was chosen, not how the kiosk is seen by itself.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct KeptLook {
    language: Option<String>,
    text_size: Option<u8>,
    strong: Option<bool>,
    easy: Option<bool>,
    low: Option<bool>,
}

/// What was chosen, if it is not what was there by itself.
fn chosen<T: PartialEq>(now: T, first: T) -> Option<T> {
    (now != first).then_some(now)
}

impl From<&Looks> for KeptLook {
    fn from(looks: &Looks) -> Self {
        let (now, first) = (looks.now.seen, looks.first.seen);
        Self {
            language: chosen(now.language, first.language).map(|language| language.tag().to_owned()),
            text_size: chosen(now.text_size, first.text_size),
            strong: chosen(now.strong, first.strong),
            easy: chosen(now.easy, first.easy),
            low: chosen(looks.now.low, looks.first.low),
        }
    }
}

impl KeptLook {
    /// How another kiosk shows it: what was chosen here a moment ago stays, and so does a language that it lacks.
    pub(super) fn at(&self, looks: &Looks) -> Look {
        fn one<T: PartialEq>(now: T, first: T, came: Option<T>) -> T {
            match came {
                Some(came) if now == first => came,
                _ => now,
            }
        }
        let (now, first) = (looks.now.seen, looks.first.seen);
        let language = self.language.as_deref().and_then(Language::from_tag);
        Look {
            seen: Seen {
                language: one(
                    now.language,
                    first.language,
                    language.filter(|language| looks.languages.contains(language)),
                ),
                text_size: one(
                    now.text_size,
                    first.text_size,
                    self.text_size.filter(|size| (4..=5).contains(size)),
                ),
                strong: one(now.strong, first.strong, self.strong),
                easy: one(now.easy, first.easy, self.easy),
            },
            low: one(looks.now.low, looks.first.low, self.low),
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

    const FIRST: Look = Look {
        seen: Seen {
            language: Language::Korean,
            text_size: 2,
            strong: false,
            easy: false,
        },
        low: false,
    };
    const CHOSEN: Look = Look {
        seen: Seen {
            language: Language::Vietnamese,
            text_size: 5,
            strong: true,
            easy: true,
        },
        low: true,
    };

    fn looks(now: Look, first: Look, languages: &[Language]) -> Looks {
        Looks {
            now,
            first,
            languages: languages.into(),
            change: Callback::noop(),
        }
    }

    const BOTH: &[Language] = &[Language::Korean, Language::Vietnamese];

    #[test]
    fn what_was_chosen_travels_to_another_kiosk() {
        let kept = KeptLook::from(&looks(CHOSEN, FIRST, BOTH));
        assert_eq!(kept.at(&looks(FIRST, FIRST, BOTH)), CHOSEN);
    }

    #[test]
    fn what_a_kiosk_is_by_itself_does_not_travel() {
        let low = Look { low: true, ..FIRST };
        let kept = KeptLook::from(&looks(low, low, BOTH));
        assert_eq!(kept, KeptLook::default());
        assert_eq!(kept.at(&looks(FIRST, FIRST, BOTH)), FIRST);
    }

    #[test]
    fn what_was_chosen_here_stays_and_so_does_a_language_that_is_lacking() {
        let kept = KeptLook::from(&looks(CHOSEN, FIRST, BOTH));
        let mut here = FIRST;
        here.seen.text_size = 4;
        here.seen.language = Language::English;
        let look = kept.at(&looks(here, FIRST, &[Language::Korean, Language::English]));
        assert_eq!((look.seen.language, look.seen.text_size), (Language::English, 4));
        assert!(look.seen.strong && look.low);
        let look = kept.at(&looks(FIRST, FIRST, &[Language::Korean]));
        assert_eq!(look.seen.language, Language::Korean);
    }

    #[test]
    fn a_size_that_is_none_changes_nothing() {
        let kept = KeptLook {
            text_size: Some(200),
            ..KeptLook::default()
        };
        assert_eq!(kept.at(&looks(FIRST, FIRST, BOTH)), FIRST);
    }
}
