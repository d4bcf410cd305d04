//! Queue status: who is called and how many wait. The documents are the same whatever the [`source`] is.

mod documents;
mod options;
pub(crate) mod simulated;
pub(crate) mod source;

pub(crate) use documents::{queue_history, queue_status, queue_summary};
pub use options::{QueueOptions, QueueSourceChoice};

use crate::tickets::TicketRulesConfig;
use contract::queue_status::CrowdingRules;
use contract::ticket::TicketRules;
use source::Source;

/// What serving queue status needs.
#[derive(Debug)]
pub(crate) struct Queues {
    /// Where the numbers come from.
    pub(crate) source: Box<dyn Source>,
    /// From which wait on an office is called busy.
    pub(crate) crowding: CrowdingRules,
    tickets: TicketRulesConfig,
}

impl Queues {
    pub(crate) fn open(options: &QueueOptions) -> Self {
        Self {
            source: options.source.open(),
            crowding: options.crowding.clone(),
            tickets: options.tickets.clone(),
        }
    }

    /// How a number can be taken from home at an office; only the simulation gives any out.
    pub(crate) fn ticket_rules(&self, office: &str) -> Option<TicketRules> {
        self.source.simulated()?;
        self.tickets.served(office)
    }
}
