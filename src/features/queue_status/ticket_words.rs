//! From a ticket, and from what went wrong with it, to what residents read.

use crate::api::ApiError;
use crate::i18n::{I18n, fill};
use contract::problem::ProblemCode as Code;
use contract::text::LocalText;
use contract::ticket::{LateOffer, OvertakingReason, QueueTicket, TicketState, TicketView};
use contract::time::Timestamp;
use serde::{Deserialize, Serialize};
use yew::AttrValue;

/// What a resident wants to do with tickets: the same refusal has other words for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Doing {
    Take,
    Late,
    Leave,
    Rejoin,
}

/// A heading and a sentence on what went wrong.
pub(super) fn trouble(i18n: I18n, error: &ApiError, doing: Doing, phone: &str) -> (&'static str, String) {
    let words = i18n.queue_ticket_trouble();
    let (title, text) = match (error.code(), doing) {
        (Some(Code::LimitReached), Doing::Late) => (words.late_limit_title, words.late_limit_text),
        (Some(Code::LimitReached), _) => (words.limit_title, words.limit_text),
        (Some(Code::TooLate), _) => (words.too_late_title, words.too_late_text),
        (Some(Code::VersionConflict), _) => (words.conflict_title, words.conflict_text),
        (Some(Code::CounterClosed), _) => (words.closed_title, words.closed_text),
        (Some(Code::TicketsNotOffered), _) => (words.not_offered_title, words.not_offered_text),
        (Some(Code::NotFound | Code::Forbidden | Code::Invalid), _) => {
            (words.not_found_title, words.not_found_text)
        }
        _ => return crate::trouble::trouble(i18n, error, phone),
    };
    (title, fill(text, &[("phone", phone)]))
}

/// The heading of a ticket's page, and so its title: it tells the place also to who looks at another tab.
pub(super) fn heading(i18n: I18n, ticket: &QueueTicket) -> String {
    let words = i18n.queue_ticket();
    match (ticket.state, ticket.ahead) {
        (TicketState::Waiting, Some(0)) => words.heading_next.into(),
        (TicketState::Waiting, Some(ahead)) => fill(words.heading_waiting, &[("ahead", &ahead.to_string())]),
        (TicketState::Waiting, None) => words.heading_somewhere.into(),
        (TicketState::Called, _) => words.heading_called.into(),
        (TicketState::Missed, _) => words.heading_missed.into(),
        (TicketState::Served, _) => words.heading_served.into(),
        (TicketState::Left, _) => words.heading_left.into(),
        (TicketState::Ended, _) => words.heading_ended.into(),
        (TicketState::Unknown, _) => words.heading_unknown.into(),
    }
}

/// The name of a ticket's counter; its id where nothing is known of the counter.
pub(super) fn counter_name(i18n: I18n, view: &TicketView) -> AttrValue {
    let name: Option<&LocalText> = view.status.as_ref().map(|status| &status.name);
    name.map_or_else(
        || AttrValue::from(view.ticket.counter.clone()),
        |name| i18n.text(name),
    )
}

/// Where to go: the desk that called, else the counter.
pub(super) fn desk(i18n: I18n, view: &TicketView) -> String {
    let words = i18n.queue_ticket();
    match view.ticket.called_to.as_deref() {
        None | Some("") => fill(words.desk_of, &[("counter", &counter_name(i18n, view))]),
        Some(desk) if desk.bytes().all(|byte| byte.is_ascii_digit()) => {
            fill(i18n.queue().desk, &[("desk", desk)])
        }
        Some(desk) => desk.to_owned(),
    }
}

/// What was seen last can no longer be asked for.
pub(super) fn no_longer_open(i18n: I18n, seen_at: Timestamp, phone: &str) -> String {
    let time = i18n.moment(seen_at);
    fill(
        i18n.queue_ticket().no_longer_open,
        &[("time", &time), ("phone", phone)],
    )
}

/// So many seconds as people say them: `45초`, `20분`, `1분 30초`.
pub(super) fn seconds(i18n: I18n, seconds: i64) -> String {
    let words = i18n.queue_ticket();
    let (minutes, rest) = (seconds.max(0) / 60, seconds.max(0) % 60);
    let numbers = (minutes.to_string(), rest.to_string());
    match (minutes, rest) {
        (0, _) => fill(words.seconds, &[("count", &numbers.1)]),
        (_, 0) => fill(words.minutes, &[("count", &numbers.0)]),
        _ => fill(
            words.minutes_seconds,
            &[("minutes", &numbers.0), ("seconds", &numbers.1)],
        ),
    }
}

/// How long something still lasts: whole minutes from two on, so that the words stand still; rounded down, so
/// that nobody is promised more than there is.
pub(super) fn left(i18n: I18n, left_s: i64) -> String {
    match left_s {
        120.. => seconds(i18n, left_s / 60 * 60),
        _ => seconds(i18n, left_s / 10 * 10),
    }
}

/// How often: `한 번`, `두 번`.
pub(super) fn times(i18n: I18n, count: u8) -> String {
    let words = i18n.queue_ticket();
    match count {
        1 => words.times_1.into(),
        2 => words.times_2.into(),
        3 => words.times_3.into(),
        _ => fill(words.times_more, &[("count", &count.to_string())]),
    }
}

/// What "a little late" would do, before it is pressed.
pub(super) fn late_effect(i18n: I18n, ahead: Option<u32>, offer: &LateOffer) -> String {
    let words = i18n.queue_ticket();
    // Fewer than the rule says may wait behind: what is told is what will happen.
    let places = offer.ahead_after.saturating_sub(ahead.unwrap_or_default());
    if places == 0 {
        return words.late_same.into();
    }
    let numbers = (places.to_string(), offer.ahead_after.to_string());
    let effect = fill(
        words.late_effect,
        &[("places", &numbers.0), ("ahead", &numbers.1)],
    );
    let often = match offer.times_left {
        1 => words.late_last.into(),
        count => fill(words.late_times, &[("times", &times(i18n, count))]),
    };
    format!("{effect} {often}")
}

/// Why someone else went first, without saying who.
pub(super) fn overtaking(i18n: I18n, reason: OvertakingReason) -> &'static str {
    let words = i18n.queue_ticket();
    match reason {
        OvertakingReason::Reserved => words.overtaken_reserved,
        OvertakingReason::Rejoined => words.overtaken_rejoined,
        OvertakingReason::Returned => words.overtaken_returned,
        OvertakingReason::Priority => words.overtaken_priority,
        OvertakingReason::Unknown => words.overtaken_unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use contract::problem::Problem;

    fn problem(code: Code) -> ApiError {
        ApiError::Problem {
            problem: Box::new(Problem::new(code)),
            retry_after_s: None,
        }
    }

    #[test]
    fn every_trouble_says_what_to_do_and_shows_no_code() {
        for code in Code::ALL.iter().chain([&Code::Unknown]) {
            for doing in [Doing::Take, Doing::Late, Doing::Leave, Doing::Rejoin] {
                let (title, text) = trouble(I18n::default(), &problem(*code), doing, "120");
                for words in [title, &text] {
                    let latin = words.chars().any(|letter| letter.is_ascii_alphabetic());
                    assert!(!words.contains('{') && !latin, "{words}");
                }
                assert!(text.contains("요.") || text.contains("세요"), "{text}");
            }
        }
    }

    #[test]
    fn each_refusal_of_a_ticket_has_its_own_words() {
        let codes = [
            Code::LimitReached,
            Code::VersionConflict,
            Code::CounterClosed,
            Code::TicketsNotOffered,
            Code::NotFound,
            Code::TooLate,
            Code::TooManyRequests,
            Code::Unavailable,
        ];
        for language in Language::ALL {
            let i18n = I18n { language };
            let mut texts: Vec<String> = codes
                .iter()
                .map(|code| trouble(i18n, &problem(*code), Doing::Take, "120").1)
                .collect();
            texts.push(trouble(i18n, &problem(Code::LimitReached), Doing::Late, "120").1);
            texts.push(trouble(i18n, &ApiError::Network, Doing::Take, "120").1);
            let all = texts.len();
            texts.sort_unstable();
            texts.dedup();
            assert_eq!(texts.len(), all, "{texts:?}");
        }
    }

    #[test]
    fn being_late_tells_its_effect_before_it_is_pressed() {
        let said = |ahead, ahead_after, times_left| {
            let offer = LateOffer {
                ahead_after,
                times_left,
            };
            late_effect(I18n::default(), Some(ahead), &offer)
        };
        assert_eq!(
            said(2, 5, 2),
            "3명 뒤로 가요. 앞에 5명이 돼요. 두 번까지 쓸 수 있어요."
        );
        assert_eq!(
            said(2, 5, 1),
            "3명 뒤로 가요. 앞에 5명이 돼요. 이번이 마지막이에요."
        );
        // Only one waits behind.
        assert!(said(2, 3, 2).starts_with("1명 뒤로 가요. 앞에 3명이 돼요."));
        assert!(said(2, 2, 2).starts_with("지금은 뒤에 기다리는 분이 없어요."));
    }

    #[test]
    fn what_is_left_is_never_made_longer() {
        let i18n = I18n::default();
        for (seconds_left, said) in [
            (1_199, "19분"),
            (120, "2분"),
            (119, "1분 50초"),
            (60, "1분"),
            (9, "0초"),
            (-5, "0초"),
        ] {
            assert_eq!(left(i18n, seconds_left), said);
        }
    }

    #[test]
    fn times_are_said_as_people_count_them() {
        let said: Vec<String> = [1, 2, 3, 4].map(|count| times(I18n::default(), count)).into();
        assert_eq!(said, ["한 번", "두 번", "세 번", "4번"]);
    }
}
