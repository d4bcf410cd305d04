//! "이 동네로 와 주세요": who wishes for a stop in a dong.
//!
//! Each person counts once: by the account, or without one by a random number that the device keeps. Whoever throws
//! that number away could count again, so that a client adds only a few wishes in a day; the number that is shown
//! says where to look, and decides nothing by itself.

use crate::answer::Answer;
use crate::call::Call;
use crate::demo_data;
use crate::options::FindLimit;
use crate::problems::Refusal;
use crate::random::{self, Hash};
use crate::session::Session;
use contract::office::OfficeKind;
use contract::problem::{FieldProblem, ProblemCode};
use contract::time::Timestamp;
use contract::visit::{WISH_DEVICE_LENGTH, WISHES_SHOWN_MIN, WishView};
use rusqlite::{Connection, Transaction, params};

/// How many wishes one client may add in a day without an account: a family behind one address, not a crowd.
pub(crate) const WISH_LIMIT: FindLimit = FindLimit {
    per_reference: 10,
    per_client: 10,
    minutes: 24 * 60,
};
/// A wish counts for so long: whoever still wishes it says so again.
const COUNTS_DAYS: i64 = 90;

/// Whose wish it is.
enum Wisher {
    Person(i64, Hash),
    Device(Hash),
}

/// `POST /visits/wishes`.
pub(crate) fn wish_for_stop(call: &Call<'_>, transaction: &Transaction<'_>) -> Result<Answer, Refusal> {
    let mut fields = call.fields()?;
    let dong = fields.id("dong");
    let wanted = fields.flag("wanted");
    let device = fields.id("device");
    if let Some(typed) = &device
        && !(typed.len() == WISH_DEVICE_LENGTH && typed.bytes().all(|byte| byte.is_ascii_hexdigit()))
    {
        fields.wrong("device", FieldProblem::Malformed);
    }
    if let Some(id) = &dong
        && !is_dong(id)
    {
        fields.wrong("dong", FieldProblem::NotKnown);
    }
    fields.done()?;
    let (Some(dong), Some(wanted), Some(device)) = (dong, wanted, device) else {
        return Err(ProblemCode::Internal.into());
    };
    let device = random::hash(&[b"wish", device.as_bytes()]);
    let wisher = match Session::of(call, transaction)? {
        Some(session) => Wisher::Person(session.person.id, device),
        None => Wisher::Device(device),
    };
    match wanted {
        true => wisher.wish(call, transaction, &dong)?,
        false => wisher.take_back(transaction, &dong)?,
    }
    let view = WishView {
        wishes: shown(transaction, &dong, call.now)?,
        dong,
        wanted,
        server_time: call.now,
    };
    Answer::private(call.endpoint.status, &view)
}

fn is_dong(id: &str) -> bool {
    demo_data::offices()
        .iter()
        .any(|office| office.kind == OfficeKind::DongOffice && office.id == id)
}

impl Wisher {
    /// Once each: a wish that is there is only made young again.
    fn wish(&self, call: &Call<'_>, transaction: &Transaction<'_>, dong: &str) -> Result<(), Refusal> {
        let now = call.now.unix_millis();
        let renewed = match self {
            Self::Person(person, _) => transaction.execute(
                "UPDATE visit_wishes SET at = ? WHERE dong = ? AND person = ?",
                params![now, dong, person],
            )?,
            Self::Device(device) => transaction.execute(
                "UPDATE visit_wishes SET at = ? WHERE dong = ? AND device = ?",
                params![now, dong, device.as_slice()],
            )?,
        };
        if renewed > 0 {
            return Ok(());
        }
        match self {
            Self::Person(person, device) => {
                // What the same person wished before signing in.
                Self::Device(*device).take_back(transaction, dong)?;
                transaction.execute(
                    "INSERT INTO visit_wishes (dong, person, at) VALUES (?, ?, ?)",
                    params![dong, person, now],
                )?;
            }
            Self::Device(device) => {
                call.core.wish_tries.check(call.client, call.client, call.now)?;
                call.core.wish_tries.failed(call.client, call.client, call.now);
                transaction.execute(
                    "INSERT INTO visit_wishes (dong, device, at) VALUES (?, ?, ?)",
                    params![dong, device.as_slice(), now],
                )?;
            }
        }
        Ok(())
    }

    fn take_back(&self, transaction: &Transaction<'_>, dong: &str) -> Result<(), rusqlite::Error> {
        let (person, device) = match self {
            Self::Person(person, device) => (Some(person), device),
            Self::Device(device) => (None, device),
        };
        transaction
            .execute(
                "DELETE FROM visit_wishes WHERE dong = ?1 AND (device = ?2 OR person = ?3)",
                params![dong, device.as_slice(), person],
            )
            .map(drop)
    }
}

/// How many wish for a stop in a dong; `None` below the number from which it is told.
pub(super) fn shown(
    connection: &Connection,
    dong: &str,
    now: Timestamp,
) -> Result<Option<u32>, rusqlite::Error> {
    let count: u32 = connection
        .prepare_cached("SELECT COUNT(*) FROM visit_wishes WHERE dong = ? AND at > ?")?
        .query_row(params![dong, oldest(now)], |row| row.get(0))?;
    Ok(Some(count).filter(|count| *count >= WISHES_SHOWN_MIN))
}

/// The dong in which an account wishes for a stop.
pub(crate) fn wished_by(connection: &Connection, person: i64) -> Result<Vec<String>, rusqlite::Error> {
    connection
        .prepare_cached("SELECT dong FROM visit_wishes WHERE person = ? ORDER BY dong")?
        .query_map([person], |row| row.get(0))?
        .collect()
}

/// Deletes wishes that no longer count.
pub(crate) fn sweep(transaction: &Transaction<'_>, now: Timestamp) -> Result<(), rusqlite::Error> {
    transaction
        .execute("DELETE FROM visit_wishes WHERE at <= ?", [oldest(now)])
        .map(drop)
}

fn oldest(now: Timestamp) -> i64 {
    now.plus_seconds(-COUNTS_DAYS * 86_400).unix_millis()
}
