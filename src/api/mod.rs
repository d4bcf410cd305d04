//! The client of the contract: the only place with addresses, statuses and JSON. Knows nothing of the page.

mod client;
mod clock;
mod decode;
mod documents;
mod error;
#[cfg(target_arch = "wasm32")]
mod fetch_transport;
mod glance;
mod household;
mod kiosk;
mod offices;
mod payback;
mod queue_status;
mod representation;
mod reservations;
mod session;
mod site_file;
mod slots;
mod stream;
mod tickets;
mod transport;
pub mod tree;
mod visit_requests;
mod visits;

pub use client::Client;
pub use clock::ServerClock;
pub use decode::List;
pub use error::ApiError;
#[cfg(target_arch = "wasm32")]
pub use fetch_transport::FetchTransport;
pub use glance::{Glance, NoGlance, Waiting};
pub use payback::{PaybackAccess, PaybackQuery};
pub use queue_status::{Observed, read_status, read_summary};
pub use reservations::OrderAccess;
pub use site_file::site_file;
pub use stream::{Heard, News, STREAM_EVENTS};
pub use tickets::TicketAccess;
pub use transport::{LocalFuture, Request, Response, Transport, TransportError};
pub use visit_requests::VisitAccess;
