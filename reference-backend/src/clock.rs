//! The clock that judges everything: the machine's, or one that a test sets.

use contract::time::Timestamp;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

/// A clock; clones share its time.
#[derive(Debug, Clone)]
pub struct Clock(Arc<Mutex<Hand>>);

#[derive(Debug, Clone, Copy)]
enum Hand {
    /// Runs with the machine, so many milliseconds ahead of it.
    Runs { ahead: i64 },
    /// Stands until it is set.
    Stands { at: i64 },
}

impl Clock {
    /// Runs with the machine.
    pub fn system() -> Self {
        Self::with(Hand::Runs { ahead: 0 })
    }

    /// Stands at a moment until it is set or advanced.
    pub fn fixed(at: Timestamp) -> Self {
        Self::with(Hand::Stands { at: at.unix_millis() })
    }

    /// Starts at a moment and runs on.
    pub fn running_from(at: Timestamp) -> Self {
        let clock = Self::system();
        clock.set(at);
        clock
    }

    fn with(hand: Hand) -> Self {
        Self(Arc::new(Mutex::new(hand)))
    }

    /// Now.
    pub fn now(&self) -> Timestamp {
        Timestamp::from_unix_millis(match *self.hand() {
            Hand::Runs { ahead } => machine().saturating_add(ahead),
            Hand::Stands { at } => at,
        })
    }

    /// Puts it to a moment; it runs or stands as before.
    pub fn set(&self, to: Timestamp) {
        let to = to.unix_millis();
        let mut hand = self.hand();
        *hand = match *hand {
            Hand::Runs { .. } => Hand::Runs {
                ahead: to.saturating_sub(machine()),
            },
            Hand::Stands { .. } => Hand::Stands { at: to },
        };
    }

    /// Moves it forward, or back if negative.
    pub fn advance_seconds(&self, seconds: i64) {
        let by = seconds.saturating_mul(1000);
        match &mut *self.hand() {
            Hand::Runs { ahead } => *ahead = ahead.saturating_add(by),
            Hand::Stands { at } => *at = at.saturating_add(by),
        }
    }

    /// Runs with the machine again.
    pub fn reset(&self) {
        *self.hand() = Hand::Runs { ahead: 0 };
    }

    fn hand(&self) -> std::sync::MutexGuard<'_, Hand> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn machine() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_clock_moves_only_when_told_and_for_all_its_clones() {
        let start = Timestamp::parse("2026-11-23T09:00:00+09:00").unwrap();
        let clock = Clock::fixed(start);
        let other = clock.clone();
        other.advance_seconds(90);
        assert_eq!(clock.now().to_string(), "2026-11-23T09:01:30+09:00");
        clock.set(start);
        assert_eq!(other.now(), start);
    }

    #[test]
    fn a_running_clock_can_be_set_and_reset() {
        let clock = Clock::system();
        let before = clock.now();
        clock.advance_seconds(-86_400);
        assert!(clock.now() < before);
        clock.reset();
        assert!(clock.now() >= before);
    }
}
