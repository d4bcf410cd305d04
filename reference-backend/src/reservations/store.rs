//! Orders in the database.

use crate::random;
use contract::document::Collector;
use contract::office::CounterKind;
use contract::reservation::{CancelledBy, OnBehalf, OrderState, OrderedDocument, StateChange};
use contract::text::LocalText;
use contract::time::{Date, Timestamp};
use rusqlite::{Connection, OptionalExtension, Transaction, params};

/// So many keys of one order work at a time: each finding makes one, and the oldest goes.
const KEYS_KEPT: u32 = 20;

/// An order as it is stored.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) id: i64,
    pub(crate) reference: String,
    pub(crate) version: u32,
    /// As stored: that it was not collected in time is only seen by looking at the clock.
    pub(crate) state: OrderState,
    pub(crate) office: String,
    pub(crate) start: Timestamp,
    pub(crate) end: Timestamp,
    pub(crate) collect_until: Timestamp,
    pub(crate) total_won: u32,
    pub(crate) applicant_name: String,
    pub(crate) birth_date: Date,
    pub(crate) phone: String,
    pub(crate) on_behalf_of: Option<OnBehalf>,
    pub(crate) counter_kind: CounterKind,
    pub(crate) ticket_number: u32,
    pub(crate) undo_until: Option<Timestamp>,
    pub(crate) cancelled_by: Option<CancelledBy>,
    pub(crate) cancel_reason: Option<LocalText>,
}

const COLUMNS: &str = "id, reference, version, state, office, start, end, collect_until, total_won, \
    applicant_name, birth_date, phone, behalf_name, behalf_collector, counter_kind, ticket_number, undo_until, \
    cancelled_by, cancel_reason_ko, cancel_reason_en";

impl Row {
    fn read(row: &rusqlite::Row<'_>) -> Result<Self, rusqlite::Error> {
        let moment = |name: &str| row.get(name).map(Timestamp::from_unix_millis);
        let word = |name: &str| row.get::<_, String>(name);
        let maybe = |name: &str| row.get::<_, Option<String>>(name);
        let behalf = maybe("behalf_name")?.zip(maybe("behalf_collector")?);
        let en = maybe("cancel_reason_en")?;
        Ok(Self {
            id: row.get("id")?,
            reference: word("reference")?,
            version: row.get("version")?,
            state: OrderState::from_word(&word("state")?),
            office: word("office")?,
            start: moment("start")?,
            end: moment("end")?,
            collect_until: moment("collect_until")?,
            total_won: row.get("total_won")?,
            applicant_name: word("applicant_name")?,
            birth_date: Date::parse(&word("birth_date")?).ok_or(rusqlite::Error::InvalidQuery)?,
            phone: word("phone")?,
            on_behalf_of: behalf.map(|(name, who)| OnBehalf {
                name,
                collector: Collector::from_word(&who),
            }),
            counter_kind: CounterKind::from_word(&word("counter_kind")?),
            ticket_number: row.get("ticket_number")?,
            undo_until: row
                .get::<_, Option<i64>>("undo_until")?
                .map(Timestamp::from_unix_millis),
            cancelled_by: maybe("cancelled_by")?.map(|who| CancelledBy::from_word(&who)),
            cancel_reason: maybe("cancel_reason_ko")?.map(|ko| LocalText { ko, en }),
        })
    }

    /// The order of a reference.
    pub(crate) fn by_reference(
        connection: &Connection,
        reference: &str,
    ) -> Result<Option<Self>, rusqlite::Error> {
        connection
            .prepare_cached(&format!("SELECT {COLUMNS} FROM reservations WHERE reference = ?"))?
            .query_row([reference], Self::read)
            .optional()
    }

    /// The order of a reference, if this key opens it.
    pub(crate) fn by_key(
        connection: &Connection,
        reference: &str,
        key: &str,
    ) -> Result<Option<Self>, rusqlite::Error> {
        let opens: Option<i64> = connection
            .prepare_cached("SELECT reservation FROM reservation_keys WHERE key_hash = ?")?
            .query_row([key_hash(key).as_slice()], |row| row.get(0))
            .optional()?;
        Ok(Self::by_reference(connection, reference)?.filter(|row| Some(row.id) == opens))
    }

    /// All orders with a slot from a date on (for the staff), earliest first.
    pub(crate) fn from_date(connection: &Connection, from: Timestamp) -> Result<Vec<Self>, rusqlite::Error> {
        connection
            .prepare_cached(&format!(
                "SELECT {COLUMNS} FROM reservations WHERE start >= ? ORDER BY start, office, ticket_number"
            ))?
            .query_map([from.unix_millis()], Self::read)?
            .collect()
    }

    /// Where it stands by the clock.
    pub(crate) fn state_at(&self, now: Timestamp) -> OrderState {
        match self.state {
            OrderState::Accepted | OrderState::Preparing | OrderState::Ready if now > self.collect_until => {
                OrderState::Expired
            }
            state => state,
        }
    }

    /// Writes what can change, as the next version; a new state goes into the history.
    pub(crate) fn update(
        &mut self,
        transaction: &Transaction<'_>,
        now: Timestamp,
    ) -> Result<(), rusqlite::Error> {
        self.version += 1;
        let reason = self.cancel_reason.as_ref();
        transaction
            .prepare_cached(
                "UPDATE reservations SET version = ?, state = ?, office = ?, start = ?, end = ?, collect_until = ?,
                 ticket_date = ?, ticket_number = ?, undo_until = ?, cancelled_by = ?, cancel_reason_ko = ?,
                 cancel_reason_en = ? WHERE id = ?",
            )?
            .execute(params![
                self.version,
                self.state.word(),
                self.office,
                self.start.unix_millis(),
                self.end.unix_millis(),
                self.collect_until.unix_millis(),
                self.start.date().to_string(),
                self.ticket_number,
                self.undo_until.map(Timestamp::unix_millis),
                self.cancelled_by.map(CancelledBy::word),
                reason.map(|text| text.ko.as_str()),
                reason.and_then(|text| text.en.as_deref()),
                self.id
            ])?;
        let last = history(transaction, self.id)?.pop();
        match last {
            Some(last) if last.state == self.state => Ok(()),
            _ => append_history(transaction, self.id, self.state, now),
        }
    }
}

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
             ticket_number) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
            row.ticket_number
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

fn append_history(
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

fn key_hash(key: &str) -> random::Hash {
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
