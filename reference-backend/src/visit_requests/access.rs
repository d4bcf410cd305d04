//! Who may see and change what: one's own, and what one does for others within a permission.

use super::store::Row;
use crate::call::Call;
use crate::problems::Refusal;
use crate::representation;
use crate::session::Session;
use contract::household::ForWhom;
use contract::permission::{Actor, PermissionState};
use contract::privacy::mask_name;
use contract::problem::ProblemCode;
use contract::reservation::normalise_reference;
use contract::time::Timestamp;
use contract::visit::VisitActor;
use rusqlite::Connection;

/// How someone comes to see a visit.
#[derive(Debug, Clone)]
pub(super) enum Access {
    /// It is their own.
    Own,
    /// They do it for someone, under this permission.
    Helper(Box<representation::Row>),
    /// It is for them, and someone does it: seen, not changed.
    Seen(String),
}

impl Access {
    /// Who does what is done with it.
    pub(super) fn actor(&self) -> VisitActor {
        match self {
            Self::Helper(_) => VisitActor::Helper,
            Self::Own | Self::Seen(_) => VisitActor::Resident,
        }
    }

    /// The same in the words of the permission's record.
    pub(super) fn helper(&self) -> Actor {
        match self {
            Self::Helper(_) => Actor::Helper,
            Self::Own | Self::Seen(_) => Actor::Represented,
        }
    }

    /// Whether it can be changed.
    pub(super) fn changes(&self) -> bool {
        !matches!(self, Self::Seen(_))
    }

    /// For whom, as a helper sees it.
    pub(super) fn for_whom(&self) -> Option<ForWhom> {
        match self {
            Self::Helper(row) => Some(for_whom(row)),
            Self::Own | Self::Seen(_) => None,
        }
    }

    /// Who does it, as the one for whom sees it.
    pub(super) fn made_by(&self) -> Option<String> {
        match self {
            Self::Seen(name) => Some(name.clone()),
            Self::Own | Self::Helper(_) => None,
        }
    }
}

/// The person for whom a permission is.
pub(super) fn for_whom(row: &representation::Row) -> ForWhom {
    ForWhom {
        name: mask_name(&row.represented_name),
        permission: Some(row.reference.clone()),
        mark: Some(row.mark),
    }
}

/// What stands for the phone of the represented person of a permission.
pub(super) fn resident_of(row: &representation::Row) -> String {
    match &row.represented_phone {
        Some(phone) => phone.clone(),
        None => format!("permission {}", row.reference),
    }
}

/// How the signed-in person comes to see a visit. What is someone else's is not there.
pub(super) fn access(
    connection: &Connection,
    session: &Session,
    row: &Row,
    now: Timestamp,
) -> Result<Access, Refusal> {
    let own = row.resident.as_ref() == Some(&session.person.phone);
    let permission = match row.permission {
        Some(id) => representation::Row::by_id(connection, id)?,
        None => None,
    };
    let Some(permission) = permission else {
        return match own {
            true => Ok(Access::Own),
            false => Err(ProblemCode::NotFound.into()),
        };
    };
    let in_force = permission.state_at(now) == PermissionState::Granted;
    match (own, permission.helper == Some(session.person.id), in_force) {
        // Once nobody acts for them any more, they go on by themselves.
        (true, _, false) => Ok(Access::Own),
        (true, _, true) => Ok(Access::Seen(mask_name(&permission.helper_name))),
        (false, true, true) => Ok(Access::Helper(Box::new(permission))),
        (false, true, false) => Err(ProblemCode::PermissionEnded.into()),
        (false, false, _) => Err(ProblemCode::NotFound.into()),
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
    let access = access(connection, session, &row, call.now)?;
    Ok((row, access))
}
