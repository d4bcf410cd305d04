//! What is being typed into a form of a personal page. Kept for the tab, for an hour, and only for whoever typed it:
//! it is still there after a reload and after signing in again, also where signing in leads through another site,
//! and nobody else who signs in finds it.

use super::who::NAME as SESSION;
use crate::device::now_millis;
use crate::device::storage::{self, Area};
use crate::fetch::{Services, use_services};
use contract::session::SessionView;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use yew::prelude::*;

const KEPT_MILLIS: i64 = 60 * 60 * 1000;

/// What can be typed: plain data, nothing at first.
pub trait Draft: Clone + Default + Serialize + DeserializeOwned + 'static {}
impl<T: Clone + Default + Serialize + DeserializeOwned + 'static> Draft for T {}

#[derive(Serialize, Deserialize)]
struct Kept<T> {
    /// The word of the account of whoever typed it ([`contract::session::SignedIn::account`]).
    of: String,
    typed: T,
    /// The device's clock.
    changed_at: i64,
}

fn kept<T: Draft>(name: &str) -> Option<Kept<T>> {
    storage::read(Area::Tab, name).and_then(|text| serde_json::from_str(&text).ok())
}

/// Removes it unless it can be shown to this account now.
fn load<T: Draft>(name: &str, of: &str, now_millis: i64) -> T {
    let fits = |kept: &Kept<T>| kept.of == of && (now_millis - kept.changed_at).abs() <= KEPT_MILLIS;
    match kept(name).filter(fits) {
        Some(kept) => kept.typed,
        None => {
            storage::remove(Area::Tab, name);
            T::default()
        }
    }
}

fn save<T: Draft>(name: &str, of: &str, typed: &T, now_millis: i64) {
    let kept = Kept {
        of: of.to_owned(),
        typed: typed.clone(),
        changed_at: now_millis,
    };
    storage::write(Area::Tab, name, &serde_json::to_string(&kept).unwrap_or_default());
}

/// What a page goes on from that shows it: the newest of whoever types. What stands on the screen does not become too old.
fn newest<T: Draft>(name: &str, of: &str, shown: &T) -> T {
    match kept(name) {
        Some(kept) if kept.of == of => kept.typed,
        Some(_) => T::default(),
        None => shown.clone(),
    }
}

/// What was typed, and how to change it.
#[derive(Clone, PartialEq)]
pub struct DraftHandle<T: 'static> {
    typed: UseStateHandle<T>,
    name: &'static str,
    of: AttrValue,
}

impl<T: Draft> DraftHandle<T> {
    /// What was typed.
    pub fn get(&self) -> &T {
        &self.typed
    }

    /// Changes it.
    pub fn change(&self, change: impl FnOnce(&mut T)) {
        // What is kept is the newest: two changes may come before the page is drawn again.
        let mut typed = newest(self.name, &self.of, &*self.typed);
        change(&mut typed);
        save(self.name, &self.of, &typed, now_millis());
        self.typed.set(typed);
    }

    /// A callback that changes it.
    pub fn on<V: 'static>(&self, change: fn(&mut T, V)) -> Callback<V> {
        let draft = self.clone();
        Callback::from(move |value| draft.change(|typed| change(typed, value)))
    }
}

/// Removes what was typed: it was sent.
pub fn clear_draft(name: &'static str) {
    storage::remove(Area::Tab, name);
}

/// The draft of whoever is signed in, under a name of its own in the tab's store: `ask-draft`.
#[hook]
pub fn use_draft<T: Draft>(name: &'static str) -> DraftHandle<T> {
    let services = use_services();
    let of = use_memo((), |()| account(&services));
    let typed = use_state(|| load(name, &of, now_millis()));
    DraftHandle {
        typed,
        name,
        of: (*of).clone(),
    }
}

fn account(services: &Services) -> AttrValue {
    let session = services.cache.get::<SessionView>(SESSION);
    let person = session.get().and_then(|view| view.person.as_ref());
    person.map_or_else(AttrValue::default, |person| person.account.clone().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_found_again_by_whoever_typed_it_within_the_hour_and_by_nobody_else() {
        let (name, typed) = ("some-draft", "홍부친".to_owned());
        save(name, "one", &typed, 1_000);
        assert_eq!(load::<String>(name, "one", 1_000 + KEPT_MILLIS), typed);
        assert_eq!(load::<String>(name, "other", 1_000), "");
        assert_eq!(load::<String>(name, "one", 1_000), "", "removed, not only hidden");
        save(name, "one", &typed, 1_000);
        assert_eq!(
            newest(name, "one", &String::new()),
            typed,
            "on the screen it does not become too old"
        );
        assert_eq!(newest(name, "other", &"홍모친".to_owned()), "");
        assert_eq!(load::<String>(name, "one", 1_001 + KEPT_MILLIS), "");
        assert_eq!(newest(name, "one", &typed), typed);
    }
}
