//! The simulation as a source.

use super::source::{Observed, Past, Source};
use crate::demo_data::OfficeSeed;
use crate::problems::Refusal;
use crate::state::Core;
use contract::queue_status::{Accuracy, CounterState, CounterStatus, QueueSource};
use contract::time::Timestamp;

/// The simulation as a source.
#[derive(Debug)]
pub(crate) struct Simulated {
    seed: u64,
    speed: u32,
}

impl Simulated {
    pub(crate) fn new(seed: u64, speed: u32) -> Self {
        Self { seed, speed }
    }
}

impl Source for Simulated {
    fn word(&self) -> QueueSource {
        QueueSource::Simulation
    }

    fn look(&self, _: &Core, office: &OfficeSeed, now: Timestamp) -> Result<Observed, Refusal> {
        let _ = (self.seed, self.speed);
        let closed = |counter: &contract::office::Counter| CounterStatus {
            id: counter.id.clone(),
            name: counter.name.clone(),
            kind: counter.kind,
            state: CounterState::Closed,
            reason: None,
            resumes_at: None,
            last_call: None,
            called: None,
            called_to: None,
            called_at: None,
            call_gaps_s: Vec::new(),
            waiting_told: None,
            reserved_waiting: None,
            desks_told: None,
            observed_at: None,
            usual: None,
        };
        let day = now
            .date()
            .days_since(contract::time::Timestamp::from_unix_millis(0).date());
        Ok(Observed {
            version: u64::try_from(day).unwrap_or_default() * 100_000_000,
            lively: false,
            counters: office.counters.iter().map(closed).collect(),
        })
    }

    fn history(&self, _: &Core, _: &OfficeSeed, _: Timestamp) -> Result<Past, Refusal> {
        Ok(Past {
            weeks: 0,
            counters: Vec::new(),
        })
    }

    fn accuracy(&self, _: &Core, _: &OfficeSeed, _: Timestamp) -> Result<Option<Accuracy>, Refusal> {
        Ok(None)
    }

    fn simulated(&self) -> Option<&Simulated> {
        Some(self)
    }
}
