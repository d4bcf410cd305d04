//! Moving, cancelling and restoring an order.

use super::records;
use super::store::Row;
use super::{opened, view};
use crate::answer::{Answer, Delivery};
use crate::call::Call;
use crate::problems::Refusal;
use crate::{holds, idempotency, representation, slots};
use contract::permission::{Actor, PermissionStep};
use contract::problem::ProblemCode;
use contract::reservation::{CancelledBy, OrderState};
use rusqlite::Transaction;

/// `PATCH /reservations/{reference}`: to another time or office.
pub(crate) fn change_reservation(call: &Call<'_>, transaction: &Transaction<'_>) -> Result<Answer, Refusal> {
    let (mut row, delivery) = row_at_version(call, transaction)?;
    let mut fields = call.fields()?;
    let hold = fields.id("hold").unwrap_or_default();
    fields.done()?;
    require(row.state_at(call.now) == OrderState::Accepted)?;
    let (seed, start) = holds::redeem(call, transaction, &hold)?;
    representation::check_in_force(transaction, &row, start.date(), call.now)?;
    let rules = call.core.rules();
    if (row.office.as_str(), row.start.date()) != (seed.id, start.date()) {
        row.ticket_number = records::new_ticket_number(transaction, seed.id, start.date())?;
    }
    row.office = seed.id.into();
    row.start = start;
    row.end = slots::end(&rules, start);
    row.collect_until = start.plus_seconds(i64::from(rules.collect_minutes) * 60);
    row.update(transaction, call.now)?;
    done(call, transaction, (&row, PermissionStep::Changed), delivery)
}

/// `POST /reservations/{reference}/cancel`. The place is kept until it can no longer be taken back.
pub(crate) fn cancel_reservation(call: &Call<'_>, transaction: &Transaction<'_>) -> Result<Answer, Refusal> {
    let (mut row, delivery) = row_at_version(call, transaction)?;
    require(row.state_at(call.now) == OrderState::Accepted)?;
    let undo_seconds = i64::from(call.core.rules().undo_minutes) * 60;
    row.state = OrderState::Cancelled;
    row.cancelled_by = Some(CancelledBy::Resident);
    row.undo_until = Some(call.now.plus_seconds(undo_seconds).min(row.collect_until));
    row.update(transaction, call.now)?;
    done(call, transaction, (&row, PermissionStep::Cancelled), delivery)
}

/// `POST /reservations/{reference}/restore`.
pub(crate) fn restore_reservation(call: &Call<'_>, transaction: &Transaction<'_>) -> Result<Answer, Refusal> {
    let (mut row, delivery) = row_at_version(call, transaction)?;
    require(row.state == OrderState::Cancelled && row.undo_until.is_some_and(|until| call.now < until))?;
    row.state = OrderState::Accepted;
    row.cancelled_by = None;
    row.undo_until = None;
    row.update(transaction, call.now)?;
    done(call, transaction, (&row, PermissionStep::Restored), delivery)
}

/// The order, if the key opens it and it is in the version that the resident saw.
fn row_at_version(call: &Call<'_>, transaction: &Transaction<'_>) -> Result<(Row, Delivery), Refusal> {
    let row = opened(call, transaction)?;
    let key = idempotency::key_of(call)?.unwrap_or(call.endpoint.name);
    let delivery = call.core.faults.of_step(&row.phone, key)?;
    call.version()?.check(view::version(&row, call.now))?;
    Ok((row, delivery))
}

fn done(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    (row, step): (&Row, PermissionStep),
    delivery: Delivery,
) -> Result<Answer, Refusal> {
    representation::note_order(call.core, transaction, row, (step, Actor::Helper), call.now)?;
    let answer = view::answer(call, transaction, row)?;
    Ok(Answer { delivery, ..answer })
}

fn require(in_time: bool) -> Result<(), Refusal> {
    match in_time {
        true => Ok(()),
        false => Err(ProblemCode::TooLate.into()),
    }
}
