//! What a day of an office is played from, read from the database and the rules.

use crate::demo_data::OfficeSeed;
use crate::simulation::Command;
use crate::simulation::day::{LineRules, Opening, Reserved};
use crate::state::Core;
use crate::{calendar, offices, random, slots};
use contract::office::CounterKind;
use contract::time::{ClockTime, Date, Timestamp};
use rusqlite::{Connection, params};

/// How far ahead the next day that opens is looked for.
const OPENING_DAYS: u64 = 30;

/// What a day of an office is played from.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Inputs {
    pub(crate) opening: Opening,
    /// Whether the office itself has closed the day, which it may do while the day runs.
    pub(crate) closed_by_office: bool,
    pub(crate) next_opening: Option<Timestamp>,
    /// Those who reserved, by the counter that they come to.
    pub(crate) reserved: Vec<(String, Reserved)>,
    /// What happened from outside, by counter, in order.
    pub(crate) commands: Vec<(String, Timestamp, Command)>,
    pub(crate) rules: LineRules,
}

impl Inputs {
    /// Reads what is known of a day now.
    pub(crate) fn read(
        core: &Core,
        connection: &Connection,
        office: &OfficeSeed,
        date: Date,
    ) -> Result<Self, rusqlite::Error> {
        Ok(Self {
            next_opening: next_opening(core, connection, office, date)?,
            ..Self::of_past(core, connection, office, date)?
        })
    }

    /// The same for a day that is over: when it opened again is not looked for.
    pub(crate) fn of_past(
        core: &Core,
        connection: &Connection,
        office: &OfficeSeed,
        date: Date,
    ) -> Result<Self, rusqlite::Error> {
        let closed = offices::closed(connection, office.id, date)?;
        let as_ever = calendar::holiday(date).is_some() || calendar::weekend(date).is_some();
        let hours = core.rules().week(office.kind);
        let hours = hours.into_iter().find(|day| day.weekday == date.weekday());
        let opening = match (closed, hours) {
            (None, Some(hours)) => Opening::Open(hours),
            (reason, _) => Opening::Closed(reason),
        };
        let mut reserved = reservations(connection, office, date)?;
        if matches!(opening, Opening::Open(_)) {
            reserved.extend(demo(core, connection, office, date)?);
        }
        Ok(Self {
            closed_by_office: !as_ever && matches!(opening, Opening::Closed(_)),
            opening,
            next_opening: None,
            reserved,
            commands: commands(connection, office.id, date)?,
            rules: core.queues.line_rules(),
        })
    }
}

/// When an office opens next after a day.
fn next_opening(
    core: &Core,
    connection: &Connection,
    office: &OfficeSeed,
    date: Date,
) -> Result<Option<Timestamp>, rusqlite::Error> {
    let week = core.rules().week(office.kind);
    for ahead in 1..=OPENING_DAYS {
        let day = date.plus_days(ahead);
        let hours = week.iter().find(|hours| hours.weekday == day.weekday());
        if let Some(hours) = hours
            && offices::closed(connection, office.id, day)?.is_none()
        {
            return Ok(Some(day.at(hours.open)));
        }
    }
    Ok(None)
}

/// Siren orders of a day, cancelled ones too: they may have come before.
fn reservations(
    connection: &Connection,
    office: &OfficeSeed,
    date: Date,
) -> Result<Vec<(String, Reserved)>, rusqlite::Error> {
    let midnight = date.at(ClockTime(chrono::NaiveTime::MIN)).unix_millis();
    connection
        .prepare_cached(
            "SELECT start, ticket_number, counter_kind, (SELECT MAX(at) FROM reservation_history
               WHERE reservation = reservations.id AND reservations.state = 'cancelled')
             FROM reservations WHERE office = ?1 AND start >= ?2 AND start < ?3 ORDER BY start, ticket_number",
        )?
        .query_map(params![office.id, midnight, midnight + 86_400_000], |row| {
            let kind = CounterKind::from_word(&row.get::<_, String>(2)?);
            let cancelled = row.get::<_, Option<i64>>(3)?;
            Ok((
                counter_of(office, kind),
                Reserved {
                    start: Timestamp::from_unix_millis(row.get(0)?),
                    number: format!("예약-{}", row.get::<_, u32>(1)?),
                    cancelled: cancelled.map(Timestamp::from_unix_millis),
                },
            ))
        })?
        .collect()
}

/// The counter for a kind of affairs, else the first.
fn counter_of(office: &OfficeSeed, kind: CounterKind) -> String {
    let named = office.counters.iter().find(|counter| counter.kind == kind);
    let counter = named.or(office.counters.first());
    counter.map(|counter| counter.id.clone()).unwrap_or_default()
}

/// Those who come for what looks booked in a demonstration.
fn demo(
    core: &Core,
    connection: &Connection,
    office: &OfficeSeed,
    date: Date,
) -> Result<Vec<(String, Reserved)>, rusqlite::Error> {
    let mut all = Vec::new();
    for (start, places) in slots::demo_booked(core, connection, office, date)? {
        for place in 0..places {
            let text = format!("{} {start} {place}", office.id);
            let kind = match random::hash(&[text.as_bytes()])[0] % 10 {
                0 | 1 => CounterKind::Passport,
                2 | 3 => CounterKind::FamilyRelation,
                _ => CounterKind::General,
            };
            let reserved = Reserved {
                start,
                // Above the numbers of real orders.
                number: format!("예약-{}", 101 + all.len()),
                cancelled: None,
            };
            all.push((counter_of(office, kind), reserved));
        }
    }
    Ok(all)
}

fn commands(
    connection: &Connection,
    office: &str,
    date: Date,
) -> Result<Vec<(String, Timestamp, Command)>, rusqlite::Error> {
    let mut statement = connection.prepare_cached(
        "SELECT counter, at, command FROM queue_commands WHERE office = ? AND date = ? ORDER BY at, id",
    )?;
    let rows = statement.query_map(params![office, date.to_string()], |row| {
        let command = serde_json::from_str(&row.get::<_, String>(2)?);
        Ok((row.get(0)?, row.get::<_, i64>(1)?, command))
    })?;
    let mut all = Vec::new();
    for row in rows {
        let (counter, at, command) = row?;
        // A command that this version does not know is left out.
        all.extend(
            command
                .ok()
                .map(|command| (counter, Timestamp::from_unix_millis(at), command)),
        );
    }
    Ok(all)
}

/// Keeps what happened, so that the day can be played again. Never before what happened already.
pub(crate) fn record(
    connection: &Connection,
    (office, counter): (&str, &str),
    now: Timestamp,
    command: &Command,
) -> Result<Timestamp, rusqlite::Error> {
    let date = now.date().to_string();
    let last: Option<i64> = connection
        .prepare_cached("SELECT MAX(at) FROM queue_commands WHERE office = ? AND counter = ? AND date = ?")?
        .query_row(params![office, counter, date], |row| row.get(0))?;
    let now = now.unix_millis();
    // Two writers may come in another order than they looked at the clock. A clock that was put back is followed.
    let at = last
        .filter(|last| (now..now + 60_000).contains(last))
        .unwrap_or(now);
    let command = serde_json::to_string(command)
        .map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
    connection
        .prepare_cached(
            "INSERT INTO queue_commands (office, counter, date, at, command) VALUES (?, ?, ?, ?, ?)",
        )?
        .execute(params![office, counter, date, at, command])?;
    Ok(Timestamp::from_unix_millis(at))
}
