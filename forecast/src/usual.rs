//! What waits are usual at a minute of a weekday, from the hours of past weeks.

use crate::range::Range;
use contract::queue_status::{CounterHistory, UsualHour};

/// Fewer days than this make nothing usual.
pub(crate) const DAYS_MIN: u16 = 3;
/// What the time between free desk and call comes to, in seconds.
const CALL_S: f64 = 60.0;

/// The usual hours of one weekday.
pub(crate) struct Usual<'a> {
    hours: Vec<&'a UsualHour>,
}

/// A wait by what one in ten, half and nine in ten wait at most, in seconds.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wait {
    low_s: f64,
    middle_s: f64,
    high_s: f64,
}

impl Wait {
    /// The mean of such a wait (Swanson's rule: three, four and three tenths).
    pub(crate) fn expected_s(&self) -> f64 {
        0.3 * self.low_s + 0.4 * self.middle_s + 0.3 * self.high_s
    }

    pub(crate) fn times(&self, factor: f64) -> Self {
        Self {
            low_s: self.low_s * factor,
            middle_s: self.middle_s * factor,
            high_s: self.high_s * factor,
        }
    }

    /// The same where the line may have grown by so many seconds. It need not have: the short end stays.
    pub(crate) fn longer(&self, seconds: f64) -> Self {
        Self {
            low_s: self.low_s,
            middle_s: self.middle_s + seconds,
            high_s: self.high_s + seconds,
        }
    }

    pub(crate) fn range(&self) -> Range {
        Range::new(self.low_s as u32, self.high_s.max(CALL_S) as u32)
    }

    pub(crate) fn of(hour: &UsualHour) -> Self {
        Self {
            low_s: hour.wait_low_s.into(),
            middle_s: hour.wait_middle_s.into(),
            high_s: hour.wait_high_s.into(),
        }
    }

    fn between(self, other: Self, share: f64) -> Self {
        let mix = |one: f64, two: f64| one + (two - one) * share;
        Self {
            low_s: mix(self.low_s, other.low_s),
            middle_s: mix(self.middle_s, other.middle_s),
            high_s: mix(self.high_s, other.high_s),
        }
    }
}

impl<'a> Usual<'a> {
    /// The hours of a weekday that enough was seen of and that can be true.
    pub(crate) fn new(history: &'a CounterHistory, weekday: u8) -> Self {
        let known = |hour: &&UsualHour| {
            hour.weekday == weekday
                && hour.days >= DAYS_MIN
                && hour.wait_low_s <= hour.wait_middle_s
                && hour.wait_middle_s <= hour.wait_high_s
        };
        Self {
            hours: history.hours.iter().filter(known).collect(),
        }
    }

    pub(crate) fn hour(&self, hour: u32) -> Option<&'a UsualHour> {
        self.hours
            .iter()
            .find(|known| u32::from(known.hour) == hour)
            .copied()
    }

    /// The usual wait at a minute of the day: between the middles of two hours, in proportion.
    pub(crate) fn at(&self, minute: u32) -> Option<Wait> {
        let own = Wait::of(self.hour(minute / 60)?);
        let within = minute % 60;
        let (neighbour, away) = if within < 30 {
            ((minute / 60).checked_sub(1), 30 - within)
        } else {
            (Some(minute / 60 + 1), within - 30)
        };
        Some(match neighbour.and_then(|hour| self.hour(hour)) {
            Some(hour) => own.between(Wait::of(hour), f64::from(away) / 60.0),
            None => own,
        })
    }

    /// The wait of someone who has reserved: a few calls come before theirs, never more than without.
    pub(crate) fn reserved(&self, minute: u32) -> Option<Wait> {
        let hour = self.hour(minute / 60)?;
        let desks = (f64::from(hour.desks_tenths) / 10.0).max(1.0);
        let interval = f64::from(hour.service_s) / desks;
        let own = Wait::of(hour);
        Some(Wait {
            low_s: 0.0,
            middle_s: interval.min(own.middle_s),
            high_s: (3.0 * interval).min(own.high_s),
        })
    }
}
