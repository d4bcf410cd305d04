//! Whose history is asked for, and who does what.

use crate::call::Call;
use crate::problems::Refusal;
use crate::representation::{self, Access};
use crate::session::Session;
use contract::endpoints::header;
use contract::household::Service;
use contract::payback::PaybackActor;
use contract::permission::PermissionState;
use contract::problem::ProblemCode;
use rusqlite::Connection;

/// Whose history is asked for.
#[derive(Debug, Clone)]
pub(super) struct Whose {
    /// Phone of the reader, or what stands for it.
    pub(super) reader: String,
    /// The permission under which it is asked for.
    pub(super) permission: Option<representation::Row>,
}

/// Who does what is done with a payback.
pub(super) fn actor(access: &Access) -> PaybackActor {
    match access {
        Access::Helper(_) => PaybackActor::Helper,
        Access::Own | Access::Seen(_) => PaybackActor::Reader,
    }
}

/// Whose history a list or sum is about, by the header `permission`.
pub(super) fn whose(call: &Call<'_>, connection: &Connection, session: &Session) -> Result<Whose, Refusal> {
    call.core.faults.of_read(call.endpoint, &session.person.phone)?;
    let Some(reference) = call.header(header::PERMISSION) else {
        return Ok(Whose {
            reader: session.person.phone.clone(),
            permission: None,
        });
    };
    let found = representation::Row::by_reference(connection, reference)?;
    let row = found.filter(|row| row.helper == Some(session.person.id));
    let row = row.ok_or_else(|| Refusal::new(ProblemCode::NotFound))?;
    let in_force = row.state_at(call.now) == PermissionState::Granted;
    match (in_force, row.services.contains(&Service::BookPayback)) {
        (false, _) => Err(ProblemCode::PermissionEnded.into()),
        (true, false) => Err(ProblemCode::NotFound.into()),
        (true, true) => Ok(Whose {
            reader: row.stands_for(),
            permission: Some(row),
        }),
    }
}
