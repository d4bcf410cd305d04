//! How often the ranges were right.

use crate::range::Range;
use contract::queue_status::Accuracy;

/// With fewer outcomes nothing is said: ten times right of ten may be luck.
const FORECASTS_MIN: u32 = 50;

/// Counts forecasts whose outcome is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Forecasts whose outcome is known.
    pub forecasts: u32,
    /// Those whose range held the real wait, to the second: the minutes on the page are rounded outward and
    /// hold a little more often.
    pub right: u32,
}

impl Tally {
    /// One more range, and the wait that became of it.
    pub fn count(&mut self, range: Range, real_s: u32) {
        self.forecasts += 1;
        self.right += u32::from(range.holds(real_s));
    }

    /// What both counted.
    pub fn and(self, other: Self) -> Self {
        Self {
            forecasts: self.forecasts + other.forecasts,
            right: self.right + other.right,
        }
    }

    /// As it is published, over so many past days; `None` with fewer than 50 forecasts.
    pub fn accuracy(self, days: u16) -> Option<Accuracy> {
        (self.forecasts >= FORECASTS_MIN).then_some(Accuracy {
            days,
            forecasts: self.forecasts,
            right: self.right,
        })
    }
}

/// "So many times of ten": rounded to the nearest, a half down, and ten only if no range was ever wrong. `None`
/// for numbers that cannot be true.
pub fn of_ten(accuracy: &Accuracy) -> Option<u8> {
    let (all, right) = (u64::from(accuracy.forecasts), u64::from(accuracy.right));
    if all == 0 || right > all {
        return None;
    }
    if right == all {
        return Some(10);
    }
    // Nearest with halves down: the ceiling of (ten times the share, less a half).
    let tenths = (20 * right).saturating_sub(all).div_ceil(2 * all);
    u8::try_from(tenths.min(9)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(right: u32, forecasts: u32) -> Option<u8> {
        of_ten(&Accuracy {
            days: 7,
            forecasts,
            right,
        })
    }

    #[test]
    fn a_half_is_rounded_down_and_ten_of_ten_means_every_one() {
        for (right, forecasts, tenths) in [
            (80, 100, 8),
            (85, 100, 8),
            (851, 1_000, 9),
            (84, 100, 8),
            (75, 100, 7),
            (76, 100, 8),
            (999, 1_000, 9),
            (1_000, 1_000, 10),
            (0, 100, 0),
            (5, 100, 0),
            (6, 100, 1),
        ] {
            assert_eq!(told(right, forecasts), Some(tenths), "{right} of {forecasts}");
        }
        assert_eq!(told(0, 0), None);
        assert_eq!(told(3, 2), None, "more right than there were");
    }

    #[test]
    fn too_few_outcomes_are_not_published() {
        let mut tally = Tally::default();
        for real_s in 0..49 {
            tally.count(Range::new(10, 1_000), real_s);
        }
        assert_eq!(tally.right, 39);
        assert_eq!(tally.accuracy(7), None);
        tally.count(Range::new(10, 1_000), 10);
        let accuracy = tally.accuracy(7).unwrap();
        assert_eq!((accuracy.forecasts, accuracy.right), (50, 40));
    }
}
