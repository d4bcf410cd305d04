//! What was answered in the finder: kept in the program's memory alone, so that the way back from a service finds it
//! again. It tells about a person, and stands in no address and no store.

use crate::fetch::{Loaded, use_services};
use yew::prelude::*;

/// Name in the cache, which is gone with the page.
const ANSWERS: &str = "visit-answers";

/// What was answered: ids of answers and moments, in the order of answering.
#[derive(Clone, PartialEq)]
pub(super) struct Answers {
    /// The ids.
    pub(super) chosen: Vec<String>,
    /// Adds one, or takes it out again.
    pub(super) toggle: Callback<String>,
    /// Grows with each change: the focus follows.
    pub(super) changes: u32,
}

/// What was answered so far.
#[hook]
pub(super) fn use_answers() -> Answers {
    let services = use_services();
    let kept = services.cache.get::<Vec<String>>(ANSWERS);
    let chosen = kept.get().map(|kept| (**kept).clone()).unwrap_or_default();
    let changes = use_state(|| 0_u32);
    let toggle = {
        let (services, chosen, changes) = (services.clone(), chosen.clone(), changes.clone());
        Callback::from(move |id: String| {
            let mut chosen = chosen.clone();
            match chosen.iter().position(|known| *known == id) {
                Some(at) => drop(chosen.remove(at)),
                None => chosen.push(id),
            }
            let now = services.client.clock().now();
            services.cache.put(ANSWERS, Loaded::ready(chosen, now));
            changes.set(*changes + 1);
        })
    };
    Answers {
        chosen,
        toggle,
        changes: *changes,
    }
}
