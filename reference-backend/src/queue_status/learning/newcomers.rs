//! People who came while the counter was watched: what was forecast for them, and how long they waited.
//!
//! When more wait after a look than the calls explain, somebody came, and is the last in line. They are called
//! when as many were called as stood in line. So each of them is a real person, known to the second between two
//! looks, and nobody who would never have come is counted.

use contract::time::Timestamp;
use forecast::Range;

/// Most who are followed at one counter at a time.
const FOLLOWED_MAX: usize = 60;
/// At most one is followed in so many seconds: else those who come in a rush would weigh most.
const APART_S: i64 = 60;

/// Somebody who waits.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Newcomer {
    joined_at: Timestamp,
    /// So many calls until theirs.
    calls_left: usize,
    forecast: Option<Range>,
}

/// Those who wait at one counter.
#[derive(Debug, Clone, Default)]
pub(crate) struct Newcomers {
    waiting: Vec<Newcomer>,
    joined_at: Option<Timestamp>,
}

/// What became of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Outcome {
    /// When they came.
    pub(crate) joined_at: Timestamp,
    /// How long they waited; `None` where they were not called any more that day.
    pub(crate) waited_s: Option<u32>,
    /// Whether their forecast held it; `None` where there was none.
    pub(crate) right: Option<bool>,
}

impl Newcomers {
    /// Somebody came and is the last of so many who wait. `forecast` is asked only for one who is followed.
    pub(crate) fn join(&mut self, at: Timestamp, waiting: usize, forecast: impl FnOnce() -> Option<Range>) {
        let apart = self
            .joined_at
            .is_none_or(|last| at.seconds_since(last) >= APART_S);
        if apart && waiting > 0 && self.waiting.len() < FOLLOWED_MAX {
            self.joined_at = Some(at);
            self.waiting.push(Newcomer {
                joined_at: at,
                calls_left: waiting,
                forecast: forecast(),
            });
        }
    }

    /// People were called, at these moments.
    pub(crate) fn called(&mut self, calls: &[Timestamp]) -> Vec<Outcome> {
        let mut outcomes = Vec::new();
        self.waiting.retain_mut(|newcomer| {
            let theirs = newcomer
                .calls_left
                .checked_sub(1)
                .and_then(|before| calls.get(before));
            let Some(called) = theirs else {
                newcomer.calls_left -= calls.len();
                return true;
            };
            let waited_s = u32::try_from(called.seconds_since(newcomer.joined_at)).unwrap_or(0);
            outcomes.push(Outcome {
                joined_at: newcomer.joined_at,
                waited_s: Some(waited_s),
                right: newcomer.forecast.map(|range| range.holds(waited_s)),
            });
            false
        });
        outcomes
    }

    /// The day is over, watched until `last`. Whose range had passed by then was told wrong; of the others
    /// nothing is known.
    pub(crate) fn day_over(&mut self, last: Timestamp) -> Vec<Outcome> {
        self.joined_at = None;
        let over = std::mem::take(&mut self.waiting)
            .into_iter()
            .filter_map(|newcomer| {
                let waited = last.seconds_since(newcomer.joined_at);
                let passed = newcomer
                    .forecast
                    .is_some_and(|range| waited > i64::from(range.high_s));
                passed.then_some(Outcome {
                    joined_at: newcomer.joined_at,
                    waited_s: None,
                    right: Some(false),
                })
            });
        over.collect()
    }

    /// The numbers say nothing of those who wait any more.
    pub(crate) fn forget(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(clock: &str) -> Timestamp {
        Timestamp::parse(&format!("2026-11-23T{clock}+09:00")).unwrap()
    }

    #[test]
    fn whoever_is_third_in_line_waits_until_the_third_call() {
        let mut newcomers = Newcomers::default();
        newcomers.join(at("10:00:00"), 3, || Some(Range::new(300, 600)));
        newcomers.join(at("10:00:30"), 4, || Some(Range::new(300, 600)));
        newcomers.join(at("10:01:00"), 4, || Some(Range::new(1, 300)));
        assert_eq!(newcomers.called(&[at("10:02:00")]), []);
        assert_eq!(newcomers.called(&[]), []);
        let outcomes = newcomers.called(&[at("10:04:00"), at("10:06:00")]);
        assert_eq!(
            outcomes,
            [Outcome {
                joined_at: at("10:00:00"),
                waited_s: Some(360),
                right: Some(true),
            }]
        );
        let outcomes = newcomers.called(&[at("10:08:00")]);
        assert_eq!(
            (outcomes[0].waited_s, outcomes[0].right),
            (Some(420), Some(false))
        );
        assert_eq!(newcomers.called(&[at("10:09:00")]), []);
    }

    #[test]
    fn who_was_not_called_counts_as_wrong_only_once_the_range_had_passed() {
        let mut newcomers = Newcomers::default();
        newcomers.join(at("17:00:00"), 9, || Some(Range::new(300, 1_800)));
        newcomers.join(at("17:50:00"), 9, || Some(Range::new(300, 1_800)));
        newcomers.join(at("17:52:00"), 9, || None);
        let outcomes = newcomers.day_over(at("18:00:00"));
        assert_eq!(outcomes.len(), 1);
        assert_eq!((outcomes[0].waited_s, outcomes[0].right), (None, Some(false)));
    }
}
