//! What a day is played from: everything that is given before it begins, and what happened from outside.

use super::command::Command;
use super::plan::{DayKind, Profile};
use contract::office::DayHours;
use contract::text::LocalText;
use contract::time::{Date, Timestamp};

/// One day of one counter.
#[derive(Debug, Clone)]
pub(crate) struct Day {
    pub(crate) date: Date,
    /// The same seed, the same day.
    pub(crate) seed: u64,
    pub(crate) kind: DayKind,
    /// Arrivals and services happen so many times as fast.
    pub(crate) speed: u32,
    pub(crate) profile: Profile,
    pub(crate) opening: Opening,
    /// When it opens next after this day, if that is known.
    pub(crate) next_opening: Option<Timestamp>,
    /// Those who come with a reservation.
    pub(crate) reserved: Vec<Reserved>,
    /// What happened from outside, in order.
    pub(crate) commands: Vec<(Timestamp, Command)>,
    pub(crate) rules: LineRules,
}

/// Whether the office opens.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Opening {
    /// At these hours.
    Open(DayHours),
    /// Not at all, and why, if that is known.
    Closed(Option<LocalText>),
}

/// Someone who comes with a reservation.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Reserved {
    /// The beginning of the time that was reserved.
    pub(crate) start: Timestamp,
    /// The number as on the board.
    pub(crate) number: String,
    /// When it was cancelled, if it was.
    pub(crate) cancelled: Option<Timestamp>,
}

/// Who is called when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct LineRules {
    /// One call in so many goes to someone reserved whose time has come.
    pub(crate) reserved_every: u32,
    pub(crate) late_places: u16,
    pub(crate) late_times: u8,
    /// So long is waited for someone with a ticket from home who was called.
    pub(crate) call_seconds: u32,
    pub(crate) rejoin_minutes: u16,
    pub(crate) rejoin_places: u16,
}

impl Default for LineRules {
    fn default() -> Self {
        Self {
            reserved_every: 3,
            late_places: 5,
            late_times: 2,
            call_seconds: 180,
            rejoin_minutes: 20,
            rejoin_places: 2,
        }
    }
}
