//! Suggesting a bookstore.

use crate::answer::Answer;
use crate::call::Call;
use crate::problems::Refusal;
use crate::random;
use crate::session::Session;
use contract::limits::SUGGESTION_MAX;
use contract::payback::Suggestion;
use contract::problem::ProblemCode;
use contract::text::LocalText;
use rusqlite::{Transaction, params};

/// Most suggestions of one person in a day.
const A_DAY: u32 = 3;

/// `POST /payback/suggestions`.
pub(crate) fn suggest_bookstore(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    session: &Session,
) -> Result<Answer, Refusal> {
    let mut fields = call.fields()?;
    let read = |typed: &str| Some(typed.split_whitespace().collect::<Vec<_>>().join(" "));
    let name = fields.typed("name", SUGGESTION_MAX, read);
    let place = fields.typed("place", SUGGESTION_MAX, read);
    let why = match fields.has("why") {
        true => fields.typed("why", SUGGESTION_MAX, read),
        false => None,
    };
    fields.done()?;
    let since = call.now.plus_seconds(-86_400).unix_millis();
    let today: u32 = transaction
        .prepare_cached("SELECT COUNT(*) FROM payback_suggestions WHERE person = ? AND at > ?")?
        .query_row(params![session.person.id, since], |row| row.get(0))?;
    if today >= A_DAY {
        return Err(ProblemCode::LimitReached.into());
    }
    let reference = random::reference();
    transaction
        .prepare_cached(
            "INSERT INTO payback_suggestions (reference, person, at, name, place, why) VALUES (?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            reference,
            session.person.id,
            call.now.unix_millis(),
            name,
            place,
            why
        ])?;
    let suggestion = Suggestion {
        reference,
        next: LocalText::new(
            "구청이 그 서점에 물어볼게요. 함께하게 되면 서점 목록에 나와요.",
            "The office will ask that store. If it joins, it appears in the list of stores.",
        ),
        server_time: call.now,
    };
    Answer::private(call.endpoint.status, &suggestion)
}
