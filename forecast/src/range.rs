//! A range of waits, and what can be said of a wait at all.

/// From so many seconds up to so many: the real wait lies within in eight of ten cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// One in ten waits shorter.
    pub low_s: u32,
    /// One in ten waits longer. Always more than `low_s`.
    pub high_s: u32,
}

/// What can be said of a wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Forecast {
    /// It lies in this range.
    Range(Range),
    /// If it comes to a call today, it is in this range; but the long end lies behind the end of the hours, so
    /// the counter may not get that far.
    AtRisk(Range),
    /// The counter will probably not get that far today.
    NotToday,
    /// There is too little to go by: see [`crate::wait`] for when this is said.
    NotYet,
}

/// Below so many minutes people speak of single minutes, above it of fives.
const SINGLE_MINUTES: u32 = 20;

impl Range {
    /// A range between two numbers of seconds, at least a second wide.
    pub fn new(low_s: u32, high_s: u32) -> Self {
        let low_s = low_s.min(u32::MAX - 1);
        Self {
            low_s,
            high_s: high_s.max(low_s + 1),
        }
    }

    /// Whether a wait of so many seconds lies within.
    pub fn holds(self, real_s: u32) -> bool {
        (self.low_s..=self.high_s).contains(&real_s)
    }

    /// The range as people say it: whole minutes, from 20 on fives; rounded outward, so that rounding never
    /// makes a promise smaller. The first number is always less than the second.
    pub fn minutes(self) -> (u32, u32) {
        let low = self.low_s / 60;
        let high = self.high_s.div_ceil(60);
        let low = if low < SINGLE_MINUTES { low } else { low / 5 * 5 };
        let high = if high < SINGLE_MINUTES {
            high
        } else {
            high.div_ceil(5) * 5
        };
        (low, high.max(low + 1))
    }

    /// The middle of it as a wait is felt: half wait shorter, about.
    pub(crate) fn middle_s(self) -> u32 {
        self.low_s + (self.high_s - self.low_s) / 5 * 2
    }
}

impl Forecast {
    /// The range, where there is one.
    pub fn range(self) -> Option<Range> {
        match self {
            Self::Range(range) | Self::AtRisk(range) => Some(range),
            Self::NotToday | Self::NotYet => None,
        }
    }
}
