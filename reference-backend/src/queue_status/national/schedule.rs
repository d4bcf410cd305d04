//! When to ask the service again. However many watch, it is asked once for all of them.

use contract::time::Timestamp;

/// The first pause after a failure, in seconds; it doubles with each further one.
const BACKOFF_S: i64 = 30;
/// The longest pause after failures.
const BACKOFF_MAX_S: i64 = 15 * 60;
/// The pause where the key is refused or used up: asking sooner mends nothing.
const BACKOFF_KEY_S: i64 = 15 * 60;

/// When one question is asked again.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Schedule {
    next: Option<Timestamp>,
    failures: u32,
}

impl Schedule {
    /// Whether it is time.
    pub(super) fn due(&self, now: Timestamp) -> bool {
        self.next.is_none_or(|next| now >= next)
    }

    /// When it is time; `now` if it was never asked.
    pub(super) fn next(&self, now: Timestamp) -> Timestamp {
        self.next.unwrap_or(now)
    }

    /// Asks sooner than planned.
    pub(super) fn no_later_than(&mut self, at: Timestamp) {
        if self.failures == 0 {
            self.next = self.next.map(|next| next.min(at));
        }
    }

    /// It was answered: again after so many seconds.
    pub(super) fn answered(&mut self, now: Timestamp, after_s: i64) {
        *self = Self {
            next: Some(now.plus_seconds(after_s)),
            failures: 0,
        };
    }

    /// It failed. `chance` from 0 to 999 spreads the next try, so that not all districts come at once.
    pub(super) fn failed(&mut self, now: Timestamp, for_its_key: bool, chance: u16) {
        let doubled = BACKOFF_S << self.failures.min(10);
        let pause = match for_its_key {
            true => BACKOFF_KEY_S,
            false => doubled.min(BACKOFF_MAX_S),
        };
        // Up to a quarter longer, never shorter.
        let spread = pause * i64::from(chance.min(999)) / 4_000;
        self.failures = self.failures.saturating_add(1);
        self.next = Some(now.plus_seconds(pause + spread));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_a_quarter_of_an_hour_and_end_with_an_answer() {
        let now = Timestamp::from_unix_millis(0);
        let mut schedule = Schedule::default();
        assert!(schedule.due(now));
        let mut pauses = Vec::new();
        for _ in 0..8 {
            schedule.failed(now, false, 0);
            pauses.push(schedule.next(now).seconds_since(now));
        }
        assert_eq!(pauses, [30, 60, 120, 240, 480, 900, 900, 900]);
        schedule.failed(now, false, 999);
        assert_eq!(schedule.next(now).seconds_since(now), 900 + 224);
        schedule.no_later_than(now);
        assert!(!schedule.due(now), "trouble is not hurried");
        schedule.answered(now, 30);
        assert!(!schedule.due(now.plus_seconds(29)) && schedule.due(now.plus_seconds(30)));
        schedule.failed(now, true, 0);
        assert_eq!(schedule.next(now).seconds_since(now), 900);
    }
}
