//! Reservations: documents ordered ahead.

mod change;
mod create;
mod find;
mod order;
mod records;
pub(crate) mod store;
mod view;

pub(crate) use change::{cancel_reservation, change_reservation, restore_reservation};
pub(crate) use create::reserve_documents;
pub(crate) use find::find_reservation;

use crate::answer::Answer;
use crate::call::Call;
use crate::problems::Refusal;
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

/// The order that the call's key opens.
///
/// A key that does not open it and an order that does not exist look the same.
fn opened(call: &Call<'_>, connection: &Connection) -> Result<Row, Refusal> {
    let Some(reference) = normalise_reference(call.param()) else {
        return Err(ProblemCode::NotFound.into());
    };
    let key = call.header(header::RESERVATION_KEY).unwrap_or_default();
    let row = Row::by_key(connection, &reference, key)?;
    row.ok_or_else(|| ProblemCode::Forbidden.into())
}
