//! Someone who waits, is called, and is served.

use contract::ticket::{OvertakingReason, TicketState};

/// Someone with a number.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    /// The number as on the board.
    pub(crate) number: String,
    /// When they joined the line, or joined it again.
    pub(crate) joined: i64,
    /// When they were called.
    pub(crate) called: Option<i64>,
    /// When they sat down and got up again, as far as that has happened or is known.
    pub(crate) served: Option<(i64, i64)>,
    /// Milliseconds at the desk.
    pub(crate) service: i64,
    /// Leaves after waiting so long.
    pub(crate) patience: i64,
    /// Comes back with a missing paper after so long.
    pub(crate) returns: Option<i64>,
    /// Why they may be called before others who came earlier.
    pub(crate) goes_first: Option<OvertakingReason>,
    /// Whether someone only tries out how long it takes.
    pub(crate) probe: bool,
    /// A ticket that was taken from home.
    pub(crate) ticket: Option<Ticket>,
}

/// A ticket that was taken from home.
#[derive(Debug, Clone)]
pub(crate) struct Ticket {
    pub(crate) id: i64,
    pub(crate) version: u32,
    pub(crate) state: TicketState,
    pub(crate) taken: i64,
    /// How often its owner was late.
    pub(crate) late_used: u8,
    pub(crate) called_to: Option<usize>,
    pub(crate) rejoin_until: Option<i64>,
    /// Who was called first although they came later, the latest last.
    pub(crate) overtaken_by: Vec<(i64, OvertakingReason)>,
}

impl Ticket {
    /// A new state is a new version.
    pub(crate) fn becomes(&mut self, state: TicketState) {
        if self.state != state {
            self.state = state;
            self.version += 1;
        }
    }
}

/// A desk.
#[derive(Debug, Clone, Default)]
pub(crate) struct Desk {
    /// Whether it serves; whoever is there when it closes is still served.
    pub(crate) open: bool,
    /// Who is there or called there.
    pub(crate) busy: Option<Busy>,
    /// When someone got up from it last.
    pub(crate) free_since: Option<i64>,
}

/// What keeps a desk.
#[derive(Debug, Clone)]
pub(crate) struct Busy {
    pub(crate) person: usize,
    pub(crate) since: i64,
    /// When it is free again, or, of a call that is waited for, missed.
    pub(crate) until: i64,
    /// Called, and not yet there.
    pub(crate) awaited: bool,
}
