//! Taking an order into the account that was made without one.

use crate::answer::Answer;
use crate::call::Call;
use crate::problems::Refusal;
use crate::reservations::{self, store};
use crate::session::Session;
use contract::limits::REFERENCE_TYPED_MAX;
use contract::problem::ProblemCode;
use contract::reservation::normalise_reference;
use rusqlite::{Transaction, params};

/// `POST /household/claims`.
///
/// As with finding, nothing tells which of the two does not fit, or that the order is someone else's already.
/// Failed tries count together with those of finding.
pub(crate) fn claim_reservation(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    session: &Session,
) -> Result<Answer, Refusal> {
    let mut fields = call.fields()?;
    let reference = fields.typed("reference", REFERENCE_TYPED_MAX, normalise_reference);
    let birth_date = fields.date("birth_date");
    fields.done()?;
    let (Some(reference), Some(birth_date)) = (reference, birth_date) else {
        return Err(ProblemCode::Internal.into());
    };
    let tries = &call.core.find_tries;
    tries.check(&reference, call.client, call.now)?;
    let mine = Some(session.person.id);
    let found = store::Row::by_reference(transaction, &reference)?.filter(|row| {
        row.birth_date == birth_date && row.permission.is_none() && (row.owner.is_none() || row.owner == mine)
    });
    let Some(mut row) = found else {
        tries.failed(&reference, call.client, call.now);
        return Err(ProblemCode::NotFound.into());
    };
    transaction
        .prepare_cached("UPDATE reservations SET owner = ? WHERE id = ?")?
        .execute(params![session.person.id, row.id])?;
    row.owner = mine;
    let view = reservations::view(call.core, transaction, &row, call.now, None)?;
    Ok(Answer::private(call.endpoint.status, &view)?.version(view.reservation.version))
}
