//! Numbers taken from home.

mod rules;

pub use rules::TicketRulesConfig;
