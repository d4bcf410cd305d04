//! How long someone waits who has so many before them.

use contract::queue_status::CounterStatus;
use contract::time::Timestamp;

/// From so many seconds up to so many: the real wait lies within in eight of ten cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// One in ten waits shorter.
    pub low_s: u32,
    /// One in ten waits longer.
    pub high_s: u32,
}

/// What can be said of a wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Forecast {
    /// It lies in this range.
    Range(Range),
    /// There is too little to go by.
    NotYet,
}

/// The wait of someone who has `ahead` people before them at `now`, the backend's time.
pub fn wait(counter: &CounterStatus, ahead: u32, now: Timestamp) -> Forecast {
    let _ = (counter, ahead, now);
    Forecast::NotYet
}
