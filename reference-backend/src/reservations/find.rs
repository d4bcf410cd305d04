//! Finding an order again by its reference and one thing that its owner knows.

use super::records;
use super::store::Row;
use super::view;
use crate::answer::Answer;
use crate::call::Call;
use crate::problems::Refusal;
use crate::random;
use crate::representation;
use contract::limits::{PHONE_TYPED_MAX, REFERENCE_TYPED_MAX, normalise_phone_ending};
use contract::problem::{FieldProblem, ProblemCode};
use contract::reservation::normalise_reference;
use rusqlite::Transaction;

/// `POST /reservations/find`.
pub(crate) fn find_reservation(call: &Call<'_>, transaction: &Transaction<'_>) -> Result<Answer, Refusal> {
    let mut fields = call.fields()?;
    let reference = fields.typed("reference", REFERENCE_TYPED_MAX, normalise_reference);
    let birth_date = if fields.has("birth_date") {
        fields.date("birth_date")
    } else {
        None
    };
    let ending = if fields.has("phone_ending") {
        fields.typed("phone_ending", PHONE_TYPED_MAX, normalise_phone_ending)
    } else {
        None
    };
    if !fields.has("birth_date") && !fields.has("phone_ending") {
        fields.wrong("birth_date", FieldProblem::Missing);
    }
    fields.done()?;
    let Some(reference) = reference else {
        return Err(ProblemCode::Internal.into());
    };
    let tries = &call.core.find_tries;
    tries.check(&reference, call.client, call.now)?;
    let found = Row::by_reference(transaction, &reference)?.filter(|row| {
        birth_date.is_none_or(|date| date == row.birth_date)
            && ending.as_ref().is_none_or(|ending| row.phone.ends_with(ending))
    });
    // Once a permission has ended, its orders cannot be got at this way either.
    let open =
        |row: &Row| representation::check_in_force(transaction, row, row.start.date(), call.now).is_ok();
    let Some(row) = found.filter(open) else {
        tries.failed(&reference, call.client, call.now);
        return Err(ProblemCode::NotFound.into());
    };
    let key = random::secret();
    records::add_key(transaction, row.id, &key, call.now)?;
    let view = view::view(call.core, transaction, &row, call.now, Some(key))?;
    Ok(Answer::private(call.endpoint.status, &view)?.version(view.reservation.version))
}
