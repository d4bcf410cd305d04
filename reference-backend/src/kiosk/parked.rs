//! Work that was set aside so that the next person can go first.
//!
//! It is kept in memory only: what is forgotten after half an hour shall not stand on a disk or in its backups. The
//! first idempotency key that asks for it gets it and nobody else does, so that two devices never go on with the
//! same work; an answer that was lost on its way is given again to the same key for a short while.

use crate::answer::Answer;
use crate::call::Call;
use crate::idempotency;
use crate::options::FindLimit;
use crate::problems::Refusal;
use crate::random::{self, Hash};
use crate::rate_limit::FindTries;
use contract::kiosk::{PARKED_CODE_TYPED_MAX, PARKED_MAX, Parked, Resumed, normalise_parked_code};
use contract::privacy::looks_like_registration_number;
use contract::problem::{FieldProblem, ProblemCode};
use contract::time::Timestamp;
use rusqlite::Transaction;
use serde_json::Value;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Work is kept for so long, in seconds.
const KEPT_SECONDS: i64 = 30 * 60;
/// An answer that was lost is given again for so long, in seconds: also where the work was fetched in its last minute.
const AGAIN_SECONDS: i64 = 10 * 60;
/// A code that is over is known as such for so long, in seconds, so that the resident is told so.
const KNOWN_SECONDS: i64 = 24 * 3600;
/// Most codes that are known at once, those that are over included.
const MOST: usize = 2_000;
/// Codes that do not exist: so many of one client, and of all together.
const GUESSES: FindLimit = FindLimit {
    per_reference: 300,
    per_client: 20,
    minutes: 15,
};
/// How often one client may set work aside.
const PARKINGS: FindLimit = FindLimit {
    per_reference: 30,
    per_client: 30,
    minutes: 15,
};

/// All work that was set aside.
#[derive(Debug)]
pub(crate) struct ParkedWork {
    known: Mutex<Vec<Work>>,
    guesses: FindTries,
    parkings: FindTries,
}

/// Work that was set aside. Not `Debug`: nothing of it may get into a log.
struct Work {
    code: String,
    /// The key under which it was set aside, and what it was: a repeat gets the same code.
    parked_by: (Hash, Hash),
    parked_at: Timestamp,
    /// The work; gone once it was fetched or is over.
    state: Option<String>,
    /// Who has fetched it, and when.
    fetched: Option<(Hash, Timestamp)>,
}

impl std::fmt::Debug for Work {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Work")
    }
}

impl Default for ParkedWork {
    fn default() -> Self {
        Self {
            known: Mutex::default(),
            guesses: FindTries::new(GUESSES),
            parkings: FindTries::new(PARKINGS),
        }
    }
}

impl ParkedWork {
    fn known(&self) -> MutexGuard<'_, Vec<Work>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets what is over by the clock.
    pub(crate) fn sweep(&self, now: Timestamp) {
        let mut known = self.known();
        known.retain(|work| (0..KNOWN_SECONDS).contains(&now.seconds_since(work.parked_at)));
        for work in known.iter_mut() {
            let over = match work.fetched {
                Some((_, at)) => now.seconds_since(at) >= AGAIN_SECONDS,
                None => now.seconds_since(work.parked_at) >= KEPT_SECONDS,
            };
            if over {
                work.state = None;
            }
        }
    }
}

fn key_hash(call: &Call<'_>) -> Result<Hash, Refusal> {
    let key = idempotency::needed_key(call)?;
    Ok(random::hash(&[b"key of parked work", key.as_bytes()]))
}

/// `POST /parked`.
pub(crate) fn park(call: &Call<'_>, _: &Transaction<'_>) -> Result<Answer, Refusal> {
    let key = key_hash(call)?;
    let mut fields = call.fields()?;
    let state = fields.whole("state", PARKED_MAX);
    if let Some(text) = &state {
        match serde_json::from_str::<Value>(text) {
            Ok(value) if holds_registration_number(&value) => {
                fields.wrong("state", FieldProblem::RegistrationNumber);
            }
            Ok(_) => {}
            Err(_) => fields.wrong("state", FieldProblem::Malformed),
        }
    }
    fields.done()?;
    let state = state.ok_or_else(|| Refusal::new(ProblemCode::Internal))?;
    let work = &call.core.parked;
    work.sweep(call.now);
    let what = random::hash(&[state.as_bytes()]);
    let again = work
        .known()
        .iter()
        .find(|known| known.parked_by.0 == key)
        .map(shown);
    let (code, parked_at, first) = match again {
        Some(again) => again,
        None => {
            work.parkings.check(call.client, call.client, call.now)?;
            work.parkings.failed(call.client, call.client, call.now);
            let mut known = work.known();
            if known.len() >= MOST {
                return Err(Refusal::new(ProblemCode::Unavailable).retry_after(60));
            }
            let code = new_code(&known);
            known.push(Work {
                code: code.clone(),
                parked_by: (key, what),
                parked_at: call.now,
                state: Some(state),
                fetched: None,
            });
            (code, call.now, what)
        }
    };
    if first != what {
        return Err(ProblemCode::KeyReused.into());
    }
    let parked = Parked {
        code,
        expires_at: parked_at.plus_seconds(KEPT_SECONDS),
        server_time: call.now,
    };
    Answer::private(call.endpoint.status, &parked)
}

fn shown(work: &Work) -> (String, Timestamp, Hash) {
    (work.code.clone(), work.parked_at, work.parked_by.1)
}

/// A code that is not known, not even as one that is over.
fn new_code(known: &[Work]) -> String {
    loop {
        let code = random::parked_code();
        if !known.iter().any(|work| work.code == code) {
            return code;
        }
    }
}

/// Whether a text anywhere in it looks like a registration number, also within a text that is JSON itself.
fn holds_registration_number(value: &Value) -> bool {
    match value {
        Value::String(text) => match serde_json::from_str::<Value>(text) {
            Ok(inner @ (Value::Object(_) | Value::Array(_))) => holds_registration_number(&inner),
            _ => looks_like_registration_number(text),
        },
        Value::Array(items) => items.iter().any(holds_registration_number),
        Value::Object(fields) => fields.values().any(holds_registration_number),
        _ => false,
    }
}

/// `POST /parked/resume`.
pub(crate) fn resume(call: &Call<'_>, _: &Transaction<'_>) -> Result<Answer, Refusal> {
    let key = key_hash(call)?;
    let mut fields = call.fields()?;
    let code = fields.typed("code", PARKED_CODE_TYPED_MAX, normalise_parked_code);
    fields.done()?;
    let code = code.ok_or_else(|| Refusal::new(ProblemCode::Internal))?;
    let work = &call.core.parked;
    work.sweep(call.now);
    work.guesses.check("all", call.client, call.now)?;
    let fetched = fetch(&mut work.known(), &code, key, call.now);
    match fetched {
        Ok(state) => {
            let resumed = Resumed {
                state,
                server_time: call.now,
            };
            Answer::private(call.endpoint.status, &resumed)
        }
        Err(code) => {
            work.guesses.failed("all", call.client, call.now);
            Err(code.into())
        }
    }
}

/// The work of a code: for the first who asks, and for them again.
fn fetch(known: &mut [Work], code: &str, key: Hash, now: Timestamp) -> Result<String, ProblemCode> {
    let work = known.iter_mut().find(|work| work.code == code);
    let work = work.ok_or(ProblemCode::NotFound)?;
    if work.fetched.is_some_and(|(by, _)| by != key) {
        return Err(ProblemCode::CodeExpired);
    }
    let state = work.state.clone().ok_or(ProblemCode::CodeExpired)?;
    work.fetched.get_or_insert((key, now));
    Ok(state)
}
