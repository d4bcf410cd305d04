//! Following what changes: live documents of queue status, which tabs share and streams carry, and whatever a page
//! follows for itself. `following` says when, `held` what; both are pure, and the rest runs them.

mod document;
mod events;
mod follow;
mod followed;
mod following;
mod freshness;
mod held;
mod runner;
mod telling;
mod use_live;
mod use_queue;

pub use document::Document;
pub use events::{Action as FollowAction, Answer, Event as FollowEvent, Manner, Nearness, Role};
pub use followed::Followed;
pub use following::Following;
pub use freshness::{Freshness, OLD_AFTER_S, STALE_AFTER_S};
pub use held::{Held, Taken};
pub use use_live::{use_live, use_live_behind};
pub use use_queue::{
    use_counter, use_freshness, use_office_queues, use_queue_status, use_queue_summary, use_whole,
};
