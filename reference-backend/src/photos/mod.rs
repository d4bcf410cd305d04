//! Photos that residents send: they arrive in parts, are looked at, cleaned, and belong to one thing. Who may send
//! and see them, the thing decides.

mod image;
mod orientation;

pub(crate) use image::Kind;

use crate::call::Call;
use crate::problems::Refusal;
use crate::random;
use contract::endpoints::header;
use contract::limits::RECEIPT_PART_MAX;
use contract::photo::{Photo, PhotoRules, PhotoState};
use contract::problem::ProblemCode;
use contract::time::Timestamp;
use image::Fault;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

/// A photo of which nothing more arrives is thrown away after so many days.
const ARRIVING_DAYS: i64 = 7;
/// A photo that waits for its request is thrown away after so many days.
const WAITING_DAYS: i64 = 1;
/// What is shown of a photo.
const COLUMNS: &str = "id, state, bytes, received, begun_at, payback, visit, person";

/// To what a photo belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Of {
    /// A payback, as its receipt.
    Payback(i64),
    /// A visit.
    Visit(i64),
    /// Nothing yet: its sender has not sent the request for which it is.
    Waiting(i64),
}

impl Of {
    fn column(self) -> (&'static str, i64) {
        match self {
            Self::Payback(id) => ("payback", id),
            Self::Visit(id) => ("visit", id),
            Self::Waiting(person) => ("person", person),
        }
    }
}

/// What a photo may be, where it may have so many bytes.
pub(crate) fn rules(max_bytes: u32) -> PhotoRules {
    PhotoRules {
        max_bytes,
        part_bytes: RECEIPT_PART_MAX as u32,
        types: Kind::ALL.iter().map(|kind| kind.media_type().into()).collect(),
        longer_side_px: 1600,
    }
}

fn read(row: &rusqlite::Row<'_>) -> Result<(Photo, Of), rusqlite::Error> {
    let [payback, visit, person]: [Option<i64>; 3] = [row.get(5)?, row.get(6)?, row.get(7)?];
    let of = payback
        .map(Of::Payback)
        .or(visit.map(Of::Visit))
        .or(person.map(Of::Waiting));
    let photo = Photo {
        id: row.get(0)?,
        state: PhotoState::from_word(&row.get::<_, String>(1)?),
        bytes: row.get(2)?,
        received: row.get(3)?,
        begun_at: row.get(4).map(Timestamp::from_unix_millis)?,
    };
    Ok((photo, of.ok_or(rusqlite::Error::InvalidQuery)?))
}

/// The photos of something, one that is whole before one that arrives, then the latest first.
pub(crate) fn all(connection: &Connection, of: Of) -> Result<Vec<Photo>, rusqlite::Error> {
    let (column, id) = of.column();
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM photos WHERE {column} = ? ORDER BY state = 'arriving', begun_at DESC"
        ))?
        .query_map([id], |row| read(row).map(|(photo, _)| photo))?
        .collect()
}

/// The photo that the address names, and to what it belongs.
pub(crate) fn of_call(call: &Call<'_>, connection: &Connection) -> Result<(Photo, Of), Refusal> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM photos WHERE id = ?"))?
        .query_row([call.param()], read)
        .optional()?
        .ok_or_else(|| Refusal::new(ProblemCode::NotFound))
}

/// What is announced: its length and its type, if they may be.
pub(crate) fn announced(call: &Call<'_>, max_bytes: u32) -> Result<(u32, Kind), Refusal> {
    let mut fields = call.fields()?;
    let (bytes, media_type) = (fields.number("bytes"), fields.text("media_type"));
    fields.done()?;
    let bytes = u32::try_from(bytes.unwrap_or_default()).unwrap_or(u32::MAX);
    if bytes > max_bytes {
        return Err(ProblemCode::UploadTooLarge.into());
    }
    let known = |kind: &Kind| media_type.as_deref() == Some(kind.media_type());
    let kind = Kind::ALL.into_iter().find(known).filter(|_| bytes > 0);
    Ok((
        bytes,
        kind.ok_or_else(|| Refusal::new(ProblemCode::UploadNotImage))?,
    ))
}

/// A photo begins to arrive; one of the same thing that had not arrived is given up.
pub(crate) fn begin(
    transaction: &Transaction<'_>,
    of: Of,
    (bytes, kind): (u32, Kind),
    now: Timestamp,
) -> Result<Photo, rusqlite::Error> {
    let (column, id) = of.column();
    transaction.execute(
        &format!("DELETE FROM photos WHERE {column} = ? AND state = 'arriving'"),
        [id],
    )?;
    let photo = Photo {
        id: random::id(),
        state: PhotoState::Arriving,
        bytes,
        received: 0,
        begun_at: now,
    };
    transaction
        .prepare_cached(&format!(
            "INSERT INTO photos (id, {column}, media_type, bytes, received, state, begun_at, data)
             VALUES (?, ?, ?, ?, 0, 'arriving', ?, x'')"
        ))?
        .execute(params![photo.id, id, kind.media_type(), bytes, now.unix_millis()])?;
    Ok(photo)
}

/// Takes the part that the call brings. Tells whether the photo became whole with it: it is clean then.
pub(crate) fn take_part(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    photo: &mut Photo,
) -> Result<bool, Refusal> {
    let offset: Option<u32> = call
        .header(header::UPLOAD_OFFSET)
        .and_then(|text| text.parse().ok());
    let offset = offset.ok_or_else(|| Refusal::malformed("Upload-Offset is not a number"))?;
    if call.body.is_empty() {
        return Err(Refusal::malformed("the part is empty"));
    }
    let length = u32::try_from(call.body.len()).unwrap_or(u32::MAX);
    let end = offset.saturating_add(length);
    if call.body.len() > RECEIPT_PART_MAX || end > photo.bytes {
        return Err(ProblemCode::UploadTooLarge.into());
    }
    if end <= photo.received {
        // It is there already: the answer to it was lost. Bytes of another picture are not taken for it; what is
        // whole is cleaned and cannot be compared any more.
        let same = photo.state != PhotoState::Arriving || is_there(transaction, &photo.id, offset, call)?;
        return match same {
            true => Ok(false),
            false => Err(ProblemCode::VersionConflict.into()),
        };
    }
    if offset != photo.received {
        return Err(ProblemCode::VersionConflict.into());
    }
    if offset == 0 && Kind::of(&call.body).is_none() {
        return Err(ProblemCode::UploadNotImage.into());
    }
    transaction
        .prepare_cached("UPDATE photos SET data = CAST(data || ? AS BLOB), received = ? WHERE id = ?")?
        .execute(params![&call.body[..], end, photo.id])?;
    photo.received = end;
    let whole = end == photo.bytes;
    if whole {
        finish(transaction, photo)?;
    }
    Ok(whole)
}

/// Whether a part is what arrived at its place before.
fn is_there(
    transaction: &Transaction<'_>,
    id: &str,
    offset: u32,
    call: &Call<'_>,
) -> Result<bool, rusqlite::Error> {
    let known: Vec<u8> = transaction
        .prepare_cached("SELECT substr(data, ?2 + 1, ?3) FROM photos WHERE id = ?1")?
        .query_row(params![id, offset, call.body.len() as i64], |row| row.get(0))?;
    Ok(known == call.body)
}

/// All of it is there: it is looked at and cleaned.
fn finish(transaction: &Transaction<'_>, photo: &mut Photo) -> Result<(), Refusal> {
    let data: Vec<u8> = transaction
        .prepare_cached("SELECT data FROM photos WHERE id = ?")?
        .query_row([&photo.id], |found| found.get(0))?;
    let cleaned = image::clean(&data).map_err(|fault| match fault {
        Fault::NotImage => Refusal::new(ProblemCode::UploadNotImage),
        Fault::Broken => Refusal::new(ProblemCode::ReceiptUnreadable),
    })?;
    photo.state = PhotoState::Whole;
    transaction
        .prepare_cached("UPDATE photos SET data = ?, state = 'whole' WHERE id = ?")?
        .execute(params![cleaned, photo.id])?;
    Ok(())
}

/// A photo that is whole: its media type and its bytes.
pub(crate) fn picture(
    connection: &Connection,
    id: &str,
) -> Result<Option<(&'static str, Vec<u8>)>, rusqlite::Error> {
    let data: Option<Vec<u8>> = connection
        .prepare_cached("SELECT data FROM photos WHERE id = ? AND state <> 'arriving'")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    Ok(data.and_then(|data| Some((Kind::of(&data)?.media_type(), data))))
}

/// A photo that waited belongs to a visit from now on.
pub(crate) fn give(transaction: &Transaction<'_>, id: &str, visit: i64) -> Result<(), rusqlite::Error> {
    transaction
        .prepare_cached("UPDATE photos SET visit = ?, person = NULL WHERE id = ?")?
        .execute(params![visit, id])?;
    Ok(())
}

/// Throws away what stopped arriving, and what waited in vain.
pub(crate) fn sweep(transaction: &Transaction<'_>, now: Timestamp) -> Result<(), rusqlite::Error> {
    for (which, days) in [
        ("state = 'arriving'", ARRIVING_DAYS),
        ("person IS NOT NULL", WAITING_DAYS),
    ] {
        let before = now.plus_seconds(-days * 86_400).unix_millis();
        transaction
            .prepare_cached(&format!("DELETE FROM photos WHERE {which} AND begun_at <= ?"))?
            .execute([before])?;
    }
    Ok(())
}
