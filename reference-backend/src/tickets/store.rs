//! Tickets in the database: who may open them, and where they were taken.

use crate::random::{self, Hash};
use contract::time::{Date, Timestamp};
use rusqlite::{Connection, OptionalExtension, Transaction, params};

/// Tickets are kept for so long.
const KEPT_MILLIS: i64 = 48 * 3600 * 1000;
/// What happened at counters is kept for so many days: as long as past weeks are looked at.
const COMMANDS_KEPT_DAYS: u64 = 70;

/// A ticket in the database.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) id: i64,
    pub(crate) reference: String,
    pub(crate) office: String,
    pub(crate) counter: String,
    pub(crate) date: Date,
}

const COLUMNS: &str = "id, reference, office, counter, date";

impl Row {
    fn read(row: &rusqlite::Row<'_>) -> Result<Self, rusqlite::Error> {
        let date: String = row.get(4)?;
        Ok(Self {
            id: row.get(0)?,
            reference: row.get(1)?,
            office: row.get(2)?,
            counter: row.get(3)?,
            date: Date::parse(&date).ok_or(rusqlite::Error::InvalidQuery)?,
        })
    }

    /// The ticket of a reference, if this key opens it.
    pub(crate) fn by_key(
        connection: &Connection,
        reference: &str,
        key: &str,
    ) -> Result<Option<Self>, rusqlite::Error> {
        connection
            .prepare_cached(&format!(
                "SELECT {COLUMNS} FROM queue_tickets WHERE reference = ? AND key_hash = ?"
            ))?
            .query_row(params![reference, key_hash(key).as_slice()], Self::read)
            .optional()
    }

    /// The tickets that a client took on a day.
    pub(crate) fn of_client(
        connection: &Connection,
        client: &str,
        date: Date,
    ) -> Result<Vec<Self>, rusqlite::Error> {
        connection
            .prepare_cached(&format!(
                "SELECT {COLUMNS} FROM queue_tickets WHERE client = ? AND date = ?"
            ))?
            .query_map(
                params![client_hash(client).as_slice(), date.to_string()],
                Self::read,
            )?
            .collect()
    }

    /// All tickets of a day.
    pub(crate) fn of_day(connection: &Connection, date: Date) -> Result<Vec<Self>, rusqlite::Error> {
        connection
            .prepare_cached(&format!(
                "SELECT {COLUMNS} FROM queue_tickets WHERE date = ? ORDER BY id"
            ))?
            .query_map([date.to_string()], Self::read)?
            .collect()
    }

    /// Writes a new ticket and gives it its id and reference.
    pub(crate) fn insert(
        transaction: &Transaction<'_>,
        (office, counter): (&str, &str),
        (key, client): (&str, &str),
        now: Timestamp,
    ) -> Result<Self, rusqlite::Error> {
        let reference = new_reference(transaction)?;
        transaction
            .prepare_cached(
                "INSERT INTO queue_tickets (reference, key_hash, office, counter, date, client, taken_at)
                 VALUES (?, ?, ?, ?, ?, ?, ?)",
            )?
            .execute(params![
                reference,
                key_hash(key).as_slice(),
                office,
                counter,
                now.date().to_string(),
                client_hash(client).as_slice(),
                now.unix_millis()
            ])?;
        Ok(Self {
            id: transaction.last_insert_rowid(),
            reference,
            office: office.into(),
            counter: counter.into(),
            date: now.date(),
        })
    }
}

/// A reference that no ticket has.
fn new_reference(transaction: &Transaction<'_>) -> Result<String, rusqlite::Error> {
    loop {
        let reference = random::reference();
        let taken: bool = transaction
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM queue_tickets WHERE reference = ?)")?
            .query_row([&reference], |row| row.get(0))?;
        if !taken {
            return Ok(reference);
        }
    }
}

/// Deletes tickets, and what happened at counters, that were kept long enough.
pub(crate) fn sweep(transaction: &Transaction<'_>, now: Timestamp) -> Result<(), rusqlite::Error> {
    transaction
        .prepare_cached("DELETE FROM queue_tickets WHERE taken_at <= ?")?
        .execute([now.unix_millis() - KEPT_MILLIS])?;
    let days = chrono::Days::new(COMMANDS_KEPT_DAYS);
    if let Some(last) = now.date().0.checked_sub_days(days) {
        transaction
            .prepare_cached("DELETE FROM queue_commands WHERE date <= ?")?
            .execute([Date(last).to_string()])?;
    }
    Ok(())
}

fn key_hash(key: &str) -> Hash {
    random::hash(&[b"key of a ticket", key.as_bytes()])
}

fn client_hash(client: &str) -> Hash {
    random::hash(&[b"client of a ticket", client.as_bytes()])
}
