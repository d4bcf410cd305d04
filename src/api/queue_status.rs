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
    /// The answer to the letter, for other tabs.
    pub text: String,
}

impl Client {
    /// The counters of all offices.
    pub async fn queue_summary(&self) -> Result<Observed<QueueSummary>, ApiError> {
        let (text, at) = self.get_live(path("/queue-status", &[])).await?;
        read_summary(text, at)
    }

    /// The counters of an office.
    pub async fn queue_status(&self, office: &str) -> Result<Observed<QueueStatus>, ApiError> {
        let path = path("/offices/{office}/queue-status", &[office]);
        let (text, at) = self.get_live(path).await?;
        read_status(text, at)
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

/// Reads the counters of all offices as they came; they held at `at`.
pub fn read_summary(text: String, at: Timestamp) -> Result<Observed<QueueSummary>, ApiError> {
    let mut tree = decode::tree(&text)?;
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
        document,
        dropped: dropped + offices.dropped,
        at,
        text,
    })
}

/// Reads the counters of an office as they came; they held at `at`.
pub fn read_status(text: String, at: Timestamp) -> Result<Observed<QueueStatus>, ApiError> {
    let mut tree = decode::tree(&text)?;
    let counters = decode::take_list::<CounterStatus>(&mut tree, "counters")?;
    let mut document: QueueStatus = decode::from_tree(tree)?;
    document.counters = counters.items;
    Ok(Observed {
        document,
        dropped: counters.dropped,
        at,
        text,
    })
}
