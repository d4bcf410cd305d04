//! A live document as a page holds it: its items one by one, so that a change is told to those alone who show
//! what changed, and the moment at which it held. Pure: no page, no clock, no network.

use super::document::{Document, latest};
use crate::api::Observed;
use contract::queue_status::{Heartbeat, QueueChange, QueueStatus};
use contract::time::Timestamp;
use std::rc::Rc;

/// What came of taking something in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// It holds now; the ids of what differs, and whether anything around the items does.
    Now {
        /// Items that changed, came or went.
        ids: Vec<Rc<str>>,
        /// Whether the head, or which items there are, changed.
        frame: bool,
    },
    /// Something newer is held already.
    Older,
    /// It follows something that is not held: the whole document must be read again.
    Gap,
}

impl Taken {
    /// Whether anything that is shown changed.
    pub fn changed(&self) -> bool {
        matches!(self, Self::Now { ids, frame } if *frame || !ids.is_empty())
    }
}

/// What is held of a document.
pub struct Held<D: Document> {
    head: Option<Rc<D>>,
    items: Vec<(Rc<str>, Rc<D::Item>)>,
    at: Option<Timestamp>,
    dropped: usize,
}

impl<D: Document> Default for Held<D> {
    fn default() -> Self {
        Self {
            head: None,
            items: Vec::new(),
            at: None,
            dropped: 0,
        }
    }
}

impl<D: Document> Held<D> {
    /// The document without its items.
    pub fn head(&self) -> Option<&Rc<D>> {
        self.head.as_ref()
    }

    /// The version that is held.
    pub fn version(&self) -> Option<u64> {
        self.head.as_ref().map(|head| head.version())
    }

    /// Ids of the items, in their order.
    pub fn ids(&self) -> Vec<Rc<str>> {
        self.items.iter().map(|(id, _)| id.clone()).collect()
    }

    /// An item by its id.
    pub fn item(&self, id: &str) -> Option<&Rc<D::Item>> {
        self.items
            .iter()
            .find(|(known, _)| &**known == id)
            .map(|(_, item)| item)
    }

    /// The whole document as of now.
    pub fn whole(&self) -> Option<D> {
        let mut whole = (**self.head.as_ref()?).clone();
        *whole.items_mut() = self.items.iter().map(|(_, item)| (**item).clone()).collect();
        Some(whole)
    }

    /// How many items of the last whole document could not be read.
    pub fn dropped(&self) -> usize {
        self.dropped
    }

    /// How many numbers in it cannot be true.
    pub fn absurd(&self) -> usize {
        self.items.iter().map(|(_, item)| D::absurd(item)).sum()
    }

    /// The moment of which it tells, by the backend's clock: that of its latest item.
    pub fn at(&self) -> Option<Timestamp> {
        self.moment_of(latest(self.items.iter().map(|(_, item)| D::observed_at(item))))
    }

    /// The moment of which an item tells.
    pub fn at_of(&self, item: &D::Item) -> Option<Timestamp> {
        self.moment_of(D::observed_at(item))
    }

    /// What was observed before the document was made is older by as much than the moment at which it held.
    fn moment_of(&self, observed_at: Option<Timestamp>) -> Option<Timestamp> {
        let made = self.head.as_ref()?.server_time();
        let lag = observed_at.map_or(0, |at| made.seconds_since(at).max(0));
        Some(self.at?.plus_seconds(-lag))
    }

    /// Takes a whole document in.
    pub fn take(&mut self, observed: Observed<D>) -> Taken {
        let Observed {
            mut document,
            dropped,
            at,
            ..
        } = observed;
        if let Some(head) = &self.head
            && document.version() < head.version()
            && document.server_time() <= head.server_time()
        {
            return Taken::Older;
        }
        let items = std::mem::take(document.items_mut());
        let mut ids: Vec<Rc<str>> = Vec::new();
        let mut next = Vec::with_capacity(items.len());
        for item in items {
            let known = self.items.iter().find(|(id, _)| **id == *D::id(&item));
            match known {
                Some((id, known)) if **known == item => next.push((id.clone(), known.clone())),
                _ => {
                    let id: Rc<str> = D::id(&item).into();
                    ids.push(id.clone());
                    next.push((id, Rc::new(item)));
                }
            }
        }
        let gone = |id: &Rc<str>| next.iter().all(|(known, _)| known != id);
        ids.extend(self.items.iter().map(|(id, _)| id.clone()).filter(gone));
        let same_items = self
            .items
            .iter()
            .map(|(id, _)| id)
            .eq(next.iter().map(|(id, _)| id));
        let same_head = self.head.as_ref().is_some_and(|head| head.same_head(&document));
        let frame = !same_items || !same_head || dropped != self.dropped;
        self.items = next;
        self.dropped = dropped;
        self.head = Some(Rc::new(document));
        self.held_at(at);
        Taken::Now { ids, frame }
    }

    /// The moment at which the backend last said that it holds.
    pub fn confirmed_at(&self) -> Option<Timestamp> {
        self.at
    }

    /// The backend said that what is held still holds.
    pub fn held_at(&mut self, at: Timestamp) {
        self.at = Some(self.at.map_or(at, |known| known.max(at)));
    }
}

impl Held<QueueStatus> {
    /// The stream lives: what is held still holds, if it is the version that the heartbeat names.
    pub fn heartbeat(&mut self, heartbeat: &Heartbeat) -> Taken {
        match self.version() {
            Some(version) if version == heartbeat.version => {
                self.held_at(heartbeat.server_time);
                Taken::Now {
                    ids: Vec::new(),
                    frame: false,
                }
            }
            Some(version) if version > heartbeat.version => Taken::Older,
            _ => Taken::Gap,
        }
    }

    /// Takes a change in, as [`QueueStatus::changed_by`] does, without copying what did not change.
    pub fn change(&mut self, change: QueueChange) -> Taken {
        let Some(head) = &mut self.head else {
            return Taken::Gap;
        };
        if change.office != head.office {
            return Taken::Gap;
        }
        if change.version <= head.version {
            return Taken::Older;
        }
        if change.after != head.version {
            return Taken::Gap;
        }
        let (mut ids, mut frame) = (Vec::new(), false);
        for counter in change.counters {
            match self.items.iter_mut().find(|(id, _)| **id == *counter.id) {
                Some((_, known)) if **known == counter => {}
                Some((id, known)) => {
                    ids.push(id.clone());
                    *known = Rc::new(counter);
                }
                None => {
                    let id: Rc<str> = counter.id.as_str().into();
                    ids.push(id.clone());
                    self.items.push((id, Rc::new(counter)));
                    frame = true;
                }
            }
        }
        let head = Rc::make_mut(head);
        head.version = change.version;
        head.server_time = change.server_time;
        self.held_at(change.server_time);
        Taken::Now { ids, frame }
    }
}
