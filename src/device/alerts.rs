//! Ways to be told of something while looking elsewhere: notification, sound, shaking, a screen that stays on.
//! KakaoTalk's browser has few of them, so each is asked for before it is offered.

/// Whether the device shows notifications of this page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notifications {
    /// The browser has none.
    Missing,
    /// The resident has not been asked yet.
    NotAsked,
    /// They are shown.
    Allowed,
    /// They are blocked in the browser's settings.
    Blocked,
}

#[cfg(target_arch = "wasm32")]
pub use browser::*;
#[cfg(not(target_arch = "wasm32"))]
pub use host::*;

#[cfg(target_arch = "wasm32")]
mod browser {
    use super::Notifications;
    use crate::device::script::{call, global, make, member, object, settled};
    use js_sys::{Array, Promise};
    use std::cell::RefCell;
    use wasm_bindgen::prelude::*;
    use wasm_bindgen_futures::spawn_local;

    thread_local! {
        /// One for the life of the page: a browser allows only a few.
        static SOUND: RefCell<Option<JsValue>> = const { RefCell::new(None) };
        /// What holds the screen on.
        static AWAKE: RefCell<Option<JsValue>> = const { RefCell::new(None) };
    }

    fn navigator() -> Option<JsValue> {
        member(&global(), "navigator")
    }

    /// Whether notifications are shown.
    pub fn notifications() -> Notifications {
        let word = member(&global(), "Notification")
            .and_then(|notification| member(&notification, "permission"))
            .and_then(|word| word.as_string());
        match word.as_deref() {
            None => Notifications::Missing,
            Some("granted") => Notifications::Allowed,
            Some("denied") => Notifications::Blocked,
            Some(_) => Notifications::NotAsked,
        }
    }

    /// Asks the resident to allow notifications; on a press only. Calls back with what holds then.
    pub fn ask_for_notifications(done: impl FnOnce(Notifications) + 'static) {
        let asked = member(&global(), "Notification")
            .and_then(|notification| call(&notification, "requestPermission", &[]));
        spawn_local(async move {
            if let Some(promise) = asked {
                settled(promise).await;
            }
            done(notifications());
        });
    }

    /// Shows a notification. One with the same `tag` takes the place of the one before; pressing it leads to
    /// `address`, a path of this site.
    pub fn notify(title: &str, text: &str, tag: &str, address: &str) {
        if notifications() != Notifications::Allowed {
            return;
        }
        let options = object(&[
            ("body", text.into()),
            ("tag", tag.into()),
            ("data", address.into()),
            ("renotify", true.into()),
        ]);
        let title = JsValue::from(title);
        spawn_local(async move {
            // Browsers on phones take them from the service worker only.
            if let Some(worker) = registration().await
                && call(&worker, "showNotification", &[title.clone(), options.clone()]).is_some()
            {
                return;
            }
            if let Some(notification) = member(&global(), "Notification") {
                make(&notification, &[title, options]);
            }
        });
    }

    async fn registration() -> Option<JsValue> {
        let workers = member(&navigator()?, "serviceWorker")?;
        let found = settled(call(&workers, "getRegistration", &[])?).await?;
        // Without an active worker it shows nothing.
        member(&found, "active").map(|_| found)
    }

    fn sound_maker() -> Option<JsValue> {
        ["AudioContext", "webkitAudioContext"]
            .into_iter()
            .find_map(|name| member(&global(), name))
    }

    /// Whether the browser can make sounds.
    pub fn can_sound() -> bool {
        sound_maker().is_some()
    }

    /// Makes the sound ready; on a press only, as browsers are silent before one.
    pub fn wake_sound() {
        SOUND.with_borrow_mut(|sound| {
            if sound.is_none() {
                *sound = sound_maker().and_then(|maker| make(&maker, &[]));
            }
            if let Some(context) = sound {
                call(context, "resume", &[]);
            }
        });
    }

    /// Whether the sound was made ready since the page was opened.
    pub fn sound_is_awake() -> bool {
        SOUND.with_borrow(Option::is_some)
    }

    /// So many short tones, one after the other.
    pub fn beep(times: u32) {
        SOUND.with_borrow(|sound| {
            if let Some(context) = sound {
                // A call or another app may have taken the sound away.
                call(context, "resume", &[]);
                for tone in 0..times {
                    let _ = tone_after(context, f64::from(tone) * 0.4);
                }
            }
        });
    }

    fn tone_after(context: &JsValue, seconds: f64) -> Option<()> {
        let from = member(context, "currentTime")?.as_f64()? + seconds;
        let (tone, loudness) = (
            call(context, "createOscillator", &[])?,
            call(context, "createGain", &[])?,
        );
        set_value(&member(&tone, "frequency")?, 880.0);
        set_value(&member(&loudness, "gain")?, 0.3);
        call(&tone, "connect", std::slice::from_ref(&loudness))?;
        call(&loudness, "connect", &[member(context, "destination")?])?;
        call(&tone, "start", &[from.into()])?;
        call(&tone, "stop", &[(from + 0.25).into()])?;
        Some(())
    }

    fn set_value(parameter: &JsValue, value: f64) {
        let _ = js_sys::Reflect::set(parameter, &"value".into(), &value.into());
    }

    /// Whether the device can shake.
    pub fn can_shake() -> bool {
        navigator().is_some_and(|navigator| member(&navigator, "vibrate").is_some())
    }

    /// Shakes so many times.
    pub fn shake(times: u32) {
        let pattern: Array = (0..times * 2).map(|_| JsValue::from(300)).collect();
        if let Some(navigator) = navigator() {
            call(&navigator, "vibrate", &[pattern.into()]);
        }
    }

    /// Whether the screen can be held on.
    pub fn can_stay_awake() -> bool {
        navigator().is_some_and(|navigator| member(&navigator, "wakeLock").is_some())
    }

    /// Holds the screen on. The browser lets go when the page is hidden; ask again when it is seen.
    pub fn stay_awake() {
        let asked = navigator()
            .and_then(|navigator| member(&navigator, "wakeLock"))
            .and_then(|lock| call(&lock, "request", &["screen".into()]));
        spawn_local(async move {
            if let Some(promise) = asked
                && let Some(held) = settled(promise).await
            {
                sleep_again();
                AWAKE.set(Some(held));
            }
        });
    }

    /// Lets the screen go off again.
    pub fn sleep_again() {
        if let Some(held) = AWAKE.take() {
            call(&held, "release", &[]);
        }
    }

    /// Calls `first` in one tab only, whichever asks first, as long as that one lives. In a browser without locks
    /// in every tab. Browsers pass what is stored from tab to tab with a delay; a lock has none.
    pub fn in_one_tab(name: &str, first: impl FnOnce() + 'static) {
        let locks = navigator().and_then(|navigator| member(&navigator, "locks"));
        let Some(locks) = locks else { return first() };
        let held = Closure::once_into_js(move |lock: JsValue| -> JsValue {
            if lock.is_null() || lock.is_undefined() {
                return JsValue::UNDEFINED;
            }
            first();
            // Never settles, so the lock stays with this tab.
            Promise::race(&Array::new()).into()
        });
        let if_free = object(&[("ifAvailable", true.into())]);
        call(&locks, "request", &[name.into(), if_free, held]);
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod host {
    use super::Notifications;

    /// On the host: none.
    pub fn notifications() -> Notifications {
        Notifications::Missing
    }

    /// On the host: none.
    pub fn ask_for_notifications(done: impl FnOnce(Notifications) + 'static) {
        done(Notifications::Missing);
    }

    /// On the host: nothing.
    pub fn notify(_: &str, _: &str, _: &str, _: &str) {}

    /// On the host: never.
    pub fn can_sound() -> bool {
        false
    }

    /// On the host: nothing.
    pub fn wake_sound() {}

    /// On the host: never.
    pub fn sound_is_awake() -> bool {
        false
    }

    /// On the host: nothing.
    pub fn beep(_: u32) {}

    /// On the host: never.
    pub fn can_shake() -> bool {
        false
    }

    /// On the host: nothing.
    pub fn shake(_: u32) {}

    /// On the host: never.
    pub fn can_stay_awake() -> bool {
        false
    }

    /// On the host: nothing.
    pub fn stay_awake() {}

    /// On the host: nothing.
    pub fn sleep_again() {}

    /// On the host there is one page.
    pub fn in_one_tab(_: &str, first: impl FnOnce() + 'static) {
        first();
    }
}
