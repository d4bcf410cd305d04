//! What was answered in the finder: kept in the program's memory alone, so that the way back from a service finds it
//! again. It tells about a person, and stands in no address and no store; it leaves the device only with work that
//! somebody sets aside.

use crate::session::use_typed;
use yew::prelude::*;

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
    let chosen = use_typed::<Vec<String>>("visit-answers");
    let changes = use_state(|| 0_u32);
    let toggle = {
        let (chosen, changes) = (chosen.clone(), changes.clone());
        Callback::from(move |id: String| {
            chosen.change(|chosen| match chosen.iter().position(|known| *known == id) {
                Some(at) => drop(chosen.remove(at)),
                None => chosen.push(id),
            });
            changes.set(*changes + 1);
        })
    };
    Answers {
        chosen: chosen.get().clone(),
        toggle,
        changes: *changes,
    }
}
