//! The backend's clock, as known from its answers: a phone's own clock is often wrong by minutes or days.

use contract::time::Timestamp;
use std::cell::Cell;
use std::rc::Rc;

/// Tells the backend's time. Clones share what was learned.
#[derive(Clone)]
pub struct ServerClock {
    /// Milliseconds that the backend is ahead of `device_millis`; unknown before the first answer.
    ahead: Rc<Cell<Option<i64>>>,
    device_millis: fn() -> i64,
}

impl ServerClock {
    /// A clock that falls back to the device's until the first answer.
    pub fn new(device_millis: fn() -> i64) -> Self {
        Self {
            ahead: Rc::default(),
            device_millis,
        }
    }

    /// Takes over the time of an answer.
    pub fn learn(&self, server_time: Timestamp) {
        self.ahead
            .set(Some(server_time.unix_millis() - (self.device_millis)()));
    }

    /// The backend's time now.
    pub fn now(&self) -> Timestamp {
        Timestamp::from_unix_millis((self.device_millis)() + self.ahead.get().unwrap_or(0))
    }
}

impl PartialEq for ServerClock {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.ahead, &other.ahead)
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
}
