//! Queue status: who is called and how many wait.

use super::client::Client;
use super::decode;
use super::error::ApiError;
use contract::endpoints::{Method, path};
use contract::queue_status::{
    CounterHistory, CounterStatus, OfficeQueues, QueueHistory, QueueStatus, QueueSummary,
};
use contract::time::Timestamp;
use serde_json::Value;

/// A live document as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observed<T> {
    /// What could be read of it.
    pub document: T,
    /// How many of its counters or offices had to be dropped because they did not fit the contract.
    pub dropped: usize,
    /// The moment, by the backend's clock, at which it last said that this holds.
    pub at: Timestamp,
}

impl Client {
    /// The counters of all offices.
    pub async fn queue_summary(&self) -> Result<Observed<QueueSummary>, ApiError> {
        let (mut tree, at) = self.get_live(path("/queue-status", &[])).await?;
        let mut dropped = 0;
        if let Some(Value::Array(offices)) = tree.get_mut("offices") {
            for office in offices {
                dropped += decode::sift::<CounterStatus>(office, "counters");
            }
        }
        let offices = decode::take_list::<OfficeQueues>(&mut tree, "offices")?;
        let mut document: QueueSummary = decode::from_tree(tree)?;
        document.offices = offices.items;
        Ok(Observed {
            dropped: dropped + offices.dropped,
            at: at.unwrap_or(document.server_time),
            document,
        })
    }

    /// The counters of an office.
    pub async fn queue_status(&self, office: &str) -> Result<Observed<QueueStatus>, ApiError> {
        let path = path("/offices/{office}/queue-status", &[office]);
        let (tree, at) = self.get_live(path).await?;
        status_of(tree, at)
    }

    /// What the hours of past weeks were like at the counters of an office.
    pub async fn queue_history(&self, office: &str) -> Result<QueueHistory, ApiError> {
        let path = path("/offices/{office}/queue-status/history", &[office]);
        let response = self.send(self.request(Method::Get, path)).await?;
        let mut tree = decode::tree(&response.body)?;
        let counters = decode::take_list::<CounterHistory>(&mut tree, "counters")?;
        let mut history: QueueHistory = decode::from_tree(tree)?;
        history.counters = counters.items;
        Ok(history)
    }
}

/// The status in a tree, told at `at`, or when it was made.
pub(super) fn status_of(mut tree: Value, at: Option<Timestamp>) -> Result<Observed<QueueStatus>, ApiError> {
    let counters = decode::take_list::<CounterStatus>(&mut tree, "counters")?;
    let mut document: QueueStatus = decode::from_tree(tree)?;
    document.counters = counters.items;
    Ok(Observed {
        dropped: counters.dropped,
        at: at.unwrap_or(document.server_time),
        document,
    })
}
