//! Words that the backend serves in more than one language.

use crate::wire;

wire! {
    /// A text in Korean and, where the district has it, in other languages.
    pub struct LocalText {
        /// Korean; always there.
        pub ko: String,
        /// English.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub en: Option<String>,
        /// Chinese, simplified.
        #[serde(rename = "zh-Hans", default, skip_serializing_if = "Option::is_none")]
        pub zh_hans: Option<String>,
        /// Vietnamese.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub vi: Option<String>,
    }
}

/// A number with commas between thousands, as amounts are written in all our languages: `15,000`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

impl LocalText {
    /// A text in Korean and English.
    pub fn new(ko: impl Into<String>, en: impl Into<String>) -> Self {
        Self::of(ko.into(), Some(en.into()))
    }

    /// A text in Korean and perhaps English.
    pub fn of(ko: String, en: Option<String>) -> Self {
        Self {
            ko,
            en,
            zh_hans: None,
            vi: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn thousands_are_parted() {
        let all = [0, 999, 1000, 15_000, 1_234_567].map(grouped);
        assert_eq!(all, ["0", "999", "1,000", "15,000", "1,234,567"]);
    }
}
