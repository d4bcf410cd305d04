//! What the counter as it is now tells of the later hours of the same day.
//!
//! Two things, and they do not last alike. A line that is longer or shorter than usual is worked off: it fades, and
//! is gone after lunch. Desks that are missing stay missing, and people who take long take long all day: the line
//! then *grows*, from the opening or from the end of lunch on, by what comes in and is not served.

use crate::calls::{Observed, Pace};
use crate::usual::{DAYS_MIN, Usual, Wait};
use crate::wait::wait;
use contract::office::DayHours;
use contract::queue_status::CounterStatus;
use contract::time::Timestamp;

/// Waits of today are compared with usual ones after so many seconds are added to both: of two short waits none
/// is "three times" the other.
const LITTLE_S: f64 = 60.0;
/// A day that is not itself is not believed beyond this. Wide: nobody in line where a quarter of an hour is usual is
/// the best news of the day, and must not be held for five minutes.
const FACTOR_MAX: f64 = 9.0;
/// How far the line of now still holds: after so many seconds a third of it is left.
const FADES_S: f64 = 5_400.0;
/// The growing line is looked at in steps of so many minutes.
const STEP_MINUTES: u32 = 15;

/// Today at a counter.
pub(crate) struct Today<'a> {
    hours: &'a DayHours,
    /// Now, in minutes of the day.
    now: u32,
    /// How many times as long as usual one waits now.
    line: f64,
    /// How many times as long as usual the same people keep the counter busy.
    work: f64,
}

impl<'a> Today<'a> {
    /// `None` where the counter tells nothing, or nothing to compare it with.
    pub(crate) fn new(status: &CounterStatus, now: Timestamp, hours: &'a DayHours) -> Option<Self> {
        let usual = status.usual.as_ref().filter(|usual| usual.days >= DAYS_MIN)?;
        let range = wait(status, status.waiting()?, now).range()?;
        let line = (f64::from(range.middle_s()) + LITTLE_S) / (Wait::of(usual).expected_s() + LITTLE_S);
        let pace = Pace::of(&Observed {
            counter: status,
            at: now,
            rests: &[],
            resumed_at: None,
        })?;
        Some(Self {
            hours,
            now: now.clock().minutes(),
            line: line.clamp(1.0 / FACTOR_MAX, FACTOR_MAX),
            work: pace.work_against_usual(usual),
        })
    }

    /// The wait at a minute of today that usually is such a one.
    pub(crate) fn wait(&self, usually: Wait, usual: &Usual, minute: u32) -> Wait {
        let away_s = f64::from(minute.saturating_sub(self.now)) * 60.0;
        usually
            .times(self.line.powf((-away_s / FADES_S).exp()))
            .longer(self.grown_s(usual, minute))
    }

    /// By how many seconds the wait has grown until then because less is served than comes in.
    fn grown_s(&self, usual: &Usual, minute: u32) -> f64 {
        let steps = (self.now..minute).step_by(STEP_MINUTES as usize);
        steps.fold(0.0, |grown: f64, from| match self.busy(usual, from) {
            Some(busy) => {
                let seconds = f64::from((minute - from).min(STEP_MINUTES) * 60);
                (grown + (busy * self.work - 1.0) * seconds).max(0.0)
            }
            // Before lunch the line is worked off, and a new one begins after it.
            None => 0.0,
        })
    }

    /// Which part of the time the desks are usually at work at this minute; `None` over lunch or where it is not
    /// known.
    fn busy(&self, usual: &Usual, minute: u32) -> Option<f64> {
        let closed = |minute: u32| {
            let lunch = self.hours.lunch.as_ref();
            lunch.is_some_and(|lunch| (lunch.from.minutes()..lunch.until.minutes()).contains(&minute))
                || minute >= self.hours.close.minutes()
                || minute < self.hours.open.minutes()
        };
        let hour = usual.hour(minute / 60).filter(|_| !closed(minute))?;
        let begins = minute / 60 * 60;
        let open = (begins..begins + 60).filter(|minute| !closed(*minute)).count();
        let desks = (f64::from(hour.desks_tenths) / 10.0).max(1.0);
        let work_s = f64::from(hour.calls) * f64::from(hour.service_s);
        Some((work_s / (desks * open as f64 * 60.0)).min(1.0))
    }
}
