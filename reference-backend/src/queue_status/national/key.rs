//! The key of the open service. Nothing shows it: neither `Debug` nor an error nor a line of a log.

use crate::call::decode;
use std::fmt::{self, Write};

/// Longest key that is taken, in bytes.
const KEY_MAX: usize = 512;

/// The key that the open-data portal issued, in the form in which it stands in an address.
#[derive(Clone, PartialEq, Eq)]
pub struct ServiceKey(String);

impl ServiceKey {
    /// Reads a key. The portal hands it out twice, percent-encoded and not; either is taken and encoded once.
    /// `None` if it is empty, too long, or holds what no key holds.
    pub fn read(text: &str) -> Option<Self> {
        let bare = decode(text.trim(), false)?;
        let good =
            !bare.is_empty() && bare.len() <= KEY_MAX && bare.bytes().all(|byte| byte.is_ascii_graphic());
        good.then(|| Self(encoded(&bare)))
    }

    /// For an address, and nothing else.
    pub(super) fn in_address(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for ServiceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ServiceKey(kept secret)")
    }
}

/// Percent-encodes all but letters, digits, `-`, `.`, `_` and `~`.
pub(super) fn encoded(text: &str) -> String {
    text.bytes()
        .fold(String::with_capacity(text.len()), |mut out, byte| {
            match byte {
                b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
                _ if byte.is_ascii_alphanumeric() => out.push(char::from(byte)),
                _ => drop(write!(out, "%{byte:02X}")),
            }
            out
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_encoded_once_whichever_form_was_handed_out() {
        for text in ["ab+c/d==", "ab%2Bc%2Fd%3D%3D", " ab+c/d==\n", "ab%2bc%2fd%3d%3d"] {
            assert_eq!(ServiceKey::read(text).unwrap().in_address(), "ab%2Bc%2Fd%3D%3D");
        }
        assert_eq!(ServiceKey::read("0123abcd").unwrap().in_address(), "0123abcd");
    }

    #[test]
    fn what_cannot_be_a_key_is_none() {
        let long = "a".repeat(KEY_MAX + 1);
        for text in ["", "  ", "a b", "a%0Ab", "열쇠", &long] {
            assert_eq!(ServiceKey::read(text), None, "{text}");
        }
    }

    #[test]
    fn a_key_does_not_show_itself() {
        let key = ServiceKey::read("canary+key==").unwrap();
        assert!(!format!("{key:?} {:?}", Some(&key)).contains("canary"));
    }
}
