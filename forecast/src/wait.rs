//! How long someone waits who has so many before them.

use crate::calls::Pace;
use crate::range::{Forecast, Range};
use contract::office::DayHours;
use contract::queue_status::{CounterState, CounterStatus, WAITING_MAX};
use contract::time::Timestamp;

/// Older observations than this tell nothing of the next minutes.
const STALE_S: i64 = 600;
/// From the free desk to the call: even the first does not wait for nothing.
const CALL_AT_ONCE_S: u32 = 60;
/// One in ten is shorter, one in ten is longer.
const TAIL: f64 = 0.1;

/// The wait of someone who has `ahead` people before them at `now`, the backend's time.
///
/// `NotYet` is said where a range would pretend: the counter is closed, pauses for nobody knows how long or is in
/// a state that is not known; a number cannot be true; no desk serves; the observation is older than ten minutes;
/// or there is neither a usual hour nor a run of calls under a queue to learn from.
///
/// More people ahead never give an earlier range.
pub fn wait(counter: &CounterStatus, ahead: u32, now: Timestamp) -> Forecast {
    wait_within(counter, ahead, now, None)
}

/// The same with the hours of today: nobody is called over lunch, and not after closing.
pub fn wait_within(
    counter: &CounterStatus,
    ahead: u32,
    now: Timestamp,
    hours: Option<&DayHours>,
) -> Forecast {
    let Some(begins_in) = begins_in(counter, now) else {
        return Forecast::NotYet;
    };
    if counter.absurd() > 0 || ahead > WAITING_MAX {
        return Forecast::NotYet;
    }
    let seen_at = counter.observed_at.map_or(now, |seen| seen.min(now));
    if now.seconds_since(seen_at) > STALE_S {
        return Forecast::NotYet;
    }
    let Some(pace) = Pace::of(counter, seen_at) else {
        return Forecast::NotYet;
    };
    let range = if begins_in > 0 {
        after_pause(&pace, ahead).later(begins_in)
    } else {
        running(&pace, counter, ahead, seen_at)
    };
    within(range, now, hours)
}

/// Seconds until the counter calls; `None` where it does not, or nobody knows when.
fn begins_in(counter: &CounterStatus, now: Timestamp) -> Option<u32> {
    match counter.state {
        CounterState::Open | CounterState::ClosingEarly => (counter.desks_open() != Some(0)).then_some(0),
        CounterState::Paused => {
            let resumes_at = counter.resumes_at?;
            let seconds = resumes_at.seconds_since(now).max(0);
            (resumes_at.date() == now.date()).then(|| u32::try_from(seconds).ok())?
        }
        CounterState::Closed | CounterState::Unknown => None,
    }
}

fn seconds(value: f64) -> u32 {
    value.clamp(0.0, 1.0e6).round() as u32
}

/// The desks are at work. The call of someone with n before them is the (n + 1)-th from now, unless a desk is
/// free: then it is at once.
fn running(pace: &Pace, counter: &CounterStatus, ahead: u32, at: Timestamp) -> Range {
    let calls = f64::from(ahead) + 1.0;
    let busy = if ahead == 0 && counter.waiting() == Some(0) {
        pace.all_busy(counter, at)
    } else {
        1.0
    };
    let free = 1.0 - busy;
    if free < TAIL {
        let low = pace.until_call(calls, (TAIL - free) / busy);
        let high = pace.until_call(calls, 1.0 - TAIL / busy);
        return Range::new(seconds(low), seconds(high).max(CALL_AT_ONCE_S));
    }
    // Nothing is shorter than at once: the two in ten that the range leaves out are all longer.
    let high = if 2.0 * TAIL < busy {
        pace.until_call(calls, 1.0 - 2.0 * TAIL / busy)
    } else {
        0.0
    };
    Range::new(0, seconds(high).max(CALL_AT_ONCE_S))
}

/// All desks begin anew, free: as many as there are call at once.
fn after_pause(pace: &Pace, ahead: u32) -> Range {
    let calls = f64::from(ahead) + 1.0;
    let low = pace.until_call(calls, TAIL) - pace.head_start_s();
    let high = pace.until_call(calls, 1.0 - TAIL);
    Range::new(seconds(low), seconds(high).max(CALL_AT_ONCE_S))
}

/// Lunch put in between, and what the end of the hours means for it.
fn within(range: Range, now: Timestamp, hours: Option<&DayHours>) -> Forecast {
    let Some(hours) = hours else {
        return Forecast::Range(range);
    };
    let mut range = range;
    if let Some(lunch) = &hours.lunch {
        let (from, until) = (now.date().at(lunch.from), now.date().at(lunch.until));
        let over_lunch = |wait_s: u32| {
            let called = now.plus_seconds(wait_s.into());
            if called < from || now >= until {
                return wait_s;
            }
            let missed = until.seconds_since(from.max(now));
            wait_s.saturating_add(u32::try_from(missed).unwrap_or(0))
        };
        range = Range::new(over_lunch(range.low_s), over_lunch(range.high_s));
    }
    let left = now.date().at(hours.close).seconds_since(now);
    if i64::from(range.middle_s()) > left {
        Forecast::NotToday
    } else if i64::from(range.high_s) > left {
        Forecast::AtRisk(range)
    } else {
        Forecast::Range(range)
    }
}
