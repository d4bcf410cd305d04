//! Work that is set aside: where it was, and what the pages keep of it, under the names that they have.
//!
//! Only what stands in this list is taken along and only that is put into a store again: what comes back was made
//! elsewhere, and must not sign anybody in, change settings of a phone or send anything. What was sent and has no answer yet
//! is not taken along, since two devices would go on with it: nothing can be set aside until the answer is there.

use super::looks::KeptLook;
use super::park_memory::Memory;
use crate::device::storage::{self, Area};
use crate::kept_orders;
use crate::routes::{QueueView, Route};
use contract::kiosk::PARKED_MAX;
use contract::privacy::looks_like_registration_number;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Where the work is kept, by the names of the pages.
pub(super) const NAMES: &[(Area, &str)] = &[
    (Area::Device, "order-draft"),
    (Area::Device, "kept-tickets"),
    (Area::Device, kept_orders::KEPT),
    (Area::Tab, "order-secrets"),
    (Area::Tab, "ordered-together"),
    (Area::Tab, "ordered-by"),
    (Area::Tab, "acting-for"),
    (Area::Tab, "queue-travel"),
    (Area::Tab, "visit-request"),
    (Area::Tab, "visit-quiet"),
    (Area::Tab, "visit-message"),
    (Area::Tab, "payback-apply-draft"),
    (Area::Tab, "payback-tell-draft"),
    (Area::Tab, "ask-draft"),
    (Area::Tab, "claim-draft"),
];
/// Of these, what is typed and not sent yet.
const FORMS: [&str; 7] = [
    "order-draft",
    "visit-request",
    "visit-message",
    "payback-apply-draft",
    "payback-tell-draft",
    "ask-draft",
    "claim-draft",
];
/// What ends so was sent, and its answer is open.
const PENDING: &str = "-pending";
/// The address from which somebody came to set their work aside.
const FROM: &str = "park-from";

/// Work as it travels.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Work {
    address: String,
    /// Names and texts.
    kept: Vec<(String, String)>,
    /// As [`Memory`]; what cannot be read is as nothing, since nobody gets the rest a second time.
    #[serde(default)]
    memory: Value,
    /// As [`KeptLook`]; likewise.
    #[serde(default)]
    look: Value,
}

/// What comes back besides what stands in the stores again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Restored {
    /// The page where it was.
    pub(super) route: Route,
    pub(super) memory: Memory,
    /// How it was seen.
    pub(super) look: Option<KeptLook>,
}

/// What there is to set aside.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// Nothing was typed or chosen.
    Nothing,
    /// Something was sent, and its answer is open.
    Unanswered,
    /// Something looks like a registration number, which never leaves the device.
    RegistrationNumber,
    /// More than is taken.
    TooMuch,
    /// This.
    Work(String),
}

/// Remembers where somebody is who is about to set their work aside.
pub(super) fn remember_from(route: &Route) {
    storage::write(Area::Tab, FROM, &route.address());
}

/// The page from which somebody came to set their work aside; the first page if they came from none.
pub(super) fn from() -> Route {
    let address = storage::read(Area::Tab, FROM);
    address.map_or(Route::Home, |address| route_of(&address))
}

/// A page of an address; the first one in place of those that are no work.
fn route_of(address: &str) -> Route {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    match Route::parse(path, query) {
        // A board has no frame: no way leads back from it.
        Route::NotFound | Route::Kiosk(_) | Route::Queue(QueueView::Board(_)) => Route::Home,
        route => route,
    }
}

/// Whether something was sent and has no answer yet.
pub(super) fn unanswered() -> bool {
    storage::names(Area::Device)
        .iter()
        .any(|name| name.ends_with(PENDING))
}

/// Whether something was typed or chosen that is not sent: tickets and orders that are kept are done.
pub(super) fn is_begun(route: &Route, memory: &Memory) -> bool {
    let chosen = matches!(route, Route::Order(_, choice) if !choice.is_empty());
    let form = |(_, name): &&(Area, &str)| FORMS.contains(name);
    chosen
        || !memory.is_empty()
        || NAMES
            .iter()
            .filter(form)
            .any(|(area, name)| storage::read(*area, name).is_some())
}

/// Looks what there is. `look`: how it is seen.
pub(super) fn find(memory: Memory, look: Option<KeptLook>) -> Found {
    if unanswered() {
        return Found::Unanswered;
    }
    let kept = |(area, name): &(Area, &str)| Some(((*name).to_owned(), storage::read(*area, name)?));
    let kept: Vec<(String, String)> = NAMES.iter().filter_map(kept).collect();
    let from = from();
    if kept.is_empty() && memory.is_empty() && from == Route::Home {
        return Found::Nothing;
    }
    if kept.iter().any(|(_, text)| holds_registration_number(text)) {
        return Found::RegistrationNumber;
    }
    let work = Work {
        address: from.address(),
        kept,
        memory: serde_json::to_value(memory).unwrap_or_default(),
        look: serde_json::to_value(look).unwrap_or_default(),
    };
    match serde_json::to_string(&work) {
        Ok(text) if text.len() <= PARKED_MAX => Found::Work(text),
        _ => Found::TooMuch,
    }
}

/// Whether something that was typed looks like one; the moments beside it do not count.
fn holds_registration_number(text: &str) -> bool {
    fn within(value: &Value) -> bool {
        match value {
            Value::String(text) => looks_like_registration_number(text),
            Value::Array(items) => items.iter().any(within),
            Value::Object(fields) => fields.values().any(within),
            _ => false,
        }
    }
    match serde_json::from_str(text) {
        Ok(value) => within(&value),
        Err(_) => looks_like_registration_number(text),
    }
}

/// Whether something of the same kind was begun on this device.
pub(super) fn would_replace(memory: &Memory) -> bool {
    let other = |(area, name): &(Area, &str)| storage::read(*area, name).is_some_and(|text| !is_list(&text));
    !memory.is_empty() || NAMES.iter().any(other)
}

/// Removes from this device what was set aside.
pub(super) fn forget() {
    storage::remove(Area::Tab, FROM);
    for (area, name) in NAMES {
        storage::remove(*area, name);
    }
}

/// Puts work into the stores of this device, and gives the rest of it; `None` if it cannot be read. Lists (of tickets, of
/// orders) keep what this device has.
pub(super) fn restore(text: &str) -> Option<Restored> {
    let work: Work = serde_json::from_str(text).ok()?;
    for (name, text) in &work.kept {
        if let Some((area, name)) = NAMES.iter().find(|(_, known)| known == name) {
            let here = storage::read(*area, name);
            let both = here.and_then(|here| joined(&here, text));
            storage::write(*area, name, both.as_ref().unwrap_or(text));
        }
    }
    Some(Restored {
        route: route_of(&work.address),
        memory: serde_json::from_value(work.memory).unwrap_or_default(),
        look: serde_json::from_value(work.look).ok(),
    })
}

fn is_list(text: &str) -> bool {
    matches!(serde_json::from_str(text), Ok(Value::Array(_)))
}

/// Two lists as one, without what both have.
fn joined(here: &str, coming: &str) -> Option<String> {
    let mut all: Vec<Value> = serde_json::from_str(coming).ok()?;
    let here: Vec<Value> = serde_json::from_str(here).ok()?;
    for item in here {
        if !all.contains(&item) {
            all.push(item);
        }
    }
    serde_json::to_string(&all).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routes::{Choice, KioskView, OrderStep};

    fn clear() {
        storage::keep_only(Area::Device, |_| false);
        storage::keep_only(Area::Tab, |_| false);
    }

    fn who() -> Route {
        let choice = Choice {
            office: Some("ok-center".into()),
            ..Choice::default()
        };
        choice.at(OrderStep::Who)
    }

    fn found() -> Found {
        find(Memory::default(), None)
    }

    fn restored(text: &str) -> Option<Route> {
        restore(text).map(|restored| restored.route)
    }

    fn work() -> String {
        match found() {
            Found::Work(text) => text,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_was_typed_and_where_comes_back_to_the_byte_on_another_device() {
        let draft = r#"{"person":{"name":"홍\"시연","phone":"010"},"changed_at":1763800000000}"#;
        storage::write(Area::Device, "order-draft", draft);
        storage::write(Area::Tab, "visit-request", "{\"of\":\"a\"}");
        storage::write(Area::Device, "settings", "mine");
        remember_from(&who());
        let text = work();
        forget();
        assert_eq!(storage::read(Area::Device, "order-draft"), None);
        assert_eq!(found(), Found::Nothing);
        clear();
        assert_eq!(restored(&text), Some(who()));
        assert_eq!(storage::read(Area::Device, "order-draft").as_deref(), Some(draft));
        assert_eq!(
            storage::read(Area::Tab, "visit-request").as_deref(),
            Some("{\"of\":\"a\"}")
        );
        assert_eq!(storage::read(Area::Device, "settings"), None, "not of the work");
        clear();
    }

    #[test]
    fn what_was_chosen_is_work_too_and_a_page_of_the_kiosk_is_none() {
        remember_from(&who());
        assert!(matches!(found(), Found::Work(_)));
        remember_from(&Route::Kiosk(KioskView::Park));
        assert_eq!(found(), Found::Nothing);
        clear();
    }

    #[test]
    fn what_was_typed_or_chosen_is_begun_and_what_was_sent_is_not() {
        let is_begun = |route: &Route| is_begun(route, &Memory::default());
        assert!(!is_begun(&Route::Home));
        assert!(is_begun(&who()), "an office was chosen");
        storage::write(Area::Device, "kept-tickets", "[1]");
        storage::write(Area::Tab, "order-secrets", "{}");
        assert!(!is_begun(&Route::Home), "done");
        storage::write(Area::Tab, "visit-message", "x");
        assert!(is_begun(&Route::Home));
        clear();
    }

    #[test]
    fn nothing_is_set_aside_while_an_answer_is_open() {
        remember_from(&who());
        storage::write(Area::Device, "order-pending", "{}");
        assert_eq!(found(), Found::Unanswered);
        clear();
    }

    #[test]
    fn a_registration_number_does_not_leave_the_device() {
        remember_from(&who());
        storage::write(
            Area::Device,
            "order-draft",
            r#"{"person":{"name":"900101-1234567"}}"#,
        );
        assert_eq!(found(), Found::RegistrationNumber);
        clear();
    }

    #[test]
    fn what_comes_from_elsewhere_signs_nobody_in_and_sends_nothing() {
        let forged = r#"{"address":"https://elsewhere.test/","kept":[["signed-in","1"],["order-pending","{}"],["settings","x"]]}"#;
        assert_eq!(restored(forged), Some(Route::Home));
        for name in ["signed-in", "order-pending", "settings"] {
            assert_eq!(storage::read(Area::Device, name), None, "{name}");
        }
        assert_eq!(restore("<html>"), None);
    }

    #[test]
    fn what_was_looked_for_and_how_it_is_seen_come_along() {
        let memory = |text: &str| -> Memory {
            serde_json::from_value(serde_json::json!({
                "texts": [["visit-search", text]], "answers": ["baby"]
            }))
            .unwrap()
        };
        let look: KeptLook = serde_json::from_value(serde_json::json!({
            "language": "vi", "text_size": 4, "strong": true, "easy": false, "low": true
        }))
        .unwrap();
        assert!(is_begun(&Route::Home, &memory("목욕")));
        let Found::Work(text) = find(memory("목욕"), Some(look.clone())) else {
            panic!("nothing is set aside");
        };
        let restored = restore(&text).unwrap();
        assert_eq!((restored.memory, restored.look), (memory("목욕"), Some(look)));
        assert!(would_replace(&memory("목욕")));
        clear();
    }

    #[test]
    fn a_look_that_cannot_be_read_loses_nothing_else() {
        let restored =
            restore(r#"{"address":"/queue","kept":[],"memory":7,"look":{"text_size":300}}"#).unwrap();
        assert_eq!((restored.memory, restored.look), (Memory::default(), None));
        assert_ne!(restored.route, Route::Home);
    }

    #[test]
    fn tickets_of_this_device_stay_beside_those_that_come() {
        storage::write(Area::Device, "kept-tickets", "[1,2]");
        assert!(!would_replace(&Memory::default()));
        restore(r#"{"address":"/queue","kept":[["kept-tickets","[2,3]"]]}"#);
        assert_eq!(
            storage::read(Area::Device, "kept-tickets").as_deref(),
            Some("[2,3,1]")
        );
        storage::write(Area::Device, "order-draft", "{}");
        assert!(would_replace(&Memory::default()));
        clear();
    }
}
