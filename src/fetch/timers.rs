//! A pause before a callback; dropping it cancels it. On the host nothing ever falls due.

use std::cell::Cell;
use std::rc::Rc;
use yew::prelude::*;

/// Calls back after `millis`, unless dropped before.
pub struct Pause {
    #[cfg(target_arch = "wasm32")]
    _timeout: gloo::timers::callback::Timeout,
    #[cfg(not(target_arch = "wasm32"))]
    _never: Box<dyn FnOnce()>,
}

impl Pause {
    /// Calls back after so many milliseconds.
    pub fn new(millis: u32, callback: impl FnOnce() + 'static) -> Self {
        #[cfg(target_arch = "wasm32")]
        return Self {
            _timeout: gloo::timers::callback::Timeout::new(millis, callback),
        };
        #[cfg(not(target_arch = "wasm32"))]
        {
            let _ = millis;
            Self {
                _never: Box::new(callback),
            }
        }
    }
}

/// Calls back once what has changed until now is drawn: behind the next frame. A timer alone may fall due before it, and
/// a slow phone would then do the work first and answer the press afterwards. A hidden page draws nothing and does not
/// wait. On the host nothing ever falls due.
pub fn after_frame(callback: impl FnOnce() + 'static) {
    #[cfg(target_arch = "wasm32")]
    {
        use wasm_bindgen::{JsCast, closure::Closure};
        let behind = || {
            gloo::timers::callback::Timeout::new(0, callback).forget();
        };
        match web_sys::window().filter(|_| !hidden()) {
            Some(window) => {
                // Takes care of itself: it is called once at most.
                let drawing = Closure::once_into_js(behind);
                let _ = window.request_animation_frame(drawing.unchecked_ref());
            }
            None => behind(),
        }
    }
    #[cfg(not(target_arch = "wasm32"))]
    drop(callback);
}

/// A value, one frame late: what a press changes cheaply is drawn before the dear part of it begins. The first value is
/// there at once, and on the host every one is.
#[hook]
pub fn use_after_frame<T: Clone + PartialEq + 'static>(value: T) -> T {
    let drawn = use_state(|| value.clone());
    {
        let drawn = drawn.clone();
        use_effect_with(value.clone(), move |value| {
            let here = Rc::new(Cell::new(true));
            if *drawn != *value {
                let (value, here) = (value.clone(), here.clone());
                after_frame(move || {
                    if here.get() {
                        drawn.set(value);
                    }
                });
            }
            move || here.set(false)
        });
    }
    match cfg!(target_arch = "wasm32") {
        true => (*drawn).clone(),
        false => value,
    }
}

/// Whether what a press asked for has been drawn once: false at first, true behind the next frame. A long page shows its
/// head at the press and the rest behind it, so that a slow phone answers at once. On the host all is there at once.
#[hook]
pub fn use_drawn() -> bool {
    let opened = use_state(|| false);
    {
        let opened = opened.clone();
        use_effect_with((), move |()| opened.set(true));
    }
    use_after_frame(*opened) || cfg!(not(target_arch = "wasm32"))
}

/// Runs a future of the page.
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    #[cfg(target_arch = "wasm32")]
    wasm_bindgen_futures::spawn_local(future);
    #[cfg(not(target_arch = "wasm32"))]
    drop(future);
}

/// Whether the page is hidden: behind another tab or app.
pub fn hidden() -> bool {
    #[cfg(target_arch = "wasm32")]
    return web_sys::window()
        .and_then(|window| window.document())
        .is_some_and(|document| document.hidden());
    #[cfg(not(target_arch = "wasm32"))]
    false
}
