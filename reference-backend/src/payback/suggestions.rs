//! Suggesting a bookstore.

use crate::answer::Answer;
use crate::call::Call;
use crate::problems::Refusal;
use crate::random;
use crate::session::Session;
use crate::{Staff, StaffError};
use contract::limits::SUGGESTION_MAX;
use contract::payback::Suggestion;
use contract::problem::ProblemCode;
use contract::text::LocalText;
use contract::time::Timestamp;
use rusqlite::{Transaction, params};

/// A suggestion as the office sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffSuggestion {
    /// Names it.
    pub reference: String,
    /// When it was sent.
    pub at: Timestamp,
    /// Name of the store, in the resident's words.
    pub name: String,
    /// Where it is, in the resident's words.
    pub place: String,
    /// Why, in the resident's words.
    pub why: Option<String>,
}

impl Staff {
    /// The latest 50 bookstores that residents suggested. Who suggested them is not told: it does not matter.
    pub fn suggested_bookstores(&self) -> Result<Vec<StaffSuggestion>, StaffError> {
        self.0.db.read(|connection| {
            let suggestions: Result<Vec<StaffSuggestion>, rusqlite::Error> = connection
                .prepare_cached(
                    "SELECT reference, at, name, place, why FROM payback_suggestions ORDER BY at DESC LIMIT 50",
                )?
                .query_map([], |row| {
                    Ok(StaffSuggestion {
                        reference: row.get(0)?,
                        at: Timestamp::from_unix_millis(row.get(1)?),
                        name: row.get(2)?,
                        place: row.get(3)?,
                        why: row.get(4)?,
                    })
                })?
                .collect();
            Ok(suggestions?)
        })
    }
}

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
