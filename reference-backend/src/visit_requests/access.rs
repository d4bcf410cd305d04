//! A visit that someone does something with.

use super::store::{Happened, Row};
use super::{tell, view};
use crate::answer::Answer;
use crate::problems::Refusal;
use crate::representation::{self, Access};
use contract::permission::PermissionStep;
use contract::problem::ProblemCode;
use contract::visit::{VisitActor, VisitEventKind};

/// Who does what is done with a visit.
pub(super) fn actor(access: &Access) -> VisitActor {
    match access {
        Access::Helper(_) => VisitActor::Helper,
        Access::Own | Access::Seen(_) => VisitActor::Resident,
    }
}

/// A visit that someone adds to or changes.
pub(super) type Doing<'a> = representation::Doing<'a, Row>;

impl Doing<'_> {
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
