//! How pages load, follow and send. `submission`, `backoff` and `loaded` are pure; the hooks run them.

mod backoff;
mod loaded;
mod services;
mod submission;
mod timers;
mod use_live;
mod use_load;
mod use_submit;

pub use backoff::Backoff;
pub use loaded::Loaded;
pub use services::{Cache, Services, use_services};
pub use submission::{Action, Event, Outcome, Pending, Phase, Submission, outcome_of};
pub use timers::{Pause, hidden, spawn};
pub use use_live::use_live;
pub use use_load::{LoadHandle, use_load};
pub use use_submit::{Sending, SubmitHandle, use_submit};
