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

    /// Whether an element stands apart from the words around it, as a block or a box of its own.
    pub fn stands_apart(element: &web_sys::Element) -> bool {
        let style = call(&global(), "getComputedStyle", &[element.into()]);
        let display = style.and_then(|style| member(&style, "display")?.as_string());
        display.is_some_and(|display| display != "inline" && display != "contents")
    }

    /// Texts that are being said. Dropping it silences them, and their end is told to nobody.
    #[derive(Debug)]
    pub struct Speaking {
        last: Option<JsValue>,
        _ended: Closure<dyn FnMut()>,
    }

    impl Speaking {
        /// Says texts one after another, each in the language of its tag, so fast (1 is usual) and so loud (1 is most);
        /// `ended` after the last of them.
        pub fn begin(
            texts: &[(String, String)],
            (rate, volume): (f64, f64),
            ended: impl FnMut() + 'static,
        ) -> Self {
            let ended = Closure::<dyn FnMut()>::new(ended);
            let said: Vec<_> = texts
                .iter()
                .filter_map(|text| utterance(text, rate, volume))
                .collect();
            if let Some(last) = said.last() {
                // A voice that fails must not stop the reading.
                for name in ["onend", "onerror"] {
                    let _ = Reflect::set(last, &name.into(), ended.as_ref());
                }
            }
            // The browser keeps what is to be said in a line.
            if let Some(voice) = voice() {
                for utterance in &said {
                    call(&voice, "speak", std::slice::from_ref(utterance));
                }
            }
            Self {
                last: said.last().cloned(),
                _ended: ended,
            }
        }
    }

    fn utterance((text, tag): &(String, String), rate: f64, volume: f64) -> Option<JsValue> {
        let kind = member(&global(), "SpeechSynthesisUtterance")?;
        let utterance = make(&kind, &[text.into()])?;
        // A use of Korean that voices do not know by its own tag.
        let tag = tag.split("-x-").next().unwrap_or(tag);
        let values: [(&str, JsValue); 3] = [
            ("lang", tag.into()),
            ("rate", rate.into()),
            ("volume", volume.into()),
        ];
        for (name, value) in values {
            let _ = Reflect::set(&utterance, &name.into(), &value);
        }
        Some(utterance)
    }

    impl Drop for Speaking {
        fn drop(&mut self) {
            if let Some(last) = &self.last {
                for name in ["onend", "onerror"] {
                    let _ = Reflect::set(last, &name.into(), &JsValue::NULL);
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
        pub fn begin(_: &[(String, String)], _: (f64, f64), _: impl FnMut() + 'static) -> Self {
            Self
        }
    }

    impl Drop for Speaking {
        fn drop(&mut self) {}
    }
}
