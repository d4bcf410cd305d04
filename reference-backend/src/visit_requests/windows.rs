//! When officers are free.

use super::store;
use crate::answer::Answer;
use crate::call::Call;
use crate::demo_data;
use crate::problems::Refusal;
use crate::{calendar, photos};
use contract::limits::VISIT_TEXT_MAX;
use contract::office::{Closure, OfficeKind};
use contract::problem::{FieldProblem, ProblemCode};
use contract::text::LocalText;
use contract::time::{Date, Timestamp};
use contract::visit::{VisitDong, VisitRules, VisitService, VisitWindow, VisitWindows, WindowDay};
use rusqlite::Connection;

/// Most open requests of one person.
pub(super) const OPEN_MAX: u16 = 5;
/// Days for which a group can gather.
pub(super) const GROUP_DAYS: u16 = 14;
/// Most bytes of a photo.
pub(super) const PHOTO_BYTES: u32 = 10 * 1024 * 1024;

/// `GET /visits/rules`.
pub(crate) fn visit_rules(call: &Call<'_>) -> Result<Answer, Refusal> {
    let rules = VisitRules {
        dong: all_dong(),
        text_max: VISIT_TEXT_MAX as u32,
        open_max: OPEN_MAX,
        group_days: GROUP_DAYS,
        photo: photos::rules(PHOTO_BYTES),
        demo: true,
        server_time: call.now,
    };
    Answer::read(call, &rules)
}

/// The dong of the district.
fn all_dong() -> Vec<VisitDong> {
    let offices = demo_data::offices().into_iter();
    offices
        .filter(|office| office.kind == OfficeKind::DongOffice)
        .map(|office| VisitDong {
            id: office.id.into(),
            name: office.dong,
            position: office.position,
            wishes: None,
        })
        .collect()
}

/// Name of a dong, if it is one of the district.
pub(super) fn dong_name(id: &str) -> Option<LocalText> {
    let known = all_dong().into_iter().find(|dong| dong.id == id);
    known.map(|dong| dong.name)
}

/// A service of the catalogue, its closed days those of the calendar.
pub(super) fn service(id: &str, now: Timestamp) -> Option<VisitService> {
    let all = demo_data::visit_catalogue(now).services;
    let mut service = all.into_iter().find(|service| service.id == id)?;
    service.times.hours.closures = calendar::HOLIDAYS
        .iter()
        .map(|holiday| Closure {
            date: holiday.date(),
            reason: holiday.name(),
        })
        .collect();
    Some(service)
}

/// `GET /visits/services/{service}/windows`.
pub(crate) fn visit_windows(call: &Call<'_>) -> Result<Answer, Refusal> {
    let not_found = || Refusal::new(ProblemCode::NotFound);
    let service = service(call.param(), call.now).ok_or_else(not_found)?;
    let dong = call.query("dong").unwrap_or_default();
    dong_name(dong).ok_or_else(not_found)?;
    let windows = call
        .core
        .db
        .read(|connection| windows(connection, &service, dong, (call.now, None)));
    Answer::read(call, &windows.map_err(Refusal::from)?)
}

/// The windows of a service in a dong; those that one visit takes up itself are free to it.
///
/// Of a discreet service all are free to everyone, whoever has asked: neither the list nor a refusal tells that somebody
/// asked in this dong for this hour. Whether there is someone for two at a time, the officer settles with them.
pub(super) fn windows(
    connection: &Connection,
    service: &VisitService,
    dong: &str,
    (now, but): (Timestamp, Option<i64>),
) -> Result<VisitWindows, rusqlite::Error> {
    let taken = match service.discreet {
        true => Vec::new(),
        false => store::taken(connection, (&service.id, dong), now, but)?,
    };
    let (first, last) = service
        .times
        .wishable(service.visits_planned.as_ref(), now.date());
    let days = u64::try_from(last.days_since(first)).unwrap_or_default();
    let wishes = service.times.wishes_max > 0 && service.comes_to(dong);
    let day = |date: Date| WindowDay {
        date,
        closed: service
            .times
            .hours
            .closure(date)
            .map(|closure| closure.reason.clone()),
        windows: service
            .times
            .windows_on(date)
            .into_iter()
            .filter(|_| wishes)
            .map(|(start, end)| VisitWindow {
                start,
                end,
                free: start > now && !taken.contains(&start),
            })
            .collect(),
    };
    Ok(VisitWindows {
        service: service.id.clone(),
        dong: dong.to_owned(),
        days: (0..=days).map(|day| first.plus_days(day)).map(day).collect(),
        server_time: now,
    })
}

/// Why a time cannot be wished for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotFree {
    /// It is no time at which one can come.
    Wrong(FieldProblem),
    /// Someone else has it.
    Taken,
}

impl From<NotFree> for Refusal {
    fn from(not_free: NotFree) -> Self {
        match not_free {
            NotFree::Taken => ProblemCode::WindowTaken.into(),
            NotFree::Wrong(_) => ProblemCode::SlotClosed.into(),
        }
    }
}

/// Whether someone can come then.
pub(super) fn check(windows: &VisitWindows, start: Timestamp, now: Timestamp) -> Result<(), NotFree> {
    match windows.at(start) {
        Some(window) if window.free => Ok(()),
        _ if start <= now => Err(NotFree::Wrong(FieldProblem::InPast)),
        Some(_) => Err(NotFree::Taken),
        None => {
            let early = windows.days.first().is_some_and(|day| start.date() < day.date);
            let problem = if early {
                FieldProblem::InPast
            } else {
                FieldProblem::NotKnown
            };
            Err(NotFree::Wrong(problem))
        }
    }
}

/// When a visit that starts then ends.
pub(super) fn end_of(service: Option<&VisitService>, start: Timestamp) -> Timestamp {
    let minutes = service.map_or(60, |service| service.times.visit_minutes);
    start.plus_seconds(i64::from(minutes) * 60)
}
