//! Who may see and change what: one's own, and what one does for others within a permission.

use super::store::Row;
use crate::call::Call;
use crate::problems::Refusal;
use crate::representation;
use crate::session::Session;
use contract::endpoints::header;
use contract::household::{ForWhom, Service};
use contract::payback::PaybackActor;
use contract::permission::{Actor, PermissionState};
use contract::privacy::mask_name;
use contract::problem::ProblemCode;
use contract::time::Timestamp;
use rusqlite::Connection;

/// How someone comes to see a payback.
#[derive(Debug, Clone)]
pub(super) enum Access {
    /// It is their own.
    Own,
    /// They do it for someone, under this permission.
    Helper(Box<representation::Row>),
    /// It is their own, and someone does it for them: seen, not changed.
    Seen(String),
}

/// Whose history is asked for.
#[derive(Debug, Clone)]
pub(super) struct Whose {
    /// Phone of the reader, or what stands for it.
    pub(super) reader: String,
    /// The permission under which it is asked for.
    pub(super) permission: Option<representation::Row>,
}

impl Access {
    /// Who does what is done with it.
    pub(super) fn actor(&self) -> PaybackActor {
        match self {
            Self::Helper(_) => PaybackActor::Helper,
            Self::Own | Self::Seen(_) => PaybackActor::Reader,
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

    /// Who does it, as the reader sees it.
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
pub(super) fn reader_of(row: &representation::Row) -> String {
    match &row.represented_phone {
        Some(phone) => phone.clone(),
        None => format!("permission {}", row.reference),
    }
}

/// How the signed-in person comes to see a payback. What is someone else's is not there.
pub(super) fn access(
    connection: &Connection,
    session: &Session,
    row: &Row,
    now: Timestamp,
) -> Result<Access, Refusal> {
    let own = row.reader.as_ref() == Some(&session.person.phone);
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
            reader: reader_of(&row),
            permission: Some(row),
        }),
    }
}
