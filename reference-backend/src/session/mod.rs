//! Sessions, held here: the browser has nothing but a random token in a cookie that no script can read.

mod code;
mod cookie;
mod methods;
mod sign_in;

pub(crate) use code::send_sign_in_code;
pub(crate) use cookie::{Cookie, cookie};
pub(crate) use methods::sign_in_methods;
pub(crate) use sign_in::{person_of, sign_in};

use crate::answer::Answer;
use crate::call::Call;
use crate::problems::Refusal;
use crate::random::{self, Hash};
use crate::same_site::is_of_another_site;
use crate::state::Core;
use axum::http::HeaderMap;
use contract::privacy::{mask_name, mask_phone};
use contract::problem::ProblemCode;
use contract::session::{PersonDetails, SessionView, SignedIn};
use contract::time::{Date, Timestamp};
use rusqlite::{Connection, OptionalExtension, Transaction, params};

/// How sessions and codes run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionRules {
    /// A session in which nothing is done ends after so many seconds.
    pub idle_seconds: u32,
    /// It ends after so many seconds, whatever is done.
    pub absolute_seconds: u32,
    /// So many seconds before its end the person is warned.
    pub warn_seconds: u32,
    /// A code can be used for so many seconds.
    pub code_seconds: u32,
    /// After so many seconds it can be sent again.
    pub resend_seconds: u32,
    /// So many wrong codes end an attempt.
    pub tries: u8,
    /// Most codes to one phone in an hour.
    pub codes_an_hour: u32,
    /// Most codes to one phone in a day.
    pub codes_a_day: u32,
    /// Most codes that one client has sent in an hour.
    pub codes_an_hour_of_client: u32,
}

impl Default for SessionRules {
    fn default() -> Self {
        Self {
            idle_seconds: 30 * 60,
            absolute_seconds: 12 * 3600,
            warn_seconds: 60,
            code_seconds: 180,
            resend_seconds: 30,
            tries: 5,
            codes_an_hour: 5,
            codes_a_day: 10,
            codes_an_hour_of_client: 30,
        }
    }
}

/// Someone with an account.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub(crate) id: i64,
    pub(crate) phone: String,
    pub(crate) name: String,
    pub(crate) birth_date: Date,
    pub(crate) created_at: Timestamp,
}

/// A session that runs.
#[derive(Debug, Clone)]
pub(crate) struct Session {
    pub(crate) token_hash: Hash,
    pub(crate) person: Person,
    pub(crate) since: Timestamp,
    pub(crate) idle_until: Timestamp,
    pub(crate) ends_at: Timestamp,
}

impl Session {
    /// The session that the call rides on, if it runs. Refuses what another site sends.
    pub(crate) fn of(call: &Call<'_>, connection: &Connection) -> Result<Option<Self>, Refusal> {
        if is_of_another_site(call.headers) {
            return Err(Refusal::new(ProblemCode::Forbidden).detail("the request comes from another site"));
        }
        let Some(token) = cookie::token(call.headers) else {
            return Ok(None);
        };
        let hash = token_hash(token);
        let found = connection
            .prepare_cached(
                "SELECT s.created_at, s.idle_until, s.ends_at, p.id, p.phone, p.name, p.birth_date, p.created_at
                 FROM sessions s JOIN persons p ON p.id = s.person
                 WHERE s.token_hash = ?1 AND s.idle_until > ?2 AND s.ends_at > ?2",
            )?
            .query_row(params![hash.as_slice(), call.now.unix_millis()], |row| {
                let moment = |at: usize| row.get(at).map(Timestamp::from_unix_millis);
                Ok(Self {
                    token_hash: hash,
                    since: moment(0)?,
                    idle_until: moment(1)?,
                    ends_at: moment(2)?,
                    person: Person::read(row, 3)?,
                })
            })
            .optional()?;
        Ok(found)
    }

    /// The session that the call needs.
    pub(crate) fn needed(call: &Call<'_>, connection: &Connection) -> Result<Self, Refusal> {
        Self::of(call, connection)?.ok_or_else(|| ProblemCode::SignInRequired.into())
    }

    /// Something was done: the idle end moves.
    pub(crate) fn touch(&mut self, call: &Call<'_>, transaction: &Transaction<'_>) -> Result<(), Refusal> {
        let idle = i64::from(call.core.session_rules().idle_seconds);
        self.idle_until = call.now.plus_seconds(idle).max(self.idle_until).min(self.ends_at);
        transaction
            .prepare_cached("UPDATE sessions SET idle_until = ? WHERE token_hash = ?")?
            .execute(params![self.idle_until.unix_millis(), self.token_hash.as_slice()])?;
        Ok(())
    }

    fn shown(&self, rules: &SessionRules) -> SignedIn {
        SignedIn {
            account: self.person.account(),
            name: mask_name(&self.person.name),
            phone: mask_phone(&self.person.phone),
            since: self.since,
            idle_until: self.idle_until,
            ends_at: self.ends_at,
            warn_seconds: rules.warn_seconds,
        }
    }
}

impl Person {
    /// What tells this account from others. Made of nothing that is about the person.
    fn account(&self) -> String {
        let since = self.created_at.unix_millis().to_be_bytes();
        random::hex(&random::hash(&[b"account", &self.id.to_be_bytes(), &since])[..8])
    }

    /// Reads id, phone, name, birth date and start, from a column on.
    fn read(row: &rusqlite::Row<'_>, from: usize) -> Result<Self, rusqlite::Error> {
        let birth_date: String = row.get(from + 3)?;
        Ok(Self {
            id: row.get(from)?,
            phone: row.get(from + 1)?,
            name: row.get(from + 2)?,
            birth_date: Date::parse(&birth_date).ok_or(rusqlite::Error::InvalidQuery)?,
            created_at: Timestamp::from_unix_millis(row.get(from + 4)?),
        })
    }

    /// The person with this phone.
    pub(crate) fn by_phone(connection: &Connection, phone: &str) -> Result<Option<Self>, rusqlite::Error> {
        connection
            .prepare_cached("SELECT id, phone, name, birth_date, created_at FROM persons WHERE phone = ?")?
            .query_row([phone], |row| Self::read(row, 0))
            .optional()
    }

    /// The person of an account.
    pub(crate) fn by_id(connection: &Connection, id: i64) -> Result<Option<Self>, rusqlite::Error> {
        connection
            .prepare_cached("SELECT id, phone, name, birth_date, created_at FROM persons WHERE id = ?")?
            .query_row([id], |row| Self::read(row, 0))
            .optional()
    }

    /// What is known, in clear.
    pub(crate) fn details(&self) -> PersonDetails {
        PersonDetails {
            name: self.name.clone(),
            birth_date: self.birth_date,
            phone: self.phone.clone(),
        }
    }
}

/// `GET /session`. A cookie whose session is over stays: a slow answer that took it away would take away that of a
/// sign-in meanwhile too.
pub(crate) fn get_session(call: &Call<'_>) -> Result<Answer, Refusal> {
    let session = call.core.db.read(|connection| Session::of(call, connection))?;
    view(call, session.as_ref())
}

/// `POST /session/extend`. That something was done is noted before.
pub(crate) fn extend_session(
    call: &Call<'_>,
    _: &Transaction<'_>,
    session: &Session,
) -> Result<Answer, Refusal> {
    view(call, Some(session))
}

/// `DELETE /session`.
pub(crate) fn sign_out(call: &Call<'_>, transaction: &Transaction<'_>) -> Result<Answer, Refusal> {
    if let Some(token) = cookie::token(call.headers) {
        end(transaction, &token_hash(token))?;
    }
    Ok(Answer {
        cookie: Some(Cookie::Clear),
        ..Answer::empty()
    })
}

/// `GET /session/person`.
pub(crate) fn get_person(call: &Call<'_>, _: &Connection, session: &Session) -> Result<Answer, Refusal> {
    Answer::private(call.endpoint.status, &session.person.details())
}

fn view(call: &Call<'_>, session: Option<&Session>) -> Result<Answer, Refusal> {
    let rules = call.core.session_rules();
    let view = SessionView {
        person: session.map(|session| session.shown(&rules)),
        server_time: call.now,
    };
    Answer::private(call.endpoint.status, &view)
}

/// Begins a session for a person; gives its token. Whoever was signed in at this browser is signed out.
pub(crate) fn begin(
    core: &Core,
    headers: &HeaderMap,
    transaction: &Transaction<'_>,
    person: Person,
    now: Timestamp,
) -> Result<(String, Session), Refusal> {
    if let Some(token) = cookie::token(headers) {
        end(transaction, &token_hash(token))?;
    }
    let rules = core.session_rules();
    let token = random::secret();
    let session = Session {
        token_hash: token_hash(&token),
        person,
        since: now,
        idle_until: now.plus_seconds(rules.idle_seconds.min(rules.absolute_seconds).into()),
        ends_at: now.plus_seconds(rules.absolute_seconds.into()),
    };
    transaction
        .prepare_cached(
            "INSERT INTO sessions (token_hash, person, created_at, idle_until, ends_at) VALUES (?, ?, ?, ?, ?)",
        )?
        .execute(params![
            session.token_hash.as_slice(),
            session.person.id,
            session.since.unix_millis(),
            session.idle_until.unix_millis(),
            session.ends_at.unix_millis()
        ])?;
    Ok((token, session))
}

fn end(transaction: &Transaction<'_>, token_hash: &[u8]) -> Result<(), rusqlite::Error> {
    transaction
        .prepare_cached("DELETE FROM sessions WHERE token_hash = ?")?
        .execute([token_hash])?;
    Ok(())
}

fn token_hash(token: &str) -> Hash {
    random::hash(&[b"session", token.as_bytes()])
}

/// Deletes sessions and codes that are over.
pub(crate) fn sweep(transaction: &Transaction<'_>, now: Timestamp) -> Result<(), rusqlite::Error> {
    let now = now.unix_millis();
    transaction
        .prepare_cached("DELETE FROM sessions WHERE idle_until <= ?1 OR ends_at <= ?1")?
        .execute([now])?;
    transaction
        .prepare_cached("DELETE FROM sign_in_attempts WHERE expires_at <= ?")?
        .execute([now])?;
    Ok(())
}
