//! A visit that someone does something with.

use super::store::{Happened, Row};
use super::{tell, view};
use crate::answer::Answer;
use crate::call::Call;
use crate::problems::Refusal;
use crate::representation::{self, Access};
use crate::session::Session;
use contract::permission::PermissionStep;
use contract::problem::ProblemCode;
use contract::visit::{VisitActor, VisitEventKind};
use rusqlite::Transaction;

/// Who does what is done with a visit.
pub(super) fn actor(access: &Access) -> VisitActor {
    match access {
        Access::Helper(_) => VisitActor::Helper,
        Access::Own | Access::Seen(_) => VisitActor::Resident,
    }
}

/// A visit that someone adds to or changes.
pub(super) struct Doing<'a> {
    pub(super) call: &'a Call<'a>,
    pub(super) transaction: &'a Transaction<'a>,
    pub(super) session: &'a Session,
    pub(super) row: Row,
    pub(super) access: Access,
}

impl<'a> Doing<'a> {
    /// With the visit that the address names, if it is theirs to do something with.
    pub(super) fn of(
        call: &'a Call<'a>,
        transaction: &'a Transaction<'a>,
        session: &'a Session,
    ) -> Result<Self, Refusal> {
        let (row, access) = representation::of_call::<Row>(call, transaction, session)?;
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
    pub(super) fn of_version(
        call: &'a Call<'a>,
        transaction: &'a Transaction<'a>,
        session: &'a Session,
    ) -> Result<Self, Refusal> {
        let doing = Self::of(call, transaction, session)?;
        call.version()?.check(doing.row.version)?;
        Ok(doing)
    }

    /// Something that they do now.
    pub(super) fn happened(&self, kind: VisitEventKind) -> Happened {
        Happened::new(kind, actor(&self.access), self.call.now)
    }

    /// Lets it happen and shows what came of it.
    pub(super) fn happen(mut self, happened: &Happened, step: PermissionStep) -> Result<Answer, Refusal> {
        let delivery = view::delivery(self.call, self.session)?;
        if !self.row.happen(self.transaction, happened)? {
            return Err(ProblemCode::TooLate.into());
        }
        let told = (step, self.access.actor());
        tell::note(self.transaction, &self.row, told, self.call.now)?;
        let answer = view::answer(self.call, self.transaction, &self.row, &self.access)?;
        Ok(Answer { delivery, ..answer })
    }
}
