//! Names of services and of where a permission stands, for every feature that shows them.

use crate::i18n::{I18n, fill};
use crate::ui::BadgeKind;
use contract::household::Service;
use contract::permission::{Permission, PermissionState, Side};

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

/// Who acts for whom, in words: what was asked is not said as if it had been allowed.
pub fn for_whom(i18n: I18n, permission: &Permission, side: Side) -> String {
    let words = i18n.mine();
    let helper = side == Side::Helper;
    let (of_helper, of_represented) = match permission.state {
        PermissionState::Granted | PermissionState::Unknown => (words.act_for, words.acts_for_me),
        PermissionState::Ended => (words.acted_for, words.acted_for_me),
        _ => (words.asked_them, words.asked_me),
    };
    let (template, name) = match helper {
        true => (of_helper, &permission.represented_name),
        false => (of_represented, &permission.helper_name),
    };
    fill(template, &[("name", name)])
}

/// What the services of a permission are called: nothing is entrusted before the answer.
pub fn services_term(i18n: I18n, state: PermissionState) -> &'static str {
    match state {
        PermissionState::Granted | PermissionState::Ended | PermissionState::Unknown => i18n.mine().services,
        _ => i18n.mine().services_asked,
    }
}
