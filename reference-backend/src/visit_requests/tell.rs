//! What is told of each step: to the phone of the resident, and in the record of a permission.

use super::store::Row;
use super::windows;
use crate::messages::{self, Kind, Text};
use crate::representation::{self, VisitWords, date_en, date_ko};
use contract::permission::{Actor, PermissionState, PermissionStep};
use contract::text::LocalText;
use contract::time::Timestamp;
use contract::visit::{ContactWay, VisitService};
use rusqlite::Transaction;

/// What it is called where others might read it: of a discreet service only that there is something.
pub(super) fn title(service: Option<&VisitService>, fallback: &str) -> LocalText {
    match service {
        Some(service) if service.discreet => LocalText::new("구청 상담", "District office"),
        Some(service) => service.name.clone(),
        None => LocalText::new(fallback, fallback),
    }
}

/// Writes down what was done, if it was asked for under a permission that is in force; that tells both sides. Once
/// it has ended, only that something stopped is told: the rest is no longer the helper's to know.
pub(super) fn note(
    transaction: &Transaction<'_>,
    row: &Row,
    (step, by): (PermissionStep, Actor),
    now: Timestamp,
) -> Result<(), rusqlite::Error> {
    let Some(permission) = row.permission else {
        return Ok(());
    };
    let in_force = representation::Row::by_id(transaction, permission)?
        .is_some_and(|permission| permission.state_at(now) == PermissionState::Granted);
    if !in_force && step != PermissionStep::Stopped {
        return Ok(());
    }
    let service = windows::service(&row.request.service, now);
    let words = VisitWords {
        reference: row.reference.clone(),
        title: title(service.as_ref(), &row.request.service),
    };
    representation::note_visit(transaction, permission, words, (step, by), now)
}

/// Sends a message on a step to the resident, unless they asked not to be contacted. Where nobody else should learn of
/// the service, neutral words, and only to whoever chose messages as the safe way.
pub(super) fn tell(
    transaction: &Transaction<'_>,
    row: &Row,
    text: &LocalText,
    now: Timestamp,
) -> Result<(), rusqlite::Error> {
    let service = windows::service(&row.request.service, now);
    let discreet = service.as_ref().is_some_and(|service| service.discreet);
    let contact = &row.request.contact;
    let safe = match contact.way {
        ContactWay::Message => true,
        ContactWay::Here => false,
        _ => !discreet,
    };
    if !safe {
        return Ok(());
    }
    let account = row.resident.as_deref().filter(|phone| phone.starts_with('0'));
    let Some(phone) = contact
        .phone
        .as_deref()
        .or(account)
        .filter(|_| row.resident.is_some())
    else {
        return Ok(());
    };
    let text = match discreet {
        true => neutral(&row.reference),
        false => {
            let title = title(service.as_ref(), &row.request.service);
            let english = |text: &LocalText| text.en.clone().unwrap_or_else(|| text.ko.clone());
            LocalText::new(
                format!("{}: {}", title.ko, text.ko),
                format!("{}: {}", english(&title), english(text)),
            )
        }
    };
    let message = Text {
        about: Some(row.reference.clone()),
        ..Text::plain(Kind::Visit, text)
    };
    messages::send(transaction, phone, &message, now)
}

fn neutral(reference: &str) -> LocalText {
    LocalText::new(
        format!("구청에서 알려요: {reference}에 새 소식이 있어요."),
        format!("From the district office: there is news of {reference}."),
    )
}

/// A day and time in words.
pub(super) fn when(at: Timestamp) -> LocalText {
    let (hour, minute) = at.clock().parts();
    let hour_ko = match hour {
        0..=11 => format!("오전 {hour}시"),
        12 => "낮 12시".to_owned(),
        _ => format!("오후 {}시", hour - 12),
    };
    let minutes = match minute {
        0 => String::new(),
        _ => format!(" {minute}분"),
    };
    LocalText::new(
        format!("{} {hour_ko}{minutes}", date_ko(at.date())),
        format!("{} {}", date_en(at.date()), at.clock()),
    )
}
