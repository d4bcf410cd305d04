//! What of the work is in the program's memory alone, since it tells about a person: what was looked for, and what was
//! answered in the finder. It goes along with work that somebody sets aside, and into no store.

use crate::fetch::Services;
use crate::session::{put_typed, typed_into};
use contract::privacy::looks_like_registration_number;
use serde::{Deserialize, Serialize};

/// Forms of one text: what is typed to look for something.
const TEXTS: [&str; 2] = ["document-search", "visit-search"];
/// What was answered in the finder: ids.
const ANSWERS: &str = "visit-answers";

/// What the memory holds of the work.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Memory {
    /// Forms, and what stands in them.
    texts: Vec<(String, String)>,
    answers: Vec<String>,
}

impl Memory {
    /// What there is, but for what looks like a registration number, which never leaves the device.
    pub(super) fn of(services: &Services) -> Self {
        let text = |form: &&str| typed_into::<String>(services, form).map(|text| ((*form).to_owned(), text));
        Self {
            texts: (TEXTS.iter().filter_map(text))
                .filter(|(_, text)| !text.is_empty() && !looks_like_registration_number(text))
                .collect(),
            answers: typed_into(services, ANSWERS).unwrap_or_default(),
        }
    }

    /// Puts it where the pages look for it, in place of all that was there; what belongs to no page is left out. Nothing
    /// takes the place of nothing.
    pub(super) fn put(self, services: &Services) {
        if self.is_empty() {
            return;
        }
        Self::forget(services);
        for (form, text) in self.texts {
            if TEXTS.contains(&form.as_str()) {
                put_typed(services, &form, text);
            }
        }
        put_typed(services, ANSWERS, self.answers);
    }

    /// It is in another place from now on.
    pub(super) fn forget(services: &Services) {
        for form in TEXTS {
            put_typed(services, form, String::new());
        }
        put_typed(services, ANSWERS, Vec::<String>::new());
    }

    /// Nothing was looked for or answered.
    pub(super) fn is_empty(&self) -> bool {
        self.texts.is_empty() && self.answers.is_empty()
    }
}
