//! When the resident wants to be there and how long they travel: kept until the tab is closed, sent nowhere.

use crate::device::storage::{self, Area};
use contract::office::Hours;
use contract::time::{ClockTime, Timestamp};
use forecast::{Departure, TravelRules, leave_for_visit};

/// Name in the tab's storage: `HH:MM minutes`.
const TRAVEL: &str = "queue-travel";
/// Nobody travels longer within a district.
const MINUTES_MAX: u32 = 240;
/// So many minutes earlier the hint begins: shoes and a coat take their time.
const READY_MINUTES: u32 = 3;

/// What the resident typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Travel {
    /// When they want to be there, today.
    pub(super) at: ClockTime,
    /// How long they travel.
    pub(super) minutes: u32,
}

/// What was kept in this tab.
pub(super) fn kept() -> Option<Travel> {
    let text = storage::read(Area::Tab, TRAVEL)?;
    let (at, minutes) = text.split_once(' ')?;
    Some(Travel {
        at: ClockTime::parse(at)?,
        minutes: minutes_of(minutes)?,
    })
}

/// Keeps it, or forgets it.
pub(super) fn keep(travel: Option<Travel>) {
    match travel {
        Some(Travel { at, minutes }) => {
            storage::write(Area::Tab, TRAVEL, &format!("{at} {minutes}"));
        }
        None => storage::remove(Area::Tab, TRAVEL),
    }
}

/// Minutes as typed, spaces and the word for minutes forgiven.
pub(super) fn minutes_of(text: &str) -> Option<u32> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let minutes = digits.parse().ok()?;
    (1..=MINUTES_MAX).contains(&minutes).then_some(minutes)
}

/// When to leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leaving {
    /// At this time.
    At(Timestamp),
    /// Now.
    Now,
    /// Now, and even so one may be late.
    Late,
    /// The doors close before one is there.
    TooLate,
    /// Nobody is served at the wished time; again from then on, if on that day.
    Closed(Option<Timestamp>),
    /// The wished time is over.
    Over,
}

/// When to leave to be there at `wished`.
pub(super) fn leaving(wished: Timestamp, minutes: u32, hours: &Hours, now: Timestamp) -> Leaving {
    if now >= wished {
        return Leaving::Over;
    }
    let rules = TravelRules::default();
    let with = |minutes: u32| leave_for_visit(Some(wished), minutes, hours, &rules, now);
    match (with(minutes + READY_MINUTES), with(minutes)) {
        (_, Departure::ClosedThen(opens)) => Leaving::Closed(opens),
        (_, Departure::TooLate | Departure::NotYet) => Leaving::TooLate,
        (Departure::LeaveAt(at), _) => Leaving::At(at),
        (_, Departure::LeaveAt(_) | Departure::LeaveNow) => Leaving::Now,
        (_, Departure::LeaveNowMayMiss) => Leaving::Late,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::office::{DayHours, Span};

    fn clock(text: &str) -> ClockTime {
        ClockTime::parse(text).unwrap()
    }

    fn hours() -> Hours {
        Hours {
            weekly: vec![DayHours {
                weekday: 0,
                open: clock("09:00"),
                close: clock("18:00"),
                lunch: Some(Span {
                    from: clock("12:00"),
                    until: clock("13:00"),
                }),
                evening: false,
            }],
            closures: Vec::new(),
            notes: Vec::new(),
        }
    }

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(&format!("2026-11-23T{text}:00+09:00")).unwrap()
    }

    #[test]
    fn the_hint_begins_some_minutes_early_and_says_when_it_is_too_late() {
        let leaving = |now: &str, wished: &str| leaving(at(wished), 20, &hours(), at(now));
        assert_eq!(leaving("10:00", "11:00"), Leaving::At(at("10:35")));
        assert_eq!(leaving("10:35", "11:00"), Leaving::Now);
        assert_eq!(leaving("10:37", "11:00"), Leaving::Now);
        assert_eq!(leaving("10:40", "11:00"), Leaving::Now);
        assert_eq!(leaving("10:41", "11:00"), Leaving::Late);
        assert_eq!(leaving("11:00", "11:00"), Leaving::Over);
        assert_eq!(leaving("10:00", "12:30"), Leaving::Closed(Some(at("13:00"))));
        assert_eq!(leaving("17:00", "17:58"), Leaving::TooLate);
    }

    #[test]
    fn minutes_are_read_as_people_type_them() {
        for (typed, minutes) in [
            ("15", Some(15)),
            (" 15분", Some(15)),
            ("0", None),
            ("", None),
            ("241", None),
            ("99999999999", None),
        ] {
            assert_eq!(minutes_of(typed), minutes, "{typed}");
        }
    }

    #[test]
    fn what_was_typed_stays_in_the_tab_until_it_is_removed() {
        let travel = Travel {
            at: clock("14:30"),
            minutes: 15,
        };
        keep(Some(travel));
        assert_eq!(kept(), Some(travel));
        keep(None);
        assert_eq!(kept(), None);
    }
}
