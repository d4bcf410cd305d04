//! Photos of receipts: they arrive in parts, are looked at, and are shown to nobody but the reader and the office.

use super::access::{Access, access};
use super::image::{self, Fault, Kind};
use super::store::{Row, event};
use super::view;
use crate::answer::Answer;
use crate::call::Call;
use crate::problems::Refusal;
use crate::random;
use crate::session::Session;
use contract::endpoints::header;
use contract::limits::RECEIPT_PART_MAX;
use contract::payback::{PaybackEventKind, PaybackState, Receipt, ReceiptState, ReceiptView};
use contract::permission::PermissionStep;
use contract::problem::ProblemCode;
use contract::time::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

/// A photo of which nothing more arrives is thrown away after so many days.
const ARRIVING_DAYS: i64 = 7;

/// The latest photo of a payback, one that is whole before one that arrives.
pub(super) fn latest(connection: &Connection, payback: i64) -> Result<Option<Receipt>, rusqlite::Error> {
    connection
        .prepare_cached(
            "SELECT id, state, bytes, received, begun_at FROM receipts WHERE payback = ?
             ORDER BY state = 'arriving', begun_at DESC LIMIT 1",
        )?
        .query_row([payback], read)
        .optional()
}

fn read(row: &rusqlite::Row<'_>) -> Result<Receipt, rusqlite::Error> {
    Ok(Receipt {
        id: row.get(0)?,
        state: ReceiptState::from_word(&row.get::<_, String>(1)?),
        bytes: row.get(2)?,
        received: row.get(3)?,
        begun_at: row.get(4).map(Timestamp::from_unix_millis)?,
    })
}

/// The photo that the address names, its payback, and how the signed-in person comes to it.
fn of_call(
    call: &Call<'_>,
    connection: &Connection,
    session: &Session,
) -> Result<(Receipt, Row, Access), Refusal> {
    let found = connection
        .prepare_cached("SELECT id, state, bytes, received, begun_at, payback FROM receipts WHERE id = ?")?
        .query_row([call.param()], |row| Ok((read(row)?, row.get::<_, i64>(5)?)))
        .optional()?;
    let (receipt, payback) = found.ok_or_else(|| Refusal::new(ProblemCode::NotFound))?;
    let row = Row::by_id(connection, payback)?.ok_or_else(|| Refusal::new(ProblemCode::NotFound))?;
    let access = access(connection, session, &row, call.now)?;
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
    let (row, access) = view::of_call(call, transaction, session)?;
    if !access.changes() {
        return Err(ProblemCode::Forbidden.into());
    }
    let mut fields = call.fields()?;
    let (bytes, media_type) = (fields.number("bytes"), fields.text("media_type"));
    fields.done()?;
    let config = call.core.payback_config();
    let bytes = u32::try_from(bytes.unwrap_or_default()).unwrap_or(u32::MAX);
    if bytes > config.receipt_bytes {
        return Err(ProblemCode::UploadTooLarge.into());
    }
    let known = |kind: &Kind| media_type.as_deref() == Some(kind.media_type());
    let kind = Kind::ALL.into_iter().find(known).filter(|_| bytes > 0);
    let kind = kind.ok_or_else(|| Refusal::new(ProblemCode::UploadNotImage))?;
    if !matches!(row.state, PaybackState::Bought | PaybackState::Returned) {
        return Err(ProblemCode::TooLate.into());
    }
    transaction.execute(
        "DELETE FROM receipts WHERE payback = ? AND state = 'arriving'",
        [row.id],
    )?;
    let receipt = Receipt {
        id: random::id(),
        state: ReceiptState::Arriving,
        bytes,
        received: 0,
        begun_at: call.now,
    };
    transaction
        .prepare_cached(
            "INSERT INTO receipts (id, payback, media_type, bytes, received, state, begun_at, data)
             VALUES (?, ?, ?, ?, 0, 'arriving', ?, x'')",
        )?
        .execute(params![
            receipt.id,
            row.id,
            kind.media_type(),
            bytes,
            call.now.unix_millis()
        ])?;
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
    let offset: Option<u32> = call
        .header(header::UPLOAD_OFFSET)
        .and_then(|text| text.parse().ok());
    let offset = offset.ok_or_else(|| Refusal::malformed("Upload-Offset is not a number"))?;
    if call.body.is_empty() {
        return Err(Refusal::malformed("the part is empty"));
    }
    let length = u32::try_from(call.body.len()).unwrap_or(u32::MAX);
    let end = offset.saturating_add(length);
    if call.body.len() > RECEIPT_PART_MAX || end > receipt.bytes {
        return Err(ProblemCode::UploadTooLarge.into());
    }
    if end <= receipt.received {
        // It is there already: the answer to it was lost. Bytes of another picture are not taken for it; what is
        // whole is cleaned and cannot be compared any more.
        let same =
            receipt.state != ReceiptState::Arriving || is_there(transaction, &receipt.id, offset, call)?;
        return match same {
            true => answer(call, receipt, row.version),
            false => Err(ProblemCode::VersionConflict.into()),
        };
    }
    if offset != receipt.received {
        return Err(ProblemCode::VersionConflict.into());
    }
    if offset == 0 && Kind::of(&call.body).is_none() {
        return Err(ProblemCode::UploadNotImage.into());
    }
    transaction
        .prepare_cached("UPDATE receipts SET data = CAST(data || ? AS BLOB), received = ? WHERE id = ?")?
        .execute(params![&call.body[..], end, receipt.id])?;
    receipt.received = end;
    if end == receipt.bytes {
        finish(call, transaction, (&mut receipt, &mut row), &access)?;
    }
    answer(call, receipt, row.version)
}

/// Whether a part is what arrived at its place before.
fn is_there(
    transaction: &Transaction<'_>,
    id: &str,
    offset: u32,
    call: &Call<'_>,
) -> Result<bool, rusqlite::Error> {
    let known: Vec<u8> = transaction
        .prepare_cached("SELECT substr(data, ?2 + 1, ?3) FROM receipts WHERE id = ?1")?
        .query_row(params![id, offset, call.body.len() as i64], |row| row.get(0))?;
    Ok(known == call.body)
}

/// All of it is there: it is looked at, cleaned, and takes the place of an earlier one.
fn finish(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    (receipt, row): (&mut Receipt, &mut Row),
    access: &Access,
) -> Result<(), Refusal> {
    let data: Vec<u8> = transaction
        .prepare_cached("SELECT data FROM receipts WHERE id = ?")?
        .query_row([&receipt.id], |found| found.get(0))?;
    let cleaned = image::clean(&data).map_err(|fault| match fault {
        Fault::NotImage => Refusal::new(ProblemCode::UploadNotImage),
        Fault::Broken => Refusal::new(ProblemCode::ReceiptUnreadable),
    })?;
    receipt.state = ReceiptState::Whole;
    transaction
        .prepare_cached("UPDATE receipts SET data = ?, state = 'whole' WHERE id = ?")?
        .execute(params![cleaned, receipt.id])?;
    transaction
        .prepare_cached("DELETE FROM receipts WHERE payback = ? AND id <> ?")?
        .execute(params![row.id, receipt.id])?;
    let added = event(PaybackEventKind::ReceiptAdded, access.actor(), call.now);
    if !row.happen(transaction, &added, 0)? {
        return Err(ProblemCode::NotFound.into());
    }
    let told = (PermissionStep::Told, access.helper());
    Ok(super::record::note(call.core, transaction, row, told, call.now)?)
}

/// A photo that is whole: its media type and its bytes.
pub(super) fn photo(
    connection: &Connection,
    id: &str,
) -> Result<Option<(&'static str, Vec<u8>)>, rusqlite::Error> {
    let data: Option<Vec<u8>> = connection
        .prepare_cached("SELECT data FROM receipts WHERE id = ? AND state <> 'arriving'")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    Ok(data.and_then(|data| Some((Kind::of(&data)?.media_type(), data))))
}

/// `GET /receipts/{receipt}/image`.
pub(crate) fn receipt_image(
    call: &Call<'_>,
    connection: &Connection,
    session: &Session,
) -> Result<Answer, Refusal> {
    let (receipt, ..) = of_call(call, connection, session)?;
    let (media_type, data) =
        photo(connection, &receipt.id)?.ok_or_else(|| Refusal::new(ProblemCode::NotFound))?;
    Ok(Answer {
        status: call.endpoint.status,
        picture: Some((media_type, data.into())),
        ..Answer::default()
    })
}

/// The office cannot read the latest photo.
pub(super) fn mark_unreadable(transaction: &Transaction<'_>, payback: i64) -> Result<bool, rusqlite::Error> {
    let marked = transaction
        .prepare_cached("UPDATE receipts SET state = 'unreadable' WHERE payback = ? AND state = 'whole'")?
        .execute([payback])?;
    Ok(marked > 0)
}

/// Throws away what stopped arriving.
pub(super) fn sweep(transaction: &Transaction<'_>, now: Timestamp) -> Result<(), rusqlite::Error> {
    transaction
        .prepare_cached("DELETE FROM receipts WHERE state = 'arriving' AND begun_at <= ?")?
        .execute([now.plus_seconds(-ARRIVING_DAYS * 86_400).unix_millis()])?;
    Ok(())
}
