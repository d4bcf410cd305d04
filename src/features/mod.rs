//! What residents can do, a folder for each. No feature knows another.

pub mod siren_order;
