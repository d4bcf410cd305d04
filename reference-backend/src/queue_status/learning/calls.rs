//! What happened at a counter between two looks at it: who was called, by which window, and how fast.

use contract::queue_status::CALL_GAPS_MAX;
use contract::time::Timestamp;
use std::collections::{BTreeMap, VecDeque};

/// A step of more numbers than this is no run of calls, but another series.
const JUMP_MAX: u32 = 30;
/// A number that is lower by up to so much was only shown late.
const LATE_MAX: u32 = 5;
/// A longer time between two calls was a break, and no gap.
const BREAK_S: i64 = 30 * 60;
/// A window that called within so many seconds serves.
const WINDOW_S: i64 = 20 * 60;
/// Before so many seconds of looking, not every window can have been seen.
const WINDOWS_KNOWN_AFTER_S: i64 = 10 * 60;
/// A service outside of this is a fault of the data.
const SERVICE_S: std::ops::RangeInclusive<i64> = 10..=7_200;

/// One look at a counter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Look {
    /// When it was as described.
    pub(crate) at: Timestamp,
    /// The number being called.
    pub(crate) number: Option<u32>,
    /// The window that calls it.
    pub(crate) window: Option<String>,
    /// How many wait, if the number can be true.
    pub(crate) waiting: Option<u32>,
}

/// A number that was called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CallSeen {
    /// When, as well as it is known: several calls between two looks are spread over the time between.
    pub(crate) at: Timestamp,
    /// The number.
    pub(crate) number: u32,
    /// The window; known of the last call before a look only.
    pub(crate) window: Option<String>,
}

/// What happened between two looks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Step {
    /// Whether the looks before tell nothing of this one: another day, another series of numbers.
    pub(crate) anew: bool,
    /// Who was called, in order.
    pub(crate) calls: Vec<CallSeen>,
    /// How many came at least.
    pub(crate) arrivals: u32,
    /// How long somebody was at the window that called now, if people waited all the while.
    pub(crate) service_s: Option<u32>,
}

/// The calls of a counter, as far as looks at it tell.
#[derive(Debug, Clone, Default)]
pub(crate) struct CallLog {
    since: Option<Timestamp>,
    last: Option<Look>,
    called_at: Option<Timestamp>,
    gaps_s: VecDeque<u32>,
    /// When each window called last.
    windows: BTreeMap<String, Timestamp>,
    /// Since when each window has been with somebody, while people waited and no call was missed.
    busy_since: BTreeMap<String, Timestamp>,
}

impl CallLog {
    /// The log as it was before a restart, from the calls of this day, the oldest first.
    pub(crate) fn restored(calls: &[CallSeen]) -> Self {
        let mut log = Self {
            since: calls.first().map(|call| call.at),
            ..Self::default()
        };
        for call in calls {
            log.count(call);
        }
        // Without how many waited: it comes with the next look.
        log.last = calls.last().map(|call| Look {
            at: call.at,
            number: Some(call.number),
            window: call.window.clone(),
            waiting: None,
        });
        log
    }

    /// When somebody was called last.
    pub(crate) fn called_at(&self) -> Option<Timestamp> {
        self.called_at
    }

    /// Seconds between the latest calls, the latest first, breaks left out.
    pub(crate) fn gaps_s(&self) -> Vec<u32> {
        self.gaps_s.iter().copied().collect()
    }

    /// How many windows served at the last look; `None` while that cannot be known.
    pub(crate) fn windows(&self) -> Option<u32> {
        let (since, last) = (self.since?, self.last.as_ref()?);
        let known = last.at.seconds_since(since) >= WINDOWS_KNOWN_AFTER_S && !self.windows.is_empty();
        known.then_some(u32::try_from(self.windows.len()).unwrap_or(u32::MAX))
    }

    /// Takes a look. One that is no newer than the last tells nothing, unless it shows a later number.
    pub(crate) fn look(&mut self, look: Look) -> Step {
        let step = match &self.last {
            None => Step {
                anew: true,
                ..Step::default()
            },
            Some(last) if look.at < last.at => return Step::default(),
            Some(last) if look.at.date() != last.at.date() => Step {
                anew: true,
                ..Step::default()
            },
            Some(last) => between(last, &look),
        };
        if step.anew {
            *self = Self {
                since: Some(look.at),
                ..Self::default()
            };
        }
        let step = self.take(step, &look);
        self.keep(look);
        step
    }

    fn take(&mut self, mut step: Step, look: &Look) -> Step {
        let queue_stood = look.waiting.is_some_and(|waiting| waiting > 0)
            && self
                .last
                .as_ref()
                .and_then(|last| last.waiting)
                .is_some_and(|waiting| waiting > 0);
        if step.calls.len() > 1 || !queue_stood {
            self.busy_since.clear();
        }
        for call in &step.calls {
            self.count(call);
        }
        if let ([call], Some(window)) = (step.calls.as_slice(), &look.window) {
            let before = self.busy_since.insert(window.clone(), call.at);
            let service = before.map(|since| call.at.seconds_since(since));
            step.service_s = service
                .filter(|seconds| SERVICE_S.contains(seconds))
                .and_then(|seconds| u32::try_from(seconds).ok());
        }
        step
    }

    fn count(&mut self, call: &CallSeen) {
        if let Some(before) = self.called_at {
            let gap = call.at.seconds_since(before);
            if gap <= BREAK_S {
                self.gaps_s.push_front(u32::try_from(gap).unwrap_or(0));
                self.gaps_s.truncate(CALL_GAPS_MAX);
            }
        }
        self.called_at = Some(call.at);
        if let Some(window) = &call.window {
            self.windows.insert(window.clone(), call.at);
        }
    }

    fn keep(&mut self, look: Look) {
        self.windows
            .retain(|_, called| look.at.seconds_since(*called) <= WINDOW_S);
        let number = match (self.last.take().and_then(|last| last.number), look.number) {
            // Shown late: the higher one was called already.
            (Some(known), Some(number)) if number < known => Some(known),
            (known, number) => number.or(known),
        };
        self.last = Some(Look { number, ..look });
    }
}

/// What happened between two looks of one day, the later one no earlier than the other.
fn between(last: &Look, look: &Look) -> Step {
    let (Some(from), Some(to)) = (last.number, look.number) else {
        return Step::default();
    };
    if to > from.saturating_add(JUMP_MAX) || to.saturating_add(LATE_MAX) < from {
        return Step {
            anew: true,
            ..Step::default()
        };
    }
    let count = to.saturating_sub(from);
    let seconds = look.at.seconds_since(last.at);
    let calls = (1..=count).map(|nth| CallSeen {
        at: last.at.plus_seconds(seconds * i64::from(nth) / i64::from(count)),
        number: from + nth,
        window: look.window.clone().filter(|_| nth == count),
    });
    let arrivals = match (last.waiting, look.waiting) {
        (Some(before), Some(after)) => (after + count).saturating_sub(before),
        _ => 0,
    };
    Step {
        anew: false,
        calls: calls.collect(),
        arrivals,
        service_s: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(clock: &str, number: u32, window: &str, waiting: u32) -> Look {
        Look {
            at: Timestamp::parse(&format!("2026-11-23T{clock}+09:00")).unwrap(),
            number: Some(number),
            window: Some(window.into()),
            waiting: Some(waiting),
        }
    }

    fn log(looks: &[Look]) -> (CallLog, Vec<Step>) {
        let mut log = CallLog::default();
        let steps = looks.iter().map(|look| log.look(look.clone())).collect();
        (log, steps)
    }

    #[test]
    fn several_numbers_between_two_looks_are_as_many_calls() {
        let (log, steps) = log(&[look("10:00:00", 100, "1", 5), look("10:01:30", 103, "2", 4)]);
        let calls: Vec<_> = steps[1]
            .calls
            .iter()
            .map(|call| (call.number, call.at.to_string()))
            .collect();
        assert_eq!(
            calls,
            [
                (101, "2026-11-23T10:00:30+09:00".to_owned()),
                (102, "2026-11-23T10:01:00+09:00".to_owned()),
                (103, "2026-11-23T10:01:30+09:00".to_owned()),
            ]
        );
        assert_eq!(steps[1].arrivals, 2, "three were called, and one fewer waits");
        assert_eq!(log.gaps_s(), [30, 30]);
    }

    #[test]
    fn a_break_is_no_gap_and_another_series_begins_anew() {
        let (calls, _) = log(&[
            look("11:00:00", 10, "1", 2),
            look("11:05:00", 11, "1", 1),
            look("13:00:00", 12, "1", 4),
            look("13:04:00", 13, "1", 4),
        ]);
        assert_eq!(calls.gaps_s(), [240]);
        for number in [1, 500] {
            let (calls, steps) = log(&[
                look("11:00:00", 100, "1", 2),
                look("11:05:00", 101, "1", 2),
                look("11:09:00", number, "1", 2),
            ]);
            assert!(steps[2].anew && steps[2].calls.is_empty());
            assert_eq!((calls.gaps_s(), calls.called_at()), (vec![], None));
        }
    }

    #[test]
    fn a_number_shown_late_or_an_older_look_is_no_call() {
        let (calls, steps) = log(&[
            look("10:00:00", 100, "1", 2),
            look("10:01:00", 102, "2", 2),
            look("10:02:00", 101, "1", 2),
            look("10:03:00", 103, "1", 2),
            look("10:00:30", 110, "1", 2),
        ]);
        let count: Vec<_> = steps.iter().map(|step| step.calls.len()).collect();
        assert_eq!(count, [0, 2, 0, 1, 0]);
        assert_eq!(calls.called_at().unwrap().clock().to_string(), "10:03");
    }

    #[test]
    fn windows_are_known_after_a_while_and_forgotten_when_they_stop_calling() {
        let mut looks = vec![look("10:00:00", 100, "1", 9)];
        for nth in 1..=12 {
            looks.push(look(
                &format!("10:{nth:02}:00"),
                100 + nth,
                &(nth % 3).to_string(),
                9,
            ));
        }
        assert_eq!(log(&looks[..6]).0.windows(), None);
        assert_eq!(log(&looks).0.windows(), Some(3));
        for nth in 13..=40 {
            looks.push(look(&format!("10:{nth:02}:00"), 100 + nth, "1", 9));
        }
        assert_eq!(log(&looks).0.windows(), Some(1));
    }

    #[test]
    fn a_service_is_the_time_between_two_calls_of_a_window_under_a_queue() {
        let (_, steps) = log(&[
            look("10:00:00", 100, "1", 3),
            look("10:01:00", 101, "1", 3),
            look("10:02:00", 102, "2", 3),
            look("10:06:00", 103, "1", 3),
            look("10:07:00", 104, "2", 0),
            look("10:20:00", 105, "1", 3),
            look("10:25:00", 106, "1", 3),
        ]);
        let services: Vec<_> = steps.iter().map(|step| step.service_s).collect();
        assert_eq!(services, [None, None, None, Some(300), None, None, Some(300)]);
    }

    #[test]
    fn after_a_restart_the_gaps_go_on() {
        let looks = [
            look("10:00:00", 100, "1", 3),
            look("10:01:00", 101, "1", 3),
            look("10:03:00", 102, "1", 3),
        ];
        let (before, steps) = log(&looks);
        let calls: Vec<_> = steps.into_iter().flat_map(|step| step.calls).collect();
        let mut restored = CallLog::restored(&calls);
        assert_eq!(restored.gaps_s(), before.gaps_s());
        restored.look(look("10:08:00", 103, "1", 3));
        assert_eq!(restored.gaps_s(), [300, 120]);
    }

    #[test]
    fn another_day_begins_anew() {
        let mut log = CallLog::default();
        log.look(look("17:58:00", 100, "1", 3));
        let next = Timestamp::parse("2026-11-24T09:00:00+09:00").unwrap();
        let step = log.look(Look {
            at: next,
            ..look("09:00:00", 101, "1", 3)
        });
        assert!(step.anew && step.calls.is_empty());
    }
}
