//! What belongs to an order in the database: documents, history, keys, numbers.

use super::store::Row;
use crate::random;
use contract::reservation::{OrderState, OrderedDocument, StateChange};
use contract::time::{Date, Timestamp};
use rusqlite::{Connection, Transaction, params};

/// So many keys of one order work at a time: each finding makes one, and the oldest goes.
const KEYS_KEPT: u32 = 20;

/// Writes a new order, its documents and its first key.
pub(crate) fn insert(
    transaction: &Transaction<'_>,
    row: &Row,
    documents: &[OrderedDocument],
    key: &str,
    now: Timestamp,
) -> Result<i64, rusqlite::Error> {
    let behalf = row.on_behalf_of.as_ref();
    transaction
        .prepare_cached(
            "INSERT INTO reservations (reference, version, state, office, start, end, collect_until, total_won,
             applicant_name, birth_date, phone, behalf_name, behalf_collector, counter_kind, ticket_date,
             ticket_number, owner, permission, qr_secret)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            row.reference,
            row.version,
            row.state.word(),
            row.office,
            row.start.unix_millis(),
            row.end.unix_millis(),
            row.collect_until.unix_millis(),
            row.total_won,
            row.applicant_name,
            row.birth_date.to_string(),
            row.phone,
            behalf.map(|behalf| behalf.name.as_str()),
            behalf.map(|behalf| behalf.collector.word()),
            row.counter_kind.word(),
            row.start.date().to_string(),
            row.ticket_number,
            row.owner,
            row.permission,
            row.qr_secret
        ])?;
    let id = transaction.last_insert_rowid();
    for (position, document) in documents.iter().enumerate() {
        let ordered = serde_json::to_string(document)
            .map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
        transaction
            .prepare_cached(
                "INSERT INTO reservation_documents (reservation, position, ordered) VALUES (?, ?, ?)",
            )?
            .execute(params![id, position as i64, ordered])?;
    }
    append_history(transaction, id, row.state, now)?;
    add_key(transaction, id, key, now)?;
    Ok(id)
}

/// Adds a state to the history.
pub(super) fn append_history(
    transaction: &Transaction<'_>,
    id: i64,
    state: OrderState,
    at: Timestamp,
) -> Result<(), rusqlite::Error> {
    transaction
        .prepare_cached(
            "INSERT INTO reservation_history (reservation, position, state, at)
             SELECT ?1, COUNT(*), ?2, ?3 FROM reservation_history WHERE reservation = ?1",
        )?
        .execute(params![id, state.word(), at.unix_millis()])?;
    Ok(())
}

/// Lets a key open an order.
pub(crate) fn add_key(
    transaction: &Transaction<'_>,
    id: i64,
    key: &str,
    now: Timestamp,
) -> Result<(), rusqlite::Error> {
    transaction
        .prepare_cached("INSERT INTO reservation_keys (key_hash, reservation, created_at) VALUES (?, ?, ?)")?
        .execute(params![key_hash(key).as_slice(), id, now.unix_millis()])?;
    // The very first key stays: the device that ordered holds it.
    transaction
        .prepare_cached(
            "DELETE FROM reservation_keys WHERE reservation = ?1
             AND created_at > (SELECT MIN(created_at) FROM reservation_keys WHERE reservation = ?1)
             AND key_hash NOT IN (SELECT key_hash FROM reservation_keys WHERE reservation = ?1
                                  ORDER BY created_at DESC, key_hash = ?2 DESC LIMIT ?3)",
        )?
        .execute(params![id, key_hash(key).as_slice(), KEYS_KEPT])?;
    Ok(())
}

pub(super) fn key_hash(key: &str) -> random::Hash {
    random::hash(&[b"key of an order", key.as_bytes()])
}

/// The documents of an order.
pub(crate) fn documents(connection: &Connection, id: i64) -> Result<Vec<OrderedDocument>, rusqlite::Error> {
    let mut statement = connection.prepare_cached(
        "SELECT ordered FROM reservation_documents WHERE reservation = ? ORDER BY position",
    )?;
    let rows = statement.query_map([id], |row| row.get::<_, String>(0))?;
    rows.map(|text| {
        serde_json::from_str(&text?).map_err(|error| {
            rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, error.into())
        })
    })
    .collect()
}

/// The states of an order in turn.
pub(crate) fn history(connection: &Connection, id: i64) -> Result<Vec<StateChange>, rusqlite::Error> {
    connection
        .prepare_cached("SELECT state, at FROM reservation_history WHERE reservation = ? ORDER BY position")?
        .query_map([id], |row| {
            let state = OrderState::from_word(&row.get::<_, String>(0)?);
            Ok(StateChange {
                state,
                at: Timestamp::from_unix_millis(row.get(1)?),
            })
        })?
        .collect()
}

/// Names on the open orders of a phone number and birth date.
pub(crate) fn open_orders(
    connection: &Connection,
    phone: &str,
    birth_date: Date,
    now: Timestamp,
) -> Result<Vec<String>, rusqlite::Error> {
    connection
        .prepare_cached(
            "SELECT applicant_name FROM reservations WHERE phone = ? AND birth_date = ? AND collect_until >= ?
             AND state IN ('accepted', 'preparing', 'ready')",
        )?
        .query_map(params![phone, birth_date.to_string(), now.unix_millis()], |row| row.get(0))?
        .collect()
}

/// A reference that no order has.
pub(crate) fn new_reference(transaction: &Transaction<'_>) -> Result<String, rusqlite::Error> {
    loop {
        let reference = random::reference();
        if Row::by_reference(transaction, &reference)?.is_none() {
            return Ok(reference);
        }
    }
}

/// The next ticket number of an office and day; a number that was given out does not come again.
pub(crate) fn new_ticket_number(
    transaction: &Transaction<'_>,
    office: &str,
    date: Date,
) -> Result<u32, rusqlite::Error> {
    transaction
        .prepare_cached(
            "INSERT INTO tickets (office, date, last) VALUES (?, ?, 1)
             ON CONFLICT DO UPDATE SET last = last + 1 RETURNING last",
        )?
        .query_row([office, &date.to_string()], |row| row.get(0))
}
