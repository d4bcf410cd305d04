//! Finding an order again by its reference and one thing that its owner knows.

use super::records;
use super::store::Row;
use super::view;
use crate::answer::Answer;
use crate::call::Call;
use crate::fields::Fields;
use crate::problems::Refusal;
use crate::random;
use crate::representation;
use contract::limits::{PHONE_TYPED_MAX, REFERENCE_TYPED_MAX, normalise_phone_ending};
use contract::problem::{FieldProblem, ProblemCode};
use contract::reservation::normalise_reference;
use contract::time::Date;
use rusqlite::Transaction;

/// `POST /reservations/find`.
pub(crate) fn find_reservation(call: &Call<'_>, transaction: &Transaction<'_>) -> Result<Answer, Refusal> {
    let mut fields = call.fields()?;
    let reference = fields.typed("reference", REFERENCE_TYPED_MAX, normalise_reference);
    let (birth_date, ending) = proofs(&mut fields, false);
    fields.done()?;
    let Some(reference) = reference else {
        return Err(ProblemCode::Internal.into());
    };
    let row = opened_by(
        call,
        transaction,
        &Opener {
            reference: &reference,
            qr_secret: None,
            birth_date,
            phone_ending: ending.as_deref(),
        },
    )?;
    let key = random::secret();
    records::add_key(transaction, row.id, &key, call.now)?;
    let view = view::view(call.core, transaction, &row, call.now, Some(key))?;
    Ok(Answer::private(call.endpoint.status, &view)?.version(view.reservation.version))
}

/// What somebody names who wants an order opened: its reference, and what only its owner knows or holds.
pub(crate) struct Opener<'o> {
    pub(crate) reference: &'o str,
    /// The secret of its QR code, which opens it alone.
    pub(crate) qr_secret: Option<&'o str>,
    pub(crate) birth_date: Option<Date>,
    pub(crate) phone_ending: Option<&'o str>,
}

/// Birth date and phone ending as they were typed; one is needed unless there is something else.
pub(crate) fn proofs(fields: &mut Fields, there_is_else: bool) -> (Option<Date>, Option<String>) {
    let given = (fields.has("birth_date"), fields.has("phone_ending"));
    let birth_date = if given.0 { fields.date("birth_date") } else { None };
    let ending = if given.1 {
        fields.typed("phone_ending", PHONE_TYPED_MAX, normalise_phone_ending)
    } else {
        None
    };
    if given == (false, false) && !there_is_else {
        fields.wrong("birth_date", FieldProblem::Missing);
    }
    (birth_date, ending)
}

/// The order that somebody can open. What is not there and what does not fit look the same, and both are counted.
pub(crate) fn opened_by(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    opener: &Opener<'_>,
) -> Result<Row, Refusal> {
    let tries = &call.core.find_tries;
    tries.check(opener.reference, call.client, call.now)?;
    let found = Row::by_reference(transaction, opener.reference)?.filter(|row| {
        opener.qr_secret.is_none_or(|secret| secret == row.qr_secret)
            && opener.birth_date.is_none_or(|date| date == row.birth_date)
            && opener
                .phone_ending
                .is_none_or(|ending| row.phone.ends_with(ending))
    });
    // Once a permission has ended, its orders cannot be got at this way either.
    let open =
        |row: &Row| representation::check_in_force(transaction, row, row.start.date(), call.now).is_ok();
    let Some(row) = found.filter(open) else {
        tries.failed(opener.reference, call.client, call.now);
        return Err(ProblemCode::NotFound.into());
    };
    Ok(row)
}
