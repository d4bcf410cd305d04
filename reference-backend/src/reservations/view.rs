//! An order as its owner sees it.

use super::records;
use super::store::Row;
use crate::answer::Answer;
use crate::call::Call;
use crate::offices;
use crate::problems::Refusal;
use crate::representation;
use crate::state::Core;
use contract::kiosk::CheckInCode;
use contract::office::CounterKind;
use contract::privacy::{mask_name, mask_phone};
use contract::problem::ProblemCode;
use contract::reservation::{
    CancelledBy, OnBehalf, OrderState, OrderedDocument, Reservation, ReservationView, StateChange, Ticket,
};
use contract::text::LocalText;
use contract::time::Timestamp;
use rusqlite::Connection;

/// The answer that shows an order.
pub(crate) fn answer(call: &Call<'_>, connection: &Connection, row: &Row) -> Result<Answer, Refusal> {
    let view = view(call.core, connection, row, call.now, None)?;
    Ok(Answer::private(200, &view)?.version(view.reservation.version))
}

/// An order and what is needed to follow it.
pub(crate) fn view(
    core: &Core,
    connection: &Connection,
    row: &Row,
    now: Timestamp,
    key: Option<String>,
) -> Result<ReservationView, Refusal> {
    let reservation = reservation(core, connection, row, now)?;
    let poll_after_ms = poll_after_ms(&reservation, now);
    Ok(ReservationView {
        reservation,
        key,
        server_time: now,
        poll_after_ms,
    })
}

/// An order.
pub(crate) fn reservation(
    core: &Core,
    connection: &Connection,
    row: &Row,
    now: Timestamp,
) -> Result<Reservation, Refusal> {
    let seed = core.offices.iter().find(|seed| seed.id == row.office);
    let seed = seed.ok_or_else(|| Refusal::new(ProblemCode::Internal))?;
    let state = row.state_at(now);
    let expired = state == OrderState::Expired;
    let mut history = records::history(connection, row.id)?;
    if expired {
        history.push(StateChange {
            state,
            at: row.collect_until,
        });
    }
    let undoable = state == OrderState::Cancelled && row.cancelled_by == Some(CancelledBy::Resident);
    Ok(Reservation {
        reference: row.reference.clone(),
        version: version(row, now),
        state,
        history,
        office: offices::brief(seed),
        start: row.start,
        end: row.end,
        collect_until: row.collect_until,
        documents: records::documents(connection, row.id)?,
        total_won: row.total_won,
        applicant_name: mask_name(&row.applicant_name),
        applicant_phone: mask_phone(&row.phone),
        on_behalf_of: row.on_behalf_of.as_ref().map(|behalf| OnBehalf {
            name: mask_name(&behalf.name),
            collector: behalf.collector,
        }),
        permission: permission(connection, row)?,
        ticket: ticket(row, &seed.counters),
        changeable: state == OrderState::Accepted,
        undo_until: row.undo_until.filter(|until| undoable && *until > now),
        cancelled_by: row.cancelled_by,
        cancel_reason: row.cancel_reason.clone(),
    })
}

fn permission(connection: &Connection, row: &Row) -> Result<Option<String>, Refusal> {
    let Some(id) = row.permission else {
        return Ok(None);
    };
    let permission = representation::Row::by_id(connection, id)?;
    Ok(permission.map(|permission| permission.reference))
}

/// What was ordered, in a few words: the first document and how many more.
pub(crate) fn title(documents: &[OrderedDocument]) -> LocalText {
    let Some(first) = documents.first() else {
        return LocalText::new("민원서류", "Documents");
    };
    let en = first.name.en.as_deref().unwrap_or(&first.name.ko);
    match documents.len() - 1 {
        0 => LocalText::new(&first.name.ko, en),
        more => LocalText::new(
            format!("{} 외 {more}건", first.name.ko),
            format!("{en} and {more} more"),
        ),
    }
}

/// Running out is a change too, though nothing was written.
pub(crate) fn version(row: &Row, now: Timestamp) -> u32 {
    row.version + u32::from(row.state_at(now) == OrderState::Expired)
}

/// The counter of an order: the one for its affairs, else the first.
pub(crate) fn counter_of<'c>(
    row: &Row,
    counters: &'c [contract::office::Counter],
) -> Option<&'c contract::office::Counter> {
    let named = counters.iter().find(|counter| counter.kind == row.counter_kind);
    named.or(counters.first())
}

fn ticket(row: &Row, counters: &[contract::office::Counter]) -> Ticket {
    let counter = counter_of(row, counters);
    Ticket {
        number: format!("예약-{}", row.ticket_number),
        counter: counter.map_or(LocalText::new("통합민원", "General affairs"), |counter| {
            counter.name.clone()
        }),
        counter_kind: counter.map_or(CounterKind::General, |counter| counter.kind),
        qr_text: CheckInCode::qr_text(&row.reference, &row.qr_secret),
    }
}

/// More often near the time of the slot, seldom when nothing can come any more.
fn poll_after_ms(reservation: &Reservation, now: Timestamp) -> u32 {
    match reservation.state {
        OrderState::Collected | OrderState::Cancelled | OrderState::Expired => 300_000,
        OrderState::Preparing => 5_000,
        _ if reservation.start.seconds_since(now) < 2 * 3600 => 10_000,
        _ => 20_000,
    }
}
