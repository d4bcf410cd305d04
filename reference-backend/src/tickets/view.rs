//! A ticket as its owner sees it.

use super::Opened;
use crate::answer::Answer;
use crate::call::Call;
use crate::offices;
use crate::problems::Refusal;
use crate::simulation::person::{Person, Ticket};
use crate::simulation::watch::published;
use contract::problem::ProblemCode;
use contract::ticket::{LateOffer, Overtaking, QueueTicket, TicketState, TicketView};
use contract::time::Timestamp;

/// So many who were called first are told, the latest.
const OVERTAKERS_TOLD: usize = 10;

/// The answer that shows a ticket.
pub(super) fn answer(call: &Call<'_>, opened: &Opened<'_>) -> Result<Answer, Refusal> {
    let ticket = shown(opened)?;
    let version = ticket.version;
    let simulated = call.core.queues.source.simulated();
    let usual = simulated.map(|simulated| simulated.usual_today(opened.office.id, &opened.counter.id));
    let view = TicketView {
        poll_after_ms: poll_after_ms(&ticket),
        ticket,
        key: None,
        status: Some(published(&opened.run, opened.counter, &usual.unwrap_or_default())),
        rules: call.core.queues.rules().of(opened.office.id),
        server_time: call.now,
    };
    Ok(Answer::private(200, &view)?.version(version))
}

/// The ticket within its day.
pub(super) fn ticket<'o>(opened: &'o Opened<'_>) -> Result<(usize, &'o Person, &'o Ticket), Refusal> {
    let found = opened.run.ticket(opened.row.id);
    found.ok_or_else(|| ProblemCode::Internal.into())
}

fn shown(opened: &Opened<'_>) -> Result<QueueTicket, Refusal> {
    let (who, person, ticket) = ticket(opened)?;
    let run = &opened.run;
    let waits = ticket.state == TicketState::Waiting;
    let ahead = run.line.ahead(who).filter(|_| waits);
    let places = usize::from(run.day.rules.late_places);
    let times_left = run.day.rules.late_times.saturating_sub(ticket.late_used);
    let late = run
        .line
        .ahead_after(who, places)
        .filter(|_| waits && times_left > 0);
    let called = !waits && ticket.called_to.is_some();
    let overtakers = ticket.overtaken_by.iter().rev().take(OVERTAKERS_TOLD);
    Ok(QueueTicket {
        reference: opened.row.reference.clone(),
        version: ticket.version,
        number: person.number.clone(),
        state: ticket.state,
        office: offices::brief(opened.office),
        counter: opened.counter.id.clone(),
        taken_at: Timestamp::from_unix_millis(ticket.taken),
        ahead,
        called_at: person.called.filter(|_| called).map(Timestamp::from_unix_millis),
        called_to: ticket
            .called_to
            .filter(|_| called)
            .map(|desk| run.desk_name(desk)),
        rejoin_until: ticket
            .rejoin_until
            .filter(|_| ticket.state == TicketState::Missed)
            .map(Timestamp::from_unix_millis),
        late: late
            .filter(|after| Some(*after) != ahead)
            .map(|ahead_after| LateOffer {
                ahead_after,
                times_left,
            }),
        overtaken_by: overtakers
            .map(|(at, reason)| Overtaking {
                at: Timestamp::from_unix_millis(*at),
                reason: *reason,
            })
            .collect(),
        long_cases: run.long_cases(),
    })
}

/// More often near the turn, seldom when nothing can come any more.
fn poll_after_ms(ticket: &QueueTicket) -> u32 {
    match (ticket.state, ticket.ahead) {
        (TicketState::Served | TicketState::Left | TicketState::Ended, _) => 300_000,
        (TicketState::Called | TicketState::Missed, _) | (_, Some(0..=3)) => 3_000,
        (_, Some(4..=10)) => 5_000,
        _ => 10_000,
    }
}
