//! Names of states, and what went wrong.

use crate::api::ApiError;
use crate::i18n::I18n;
use crate::ui::BadgeKind;
use contract::problem::ProblemCode;
use contract::reservation::OrderState;

/// Where an order stands.
pub(super) fn state(i18n: I18n, state: OrderState) -> (BadgeKind, &'static str) {
    let words = i18n.order();
    match state {
        OrderState::Accepted => (BadgeKind::Info, words.state_accepted),
        OrderState::Preparing => (BadgeKind::Info, words.state_preparing),
        OrderState::Ready => (BadgeKind::Good, words.state_ready),
        OrderState::Collected => (BadgeKind::Neutral, words.state_collected),
        OrderState::Cancelled => (BadgeKind::Full, words.state_cancelled),
        OrderState::Expired => (BadgeKind::Full, words.state_expired),
        OrderState::Unknown => (BadgeKind::Neutral, words.state_unknown),
    }
}

/// A heading and a sentence on why an order was not taken in.
pub(super) fn claim_trouble(i18n: I18n, error: &ApiError, phone: &str) -> (&'static str, String) {
    match error.code() {
        Some(ProblemCode::NotFound) => {
            let words = i18n.trouble();
            let text = crate::i18n::fill(i18n.mine().claim_not_found, &[("phone", phone)]);
            (words.not_found_title, text)
        }
        _ => crate::trouble::trouble(i18n, error, phone),
    }
}
