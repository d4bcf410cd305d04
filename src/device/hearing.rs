//! The browser's hearing, where it has one: what is said becomes text. Most browsers send the sound to their maker's
//! server for that, so nothing listens before it was asked for. KakaoTalk's browser and Firefox have none.

#[cfg(target_arch = "wasm32")]
pub use browser::*;
#[cfg(not(target_arch = "wasm32"))]
pub use host::*;

/// What came of listening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// These words.
    Words(String),
    /// Nobody spoke, or nothing that is a word.
    Nothing,
    /// There is no microphone, or it may not be used.
    NoMicrophone,
    /// What turns sound into words could not be reached.
    NoNetwork,
    /// The browser cannot do it after all, as in this language.
    Unable,
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use super::Heard;
    use crate::device::script::{call, global, make, member};
    use gloo::events::EventListener;
    use js_sys::Reflect;
    use std::rc::Rc;
    use wasm_bindgen::prelude::*;
    use web_sys::EventTarget;

    fn recognizer() -> Option<JsValue> {
        let under = |name| member(&global(), name);
        under("SpeechRecognition").or_else(|| under("webkitSpeechRecognition"))
    }

    /// Whether the browser has what hears.
    pub fn can_hear() -> bool {
        recognizer().is_some()
    }

    /// One listening: to one sentence. Dropping it breaks it off, and what comes of it is told to nobody.
    pub struct Listening {
        recognizer: JsValue,
        events: Vec<EventListener>,
    }

    impl Listening {
        /// Listens to words in the language of a tag with its country, as `ko-KR`. `told` is called once or more: only
        /// the first call counts. `None` where the browser does not begin.
        pub fn begin(tag: &str, told: impl Fn(Heard) + 'static) -> Option<Self> {
            let recognizer = make(&recognizer()?, &[])?;
            let _ = Reflect::set(&recognizer, &"lang".into(), &tag.into());
            let told = Rc::new(told);
            let target: &EventTarget = recognizer.unchecked_ref();
            let events = ["result", "nomatch", "error", "end"].map(|name| {
                let told = told.clone();
                EventListener::new(target, name, move |event| told(heard(event)))
            });
            // From here on a failure is told by dropping the listeners.
            let listening = Self {
                recognizer,
                events: events.into(),
            };
            call(&listening.recognizer, "start", &[])?;
            Some(listening)
        }

        /// Ends the listening; what was said until now still counts.
        pub fn finish(&self) {
            call(&self.recognizer, "stop", &[]);
        }
    }

    impl Drop for Listening {
        fn drop(&mut self) {
            self.events.clear();
            call(&self.recognizer, "abort", &[]);
        }
    }

    /// What an event says: words, or why there are none.
    fn heard(event: &JsValue) -> Heard {
        let first = |of: JsValue| member(&of, "0");
        let best = member(event, "results").and_then(first).and_then(first);
        let words = best.and_then(|best| member(&best, "transcript")?.as_string());
        if let Some(words) = words.filter(|words| !words.trim().is_empty()) {
            return Heard::Words(words);
        }
        let error = member(event, "error").and_then(|error| error.as_string());
        match error.as_deref() {
            Some("not-allowed" | "audio-capture") => Heard::NoMicrophone,
            Some("network") => Heard::NoNetwork,
            Some("service-not-allowed" | "language-not-supported" | "bad-grammar") => Heard::Unable,
            _ => Heard::Nothing,
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod host {
    use super::Heard;

    /// The host hears nothing.
    pub fn can_hear() -> bool {
        false
    }

    /// The host hears nothing.
    pub struct Listening;

    impl Listening {
        /// The host hears nothing.
        pub fn begin(_: &str, _: impl Fn(Heard) + 'static) -> Option<Self> {
            None
        }

        /// The host hears nothing.
        pub fn finish(&self) {}
    }
}
