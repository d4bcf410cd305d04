//! Names of services and states, and what went wrong.

use crate::api::ApiError;
use crate::i18n::I18n;
use crate::ui::BadgeKind;
use contract::household::Service;
use contract::permission::PermissionState;
use contract::problem::ProblemCode;
use contract::reservation::OrderState;

/// The name of a service.
pub(super) fn service(i18n: I18n, service: Service) -> &'static str {
    let words = i18n.mine();
    match service {
        Service::SirenOrder => words.service_siren_order,
        Service::Ticket => words.service_ticket,
        Service::Delivery => words.service_delivery,
        Service::BookPayback => words.service_book_payback,
        Service::OutreachVisit => words.service_outreach_visit,
        Service::Unknown => words.service_unknown,
    }
}

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

/// Where a permission stands.
pub(super) fn permission(i18n: I18n, state: PermissionState) -> (BadgeKind, &'static str) {
    let words = i18n.mine();
    match state {
        PermissionState::Asked => (BadgeKind::Busy, words.permission_asked),
        PermissionState::Granted => (BadgeKind::Good, words.permission_granted),
        PermissionState::Refused => (BadgeKind::Full, words.permission_refused),
        PermissionState::Withdrawn => (BadgeKind::Neutral, words.permission_withdrawn),
        PermissionState::Expired => (BadgeKind::Neutral, words.permission_expired),
        PermissionState::Ended => (BadgeKind::Neutral, words.permission_ended),
        PermissionState::Unknown => (BadgeKind::Neutral, words.permission_unknown),
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
