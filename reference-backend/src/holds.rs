//! Holds: a place that is kept while the form is filled.

use crate::answer::Answer;
use crate::call::Call;
use crate::demo_data::OfficeSeed;
use crate::problems::Refusal;
use crate::slots::{self, Need};
use crate::{offices, random};
use contract::problem::ProblemCode;
use contract::slot::Hold;
use contract::time::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

/// `POST /holds`.
pub(crate) fn hold_slot(call: &Call<'_>, transaction: &Transaction<'_>) -> Result<Answer, Refusal> {
    let mut fields = call.fields()?;
    let office = fields.id("office");
    let start = fields.moment("start");
    let replaces = if fields.has("replaces") {
        fields.id("replaces")
    } else {
        None
    };
    fields.done()?;
    let (Some(office), Some(start)) = (office, start) else {
        return Err(ProblemCode::Internal.into());
    };
    let seed = offices::seed(call, &office)?;
    slots::check_open(call.core, transaction, seed, start, call.now)?;
    // The old place is given back first: changing one's mind within a full slot must work. If the new place
    // is not to be had, the old one is not lost, since the transaction is undone.
    if let Some(id) = replaces {
        release(transaction, &id)?;
    }
    slots::check_place(call.core, transaction, seed, start, call.now, Need::FreePlace)?;
    let hold = Hold {
        id: random::id(),
        office,
        start,
        expires_at: call
            .now
            .plus_seconds(i64::from(call.core.rules().hold_minutes) * 60),
        server_time: call.now,
    };
    transaction
        .prepare_cached("INSERT INTO holds (id, office, start, expires_at) VALUES (?, ?, ?, ?)")?
        .execute(params![
            hold.id,
            hold.office,
            start.unix_millis(),
            hold.expires_at.unix_millis()
        ])?;
    Answer::private(call.endpoint.status, &hold)
}

/// `GET /holds/{hold}`.
pub(crate) fn get_hold(call: &Call<'_>) -> Result<Answer, Refusal> {
    let hold = call
        .core
        .db
        .read(|connection| live(connection, call.param(), call.now))?;
    Answer::private(call.endpoint.status, &hold)
}

/// `DELETE /holds/{hold}`.
pub(crate) fn release_hold(call: &Call<'_>, transaction: &Transaction<'_>) -> Result<Answer, Refusal> {
    release(transaction, call.param())?;
    Ok(Answer::empty())
}

/// A hold that still runs.
fn live(connection: &Connection, id: &str, now: Timestamp) -> Result<Hold, Refusal> {
    let found = connection
        .prepare_cached("SELECT office, start, expires_at FROM holds WHERE id = ? AND expires_at > ?")?
        .query_row(params![id, now.unix_millis()], |row| {
            Ok(Hold {
                id: id.into(),
                office: row.get(0)?,
                start: Timestamp::from_unix_millis(row.get(1)?),
                expires_at: Timestamp::from_unix_millis(row.get(2)?),
                server_time: now,
            })
        })
        .optional()?;
    found.ok_or_else(|| ProblemCode::HoldExpired.into())
}

/// Gives a place back; does nothing if it was given back before.
pub(crate) fn release(transaction: &Transaction<'_>, id: &str) -> Result<(), rusqlite::Error> {
    transaction
        .prepare_cached("DELETE FROM holds WHERE id = ?")?
        .execute([id])?;
    Ok(())
}

/// Turns a hold into a place for an order: the slot must still be open and have its place.
pub(crate) fn redeem<'c>(
    call: &Call<'c>,
    transaction: &Transaction<'_>,
    id: &str,
) -> Result<(&'c OfficeSeed, Timestamp), Refusal> {
    let hold = live(transaction, id, call.now)?;
    // An office that is no longer in the catalogue: its holds are over.
    let seed = offices::seed(call, &hold.office).map_err(|_| Refusal::new(ProblemCode::HoldExpired))?;
    slots::check_open(call.core, transaction, seed, hold.start, call.now)?;
    slots::check_place(
        call.core,
        transaction,
        seed,
        hold.start,
        call.now,
        Need::HeldPlace,
    )?;
    release(transaction, id)?;
    Ok((seed, hold.start))
}
