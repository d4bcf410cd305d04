//! Photos of receipts: shown to nobody but the reader and the office.

use super::access::actor;
use super::store::{Row, event};
use crate::answer::Answer;
use crate::call::Call;
use crate::photos::{self, Of};
use crate::problems::Refusal;
use crate::representation::{self, Access, Doing, Kept};
use crate::session::Session;
use contract::payback::{PaybackEventKind, PaybackState, Receipt, ReceiptState, ReceiptView};
use contract::permission::PermissionStep;
use contract::problem::ProblemCode;
use rusqlite::{Connection, Transaction};

/// The latest photo of a payback, one that is whole before one that arrives.
pub(super) fn latest(connection: &Connection, payback: i64) -> Result<Option<Receipt>, rusqlite::Error> {
    let all = photos::all(connection, Of::Payback(payback))?;
    Ok(all.into_iter().next())
}

/// The photo that the address names, its payback, and how the signed-in person comes to it.
fn of_call(
    call: &Call<'_>,
    connection: &Connection,
    session: &Session,
) -> Result<(Receipt, Row, Access), Refusal> {
    let (receipt, of) = photos::of_call(call, connection)?;
    let row = match of {
        Of::Payback(id) => Row::by_id(connection, id)?,
        Of::Visit(_) | Of::Waiting(_) => None,
    };
    let row = row.ok_or_else(|| Refusal::new(ProblemCode::NotFound))?;
    let access = representation::access(connection, session, row.kept_for(), call.now)?;
    Ok((receipt, row, access))
}

fn answer(call: &Call<'_>, receipt: Receipt, version: u32) -> Result<Answer, Refusal> {
    let view = ReceiptView {
        receipt,
        version,
        server_time: call.now,
    };
    Answer::private(call.endpoint.status, &view)
}

/// `POST /paybacks/{reference}/receipts`.
pub(crate) fn begin_receipt(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    session: &Session,
) -> Result<Answer, Refusal> {
    let Doing { row, .. } = Doing::<Row>::of(call, transaction, session)?;
    let announced = photos::announced(call, call.core.payback_config().receipt_bytes)?;
    if !matches!(row.state, PaybackState::Bought | PaybackState::Returned) {
        return Err(ProblemCode::TooLate.into());
    }
    let receipt = photos::begin(transaction, Of::Payback(row.id), announced, call.now)?;
    answer(call, receipt, row.version)
}

/// `GET /receipts/{receipt}`.
pub(crate) fn get_receipt(
    call: &Call<'_>,
    connection: &Connection,
    session: &Session,
) -> Result<Answer, Refusal> {
    let (receipt, row, _) = of_call(call, connection, session)?;
    answer(call, receipt, row.version)
}

/// `PATCH /receipts/{receipt}`.
pub(crate) fn put_receipt_part(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    session: &Session,
) -> Result<Answer, Refusal> {
    let (mut receipt, mut row, access) = of_call(call, transaction, session)?;
    if !access.changes() {
        return Err(ProblemCode::Forbidden.into());
    }
    if photos::take_part(call, transaction, &mut receipt)? {
        replace(call, transaction, (&receipt, &mut row), &access)?;
    }
    answer(call, receipt, row.version)
}

/// A photo that is whole takes the place of an earlier one.
fn replace(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    (receipt, row): (&Receipt, &mut Row),
    access: &Access,
) -> Result<(), Refusal> {
    transaction
        .prepare_cached("DELETE FROM photos WHERE payback = ? AND id <> ?")?
        .execute(rusqlite::params![row.id, receipt.id])?;
    let added = event(PaybackEventKind::ReceiptAdded, actor(access), call.now);
    if !row.happen(transaction, &added, 0)? {
        return Err(ProblemCode::NotFound.into());
    }
    let told = (PermissionStep::Told, access.actor());
    Ok(super::record::note(call.core, transaction, row, told, call.now)?)
}

/// `GET /receipts/{receipt}/image`.
pub(crate) fn receipt_image(
    call: &Call<'_>,
    connection: &Connection,
    session: &Session,
) -> Result<Answer, Refusal> {
    let (receipt, ..) = of_call(call, connection, session)?;
    let (media_type, data) =
        photos::picture(connection, &receipt.id)?.ok_or_else(|| Refusal::new(ProblemCode::NotFound))?;
    Ok(Answer {
        status: call.endpoint.status,
        picture: Some((media_type, data.into())),
        ..Answer::default()
    })
}

/// The office cannot read the latest photo.
pub(super) fn mark_unreadable(transaction: &Transaction<'_>, payback: i64) -> Result<bool, rusqlite::Error> {
    let unreadable = ReceiptState::Unreadable.word();
    let marked = transaction
        .prepare_cached("UPDATE photos SET state = ? WHERE payback = ? AND state = 'whole'")?
        .execute(rusqlite::params![unreadable, payback])?;
    Ok(marked > 0)
}
