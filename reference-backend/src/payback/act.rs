//! What readers do with a book that they applied for.

use super::access::actor;
use super::store::{Row, event};
use super::{apply, process, record, stores, view};
use crate::answer::Answer;
use crate::call::Call;
use crate::fields::Fields;
use crate::problems::Refusal;
use crate::representation::Doing;
use crate::session::Session;
use contract::payback::{PaybackEvent, PaybackEventKind, PaybackState};
use contract::permission::PermissionStep;
use contract::problem::{FieldError, FieldProblem, ProblemCode};
use contract::time::Date;
use rusqlite::Transaction;

/// A payback that someone changes.
type Changing<'a> = Doing<'a, Row>;

impl Changing<'_> {
    /// An event of now, by whoever changes it.
    fn event(&self, kind: PaybackEventKind) -> PaybackEvent {
        event(kind, actor(&self.access), self.call.now)
    }

    /// Nothing is changed once the last day is over.
    fn is_in_time(&self) -> Result<(), Refusal> {
        match self.row.state_at(self.call.now) {
            PaybackState::Missed => Err(ProblemCode::TooLate.into()),
            _ => Ok(()),
        }
    }

    /// Takes over when to remind. Who was reminded and then chooses a day that lies ahead is reminded again.
    fn remind(&mut self, days: u16) -> Result<(), Refusal> {
        if !matches!(
            self.row.state,
            PaybackState::Applied | PaybackState::Approved | PaybackState::Bought
        ) {
            return Err(ProblemCode::TooLate.into());
        }
        self.row.remind_days = Some(days);
        let last = view::last_return(self.call.core, self.transaction, &self.row)?;
        let ahead = last.is_some_and(|last| last.day.days_since(self.call.now.date()) > i64::from(days));
        if ahead {
            self.row.reminded = None;
        }
        Ok(())
    }

    /// Writes down what is no event of the book, and shows it.
    fn keep(mut self) -> Result<Answer, Refusal> {
        let delivery = view::delivery(self.call, self.session)?;
        self.row.update(self.transaction)?;
        let answer = view::answer(self.call, self.transaction, &self.row, &self.access)?;
        Ok(Answer { delivery, ..answer })
    }

    /// Lets it happen and shows what came of it.
    fn happen(mut self, event: &PaybackEvent, step: PermissionStep) -> Result<Answer, Refusal> {
        let delivery = view::delivery(self.call, self.session)?;
        let (call, transaction) = (self.call, self.transaction);
        let days = call.core.payback_config().return_days;
        if !self.row.happen(transaction, event, days)? {
            return Err(ProblemCode::TooLate.into());
        }
        let step = (step, self.access.actor());
        record::note(call.core, transaction, &self.row, step, call.now)?;
        let answer = view::answer(call, transaction, &self.row, &self.access)?;
        Ok(Answer { delivery, ..answer })
    }
}

/// `POST /paybacks/{reference}/withdraw`.
pub(crate) fn withdraw_payback(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    session: &Session,
) -> Result<Answer, Refusal> {
    let changing = Changing::of_version(call, transaction, session)?;
    changing.is_in_time()?;
    let withdrawn = changing.event(PaybackEventKind::Withdrawn);
    changing.happen(&withdrawn, PermissionStep::Cancelled)
}

/// `POST /paybacks/{reference}/bought`.
pub(crate) fn tell_bought(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    session: &Session,
) -> Result<Answer, Refusal> {
    let changing = Changing::of_version(call, transaction, session)?;
    let mut fields = call.fields()?;
    let day = fields.date("bought_on");
    let paid_won = apply::paid(&mut fields);
    fields.done()?;
    let day = day.ok_or_else(|| Refusal::new(ProblemCode::Internal))?;
    let row = &changing.row;
    check_day(call, "/bought_on", day, Some(row.applied_at.date()))?;
    let mut bought = changing.event(PaybackEventKind::Bought);
    bought.on = Some(day);
    bought.amount_won = Some(paid_won.unwrap_or(row.amount_won).min(row.book.price_won));
    changing.happen(&bought, PermissionStep::Told)
}

/// `POST /paybacks/{reference}/returned`. Who returned in time may say so later.
pub(crate) fn tell_returned(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    session: &Session,
) -> Result<Answer, Refusal> {
    let changing = Changing::of_version(call, transaction, session)?;
    let mut fields = call.fields()?;
    let day = fields.date("returned_on");
    fields.done()?;
    let day = day.ok_or_else(|| Refusal::new(ProblemCode::Internal))?;
    let row = &changing.row;
    if row.returned_on.is_some() {
        return Err(ProblemCode::AlreadyReturned.into());
    }
    check_day(call, "/returned_on", day, row.bought_on)?;
    if row.return_by.is_none_or(|deadline| day > deadline) {
        return Err(ProblemCode::TooLate.into());
    }
    let mut returned = changing.event(PaybackEventKind::Returned);
    returned.on = Some(day);
    changing.happen(&returned, PermissionStep::Told)
}

/// `PATCH /paybacks/{reference}`.
pub(crate) fn correct_payback(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    session: &Session,
) -> Result<Answer, Refusal> {
    let mut changing = Changing::of_version(call, transaction, session)?;
    changing.is_in_time()?;
    let asked = Correction::of(call, &changing.row)?;
    if let Some(days) = asked.remind_days {
        changing.remind(days)?;
        if asked.is_reminder_alone() {
            return changing.keep();
        }
    }
    let row = &mut changing.row;
    if let Some(day) = asked.day {
        let process = process::process(row.process);
        let from = Some(row.applied_at.date());
        check_day(call, "/bought_on", day, from)?;
        if process.same_day() && Some(day) != from {
            return Err(wrong("/bought_on", FieldProblem::NotAllowed));
        }
    }
    // The last day of returning was told with the day of buying: a correction may not move it away.
    if row
        .bought_on
        .zip(asked.day)
        .is_some_and(|(known, day)| day > known)
    {
        return Err(wrong("/bought_on", FieldProblem::NotAllowed));
    }
    if let Some(store) = asked.store {
        row.store = store;
    }
    let most = row.book.price_won;
    let mut corrected = changing.event(PaybackEventKind::Corrected);
    corrected.on = asked.day;
    corrected.amount_won = asked.paid_won.map(|won| won.min(most));
    changing.happen(&corrected, PermissionStep::Changed)
}

/// What is to be corrected; what is absent stays.
struct Correction {
    store: Option<String>,
    day: Option<Date>,
    paid_won: Option<u32>,
    remind_days: Option<u16>,
}

impl Correction {
    /// Of a call, as far as each part can be corrected where the book stands.
    fn of(call: &Call<'_>, row: &Row) -> Result<Self, Refusal> {
        let mut fields = call.fields()?;
        let store = match fields.has("store") {
            true => fields.id("store"),
            false => None,
        };
        let day = match fields.has("bought_on") {
            true => fields.date("bought_on"),
            false => None,
        };
        let paid_won = apply::paid(&mut fields);
        let remind_days = reminder(call, &mut fields);
        if store.is_some() && row.bought_on.is_some() {
            // It is returned where it was bought.
            fields.wrong("store", FieldProblem::NotAllowed);
        }
        if row.bought_on.is_none() && day.is_some() {
            fields.wrong("bought_on", FieldProblem::NotAllowed);
        }
        if row.bought_on.is_none() && paid_won.is_some() {
            fields.wrong("paid_won", FieldProblem::NotAllowed);
        }
        let known = |id: &String| stores::seed(call.core, id).is_some();
        if store.as_ref().is_some_and(|id| !known(id)) {
            fields.wrong("store", FieldProblem::NotKnown);
        }
        fields.done()?;
        Ok(Self {
            store,
            day,
            paid_won,
            remind_days,
        })
    }

    fn is_reminder_alone(&self) -> bool {
        self.store.is_none() && self.day.is_none() && self.paid_won.is_none()
    }
}

/// When to be reminded, among the days that the district offers.
fn reminder(call: &Call<'_>, fields: &mut Fields) -> Option<u16> {
    if !fields.has("remind_days_before") {
        return None;
    }
    let days = fields.number("remind_days_before");
    let days = days.and_then(|days| u16::try_from(days).ok());
    let offered = days.filter(|days| call.core.payback_config().remind_days.contains(days));
    if offered.is_none() {
        fields.wrong("remind_days_before", FieldProblem::NotAllowed);
    }
    offered
}

/// A day that was told lies neither in the future nor before what must come first.
fn check_day(call: &Call<'_>, field: &str, day: Date, from: Option<Date>) -> Result<(), Refusal> {
    if day > call.now.date() {
        return Err(wrong(field, FieldProblem::InFuture));
    }
    match from.is_some_and(|from| day < from) {
        true => Err(wrong(field, FieldProblem::NotAllowed)),
        false => Ok(()),
    }
}

fn wrong(field: &str, code: FieldProblem) -> Refusal {
    let field = field.into();
    Refusal::invalid(vec![FieldError { field, code }])
}
