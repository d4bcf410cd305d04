//! Whether a counter is open. The service tells hours, but not whether a counter calls; outside of known hours its
//! own numbers do.

use super::offices::KnownOffice;
use contract::office::{Hours, OpenState};
use contract::queue_status::CounterState;
use contract::text::LocalText;
use contract::time::Timestamp;

/// Outside of known hours, a counter whose numbers are no older than this is at work.
const AT_WORK_S: i64 = 15 * 60;
/// The next opening is looked for over so many days.
const LOOK_AHEAD_DAYS: u64 = 14;

/// Whether a counter is open, and if not, why and until when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Opening {
    pub(super) state: CounterState,
    pub(super) reason: Option<LocalText>,
    pub(super) resumes_at: Option<Timestamp>,
}

impl Opening {
    /// Of a counter whose numbers are of `seen_at`.
    pub(super) fn of(known: &KnownOffice, hours: &Hours, seen_at: Option<Timestamp>, now: Timestamp) -> Self {
        let at_work = seen_at.is_some_and(|seen| now.seconds_since(seen) <= AT_WORK_S);
        let open = || Self {
            state: CounterState::Open,
            reason: None,
            resumes_at: None,
        };
        let closed = |reason: LocalText| Self {
            state: CounterState::Closed,
            reason: Some(reason),
            resumes_at: next_opening(hours, now),
        };
        if hours.weekly.is_empty() {
            let unknown = Self {
                state: CounterState::Unknown,
                ..open()
            };
            return if at_work { open() } else { unknown };
        }
        let in_words = match now.date().weekday() {
            5 | 6 => known.weekends,
            _ => known.evenings,
        };
        match hours.state(now) {
            OpenState::Open(_) => open(),
            OpenState::Closed if in_words && at_work => open(),
            OpenState::ClosedFor(closure) => closed(LocalText::of(
                format!("오늘은 쉬는 날이에요. ({})", closure.reason.ko),
                Some("Closed today: a public holiday.".into()),
            )),
            OpenState::Lunch(_) | OpenState::OpensToday(_) | OpenState::Closed => closed(LocalText::new(
                "지금은 문 여는 시간이 아니에요.",
                "It is outside of opening hours.",
            )),
        }
    }
}

/// When an office opens next, as far as its hours are known.
pub(super) fn next_opening(hours: &Hours, now: Timestamp) -> Option<Timestamp> {
    (0..LOOK_AHEAD_DAYS)
        .map(|days| now.date().plus_days(days))
        .filter_map(|date| Some(date.at(hours.on(date)?.open)))
        .find(|opens| *opens > now)
}
