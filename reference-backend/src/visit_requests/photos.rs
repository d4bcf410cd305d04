//! Photos of a visit: shown to nobody but whoever asked and the office.

use super::access::{Doing, actor};
use super::store::{Happened, Row};
use super::{state, tell, view, windows};
use crate::answer::Answer;
use crate::call::Call;
use crate::photos::{self, Of};
use crate::problems::Refusal;
use crate::representation::{self, Access, Kept};
use crate::session::Session;
use contract::permission::PermissionStep;
use contract::photo::{Photo, PhotoState};
use contract::problem::{FieldError, FieldProblem, ProblemCode};
use contract::visit::{VisitEventKind, VisitPhotoView};
use rusqlite::{Connection, Transaction};

/// Most photos of one person that wait for a request.
const WAITING_MAX: usize = 10;

fn answer(call: &Call<'_>, photo: Photo, version: u32) -> Result<Answer, Refusal> {
    let view = VisitPhotoView {
        photo,
        version,
        server_time: call.now,
    };
    Answer::private(call.endpoint.status, &view)
}

/// The photo that the address names, with its visit and how the signed-in person comes to it; without a visit, it waits
/// for a request of that person.
fn seen(
    call: &Call<'_>,
    connection: &Connection,
    session: &Session,
) -> Result<(Photo, Option<(Row, Access)>), Refusal> {
    let (photo, of) = photos::of_call(call, connection)?;
    let row = match of {
        Of::Waiting(person) if person == session.person.id => return Ok((photo, None)),
        Of::Visit(id) => Row::by_id(connection, id)?,
        Of::Payback(_) | Of::Waiting(_) => None,
    };
    let row = row.ok_or_else(|| Refusal::new(ProblemCode::NotFound))?;
    let access = representation::access(connection, session, row.kept_for(), call.now)?;
    Ok((photo, Some((row, access))))
}

fn whole(photos: Vec<Photo>) -> impl Iterator<Item = Photo> {
    photos
        .into_iter()
        .filter(|photo| photo.state == PhotoState::Whole)
}

/// Those photos of a request that its sender has sent before.
pub(super) fn sent_before(
    connection: &Connection,
    session: &Session,
    ids: Vec<String>,
) -> Result<Vec<String>, Refusal> {
    if ids.is_empty() {
        return Ok(ids);
    }
    let waiting: Vec<Photo> = whole(photos::all(connection, Of::Waiting(session.person.id))?).collect();
    let wrong = |(at, _): (usize, &String)| FieldError {
        field: format!("/photos/{at}"),
        code: FieldProblem::NotKnown,
    };
    let unknown = |(_, id): &(usize, &String)| waiting.iter().all(|photo| photo.id != **id);
    let wrongs: Vec<FieldError> = ids.iter().enumerate().filter(unknown).map(wrong).collect();
    match wrongs.is_empty() {
        true => Ok(ids),
        false => Err(Refusal::invalid(wrongs)),
    }
}

/// `POST /visits/photos`.
pub(crate) fn begin_request_photo(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    session: &Session,
) -> Result<Answer, Refusal> {
    let announced = photos::announced(call, windows::PHOTO_BYTES)?;
    let of = Of::Waiting(session.person.id);
    if whole(photos::all(transaction, of)?).count() >= WAITING_MAX {
        return Err(ProblemCode::LimitReached.into());
    }
    let photo = photos::begin(transaction, of, announced, call.now)?;
    answer(call, photo, 0)
}

/// `POST /visits/requests/{reference}/photos`.
pub(crate) fn begin_photo(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    session: &Session,
) -> Result<Answer, Refusal> {
    let Doing { row, .. } = Doing::of(call, transaction, session)?;
    let announced = photos::announced(call, windows::PHOTO_BYTES)?;
    if state::after(row.state, VisitEventKind::PhotoAdded).is_none() {
        return Err(ProblemCode::TooLate.into());
    }
    let service = windows::service(&row.request.service, call.now);
    let most = service.as_ref().map_or(0, view::photos_most);
    let there = photos::all(transaction, Of::Visit(row.id))?;
    if whole(there).count() >= most {
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
    let (photo, of) = seen(call, connection, session)?;
    answer(call, photo, of.map_or(0, |(row, _)| row.version))
}

/// `PATCH /photos/{photo}`.
pub(crate) fn put_photo_part(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    session: &Session,
) -> Result<Answer, Refusal> {
    let (mut photo, of) = seen(call, transaction, session)?;
    let Some((mut row, access)) = of else {
        photos::take_part(call, transaction, &mut photo)?;
        return answer(call, photo, 0);
    };
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
