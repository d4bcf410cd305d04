//! A pause before a callback; dropping it cancels it. On the host nothing ever falls due.

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

/// Whether what a press asked for has been drawn once: false at first, true from the next turn of the browser on. A long
/// page shows its head at the press and the rest behind it, so that a slow phone answers at once. On the host all is
/// there at once.
#[hook]
pub fn use_drawn() -> bool {
    let drawn = use_state(|| cfg!(not(target_arch = "wasm32")));
    {
        let drawn = drawn.clone();
        use_effect_with((), move |()| {
            let pause = Pause::new(0, move || drawn.set(true));
            move || drop(pause)
        });
    }
    *drawn
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
