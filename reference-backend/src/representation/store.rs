//! Permissions in the database.

use super::state::Standing;
use crate::random::{self, Hash};
use contract::household::Service;
use contract::permission::{Actor, AnsweredBy, PermissionState};
use contract::time::{Date, Timestamp};
use rusqlite::{Connection, OptionalExtension, Transaction, params};

/// So many keys of one permission work at a time: each message brings one, and the oldest goes.
const KEYS_KEPT: u32 = 30;

/// A permission as it is stored.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) id: i64,
    pub(crate) reference: String,
    /// The helper's account; none once it is erased.
    pub(crate) helper: Option<i64>,
    pub(crate) helper_name: String,
    /// The phone of the helper's account, digits only.
    pub(crate) helper_phone: Option<String>,
    pub(crate) represented_name: String,
    pub(crate) represented_phone: Option<String>,
    pub(crate) services: Vec<Service>,
    pub(crate) until: Date,
    /// As stored: that its time is over is only seen by looking at the clock.
    pub(crate) state: PermissionState,
    pub(crate) asked_at: Timestamp,
    pub(crate) answer_until: Timestamp,
    pub(crate) answered_by: Option<AnsweredBy>,
    pub(crate) ended_by: Option<Actor>,
    pub(crate) code: Option<String>,
    pub(crate) code_tries_left: u8,
    pub(crate) sent_at: Timestamp,
    pub(crate) sent_times: u8,
    pub(crate) mark: u8,
}

const COLUMNS: &str = "id, reference, helper, helper_name, represented_name, represented_phone, services, until, \
    state, asked_at, answer_until, answered_by, ended_by, code, code_tries_left, sent_at, sent_times, mark, \
    (SELECT phone FROM persons WHERE persons.id = permissions.helper) AS helper_phone";

impl Row {
    fn read(row: &rusqlite::Row<'_>) -> Result<Self, rusqlite::Error> {
        let moment = |name: &str| row.get(name).map(Timestamp::from_unix_millis);
        let word = |name: &str| row.get::<_, String>(name);
        let maybe = |name: &str| row.get::<_, Option<String>>(name);
        Ok(Self {
            id: row.get("id")?,
            reference: word("reference")?,
            helper: row.get("helper")?,
            helper_name: word("helper_name")?,
            helper_phone: maybe("helper_phone")?,
            represented_name: word("represented_name")?,
            represented_phone: maybe("represented_phone")?,
            services: word("services")?.split(' ').map(Service::from_word).collect(),
            until: Date::parse(&word("until")?).ok_or(rusqlite::Error::InvalidQuery)?,
            state: PermissionState::from_word(&word("state")?),
            asked_at: moment("asked_at")?,
            answer_until: moment("answer_until")?,
            answered_by: maybe("answered_by")?.map(|word| AnsweredBy::from_word(&word)),
            ended_by: maybe("ended_by")?.map(|word| Actor::from_word(&word)),
            code: maybe("code")?,
            code_tries_left: row.get("code_tries_left")?,
            sent_at: moment("sent_at")?,
            sent_times: row.get("sent_times")?,
            mark: row.get("mark")?,
        })
    }

    /// The permission of a reference.
    pub(crate) fn by_reference(
        connection: &Connection,
        reference: &str,
    ) -> Result<Option<Self>, rusqlite::Error> {
        Ok(Self::list(connection, "reference = ?", [reference])?.pop())
    }

    /// The permission of an id.
    pub(crate) fn by_id(connection: &Connection, id: i64) -> Result<Option<Self>, rusqlite::Error> {
        Ok(Self::list(connection, "id = ?", [id])?.pop())
    }

    /// Those that someone asked for, latest first.
    pub(crate) fn of_helper(connection: &Connection, person: i64) -> Result<Vec<Self>, rusqlite::Error> {
        Self::list(connection, "helper = ?", [person])
    }

    /// Those that someone with this phone was asked for, latest first.
    pub(crate) fn of_represented(connection: &Connection, phone: &str) -> Result<Vec<Self>, rusqlite::Error> {
        Self::list(connection, "represented_phone = ?", [phone])
    }

    /// Those to which something can still happen.
    pub(crate) fn open(connection: &Connection) -> Result<Vec<Self>, rusqlite::Error> {
        Self::list(connection, "state IN ('asked', 'granted')", [])
    }

    fn list(
        connection: &Connection,
        condition: &str,
        params: impl rusqlite::Params,
    ) -> Result<Vec<Self>, rusqlite::Error> {
        connection
            .prepare_cached(&format!(
                "SELECT {COLUMNS} FROM permissions WHERE {condition} ORDER BY id DESC"
            ))?
            .query_map(params, Self::read)?
            .collect()
    }

    /// What decides how it stands.
    pub(crate) fn standing(&self) -> Standing {
        Standing {
            state: self.state,
            answer_until: self.answer_until,
            until: self.until,
        }
    }

    /// Where it stands by the clock.
    pub(crate) fn state_at(&self, now: Timestamp) -> PermissionState {
        self.standing().at(now)
    }

    /// Who ended it, by the clock.
    pub(crate) fn ended_by_at(&self, now: Timestamp) -> Option<Actor> {
        match self.standing().ended_by_time(now) {
            Some((PermissionState::Ended, _)) => Some(Actor::Time),
            _ => self.ended_by,
        }
    }

    /// Writes a new one; gives its id.
    pub(super) fn insert(&self, transaction: &Transaction<'_>) -> Result<i64, rusqlite::Error> {
        let services: Vec<&str> = self.services.iter().map(|service| service.word()).collect();
        transaction
            .prepare_cached(
                "INSERT INTO permissions (reference, helper, helper_name, represented_name, represented_phone,
                 services, until, state, asked_at, answer_until, code, code_tries_left, sent_at, sent_times, mark)
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            )?
            .execute(params![
                self.reference,
                self.helper,
                self.helper_name,
                self.represented_name,
                self.represented_phone,
                services.join(" "),
                self.until.to_string(),
                self.state.word(),
                self.asked_at.unix_millis(),
                self.answer_until.unix_millis(),
                self.code,
                self.code_tries_left,
                self.sent_at.unix_millis(),
                self.sent_times,
                self.mark
            ])?;
        Ok(transaction.last_insert_rowid())
    }

    /// Writes what can change.
    pub(super) fn update(&self, transaction: &Transaction<'_>) -> Result<(), rusqlite::Error> {
        transaction
            .prepare_cached(
                "UPDATE permissions SET helper_name = ?, represented_name = ?, represented_phone = ?, state = ?,
                 answered_by = ?, ended_by = ?, code = ?, code_tries_left = ?, sent_at = ?, sent_times = ?
                 WHERE id = ?",
            )?
            .execute(params![
                self.helper_name,
                self.represented_name,
                self.represented_phone,
                self.state.word(),
                self.answered_by.map(AnsweredBy::word),
                self.ended_by.map(Actor::word),
                self.code,
                self.code_tries_left,
                self.sent_at.unix_millis(),
                self.sent_times,
                self.id
            ])?;
        Ok(())
    }

    /// How the one who holds this key came by it, if it opens this permission.
    pub(super) fn opened_by(
        &self,
        connection: &Connection,
        key: &str,
    ) -> Result<Option<AnsweredBy>, rusqlite::Error> {
        connection
            .prepare_cached("SELECT origin FROM permission_keys WHERE key_hash = ? AND permission = ?")?
            .query_row(params![key_hash(key).as_slice(), self.id], |row| {
                row.get::<_, String>(0).map(|word| AnsweredBy::from_word(&word))
            })
            .optional()
    }

    /// Makes a key that opens it for the represented person.
    pub(super) fn new_key(
        &self,
        transaction: &Transaction<'_>,
        origin: AnsweredBy,
        now: Timestamp,
    ) -> Result<String, rusqlite::Error> {
        let key = random::secret();
        transaction
            .prepare_cached(
                "INSERT INTO permission_keys (key_hash, permission, origin, created_at) VALUES (?, ?, ?, ?)",
            )?
            .execute(params![
                key_hash(&key).as_slice(),
                self.id,
                origin.word(),
                now.unix_millis()
            ])?;
        // The very first key stays: it is the link that the person was asked with.
        transaction
            .prepare_cached(
                "DELETE FROM permission_keys WHERE permission = ?1
                 AND created_at > (SELECT MIN(created_at) FROM permission_keys WHERE permission = ?1)
                 AND key_hash NOT IN (SELECT key_hash FROM permission_keys WHERE permission = ?1
                                      ORDER BY created_at DESC, key_hash = ?2 DESC LIMIT ?3)",
            )?
            .execute(params![self.id, key_hash(&key).as_slice(), KEYS_KEPT])?;
        Ok(key)
    }

    /// Takes all keys away.
    pub(super) fn drop_keys(&self, transaction: &Transaction<'_>) -> Result<(), rusqlite::Error> {
        transaction
            .prepare_cached("DELETE FROM permission_keys WHERE permission = ?")?
            .execute([self.id])?;
        Ok(())
    }
}

fn key_hash(key: &str) -> Hash {
    random::hash(&[b"key of a permission", key.as_bytes()])
}

/// A reference that no permission has.
pub(super) fn new_reference(transaction: &Transaction<'_>) -> Result<String, rusqlite::Error> {
    loop {
        let reference = random::reference();
        if Row::by_reference(transaction, &reference)?.is_none() {
            return Ok(reference);
        }
    }
}
