//! A real backend for the contract: axum in front of SQLite, with transactions and a clock that tests can set.
//!
//! ```
//! use reference_backend::{Backend, Options};
//! let backend = Backend::open(Options::default()).unwrap();
//! let api: axum::Router = backend.api(); // call it with tower's `oneshot`, no socket needed
//! ```

mod answer;
mod api;
pub mod calendar;
mod call;
mod clock;
mod database;
mod demo_data;
mod documents;
mod faults;
mod fields;
mod headers;
mod holds;
mod household;
mod http_date;
mod idempotency;
mod kiosk;
mod lists;
mod messages;
mod offices;
mod options;
mod payback;
mod photos;
mod places;
mod problems;
mod queue_status;
mod random;
mod rate_limit;
mod redirect;
mod representation;
mod reservations;
mod rules;
mod same_site;
mod session;
#[doc(hidden)]
pub mod simulation;
mod site;
mod slots;
mod staff;
mod state;
mod tickets;
mod translations;
mod visit_requests;
mod visits;

pub use clock::Clock;
pub use options::{Database, FindLimit, OpenError, Options, RateLimit};
pub use payback::{PaybackAct, PaybackConfig, StaffPayback, StaffSuggestion};
pub use queue_status::national::{Address, Area, NationalOptions, ServiceKey};
pub use queue_status::{QueueOptions, QueueSourceChoice};
pub use rules::OrderRulesConfig;
pub use session::SessionRules;
pub use staff::{InboxMessage, Staff, StaffError, StaffHelpCall, StaffOrder, StaffTicket};
pub use tickets::TicketRulesConfig;
pub use visit_requests::{StaffVisit, VisitAct};

use axum::Router;
use axum::body::Body;
use axum::http::Response;
use contract::time::Timestamp;
use state::Core;
use std::path::Path;
use std::sync::Arc;

/// A backend that is open; clones share its data.
#[derive(Debug, Clone)]
pub struct Backend(Arc<Core>);

impl Backend {
    /// Opens a backend: makes the database or brings its schema up to date.
    pub fn open(options: Options) -> Result<Self, OpenError> {
        Ok(Self(Arc::new(Core::open(options)?)))
    }

    /// The API of the contract, below `/api/v1`.
    pub fn api(&self) -> Router {
        with_security_headers(api::router(self.0.clone()))
    }

    /// The API, the pages of the staff, and the built site, if there is one.
    pub fn router(&self, site: Option<&Path>) -> Router {
        let inner = api::router(self.0.clone())
            .merge(staff::router(self.0.clone()))
            .merge(redirect::router(self.0.clone()));
        with_security_headers(match site {
            Some(folder) => inner.merge(site::router(folder)),
            None => inner,
        })
    }

    /// Deletes what was kept long enough; a server does so now and then.
    pub fn tidy(&self) -> Result<(), OpenError> {
        let now = self.0.clock.now();
        self.0.parked.sweep(now);
        self.0.db.write(|transaction| -> Result<(), OpenError> {
            queue_status::learning::sweep(transaction, now.date())?;
            tickets::store::sweep(transaction, now)?;
            idempotency::sweep(transaction, now)?;
            session::sweep(transaction, now)?;
            visits::sweep(transaction, now)?;
            kiosk::sweep(transaction, now)?;
            photos::sweep(transaction, now)?;
            payback::settle(&self.0, transaction, now)?;
            visit_requests::settle(transaction, now)?;
            Ok(representation::settle(transaction, now)?)
        })
    }

    /// Asks the source of the waiting numbers what is new, if it is time for it, and says when to ask again;
    /// `None` for a source that asks nobody.
    pub fn poll_source(&self) -> Option<Timestamp> {
        self.0.queues.source.poll(&self.0, self.0.clock.now())
    }

    /// Writes down which documents of queue status changed since the last time, where they are recorded.
    ///
    /// # Errors
    /// Where the recording cannot be written.
    pub fn record_queue(&self) -> std::io::Result<()> {
        self.0.record_queue()
    }

    /// Asks the source and records whenever it is time, in a thread of its own, until the backend is gone.
    pub fn follow_source(&self) {
        queue_status::follow(&self.0);
    }

    /// Ends all streams that are open, so that a server can stop; new ones may come.
    pub fn end_streams(&self) {
        self.0.queues.streams.end_all();
    }

    /// What the office does.
    pub fn staff(&self) -> Staff {
        Staff(self.0.clone())
    }

    /// The clock that judges everything.
    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }
}

/// Puts the headers of `deploy/headers.txt` on every answer.
fn with_security_headers(router: Router) -> Router {
    let security = headers::security_headers();
    router.layer(axum::middleware::map_response(
        move |mut response: Response<Body>| {
            let security = security.clone();
            async move {
                for (name, value) in security.iter() {
                    response.headers_mut().insert(name, value.clone());
                }
                response
            }
        },
    ))
}
