//! What was learned, in SQLite: the calls of these days, the hours of past weeks, and how often forecasts held.

use super::calls::CallSeen;
use super::hours::{HourSeen, Services};
use contract::time::{Date, Timestamp};
use forecast::Tally;
use rusqlite::{Connection, Row, Transaction, params};
use std::collections::BTreeMap;

/// Hours are kept, and averaged, over so many weeks.
pub(crate) const WEEKS: u16 = 8;
/// Forecasts are counted over so many days.
pub(crate) const ACCURACY_DAYS: u16 = 7;
/// Forecasts are kept so many days, to look back at.
const TALLIES_KEPT_DAYS: i64 = 60;
/// Calls are kept so many days.
const CALLS_KEPT_DAYS: i64 = 2;
/// Most waits of one hour of one day.
const WAITS_MAX: usize = 60;

/// Office and counter.
pub(crate) type Place = (String, String);
/// A date and an hour of it.
pub(crate) type Hour = (Date, u8);

/// What is not yet in the database.
#[derive(Debug, Default)]
pub(crate) struct Unsaved {
    pub(crate) hours: BTreeMap<(Place, Hour), HourSeen>,
    pub(crate) calls: Vec<(Place, CallSeen)>,
    pub(crate) tallies: BTreeMap<(String, Date), Tally>,
}

impl Unsaved {
    /// Puts it into the database.
    pub(crate) fn save(&self, transaction: &Transaction<'_>) -> Result<(), rusqlite::Error> {
        for ((place, hour), seen) in &self.hours {
            save_hour(transaction, place, *hour, seen)?;
        }
        for ((office, counter), call) in &self.calls {
            transaction
                .prepare_cached("INSERT OR IGNORE INTO learned_calls VALUES (?, ?, ?, ?, ?)")?
                .execute(params![
                    office,
                    counter,
                    call.at.unix_millis(),
                    call.number,
                    call.window
                ])?;
        }
        for ((office, date), tally) in &self.tallies {
            transaction
                .prepare_cached(
                    "INSERT INTO checked_forecasts VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET
                     forecasts = forecasts + excluded.forecasts, \"right\" = \"right\" + excluded.\"right\"",
                )?
                .execute(params![office, date.to_string(), tally.forecasts, tally.right])?;
        }
        Ok(())
    }
}

fn save_hour(
    transaction: &Transaction<'_>,
    (office, counter): &Place,
    (date, hour): Hour,
    seen: &HourSeen,
) -> Result<(), rusqlite::Error> {
    let waits: String = seen.waits_s.iter().map(|wait| format!("{wait} ")).collect();
    transaction
        .prepare_cached(
            "INSERT INTO learned_hours VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
             looks = looks + excluded.looks, waiting_sum = waiting_sum + excluded.waiting_sum,
             calls = calls + excluded.calls, desk_looks = desk_looks + excluded.desk_looks,
             desks_sum = desks_sum + excluded.desks_sum, services = services + excluded.services,
             service_sum = service_sum + excluded.service_sum,
             service_squares = service_squares + excluded.service_squares, waits = waits || excluded.waits",
        )?
        .execute(params![
            office,
            counter,
            date.to_string(),
            hour,
            stored(seen.looks),
            stored(seen.waiting_sum),
            stored(seen.calls),
            stored(seen.desk_looks),
            stored(seen.desks_sum),
            stored(seen.services.count),
            stored(seen.services.sum_s),
            stored(seen.services.sum_squares),
            waits,
        ])?;
    Ok(())
}

/// SQLite counts with a sign.
fn stored(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// The calls of a day by counter, the oldest first.
pub(crate) fn calls_of(
    connection: &Connection,
    date: Date,
) -> Result<BTreeMap<Place, Vec<CallSeen>>, rusqlite::Error> {
    let mut statement = connection.prepare(
        "SELECT office, counter, at, number, window FROM learned_calls WHERE at >= ? ORDER BY at, number",
    )?;
    let mut calls: BTreeMap<Place, Vec<CallSeen>> = BTreeMap::new();
    let rows = statement.query_map([midnight(date)], |row| {
        let call = CallSeen {
            at: Timestamp::from_unix_millis(row.get(2)?),
            number: row.get(3)?,
            window: row.get(4)?,
        };
        Ok(((row.get(0)?, row.get(1)?), call))
    })?;
    for row in rows {
        let (place, call) = row?;
        calls.entry(place).or_default().push(call);
    }
    Ok(calls)
}

/// The hours of past weeks, without today.
pub(crate) fn hours_before(
    connection: &Connection,
    today: Date,
) -> Result<Vec<(Place, Hour, HourSeen)>, rusqlite::Error> {
    let mut statement = connection.prepare("SELECT * FROM learned_hours WHERE date >= ? AND date < ?")?;
    let from = days_before(today, i64::from(WEEKS) * 7);
    let rows = statement.query_map([from.to_string(), today.to_string()], |row| {
        let date: String = row.get(2)?;
        let place = (row.get(0)?, row.get(1)?);
        Ok(Date::parse(&date).zip(Some((place, row.get(3)?, hour_of(row)?))))
    })?;
    let all: Result<Vec<_>, _> = rows.collect();
    let read = all?.into_iter().flatten();
    Ok(read
        .map(|(date, (place, hour, seen))| (place, (date, hour), seen))
        .collect())
}

fn hour_of(row: &Row<'_>) -> Result<HourSeen, rusqlite::Error> {
    let count = |at: usize| {
        row.get::<_, i64>(at)
            .map(|count| u64::try_from(count).unwrap_or(0))
    };
    let waits: String = row.get(12)?;
    Ok(HourSeen {
        looks: count(4)?,
        waiting_sum: count(5)?,
        calls: count(6)?,
        desk_looks: count(7)?,
        desks_sum: count(8)?,
        services: Services {
            count: count(9)?,
            sum_s: count(10)?,
            sum_squares: count(11)?,
        },
        waits_s: waits
            .split_whitespace()
            .filter_map(|wait| wait.parse().ok())
            .take(WAITS_MAX)
            .collect(),
    })
}

/// Forecasts that were checked in the last days, by office and date.
pub(crate) fn tallies_since(
    connection: &Connection,
    today: Date,
) -> Result<BTreeMap<(String, Date), Tally>, rusqlite::Error> {
    let mut statement = connection
        .prepare("SELECT office, date, forecasts, \"right\" FROM checked_forecasts WHERE date > ?")?;
    let from = days_before(today, ACCURACY_DAYS.into());
    let rows = statement.query_map([from.to_string()], |row| {
        let tally = Tally {
            forecasts: row.get(2)?,
            right: row.get(3)?,
        };
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, tally))
    })?;
    let all: Result<Vec<_>, _> = rows.collect();
    Ok(all?
        .into_iter()
        .filter_map(|(office, date, tally)| Some(((office, Date::parse(&date)?), tally)))
        .collect())
}

/// Deletes what was kept long enough.
pub(crate) fn sweep(transaction: &Transaction<'_>, today: Date) -> Result<(), rusqlite::Error> {
    let before = |days: i64| days_before(today, days);
    transaction.execute(
        "DELETE FROM learned_calls WHERE at < ?",
        [midnight(before(CALLS_KEPT_DAYS))],
    )?;
    transaction.execute(
        "DELETE FROM learned_hours WHERE date < ?",
        [before(i64::from(WEEKS) * 7).to_string()],
    )?;
    transaction.execute(
        "DELETE FROM checked_forecasts WHERE date < ?",
        [before(TALLIES_KEPT_DAYS).to_string()],
    )?;
    Ok(())
}

fn midnight(date: Date) -> i64 {
    let clock = contract::time::ClockTime(chrono::NaiveTime::MIN);
    date.at(clock).unix_millis()
}

fn days_before(date: Date, days: i64) -> Date {
    Timestamp::from_unix_millis(midnight(date) - days * 86_400_000).date()
}
