//! A simulation of a day at a counter: people come, wait, are called and served; desks open, close and stay
//! empty. Pure: no clock, no database, no network. The same seed and the same commands give the same day, so
//! that a day is kept by keeping what happened from outside ([`Command`]) and is played again after a restart.
//!
//! [`DayRun`] gives whole days of chosen kinds for checking forecasts.

mod begin;
mod calling;
pub(crate) mod chance;
mod command;
mod commands;
pub(crate) mod day;
pub(crate) mod day_run;
mod events;
#[cfg(test)]
mod histories;
mod line;
pub(crate) mod past;
pub(crate) mod person;
pub(crate) mod plan;
mod published;
pub(crate) mod run;
mod tally;
pub(crate) mod watch;

pub use command::Command;
pub use day_run::DayRun;
pub use plan::DayKind;
pub use watch::Joined;
