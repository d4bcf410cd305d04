//! What the owner of a ticket can do with it.

use super::{Opened, opened, view};
use crate::answer::Answer;
use crate::call::Call;
use crate::problems::Refusal;
use crate::queue_status::simulated::inputs::record;
use crate::simulation::Command;
use contract::problem::ProblemCode;
use contract::ticket::TicketState;
use rusqlite::Transaction;

/// `POST /tickets/{reference}/late`.
pub(crate) fn be_late(call: &Call<'_>, transaction: &Transaction<'_>) -> Result<Answer, Refusal> {
    let opened = at_version(call, transaction)?;
    let (who, _, ticket) = view::ticket(&opened)?;
    let rules = opened.run.day.rules;
    if ticket.state != TicketState::Waiting {
        return Err(ProblemCode::TooLate.into());
    }
    if ticket.late_used >= rules.late_times {
        return Err(ProblemCode::LimitReached.into());
    }
    let line = &opened.run.line;
    // With nobody behind, it would be used up for nothing.
    if line.ahead_after(who, usize::from(rules.late_places)) == line.ahead(who) {
        return Err(Refusal::new(ProblemCode::TooLate).detail("there is nobody behind"));
    }
    let command = Command::Late {
        ticket: opened.row.id,
    };
    done(call, transaction, opened, &command)
}

/// `POST /tickets/{reference}/leave`.
pub(crate) fn leave_queue(call: &Call<'_>, transaction: &Transaction<'_>) -> Result<Answer, Refusal> {
    let opened = at_version(call, transaction)?;
    if !view::ticket(&opened)?.2.state.is_open() {
        return Err(ProblemCode::TooLate.into());
    }
    let command = Command::Leave {
        ticket: opened.row.id,
    };
    done(call, transaction, opened, &command)
}

/// `POST /tickets/{reference}/rejoin`.
pub(crate) fn rejoin_queue(call: &Call<'_>, transaction: &Transaction<'_>) -> Result<Answer, Refusal> {
    let opened = at_version(call, transaction)?;
    let (_, _, ticket) = view::ticket(&opened)?;
    let in_time = ticket
        .rejoin_until
        .is_some_and(|until| call.now.unix_millis() < until);
    match ticket.state {
        TicketState::Missed => {}
        // The counter closed while it could still be made good.
        TicketState::Ended if in_time => return Err(ProblemCode::CounterClosed.into()),
        _ => return Err(ProblemCode::TooLate.into()),
    }
    let command = Command::Rejoin {
        ticket: opened.row.id,
    };
    done(call, transaction, opened, &command)
}

/// The ticket, if the key opens it and it is in the version that its owner saw.
fn at_version<'c>(call: &Call<'c>, transaction: &Transaction<'_>) -> Result<Opened<'c>, Refusal> {
    let opened = opened(call, transaction, call.now)?;
    call.version()?.check(view::ticket(&opened)?.2.version)?;
    Ok(opened)
}

/// Keeps what happened and shows the ticket as it is then.
fn done(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    opened: Opened<'_>,
    command: &Command,
) -> Result<Answer, Refusal> {
    let place = (opened.row.office.as_str(), opened.row.counter.as_str());
    let at = record(transaction, place, call.now, command)?;
    let opened = Opened::of(call.core, transaction, opened.row, at.max(call.now))?;
    view::answer(call, &opened)
}
