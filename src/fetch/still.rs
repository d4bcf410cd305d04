//! Live numbers that hold still, because somebody needs longer than they last: WCAG 2.2.2. It is a choice of the
//! device, like the size of letters; whoever is waiting for a turn that was taken is told of it all the same.

use crate::device::storage::{self, Area};
use yew::prelude::*;

/// Name in the store.
const NAME: &str = "numbers-still";

/// Whether numbers are to hold still.
pub fn is_still() -> bool {
    storage::read(Area::Device, NAME).is_some()
}

/// Remembers the choice, and tells all who show numbers.
fn hold_still(still: bool) {
    match still {
        true => drop(storage::write(Area::Device, NAME, "1")),
        false => storage::remove(Area::Device, NAME),
    }
    #[cfg(target_arch = "wasm32")]
    if let (Some(window), Ok(event)) = (web_sys::window(), web_sys::Event::new(NAME)) {
        let _ = window.dispatch_event(&event);
    }
}

/// Hears of the choice for as long as it lives.
pub struct StillChoices {
    #[cfg(target_arch = "wasm32")]
    _listener: Option<gloo::events::EventListener>,
    #[cfg(not(target_arch = "wasm32"))]
    _never: Box<dyn Fn()>,
}

/// Calls `chosen` when the choice is made otherwise on this page; on the host nobody chooses.
pub fn on_still(chosen: impl Fn() + 'static) -> StillChoices {
    StillChoices {
        #[cfg(not(target_arch = "wasm32"))]
        _never: Box::new(chosen),
        #[cfg(target_arch = "wasm32")]
        _listener: web_sys::window()
            .map(|window| gloo::events::EventListener::new(&window, NAME, move |_| chosen())),
    }
}

/// Whether numbers hold still, and how to choose it.
#[hook]
pub fn use_still() -> (bool, Callback<bool>) {
    let still = use_state_eq(is_still);
    {
        let still = still.clone();
        use_effect_with((), move |()| {
            let choices = on_still(move || still.set(is_still()));
            move || drop(choices)
        });
    }
    (*still, Callback::from(hold_still))
}
