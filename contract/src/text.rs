//! Words that the backend serves in more than one language.

use crate::wire;

wire! {
    /// A text in Korean and, where the district has it, in English.
    pub struct LocalText {
        /// Korean; always there.
        pub ko: String,
        /// English.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub en: Option<String>,
    }
}

impl LocalText {
    /// A text in both languages.
    pub fn new(ko: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            ko: ko.into(),
            en: Some(en.into()),
        }
    }
}
