//! Signing in with a code.

use super::code::Attempt;
use super::{Cookie, Person, begin, end, view};
use crate::answer::Answer;
use crate::call::Call;
use crate::fields::Fields;
use crate::problems::Refusal;
use crate::{idempotency, random};
use contract::limits::birth_date_fits;
use contract::problem::ProblemCode;
use contract::session::{CODE_TYPED_MAX, normalise_code};
use contract::time::{Date, Timestamp};
use rusqlite::{Transaction, params};

/// `POST /session`.
///
/// The answer is not kept for the key, since it would give the session to whoever finds the key later. Instead
/// the code stays good for that key as long as it would have been: whoever lost the answer signs in again.
pub(crate) fn sign_in(call: &Call<'_>, transaction: &Transaction<'_>) -> Result<Answer, Refusal> {
    let Some(key) = idempotency::key_of(call)? else {
        return Err(Refusal::malformed("Idempotency-Key is missing"));
    };
    let key = random::hash(&[b"sign-in", key.as_bytes()]);
    let mut fields = call.fields()?;
    let id = fields.id("attempt").unwrap_or_default();
    let code = fields.typed("code", CODE_TYPED_MAX, normalise_code);
    fields.done()?;
    let of_this_key = |attempt: &Attempt| attempt.used_with.as_deref().is_none_or(|used| used == key);
    let attempt = Attempt::by_id(transaction, &id)?.filter(|attempt| attempt.runs(call.now));
    let Some(mut attempt) = attempt.filter(of_this_key) else {
        return Err(ProblemCode::CodeExpired.into());
    };
    if code.as_ref() != Some(&attempt.code) {
        attempt.tries_left -= 1;
        attempt.write(transaction)?;
        let refusal = match attempt.tries_left {
            0 => Refusal::new(ProblemCode::CodeExpired),
            left => Refusal::wrong_code(left),
        };
        // A refusal would undo the counting.
        return Ok(Answer::of_refusal(&refusal));
    }
    let person = match Person::by_phone(transaction, &attempt.phone)? {
        Some(person) => person,
        None => new_person(call, transaction, &attempt.phone)?,
    };
    if let Some(first) = &attempt.made {
        end(transaction, first)?;
    }
    let (token, session) = begin(call.core, call.headers, transaction, person, call.now)?;
    attempt.used_with = Some(key.to_vec());
    attempt.made = Some(session.token_hash.to_vec());
    attempt.write(transaction)?;
    Ok(Answer {
        cookie: Some(Cookie::Set(token)),
        ..view(call, Some(&session))?
    })
}

/// Makes an account. That it needs a name tells nothing to others: only who has the right code gets here.
fn new_person(call: &Call<'_>, transaction: &Transaction<'_>, phone: &str) -> Result<Person, Refusal> {
    let mut fields = call.fields()?;
    let (name, birth_date) = (fields.name("name"), birth_date(&mut fields, call.now.date()));
    fields.done()?;
    let (Some(name), Some(birth_date)) = (name, birth_date) else {
        return Err(ProblemCode::Internal.into());
    };
    Ok(person_of(transaction, phone, &name, birth_date, call.now)?)
}

/// The person with this phone; made with what is vouched for where there is none yet.
pub(crate) fn person_of(
    transaction: &Transaction<'_>,
    phone: &str,
    name: &str,
    birth_date: Date,
    now: Timestamp,
) -> Result<Person, rusqlite::Error> {
    if let Some(person) = Person::by_phone(transaction, phone)? {
        return Ok(person);
    }
    transaction
        .prepare_cached("INSERT INTO persons (phone, name, birth_date, created_at) VALUES (?, ?, ?, ?)")?
        .execute(params![phone, name, birth_date.to_string(), now.unix_millis()])?;
    Ok(Person {
        id: transaction.last_insert_rowid(),
        phone: phone.into(),
        name: name.into(),
        birth_date,
        created_at: now,
    })
}

fn birth_date(fields: &mut Fields, today: Date) -> Option<Date> {
    let date = fields.date("birth_date")?;
    let fits = birth_date_fits(date, today);
    fits.map_err(|problem| fields.wrong("birth_date", problem)).ok()?;
    Some(date)
}
