//! What the handlers share.

use crate::clock::Clock;
use crate::database::Db;
use crate::demo_data;
use crate::faults::Faults;
use crate::idempotency::Running;
use crate::options::{OpenError, Options};
use crate::queue_status::Queues;
use crate::rate_limit::{FindTries, Limiter};
use crate::rules::OrderRulesConfig;
use contract::document::Document;
use std::sync::{PoisonError, RwLock};

/// The backend behind its doors.
#[derive(Debug)]
pub(crate) struct Core {
    pub(crate) db: Db,
    pub(crate) clock: Clock,
    pub(crate) offices: Vec<demo_data::OfficeSeed>,
    /// The catalogue, before fees that the office changed.
    pub(crate) documents: Vec<Document>,
    pub(crate) faults: Faults,
    pub(crate) running: Running,
    pub(crate) limiter: Option<Limiter>,
    pub(crate) find_tries: FindTries,
    pub(crate) demo_bookings: bool,
    pub(crate) test_api: bool,
    pub(crate) queues: Queues,
    rules: RwLock<OrderRulesConfig>,
}

impl Core {
    pub(crate) fn open(options: Options) -> Result<Self, OpenError> {
        Ok(Self {
            db: Db::open(&options.database)?,
            clock: options.clock,
            offices: match options.queue.source.has_own_offices() {
                true => demo_data::offices(),
                // Those of the source are elsewhere, and no order is taken for them.
                false => Vec::new(),
            },
            documents: demo_data::documents(),
            faults: Faults::new(options.demo_faults),
            running: Running::default(),
            limiter: options.rate_limit.map(Limiter::new),
            find_tries: FindTries::new(options.find_limit),
            demo_bookings: options.demo_bookings,
            test_api: options.test_api,
            queues: Queues::open(&options.queue)?,
            rules: RwLock::new(options.rules),
        })
    }

    /// Writes down which documents of queue status changed, where they are recorded.
    pub(crate) fn record_queue(&self) -> std::io::Result<()> {
        let Some(recorder) = &self.queues.recorder else {
            return Ok(());
        };
        let mut recorder = recorder.lock().unwrap_or_else(PoisonError::into_inner);
        recorder.record(self, self.clock.now())
    }

    /// The rules that hold now.
    pub(crate) fn rules(&self) -> OrderRulesConfig {
        self.rules.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Puts other rules in force.
    pub(crate) fn set_rules(&self, rules: OrderRulesConfig) {
        *self.rules.write().unwrap_or_else(PoisonError::into_inner) = rules;
    }
}
