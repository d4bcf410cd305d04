//! Orders under a permission: whether it goes so far, and what becomes of them when it ends.

use super::record;
use super::store::Row;
use super::words::{Matter, OrderWords, PaybackWords, VisitWords};
use crate::payback;
use crate::problems::Refusal;
use crate::reservations::{self, store};
use crate::session::Session;
use crate::state::Core;
use crate::visit_requests;
use contract::household::Service;
use contract::permission::{Actor, PermissionState, PermissionStep as Step};
use contract::problem::ProblemCode;
use contract::reservation::{CancelledBy, OrderState};
use contract::text::LocalText;
use contract::time::{Date, Timestamp};
use rusqlite::{Connection, Transaction};

/// What someone wants to do for someone.
pub(crate) struct Wanted<'a> {
    /// Reference of the permission.
    pub(crate) permission: &'a str,
    /// Of which service it is.
    pub(crate) service: Service,
    /// Name of the person for whom.
    pub(crate) name: &'a str,
    /// The day on which it happens.
    pub(crate) day: Date,
}

/// The permission under which the signed-in person may do this.
pub(crate) fn covering(
    connection: &Connection,
    session: &Session,
    wanted: &Wanted<'_>,
    now: Timestamp,
) -> Result<Row, Refusal> {
    let found = Row::by_reference(connection, wanted.permission)?;
    let row = found.filter(|row| row.helper == Some(session.person.id));
    let row = row.ok_or_else(|| Refusal::new(ProblemCode::NotFound))?;
    if row.state_at(now) != PermissionState::Granted {
        return Err(ProblemCode::PermissionEnded.into());
    }
    let same_person = reservations::same_name(&row.represented_name, wanted.name);
    match same_person && row.services.contains(&wanted.service) && wanted.day <= row.until {
        true => Ok(row),
        false => Err(ProblemCode::OutsidePermission.into()),
    }
}

/// Refuses unless the permission of an order is in force, also on the day of its slot.
pub(crate) fn check_in_force(
    connection: &Connection,
    order: &store::Row,
    day: Date,
    now: Timestamp,
) -> Result<(), Refusal> {
    let Some(id) = order.permission else {
        return Ok(());
    };
    match Row::by_id(connection, id)? {
        Some(row) if row.state_at(now) == PermissionState::Granted => match day <= row.until {
            true => Ok(()),
            false => Err(ProblemCode::OutsidePermission.into()),
        },
        _ => Err(ProblemCode::PermissionEnded.into()),
    }
}

/// Whether whoever ordered may read it: what was done under a permission, only while that is in force, on the day
/// of the slot too. The record of the permission tells the rest.
pub(crate) fn is_open_to_owner(
    connection: &Connection,
    order: &store::Row,
    now: Timestamp,
) -> Result<bool, Refusal> {
    let closed = [ProblemCode::PermissionEnded, ProblemCode::OutsidePermission];
    match check_in_force(connection, order, order.start.date(), now) {
        Ok(()) => Ok(true),
        Err(refusal) if closed.contains(&refusal.code()) => Ok(false),
        Err(refusal) => Err(refusal),
    }
}

/// Writes down what was done with an order, if it was ordered under a permission.
pub(crate) fn note_order(
    core: &Core,
    transaction: &Transaction<'_>,
    order: &store::Row,
    (step, by): (Step, Actor),
    now: Timestamp,
) -> Result<(), rusqlite::Error> {
    let permission = match order.permission {
        Some(id) => Row::by_id(transaction, id)?,
        None => None,
    };
    match permission {
        Some(row) => {
            let words = order_words(core, transaction, order)?;
            record::note(transaction, &row, (step, by), Some(&words), now)
        }
        None => Ok(()),
    }
}

/// Writes down what was done with a book under a permission.
pub(crate) fn note_payback(
    transaction: &Transaction<'_>,
    permission: i64,
    words: PaybackWords,
    (step, by): (Step, Actor),
    now: Timestamp,
) -> Result<(), rusqlite::Error> {
    match Row::by_id(transaction, permission)? {
        Some(row) => record::note(transaction, &row, (step, by), Some(&Matter::Payback(words)), now),
        None => Ok(()),
    }
}

/// Writes down what was done with a visit under a permission.
pub(crate) fn note_visit(
    transaction: &Transaction<'_>,
    permission: i64,
    words: VisitWords,
    (step, by): (Step, Actor),
    now: Timestamp,
) -> Result<(), rusqlite::Error> {
    match Row::by_id(transaction, permission)? {
        Some(row) => record::note(transaction, &row, (step, by), Some(&Matter::Visit(words)), now),
        None => Ok(()),
    }
}

/// Orders under a permission that are not handed over yet.
pub(crate) fn open_orders(
    connection: &Connection,
    row: &Row,
    now: Timestamp,
) -> Result<Vec<store::Row>, rusqlite::Error> {
    let mut all = store::Row::of_permission(connection, row.id)?;
    all.retain(|order| {
        matches!(
            order.state_at(now),
            OrderState::Accepted | OrderState::Preparing | OrderState::Ready
        )
    });
    Ok(all)
}

/// Stops what was not handed over, and what could still be taken back.
pub(super) fn stop(
    core: &Core,
    transaction: &Transaction<'_>,
    row: &Row,
    now: Timestamp,
) -> Result<(), rusqlite::Error> {
    let by = row.ended_by.unwrap_or(Actor::Time);
    for mut order in open_orders(transaction, row, now)? {
        order.state = OrderState::Cancelled;
        order.cancelled_by = Some(CancelledBy::PermissionEnd);
        order.undo_until = None;
        order.update(transaction, now)?;
        let words = order_words(core, transaction, &order)?;
        record::note(transaction, row, (Step::Stopped, by), Some(&words), now)?;
    }
    payback::stop(core, transaction, (row.id, by), now)?;
    visit_requests::stop(transaction, (row.id, by), now)?;
    for mut order in store::Row::of_permission(transaction, row.id)? {
        if order.undo_until.take().is_some() {
            order.update(transaction, now)?;
        }
    }
    Ok(())
}

fn order_words(core: &Core, connection: &Connection, order: &store::Row) -> Result<Matter, rusqlite::Error> {
    let seed = core.offices.iter().find(|seed| seed.id == order.office);
    Ok(Matter::Order(OrderWords {
        reference: order.reference.clone(),
        title: reservations::title(&reservations::documents(connection, order.id)?),
        office: seed.map_or_else(
            || LocalText::new(&order.office, &order.office),
            |seed| seed.name.clone(),
        ),
        start: order.start,
    }))
}
