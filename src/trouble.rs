//! Trouble that is the same everywhere: the network, the backend. Features say in their own words what only
//! they can meet.

use crate::api::ApiError;
use crate::i18n::{I18n, fill};
use contract::problem::ProblemCode as Code;

/// A heading and a sentence on what went wrong between the page and the backend.
pub fn trouble(i18n: I18n, error: &ApiError, phone: &str) -> (&'static str, String) {
    let words = i18n.trouble();
    let (title, text) = match (error, error.code()) {
        (ApiError::Network | ApiError::TimedOut, _) => (words.network_title, words.network_text),
        (_, Some(Code::TooManyRequests)) => (words.too_many_title, words.too_many_text),
        _ => (words.server_title, words.server_text),
    };
    (title, fill(text, &[("phone", phone)]))
}
