//! The browser's voice, where it has one. KakaoTalk's browser has none, many kiosks have no Korean one.

#[cfg(target_arch = "wasm32")]
pub use browser::*;
#[cfg(not(target_arch = "wasm32"))]
pub use host::*;

#[cfg(target_arch = "wasm32")]
mod browser {
    use crate::device::script::{call, global, make, member};
    use js_sys::Reflect;
    use wasm_bindgen::prelude::*;

    fn voice() -> Option<JsValue> {
        member(&global(), "speechSynthesis")
    }

    /// Whether the browser can speak.
    pub fn can_speak() -> bool {
        voice().is_some() && member(&global(), "SpeechSynthesisUtterance").is_some()
    }

    /// A text that is being said. Dropping it silences it, and its end is told to nobody.
    #[derive(Debug)]
    pub struct Speaking {
        utterance: Option<JsValue>,
        _ended: Closure<dyn FnMut()>,
    }

    impl Speaking {
        /// Says a text in the language of a tag, so fast (1 is usual) and so loud (1 is most); `ended` after it.
        pub fn begin(
            text: &str,
            tag: &str,
            (rate, volume): (f64, f64),
            ended: impl FnMut() + 'static,
        ) -> Self {
            let ended = Closure::<dyn FnMut()>::new(ended);
            let utterance =
                member(&global(), "SpeechSynthesisUtterance").and_then(|kind| make(&kind, &[text.into()]));
            if let (Some(utterance), Some(voice)) = (&utterance, voice()) {
                // A use of Korean that voices do not know by its own tag.
                let tag = tag.split("-x-").next().unwrap_or(tag);
                let values: [(&str, JsValue); 5] = [
                    ("lang", tag.into()),
                    ("rate", rate.into()),
                    ("volume", volume.into()),
                    ("onend", ended.as_ref().clone()),
                    // A voice that fails must not stop the reading.
                    ("onerror", ended.as_ref().clone()),
                ];
                for (name, value) in values {
                    let _ = Reflect::set(utterance, &name.into(), &value);
                }
                call(&voice, "speak", std::slice::from_ref(utterance));
            }
            Self {
                utterance,
                _ended: ended,
            }
        }
    }

    impl Drop for Speaking {
        fn drop(&mut self) {
            if let Some(utterance) = &self.utterance {
                for name in ["onend", "onerror"] {
                    let _ = Reflect::set(utterance, &name.into(), &JsValue::NULL);
                }
            }
            if let Some(voice) = voice() {
                call(&voice, "cancel", &[]);
            }
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod host {
    /// The host is silent.
    pub fn can_speak() -> bool {
        false
    }

    /// The host is silent.
    #[derive(Debug)]
    pub struct Speaking;

    impl Speaking {
        /// The host is silent.
        pub fn begin(_: &str, _: &str, _: (f64, f64), _: impl FnMut() + 'static) -> Self {
            Self
        }
    }

    impl Drop for Speaking {
        fn drop(&mut self) {}
    }
}
