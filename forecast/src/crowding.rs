//! One word for how busy a counter is.

use crate::range::Range;
use contract::queue_status::CrowdingRules;

/// How busy a counter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Crowding {
    /// 원활.
    Calm,
    /// 보통.
    Ordinary,
    /// 혼잡.
    Crowded,
}

/// The word for a range, by its long end in minutes as it is shown, so that word and number agree.
pub fn crowding(range: Range, rules: &CrowdingRules) -> Crowding {
    let (_, high) = range.minutes();
    if high <= u32::from(rules.calm_minutes) {
        Crowding::Calm
    } else if high <= u32::from(rules.crowded_minutes) {
        Crowding::Ordinary
    } else {
        Crowding::Crowded
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_long_end_as_shown_decides() {
        let rules = CrowdingRules {
            calm_minutes: 10,
            crowded_minutes: 30,
        };
        for (high_s, word) in [
            (600, Crowding::Calm),
            (601, Crowding::Ordinary),
            (1_800, Crowding::Ordinary),
            (1_801, Crowding::Crowded),
        ] {
            assert_eq!(crowding(Range::new(0, high_s), &rules), word, "{high_s}");
        }
    }
}
