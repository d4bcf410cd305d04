//! Orders in the database.

use super::records::{append_history, history, key_hash};
use contract::document::Collector;
use contract::office::CounterKind;
use contract::reservation::{CancelledBy, OnBehalf, OrderState};
use contract::text::LocalText;
use contract::time::{Date, Timestamp};
use rusqlite::{Connection, OptionalExtension, Transaction, params};

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
    /// The account that it belongs to.
    pub(crate) owner: Option<i64>,
    /// The permission under which it was ordered.
    pub(crate) permission: Option<i64>,
    /// Secret that its QR code carries.
    pub(crate) qr_secret: String,
}

const COLUMNS: &str = "id, reference, version, state, office, start, end, collect_until, total_won, \
    applicant_name, birth_date, phone, behalf_name, behalf_collector, counter_kind, ticket_number, undo_until, \
    cancelled_by, cancel_reason_ko, cancel_reason_en, owner, permission, \
    qr_secret";

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
            cancel_reason: maybe("cancel_reason_ko")?.map(|ko| LocalText::of(ko, en)),
            owner: row.get("owner")?,
            permission: row.get("permission")?,
            qr_secret: word("qr_secret")?,
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

    /// The orders of an account, latest slot first.
    pub(crate) fn of_owner(connection: &Connection, person: i64) -> Result<Vec<Self>, rusqlite::Error> {
        connection
            .prepare_cached(&format!(
                "SELECT {COLUMNS} FROM reservations WHERE owner = ? ORDER BY start DESC, id DESC"
            ))?
            .query_map([person], Self::read)?
            .collect()
    }

    /// The orders under a permission, in the order in which they were made.
    pub(crate) fn of_permission(connection: &Connection, id: i64) -> Result<Vec<Self>, rusqlite::Error> {
        connection
            .prepare_cached(&format!(
                "SELECT {COLUMNS} FROM reservations WHERE permission = ? ORDER BY id"
            ))?
            .query_map([id], Self::read)?
            .collect()
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
