//! Paybacks and their events in the database.

use super::state;
use crate::representation::Kept;
use contract::payback::{
    Book, BookKind, PaybackActor, PaybackEvent, PaybackEventKind, PaybackState, ProcessVariant, TitleRuleKind,
};
use contract::text::LocalText;
use contract::time::{Date, Timestamp};
use rusqlite::{Connection, Transaction, params};

/// A payback as it is stored.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) id: i64,
    pub(crate) reference: String,
    pub(crate) version: u32,
    pub(crate) owner: Option<i64>,
    /// Phone of the one whose book it is, or what stands for it; none once the history is deleted.
    pub(crate) reader: Option<String>,
    pub(crate) permission: Option<i64>,
    pub(crate) process: ProcessVariant,
    pub(crate) book: Book,
    pub(crate) store: String,
    pub(crate) applied_at: Timestamp,
    /// As stored: that it was not returned in time is only seen by looking at the clock.
    pub(crate) state: PaybackState,
    pub(crate) bought_on: Option<Date>,
    pub(crate) amount_won: u32,
    pub(crate) return_by: Option<Date>,
    pub(crate) returned_on: Option<Date>,
    pub(crate) paid_on: Option<Date>,
    pub(crate) finished_at: Option<Timestamp>,
    pub(crate) lent_times: u32,
    pub(crate) reminded: Option<Date>,
    /// How many days before the last one they want to be reminded, if they chose.
    pub(crate) remind_days: Option<u16>,
}

const COLUMNS: &str = "id, reference, version, owner, reader, permission, process, isbn13, title, author, \
    publisher, price_won, published, kind, demo, store, applied_at, state, bought_on, amount_won, return_by, \
    returned_on, paid_on, finished_at, lent_times, reminded, remind_days";

impl Kept for Row {
    fn by_reference(connection: &Connection, reference: &str) -> Result<Option<Self>, rusqlite::Error> {
        Ok(Self::list(connection, "reference = ?", [reference])?.pop())
    }

    fn kept_for(&self) -> (Option<&String>, Option<i64>) {
        (self.reader.as_ref(), self.permission)
    }

    fn version(&self) -> u32 {
        self.version
    }
}

impl Row {
    fn read(row: &rusqlite::Row<'_>) -> Result<Self, rusqlite::Error> {
        let word = |name: &str| row.get::<_, String>(name);
        let day = |name: &str| row.get::<_, Option<String>>(name);
        let day = |name: &str| day(name).map(|text| text.and_then(|text| Date::parse(&text)));
        let finished: Option<i64> = row.get("finished_at")?;
        Ok(Self {
            id: row.get("id")?,
            reference: word("reference")?,
            version: row.get("version")?,
            owner: row.get("owner")?,
            reader: row.get("reader")?,
            permission: row.get("permission")?,
            process: ProcessVariant::from_word(&word("process")?),
            book: Book {
                isbn13: word("isbn13")?,
                title: word("title")?,
                author: word("author")?,
                publisher: word("publisher")?,
                price_won: row.get("price_won")?,
                published: day("published")?.ok_or(rusqlite::Error::InvalidQuery)?,
                kind: BookKind::from_word(&word("kind")?),
                demo: row.get("demo")?,
            },
            store: word("store")?,
            applied_at: row.get("applied_at").map(Timestamp::from_unix_millis)?,
            state: PaybackState::from_word(&word("state")?),
            bought_on: day("bought_on")?,
            amount_won: row.get("amount_won")?,
            return_by: day("return_by")?,
            returned_on: day("returned_on")?,
            paid_on: day("paid_on")?,
            finished_at: finished.map(Timestamp::from_unix_millis),
            lent_times: row.get("lent_times")?,
            reminded: day("reminded")?,
            remind_days: row.get("remind_days")?,
        })
    }

    /// The payback of an id.
    pub(crate) fn by_id(connection: &Connection, id: i64) -> Result<Option<Self>, rusqlite::Error> {
        Ok(Self::list(connection, "id = ?", [id])?.pop())
    }

    /// Those that fit a condition, which may order and limit them.
    pub(crate) fn list(
        connection: &Connection,
        condition: &str,
        params: impl rusqlite::Params,
    ) -> Result<Vec<Self>, rusqlite::Error> {
        connection
            .prepare_cached(&format!("SELECT {COLUMNS} FROM paybacks WHERE {condition}"))?
            .query_map(params, Self::read)?
            .collect()
    }

    /// The phone of its reader; none has someone for whom it is done at the counter or by someone else alone.
    pub(super) fn phone(&self) -> Option<&str> {
        self.reader.as_deref().filter(|reader| reader.starts_with('0'))
    }

    /// Where it stands by the clock.
    pub(crate) fn state_at(&self, now: Timestamp) -> PaybackState {
        let over = self.return_by.is_some_and(|deadline| deadline < now.date());
        match self.state {
            PaybackState::Bought if over => PaybackState::Missed,
            state => state,
        }
    }

    /// Writes a new one; gives it with its id.
    pub(crate) fn insert(mut self, transaction: &Transaction<'_>) -> Result<Self, rusqlite::Error> {
        transaction
            .prepare_cached(
                "INSERT INTO paybacks (reference, version, owner, reader, permission, process, isbn13, title, author,
                 publisher, price_won, published, kind, demo, search, store, applied_at, applied_on, state,
                 amount_won, lent_times)
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            )?
            .execute(params![
                self.reference,
                self.version,
                self.owner,
                self.reader,
                self.permission,
                self.process.word(),
                self.book.isbn13,
                self.book.title,
                self.book.author,
                self.book.publisher,
                self.book.price_won,
                self.book.published.to_string(),
                self.book.kind.word(),
                self.book.demo,
                search_text(&self.book),
                self.store,
                self.applied_at.unix_millis(),
                self.applied_at.date().to_string(),
                self.state.word(),
                self.amount_won,
                self.lent_times,
            ])?;
        self.id = transaction.last_insert_rowid();
        Ok(self)
    }

    /// Writes what can change; the version grows.
    pub(crate) fn update(&mut self, transaction: &Transaction<'_>) -> Result<(), rusqlite::Error> {
        self.version += 1;
        transaction
            .prepare_cached(
                "UPDATE paybacks SET version = ?, owner = ?, reader = ?, permission = ?, store = ?, state = ?,
                 bought_on = ?, amount_won = ?, return_by = ?, returned_on = ?, paid_on = ?, finished_at = ?,
                 lent_times = ?, reminded = ?, remind_days = ? WHERE id = ?",
            )?
            .execute(params![
                self.version,
                self.owner,
                self.reader,
                self.permission,
                self.store,
                self.state.word(),
                self.bought_on.map(|day| day.to_string()),
                self.amount_won,
                self.return_by.map(|day| day.to_string()),
                self.returned_on.map(|day| day.to_string()),
                self.paid_on.map(|day| day.to_string()),
                self.finished_at.map(Timestamp::unix_millis),
                self.lent_times,
                self.reminded.map(|day| day.to_string()),
                self.remind_days,
                self.id
            ])?;
        Ok(())
    }

    /// Lets something happen: writes it down, and what it changes. Tells whether it can happen now.
    pub(crate) fn happen(
        &mut self,
        transaction: &Transaction<'_>,
        event: &PaybackEvent,
        return_days: u16,
    ) -> Result<bool, rusqlite::Error> {
        let Some(after) = state::after(self.state, event.kind) else {
            return Ok(false);
        };
        self.state = after;
        self.note(event, return_days);
        if !after.is_open() && self.finished_at.is_none() {
            self.finished_at = Some(event.at);
        }
        self.update(transaction)?;
        append(transaction, self.id, event)?;
        Ok(true)
    }

    /// Takes over what an event tells. Without a number of days the deadline stays.
    pub(crate) fn note(&mut self, event: &PaybackEvent, return_days: u16) {
        match event.kind {
            PaybackEventKind::Bought | PaybackEventKind::Corrected => {
                self.amount_won = event.amount_won.unwrap_or(self.amount_won);
                if let Some(day) = event.on {
                    self.bought_on = Some(day);
                    self.return_by = Some(day.plus_days(return_days.into()));
                }
            }
            PaybackEventKind::Returned => self.returned_on = event.on,
            PaybackEventKind::Paid => {
                self.amount_won = event.amount_won.unwrap_or(self.amount_won);
                self.paid_on = event.on;
            }
            _ => {}
        }
    }
}

/// An event of now without particulars.
pub(crate) fn event(kind: PaybackEventKind, by: PaybackActor, at: Timestamp) -> PaybackEvent {
    PaybackEvent {
        at,
        kind,
        by,
        reason: None,
        rule: None,
        on: None,
        amount_won: None,
        account: None,
        library: None,
    }
}

/// Writes down what happened.
pub(crate) fn append(
    transaction: &Transaction<'_>,
    payback: i64,
    event: &PaybackEvent,
) -> Result<(), rusqlite::Error> {
    let reason = event.reason.as_ref();
    let library = event.library.as_ref();
    transaction
        .prepare_cached(
            "INSERT INTO payback_events (payback, at, kind, actor, reason_ko, reason_en, rule, on_date, amount_won,
             account, library_ko, library_en) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            payback,
            event.at.unix_millis(),
            event.kind.word(),
            event.by.word(),
            reason.map(|text| &text.ko),
            reason.and_then(|text| text.en.as_ref()),
            event.rule.map(TitleRuleKind::word),
            event.on.map(|day| day.to_string()),
            event.amount_won,
            event.account,
            library.map(|text| &text.ko),
            library.and_then(|text| text.en.as_ref()),
        ])?;
    Ok(())
}

/// Everything that happened to one, oldest first.
pub(crate) fn events(connection: &Connection, payback: i64) -> Result<Vec<PaybackEvent>, rusqlite::Error> {
    connection
        .prepare_cached(
            "SELECT at, kind, actor, reason_ko, reason_en, rule, on_date, amount_won, account, library_ko, library_en
             FROM payback_events WHERE payback = ? ORDER BY id",
        )?
        .query_map([payback], |row| {
            let word = |at: usize| row.get::<_, Option<String>>(at);
            let text = |at: usize| -> Result<Option<LocalText>, rusqlite::Error> {
                let (ko, en) = (word(at)?, word(at + 1)?);
                Ok(ko.map(|ko| LocalText::of(ko, en)))
            };
            Ok(PaybackEvent {
                at: Timestamp::from_unix_millis(row.get(0)?),
                kind: PaybackEventKind::from_word(&row.get::<_, String>(1)?),
                by: PaybackActor::from_word(&row.get::<_, String>(2)?),
                reason: text(3)?,
                rule: word(5)?.map(|word| TitleRuleKind::from_word(&word)),
                on: word(6)?.and_then(|text| Date::parse(&text)),
                amount_won: row.get(7)?,
                account: word(8)?,
                library: text(9)?,
            })
        })?
        .collect()
}

/// The text by which a book is found: what was typed goes through [`bare`] too.
pub(crate) fn search_text(book: &Book) -> String {
    bare(&format!("{}\n{}\n{}", book.title, book.author, book.isbn13))
}

/// Without spaces and in lower case, so that neither matters in searching.
pub(crate) fn bare(text: &str) -> String {
    text.chars()
        .filter(|letter| *letter == '\n' || !letter.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::{Backend, Options};

    #[test]
    fn what_happened_is_neither_changed_nor_deleted() {
        let backend = Backend::open(Options::default()).unwrap();
        backend.staff().seed_paybacks(3).unwrap();
        for sql in [
            "UPDATE payback_events SET amount_won = 1",
            "DELETE FROM payback_events",
            "DELETE FROM paybacks",
        ] {
            let done = backend
                .0
                .db
                .write(|transaction| transaction.execute(sql, []).map(drop));
            assert!(done.is_err(), "{sql}");
        }
    }
}
