//! Where the waiting numbers come from, and what the district allows.

use super::national::{National, NationalOptions};
use super::recording::Recording;
use super::simulated::Simulated;
use super::source::Source;
use crate::options::OpenError;
use crate::tickets::TicketRulesConfig;
use contract::queue_status::CrowdingRules;
use std::path::PathBuf;

/// How queue status is served.
#[derive(Debug, Clone)]
pub struct QueueOptions {
    /// Where the numbers come from.
    pub source: QueueSourceChoice,
    /// How numbers are taken from home.
    pub tickets: TicketRulesConfig,
    /// From which wait on an office is called busy.
    pub crowding: CrowdingRules,
    /// So many streams are open at most; more are told to come later.
    pub most_streams: usize,
    /// So many of them for one client, which is an address.
    pub most_streams_per_client: usize,
    /// Where the documents are recorded as they change, if they are.
    pub record: Option<PathBuf>,
}

/// Where the numbers come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QueueSourceChoice {
    /// A simulation.
    Simulation {
        /// The same seed gives the same days.
        seed: u64,
        /// Arrivals and services happen so many times as fast; the hours stay as they are.
        speed: u32,
    },
    /// The nation's open service. It brings its own offices, at which nothing can be ordered.
    National(NationalOptions),
    /// A recording, played back at today's clock times.
    Recording(PathBuf),
}

impl Default for QueueOptions {
    fn default() -> Self {
        Self {
            source: QueueSourceChoice::Simulation { seed: 1, speed: 1 },
            tickets: TicketRulesConfig::default(),
            crowding: CrowdingRules {
                calm_minutes: 10,
                crowded_minutes: 30,
            },
            most_streams: 2_000,
            most_streams_per_client: 20,
            record: None,
        }
    }
}

impl QueueSourceChoice {
    /// Opens the source.
    pub(crate) fn open(&self) -> Result<Box<dyn Source>, OpenError> {
        Ok(match self {
            Self::Simulation { seed, speed } => Box::new(Simulated::new(*seed, *speed)),
            Self::National(options) => Box::new(National::new(options)),
            Self::Recording(path) => Box::new(Recording::open(path).map_err(OpenError::Recording)?),
        })
    }
}
