//! Queue status: who is called and how many wait. The documents are the same whatever the [`source`] is.

mod documents;
mod following;
pub(crate) mod learning;
pub(crate) mod load_office;
pub(crate) mod national;
mod options;
mod own;
mod recording;
pub(crate) mod simulated;
pub(crate) mod source;
mod stream;
mod streams;
mod turns;

pub(crate) use documents::{office, queue_history, queue_status, queue_summary, status};
pub(crate) use following::follow;
pub use options::{QueueOptions, QueueSourceChoice};
pub(crate) use stream::follow_queue_status;

use crate::demo_data::OfficeSeed;
use crate::options::OpenError;
use crate::problems::Refusal;
use crate::simulation::day::LineRules;
use crate::state::Core;
use crate::tickets::TicketRulesConfig;
use contract::queue_status::Accuracy;
use contract::queue_status::CrowdingRules;
use contract::ticket::TicketRules;
use contract::time::Timestamp;
use recording::Recorder;
use source::{Observed, Past, Source};
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use streams::Streams;

/// What serving queue status needs.
#[derive(Debug)]
pub(crate) struct Queues {
    /// Where the numbers come from.
    pub(crate) source: Box<dyn Source>,
    /// From which wait on an office is called busy.
    pub(crate) crowding: CrowdingRules,
    /// Where documents are recorded, if they are.
    pub(crate) recorder: Option<Mutex<Recorder>>,
    /// The open streams.
    pub(crate) streams: Arc<Streams>,
    tickets: RwLock<TicketRulesConfig>,
    /// How often the rules of tickets were changed.
    changed: AtomicU64,
    /// For tests: offices whose next documents are broken, and how many.
    malformed: Mutex<HashMap<String, u32>>,
}

impl Queues {
    pub(crate) fn open(options: &QueueOptions) -> Result<Self, OpenError> {
        let recorder = options.record.as_deref().map(Recorder::open).transpose();
        Ok(Self {
            source: options.source.open()?,
            crowding: options.crowding.clone(),
            streams: Streams::new(options.most_streams, options.most_streams_per_client),
            tickets: RwLock::new(options.tickets.clone()),
            changed: AtomicU64::new(0),
            malformed: Mutex::default(),
            recorder: recorder.map_err(OpenError::Recording)?.map(Mutex::new),
        })
    }

    /// How a number can be taken from home at an office; only the simulation gives any out.
    pub(crate) fn ticket_rules(&self, office: &str) -> Option<TicketRules> {
        self.source.simulated()?;
        self.rules().served(office)
    }

    /// The rules of tickets that hold now.
    pub(crate) fn rules(&self) -> TicketRulesConfig {
        self.tickets
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Puts other rules of tickets in force.
    pub(crate) fn set_rules(&self, rules: TicketRulesConfig) {
        *self.tickets.write().unwrap_or_else(PoisonError::into_inner) = rules;
        self.changed.fetch_add(1, Ordering::AcqRel);
    }

    /// Another number after each change of the rules.
    pub(crate) fn changes(&self) -> u64 {
        self.changed.load(Ordering::Acquire)
    }

    /// The counters of an office at a moment.
    pub(crate) fn look(&self, core: &Core, seed: &OfficeSeed, now: Timestamp) -> Result<Observed, Refusal> {
        match seed.id {
            load_office::ID => Ok(load_office::look(now)),
            _ => self.source.look(core, seed, now),
        }
    }

    /// The hours of past weeks at an office.
    fn history(&self, core: &Core, seed: &OfficeSeed, now: Timestamp) -> Result<Past, Refusal> {
        match seed.id {
            load_office::ID => Ok(Past {
                weeks: 0,
                counters: Vec::new(),
            }),
            _ => self.source.history(core, seed, now),
        }
    }

    /// How often the ranges of an office were right lately.
    fn accuracy(&self, core: &Core, seed: &OfficeSeed, now: Timestamp) -> Result<Option<Accuracy>, Refusal> {
        match seed.id {
            load_office::ID => Ok(None),
            _ => self.source.accuracy(core, seed, now),
        }
    }

    /// For tests: breaks the next documents of an office.
    pub(crate) fn malform(&self, office: &str, times: u32) {
        self.broken().insert(office.to_owned(), times);
    }

    /// Whether the document that is made now is to be broken.
    fn malforms(&self, office: &str) -> bool {
        let mut broken = self.broken();
        let left = broken.get_mut(office).filter(|times| **times > 0);
        left.map(|times| *times -= 1).is_some()
    }

    fn broken(&self) -> MutexGuard<'_, HashMap<String, u32>> {
        self.malformed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Who is called when.
    pub(crate) fn line_rules(&self) -> LineRules {
        let rules = self.rules();
        LineRules {
            reserved_every: rules.reserved_every,
            late_places: rules.late_places,
            late_times: rules.late_times,
            call_seconds: rules.call_seconds,
            rejoin_minutes: rules.rejoin_minutes,
            rejoin_places: rules.rejoin_places,
        }
    }
}
