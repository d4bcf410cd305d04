//! A payback as its reader sees it.

use super::store::{Row, events};
use super::{process, receipts, state, stores};
use crate::answer::{Answer, Delivery};
use crate::call::Call;
use crate::idempotency;
use crate::problems::Refusal;
use crate::representation::{Access, of_call};
use crate::session::Session;
use crate::state::Core;
use contract::payback::{LENT_TIMES_MIN, LastReturn, Payback, PaybackState, PaybackView, ReceiptState};
use contract::time::Timestamp;
use rusqlite::Connection;

/// `GET /paybacks/{reference}`.
pub(crate) fn get_payback(
    call: &Call<'_>,
    connection: &Connection,
    session: &Session,
) -> Result<Answer, Refusal> {
    call.core.faults.of_read(call.endpoint, &session.person.phone)?;
    let (row, access) = of_call::<Row>(call, connection, session)?;
    answer(call, connection, &row, &access)
}

/// Whether the answer to a write arrives: in demonstrations, known phones lose it.
pub(super) fn delivery(call: &Call<'_>, session: &Session) -> Result<Delivery, Refusal> {
    let key = idempotency::key_of(call)?.unwrap_or_default();
    call.core.faults.of_payback(&session.person.phone, key)
}

/// The answer that shows a payback.
pub(super) fn answer(
    call: &Call<'_>,
    connection: &Connection,
    row: &Row,
    access: &Access,
) -> Result<Answer, Refusal> {
    let view = PaybackView {
        payback: payback(call.core, connection, row, access, call.now)?,
        process: process::process(row.process),
        server_time: call.now,
        poll_after_ms: match row.state {
            PaybackState::Applied | PaybackState::Returned | PaybackState::Checked => 30_000,
            _ => 300_000,
        },
    };
    Ok(Answer::private(call.endpoint.status, &view)?.version(row.version))
}

/// The last day of returning of a book that was bought.
pub(super) fn last_return(
    core: &Core,
    connection: &Connection,
    row: &Row,
) -> Result<Option<LastReturn>, rusqlite::Error> {
    match row.bought_on.zip(row.return_by) {
        Some(days) => stores::last_return_to(core, connection, &row.store, days),
        None => Ok(None),
    }
}

/// A payback with everything that happened.
pub(super) fn payback(
    core: &Core,
    connection: &Connection,
    row: &Row,
    access: &Access,
    now: Timestamp,
) -> Result<Payback, rusqlite::Error> {
    let last = last_return(core, connection, row)?;
    let receipt = receipts::latest(connection, row.id)?;
    let state = row.state_at(now);
    let unreadable = receipt
        .as_ref()
        .is_some_and(|receipt| receipt.state == ReceiptState::Unreadable);
    let before_return = matches!(
        state,
        PaybackState::Applied | PaybackState::Approved | PaybackState::Bought
    );
    Ok(Payback {
        reference: row.reference.clone(),
        version: row.version,
        state,
        book: row.book.clone(),
        store: stores::brief(core, &row.store),
        for_whom: access.for_whom(),
        made_by: access.made_by(),
        applied_at: row.applied_at,
        bought_on: row.bought_on,
        amount_won: row.amount_won,
        return_by: row.return_by,
        last_return_day: last.map(|last| last.day),
        last_return_at: last.map(|last| last.day.at(last.until)),
        remind_days_before: before_return.then(|| reminded_before(core, row)),
        next: state::next(state, unreadable),
        receipt,
        events: events(connection, row.id)?,
        lent_times: Some(row.lent_times).filter(|times| *times >= LENT_TIMES_MIN),
        can_withdraw: access.changes() && before_return,
        can_correct: access.changes() && before_return,
    })
}

/// How many days before the last one its reader is reminded: as they chose, else as is usual.
pub(super) fn reminded_before(core: &Core, row: &Row) -> u16 {
    row.remind_days
        .unwrap_or_else(|| core.payback_config().remind_usual)
}
