//! When to leave home.

use crate::range::{Forecast, Range};
use contract::office::{Hours, OpenState};
use contract::time::Timestamp;

/// How carefully people are sent on their way: data of the district.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TravelRules {
    /// Whoever has a ticket is there so many minutes before the short end of their range.
    pub early_minutes: u32,
    /// Nobody is sent to arrive later than so many minutes before the hours end.
    pub end_minutes: u32,
}

impl Default for TravelRules {
    fn default() -> Self {
        Self {
            early_minutes: 5,
            end_minutes: 10,
        }
    }
}

/// When to leave home.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Departure {
    /// At this time, to five minutes; it is not yet time.
    LeaveAt(Timestamp),
    /// Now: then one is there in time.
    LeaveNow,
    /// Now, and even so one may come too late: the wished time is over before, or the call may be.
    LeaveNowMayMiss,
    /// It cannot be done any more: the hours are over before one is there, or the call very probably is.
    TooLate,
    /// The office is closed at the wished time; then it opens next on that day, if it does.
    ClosedThen(Option<Timestamp>),
    /// Nothing can be said: there is no range.
    NotYet,
}

/// When to leave to be there at `wished`, or as soon as possible, and take a number on arrival. `travel_minutes`
/// is what the resident typed.
pub fn leave_for_visit(
    wished: Option<Timestamp>,
    travel_minutes: u32,
    hours: &Hours,
    rules: &TravelRules,
    now: Timestamp,
) -> Departure {
    let travel_s = i64::from(travel_minutes) * 60;
    let soonest = now.plus_seconds(travel_s);
    let arrival = wished.map_or(soonest, |wished| wished.max(soonest));
    match hours.state(arrival) {
        OpenState::Open(_) => {}
        OpenState::Lunch(opens) | OpenState::OpensToday(opens) => {
            let opens = arrival.date().at(opens);
            return match wished {
                Some(_) => Departure::ClosedThen(Some(opens)),
                None => leave_by(opens.plus_seconds(-travel_s), now),
            };
        }
        OpenState::Closed | OpenState::ClosedFor(_) if arrival.date() == now.date() => {
            return Departure::TooLate;
        }
        OpenState::Closed | OpenState::ClosedFor(_) => return Departure::ClosedThen(None),
    }
    let ends = hours.on(arrival.date()).map(|day| arrival.date().at(day.close));
    let latest = ends.map(|ends| ends.plus_seconds(-60 * i64::from(rules.end_minutes)));
    if latest.is_some_and(|latest| arrival > latest) {
        return Departure::TooLate;
    }
    match wished {
        Some(wished) if soonest > wished => Departure::LeaveNowMayMiss,
        Some(wished) => leave_by(wished.plus_seconds(-travel_s), now),
        None => Departure::LeaveNow,
    }
}

/// When to leave with a ticket taken from home, so that one is there before the short end of the range.
pub fn leave_for_call(
    forecast: Forecast,
    travel_minutes: u32,
    rules: &TravelRules,
    now: Timestamp,
) -> Departure {
    let Range { low_s, high_s } = match forecast {
        Forecast::Range(range) | Forecast::AtRisk(range) => range,
        Forecast::NotToday => return Departure::TooLate,
        Forecast::NotYet => return Departure::NotYet,
    };
    let travel_s = i64::from(travel_minutes) * 60;
    let spare_s = i64::from(low_s) - travel_s - 60 * i64::from(rules.early_minutes);
    if spare_s > 0 {
        return leave_by(now.plus_seconds(spare_s), now);
    }
    if travel_s <= i64::from(low_s) {
        Departure::LeaveNow
    } else if travel_s <= i64::from(high_s) {
        Departure::LeaveNowMayMiss
    } else {
        Departure::TooLate
    }
}

/// Rounded down to five minutes: nobody counts single ones on the way out, and a little early does no harm.
fn leave_by(at: Timestamp, now: Timestamp) -> Departure {
    let minute = at.date().at(at.clock());
    let rounded = minute.plus_seconds(-60 * i64::from(at.clock().minutes() % 5));
    if rounded > now {
        Departure::LeaveAt(rounded)
    } else {
        Departure::LeaveNow
    }
}
