//! What a source of waiting numbers must be able to say. The documents, the stream and the cache headers are made
//! from it, the same for every source.

use super::simulated::Simulated;
use crate::demo_data::OfficeSeed;
use crate::problems::Refusal;
use crate::state::Core;
use contract::office::Office;
use contract::queue_status::{Accuracy, CounterHistory, CounterStatus, QueueSource};
use contract::time::Timestamp;
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

/// Where the numbers come from. Asked by many at once, often: what takes long is kept or done beside.
pub(crate) trait Source: fmt::Debug + Send + Sync {
    /// What it is, as said on the page.
    fn word(&self) -> QueueSource;

    /// The offices that it brings along, whole, instead of the district's own; `None` where it brings none.
    ///
    /// # Errors
    /// `unavailable` where they are not known yet.
    fn own_offices(&self, now: Timestamp) -> Option<Result<Vec<Office>, Refusal>> {
        let _ = now;
        None
    }

    /// The offices whose counters it knows, in the order of the list of offices.
    ///
    /// # Errors
    /// As [`Source::own_offices`].
    fn offices<'c>(&self, core: &'c Core) -> Result<Cow<'c, [OfficeSeed]>, Refusal> {
        Ok(Cow::Borrowed(&core.offices))
    }

    /// What is known of an office at a moment.
    ///
    /// # Errors
    /// `unavailable` where nothing can be said at all. A counter of which nothing is known is no error: it has
    /// no numbers.
    fn look(&self, core: &Core, office: &OfficeSeed, now: Timestamp) -> Result<Observed, Refusal>;

    /// The hours of past weeks, by counter.
    fn history(&self, core: &Core, office: &OfficeSeed, now: Timestamp) -> Result<Past, Refusal>;

    /// How often the ranges of an office were right lately; `None` with too little data.
    fn accuracy(&self, core: &Core, office: &OfficeSeed, now: Timestamp)
    -> Result<Option<Accuracy>, Refusal>;

    /// Asks elsewhere what is new, if it is time for it, and says when to ask again; `None` where nothing has to be
    /// asked. May take as long as an answer takes.
    fn poll(&self, core: &Core, now: Timestamp) -> Option<Timestamp> {
        let _ = (core, now);
        None
    }

    /// The simulation, if it is one: only there can numbers be taken from home.
    fn simulated(&self) -> Option<&Simulated> {
        None
    }
}

/// The counters of an office at a moment.
#[derive(Debug, Clone)]
pub(crate) struct Observed {
    /// Grows with every change of a counter and never falls, a restart included.
    pub(crate) version: u64,
    /// Whether anything can change soon: a counter is open, paused or closing.
    pub(crate) lively: bool,
    /// The counters, in the order of the office.
    pub(crate) counters: Arc<[CounterStatus]>,
}

/// The hours of past weeks.
#[derive(Debug, Clone)]
pub(crate) struct Past {
    /// Over so many weeks.
    pub(crate) weeks: u16,
    /// The counters, in the order of the office.
    pub(crate) counters: Vec<CounterHistory>,
}
