//! The visit that an address names, and who does what with it.

use super::store::Row;
use crate::call::Call;
use crate::problems::Refusal;
use crate::representation::{self, Access};
use crate::session::Session;
use contract::problem::ProblemCode;
use contract::reservation::normalise_reference;
use contract::visit::VisitActor;
use rusqlite::Connection;

/// Who does what is done with a visit.
pub(super) fn actor(access: &Access) -> VisitActor {
    match access {
        Access::Helper(_) => VisitActor::Helper,
        Access::Own | Access::Seen(_) => VisitActor::Resident,
    }
}

/// The visit that the address names, and how the signed-in person comes to it.
pub(super) fn of_call(
    call: &Call<'_>,
    connection: &Connection,
    session: &Session,
) -> Result<(Row, Access), Refusal> {
    let found = match normalise_reference(call.param()) {
        Some(reference) => Row::by_reference(connection, &reference)?,
        None => None,
    };
    let row = found.ok_or_else(|| Refusal::new(ProblemCode::NotFound))?;
    let access = representation::access(
        connection,
        session,
        (row.resident.as_ref(), row.permission),
        call.now,
    )?;
    Ok((row, access))
}
