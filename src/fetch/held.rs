//! A live document as a page holds it: its items one by one, so that a change is told to those alone who show
//! what changed, and the moment at which it held. Pure: no page, no clock, no network.

use crate::api::{ApiError, Client, LocalFuture, Observed};
use contract::queue_status::{CounterStatus, OfficeQueues, QueueChange, QueueStatus, QueueSummary};
use contract::time::Timestamp;
use std::rc::Rc;

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

/// A live document: a head, and items that change one by one.
pub trait Document: Clone + PartialEq + 'static {
    /// Something of it that changes on its own.
    type Item: Clone + PartialEq + 'static;
    /// Name in the cache of the document of a place.
    fn name(place: &str) -> String;
    /// Asks for the document of a place: an office, or none for what is of all offices.
    fn ask(client: &Client, place: &str) -> LocalFuture<Result<Observed<Self>, ApiError>>;
    /// Grows with every change.
    fn version(&self) -> u64;
    /// When it was made.
    fn server_time(&self) -> Timestamp;
    /// When to ask again, in milliseconds from the answer.
    fn poll_after_ms(&self) -> u32;
    /// Its items.
    fn items_mut(&mut self) -> &mut Vec<Self::Item>;
    /// The same head as another, whatever its version and times.
    fn same_head(&self, other: &Self) -> bool;
    /// The stable id of an item.
    fn id(item: &Self::Item) -> &str;
    /// When an item was observed, if not when the document was made.
    fn observed_at(item: &Self::Item) -> Option<Timestamp>;
    /// How many of its numbers cannot be true.
    fn absurd(item: &Self::Item) -> usize;
}

impl Document for QueueStatus {
    type Item = CounterStatus;

    fn name(place: &str) -> String {
        format!("queue-status/{place}")
    }

    fn ask(client: &Client, place: &str) -> LocalFuture<Result<Observed<Self>, ApiError>> {
        let (client, office) = (client.clone(), place.to_owned());
        Box::pin(async move { client.queue_status(&office).await })
    }

    fn version(&self) -> u64 {
        self.version
    }

    fn server_time(&self) -> Timestamp {
        self.server_time
    }

    fn poll_after_ms(&self) -> u32 {
        self.poll_after_ms
    }

    fn items_mut(&mut self) -> &mut Vec<CounterStatus> {
        &mut self.counters
    }

    fn same_head(&self, other: &Self) -> bool {
        (&self.office_name, self.source, self.accuracy.as_ref())
            == (&other.office_name, other.source, other.accuracy.as_ref())
            && (&self.ticket_rules, &self.crowding) == (&other.ticket_rules, &other.crowding)
    }

    fn id(item: &CounterStatus) -> &str {
        &item.id
    }

    fn observed_at(item: &CounterStatus) -> Option<Timestamp> {
        item.observed_at
    }

    fn absurd(item: &CounterStatus) -> usize {
        item.absurd()
    }
}

impl Document for QueueSummary {
    type Item = OfficeQueues;

    fn name(_: &str) -> String {
        "queue-summary".into()
    }

    fn ask(client: &Client, _: &str) -> LocalFuture<Result<Observed<Self>, ApiError>> {
        let client = client.clone();
        Box::pin(async move { client.queue_summary().await })
    }

    fn version(&self) -> u64 {
        self.version
    }

    fn server_time(&self) -> Timestamp {
        self.server_time
    }

    fn poll_after_ms(&self) -> u32 {
        self.poll_after_ms
    }

    fn items_mut(&mut self) -> &mut Vec<OfficeQueues> {
        &mut self.offices
    }

    fn same_head(&self, other: &Self) -> bool {
        (self.source, &self.accuracy, &self.crowding) == (other.source, &other.accuracy, &other.crowding)
    }

    fn id(item: &OfficeQueues) -> &str {
        &item.office
    }

    /// That of its latest counter.
    fn observed_at(item: &OfficeQueues) -> Option<Timestamp> {
        let times: Option<Vec<_>> = item.counters.iter().map(|counter| counter.observed_at).collect();
        times?.into_iter().max()
    }

    fn absurd(item: &OfficeQueues) -> usize {
        item.counters.iter().map(CounterStatus::absurd).sum()
    }
}

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
        let times: Option<Vec<_>> = self.items.iter().map(|(_, item)| D::observed_at(item)).collect();
        let latest = times.and_then(|times| times.into_iter().max());
        self.moment_of(latest)
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

    /// The backend said that what is held still holds.
    pub fn held_at(&mut self, at: Timestamp) {
        self.at = Some(self.at.map_or(at, |known| known.max(at)));
    }
}

impl Held<QueueStatus> {
    /// Takes a change in, as [`QueueStatus::changed_by`] does, without copying what did not change.
    pub fn change(&mut self, change: QueueChange, at: Timestamp) -> Taken {
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
        self.held_at(at);
        Taken::Now { ids, frame }
    }
}
