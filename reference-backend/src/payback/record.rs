//! What is told of each step: in the record of a permission, and to the phone of the reader.

use super::store::{Row, event};
use super::stores;
use crate::messages::{self, Kind, Text};
use crate::representation::{self, PaybackWords};
use crate::state::Core;
use contract::payback::{PaybackActor, PaybackEventKind};
use contract::permission::{Actor, PermissionState, PermissionStep};
use contract::text::LocalText;
use contract::time::Timestamp;
use rusqlite::Transaction;

/// Writes down what was done, if it was applied for under a permission that is in force; that tells both sides.
/// Once it has ended, only that something stopped is told: the rest is no longer the helper's to know.
pub(super) fn note(
    core: &Core,
    transaction: &Transaction<'_>,
    row: &Row,
    (step, by): (PermissionStep, Actor),
    now: Timestamp,
) -> Result<(), rusqlite::Error> {
    let Some(permission) = row.permission else {
        return Ok(());
    };
    let in_force = representation::Row::by_id(transaction, permission)?
        .is_some_and(|permission| permission.state_at(now) == PermissionState::Granted);
    if !in_force && step != PermissionStep::Stopped {
        return Ok(());
    }
    let words = PaybackWords {
        reference: row.reference.clone(),
        title: row.book.title.clone(),
        store: stores::brief(core, &row.store).name,
    };
    representation::note_payback(transaction, permission, words, (step, by), now)
}

/// Sends a message to the reader, where their phone is known; to the helper through the record.
pub(super) fn tell(
    transaction: &Transaction<'_>,
    row: &Row,
    text: LocalText,
    now: Timestamp,
) -> Result<(), rusqlite::Error> {
    let Some(phone) = row.phone() else {
        return Ok(());
    };
    let message = Text {
        about: Some(row.reference.clone()),
        ..Text::plain(Kind::BookPayback, text)
    };
    messages::send(transaction, phone, &message, now)
}

/// Stops what was applied for under a permission that has ended. What was approved or bought goes on: whose book
/// it is can do the rest. `by` is who ended it.
pub(crate) fn stop(
    core: &Core,
    transaction: &Transaction<'_>,
    (permission, by): (i64, Actor),
    now: Timestamp,
) -> Result<(), rusqlite::Error> {
    let actor = match by {
        Actor::Helper => PaybackActor::Helper,
        _ => PaybackActor::Reader,
    };
    for mut row in applied_under(transaction, permission)? {
        let withdrawn = event(PaybackEventKind::Withdrawn, actor, now);
        row.happen(transaction, &withdrawn, 0)?;
        note(core, transaction, &row, (PermissionStep::Stopped, by), now)?;
    }
    Ok(())
}

/// Whether nobody but the office can go on with a book: it is someone's who has no phone and so no way to sign in, and
/// the permission under which it was applied for has ended.
pub(super) fn left_to_office(
    connection: &rusqlite::Connection,
    row: &Row,
    now: Timestamp,
) -> Result<bool, rusqlite::Error> {
    let Some(permission) = row.permission.filter(|_| row.phone().is_none()) else {
        return Ok(false);
    };
    let permission = representation::Row::by_id(connection, permission)?;
    Ok(permission.is_none_or(|it| it.state_at(now) != PermissionState::Granted))
}

/// What was applied for under a permission and has no answer yet.
pub(crate) fn applied_under(
    connection: &rusqlite::Connection,
    permission: i64,
) -> Result<Vec<Row>, rusqlite::Error> {
    Row::list(connection, "permission = ? AND state = 'applied'", [permission])
}
