//! How pages load, follow and send. `submission`, `backoff` and `loaded` are pure; the hooks run them.

mod backoff;
mod followed;
mod held;
mod loaded;
mod services;
mod submission;
mod timers;
mod use_live;
mod use_load;
mod use_queue;
mod use_submit;

pub use backoff::Backoff;
pub use followed::Followed;
pub use held::{Document, Freshness, Held, OLD_AFTER_S, STALE_AFTER_S, Taken};
pub use loaded::Loaded;
pub use services::{Cache, Services, use_services};
pub use submission::{Action, Event, Outcome, Pending, Phase, Submission, outcome_of};
pub use timers::{Pause, hidden, spawn};
pub use use_live::{use_live, use_live_behind};
pub use use_load::{LoadHandle, use_load};
pub use use_queue::{
    Nearness, use_counter, use_freshness, use_office_queues, use_queue_status, use_queue_summary, use_whole,
};
pub use use_submit::{Sending, SubmitHandle, use_submit};
