//! How far data can be trusted to be of now, and how it is labelled.

use contract::time::Timestamp;

/// Data older than so many seconds says so in words.
pub const STALE_AFTER_S: i64 = 30;
/// Data older than so many seconds is shown grey, and promises nothing.
pub const OLD_AFTER_S: i64 = 90;

const STALE_AFTER_MS: i64 = STALE_AFTER_S * 1000;
const OLD_AFTER_MS: i64 = OLD_AFTER_S * 1000;

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
        let Some(at) = at else { return Self::None };
        let millis = (now.unix_millis() - at.unix_millis()).max(0);
        let age = millis / 1000;
        match millis {
            millis if millis <= STALE_AFTER_MS => Self::Fresh(age),
            millis if millis <= OLD_AFTER_MS => Self::Stale(age),
            _ => Self::Old(age),
        }
    }

    /// Milliseconds until data that held at `at` is labelled otherwise; none where it is old.
    pub fn changes_in_ms(at: Timestamp, now: Timestamp) -> Option<u32> {
        let age = now.unix_millis() - at.unix_millis();
        let edge = [STALE_AFTER_MS, OLD_AFTER_MS]
            .into_iter()
            .find(|edge| age <= *edge)?;
        u32::try_from(edge + 1 - age).ok()
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
