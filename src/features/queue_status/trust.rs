//! How far numbers of some age can be trusted.

use crate::fetch::Freshness;
use contract::queue_status::CounterStatus;
use contract::time::Timestamp;

/// How far numbers can be trusted: [`Freshness`] without the seconds, so that a second that passes changes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Trust {
    /// They are of now.
    #[default]
    Fresh,
    /// They may have changed since: said in words.
    Stale,
    /// They tell what was, not what will be: greyed, without expected waits.
    Old,
}

impl From<Freshness> for Trust {
    fn from(freshness: Freshness) -> Self {
        match freshness {
            Freshness::None | Freshness::Fresh(_) => Self::Fresh,
            Freshness::Stale(_) => Self::Stale,
            Freshness::Old(_) => Self::Old,
        }
    }
}

impl Trust {
    /// Of a counter: not more than of its document, and less where it was observed earlier.
    pub(super) fn of_counter(self, counter: &CounterStatus, now: Timestamp) -> Self {
        self.max(Freshness::of(counter.observed_at, now).into())
    }
}
