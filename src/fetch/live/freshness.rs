//! How far data can be trusted to be of now, and how it is labelled.

use contract::time::Timestamp;

/// Data older than so many seconds says so in words.
pub const STALE_AFTER_S: i64 = 30;
/// Data older than so many seconds is shown grey, and promises nothing.
pub const OLD_AFTER_S: i64 = 90;

/// How far data can be trusted to be of now. Numbers are its age in whole seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Freshness {
    /// There is no data.
    #[default]
    None,
    /// Of now.
    Fresh(i64),
    /// More than half a minute old: said in words.
    Stale(i64),
    /// More than a minute and a half old: grey, without a countdown.
    Old(i64),
}

impl Freshness {
    /// Of data that held at `at`, seen at `now`; both by the backend's clock.
    pub fn of(at: Option<Timestamp>, now: Timestamp) -> Self {
        match at.map(|at| now.seconds_since(at).max(0)) {
            None => Self::None,
            Some(age) if age <= STALE_AFTER_S => Self::Fresh(age),
            Some(age) if age <= OLD_AFTER_S => Self::Stale(age),
            Some(age) => Self::Old(age),
        }
    }

    /// Age in whole seconds.
    pub fn age_s(self) -> Option<i64> {
        match self {
            Self::None => None,
            Self::Fresh(age) | Self::Stale(age) | Self::Old(age) => Some(age),
        }
    }

    /// Whether both are shown the same way, their ages aside.
    pub fn is_like(self, other: Self) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }
}
