//! What residents can do, a folder for each. No feature knows another.

pub mod household;
pub mod kiosk;
pub mod outreach_visit;
pub mod payback;
pub mod queue_status;
pub mod representation;
pub mod sign_in;
pub mod siren_order;
pub mod voice;
