//! Leaving a page for good: nothing of it stays on the screen, in the program's memory or behind "back".

#[cfg(target_arch = "wasm32")]
pub use browser::*;
#[cfg(not(target_arch = "wasm32"))]
pub use host::*;

/// Listens for as long as it lives.
pub struct Watching {
    #[cfg(target_arch = "wasm32")]
    pub(super) _events: Vec<gloo::events::EventListener>,
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) _events: Vec<()>,
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use super::Watching;
    use crate::device::script::{call, global, member};
    use gloo::events::EventListener;
    use js_sys::Reflect;
    use std::cell::Cell;
    use wasm_bindgen::JsValue;

    /// Three presses of Escape within this time are meant.
    const WITHIN_MS: i64 = 2000;

    fn body() -> Option<JsValue> {
        member(&member(&global(), "document")?, "body")
    }

    /// Empties the screen. The program is of no use afterwards: leave at once.
    pub fn clear_screen() {
        if let Some(body) = body() {
            call(&body, "replaceChildren", &[]);
        }
    }

    /// Loads another address in place of this page: "back" does not return here, and the program's memory ends.
    pub fn leave_to(address: &str) {
        if let Some(location) = member(&global(), "location") {
            call(&location, "replace", &[address.into()]);
        }
    }

    fn load_anew() {
        if let Some(location) = member(&global(), "location") {
            call(&location, "reload", &[]);
        }
    }

    /// While it lives, a page that the browser kept aside whole does not come back: it was hidden when it was
    /// left, and is loaded anew.
    pub fn never_kept_aside() -> Watching {
        let hide = |hidden: bool| {
            if let Some(body) = body() {
                let _ = Reflect::set(&body, &"hidden".into(), &hidden.into());
            }
        };
        let events = web_sys::window().map(|window| {
            vec![
                EventListener::new(&window, "pagehide", move |_| hide(true)),
                EventListener::new(&window, "pageshow", move |event| {
                    let kept = member(event, "persisted").and_then(|kept| kept.as_bool());
                    match kept {
                        Some(true) => load_anew(),
                        _ => hide(false),
                    }
                }),
            ]
        });
        Watching {
            _events: events.unwrap_or_default(),
        }
    }

    /// Calls `pressed` when Escape is pressed three times within two seconds.
    pub fn on_escape_thrice(pressed: impl Fn() + 'static) -> Watching {
        // The press before, and the one before that.
        let presses = Cell::new([0_i64; 2]);
        let events = web_sys::window().map(|window| {
            vec![EventListener::new(&window, "keydown", move |event| {
                let key = member(event, "key").and_then(|key| key.as_string());
                let held = member(event, "repeat").and_then(|held| held.as_bool());
                if key.as_deref() == Some("Escape") && held != Some(true) {
                    let ([second, first], now) = (presses.get(), crate::device::now_millis());
                    presses.set([now, second]);
                    if now - first < WITHIN_MS {
                        pressed();
                    }
                }
            })]
        });
        Watching {
            _events: events.unwrap_or_default(),
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod host {
    use super::Watching;

    /// On the host: nothing.
    pub fn clear_screen() {}

    /// On the host: nothing.
    pub fn leave_to(_: &str) {}

    /// On the host: nothing.
    pub fn never_kept_aside() -> Watching {
        Watching { _events: Vec::new() }
    }

    /// On the host: nothing.
    pub fn on_escape_thrice(_: impl Fn() + 'static) -> Watching {
        Watching { _events: Vec::new() }
    }
}
