//! Back to the start, as soon as the server is there.

#[cfg(target_arch = "wasm32")]
pub(super) use browser::leave_once_there;

/// On the host: nothing.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn leave_once_there(_: String, _: String) {}

#[cfg(target_arch = "wasm32")]
mod browser {
    use crate::device::kiosk::element::{document, yes};
    use crate::device::script::{call, global, member, object};
    use crate::device::{leave_to, set_root_attribute};
    use gloo::timers::callback::Timeout;
    use js_sys::{Promise, Reflect};
    use wasm_bindgen::JsCast;
    use wasm_bindgen_futures::{JsFuture, spawn_local};

    /// Milliseconds after which the empty screen says something, and between two tries.
    const SAY_AFTER_MS: u32 = 1_500;
    const AGAIN_MS: u32 = 5_000;
    /// How long one try may take, in milliseconds.
    const PATIENCE_MS: u32 = 10_000;

    /// Loads `address` in place of this page once it answers; says `away` meanwhile.
    pub(in super::super) fn leave_once_there(address: String, away: String) {
        Timeout::new(SAY_AFTER_MS, move || say_alone(&away)).forget();
        attempt(address);
    }

    fn attempt(address: String) {
        spawn_local(async move {
            if answers(&address).await {
                leave_to(&address);
            } else {
                Timeout::new(AGAIN_MS, move || attempt(address)).forget();
            }
        });
    }

    async fn answers(address: &str) -> bool {
        // A line that is dead but not cut must not hold the screen.
        let patience = member(&global(), "AbortSignal")
            .and_then(|signal| call(&signal, "timeout", &[PATIENCE_MS.into()]));
        let fresh = object(&[("cache", "no-store".into()), ("signal", patience.into())]);
        let asked = call(&global(), "fetch", &[address.into(), fresh]);
        let Some(asked) = asked.and_then(|asked| asked.dyn_into::<Promise>().ok()) else {
            return false;
        };
        JsFuture::from(asked).await.is_ok_and(|answer| yes(&answer, "ok"))
    }

    fn say_alone(away: &str) {
        let Some(body) = document().and_then(|document| member(&document, "body")) else {
            return;
        };
        let _ = Reflect::set(&body, &"textContent".into(), &away.into());
        set_root_attribute("data-away", "on");
    }
}
