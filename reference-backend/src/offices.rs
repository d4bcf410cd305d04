//! Offices with their hours.

use crate::answer::Answer;
use crate::calendar;
use crate::call::Call;
use crate::demo_data::OfficeSeed;
use crate::lists;
use crate::problems::Refusal;
use crate::queue_status::load_office;
use crate::state::Core;
use contract::office::{Closure, Hours, Office};
use contract::problem::ProblemCode;
use contract::reservation::OfficeBrief;
use contract::text::LocalText;
use contract::time::Date;
use rusqlite::{Connection, OptionalExtension};

/// Closures are told for so many days from today.
const CLOSURES_DAYS: u64 = 60;

/// `GET /offices`.
pub(crate) fn list_offices(call: &Call<'_>) -> Result<Answer, Refusal> {
    if let Some(cursor) = call.query("cursor") {
        call.core.faults.of_office(call.endpoint, cursor)?;
    }
    let offices: Result<Vec<Office>, Refusal> = match call.core.queues.source.own_offices(call.now) {
        Some(own) => own,
        None => call.core.db.read(|connection| {
            let today = call.now.date();
            call.core
                .offices
                .iter()
                .map(|seed| Ok(office(call.core, connection, seed, today)?))
                .collect()
        }),
    };
    Answer::read(call, &lists::page(call, &offices?, |office| &office.id)?)
}

/// `GET /offices/{office}`.
pub(crate) fn get_office(call: &Call<'_>) -> Result<Answer, Refusal> {
    if let Some(own) = call.core.queues.source.own_offices(call.now) {
        call.core.faults.of_office(call.endpoint, call.param())?;
        let found = own?.into_iter().find(|office| office.id == call.param());
        return Answer::read(call, &found.ok_or_else(|| Refusal::new(ProblemCode::NotFound))?);
    }
    let of_load = load_office::seed(call.core, call.param());
    let seed = match &of_load {
        Some(seed) => seed,
        None => seed(call, call.param())?,
    };
    let office = call
        .core
        .db
        .read(|connection| office(call.core, connection, seed, call.now.date()));
    Answer::read(call, &office.map_err(Refusal::from)?)
}

/// An office of the catalogue.
pub(crate) fn seed<'c>(call: &Call<'c>, id: &str) -> Result<&'c OfficeSeed, Refusal> {
    call.core.faults.of_office(call.endpoint, id)?;
    let found = call.core.offices.iter().find(|seed| seed.id == id);
    found.ok_or_else(|| ProblemCode::NotFound.into())
}

/// What a resident needs to find an office.
pub(crate) fn brief(seed: &OfficeSeed) -> OfficeBrief {
    OfficeBrief {
        id: seed.id.into(),
        name: seed.name.clone(),
        dong: seed.dong.clone(),
        address: seed.address.clone(),
        phone: seed.phone.into(),
    }
}

/// An office as it is served.
fn office(
    core: &Core,
    connection: &Connection,
    seed: &OfficeSeed,
    today: Date,
) -> Result<Office, rusqlite::Error> {
    let last = today.plus_days(CLOSURES_DAYS);
    let mut closures: Vec<Closure> = calendar::HOLIDAYS
        .iter()
        .filter(|holiday| (today..=last).contains(&holiday.date()))
        .map(|holiday| Closure {
            date: holiday.date(),
            reason: holiday.name(),
        })
        .collect();
    for own in own_closures(connection, seed.id)? {
        if (today..=last).contains(&own.date) && closures.iter().all(|known| known.date != own.date) {
            closures.push(own);
        }
    }
    closures.sort_by_key(|closure| closure.date);
    Ok(Office {
        id: seed.id.into(),
        name: seed.name.clone(),
        kind: seed.kind,
        dong: seed.dong.clone(),
        address: seed.address.clone(),
        phone: seed.phone.into(),
        position: seed.position.clone(),
        hours: Hours {
            weekly: core.rules().week(seed.kind),
            closures,
            notes: Vec::new(),
        },
        counters: seed.counters.clone(),
        takes_orders: true,
        demo: seed.demo,
    })
}

/// Closing days that the office has set, of an office or a store.
pub(crate) fn own_closures(connection: &Connection, office: &str) -> Result<Vec<Closure>, rusqlite::Error> {
    let mut statement =
        connection.prepare_cached("SELECT date, reason_ko, reason_en FROM closures WHERE office = ?")?;
    let rows = statement.query_map([office], |row| {
        let reason = LocalText::of(row.get(1)?, row.get(2)?);
        Ok(Date::parse(&row.get::<_, String>(0)?).map(|date| Closure { date, reason }))
    })?;
    let all: Result<Vec<_>, _> = rows.collect();
    Ok(all?.into_iter().flatten().collect())
}

/// Why an office is closed on a date; `None` if it opens.
pub(crate) fn closed(
    connection: &Connection,
    office: &str,
    date: Date,
) -> Result<Option<LocalText>, rusqlite::Error> {
    if let Some(holiday) = calendar::holiday(date) {
        return Ok(Some(holiday.name()));
    }
    if let Some(name) = calendar::weekend(date) {
        return Ok(Some(name));
    }
    connection
        .prepare_cached("SELECT reason_ko, reason_en FROM closures WHERE office = ? AND date = ?")?
        .query_row([office, &date.to_string()], |row| {
            Ok(LocalText::of(row.get(0)?, row.get(1)?))
        })
        .optional()
}
