//! How pages load, follow and send. `submission`, `backoff` and `loaded` are pure; the hooks run them.

mod backoff;
mod live;
mod loaded;
mod services;
mod still;
mod submission;
mod timers;
mod upload;
mod use_load;
mod use_photo;
mod use_submit;

pub use backoff::Backoff;
pub use live::{
    Answer, Document, FollowAction, FollowEvent, Followed, Following, Freshness, Held, Manner, Nearness,
    OLD_AFTER_S, Role, STALE_AFTER_S, Taken, use_counter, use_freshness, use_live, use_live_behind,
    use_office_queues, use_queue_status, use_queue_summary, use_whole,
};
pub use loaded::Loaded;
pub use services::{Cache, Services, use_services};
pub use still::{StillChoices, is_still, on_still, use_still};
pub use submission::{Action, Event, Outcome, Pending, Phase, Submission, outcome_of};
pub use timers::{Pause, after_frame, hidden, spawn, use_after_frame, use_drawn};
pub use upload::{PhotoFor, Upload};
pub use use_load::{LoadHandle, use_load};
pub use use_photo::{PhotoSender, PhotoStage, use_photo};
pub use use_submit::{Sending, SubmitHandle, use_submit};
