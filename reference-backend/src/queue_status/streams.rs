//! How many streams are open, and what ends them all.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

/// The open streams.
#[derive(Debug, Default)]
pub(crate) struct Streams {
    open: AtomicUsize,
    most: usize,
    /// How often all of them were ended.
    ended: AtomicU64,
}

/// A place among the open streams; given back when it is dropped.
#[derive(Debug)]
pub(crate) struct Place {
    streams: Arc<Streams>,
    ended: u64,
}

impl Streams {
    pub(crate) fn new(most: usize) -> Arc<Self> {
        Arc::new(Self {
            most,
            ..Self::default()
        })
    }

    /// A place for one more, if there is one.
    pub(crate) fn enter(self: &Arc<Self>) -> Option<Place> {
        let place = |open: usize| (open < self.most).then_some(open + 1);
        self.open
            .fetch_update(Ordering::AcqRel, Ordering::Acquire, place)
            .ok()?;
        Some(Place {
            streams: self.clone(),
            ended: self.ended.load(Ordering::Acquire),
        })
    }

    /// How many are open.
    pub(crate) fn open(&self) -> usize {
        self.open.load(Ordering::Acquire)
    }

    /// Ends all that are open; new ones may come.
    pub(crate) fn end_all(&self) {
        self.ended.fetch_add(1, Ordering::AcqRel);
    }
}

impl Place {
    /// Whether all streams were ended since this one began.
    pub(crate) fn ended(&self) -> bool {
        self.streams.ended.load(Ordering::Acquire) != self.ended
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.streams.open.fetch_sub(1, Ordering::AcqRel);
    }
}
