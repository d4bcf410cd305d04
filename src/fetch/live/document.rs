//! Live documents: what all have in common, and the two of queue status.

use super::held::{Held, Taken};
use crate::api::{ApiError, Client, Heard, LocalFuture, News, Observed, read_status, read_summary};
use contract::queue_status::{CounterStatus, OfficeQueues, QueueStatus, QueueSummary};
use contract::time::Timestamp;
use std::any::Any;

/// A live document: a head, and items that change one by one.
pub trait Document: Clone + PartialEq + 'static {
    /// Something of it that changes on its own.
    type Item: Clone + PartialEq + 'static;
    /// Name in the cache of the document of a place.
    fn name(place: &str) -> String;
    /// Asks for the document of a place: an office, or none for what is of all offices.
    fn ask(client: &Client, place: &str) -> LocalFuture<Result<Observed<Self>, ApiError>>;
    /// Reads the document as another tab tells it; it held at `at`.
    fn read(text: String, at: Timestamp) -> Result<Observed<Self>, ApiError>;
    /// Opens the stream of a place, if there is one.
    fn open(client: &Client, place: &str, heard: Heard) -> Option<Box<dyn Any>> {
        let _ = (client, place, heard);
        None
    }
    /// Takes in what the stream tells.
    fn hear(held: &mut Held<Self>, news: News) -> Taken {
        let _ = (held, news);
        Taken::Gap
    }
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

    fn read(text: String, at: Timestamp) -> Result<Observed<Self>, ApiError> {
        read_status(text, at)
    }

    fn open(client: &Client, place: &str, heard: Heard) -> Option<Box<dyn Any>> {
        client.follow_queue_status(place, heard)
    }

    fn hear(held: &mut Held<Self>, news: News) -> Taken {
        match news {
            News::Whole(observed) => held.take(*observed),
            News::Change(change) => held.change(change),
            News::Heartbeat(heartbeat) => held.heartbeat(&heartbeat),
        }
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

    fn read(text: String, at: Timestamp) -> Result<Observed<Self>, ApiError> {
        read_summary(text, at)
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
        latest(item.counters.iter().map(|counter| counter.observed_at))
    }

    fn absurd(item: &OfficeQueues) -> usize {
        item.counters.iter().map(CounterStatus::absurd).sum()
    }
}

/// The latest of these; none where one was observed when the document was made.
pub(super) fn latest(times: impl Iterator<Item = Option<Timestamp>>) -> Option<Timestamp> {
    let mut latest = None;
    for time in times {
        latest = latest.max(Some(time?));
    }
    latest
}
