//! Names of services and of where a permission stands, for every feature that shows them.

use crate::i18n::I18n;
use crate::ui::BadgeKind;
use contract::household::Service;
use contract::permission::PermissionState;

/// The name of a service.
pub fn service_name(i18n: I18n, service: Service) -> &'static str {
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

/// The names of services, one after another.
pub fn service_names(i18n: I18n, services: &[Service]) -> String {
    let names: Vec<_> = services
        .iter()
        .map(|service| service_name(i18n, *service))
        .collect();
    names.join(", ")
}

/// Where a permission stands.
pub fn permission_state(i18n: I18n, state: PermissionState) -> (BadgeKind, &'static str) {
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
