//! Taking a number from home.

use super::store::Row;
use super::{Opened, view};
use crate::answer::Answer;
use crate::call::Call;
use crate::demo_data::OfficeSeed;
use crate::problems::Refusal;
use crate::queue_status::office;
use crate::queue_status::simulated::inputs::record;
use crate::simulation::Command;
use crate::{idempotency, random};
use contract::problem::{FieldProblem, ProblemCode};
use rusqlite::Transaction;

/// `POST /offices/{office}/tickets`.
pub(crate) fn take_ticket(call: &Call<'_>, transaction: &Transaction<'_>) -> Result<Answer, Refusal> {
    let office = office(call)?;
    let counter = counter(call, &office)?;
    let rules = call.core.queues.rules();
    let simulated = call.core.queues.source.simulated();
    let offered = rules.offers(office.id, &counter);
    let simulated = simulated.filter(|_| offered);
    let simulated = simulated.ok_or_else(|| Refusal::new(ProblemCode::TicketsNotOffered))?;
    let at_counter = office.counters.iter().find(|known| known.id == counter);
    let at_counter = at_counter.ok_or_else(|| Refusal::new(ProblemCode::Internal))?;
    let run = simulated.play(
        (call.core, transaction),
        (&office, at_counter),
        call.now.date(),
        call.now,
    )?;
    if !run.gives_numbers() {
        return Err(ProblemCode::CounterClosed.into());
    }
    check_limit(call, transaction, rules.open_per_client)?;
    let salt = random::id();
    let key = idempotency::reservation_key(idempotency::key_of(call)?.unwrap_or_default(), &salt);
    let place = (office.id, counter.as_str());
    let row = Row::insert(transaction, place, (&key, call.client), call.now)?;
    let command = Command::Take {
        ticket: row.id,
        number: run.last_number + 1,
    };
    let at = record(transaction, place, call.now, &command)?;
    let opened = Opened::of(call.core, transaction, row, at.max(call.now))?;
    Ok(Answer {
        status: call.endpoint.status,
        salt: Some(salt),
        ..view::answer(call, &opened)?
    })
}

/// The counter that the body names.
fn counter(call: &Call<'_>, office: &OfficeSeed) -> Result<String, Refusal> {
    let mut fields = call.fields()?;
    let counter = fields.id("counter");
    if let Some(id) = &counter
        && !office.counters.iter().any(|known| known.id == *id)
    {
        fields.wrong("counter", FieldProblem::NotKnown);
    }
    fields.done()?;
    counter.ok_or_else(|| ProblemCode::Internal.into())
}

/// Refuses if this client has as many open tickets as are allowed.
fn check_limit(call: &Call<'_>, transaction: &Transaction<'_>, most: u32) -> Result<(), Refusal> {
    let mut open = 0;
    for row in Row::of_client(transaction, call.client, call.now.date())? {
        let opened = Opened::of(call.core, transaction, row, call.now)?;
        let ticket = opened.run.ticket(opened.row.id);
        open += u32::from(ticket.is_some_and(|(_, _, ticket)| ticket.state.is_open()));
    }
    match open < most {
        true => Ok(()),
        false => Err(ProblemCode::LimitReached.into()),
    }
}
