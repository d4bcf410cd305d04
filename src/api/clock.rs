//! The backend's clock, as known from its answers: a phone's own clock is often wrong by minutes or days.

use contract::time::Timestamp;
use std::cell::Cell;
use std::rc::Rc;

/// Answers that differ by more than so many milliseconds from what was known mean that a clock was set.
const SET_MS: i64 = 10_000;
/// Nothing that anyone may keep is kept for longer, in seconds (`Endpoint::public_for` of the contract).
const KEPT_LONGEST_S: i64 = 3_600;

/// Tells the backend's time. Clones share what was learned.
#[derive(Clone)]
pub struct ServerClock {
    known: Rc<Cell<Option<Known>>>,
    device_millis: fn() -> i64,
}

#[derive(Clone, Copy)]
struct Known {
    /// Milliseconds that the backend is ahead of `device_millis`.
    ahead: i64,
    /// The device's time when that was learned.
    at: i64,
}

impl ServerClock {
    /// A clock that falls back to the device's until the first answer.
    pub fn new(device_millis: fn() -> i64) -> Self {
        Self {
            known: Rc::default(),
            device_millis,
        }
    }

    /// Takes over the time of an answer. An answer is never from the future, but can have been long under way or
    /// have been kept for some seconds: of those that agree the one that is furthest ahead is nearest to the
    /// truth. What was learned earlier counts a little less with time, since the device's clock drifts.
    pub fn learn(&self, server_time: Timestamp) {
        let at = (self.device_millis)();
        let told = server_time.unix_millis() - at;
        let ahead = match self.known.get() {
            Some(known) if (told - known.ahead).abs() <= SET_MS => {
                told.max(known.ahead - (at - known.at).max(0) / 1000)
            }
            _ => told,
        };
        self.known.set(Some(Known { ahead, at }));
    }

    /// It is no earlier than this by the backend's clock: something was said then that may have been long under
    /// way.
    pub fn not_before(&self, server_time: Timestamp) {
        if self.known.get().is_none() || self.now() < server_time {
            self.learn(server_time);
        }
    }

    /// An answer that a cache may have kept was given then. It tells the time no better than by an hour, but that much
    /// it tells, also to a device whose clock is days wrong and that has asked for nothing else yet.
    pub fn kept_from(&self, date: Timestamp) {
        let latest = date.plus_seconds(KEPT_LONGEST_S);
        if self.now() < date || (self.known.get().is_none() && latest < self.now()) {
            self.learn(date);
        }
    }

    /// The device's time in milliseconds, of which only differences count.
    pub fn device_millis(&self) -> i64 {
        (self.device_millis)()
    }

    /// The backend's time now.
    pub fn now(&self) -> Timestamp {
        let ahead = self.known.get().map_or(0, |known| known.ahead);
        Timestamp::from_unix_millis((self.device_millis)() + ahead)
    }
}

impl PartialEq for ServerClock {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.known, &other.known)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_three_days_late_tells_the_backends_time() {
        let clock = ServerClock::new(|| 1_000_000);
        let noon = Timestamp::parse("2026-11-23T12:00:00+09:00").unwrap();
        clock.learn(noon);
        assert_eq!(clock.clone().now(), noon);
    }
    #[test]
    fn an_answer_that_may_have_been_kept_mends_a_clock_that_is_days_wrong_and_no_other() {
        let device = Timestamp::from_unix_millis(1_000_000_000);
        let now_after = |date: Timestamp| {
            let clock = ServerClock::new(|| 1_000_000_000);
            clock.kept_from(date);
            clock.now()
        };
        assert_eq!(now_after(device.plus_seconds(-3_000)), device, "kept for a while");
        let days = 3 * 86_400;
        for wrong in [device.plus_seconds(days), device.plus_seconds(-days)] {
            assert_eq!(now_after(wrong), wrong);
        }
        let known = ServerClock::new(|| 1_000_000_000);
        known.learn(device.plus_seconds(days));
        known.kept_from(device);
        assert_eq!(
            known.now(),
            device.plus_seconds(days),
            "what is known better stays"
        );
    }

    #[test]
    fn a_slow_answer_does_not_put_it_back_and_a_clock_that_was_set_is_followed() {
        let clock = ServerClock::new(|| 1_000_000);
        let noon = Timestamp::parse("2026-11-23T12:00:00+09:00").unwrap();
        clock.learn(noon);
        clock.learn(noon.plus_seconds(-4));
        assert_eq!(clock.now(), noon);
        clock.learn(noon.plus_seconds(2));
        assert_eq!(clock.now(), noon.plus_seconds(2));
        clock.learn(noon.plus_seconds(-3600));
        assert_eq!(clock.now(), noon.plus_seconds(-3600));
    }
}
