//! What residents can do, a folder for each. No feature knows another.

pub mod queue_status;
pub mod siren_order;
