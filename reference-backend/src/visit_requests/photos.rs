//! Photos of a visit: shown to nobody but whoever asked and the office.

use super::access::{actor, of_call};
use super::store::{Happened, Row};
use super::{state, tell, view, windows};
use crate::answer::Answer;
use crate::call::Call;
use crate::photos::{self, Of};
use crate::problems::Refusal;
use crate::representation::{self, Access};
use crate::session::Session;
use contract::permission::PermissionStep;
use contract::photo::{Photo, PhotoState};
use contract::problem::ProblemCode;
use contract::visit::{VisitEventKind, VisitPhotoView};
use rusqlite::{Connection, Transaction};

fn answer(call: &Call<'_>, photo: Photo, version: u32) -> Result<Answer, Refusal> {
    let view = VisitPhotoView {
        photo,
        version,
        server_time: call.now,
    };
    Answer::private(call.endpoint.status, &view)
}

/// The photo that the address names, its visit, and how the signed-in person comes to it.
fn seen(
    call: &Call<'_>,
    connection: &Connection,
    session: &Session,
) -> Result<(Photo, Row, Access), Refusal> {
    let (photo, of) = photos::of_call(call, connection)?;
    let row = match of {
        Of::Visit(id) => Row::by_id(connection, id)?,
        Of::Payback(_) => None,
    };
    let row = row.ok_or_else(|| Refusal::new(ProblemCode::NotFound))?;
    let access = representation::access(
        connection,
        session,
        (row.resident.as_ref(), row.permission),
        call.now,
    )?;
    Ok((photo, row, access))
}

/// `POST /visits/requests/{reference}/photos`.
pub(crate) fn begin_photo(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    session: &Session,
) -> Result<Answer, Refusal> {
    let (row, access) = of_call(call, transaction, session)?;
    if !access.changes() {
        return Err(ProblemCode::Forbidden.into());
    }
    let announced = photos::announced(call, windows::PHOTO_BYTES)?;
    if state::after(row.state, VisitEventKind::PhotoAdded).is_none() {
        return Err(ProblemCode::TooLate.into());
    }
    let service = windows::service(&row.request.service, call.now);
    let most = service.as_ref().map_or(0, view::photos_most);
    let there = photos::all(transaction, Of::Visit(row.id))?;
    let whole = there.iter().filter(|photo| photo.state == PhotoState::Whole);
    if whole.count() >= most {
        return Err(ProblemCode::LimitReached.into());
    }
    let photo = photos::begin(transaction, Of::Visit(row.id), announced, call.now)?;
    answer(call, photo, row.version)
}

/// `GET /photos/{photo}`.
pub(crate) fn get_photo(
    call: &Call<'_>,
    connection: &Connection,
    session: &Session,
) -> Result<Answer, Refusal> {
    let (photo, row, _) = seen(call, connection, session)?;
    answer(call, photo, row.version)
}

/// `PATCH /photos/{photo}`.
pub(crate) fn put_photo_part(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    session: &Session,
) -> Result<Answer, Refusal> {
    let (mut photo, mut row, access) = seen(call, transaction, session)?;
    if !access.changes() {
        return Err(ProblemCode::Forbidden.into());
    }
    if photos::take_part(call, transaction, &mut photo)? {
        let added = Happened::new(VisitEventKind::PhotoAdded, actor(&access), call.now);
        if !row.happen(transaction, &added)? {
            return Err(ProblemCode::TooLate.into());
        }
        let told = (PermissionStep::Told, access.actor());
        tell::note(transaction, &row, told, call.now)?;
    }
    answer(call, photo, row.version)
}

/// `GET /photos/{photo}/image`.
pub(crate) fn photo_image(
    call: &Call<'_>,
    connection: &Connection,
    session: &Session,
) -> Result<Answer, Refusal> {
    let (photo, ..) = seen(call, connection, session)?;
    let (media_type, data) =
        photos::picture(connection, &photo.id)?.ok_or_else(|| Refusal::new(ProblemCode::NotFound))?;
    Ok(Answer {
        status: call.endpoint.status,
        picture: Some((media_type, data.into())),
        ..Answer::default()
    })
}
