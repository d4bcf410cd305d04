//! How long someone waits who has so many before them.

use crate::calls::{Observed, Pace};
use crate::range::{Forecast, Range};
use crate::rota::Rest;
use contract::office::{DayHours, Span};
use contract::queue_status::{CounterState, CounterStatus, WAITING_MAX};
use contract::time::{ClockTime, Timestamp};

/// Older observations than this tell nothing of the next minutes.
const STALE_S: i64 = 600;
/// From the free desk to the call: even the first does not wait for nothing.
const CALL_AT_ONCE_S: u32 = 60;
/// Offices do not send home whoever waits when lunch or closing begins, but not for longer than this.
const WORKED_OFF_S: i64 = 40 * 60;
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

/// The same with the hours of today: over lunch and after closing those are still called who waited before it, for
/// forty minutes at most; then nobody is.
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
    let lunch = hours.and_then(|hours| hours.lunch.as_ref());
    let rests = rests(begins_in, lunch, seen_at);
    let observed = Observed {
        counter,
        at: seen_at,
        rests: &rests,
        resumed_at: lunch
            .map(|lunch| seen_at.date().at(lunch.until))
            .filter(|until| *until <= seen_at),
    };
    let Some(pace) = Pace::of(&observed) else {
        return Forecast::NotYet;
    };
    let range = if begins_in > 0 {
        after_pause(&pace, ahead, begins_in)
    } else {
        running(&pace, &observed, ahead)
    };
    within(range, now, hours)
}

/// When nobody is called: until a pause ends, and over lunch, but for those who waited before it.
fn rests(begins_in: u32, lunch: Option<&Span>, at: Timestamp) -> Vec<Rest> {
    let from_now = |time: ClockTime| at.date().at(time).seconds_since(at) as f64;
    let pause = (begins_in > 0).then_some((0.0, f64::from(begins_in)));
    let lunch = lunch.map(|lunch| (from_now(lunch.from) + WORKED_OFF_S as f64, from_now(lunch.until)));
    pause.into_iter().chain(lunch).collect()
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
fn running(pace: &Pace, observed: &Observed, ahead: u32) -> Range {
    let calls = f64::from(ahead) + 1.0;
    let busy = match observed.counter.desks_free() {
        _ if ahead > 0 || observed.counter.waiting() != Some(0) => 1.0,
        Some(0) => 1.0,
        Some(_) => 0.0,
        None => pace.all_busy(observed),
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

/// All desks begin anew, free: as many as there are call at once, if they all come back together.
fn after_pause(pace: &Pace, ahead: u32, begins_in: u32) -> Range {
    let calls = f64::from(ahead) + 1.0;
    let until = |at_once: f64, share: f64| match calls - at_once {
        left if left > 0.0 => pace.until_call(left.max(1.0), share),
        _ => f64::from(begins_in),
    };
    let low = until(pace.desks(), TAIL);
    let high = until(pace.desks() / 2.0, 1.0 - TAIL);
    Range::new(seconds(low), seconds(high).max(begins_in + CALL_AT_ONCE_S))
}

/// What the end of the hours means for a range.
fn within(range: Range, now: Timestamp, hours: Option<&DayHours>) -> Forecast {
    let Some(hours) = hours else {
        return Forecast::Range(range);
    };
    let closes = now.date().at(hours.close).seconds_since(now);
    if i64::from(range.middle_s()) > closes + WORKED_OFF_S {
        Forecast::NotToday
    } else if i64::from(range.high_s) > closes {
        Forecast::AtRisk(range)
    } else {
        Forecast::Range(range)
    }
}
