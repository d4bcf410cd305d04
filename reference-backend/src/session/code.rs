//! Codes that are sent to a phone.
//!
//! Nothing here looks at whether the phone has an account: neither the answer nor its time can tell.

use crate::answer::Answer;
use crate::call::Call;
use crate::messages::{self, Kind, Text};
use crate::problems::Refusal;
use crate::random;
use contract::limits::{PHONE_TYPED_MAX, normalise_phone};
use contract::problem::ProblemCode;
use contract::session::{CODE_DIGITS, CodeSent};
use contract::text::LocalText;
use contract::time::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

/// An attempt to sign in.
#[derive(Debug)]
pub(super) struct Attempt {
    pub(super) id: String,
    pub(super) phone: String,
    pub(super) code: String,
    pub(super) sent_at: Timestamp,
    pub(super) expires_at: Timestamp,
    pub(super) tries_left: u8,
    /// SHA-256 of the idempotency key that signed in with it.
    pub(super) used_with: Option<Vec<u8>>,
    /// The session that was made with it.
    pub(super) made: Option<Vec<u8>>,
}

impl Attempt {
    pub(super) fn by_id(connection: &Connection, id: &str) -> Result<Option<Self>, rusqlite::Error> {
        connection
            .prepare_cached(
                "SELECT phone, code, sent_at, expires_at, tries_left, used_with, made
                 FROM sign_in_attempts WHERE id = ?",
            )?
            .query_row([id], |row| {
                Ok(Self {
                    id: id.into(),
                    phone: row.get(0)?,
                    code: row.get(1)?,
                    sent_at: Timestamp::from_unix_millis(row.get(2)?),
                    expires_at: Timestamp::from_unix_millis(row.get(3)?),
                    tries_left: row.get(4)?,
                    used_with: row.get(5)?,
                    made: row.get(6)?,
                })
            })
            .optional()
    }

    /// Whether its code can still be used.
    pub(super) fn runs(&self, now: Timestamp) -> bool {
        now < self.expires_at && self.tries_left > 0
    }

    pub(super) fn write(&self, transaction: &Transaction<'_>) -> Result<(), rusqlite::Error> {
        transaction
            .prepare_cached(
                "INSERT OR REPLACE INTO sign_in_attempts
                 (id, phone, code, sent_at, expires_at, tries_left, used_with, made)
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            )?
            .execute(params![
                self.id,
                self.phone,
                self.code,
                self.sent_at.unix_millis(),
                self.expires_at.unix_millis(),
                self.tries_left,
                self.used_with,
                self.made
            ])?;
        Ok(())
    }
}

/// `POST /session/codes`.
pub(crate) fn send_sign_in_code(call: &Call<'_>, transaction: &Transaction<'_>) -> Result<Answer, Refusal> {
    let mut fields = call.fields()?;
    let phone = fields.typed("phone", PHONE_TYPED_MAX, normalise_phone);
    let goes_on = fields.has("attempt").then(|| fields.id("attempt")).flatten();
    fields.done()?;
    let phone = phone.ok_or_else(|| Refusal::new(ProblemCode::Internal))?;
    let rules = call.core.session_rules();
    let mut attempt = match goes_on {
        None => Attempt {
            id: random::id(),
            phone,
            code: random::code(),
            sent_at: call.now,
            expires_at: call.now,
            tries_left: rules.tries,
            used_with: None,
            made: None,
        },
        // The same code: whichever of two messages arrives first, it is right. The tries are not given anew.
        Some(id) => {
            let found = Attempt::by_id(transaction, &id)?.filter(|attempt| {
                attempt.phone == phone && attempt.used_with.is_none() && attempt.runs(call.now)
            });
            let found = found.ok_or_else(|| Refusal::new(ProblemCode::CodeExpired))?;
            wait(call, found.sent_at, i64::from(rules.resend_seconds))?;
            found
        }
    };
    check_limits(call, transaction, &attempt.phone)?;
    attempt.sent_at = call.now;
    attempt.expires_at = call.now.plus_seconds(rules.code_seconds.into());
    attempt.write(transaction)?;
    call.core.code_sends.failed(&attempt.phone, call.client, call.now);
    let text = Text {
        code: Some(attempt.code.clone()),
        ..Text::plain(Kind::SignInCode, words())
    };
    messages::send(transaction, &attempt.phone, &text, call.now)?;
    Answer::private(
        call.endpoint.status,
        &CodeSent {
            attempt: attempt.id,
            expires_at: attempt.expires_at,
            resend_at: call.now.plus_seconds(rules.resend_seconds.into()),
            digits: CODE_DIGITS as u8,
            tries_left: attempt.tries_left,
            server_time: call.now,
        },
    )
}

fn words() -> LocalText {
    LocalText::new(
        "로그인 숫자 6개: {code}. 직원도 이 숫자를 묻지 않아요. 아무에게도 알려 주지 마세요.",
        "Your sign-in code is {code}. No officer will ask for it. Tell it to nobody.",
    )
}

/// Refuses until so many seconds after a moment.
fn wait(call: &Call<'_>, since: Timestamp, seconds: i64) -> Result<(), Refusal> {
    let left = seconds - call.now.seconds_since(since);
    // A clock that was put back must not make anyone wait for longer than once.
    match u32::try_from(left.min(seconds)) {
        Ok(left @ 1..) => Err(Refusal::new(ProblemCode::TooManyRequests).retry_after(left)),
        _ => Ok(()),
    }
}

/// Refuses when too many codes went to this phone, or were sent for this client.
fn check_limits(call: &Call<'_>, transaction: &Transaction<'_>, phone: &str) -> Result<(), Refusal> {
    let rules = call.core.session_rules();
    for (most, seconds) in [(rules.codes_an_hour, 3600), (rules.codes_a_day, 24 * 3600)] {
        let since = call.now.plus_seconds(-seconds);
        if let Some(oldest) = messages::nth_latest(transaction, phone, Kind::SignInCode, most, since)? {
            wait(call, oldest, seconds)?;
        }
    }
    call.core.code_sends.check(phone, call.client, call.now)
}
