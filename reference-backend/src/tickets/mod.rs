//! Numbers taken from home. Where a ticket stands is not kept: it follows from the day of its counter, played
//! with what residents and the office did.

mod act;
mod rules;
pub(crate) mod store;
mod take;
mod view;

pub(crate) use act::{be_late, leave_queue, rejoin_queue};
pub use rules::TicketRulesConfig;
pub(crate) use take::take_ticket;

use crate::answer::Answer;
use crate::call::Call;
use crate::demo_data::OfficeSeed;
use crate::problems::Refusal;
use crate::simulation::run::Run;
use crate::state::Core;
use contract::endpoints::header;
use contract::office::Counter;
use contract::problem::ProblemCode;
use contract::reservation::normalise_reference;
use contract::time::Timestamp;
use rusqlite::Connection;
use store::Row;

/// A ticket with the day of its counter as it is now.
pub(crate) struct Opened<'c> {
    pub(crate) row: Row,
    pub(crate) office: &'c OfficeSeed,
    pub(crate) counter: &'c Counter,
    pub(crate) run: Run,
}

/// `GET /tickets/{reference}`.
pub(crate) fn get_ticket(call: &Call<'_>) -> Result<Answer, Refusal> {
    let opened = call
        .core
        .db
        .read(|connection| opened(call, connection, call.now))?;
    // What is usual at this hour is known once the office was looked at.
    call.core.queues.look(call.core, opened.office, call.now)?;
    view::answer(call, &opened)
}

/// The ticket that the call's key opens, played up to a moment.
///
/// A key that does not open it and a ticket that does not exist look the same.
fn opened<'c>(call: &Call<'c>, connection: &Connection, now: Timestamp) -> Result<Opened<'c>, Refusal> {
    let Some(reference) = normalise_reference(call.param()) else {
        return Err(ProblemCode::NotFound.into());
    };
    let key = call.header(header::TICKET_KEY).unwrap_or_default();
    let row = Row::by_key(connection, &reference, key)?;
    let row = row.ok_or_else(|| Refusal::new(ProblemCode::Forbidden))?;
    Opened::of(call.core, connection, row, now)
}

impl<'c> Opened<'c> {
    /// A ticket, played up to a moment.
    ///
    /// # Errors
    /// `not_found` where its counter is no longer simulated.
    pub(crate) fn of(
        core: &'c Core,
        connection: &Connection,
        row: Row,
        now: Timestamp,
    ) -> Result<Self, Refusal> {
        let gone = || Refusal::new(ProblemCode::NotFound);
        let simulated = core.queues.source.simulated().ok_or_else(gone)?;
        let office = core.offices.iter().find(|seed| seed.id == row.office);
        let office = office.ok_or_else(gone)?;
        let counter = office.counters.iter().find(|counter| counter.id == row.counter);
        let counter = counter.ok_or_else(gone)?;
        let run = simulated.play((core, connection), (office, counter), row.date, now)?;
        Ok(Self {
            row,
            office,
            counter,
            run,
        })
    }
}
