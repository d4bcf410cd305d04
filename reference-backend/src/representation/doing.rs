//! Something that is kept for someone, in the hands of whoever does something with it.

use super::{Access, Kept, of_call};
use crate::call::Call;
use crate::problems::Refusal;
use crate::session::Session;
use contract::problem::ProblemCode;
use rusqlite::Transaction;

/// A thing that someone adds to or changes.
pub(crate) struct Doing<'a, T> {
    pub(crate) call: &'a Call<'a>,
    pub(crate) transaction: &'a Transaction<'a>,
    pub(crate) session: &'a Session,
    pub(crate) row: T,
    pub(crate) access: Access,
}

impl<'a, T: Kept> Doing<'a, T> {
    /// With the thing that the address names, if it is theirs to do something with.
    pub(crate) fn of(
        call: &'a Call<'a>,
        transaction: &'a Transaction<'a>,
        session: &'a Session,
    ) -> Result<Self, Refusal> {
        let (row, access) = of_call::<T>(call, transaction, session)?;
        if !access.changes() {
            return Err(ProblemCode::Forbidden.into());
        }
        Ok(Self {
            call,
            transaction,
            session,
            row,
            access,
        })
    }

    /// The same, in the version that they have seen.
    pub(crate) fn of_version(
        call: &'a Call<'a>,
        transaction: &'a Transaction<'a>,
        session: &'a Session,
    ) -> Result<Self, Refusal> {
        let doing = Self::of(call, transaction, session)?;
        call.version()?.check(doing.row.version())?;
        Ok(doing)
    }
}
