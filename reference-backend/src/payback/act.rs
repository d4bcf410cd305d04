//! What readers do with a book that they applied for.

use super::access::Access;
use super::store::{Row, event};
use super::{apply, process, record, stores, view};
use crate::answer::Answer;
use crate::call::Call;
use crate::problems::Refusal;
use crate::session::Session;
use contract::payback::{PaybackEvent, PaybackEventKind, PaybackState};
use contract::permission::PermissionStep;
use contract::problem::{FieldError, FieldProblem, ProblemCode};
use contract::time::Date;
use rusqlite::Transaction;

/// The payback that is to be changed, in the version that was seen.
fn to_change(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    session: &Session,
) -> Result<(Row, Access), Refusal> {
    let (row, access) = view::of_call(call, transaction, session)?;
    if !access.changes() {
        return Err(ProblemCode::Forbidden.into());
    }
    call.version()?.check(row.version)?;
    Ok((row, access))
}

/// Lets it happen and shows what came of it.
fn happen(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    session: &Session,
    (mut row, access): (Row, Access),
    event: &PaybackEvent,
    step: PermissionStep,
) -> Result<Answer, Refusal> {
    let delivery = view::delivery(call, session)?;
    let days = call.core.payback_config().return_days;
    if !row.happen(transaction, event, days)? {
        return Err(ProblemCode::TooLate.into());
    }
    record::note(call.core, transaction, &row, (step, access.helper()), call.now)?;
    let answer = view::answer(call, transaction, &row, &access)?;
    Ok(Answer { delivery, ..answer })
}

/// `POST /paybacks/{reference}/withdraw`.
pub(crate) fn withdraw_payback(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    session: &Session,
) -> Result<Answer, Refusal> {
    let (row, access) = to_change(call, transaction, session)?;
    if row.state_at(call.now) == PaybackState::Missed {
        return Err(ProblemCode::TooLate.into());
    }
    let withdrawn = event(PaybackEventKind::Withdrawn, access.actor(), call.now);
    happen(
        call,
        transaction,
        session,
        (row, access),
        &withdrawn,
        PermissionStep::Cancelled,
    )
}

/// `POST /paybacks/{reference}/bought`.
pub(crate) fn tell_bought(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    session: &Session,
) -> Result<Answer, Refusal> {
    let (row, access) = to_change(call, transaction, session)?;
    let mut fields = call.fields()?;
    let day = fields.date("bought_on");
    let paid_won = apply::paid(&mut fields);
    fields.done()?;
    let day = day.ok_or_else(|| Refusal::new(ProblemCode::Internal))?;
    check_day(call, "/bought_on", day, Some(row.applied_at.date()))?;
    let mut bought = event(PaybackEventKind::Bought, access.actor(), call.now);
    bought.on = Some(day);
    bought.amount_won = Some(paid_won.unwrap_or(row.amount_won).min(row.book.price_won));
    happen(
        call,
        transaction,
        session,
        (row, access),
        &bought,
        PermissionStep::Told,
    )
}

/// `POST /paybacks/{reference}/returned`. Who returned in time may say so later.
pub(crate) fn tell_returned(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    session: &Session,
) -> Result<Answer, Refusal> {
    let (row, access) = to_change(call, transaction, session)?;
    let mut fields = call.fields()?;
    let day = fields.date("returned_on");
    fields.done()?;
    let day = day.ok_or_else(|| Refusal::new(ProblemCode::Internal))?;
    if row.returned_on.is_some() {
        return Err(ProblemCode::AlreadyReturned.into());
    }
    check_day(call, "/returned_on", day, row.bought_on)?;
    if row.return_by.is_none_or(|deadline| day > deadline) {
        return Err(ProblemCode::TooLate.into());
    }
    let mut returned = event(PaybackEventKind::Returned, access.actor(), call.now);
    returned.on = Some(day);
    happen(
        call,
        transaction,
        session,
        (row, access),
        &returned,
        PermissionStep::Told,
    )
}

/// `PATCH /paybacks/{reference}`.
pub(crate) fn correct_payback(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    session: &Session,
) -> Result<Answer, Refusal> {
    let (mut row, access) = to_change(call, transaction, session)?;
    if row.state_at(call.now) == PaybackState::Missed {
        return Err(ProblemCode::TooLate.into());
    }
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
    if store
        .as_ref()
        .is_some_and(|id| stores::seed(call.core, id).is_none())
    {
        fields.wrong("store", FieldProblem::NotKnown);
    }
    fields.done()?;
    if let Some(day) = day {
        let process = process::process(row.process);
        let from = Some(row.applied_at.date());
        check_day(call, "/bought_on", day, from)?;
        if process.same_day() && Some(day) != from {
            return Err(wrong("/bought_on", FieldProblem::NotAllowed));
        }
    }
    // The last day of returning was told with the day of buying: a correction may not move it away.
    if row.bought_on.zip(day).is_some_and(|(known, day)| day > known) {
        return Err(wrong("/bought_on", FieldProblem::NotAllowed));
    }
    row.store = store.unwrap_or(row.store);
    let mut corrected = event(PaybackEventKind::Corrected, access.actor(), call.now);
    corrected.on = day;
    corrected.amount_won = paid_won.map(|won| won.min(row.book.price_won));
    happen(
        call,
        transaction,
        session,
        (row, access),
        &corrected,
        PermissionStep::Changed,
    )
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
