//! What has been typed into the question. Kept for the tab, for an hour, and only for whoever typed it: it is
//! still there after a reload and after signing in again, and nobody else who signs in finds it.

use crate::device::now_millis;
use crate::device::storage::{self, Area};
use crate::ui::DateParts;
use contract::household::Service;
use serde::{Deserialize, Serialize};
use std::rc::Rc;
use yew::prelude::*;

use super::last_day::Until;

const NAME: &str = "ask-draft";
const KEPT_MILLIS: i64 = 60 * 60 * 1000;

/// What was typed, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Typed {
    pub(super) name: String,
    pub(super) phone: String,
    /// They have none: the answer is given at a counter.
    pub(super) no_phone: bool,
    pub(super) services: Vec<Service>,
    pub(super) until: Option<Until>,
    /// Year, month and day of a last day of one's own.
    pub(super) own_day: [String; 3],
}

impl Typed {
    /// The boxes of the last day.
    pub(super) fn day_parts(&self) -> DateParts {
        let [year, month, day] = self.own_day.each_ref().map(|part| AttrValue::from(part.clone()));
        DateParts { year, month, day }
    }

    /// Takes a service in or out.
    pub(super) fn choose(&mut self, service: Service, chosen: bool) {
        self.services.retain(|known| *known != service);
        if chosen {
            self.services.push(service);
        }
    }
}

#[derive(Serialize, Deserialize)]
struct Kept {
    /// Who typed it: name and phone, masked.
    of: (String, String),
    typed: Typed,
    changed_at: i64,
}

fn load(of: &(String, String), now_millis: i64) -> Typed {
    let kept = storage::read(Area::Tab, NAME).and_then(|text| serde_json::from_str::<Kept>(&text).ok());
    let fits = |kept: &Kept| kept.of == *of && (now_millis - kept.changed_at).abs() <= KEPT_MILLIS;
    match kept.filter(fits) {
        Some(kept) => kept.typed,
        None => {
            clear();
            Typed::default()
        }
    }
}

fn save(of: &(String, String), typed: &Typed, now_millis: i64) {
    let kept = Kept {
        of: of.clone(),
        typed: typed.clone(),
        changed_at: now_millis,
    };
    storage::write(Area::Tab, NAME, &serde_json::to_string(&kept).unwrap_or_default());
}

/// Removes what was typed: it was asked.
pub(super) fn clear() {
    storage::remove(Area::Tab, NAME);
}

/// What was typed, and how to change it.
#[derive(Clone, PartialEq)]
pub(super) struct DraftHandle {
    typed: UseStateHandle<Typed>,
    of: Rc<(String, String)>,
}

impl DraftHandle {
    /// What was typed.
    pub(super) fn get(&self) -> &Typed {
        &self.typed
    }

    /// Changes it, starting from what is kept: two changes may come before the page is drawn again.
    pub(super) fn change(&self, change: impl FnOnce(&mut Typed)) {
        let mut typed = load(&self.of, now_millis());
        change(&mut typed);
        save(&self.of, &typed, now_millis());
        self.typed.set(typed);
    }
}

/// The draft of whoever is signed in.
#[hook]
pub(super) fn use_draft(of: (String, String)) -> DraftHandle {
    let typed = use_state(|| load(&of, now_millis()));
    DraftHandle {
        typed,
        of: Rc::new(of),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_found_again_by_whoever_typed_it_within_the_hour_and_by_nobody_else() {
        let of = |name: &str| (name.to_owned(), "010-****-1234".to_owned());
        let typed = Typed {
            name: "홍부친".into(),
            ..Typed::default()
        };
        save(&of("홍*연"), &typed, 1_000);
        assert_eq!(load(&of("홍*연"), 1_000 + KEPT_MILLIS), typed);
        assert_eq!(load(&of("김*수"), 1_000), Typed::default());
        assert_eq!(
            load(&of("홍*연"), 1_000),
            Typed::default(),
            "removed, not only hidden"
        );
        save(&of("홍*연"), &typed, 1_000);
        assert_eq!(load(&of("홍*연"), 1_001 + KEPT_MILLIS), Typed::default());
    }
}
