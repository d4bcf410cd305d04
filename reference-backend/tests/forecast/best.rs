//! Days on which someone comes at one of the best times, and others at any time.

use crate::{Played, hours, hours_of};
use contract::queue_status::CounterHistory;
use contract::time::{ClockTime, Timestamp};
use forecast::{Question, best_times};
use reference_backend::simulation::{DayRun, Joined};

/// Minutes that the resident needs to the office.
const TRAVEL: u32 = 20;
/// Waits of a minute or less are alike.
const ALIKE_S: f64 = 60.0;

/// When the best times of the day are asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    /// From past weeks alone.
    TheEveningBefore,
    /// At ten o'clock, with the counter as it is then.
    AtTen,
}

/// One day.
pub(crate) struct Trial {
    /// The real waits at the best times, the best first, in seconds; endless where nobody is called any more.
    best_s: Vec<f64>,
    /// The real waits in every half hour that was left and in which one is called.
    any_s: Vec<f64>,
}

fn mean(waits_s: impl Iterator<Item = f64>) -> Option<f64> {
    let (count, sum) = waits_s.fold((0.0, 0.0), |(count, sum), wait| (count + 1.0, sum + wait));
    (count > 0.0).then(|| sum / count)
}

impl Trial {
    /// How many were named.
    pub(crate) fn named(&self) -> usize {
        self.best_s.len()
    }

    /// The mean wait at the best times, in seconds.
    pub(crate) fn best_s(&self) -> f64 {
        mean(self.best_s.iter().copied()).unwrap_or_default()
    }

    /// The wait at the first of them, in seconds.
    pub(crate) fn first_s(&self) -> f64 {
        self.best_s[0]
    }

    /// The mean wait at a random time, in seconds.
    pub(crate) fn any_s(&self) -> f64 {
        mean(self.any_s.iter().copied()).unwrap_or_default()
    }

    /// How many seconds longer than at a random time the wait at the first one was; negative: shorter. `None` where
    /// nobody was called any more.
    pub(crate) fn longer_s(&self) -> Option<f64> {
        let longer = self.first_s() - self.any_s();
        longer.is_finite().then_some(longer)
    }

    /// Whether one waits less at the best times, on average, than at a random one; waits of a minute or less are
    /// as good.
    pub(crate) fn all_beat_the_mean(&self) -> bool {
        let (best, any) = (self.best_s(), self.any_s());
        best < any || (best <= ALIKE_S && any <= ALIKE_S)
    }

    /// The same of the first of them.
    pub(crate) fn first_beats_the_mean(&self) -> bool {
        let (first, any) = (self.first_s(), self.any_s());
        first < any || (first <= ALIKE_S && any <= ALIKE_S)
    }
}

/// A trial for each day on which someone came at the best times.
pub(crate) fn trials(days: impl Iterator<Item = Played>, asked: Asked) -> impl Iterator<Item = Trial> {
    days.filter_map(move |(_, day)| trial(&day, asked))
}

fn trial(day: &DayRun, asked: Asked) -> Option<Trial> {
    let history = CounterHistory {
        counter: "any".into(),
        hours: day.usual(),
    };
    let hours = hours();
    let at = |half_hour: u32| Some(day.date().at(ClockTime::new(half_hour / 2, half_hour % 2 * 30)?));
    let (now, status) = match asked {
        Asked::TheEveningBefore => (at(0)?, None),
        Asked::AtTen => (at(20)?, Some(day.status_at(at(20)?))),
    };
    let best = best_times(&Question {
        history: &history,
        hours: &hours,
        slots: None,
        status: status.as_ref(),
        now,
        travel_minutes: TRAVEL,
        days: 1,
    });
    let joined = day.joined();
    let best = best.first()?.times.iter();
    let best_s: Vec<f64> = best
        .map(|time| met_in(day, &joined, day.date().at(time.from)).unwrap_or(f64::INFINITY))
        .collect();
    let there = now.plus_seconds(i64::from(TRAVEL) * 60);
    let left = (0..48)
        .filter_map(at)
        .filter(|half_hour| *half_hour >= there && serves(*half_hour));
    let any_s = left
        .filter_map(|half_hour| met_in(day, &joined, half_hour))
        .collect();
    (!best_s.is_empty()).then_some(Trial { best_s, any_s })
}

/// Whether the office is open for this half hour, lunch left out but for the half hour before its end, in which
/// numbers are given out again.
fn serves(from: Timestamp) -> bool {
    let hours = hours_of(from.date());
    let minute = from.clock().minutes();
    let at_lunch = hours
        .lunch
        .as_ref()
        .is_some_and(|lunch| (lunch.from.minutes()..lunch.until.minutes() - 30).contains(&minute));
    (hours.open.minutes()..hours.close.minutes()).contains(&minute) && !at_lunch
}

/// How long those waited on average who took a number within half an hour. Where nobody did, the resident is sent in
/// its middle: half hours in which nobody comes are often the best ones. `None` where they are not called either.
fn met_in(day: &DayRun, joined: &[Joined], from: Timestamp) -> Option<f64> {
    let alone = || Some(f64::from(day.join_at(from.plus_seconds(900))?.wait_s));
    wait_in(joined, from).or_else(alone)
}

/// How long those waited on average who took a number within half an hour; `None` where nobody did.
fn wait_in(joined: &[Joined], from: Timestamp) -> Option<f64> {
    let within = |one: &&Joined| (0..1_800).contains(&one.at.seconds_since(from));
    mean(joined.iter().filter(within).map(|one| f64::from(one.wait_s)))
}
