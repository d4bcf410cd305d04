//! A board hangs for months and nobody touches it: it looks after itself. Every night it begins anew, which brings
//! a new build and gives back whatever a browser has gathered; and after trouble that lasts it does the same.

use super::clocks::use_look;
use crate::device;
use crate::fetch::Followed;
use contract::queue_status::QueueStatus;
use contract::time::Timestamp;
use yew::prelude::*;

/// It begins anew within this hour of the night …
const NIGHT_HOUR: u32 = 3;
/// … unless it has begun less than so many seconds ago.
const AWAKE_S: i64 = 6 * 3_600;
/// Trouble that lasts so many seconds is not waited out; also the pause between two tries.
const TROUBLE_S: i64 = 600;

/// When this board began by the device's own clock, in milliseconds, and its own minute of the night, so that a city of
/// boards does not begin in one breath.
///
/// The device's own clock: that of the server is known only after the first answer, and would seem to leap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Begun {
    at: i64,
    minute: u32,
}

/// Whether it is time to begin anew, awake for so many seconds. `held` is the moment of which the numbers tell.
fn is_time(awake_s: i64, minute: u32, held: Option<Timestamp>, now: Timestamp) -> bool {
    let clock = now.clock().parts();
    let night = clock == (NIGHT_HOUR, minute) && awake_s > AWAKE_S;
    let lost_s = held.map_or(awake_s, |held| now.seconds_since(held).min(awake_s));
    // Once in so many seconds.
    let trouble = lost_s > TROUBLE_S && lost_s % TROUBLE_S < 60;
    night || trouble
}

/// Begins anew when it is time and the server answers.
#[hook]
pub(super) fn use_care(status: &Followed<QueueStatus>) {
    let begun = use_memo((), |()| Begun {
        at: device::now_millis(),
        minute: (device::unit() * 60.0) as u32,
    });
    let time = use_look((status.clone(), *begun), |clock, (status, begun)| {
        let awake_s = (device::now_millis() - begun.at) / 1_000;
        is_time(awake_s, begun.minute, status.at(), clock.now())
    });
    use_effect_with(time, |time| {
        if *time {
            device::tell_start_script("app-renew");
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(&format!("2026-11-{text}+09:00")).unwrap()
    }

    const HOUR: i64 = 3_600;

    #[test]
    fn every_night_once_at_its_own_minute() {
        let fresh = |awake_s, now: &str| is_time(awake_s, 17, Some(at(now)), at(now));
        assert!(!fresh(2 * HOUR, "23T10:00:00"));
        assert!(!fresh(18 * HOUR, "24T03:16:59"));
        assert!(fresh(18 * HOUR, "24T03:17:00"));
        assert!(!fresh(18 * HOUR, "24T03:18:00"));
        assert!(!fresh(10, "24T03:17:30"), "not again at once");
    }

    #[test]
    fn after_ten_minutes_without_numbers_and_every_ten_minutes_then() {
        let held = Some(at("23T10:00:00"));
        let lost = |awake_s, now: &str| is_time(awake_s, 17, held, at(now));
        assert!(!lost(2 * HOUR, "23T10:09:59"));
        assert!(lost(2 * HOUR, "23T10:10:01"));
        assert!(!lost(2 * HOUR, "23T10:15:00"));
        assert!(lost(2 * HOUR, "23T10:20:30"));
        let without = |awake_s| is_time(awake_s, 17, None, at("23T08:40:30"));
        assert!(!without(300), "it has just begun");
        assert!(without(630));
    }

    /// A screen whose clock is wrong learns the time with the first answer, and with it that the hours have leapt.
    #[test]
    fn a_clock_that_is_put_right_is_no_trouble() {
        for leapt in ["23T10:00:00", "23T10:10:01", "23T20:20:30"] {
            assert!(!is_time(5, 17, Some(at("23T01:05:00")), at(leapt)));
            assert!(!is_time(5, 17, None, at(leapt)));
        }
    }
}
