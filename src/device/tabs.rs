//! Several tabs of the app: one of them leads, and all can tell each other something. By Web Locks and
//! `BroadcastChannel`; where a browser lacks either, each tab is on its own.

#[cfg(target_arch = "wasm32")]
pub use browser::Tabs;
#[cfg(not(target_arch = "wasm32"))]
pub use host::Tabs;

#[cfg(target_arch = "wasm32")]
mod browser {
    use super::super::script::{call, global, make, member, object};
    use gloo::events::EventListener;
    use js_sys::{Function, Promise};
    use std::cell::RefCell;
    use std::rc::Rc;
    use wasm_bindgen::prelude::*;
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{AbortController, EventTarget};

    /// The tabs that share something.
    pub struct Tabs {
        name: String,
        channel: JsValue,
        _listener: EventListener,
        claim: RefCell<Option<Rc<Claim>>>,
    }

    /// A wish to lead: waiting, or granted until it is released.
    struct Claim {
        abort: AbortController,
        release: RefCell<Option<Function>>,
    }

    impl Tabs {
        /// Joins those that share what has this name. `heard` gets what the others tell.
        pub fn join(name: &str, heard: impl Fn(String) + 'static) -> Option<Self> {
            locks()?;
            let channel = make(&member(&global(), "BroadcastChannel")?, &[name.into()])?;
            let target: &EventTarget = channel.unchecked_ref();
            let listener = EventListener::new(target, "message", move |event| {
                if let Some(text) = member(event, "data").and_then(|data| data.as_string()) {
                    heard(text);
                }
            });
            Some(Self {
                name: name.to_owned(),
                channel,
                _listener: listener,
                claim: RefCell::default(),
            })
        }

        /// Wishes to lead, unless it does already. `settled` is called with true once this tab leads, and with
        /// false when the browser refuses for good.
        pub fn claim(&self, settled: impl Fn(bool) + 'static) {
            if self.claim.borrow().is_some() {
                return;
            }
            let settled = Rc::new(settled);
            match request(&self.name, settled.clone()) {
                Some(claim) => drop(self.claim.replace(Some(claim))),
                None => settled(false),
            }
        }

        /// Leaves leading to others.
        pub fn give_up(&self) {
            if let Some(claim) = self.claim.take() {
                match claim.release.take() {
                    Some(release) => drop(release.call0(&JsValue::NULL)),
                    None => claim.abort.abort(),
                }
            }
        }

        /// Tells all the others.
        pub fn tell(&self, text: &str) {
            call(&self.channel, "postMessage", &[text.into()]);
        }
    }

    impl Drop for Tabs {
        fn drop(&mut self) {
            self.give_up();
            call(&self.channel, "close", &[]);
        }
    }

    fn locks() -> Option<JsValue> {
        member(&member(&global(), "navigator")?, "locks")
    }

    /// Asks for the lock. It is held for as long as the promise is open that the callback gives.
    fn request(name: &str, settled: Rc<dyn Fn(bool)>) -> Option<Rc<Claim>> {
        let claim = Rc::new(Claim {
            abort: AbortController::new().ok()?,
            release: RefCell::default(),
        });
        let options = object(&[("signal", claim.abort.signal().into())]);
        let granted = {
            let (claim, settled) = (claim.clone(), settled.clone());
            Closure::once_into_js(move |_: JsValue| {
                // Granted in the moment in which it was given up: let go at once.
                if claim.abort.signal().aborted() {
                    return Promise::resolve(&JsValue::UNDEFINED);
                }
                let held = Promise::new(&mut |resolve, _| drop(claim.release.replace(Some(resolve))));
                settled(true);
                held
            })
        };
        let asked = call(&locks()?, "request", &[name.into(), options, granted])?;
        let asked: Promise = asked.dyn_into().ok()?;
        let waiting = claim.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let refused = JsFuture::from(asked).await.is_err();
            if refused && !waiting.abort.signal().aborted() {
                settled(false);
            }
        });
        Some(claim)
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod host {
    /// On the host there is one page.
    pub struct Tabs;

    impl Tabs {
        /// On the host: none.
        pub fn join(_: &str, _: impl Fn(String) + 'static) -> Option<Self> {
            None
        }

        /// On the host: never.
        pub fn claim(&self, settled: impl Fn(bool) + 'static) {
            settled(false);
        }

        /// On the host: nothing.
        pub fn give_up(&self) {}

        /// On the host: nobody hears.
        pub fn tell(&self, _: &str) {}
    }
}
