//! From what went wrong, and from where a permission stands, to what people read.

use super::ask_read::{Field, Wrong};
use super::last_day::{WrongDay, latest};
use crate::api::ApiError;
use crate::i18n::{I18n, fill};
use contract::permission::{Actor, Permission, PermissionRules, PermissionState, Side};
use contract::problem::ProblemCode as Code;
use contract::time::Date;

/// A heading and a sentence.
pub(super) type Said = (&'static str, String);

/// What is wrong with a field of the question.
pub(super) fn wrong(
    i18n: I18n,
    (field, wrong): (Field, Wrong),
    today: Date,
    rules: &PermissionRules,
) -> String {
    let (words, who) = (i18n.ask(), i18n.who());
    match (wrong, field) {
        (Wrong::NameMissing, _) => words.wrong_name.into(),
        (Wrong::NameTooLong, _) => who.wrong_name_long.into(),
        (Wrong::Registration, _) => who.wrong_registration.into(),
        (Wrong::PhoneMissing, _) => words.wrong_phone_missing.into(),
        (Wrong::NotAPhone, _) => who.wrong_phone.into(),
        (Wrong::OwnPhone, _) => words.wrong_own_phone.into(),
        (Wrong::NoService, _) => words.wrong_services.into(),
        (Wrong::Day(WrongDay::NotChosen), _) => words.wrong_until.into(),
        (Wrong::Day(WrongDay::NoSuchDate), _) => words.wrong_date.into(),
        (Wrong::Day(WrongDay::Past), _) => words.wrong_date_past.into(),
        (Wrong::Day(WrongDay::TooFar), _) => {
            let date = i18n.full_date(latest(today, rules.max_days));
            fill(words.wrong_date_far, &[("date", &date)])
        }
    }
}

/// What went wrong while asking, ending, sending again, answering or opening.
pub(super) fn trouble(i18n: I18n, error: &ApiError, phone: &str) -> Said {
    let (words, answer) = (i18n.permission(), i18n.answer());
    let (title, text) = match error.code() {
        Some(Code::LimitReached) => (i18n.ask().limit_title, i18n.ask().limit_text),
        Some(Code::NotFound | Code::Forbidden) => (words.not_found_title, words.not_found_text),
        Some(Code::PermissionEnded) => (answer.over_title, answer.over_text),
        Some(Code::Invalid) => (i18n.sign_in().invalid_title, i18n.sign_in().invalid_text),
        _ => return crate::trouble::trouble(i18n, error, phone),
    };
    (title, fill(text, &[("phone", phone)]))
}

/// Where a permission stands, to the one who reads it.
pub(super) fn standing(i18n: I18n, permission: &Permission, side: Side, phone: &str) -> Said {
    let (title, text) = match side {
        Side::Represented => to_represented(i18n, permission),
        Side::Helper | Side::Unknown => to_helper(i18n, permission),
    };
    let until = match permission.state {
        PermissionState::Asked => permission.answer_until.date(),
        _ => permission.until,
    };
    let values = [
        ("name", permission.represented_name.as_str()),
        ("helper", &permission.helper_name),
        ("date", &i18n.full_date(until)),
        ("phone", phone),
    ];
    (title, fill(text, &values))
}

fn to_helper(i18n: I18n, permission: &Permission) -> (&'static str, &'static str) {
    let words = i18n.permission();
    match (permission.state, permission.ended_by) {
        (PermissionState::Asked, _) => (words.asked_title, words.asked_text),
        (PermissionState::Granted, _) => (words.granted_title, words.granted_text),
        (PermissionState::Refused, _) => (words.refused_title, words.refused_text),
        (PermissionState::Withdrawn, _) => (words.withdrawn_title, words.over_text),
        (PermissionState::Expired, _) => (words.expired_title, words.over_text),
        (PermissionState::Ended, Some(Actor::Represented)) => (words.ended_by_them_title, words.ended_text),
        (PermissionState::Ended, Some(Actor::Helper)) => (words.ended_by_me_title, words.ended_text),
        (PermissionState::Ended, Some(Actor::Time)) => (words.ended_by_time_title, words.over_text),
        (PermissionState::Ended, _) => (words.ended_title, words.ended_text),
        (PermissionState::Unknown, _) => (words.unknown_title, words.unknown_text),
    }
}

fn to_represented(i18n: I18n, permission: &Permission) -> (&'static str, &'static str) {
    let words = i18n.answer();
    match (permission.state, permission.ended_by) {
        (PermissionState::Asked, _) => (words.asked_title, words.asked_text),
        (PermissionState::Granted, _) => (words.granted_title, words.granted_text),
        (PermissionState::Refused, _) => (words.refused_title, words.refused_text),
        (PermissionState::Withdrawn, _) => (words.withdrawn_title, words.refused_text),
        (PermissionState::Expired, _) => (words.expired_title, words.expired_text),
        (PermissionState::Ended, Some(Actor::Represented)) => (words.stopped_title, words.stopped_text),
        (PermissionState::Ended, Some(Actor::Helper)) => (words.given_back_title, words.stopped_text),
        (PermissionState::Ended, _) => (words.ended_title, words.refused_text),
        (PermissionState::Unknown, _) => (i18n.permission().unknown_title, i18n.permission().unknown_text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::problem::Problem;

    fn permission(state: PermissionState, ended_by: Option<Actor>) -> Permission {
        serde_json::from_value(serde_json::json!({
            "reference": "S7K2-9QF4", "state": state, "helper_name": "홍*연", "represented_name": "홍*친",
            "services": ["siren_order"], "until": "2026-12-31", "asked_at": "2026-11-23T10:00:00+09:00",
            "answer_until": "2026-11-30T10:00:00+09:00", "sent_to_phone": true, "ended_by": ended_by, "mark": 0,
        }))
        .unwrap()
    }

    #[test]
    fn each_state_has_words_of_its_own_on_either_side() {
        let i18n = I18n::default();
        use PermissionState as State;
        let states = [
            (State::Asked, None),
            (State::Granted, None),
            (State::Refused, None),
            (State::Withdrawn, None),
            (State::Expired, None),
            (State::Ended, Some(Actor::Represented)),
            (State::Ended, Some(Actor::Helper)),
            (State::Ended, Some(Actor::Time)),
        ];
        for side in [Side::Helper, Side::Represented] {
            let mut titles: Vec<_> = states
                .into_iter()
                .map(|(state, by)| {
                    let (title, text) = standing(i18n, &permission(state, by), side, "120");
                    assert!(!text.contains('{'), "{text}");
                    title
                })
                .collect();
            titles.sort_unstable();
            titles.dedup();
            assert_eq!(titles.len(), states.len(), "{side:?}");
        }
    }

    #[test]
    fn what_is_not_there_and_what_is_someone_elses_sound_the_same() {
        let said = |code| {
            let error = ApiError::Problem {
                problem: Box::new(Problem::new(code)),
                retry_after_s: None,
            };
            trouble(I18n::default(), &error, "120")
        };
        assert_eq!(said(Code::NotFound), said(Code::Forbidden));
        assert_ne!(said(Code::NotFound), said(Code::PermissionEnded));
    }
}
