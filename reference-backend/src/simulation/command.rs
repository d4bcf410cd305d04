//! What happened at a counter from outside: what residents did with their tickets, and what the office did. Kept
//! in the order in which it happened; a day is played again with it after a restart.

use contract::text::LocalText;
use contract::time::Timestamp;
use serde::{Deserialize, Serialize};

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Command {
    /// A number was taken from home.
    Take {
        /// Names the ticket from now on.
        ticket: i64,
        /// The number that was given.
        number: u32,
    },
    /// Its owner is a little late.
    Late {
        /// The ticket.
        ticket: i64,
    },
    /// It was given back.
    Leave {
        /// The ticket.
        ticket: i64,
    },
    /// Its owner missed the call and is back.
    Rejoin {
        /// The ticket.
        ticket: i64,
    },
    /// Its owner came to the desk.
    Came {
        /// The ticket.
        ticket: i64,
    },
    /// Someone with an order has checked in.
    Arrive {
        /// The number of the order, without its word.
        number: u32,
    },
    /// The office stops calling for a while.
    Pause {
        /// Why, as said to residents.
        reason: LocalText,
        /// Until when, if that is known.
        until: Option<Timestamp>,
    },
    /// It calls again.
    Resume,
    /// It closes the counter now. Tickets end.
    Close {
        /// Why, as said to residents.
        reason: LocalText,
    },
    /// It opens the counter again.
    Reopen,
    /// It stops giving out numbers earlier than usual.
    CloseEarly {
        /// From when.
        last_call: Timestamp,
        /// Why, as said to residents.
        reason: LocalText,
    },
    /// For tests: nobody comes and no desk becomes free by itself, or again as ever.
    Manual {
        /// Whether.
        on: bool,
    },
    /// For tests: so many people take a number in the office.
    Join {
        /// How many.
        count: u16,
    },
    /// For tests: those who wait without a ticket from home go, and so many others come.
    Fill {
        /// How many.
        waiting: u16,
    },
    /// For tests: the next one is called, to a desk that is made free if there is none.
    CallNext,
    /// For tests: shows something that is not so. Without values, it shows what is.
    Show {
        /// How many wait.
        waiting: Option<i64>,
        /// How many desks serve.
        desks_open: Option<i64>,
        /// Whether the state is one that nobody knows.
        unknown_state: bool,
    },
}
