//! What the handlers share.

use crate::clock::Clock;
use crate::database::Db;
use crate::demo_data;
use crate::faults::Faults;
use crate::idempotency::Running;
use crate::kiosk;
use crate::options::{FindLimit, OpenError, Options};
use crate::payback::PaybackConfig;
use crate::queue_status::Queues;
use crate::rate_limit::{FindTries, Limiter};
use crate::redirect;
use crate::rules::OrderRulesConfig;
use crate::session::SessionRules;
use crate::visits;
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
    /// The catalogue of books.
    pub(crate) books: Vec<demo_data::BookSeed>,
    /// The partner bookstores.
    pub(crate) bookstores: Vec<demo_data::BookstoreSeed>,
    pub(crate) faults: Faults,
    pub(crate) running: Running,
    pub(crate) limiter: Option<Limiter>,
    pub(crate) find_tries: FindTries,
    pub(crate) demo_bookings: bool,
    pub(crate) test_api: bool,
    /// Where one can also sign in, in a demonstration.
    pub(crate) sign_in_provider: Option<redirect::Provider>,
    pub(crate) queues: Queues,
    /// Codes that were sent for each client, in the last hour.
    pub(crate) code_sends: FindTries,
    /// Wishes for a stop that were added by each client without an account, in the last day.
    pub(crate) wish_tries: FindTries,
    /// Calls for help that were made of each kiosk and client, in the last minutes.
    pub(crate) help_tries: FindTries,
    /// Work that was set aside.
    pub(crate) parked: kiosk::ParkedWork,
    rules: RwLock<OrderRulesConfig>,
    session_rules: RwLock<SessionRules>,
    payback: RwLock<PaybackConfig>,
}

impl Core {
    pub(crate) fn open(options: Options) -> Result<Self, OpenError> {
        let queues = Queues::open(&options.queue)?;
        Ok(Self {
            db: Db::open(&options.database)?,
            offices: match queues.source.own_offices(options.clock.now()) {
                None => demo_data::offices(),
                // Those of the source are elsewhere, and no order is taken for them.
                Some(_) => Vec::new(),
            },
            clock: options.clock,
            documents: demo_data::documents(),
            books: demo_data::books(),
            bookstores: demo_data::bookstores(),
            faults: Faults::new(options.demo_faults),
            running: Running::default(),
            limiter: options.rate_limit.map(Limiter::new),
            find_tries: FindTries::new(options.find_limit),
            demo_bookings: options.demo_bookings,
            test_api: options.test_api,
            sign_in_provider: options.sign_in_redirect.then(redirect::Provider::default),
            queues,
            code_sends: FindTries::new(FindLimit {
                per_reference: options.session_rules.codes_an_hour,
                per_client: options.session_rules.codes_an_hour_of_client,
                minutes: 60,
            }),
            wish_tries: FindTries::new(visits::WISH_LIMIT),
            help_tries: FindTries::new(kiosk::HELP_LIMIT),
            parked: kiosk::ParkedWork::default(),
            rules: RwLock::new(options.rules),
            session_rules: RwLock::new(options.session_rules),
            payback: RwLock::new(options.payback),
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

    /// How sessions and codes run now.
    pub(crate) fn session_rules(&self) -> SessionRules {
        *self.session_rules.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets sessions and codes run otherwise, those that begin from now on.
    pub(crate) fn set_session_rules(&self, rules: SessionRules) {
        *self.session_rules.write().unwrap_or_else(PoisonError::into_inner) = rules;
    }

    /// The rules of book payback that hold now.
    pub(crate) fn payback_config(&self) -> PaybackConfig {
        self.payback
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Puts other rules of book payback in force.
    pub(crate) fn set_payback_config(&self, config: PaybackConfig) {
        *self.payback.write().unwrap_or_else(PoisonError::into_inner) = config;
    }

    /// Puts other rules in force.
    pub(crate) fn set_rules(&self, rules: OrderRulesConfig) {
        *self.rules.write().unwrap_or_else(PoisonError::into_inner) = rules;
    }
}
