//! The record of a permission, and the messages that tell each step: one text for all.

use super::store::Row;
use super::words::{self, Matter};
use crate::messages::{self, Kind, Text};
use crate::session::Person;
use contract::permission::{
    Actor, AnsweredBy, PermissionRecord, PermissionState, PermissionStep as Step, link,
};
use contract::text::LocalText;
use contract::time::Timestamp;
use rusqlite::{Connection, Transaction, params};

/// After so many messages on one permission within an hour, its represented person is told of the helper's steps
/// in the record alone.
const MESSAGES_AN_HOUR: u32 = 10;

/// Writes down what happened, and tells the represented person; the helper too, unless it was the helper.
pub(super) fn note(
    transaction: &Transaction<'_>,
    row: &Row,
    (step, by): (Step, Actor),
    matter: Option<&Matter>,
    now: Timestamp,
) -> Result<(), rusqlite::Error> {
    note_at(transaction, row, (step, by), matter, (now, now))
}

/// The same for what happened earlier than it is written down.
pub(super) fn note_at(
    transaction: &Transaction<'_>,
    row: &Row,
    (step, by): (Step, Actor),
    matter: Option<&Matter>,
    (at, now): (Timestamp, Timestamp),
) -> Result<(), rusqlite::Error> {
    let text = words::told(row, step, by, matter);
    transaction
        .prepare_cached(
            "INSERT INTO permission_records
             (permission, position, at, step, actor, text_ko, text_en, order_reference)
             SELECT ?1, COUNT(*), ?2, ?3, ?4, ?5, ?6, ?7 FROM permission_records WHERE permission = ?1",
        )?
        .execute(params![
            row.id,
            at.unix_millis(),
            step.word(),
            by.word(),
            text.ko,
            text.en.as_deref().unwrap_or(&text.ko),
            matter.map(Matter::reference)
        ])?;
    // What a helper does with an order or a book cannot fill the phone: the record tells all of it.
    let of_helper = by == Actor::Helper && matter.is_some() && step != Step::Stopped;
    if !of_helper || !told_enough(transaction, row, now)? {
        tell_represented(transaction, row, step, &text, now)?;
    }
    let helper = row
        .helper
        .filter(|_| by != Actor::Helper || step == Step::Stopped);
    if let Some(id) = helper
        && let Some(helper) = Person::by_id(transaction, id)?
    {
        let message = Text {
            about: Some(row.reference.clone()),
            ..Text::plain(Kind::Permission, text)
        };
        messages::send(transaction, &helper.phone, &message, now)?;
    }
    Ok(())
}

/// Whether so many messages on a permission went to the represented person within an hour that they are enough.
fn told_enough(connection: &Connection, row: &Row, now: Timestamp) -> Result<bool, rusqlite::Error> {
    let Some(phone) = &row.represented_phone else {
        return Ok(true);
    };
    let since = now.plus_seconds(-3600);
    Ok(messages::count_about(connection, phone, &row.reference, since)? >= MESSAGES_AN_HOUR)
}

/// Each message brings a link by which the person can look and say no.
fn tell_represented(
    transaction: &Transaction<'_>,
    row: &Row,
    step: Step,
    text: &LocalText,
    now: Timestamp,
) -> Result<(), rusqlite::Error> {
    let Some(phone) = &row.represented_phone else {
        return Ok(());
    };
    let key = row.new_key(transaction, AnsweredBy::Link, now)?;
    let asks = matches!(step, Step::Asked | Step::SentAgain);
    let more = match (asks, row.state) {
        (true, _) => question(&row.reference),
        (false, PermissionState::Granted) => LocalText::new(
            "보거나 그만하게 하려면 여기를 누르세요: {link}",
            "To look at it or to end it: {link}",
        ),
        (false, _) => LocalText::new("보려면 여기를 누르세요: {link}", "To look at it: {link}"),
    };
    let en = [text, &more].map(|text| text.en.as_deref().unwrap_or_default());
    let message = Text {
        kind: Kind::Permission,
        text: LocalText::new(format!("{} {}", text.ko, more.ko), en.join(" ")),
        code: row.code.clone().filter(|_| asks),
        link: Some(link(&row.reference, &key)),
        about: Some(row.reference.clone()),
    };
    messages::send(transaction, phone, &message, now)
}

fn question(reference: &str) -> LocalText {
    LocalText::new(
        format!(
            "여기를 누르고 네 또는 아니요를 골라 주세요: {{link}} 누를 수 없으면 120으로 전화하거나, 대리 번호 \
             {reference}, 확인 번호 {{code}}로 대답하세요. 모르는 일이면 아니요를 고르세요."
        ),
        format!(
            "Answer yes or no here: {{link}} If you cannot, call 120, or answer with number {reference} and code \
             {{code}}. If you know nothing of it, answer no."
        ),
    )
}

/// Everything that happened, oldest first; also what the clock has done and nobody has written yet.
pub(super) fn all(
    connection: &Connection,
    row: &Row,
    now: Timestamp,
) -> Result<Vec<PermissionRecord>, rusqlite::Error> {
    let mut record: Vec<PermissionRecord> = connection
        .prepare_cached(
            "SELECT at, step, actor, text_ko, text_en, order_reference FROM permission_records
             WHERE permission = ? ORDER BY position",
        )?
        .query_map([row.id], |found| {
            Ok(PermissionRecord {
                at: Timestamp::from_unix_millis(found.get(0)?),
                step: Step::from_word(&found.get::<_, String>(1)?),
                by: Actor::from_word(&found.get::<_, String>(2)?),
                text: LocalText::of(found.get(3)?, found.get(4)?),
                order: found.get(5)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    if let Some((state, at)) = row.standing().ended_by_time(now) {
        let step = step_of(state);
        record.push(PermissionRecord {
            at,
            step,
            by: Actor::Time,
            text: words::told(row, step, Actor::Time, None),
            order: None,
        });
    }
    Ok(record)
}

/// The step that leads into a state.
pub(super) fn step_of(state: PermissionState) -> Step {
    match state {
        PermissionState::Asked => Step::Asked,
        PermissionState::Granted => Step::Granted,
        PermissionState::Refused => Step::Refused,
        PermissionState::Withdrawn => Step::Withdrawn,
        PermissionState::Expired => Step::Expired,
        PermissionState::Ended => Step::Ended,
        PermissionState::Unknown => Step::Unknown,
    }
}
