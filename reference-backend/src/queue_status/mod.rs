//! Queue status: who is called and how many wait. The documents are the same whatever the [`source`] is.

mod documents;
pub(crate) mod learning;
pub(crate) mod national;
mod options;
mod own;
mod recording;
pub(crate) mod simulated;
pub(crate) mod source;

pub(crate) use documents::{queue_history, queue_status, queue_summary, status};
pub use options::{QueueOptions, QueueSourceChoice};

use crate::options::OpenError;
use crate::tickets::TicketRulesConfig;
use contract::queue_status::CrowdingRules;
use contract::ticket::TicketRules;
use recording::Recorder;
use source::Source;
use std::sync::Mutex;

/// What serving queue status needs.
#[derive(Debug)]
pub(crate) struct Queues {
    /// Where the numbers come from.
    pub(crate) source: Box<dyn Source>,
    /// From which wait on an office is called busy.
    pub(crate) crowding: CrowdingRules,
    tickets: TicketRulesConfig,
    /// Where documents are recorded, if they are.
    pub(crate) recorder: Option<Mutex<Recorder>>,
}

impl Queues {
    pub(crate) fn open(options: &QueueOptions) -> Result<Self, OpenError> {
        let recorder = options.record.as_deref().map(Recorder::open).transpose();
        Ok(Self {
            source: options.source.open()?,
            crowding: options.crowding.clone(),
            tickets: options.tickets.clone(),
            recorder: recorder.map_err(OpenError::Recording)?.map(Mutex::new),
        })
    }

    /// How a number can be taken from home at an office; only the simulation gives any out.
    pub(crate) fn ticket_rules(&self, office: &str) -> Option<TicketRules> {
        self.source.simulated()?;
        self.tickets.served(office)
    }
}
