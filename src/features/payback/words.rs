//! Names of states and events, and what went wrong.

use crate::api::ApiError;
use crate::i18n::{I18n, fill};
use crate::ui::BadgeKind;
use contract::payback::{PaybackEvent, PaybackEventKind as Kind, PaybackState, StoreBrief};
use contract::problem::ProblemCode;
use yew::AttrValue;

/// Where a book stands.
pub(super) fn state(i18n: I18n, state: PaybackState) -> (BadgeKind, &'static str) {
    let words = i18n.payback();
    match state {
        PaybackState::Applied => (BadgeKind::Info, words.state_applied),
        PaybackState::Approved => (BadgeKind::Good, words.state_approved),
        PaybackState::Refused => (BadgeKind::Full, words.state_refused),
        PaybackState::Withdrawn => (BadgeKind::Neutral, words.state_withdrawn),
        PaybackState::Bought => (BadgeKind::Busy, words.state_bought),
        PaybackState::Missed => (BadgeKind::Full, words.state_missed),
        PaybackState::Returned => (BadgeKind::Info, words.state_returned),
        PaybackState::Checked => (BadgeKind::Info, words.state_checked),
        PaybackState::Paid => (BadgeKind::Good, words.state_paid),
        PaybackState::Placed => (BadgeKind::Good, words.state_placed),
        PaybackState::Unknown => (BadgeKind::Neutral, words.state_unknown),
    }
}

/// Name of a store; its id where it is not known.
pub(super) fn store_name(i18n: I18n, stores: &[StoreBrief], id: &str) -> AttrValue {
    let store = stores.iter().find(|store| store.id == id);
    store.map_or_else(|| id.to_owned().into(), |store| i18n.text(&store.name))
}

/// Something that happened, as a sentence.
pub(super) fn event(i18n: I18n, event: &PaybackEvent) -> String {
    let words = i18n.payback_book();
    let day = |day: Option<_>| day.map_or_else(|| i18n.date(event.at.date()), |day| i18n.date(day));
    let amount = event.amount_won.map_or_else(String::new, |won| i18n.won(won));
    match event.kind {
        Kind::Applied => words.event_applied.into(),
        Kind::Approved => words.event_approved.into(),
        Kind::Refused => words.event_refused.into(),
        Kind::Withdrawn => words.event_withdrawn.into(),
        Kind::Corrected => words.event_corrected.into(),
        Kind::Bought if amount.is_empty() => fill(words.event_bought_on, &[("date", &day(event.on))]),
        Kind::Bought => fill(
            words.event_bought,
            &[("date", &day(event.on)), ("amount", &amount)],
        ),
        Kind::ReceiptAdded => words.event_receipt_added.into(),
        Kind::ReceiptUnreadable => words.event_receipt_unreadable.into(),
        Kind::Returned => fill(words.event_returned, &[("date", &day(event.on))]),
        Kind::Checked => words.event_checked.into(),
        Kind::NotAccepted => words.event_not_accepted.into(),
        Kind::Paid => {
            let account = event.account.as_deref().unwrap_or_default();
            fill(words.event_paid, &[("amount", &amount), ("account", account)])
        }
        Kind::Placed => {
            let library = event.library.as_ref().map(|library| i18n.text(library));
            fill(
                words.event_placed,
                &[("library", library.as_deref().unwrap_or_default())],
            )
        }
        Kind::Unknown => words.event_unknown.into(),
    }
}

/// A heading and a sentence on what went wrong with a book.
pub(super) fn trouble(i18n: I18n, error: &ApiError, phone: &str) -> (&'static str, String) {
    let words = i18n.payback_trouble();
    let (title, text) = match error.code() {
        Some(ProblemCode::QuotaReached) => (words.quota_title, words.quota_text),
        Some(ProblemCode::AlreadyApplied) => (words.twice_title, words.twice_text),
        Some(ProblemCode::BudgetClosed) => (words.budget_title, words.budget_text),
        Some(ProblemCode::TitleRefused) => (words.title_title, words.title_text),
        Some(ProblemCode::AlreadyReturned) => (words.returned_title, words.returned_text),
        Some(ProblemCode::TooLate) => (words.too_late_title, words.too_late_text),
        Some(ProblemCode::VersionConflict) => (words.conflict_title, words.conflict_text),
        Some(ProblemCode::UploadTooLarge | ProblemCode::UploadNotImage) => {
            (words.upload_title, words.upload_text)
        }
        Some(ProblemCode::ReceiptUnreadable) => (words.unreadable_title, words.unreadable_text),
        Some(ProblemCode::LimitReached) => (words.limit_title, words.limit_text),
        Some(ProblemCode::NotFound) => (words.not_found_title, words.not_found_text),
        Some(ProblemCode::OutsidePermission) => (words.permission_title, words.permission_text),
        Some(ProblemCode::PermissionEnded) => (words.ended_title, words.ended_text),
        Some(ProblemCode::Invalid) => (words.invalid_title, words.invalid_text),
        _ => return crate::trouble::trouble(i18n, error, phone),
    };
    (title, fill(text, &[("phone", phone)]))
}
