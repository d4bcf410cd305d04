//! What becomes of the history: kept, not kept any more, deleted. And what an erased account leaves.

use super::store::{Row, event};
use crate::answer::Answer;
use crate::call::Call;
use crate::problems::Refusal;
use crate::session::{Person, Session};
use contract::household::KeptData;
use contract::payback::{HistoryChoice, PaybackActor, PaybackEventKind, PaybackHistory};
use contract::problem::{FieldProblem, ProblemCode};
use contract::text::LocalText;
use contract::time::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

/// Where no history is wanted, what is finished stays for so many days.
const STOP_AFTER_DAYS: u16 = 30;
/// What is finished, on a day.
const FINISHED: &str =
    "(state IN ('refused', 'withdrawn', 'paid', 'placed') OR (state = 'bought' AND return_by < ?2))";

/// `GET /payback/history`.
pub(crate) fn payback_history(
    call: &Call<'_>,
    connection: &Connection,
    session: &Session,
) -> Result<Answer, Refusal> {
    Answer::private(
        call.endpoint.status,
        &history(connection, &session.person, call.now)?,
    )
}

/// `POST /payback/history`.
pub(crate) fn choose_history(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    session: &Session,
) -> Result<Answer, Refusal> {
    let mut fields = call.fields()?;
    let choice = fields.text("choice").map(|word| HistoryChoice::from_word(&word));
    if choice == Some(HistoryChoice::Unknown) {
        fields.wrong("choice", FieldProblem::NotKnown);
    }
    fields.done()?;
    let person = &session.person;
    match choice.ok_or_else(|| Refusal::new(ProblemCode::Internal))? {
        HistoryChoice::Keep => {
            transaction.execute("DELETE FROM payback_stops WHERE person = ?", [person.id])?;
        }
        choice => {
            transaction.execute(
                "INSERT OR IGNORE INTO payback_stops (person, since) VALUES (?, ?)",
                params![person.id, call.now.unix_millis()],
            )?;
            if choice == HistoryChoice::Delete {
                let today = call.now.date().to_string();
                forget(transaction, FINISHED, (&person.phone, &today), call.now)?;
            }
        }
    }
    Answer::private(call.endpoint.status, &history(transaction, person, call.now)?)
}

fn history(
    connection: &Connection,
    person: &Person,
    now: Timestamp,
) -> Result<PaybackHistory, rusqlite::Error> {
    let stopped: Option<i64> = connection
        .prepare_cached("SELECT since FROM payback_stops WHERE person = ?")?
        .query_row([person.id], |row| row.get(0))
        .optional()?;
    let (all, finished): (u32, u32) = connection
        .prepare_cached(&format!(
            "SELECT COUNT(*), COUNT(*) FILTER (WHERE {FINISHED}) FROM paybacks WHERE reader = ?1"
        ))?
        .query_row(params![person.phone, now.date().to_string()], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    Ok(PaybackHistory {
        choice: match stopped {
            Some(_) => HistoryChoice::Stop,
            None => HistoryChoice::Keep,
        },
        finished,
        open: all - finished,
        stop_after_days: STOP_AFTER_DAYS,
        kept: [kept(), vec![of_helpers()]].concat(),
        server_time: now,
    })
}

/// What stays whatever is chosen.
pub(crate) fn kept() -> Vec<KeptData> {
    vec![
        KeptData {
            what: LocalText::new(
                "책값을 돌려드린 기록 (이름과 전화번호는 지워요)",
                "That the price of a book was paid back, without name and phone number",
            ),
            why: LocalText::new(
                "구청이 나랏돈을 어디에 썼는지 남겨야 해요.",
                "The office has to account for public money.",
            ),
        },
        KeptData {
            what: LocalText::new(
                "올해 달마다 신청한 책의 권수 (어떤 책인지는 지워요)",
                "How many books were applied for in each month of this year, not which ones",
            ),
            why: LocalText::new(
                "한 해에 신청할 수 있는 권수를 모두에게 똑같이 지켜야 해요.",
                "The number of books a year has to be the same for everyone.",
            ),
        },
    ]
}

/// What stays where someone acted for the reader; in an erasure it is told of all services together.
fn of_helpers() -> KeptData {
    KeptData {
        what: LocalText::new(
            "다른 사람이 나를 대신해 한 일의 기록 (책 제목도 있어요)",
            "The record of what someone did for you, titles of books among it",
        ),
        why: LocalText::new(
            "두 사람 모두 무엇을 했는지 확인할 수 있어야 해요.",
            "Both of you must be able to look up what was done.",
        ),
    }
}

/// Takes the person away from books; what counts for the quota of this year stays as a number.
fn forget(
    transaction: &Transaction<'_>,
    which: &str,
    (reader, day): (&str, &str),
    now: Timestamp,
) -> Result<(), rusqlite::Error> {
    let year = now.date().parts().0;
    transaction.execute(
        &format!(
            "INSERT INTO payback_used (reader, month, books)
             SELECT reader, substr(applied_on, 1, 7), COUNT(*) FROM paybacks
             WHERE reader = ?1 AND {which} AND state NOT IN ('refused', 'withdrawn') AND applied_on >= ?3
             GROUP BY substr(applied_on, 1, 7)
             ON CONFLICT DO UPDATE SET books = books + excluded.books"
        ),
        params![reader, day, format!("{year:04}-01-01")],
    )?;
    transaction.execute(
        &format!(
            "DELETE FROM photos WHERE payback IN (SELECT id FROM paybacks WHERE reader = ?1 AND {which})"
        ),
        [reader, day],
    )?;
    // Their texts name the book.
    transaction.execute(
        &format!(
            "DELETE FROM messages WHERE phone = ?1 AND kind = 'book_payback'
             AND about IN (SELECT reference FROM paybacks WHERE reader = ?1 AND {which})"
        ),
        [reader, day],
    )?;
    transaction.execute(
        &format!(
            "UPDATE paybacks SET reader = NULL, owner = NULL, permission = NULL, version = version + 1
             WHERE reader = ?1 AND {which}"
        ),
        [reader, day],
    )?;
    Ok(())
}

/// The account goes: what is not returned yet is withdrawn, and all of it is forgotten.
pub(crate) fn erase(
    transaction: &Transaction<'_>,
    person: &Person,
    now: Timestamp,
) -> Result<(), rusqlite::Error> {
    let open = "reader = ? AND state IN ('applied', 'approved', 'bought')";
    for mut row in Row::list(transaction, open, [&person.phone])? {
        let withdrawn = event(PaybackEventKind::Withdrawn, PaybackActor::Reader, now);
        row.happen(transaction, &withdrawn, 0)?;
    }
    forget(transaction, "?2 <> ''", (&person.phone, "all"), now)
}

/// Forgets what those finished who want no history, and the numbers of past years.
pub(super) fn sweep(transaction: &Transaction<'_>, now: Timestamp) -> Result<(), rusqlite::Error> {
    let year = now.date().parts().0;
    transaction
        .prepare_cached("DELETE FROM payback_used WHERE month < ?")?
        .execute([format!("{year:04}-01")])?;
    let phones: Vec<String> = transaction
        .prepare_cached("SELECT phone FROM persons JOIN payback_stops ON person = id")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let long_ago = now.plus_seconds(-i64::from(STOP_AFTER_DAYS) * 86_400);
    let since: i64 = long_ago.unix_millis();
    for phone in phones {
        let which = format!(
            "finished_at <= {since} AND finished_at > (SELECT since FROM payback_stops
            JOIN persons ON person = id WHERE phone = ?1) AND ?2 <> ''"
        );
        forget(transaction, &which, (&phone, "finished"), now)?;
    }
    Ok(())
}
