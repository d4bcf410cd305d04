//! The half hours of an office over the days that can be chosen.

use crate::answer::Answer;
use crate::call::Call;
use crate::demo_data::OfficeSeed;
use crate::offices;
use crate::places::Taken;
use crate::problems::Refusal;
use crate::rules::OrderRulesConfig;
use crate::state::Core;
use contract::problem::ProblemCode;
use contract::slot::{NextOpening, Slot, SlotDay, SlotDays};
use contract::text::LocalText;
use contract::time::{ClockTime, Date, Timestamp};
use rusqlite::Connection;

/// How often to ask for slots while they are on the screen.
const POLL_AFTER_MS: u32 = 15_000;
/// How far ahead the next day that opens is looked for.
const OPENING_DAYS: u64 = 30;

/// `GET /offices/{office}/slots`.
pub(crate) fn list_slots(call: &Call<'_>) -> Result<Answer, Refusal> {
    let seed = offices::seed(call, call.param())?;
    let days = call
        .core
        .db
        .read(|connection| days(call.core, connection, seed, call.now));
    Answer::read(call, &days.map_err(Refusal::from)?)
}

fn days(
    core: &Core,
    connection: &Connection,
    seed: &OfficeSeed,
    now: Timestamp,
) -> Result<SlotDays, rusqlite::Error> {
    let rules = core.rules();
    let today = now.date();
    let taken = Taken::from(connection, seed.id, today, now)?;
    let mut days = Vec::new();
    for ahead in rules.min_days_ahead..=rules.max_days_ahead {
        let date = today.plus_days(ahead.into());
        let mut day = SlotDay {
            date,
            closed: offices::closed(connection, seed.id, date)?,
            slots: Vec::new(),
        };
        if day.closed.is_none() {
            day.slots = starts(&rules, seed, date)
                .into_iter()
                .filter(|start| in_time(&rules, *start, now))
                .map(|start| slot(core, &rules, seed, &taken, start))
                .collect();
        }
        if day.closed.is_none() && day.slots.is_empty() {
            day.closed = Some(LocalText::new("오늘은 끝났어요", "No more times today"));
        }
        days.push(day);
    }
    Ok(SlotDays {
        server_time: now,
        poll_after_ms: POLL_AFTER_MS,
        office: seed.id.into(),
        days,
        next_opening: next_opening(connection, seed, &rules, today)?,
    })
}

fn slot(core: &Core, rules: &OrderRulesConfig, seed: &OfficeSeed, taken: &Taken, start: Timestamp) -> Slot {
    let at = taken.at(start);
    let capacity = at.capacity.unwrap_or_else(|| rules.capacity(seed.kind));
    let demo = demo_bookings(core, seed, start, capacity, at.capacity.is_some());
    let held = at.holds + at.undoable;
    Slot {
        start,
        end: end(rules, start),
        capacity,
        left: capacity.saturating_sub(at.orders + held + demo),
        held,
        released_at: at.released_at,
    }
}

/// The first day after those that can be chosen on which the office opens.
fn next_opening(
    connection: &Connection,
    seed: &OfficeSeed,
    rules: &OrderRulesConfig,
    today: Date,
) -> Result<Option<NextOpening>, rusqlite::Error> {
    let midnight = ClockTime(chrono::NaiveTime::MIN);
    for ahead in 1..=OPENING_DAYS {
        let date = today.plus_days(u64::from(rules.max_days_ahead) + ahead);
        if offices::closed(connection, seed.id, date)?.is_none() {
            return Ok(Some(NextOpening {
                date,
                opens_at: today.plus_days(ahead).at(midnight),
            }));
        }
    }
    Ok(None)
}

/// End of a slot.
pub(crate) fn end(rules: &OrderRulesConfig, start: Timestamp) -> Timestamp {
    start.plus_seconds(i64::from(rules.slot_minutes) * 60)
}

/// The starts of a working day: whole slots between opening and closing, none over lunch.
fn starts(rules: &OrderRulesConfig, seed: &OfficeSeed, date: Date) -> Vec<Timestamp> {
    let Some(day) = rules
        .week(seed.kind)
        .into_iter()
        .find(|day| day.weekday == date.weekday())
    else {
        return Vec::new();
    };
    let step = u32::from(rules.slot_minutes.max(1));
    let over_lunch = |from: u32| {
        day.lunch
            .as_ref()
            .is_some_and(|lunch| from < lunch.until.minutes() && from + step > lunch.from.minutes())
    };
    (day.open.minutes()..day.close.minutes())
        .step_by(step as usize)
        .filter(|from| from + step <= day.close.minutes() && !over_lunch(*from))
        .filter_map(|from| ClockTime::new(from / 60, from % 60))
        .map(|time| date.at(time))
        .collect()
}

/// Whether a slot is far enough ahead.
fn in_time(rules: &OrderRulesConfig, start: Timestamp, now: Timestamp) -> bool {
    let lead = if start.date() == now.date() {
        rules.same_day_lead_minutes
    } else {
        0
    };
    start.seconds_since(now) >= i64::from(lead) * 60 && start > now
}

/// Refuses a start that is not a slot of the days that can be chosen.
pub(crate) fn check_open(
    core: &Core,
    connection: &Connection,
    seed: &OfficeSeed,
    start: Timestamp,
    now: Timestamp,
) -> Result<(), Refusal> {
    let rules = core.rules();
    let ahead = start.date().days_since(now.date());
    let chosen = (i64::from(rules.min_days_ahead)..=i64::from(rules.max_days_ahead)).contains(&ahead);
    let open = chosen
        && in_time(&rules, start, now)
        && starts(&rules, seed, start.date()).contains(&start)
        && offices::closed(connection, seed.id, start.date())?.is_none();
    match open {
        true => Ok(()),
        false => Err(ProblemCode::SlotClosed.into()),
    }
}

/// What a hold is needed for: a new one needs a free place; one that is used needs only that the office has
/// not taken places away since.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// A place that is free.
    FreePlace,
    /// The place of a hold that is about to be used.
    HeldPlace,
}

/// Refuses if a slot has no place.
pub(crate) fn check_place(
    core: &Core,
    connection: &Connection,
    seed: &OfficeSeed,
    start: Timestamp,
    now: Timestamp,
    need: Need,
) -> Result<(), Refusal> {
    let taken = Taken::from(connection, seed.id, start.date(), now)?;
    let at = taken.at(start);
    let capacity = at.capacity.unwrap_or_else(|| core.rules().capacity(seed.kind));
    let demo = demo_bookings(core, seed, start, capacity, at.capacity.is_some());
    let in_use = match need {
        Need::FreePlace => at.orders + at.undoable + at.holds + demo,
        Need::HeldPlace => at.orders + at.undoable + demo,
    };
    match in_use < capacity {
        true => Ok(()),
        false => Err(ProblemCode::SlotTaken.into()),
    }
}

/// The slots of a day that look booked in a demonstration, with how many places each.
pub(crate) fn demo_booked(
    core: &Core,
    connection: &Connection,
    seed: &OfficeSeed,
    date: Date,
) -> Result<Vec<(Timestamp, u16)>, rusqlite::Error> {
    if !core.demo_bookings {
        return Ok(Vec::new());
    }
    let rules = core.rules();
    let midnight = date.at(ClockTime(chrono::NaiveTime::MIN));
    let taken = Taken::from(connection, seed.id, date, midnight)?;
    let booked = |start| {
        let set = taken.at(start).capacity;
        let capacity = set.unwrap_or_else(|| rules.capacity(seed.kind));
        (start, demo_bookings(core, seed, start, capacity, set.is_some()))
    };
    Ok(starts(&rules, seed, date).into_iter().map(booked).collect())
}

/// Places that look booked in a demonstration: the same ones each time, none where the office has set the
/// number of places itself.
fn demo_bookings(core: &Core, seed: &OfficeSeed, start: Timestamp, capacity: u16, set: bool) -> u16 {
    if !core.demo_bookings || set {
        return 0;
    }
    let text = format!("{} {start}", seed.id);
    let digest = crate::random::hash(&[text.as_bytes()]);
    match digest[0] % 12 {
        0 => capacity,
        1 | 2 => capacity.saturating_sub(1),
        3 => capacity.saturating_sub(2),
        4..=6 => capacity / 2,
        _ => 0,
    }
}
