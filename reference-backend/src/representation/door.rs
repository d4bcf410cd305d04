//! How each side gets to a permission: the helper by their session, the represented person by the link, the
//! code, or their session.

use super::ask::of_helper;
use super::store::Row;
use super::{Event, apply, view};
use crate::answer::Answer;
use crate::call::Call;
use crate::problems::Refusal;
use crate::session::Session;
use contract::endpoints::header;
use contract::limits::REFERENCE_TYPED_MAX;
use contract::permission::{AnsweredBy, AuthorityForm, Side};
use contract::problem::ProblemCode;
use contract::reservation::normalise_reference;
use contract::session::{CODE_TYPED_MAX, normalise_code};
use rusqlite::{Connection, Transaction};

/// `GET /permissions/{reference}`.
pub(crate) fn get_permission(call: &Call<'_>) -> Result<Answer, Refusal> {
    call.core.db.read(|connection| {
        let (row, side, _) = opened(call, connection)?;
        Answer::private(
            call.endpoint.status,
            &view(connection, &row, side, None, call.now)?,
        )
    })
}

/// `POST /permissions/{reference}/answer`.
pub(crate) fn answer_permission(call: &Call<'_>, transaction: &Transaction<'_>) -> Result<Answer, Refusal> {
    let (mut row, side, by) = opened(call, transaction)?;
    if side == Side::Helper {
        return Err(Refusal::new(ProblemCode::Forbidden).detail("the helper cannot answer"));
    }
    let mut fields = call.fields()?;
    let yes = fields.flag("yes");
    fields.done()?;
    let event = if yes == Some(true) { Event::Yes } else { Event::No };
    apply(call.core, transaction, &mut row, (event, Some(by)), call.now)?;
    let view = view(transaction, &row, side, None, call.now)?;
    Answer::private(call.endpoint.status, &view)
}

/// `POST /permissions/{reference}/end`.
pub(crate) fn end_permission(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    session: &Session,
) -> Result<Answer, Refusal> {
    let mut row = of_helper(call, transaction, session)?;
    apply(call.core, transaction, &mut row, (Event::Back, None), call.now)?;
    let view = view(transaction, &row, Side::Helper, None, call.now)?;
    Answer::private(call.endpoint.status, &view)
}

/// `POST /permissions/find`.
pub(crate) fn find_permission(call: &Call<'_>, transaction: &Transaction<'_>) -> Result<Answer, Refusal> {
    let mut fields = call.fields()?;
    let reference = fields.typed("reference", REFERENCE_TYPED_MAX, normalise_reference);
    let code = fields.typed("code", CODE_TYPED_MAX, normalise_code);
    fields.done()?;
    let (Some(reference), Some(code)) = (reference, code) else {
        return Err(ProblemCode::Internal.into());
    };
    let tries = &call.core.find_tries;
    let name = format!("permission {reference}");
    tries.check(&name, call.client, call.now)?;
    let mut found = Row::by_reference(transaction, &reference)?;
    if let Some(row) = &found
        && row.code_tries_left > 0
        && row.code.as_ref() == Some(&code)
    {
        let key = row.new_key(transaction, AnsweredBy::Code, call.now)?;
        // Whoever opens it at the helper's own browser is the helper.
        let side = side_of_session(call, transaction, row)?.unwrap_or(Side::Represented);
        let view = view(transaction, row, side, Some(key), call.now)?;
        return Answer::private(call.endpoint.status, &view);
    }
    tries.failed(&name, call.client, call.now);
    if let Some(row) = &mut found {
        row.code_tries_left = row.code_tries_left.saturating_sub(1);
        row.update(transaction)?;
    }
    // A refusal would undo the counting.
    Ok(Answer::of_refusal(&ProblemCode::NotFound.into()))
}

/// `GET /permissions/{reference}/form`.
pub(crate) fn get_authority_form(
    call: &Call<'_>,
    connection: &Connection,
    session: &Session,
) -> Result<Answer, Refusal> {
    let row = of_helper(call, connection, session)?;
    if !row.state_at(call.now).is_open() {
        return Err(ProblemCode::PermissionEnded.into());
    }
    Answer::private(
        call.endpoint.status,
        &AuthorityForm {
            helper: session.person.details(),
            represented_name: row.represented_name,
            represented_phone: row.represented_phone,
            services: row.services,
            until: row.until,
            reference: row.reference,
            server_time: call.now,
        },
    )
}

/// The permission of the address, who looks at it, and how they got there.
///
/// A permission that does not exist and one that is not theirs look the same.
fn opened(call: &Call<'_>, connection: &Connection) -> Result<(Row, Side, AnsweredBy), Refusal> {
    let Some(reference) = normalise_reference(call.param()) else {
        return Err(ProblemCode::NotFound.into());
    };
    let row = Row::by_reference(connection, &reference)?;
    let key = call.header(header::PERMISSION_KEY);
    let by_session = match &row {
        Some(row) => side_of_session(call, connection, row)?,
        None => None,
    };
    let by_key = match (&row, key) {
        (Some(row), Some(key)) => row.opened_by(connection, key)?,
        _ => None,
    };
    match (row, by_session, by_key) {
        (Some(row), Some(Side::Helper), _) => Ok((row, Side::Helper, AnsweredBy::Account)),
        (Some(row), _, Some(by)) => Ok((row, Side::Represented, by)),
        (Some(row), Some(side), None) => Ok((row, side, AnsweredBy::Account)),
        _ if key.is_none() && Session::of(call, connection)?.is_none() => {
            Err(ProblemCode::SignInRequired.into())
        }
        _ => Err(ProblemCode::Forbidden.into()),
    }
}

/// On which side the signed-in person is, if on any. Who signed in has shown that the phone is theirs.
fn side_of_session(call: &Call<'_>, connection: &Connection, row: &Row) -> Result<Option<Side>, Refusal> {
    let Some(session) = Session::of(call, connection)? else {
        return Ok(None);
    };
    if row.helper == Some(session.person.id) {
        return Ok(Some(Side::Helper));
    }
    let theirs = row.represented_phone.as_ref() == Some(&session.person.phone);
    Ok(theirs.then_some(Side::Represented))
}
