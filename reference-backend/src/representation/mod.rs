//! Acting for someone else: asked, answered by the other person, held to, written down for both.

mod access;
mod ask;
mod doing;
mod door;
mod orders;
mod record;
mod state;
mod store;
mod words;

pub(crate) use access::{Access, Kept, access, of_call};
pub(crate) use ask::{ask_permission, permission_rules, resend_permission};
pub(crate) use doing::Doing;
pub(crate) use door::{
    answer_permission, end_permission, find_permission, get_authority_form, get_permission,
};
pub(crate) use orders::{
    Wanted, check_in_force, covering, is_open_to_owner, note_order, note_payback, note_visit, open_orders,
};
pub(crate) use state::Event;
pub(crate) use store::Row;
pub(crate) use words::{PaybackWords, VisitWords, date_en, date_ko};

use crate::problems::Refusal;
use crate::state::Core;
use contract::permission::{Actor, AnsweredBy, Permission, PermissionState, PermissionView, Side};
use contract::privacy::{mask_name, mask_phone};
use contract::problem::ProblemCode;
use contract::time::Timestamp;
use rusqlite::{Connection, Transaction};
use state::Next;

/// Does what one side says, writes it down and tells both; after the end of a permission that was in force,
/// nothing of it goes on.
pub(crate) fn apply(
    core: &Core,
    transaction: &Transaction<'_>,
    row: &mut Row,
    (event, by): (Event, Option<AnsweredBy>),
    now: Timestamp,
) -> Result<(), Refusal> {
    let before = row.state_at(now);
    let state = match row.standing().on(event, now) {
        Next::Over => return Err(ProblemCode::PermissionEnded.into()),
        Next::Same => return Ok(()),
        Next::To(state) => state,
    };
    row.state = state;
    if before == PermissionState::Asked && event.actor() == Actor::Represented {
        row.answered_by = by;
    }
    if state == PermissionState::Ended {
        row.ended_by = Some(event.actor());
    }
    row.update(transaction)?;
    record::note(
        transaction,
        row,
        (record::step_of(state), event.actor()),
        None,
        now,
    )?;
    if state == PermissionState::Ended {
        orders::stop(core, transaction, row, now)?;
    }
    Ok(())
}

/// Writes down what the clock has ended, and tells both sides.
pub(crate) fn settle(transaction: &Transaction<'_>, now: Timestamp) -> Result<(), rusqlite::Error> {
    for mut row in Row::open(transaction)? {
        let Some((state, at)) = row.standing().ended_by_time(now) else {
            continue;
        };
        row.state = state;
        row.ended_by = (state == PermissionState::Ended).then_some(Actor::Time);
        row.update(transaction)?;
        record::note_at(
            transaction,
            &row,
            (record::step_of(state), Actor::Time),
            None,
            (at, now),
        )?;
    }
    Ok(())
}

/// Takes the names of one side away but for their masked form, and with the represented person's phone all
/// that opens the permission without an account.
pub(crate) fn forget(
    transaction: &Transaction<'_>,
    row: &mut Row,
    side: Side,
) -> Result<(), rusqlite::Error> {
    match side {
        Side::Helper | Side::Unknown => row.helper_name = mask_name(&row.helper_name),
        Side::Represented => {
            row.represented_name = mask_name(&row.represented_name);
            row.represented_phone = None;
            row.code = None;
            row.drop_keys(transaction)?;
        }
    }
    row.update(transaction)
}

/// A permission as either side sees it.
pub(crate) fn shown(row: &Row, now: Timestamp) -> Permission {
    Permission {
        reference: row.reference.clone(),
        state: row.state_at(now),
        helper_name: mask_name(&row.helper_name),
        helper_phone: row.helper_phone.as_deref().map(mask_phone),
        represented_name: mask_name(&row.represented_name),
        services: row.services.clone(),
        until: row.until,
        asked_at: row.asked_at,
        answer_until: row.answer_until,
        sent_to_phone: row.represented_phone.is_some(),
        resend_at: ask::resend_at(row, now),
        answered_by: row.answered_by,
        ended_by: row.ended_by_at(now),
        mark: row.mark,
    }
}

/// A permission with its record.
pub(crate) fn view(
    connection: &Connection,
    row: &Row,
    you: Side,
    key: Option<String>,
    now: Timestamp,
) -> Result<PermissionView, Refusal> {
    let permission = shown(row, now);
    let poll_after_ms = match permission.state {
        PermissionState::Asked => 10_000,
        PermissionState::Granted => 30_000,
        _ => 300_000,
    };
    Ok(PermissionView {
        record: record::all(connection, row, now)?,
        permission,
        you,
        key,
        server_time: now,
        poll_after_ms,
    })
}
