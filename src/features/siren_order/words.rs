//! From what went wrong to what residents read: what happened, and what to do.

use super::person::{Field, Wrong};
use crate::api::ApiError;
use crate::i18n::{I18n, fill};
use contract::problem::ProblemCode as Code;
use contract::reservation::OrderState;

/// A heading and a sentence on what went wrong.
pub(super) fn trouble(i18n: I18n, error: &ApiError, phone: &str) -> (&'static str, String) {
    let (words, behalf) = (i18n.trouble(), i18n.on_behalf());
    let (title, text) = match (error, error.code()) {
        (_, Some(Code::SlotTaken)) => (words.slot_taken_title, words.slot_taken_text),
        (_, Some(Code::SlotClosed)) => (words.slot_closed_title, words.slot_closed_text),
        (_, Some(Code::HoldExpired)) => (words.hold_expired_title, words.hold_expired_text),
        (_, Some(Code::PriceChanged)) => (words.price_changed_title, words.price_changed_text),
        (_, Some(Code::LimitReached)) => (words.limit_title, words.limit_text),
        (_, Some(Code::TooLate)) => (words.too_late_title, words.too_late_text),
        (_, Some(Code::VersionConflict)) => (words.conflict_title, words.conflict_text),
        (_, Some(Code::NotFound | Code::Forbidden)) => (words.not_found_title, words.not_found_text),
        (_, Some(Code::OutsidePermission)) => (behalf.outside_title, behalf.outside_text),
        (_, Some(Code::PermissionEnded)) => (behalf.ended_title, behalf.ended_text),
        (_, Some(Code::Invalid)) => (words.invalid_title, words.invalid_text),
        // Listed, so that a new code asks for its sentence when this is compiled.
        (ApiError::Network | ApiError::TimedOut | ApiError::Unreadable, _)
        | (
            _,
            None
            | Some(
                Code::Malformed
                | Code::SignInRequired
                | Code::InFlight
                | Code::KeyReused
                | Code::TooEarly
                | Code::TooManyRequests
                | Code::VersionMissing
                | Code::CounterClosed
                | Code::TicketsNotOffered
                | Code::WrongCode
                | Code::CodeExpired
                | Code::QuotaReached
                | Code::AlreadyApplied
                | Code::BudgetClosed
                | Code::TitleRefused
                | Code::AlreadyReturned
                | Code::NotEligible
                | Code::WindowTaken
                | Code::GroupClosed
                | Code::GroupExpired
                | Code::UploadTooLarge
                | Code::UploadNotImage
                | Code::ReceiptUnreadable
                | Code::IsbnWrong
                | Code::Internal
                | Code::Unavailable
                | Code::Unknown,
            ),
        ) => return crate::trouble::trouble(i18n, error, phone),
    };
    (title, fill(text, &[("phone", phone)]))
}

/// A sentence on what is wrong with a field.
pub(super) fn wrong(i18n: I18n, field: Field, wrong: Wrong) -> &'static str {
    let words = i18n.who();
    match (field, wrong) {
        (_, Wrong::Registration) => words.wrong_registration,
        (_, Wrong::NotAllowed) => words.wrong_not_allowed,
        (_, Wrong::AfterUntil) => i18n.on_behalf().wrong_after_until,
        (Field::Relation, _) => i18n.on_behalf().wrong_relation,
        (Field::ForWhom, _) => words.wrong_for_whom,
        (Field::OtherName, Wrong::TooLong) | (Field::Name, Wrong::TooLong) => words.wrong_name_long,
        (Field::OtherName, _) => words.wrong_other_name,
        (Field::Name, _) => words.wrong_name,
        (Field::BirthDate, Wrong::Missing) => words.wrong_birth_missing,
        (Field::BirthDate, Wrong::InFuture) => words.wrong_birth_future,
        (Field::BirthDate, _) => words.wrong_birth,
        (Field::Phone, Wrong::Missing) => words.wrong_phone_missing,
        (Field::Phone, _) => words.wrong_phone,
    }
}

/// The heading of an order's page.
pub(super) fn state_heading(i18n: I18n, state: OrderState) -> &'static str {
    let words = i18n.order();
    match state {
        OrderState::Accepted => words.heading_accepted,
        OrderState::Preparing => words.heading_preparing,
        OrderState::Ready => words.heading_ready,
        OrderState::Collected => words.heading_collected,
        OrderState::Cancelled => words.heading_cancelled,
        OrderState::Expired => words.heading_expired,
        OrderState::Unknown => words.heading_unknown,
    }
}

/// The short name of a state.
pub(super) fn state_name(i18n: I18n, state: OrderState) -> &'static str {
    let words = i18n.order();
    match state {
        OrderState::Accepted => words.state_accepted,
        OrderState::Preparing => words.state_preparing,
        OrderState::Ready => words.state_ready,
        OrderState::Collected => words.state_collected,
        OrderState::Cancelled => words.state_cancelled,
        OrderState::Expired => words.state_expired,
        OrderState::Unknown => words.state_unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use contract::problem::Problem;

    fn said(i18n: I18n, error: &ApiError) -> (&'static str, String) {
        trouble(i18n, error, "120")
    }

    #[test]
    fn each_trouble_that_residents_can_do_something_about_has_its_own_words() {
        let own = [
            Code::SlotTaken,
            Code::SlotClosed,
            Code::HoldExpired,
            Code::PriceChanged,
            Code::LimitReached,
            Code::TooLate,
            Code::VersionConflict,
            Code::TooManyRequests,
            Code::NotFound,
            Code::Invalid,
            Code::OutsidePermission,
            Code::PermissionEnded,
            Code::Unavailable,
        ];
        for language in Language::ALL {
            let i18n = I18n { language };
            let mut titles: Vec<&str> = own.iter().map(|code| said(i18n, &problem(*code)).0).collect();
            titles.push(said(i18n, &ApiError::Network).0);
            titles.sort_unstable();
            let all = titles.len();
            titles.dedup();
            assert_eq!(titles.len(), all, "{titles:?}");
        }
    }

    #[test]
    fn every_trouble_says_what_to_do_and_shows_no_code() {
        for code in Code::ALL.iter().chain([&Code::Unknown]) {
            let (title, text) = said(I18n::default(), &problem(*code));
            for words in [title, &text] {
                assert!(
                    !words.contains('{') && !words.chars().any(|letter| letter.is_ascii_alphabetic()),
                    "{words}"
                );
            }
            assert!(text.contains("요.") || text.contains("세요"), "{text}");
        }
    }

    fn problem(code: Code) -> ApiError {
        ApiError::Problem {
            problem: Box::new(Problem::new(code)),
            retry_after_s: None,
        }
    }
}
