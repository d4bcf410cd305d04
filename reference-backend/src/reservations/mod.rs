//! Reservations: documents ordered ahead.

mod change;
mod create;
pub(crate) mod find;
mod order;
mod records;
pub(crate) mod store;
pub(crate) mod view;

pub(crate) use change::{cancel_reservation, change_reservation, restore_reservation};
pub(crate) use create::{reserve_documents, same_name};
pub(crate) use find::find_reservation;
pub(crate) use records::documents;
pub(crate) use view::{reservation, title, view};

use crate::answer::Answer;
use crate::call::Call;
use crate::problems::Refusal;
use crate::representation;
use crate::session::Session;
use contract::endpoints::header;
use contract::problem::ProblemCode;
use contract::reservation::normalise_reference;
use rusqlite::Connection;
use store::Row;

/// `GET /reservations/{reference}`.
pub(crate) fn get_reservation(call: &Call<'_>) -> Result<Answer, Refusal> {
    call.core.db.read(|connection| {
        let row = opened(call, connection)?;
        call.core.faults.of_read(call.endpoint, &row.phone)?;
        view::answer(call, connection, &row)
    })
}

/// The order that the call's key opens, or the session of its owner; under a permission, only while that is in
/// force, whoever has the key.
///
/// A key that does not open it and an order that does not exist look the same.
fn opened(call: &Call<'_>, connection: &Connection) -> Result<Row, Refusal> {
    let Some(reference) = normalise_reference(call.param()) else {
        return Err(ProblemCode::NotFound.into());
    };
    let row = match call.header(header::RESERVATION_KEY) {
        Some(key) => Row::by_key(connection, &reference, key)?,
        None => {
            let session = Session::needed(call, connection)?;
            let found = Row::by_reference(connection, &reference)?;
            found.filter(|row| row.owner == Some(session.person.id))
        }
    };
    let row = row.ok_or_else(|| Refusal::new(ProblemCode::Forbidden))?;
    representation::check_in_force(connection, &row, row.start.date(), call.now)?;
    Ok(row)
}
