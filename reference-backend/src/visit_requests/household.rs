//! Visits in the household, in the export, in an erasure, and at the end of a permission.

use super::group::{self, Group};
use super::store::{self, Happened, Row, TimeKind};
use super::{tell, view, windows};
use crate::answer::Answer;
use crate::call::Call;
use crate::lists;
use crate::problems::Refusal;
use crate::representation::{self, Access};
use crate::session::{Person, Session};
use contract::household::{ForWhom, HouseholdItem, KeptData, Service};
use contract::permission::{Actor, PermissionState, PermissionStep};
use contract::privacy::mask_name;
use contract::text::LocalText;
use contract::time::Timestamp;
use contract::visit::{AskedPlace, Visit, VisitActor, VisitEventKind, VisitGroup, VisitRow, VisitState};
use rusqlite::{Connection, Transaction, params};

/// What is finished stands in the household for so many days.
const FINISHED_DAYS: i64 = 30;
/// At most so many.
const MOST: u32 = 30;

/// A visit of someone, and how they come to see it.
struct Found {
    row: Row,
    for_whom: Option<ForWhom>,
    made_by: Option<String>,
}

/// Visits of a person and of those for whom they act, the latest first; discreet ones where that is wished.
fn found(
    connection: &Connection,
    person: &Person,
    acting_for: &[representation::Row],
    now: Timestamp,
) -> Result<Vec<Found>, rusqlite::Error> {
    let mut all = Vec::new();
    for row in of(connection, &person.phone)? {
        let helper = match row.permission {
            Some(id) => representation::Row::by_id(connection, id)?,
            None => None,
        };
        let helper = helper.filter(|row| row.state_at(now) == PermissionState::Granted);
        all.push(Found {
            row,
            for_whom: None,
            made_by: helper.map(|row| mask_name(&row.helper_name)),
        });
    }
    for permission in acting_for
        .iter()
        .filter(|row| row.state_at(now) == PermissionState::Granted)
    {
        let under = of(connection, &permission.stands_for())?.into_iter();
        all.extend(
            under
                .filter(|row| row.permission == Some(permission.id))
                .map(|row| Found {
                    row,
                    for_whom: Some(permission.for_whom()),
                    made_by: None,
                }),
        );
    }
    all.retain(|found| found.row.request.in_history);
    all.sort_by_key(|found| std::cmp::Reverse((found.row.asked_at, found.row.id)));
    Ok(all)
}

fn of(connection: &Connection, resident: &str) -> Result<Vec<Row>, rusqlite::Error> {
    Row::list(
        connection,
        "resident = ?1 ORDER BY asked_at DESC LIMIT ?2",
        params![resident, MOST * 4],
    )
}

/// `GET /visits/requests`.
pub(crate) fn list_visits(
    call: &Call<'_>,
    connection: &Connection,
    session: &Session,
) -> Result<Answer, Refusal> {
    call.core.faults.of_read(call.endpoint, &session.person.phone)?;
    let acting_for = representation::Row::of_helper(connection, session.person.id)?;
    let mut rows = Vec::new();
    for found in found(connection, &session.person, &acting_for, call.now)? {
        let service = windows::service(&found.row.request.service, call.now);
        rows.push(VisitRow {
            start: next_start(connection, &found.row)?,
            title: tell::title(service.as_ref(), &found.row.request.service),
            asked_on: found.row.asked_at.date(),
            reference: found.row.reference,
            state: found.row.state,
            for_whom: found.for_whom,
        });
    }
    Answer::private(
        call.endpoint.status,
        &lists::page(call, &rows, |row| &row.reference)?,
    )
}

/// `GET /visits/groups`.
pub(crate) fn list_groups(
    call: &Call<'_>,
    connection: &Connection,
    session: &Session,
) -> Result<Answer, Refusal> {
    let all: Result<Vec<VisitGroup>, rusqlite::Error> =
        Group::gathering_of(connection, session.person.id, call.now)?
            .iter()
            .map(|group| group.seen(connection, call.now))
            .collect();
    Answer::private(
        call.endpoint.status,
        &lists::page(call, &all?, |group| &group.reference)?,
    )
}

fn next_start(connection: &Connection, row: &Row) -> Result<Option<Timestamp>, rusqlite::Error> {
    let times = store::times(connection, row.id)?;
    let next = times.into_iter().find(|time| time.kind == TimeKind::Agreed);
    Ok(next.map(|time| time.start))
}

/// The things of a person and of those for whom they act.
pub(crate) fn items(
    connection: &Connection,
    person: &Person,
    acting_for: &[representation::Row],
    now: Timestamp,
) -> Result<Vec<HouseholdItem>, Refusal> {
    let since = now.plus_seconds(-FINISHED_DAYS * 86_400);
    let mut all = found(connection, person, acting_for, now)?;
    all.retain(|found| found.row.finished_at.is_none_or(|at| at > since));
    all.truncate(MOST as usize);
    let mut items = gathering(connection, person, now)?;
    for found in all {
        let service = windows::service(&found.row.request.service, now);
        let title = tell::title(service.as_ref(), &found.row.request.service);
        let (ko, en) = words(found.row.state);
        let open = found.row.state.is_open();
        items.push(HouseholdItem {
            service: Service::OutreachVisit,
            reference: found.row.reference.clone(),
            title: LocalText::new(
                format!("{} ({ko})", title.ko),
                format!("{} ({en})", title.en.as_deref().unwrap_or(&title.ko)),
            ),
            for_whom: found.for_whom,
            made_by: found.made_by,
            open,
            due: next_start(connection, &found.row)?.filter(|_| open),
            reservation: None,
        });
    }
    Ok(items)
}

/// Groups that the person leads: they find them here until the request is sent.
fn gathering(
    connection: &Connection,
    person: &Person,
    now: Timestamp,
) -> Result<Vec<HouseholdItem>, rusqlite::Error> {
    let groups = Group::gathering_of(connection, person.id, now)?;
    let item = |group: &Group| {
        let seen = group.seen(connection, now)?;
        let (title, english) = (&seen.service_name.ko, seen.service_name.en.as_ref());
        let count = (seen.joined, seen.needed);
        Ok(HouseholdItem {
            service: Service::OutreachVisit,
            title: LocalText::new(
                format!("{title} ({}명 가운데 {}명 모임)", count.1, count.0),
                format!(
                    "{} ({} of {} have joined)",
                    english.unwrap_or(title),
                    count.0,
                    count.1
                ),
            ),
            reference: seen.reference,
            for_whom: None,
            made_by: None,
            open: true,
            due: Some(seen.expires_at),
            reservation: None,
        })
    };
    groups.iter().map(item).collect()
}

fn words(state: VisitState) -> (&'static str, &'static str) {
    match state {
        VisitState::Asked => ("신청함", "asked for"),
        VisitState::Assigned => ("담당자가 정해짐", "an officer has it"),
        VisitState::Agreed => ("약속함", "agreed"),
        VisitState::OnTheWay => ("가는 중", "on the way"),
        VisitState::Referred => ("다른 곳에서 맡음", "with another body"),
        VisitState::Done | VisitState::FollowedUp => ("다녀감", "done"),
        VisitState::Cancelled => ("취소함", "called off"),
        VisitState::Unknown => ("찾아가는 서비스", "visit"),
    }
}

/// All visits of a person, for the export: what others do for others is not in it.
pub(crate) fn export(
    connection: &Connection,
    person: &Person,
    now: Timestamp,
) -> Result<Vec<Visit>, Refusal> {
    let rows = Row::list(
        connection,
        "resident = ? ORDER BY asked_at DESC, id DESC",
        [&person.phone],
    )?;
    rows.iter()
        .map(|row| Ok(view::visit(connection, row, &Access::Own, now)?))
        .collect()
}

/// What is asked for under a permission and not done yet.
pub(crate) fn open_under(connection: &Connection, permission: i64) -> Result<Vec<Row>, rusqlite::Error> {
    Row::list(
        connection,
        "permission = ? AND state IN ('asked', 'assigned', 'agreed')",
        [permission],
    )
}

/// Stops what was asked for under a permission that has ended, unless someone is on the way. `by` is who ended it.
pub(crate) fn stop(
    transaction: &Transaction<'_>,
    (permission, by): (i64, Actor),
    now: Timestamp,
) -> Result<(), rusqlite::Error> {
    let actor = match by {
        Actor::Helper => VisitActor::Helper,
        _ => VisitActor::Resident,
    };
    for mut row in open_under(transaction, permission)? {
        call_off(transaction, &mut row, actor, now)?;
        tell::note(transaction, &row, (PermissionStep::Stopped, by), now)?;
    }
    Ok(())
}

fn call_off(
    transaction: &Transaction<'_>,
    row: &mut Row,
    by: VisitActor,
    now: Timestamp,
) -> Result<(), rusqlite::Error> {
    store::set_times(transaction, row.id, &[], TimeKind::Wished)?;
    row.happen(transaction, &Happened::new(VisitEventKind::Cancelled, by, now))?;
    Ok(())
}

/// What stays after an erasure.
pub(crate) fn kept() -> Vec<KeptData> {
    vec![KeptData {
        what: LocalText::new(
            "찾아가 도와드린 날짜와 서비스 이름 (이름, 전화번호, 주소, 적으신 글은 지워요)",
            "Days and services of visits, without name, phone number, address and what you wrote",
        ),
        why: LocalText::new(
            "구청이 한 일을 남겨야 해요.",
            "The office has to account for what it did.",
        ),
    }]
}

/// The account goes: what nobody is on the way for is called off, and all of it is forgotten.
pub(crate) fn erase(
    transaction: &Transaction<'_>,
    person: &Person,
    now: Timestamp,
) -> Result<(), rusqlite::Error> {
    for mut row in Row::list(transaction, "resident = ?", [&person.phone])? {
        if row.state.is_before_visit() {
            call_off(transaction, &mut row, VisitActor::Resident, now)?;
        }
        forget(transaction, &mut row)?;
    }
    transaction
        .prepare_cached("DELETE FROM photos WHERE person = ?")?
        .execute([person.id])?;
    group::erase(transaction, person.id, &person.phone)
}

/// Takes the person and their words away from a visit.
fn forget(transaction: &Transaction<'_>, row: &mut Row) -> Result<(), rusqlite::Error> {
    transaction
        .prepare_cached(
            "DELETE FROM visit_words WHERE event IN (SELECT id FROM visit_events WHERE visit = ?)",
        )?
        .execute([row.id])?;
    transaction
        .prepare_cached("DELETE FROM photos WHERE visit = ?")?
        .execute([row.id])?;
    transaction
        .prepare_cached("DELETE FROM messages WHERE about = ? AND kind = 'visit'")?
        .execute([&row.reference])?;
    (row.resident, row.owner, row.permission) = (None, None, None);
    row.request.on_behalf_of = None;
    row.request.permission = None;
    row.request.organisation = None;
    row.request.answers.clear();
    row.request.place = AskedPlace {
        text: None,
        ..row.request.place.clone()
    };
    row.request.contact.phone = None;
    row.request.access.clear();
    row.request.note = None;
    row.update(transaction)
}

/// What the clock brings.
pub(crate) fn settle(transaction: &Transaction<'_>, now: Timestamp) -> Result<(), rusqlite::Error> {
    group::sweep(transaction, now)
}
