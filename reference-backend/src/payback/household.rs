//! Books in the household: what is going on, and what was finished lately.

use super::store::Row;
use super::view;
use crate::problems::Refusal;
use crate::representation;
use crate::session::Person;
use crate::state::Core;
use contract::household::{HouseholdItem, Service};
use contract::payback::PaybackState;
use contract::permission::PermissionState;
use contract::privacy::mask_name;
use contract::text::LocalText;
use contract::time::Timestamp;
use rusqlite::{Connection, params};

/// What was finished is shown for so many days.
const FINISHED_DAYS: i64 = 30;
/// At most so many.
const MOST: u32 = 30;

/// The things of a person and of those for whom they act.
pub(crate) fn items(
    core: &Core,
    connection: &Connection,
    person: &Person,
    acting_for: &[representation::Row],
    now: Timestamp,
) -> Result<Vec<HouseholdItem>, Refusal> {
    let mut items = Vec::new();
    for row in lately(connection, &person.phone, now)? {
        let helper = match row.permission {
            Some(id) => representation::Row::by_id(connection, id)?,
            None => None,
        };
        let helper = helper.filter(|row| row.state_at(now) == PermissionState::Granted);
        let made_by = helper.map(|row| mask_name(&row.helper_name));
        items.push(HouseholdItem {
            made_by,
            ..item(core, connection, &row, now)?
        });
    }
    for permission in acting_for
        .iter()
        .filter(|row| row.state_at(now) == PermissionState::Granted)
    {
        let under = lately(connection, &permission.stands_for(), now)?;
        for row in under.iter().filter(|row| row.permission == Some(permission.id)) {
            items.push(HouseholdItem {
                for_whom: Some(permission.for_whom()),
                ..item(core, connection, row, now)?
            });
        }
    }
    Ok(items)
}

fn lately(connection: &Connection, reader: &str, now: Timestamp) -> Result<Vec<Row>, rusqlite::Error> {
    let since = now.plus_seconds(-FINISHED_DAYS * 86_400).unix_millis();
    Row::list(
        connection,
        "reader = ?1 AND (finished_at IS NULL OR finished_at > ?2)
         AND NOT (state = 'bought' AND return_by < ?3) ORDER BY applied_at DESC LIMIT ?4",
        params![reader, since, now.date().to_string(), MOST],
    )
}

fn item(core: &Core, connection: &Connection, row: &Row, now: Timestamp) -> Result<HouseholdItem, Refusal> {
    let state = row.state_at(now);
    let due = match state {
        PaybackState::Bought => view::last_return(core, connection, row)?.map(|last| last.day.at(last.until)),
        _ => None,
    };
    let (ko, en) = words(state);
    Ok(HouseholdItem {
        service: Service::BookPayback,
        reference: row.reference.clone(),
        title: LocalText::new(
            format!("{} ({ko})", row.book.title),
            format!("{} ({en})", row.book.title),
        ),
        for_whom: None,
        made_by: None,
        open: state.is_open(),
        due,
        reservation: None,
    })
}

fn words(state: PaybackState) -> (&'static str, &'static str) {
    match state {
        PaybackState::Applied => ("답을 기다려요", "waiting for the answer"),
        PaybackState::Approved => ("이제 사세요", "buy it now"),
        PaybackState::Bought => ("읽고 반납하세요", "read and return it"),
        PaybackState::Returned => ("서점이 살펴봐요", "the store looks at it"),
        PaybackState::Checked => ("곧 돌려드려요", "paid back soon"),
        PaybackState::Paid | PaybackState::Placed => ("돌려받았어요", "paid back"),
        PaybackState::Refused => ("돌려드릴 수 없어요", "not paid back"),
        PaybackState::Withdrawn => ("거두었어요", "withdrawn"),
        PaybackState::Missed => ("반납 날짜가 지났어요", "not returned in time"),
        PaybackState::Unknown => ("북페이백", "book payback"),
    }
}

/// All books of a person, for the export: those of others are not in it.
pub(crate) fn export(
    core: &Core,
    connection: &Connection,
    person: &Person,
    now: Timestamp,
) -> Result<Vec<contract::payback::Payback>, Refusal> {
    let rows = Row::list(
        connection,
        "reader = ? ORDER BY applied_at DESC, id DESC",
        [&person.phone],
    )?;
    let own = representation::Access::Own;
    rows.iter()
        .map(|row| Ok(view::payback(core, connection, row, &own, now)?))
        .collect()
}
