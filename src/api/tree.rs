//! The browser's own reader of JSON, for the little that the first page reads: it needs no other, which saves a
//! tenth of its bytes. On the host serde stands in.

use contract::text::LocalText;

#[cfg(target_arch = "wasm32")]
mod inner {
    use js_sys::{Array, JSON, Reflect};
    use wasm_bindgen::{JsCast, JsValue};

    /// A value of a JSON text.
    pub struct Tree(JsValue);

    /// Reads a JSON text.
    pub fn parse(text: &str) -> Option<Tree> {
        JSON::parse(text).ok().map(Tree)
    }

    impl Tree {
        /// A field that is there and not null.
        pub fn get(&self, name: &str) -> Option<Tree> {
            let value = Reflect::get(&self.0, &name.into()).ok()?;
            (!value.is_undefined() && !value.is_null()).then_some(Tree(value))
        }

        /// The text, if it is one.
        pub fn text(&self) -> Option<String> {
            self.0.as_string()
        }

        /// True or false, if it is either.
        pub fn flag(&self) -> Option<bool> {
            self.0.as_bool()
        }

        /// The number, if it is one.
        pub fn number(&self) -> Option<f64> {
            self.0.as_f64()
        }

        /// The items; none if it is no list.
        pub fn items(&self) -> Vec<Tree> {
            self.0
                .dyn_ref::<Array>()
                .map_or_else(Vec::new, |items| items.iter().map(Tree).collect())
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod inner {
    use serde_json::Value;

    /// A value of a JSON text.
    pub struct Tree(Value);

    /// Reads a JSON text.
    pub fn parse(text: &str) -> Option<Tree> {
        serde_json::from_str(text).ok().map(Tree)
    }

    impl Tree {
        /// A field that is there and not null.
        pub fn get(&self, name: &str) -> Option<Tree> {
            self.0
                .get(name)
                .filter(|value| !value.is_null())
                .cloned()
                .map(Tree)
        }

        /// The text, if it is one.
        pub fn text(&self) -> Option<String> {
            self.0.as_str().map(str::to_owned)
        }

        /// True or false, if it is either.
        pub fn flag(&self) -> Option<bool> {
            self.0.as_bool()
        }

        /// The number, if it is one.
        pub fn number(&self) -> Option<f64> {
            self.0.as_f64()
        }

        /// The items; none if it is no list.
        pub fn items(&self) -> Vec<Tree> {
            self.0
                .as_array()
                .map_or_else(Vec::new, |items| items.iter().cloned().map(Tree).collect())
        }
    }
}

pub use inner::{Tree, parse};

impl Tree {
    /// A text of the backend or of the district in its languages.
    pub fn local_text(&self) -> Option<LocalText> {
        Some(LocalText {
            ko: self.get("ko")?.text()?,
            en: self.get("en").and_then(|en| en.text()),
            zh_hans: self.get("zh-Hans").and_then(|zh| zh.text()),
            vi: self.get("vi").and_then(|vi| vi.text()),
        })
    }
}
