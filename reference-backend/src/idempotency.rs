//! The same write twice has its effect once.
//!
//! The first answer of a key is kept in the same transaction as its effect: after a crash there are both or
//! neither. Kept for 24 hours, then deleted with what is personal in it.

use crate::answer::Answer;
use crate::call::Call;
use crate::problems::Refusal;
use crate::random::{self, Hash};
use contract::endpoints::header;
use contract::limits::IDEMPOTENCY_KEY_LENGTH;
use contract::problem::ProblemCode;
use contract::time::Timestamp;
use rusqlite::{OptionalExtension, Transaction, params};
use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

/// How long an answer is kept.
const KEPT_MILLIS: i64 = 24 * 3600 * 1000;

/// Keys whose first request is still running.
#[derive(Debug, Default)]
pub(crate) struct Running(Mutex<HashSet<Hash>>);

/// Takes its key off the running ones when the request ends, however it ends.
struct RunningKey<'a>(&'a Running, Hash);

impl Running {
    fn start(&self, key: Hash) -> Result<RunningKey<'_>, Refusal> {
        match self.keys().insert(key) {
            true => Ok(RunningKey(self, key)),
            false => Err(ProblemCode::InFlight.into()),
        }
    }

    fn keys(&self) -> std::sync::MutexGuard<'_, HashSet<Hash>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Marks a key as running until [`Running::release`]: for tests.
    pub(crate) fn occupy(&self, key: &str) {
        self.keys().insert(key_hash(key));
    }

    /// Undoes [`Running::occupy`].
    pub(crate) fn release(&self, key: &str) {
        self.keys().remove(&key_hash(key));
    }
}

impl Drop for RunningKey<'_> {
    fn drop(&mut self) {
        self.0.keys().remove(&self.1);
    }
}

fn key_hash(key: &str) -> Hash {
    random::hash(&[b"idempotency key", key.as_bytes()])
}

/// The key of a call, if it has one.
pub(crate) fn key_of<'c>(call: &'c Call<'_>) -> Result<Option<&'c str>, Refusal> {
    let (fewest, most) = IDEMPOTENCY_KEY_LENGTH;
    let Some(value) = call.headers.get(header::IDEMPOTENCY_KEY) else {
        return Ok(None);
    };
    let key = value.to_str().unwrap_or_default();
    let readable = key.bytes().all(|byte| byte.is_ascii_graphic());
    match readable && (fewest..=most).contains(&key.len()) {
        true => Ok(Some(key)),
        false => Err(Refusal::malformed(
            "Idempotency-Key must have 32 to 64 visible characters",
        )),
    }
}

/// The key of a call that must have one.
pub(crate) fn needed_key<'c>(call: &'c Call<'_>) -> Result<&'c str, Refusal> {
    key_of(call)?.ok_or_else(|| Refusal::malformed("Idempotency-Key is missing"))
}

/// Does the work for the first request of a key; gives every later one the first answer.
pub(crate) fn once(
    call: &Call<'_>,
    key: &str,
    person: Option<i64>,
    work: impl FnOnce(&Transaction<'_>) -> Result<Answer, Refusal>,
) -> Result<Answer, Refusal> {
    let hash = key_hash(key);
    let fingerprint = fingerprint(call, person);
    let _running = call.core.running.start(hash)?;
    let answer = call.core.db.write(|transaction| {
        sweep(transaction, call.now)?;
        if let Some(kept) = kept(transaction, &hash, &fingerprint)? {
            return Ok(kept);
        }
        transaction.execute_batch("SAVEPOINT work")?;
        let answer = match work(transaction) {
            Ok(answer) => answer,
            Err(refusal) if refusal.is_final() => {
                transaction.execute_batch("ROLLBACK TO work")?;
                Answer::of_refusal(&refusal)
            }
            Err(refusal) => return Err(refusal),
        };
        transaction.execute_batch("RELEASE work")?;
        keep(transaction, (&hash, &fingerprint), person, &answer, call.now)?;
        Ok::<_, Refusal>(answer)
    })?;
    Ok(match &answer.salt {
        Some(salt) => {
            let secret = reservation_key(key, salt);
            answer.with_reservation_key(&secret)
        }
        None => answer,
    })
}

/// The key of an order that was made under an idempotency key: who sends that key again gets it again,
/// and the database knows neither.
pub(crate) fn reservation_key(idempotency_key: &str, salt: &str) -> String {
    let parts: [&[u8]; 3] = [b"reservation key", salt.as_bytes(), idempotency_key.as_bytes()];
    random::hex(&random::hash(&parts))
}

/// What must be the same for a request to be the same. An answer for one person is never given to another.
fn fingerprint(call: &Call<'_>, person: Option<i64>) -> Hash {
    let person = person.map_or(String::new(), |id| id.to_string());
    let opens = call
        .header(header::RESERVATION_KEY)
        .or(call.header(header::TICKET_KEY));
    random::hash(&[
        call.endpoint.name.as_bytes(),
        call.params.join("/").as_bytes(),
        call.header(header::UPLOAD_OFFSET).unwrap_or_default().as_bytes(),
        call.header("if-match").unwrap_or_default().as_bytes(),
        opens.unwrap_or_default().as_bytes(),
        call.header(header::PERMISSION_KEY).unwrap_or_default().as_bytes(),
        person.as_bytes(),
        &call.body,
    ])
}

fn kept(transaction: &Transaction<'_>, hash: &Hash, fingerprint: &Hash) -> Result<Option<Answer>, Refusal> {
    let row = transaction
        .prepare_cached("SELECT fingerprint, status, etag, body, salt FROM answers WHERE key_hash = ?")?
        .query_row([hash.as_slice()], |row| {
            let status: u16 = row.get(1)?;
            let answer = Answer {
                status,
                problem: status >= 400,
                etag: row.get(2)?,
                body: row.get(3)?,
                salt: row.get(4)?,
                ..Answer::default()
            };
            Ok((row.get::<_, Vec<u8>>(0)?, answer))
        })
        .optional()?;
    match row {
        None => Ok(None),
        Some((first, answer)) if first == fingerprint => Ok(Some(answer)),
        Some(_) => Err(ProblemCode::KeyReused.into()),
    }
}

fn keep(
    transaction: &Transaction<'_>,
    (hash, fingerprint): (&Hash, &Hash),
    person: Option<i64>,
    answer: &Answer,
    now: Timestamp,
) -> Result<(), Refusal> {
    transaction
        .prepare_cached(
            "INSERT INTO answers (key_hash, fingerprint, status, etag, body, salt, created_at, person)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            hash.as_slice(),
            fingerprint.as_slice(),
            answer.status,
            answer.etag,
            answer.body,
            answer.salt,
            now.unix_millis(),
            person
        ])?;
    Ok(())
}

/// Deletes answers that were kept long enough, and holds that ran out.
pub(crate) fn sweep(transaction: &Transaction<'_>, now: Timestamp) -> Result<(), rusqlite::Error> {
    let now = now.unix_millis();
    transaction
        .prepare_cached("DELETE FROM answers WHERE created_at <= ?")?
        .execute([now - KEPT_MILLIS])?;
    transaction
        .prepare_cached("DELETE FROM holds WHERE expires_at <= ?")?
        .execute([now - KEPT_MILLIS])?;
    Ok(())
}
