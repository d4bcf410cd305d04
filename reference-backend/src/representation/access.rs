//! Who may see and change what is done for someone: the one for whom it is, and who does it under a permission. One
//! piece for all services, since it is what a permission is worth.

use super::Row;
use crate::call::Call;
use crate::problems::Refusal;
use crate::session::Session;
use contract::household::ForWhom;
use contract::permission::{Actor, PermissionState};
use contract::privacy::mask_name;
use contract::problem::ProblemCode;
use contract::reservation::normalise_reference;
use contract::time::Timestamp;
use rusqlite::Connection;

/// How someone comes to see a thing that is done for a person.
#[derive(Debug, Clone)]
pub(crate) enum Access {
    /// It is their own.
    Own,
    /// They do it for someone, under this permission.
    Helper(Box<Row>),
    /// It is for them, and someone does it, of this masked name: seen, not changed.
    Seen(String),
}

impl Access {
    /// Who does what is done with it, in the words of the permission's record.
    pub(crate) fn actor(&self) -> Actor {
        match self {
            Self::Helper(_) => Actor::Helper,
            Self::Own | Self::Seen(_) => Actor::Represented,
        }
    }

    /// Whether it can be changed.
    pub(crate) fn changes(&self) -> bool {
        !matches!(self, Self::Seen(_))
    }

    /// For whom, as a helper sees it.
    pub(crate) fn for_whom(&self) -> Option<ForWhom> {
        match self {
            Self::Helper(row) => Some(row.for_whom()),
            Self::Own | Self::Seen(_) => None,
        }
    }

    /// Who does it, as the one for whom it is sees it.
    pub(crate) fn made_by(&self) -> Option<String> {
        match self {
            Self::Seen(name) => Some(name.clone()),
            Self::Own | Self::Helper(_) => None,
        }
    }
}

impl Row {
    /// The person for whom it is.
    pub(crate) fn for_whom(&self) -> ForWhom {
        ForWhom {
            name: mask_name(&self.represented_name),
            permission: Some(self.reference.clone()),
            mark: Some(self.mark),
        }
    }

    /// Their phone, or what stands for it.
    pub(crate) fn stands_for(&self) -> String {
        match &self.represented_phone {
            Some(phone) => phone.clone(),
            None => format!("permission {}", self.reference),
        }
    }
}

/// Something that is kept for someone, and perhaps was done under a permission.
pub(crate) trait Kept: Sized {
    /// The one of a reference.
    fn by_reference(connection: &Connection, reference: &str) -> Result<Option<Self>, rusqlite::Error>;
    /// The person for whom it is kept, and the permission, as [`access`] takes them.
    fn kept_for(&self) -> (Option<&String>, Option<i64>);
    /// The version that a change must have seen.
    fn version(&self) -> u32;
}

/// The thing that the address of a call names, and how the signed-in person comes to it.
pub(crate) fn of_call<T: Kept>(
    call: &Call<'_>,
    connection: &Connection,
    session: &Session,
) -> Result<(T, Access), Refusal> {
    let found = match normalise_reference(call.param()) {
        Some(reference) => T::by_reference(connection, &reference)?,
        None => None,
    };
    let thing = found.ok_or_else(|| Refusal::new(ProblemCode::NotFound))?;
    let access = access(connection, session, thing.kept_for(), call.now)?;
    Ok((thing, access))
}

/// How the signed-in person comes to see what is kept for `person` (a phone or what stands for it) and was done under
/// `permission`. What is someone else's is not there.
pub(crate) fn access(
    connection: &Connection,
    session: &Session,
    (person, permission): (Option<&String>, Option<i64>),
    now: Timestamp,
) -> Result<Access, Refusal> {
    let own = person == Some(&session.person.phone);
    let permission = match permission {
        Some(id) => Row::by_id(connection, id)?,
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
