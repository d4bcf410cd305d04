//! A hall with one counter, simulated for tuning the forecast: people come by hour, services are skewed, desks take
//! breaks, reserved visitors are called in between, some do not come when called. Days differ by chance in how
//! many come and how long they take. It has nothing in common with the simulation of the reference backend, on
//! which the forecast is validated.

#![allow(unreachable_pub)]
mod chance;
mod day;

pub use chance::Chance;
pub use day::{Call, Day};

use contract::queue_status::{CounterStatus, RecentServices, UsualHour};
use contract::time::Timestamp;

/// Nine hours, in seconds since opening.
pub const OPEN_S: f64 = 9.0 * 3_600.0;

/// What a counter is like, and what kind of day it is.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    /// Desks on duty.
    pub desks: usize,
    /// Seconds of one service, on average.
    pub service_s: f64,
    /// Share of the desks' capacity that is asked for over the day.
    pub load: f64,
    /// Services of this day against usual ones.
    pub slowness: f64,
    /// Breaks of a desk in an hour.
    pub breaks: f64,
    /// Share of reserved visitors.
    pub reserved: f64,
    /// Desks that stay empty all day.
    pub missing: usize,
    /// Share of cases that take five times as long.
    pub long: f64,
    /// Whether one in four cases takes three times as long as the others, instead of all being much alike.
    pub mixed: bool,
    /// How many more come in two hours of the day.
    pub rush: f64,
}

impl Kind {
    /// An ordinary counter of so many desks.
    pub fn ordinary(desks: usize, service_s: f64) -> Self {
        Self {
            desks,
            service_s,
            load: 0.86,
            slowness: 1.0,
            breaks: 0.25,
            reserved: 0.08,
            missing: 0,
            long: 0.0,
            mixed: desks != 2 && desks != 7,
            rush: 1.0,
        }
    }
}

/// What ordinary days of a counter were like, by hour: what a backend would have learned.
pub fn learn(kind: Kind, days: u16, chance: &mut Chance) -> Vec<UsualHour> {
    let all: Vec<Day> = (0..days).map(|_| Day::new(kind, chance)).collect();
    (0..9).map(|hour| usual(hour, &all)).collect()
}

/// Desks in the half hour that begins so many hours after opening, times ten; none after closing.
fn desks_in(from_hour: f64, days: &[Day]) -> u16 {
    let from = from_hour * 3_600.0;
    if from >= OPEN_S {
        return 0;
    }
    let sum: usize = (0..6)
        .flat_map(|part| {
            days.iter()
                .map(move |day| day.desks(from + 150.0 + 300.0 * f64::from(part)))
        })
        .sum();
    (10.0 * sum as f64 / 6.0 / days.len() as f64).round() as u16
}

fn usual(hour: u8, days: &[Day]) -> UsualHour {
    let from = f64::from(hour) * 3_600.0;
    let within = |at: f64| (from..from + 3_600.0).contains(&at);
    let count = days.len() as f64;
    let calls: Vec<&Call> = days.iter().flat_map(|day| &day.calls).collect();
    let services: Vec<f64> = calls
        .iter()
        .filter(|call| within(call.at))
        .map(|call| call.service)
        .collect();
    let mut waits: Vec<f64> = calls
        .iter()
        .filter(|call| within(call.came) && !call.reserved)
        .map(|call| call.at - call.came)
        .collect();
    waits.sort_by(f64::total_cmp);
    let share = |share: f64| {
        waits
            .get((share * waits.len() as f64) as usize)
            .map_or(0, |wait| *wait as u32)
    };
    let mean = services.iter().sum::<f64>() / services.len().max(1) as f64;
    let variance = services
        .iter()
        .map(|service| (service - mean).powi(2))
        .sum::<f64>()
        / services.len().max(1) as f64;
    let moments: Vec<f64> = (0..6)
        .map(|tenth| from + 300.0 + 600.0 * f64::from(tenth))
        .collect();
    let over_moments = |seen: &dyn Fn(&Day, f64) -> usize| {
        let sum: usize = days
            .iter()
            .flat_map(|day| moments.iter().map(|at| seen(day, *at)))
            .sum();
        sum as f64 / count / moments.len() as f64
    };
    UsualHour {
        weekday: 0,
        hour: 9 + hour,
        days: days.len() as u16,
        waiting: over_moments(&|day, at| day.waiting(at).len()).round() as u16,
        calls: (services.len() as f64 / count).round() as u16,
        desks_tenths: (10.0 * over_moments(&Day::desks)).round() as u16,
        desks_half_hours_tenths: (0..8)
            .map(|half| desks_in(f64::from(hour) + 0.5 * f64::from(half), days))
            .collect(),
        service_s: mean as u32,
        service_deviation_s: variance.sqrt() as u32,
        wait_low_s: share(0.1),
        wait_middle_s: share(0.5),
        wait_high_s: share(0.9),
    }
}

/// Opening of the simulated day.
fn opening() -> Timestamp {
    Timestamp::parse("2026-11-23T09:00:00+09:00").unwrap()
}

/// The moment so many seconds after opening.
pub fn moment(at: f64) -> Timestamp {
    opening().plus_seconds(at as i64)
}

/// Seconds between calls between which someone waited, the latest first.
fn gaps(calls: &[Call]) -> Vec<u32> {
    let waited = calls.windows(2).rev().filter(|two| two[1].came <= two[0].at);
    waited
        .map(|two| (two[1].at - two[0].at) as u32)
        .take(20)
        .collect()
}

/// The latest forty services that are over.
fn served(calls: &[Call], at: f64) -> Option<RecentServices> {
    let over = |call: &&Call| call.at + call.service <= at;
    let all: Vec<f64> = calls
        .iter()
        .rev()
        .filter(over)
        .map(|call| call.service)
        .take(40)
        .collect();
    let count = all.len() as f64;
    let mean = all.iter().sum::<f64>() / count;
    let variance = all.iter().map(|one| (one - mean).powi(2)).sum::<f64>() / count;
    (!all.is_empty()).then(|| RecentServices {
        count: all.len() as u16,
        service_s: mean as u32,
        service_deviation_s: variance.sqrt() as u32,
    })
}

/// The counter as it would be told at this moment of a day; desks that are free and how long people took only if
/// all is told.
pub fn status(day: &Day, at: f64, usual: &[UsualHour], all_told: bool) -> CounterStatus {
    let text = r#"{"id":"a","name":{"ko":"통합민원"},"kind":"general","state":"open"}"#;
    let called = day.calls.partition_point(|call| call.at <= at);
    let waiting = day.waiting(at);
    CounterStatus {
        called_at: day.calls[..called].last().map(|call| moment(call.at)),
        call_gaps_s: gaps(&day.calls[..called]),
        recent_services: served(&day.calls[..called], at).filter(|_| all_told),
        waiting_told: Some(waiting.len() as i64),
        reserved_waiting: Some(waiting.iter().filter(|call| call.reserved).count() as i64),
        desks_told: Some(day.desks(at) as i64),
        free_told: all_told.then(|| day.free(at) as i64),
        usual: usual.get((at / 3_600.0) as usize).cloned(),
        ..serde_json::from_str(text).unwrap()
    }
}

/// A question whose answer is known.
pub struct Asked {
    pub at: f64,
    pub ahead: u32,
    pub real_s: u32,
}

/// Everyone who comes is asked for, just before; and every five minutes one of those who wait.
pub fn asked(day: &Day, chance: &mut Chance) -> Vec<Asked> {
    let walk_in = || day.calls.iter().filter(|call| !call.reserved);
    let mut all: Vec<(f64, &Call)> = walk_in().map(|call| (call.came - 0.01, call)).collect();
    for tick in 0..108 {
        let at = 300.0 * f64::from(tick) + 1.0;
        let there: Vec<&Call> = walk_in().filter(|call| call.came <= at && call.at > at).collect();
        let which = (chance.share() * there.len() as f64) as usize;
        all.extend(there.get(which).map(|call| (at, *call)));
    }
    let answer = |(at, call): (f64, &Call)| Asked {
        at,
        ahead: day
            .waiting(at)
            .iter()
            .take_while(|other| other.at < call.at)
            .count() as u32,
        real_s: (call.at - at) as u32,
    };
    all.into_iter().map(answer).collect()
}
