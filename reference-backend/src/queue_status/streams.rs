//! How many streams are open, and what ends them all.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The open streams.
#[derive(Debug, Default)]
pub(crate) struct Streams {
    open: AtomicUsize,
    most: usize,
    /// How many each client has open; clients without any are not in it.
    of_clients: Mutex<HashMap<String, usize>>,
    most_per_client: usize,
    /// How often all of them were ended.
    ended: AtomicU64,
}

/// A place among the open streams; given back when it is dropped.
#[derive(Debug)]
pub(crate) struct Place {
    streams: Arc<Streams>,
    client: String,
    ended: u64,
}

impl Streams {
    pub(crate) fn new(most: usize, most_per_client: usize) -> Arc<Self> {
        Arc::new(Self {
            most,
            most_per_client,
            ..Self::default()
        })
    }

    /// A place for one more of a client, if there is one.
    pub(crate) fn enter(self: &Arc<Self>, client: &str) -> Option<Place> {
        let mut of_clients = self.of_clients();
        let held = of_clients.get(client).copied().unwrap_or_default();
        if held >= self.most_per_client {
            return None;
        }
        let place = |open: usize| (open < self.most).then_some(open + 1);
        self.open
            .fetch_update(Ordering::AcqRel, Ordering::Acquire, place)
            .ok()?;
        of_clients.insert(client.to_owned(), held + 1);
        Some(Place {
            streams: self.clone(),
            client: client.to_owned(),
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

    fn of_clients(&self) -> MutexGuard<'_, HashMap<String, usize>> {
        self.of_clients.lock().unwrap_or_else(PoisonError::into_inner)
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
        let mut of_clients = self.streams.of_clients();
        if let Some(held) = of_clients.get_mut(&self.client) {
            *held -= 1;
            if *held == 0 {
                of_clients.remove(&self.client);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Streams;

    #[test]
    fn what_one_client_holds_leaves_places_for_others() {
        let streams = Streams::new(5, 2);
        let held = [streams.enter("a"), streams.enter("a")];
        assert!(held.iter().all(Option::is_some));
        assert!(streams.enter("a").is_none());
        let other = streams.enter("b");
        assert!(other.is_some());
        drop(held);
        assert!(streams.enter("a").is_some());
        assert_eq!(streams.open(), 1);
        drop(other);
        assert!(streams.of_clients().is_empty());
    }
}
