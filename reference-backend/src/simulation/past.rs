//! What hours were like over past weeks, learned from days that were played.

use super::run::Run;
use super::tally::Hour;
use contract::queue_status::{HALF_HOURS_MAX, UsualHour};

/// Fewer days than this say nothing about an hour.
const FEWEST_DAYS: usize = 3;

/// One day that was played to its end: its weekday and the hours in which it was open.
#[derive(Debug, Clone)]
pub(crate) struct PastDay {
    pub(crate) weekday: u8,
    hours: Vec<(u8, Hour)>,
}

impl PastDay {
    /// What a day that is over was like.
    pub(crate) fn of(run: &Run) -> Self {
        let hours = run.tally.hours.iter().enumerate();
        // Overtime of a few minutes is no hour.
        let open = hours.filter(|(_, hour)| hour.open >= 15 * 60_000);
        Self {
            weekday: run.day.date.weekday(),
            hours: open.map(|(at, hour)| (at as u8, hour.clone())).collect(),
        }
    }
}

/// What each hour of each weekday was like, by weekday and hour.
pub(crate) fn usual<'d>(days: impl IntoIterator<Item = &'d PastDay>) -> Vec<UsualHour> {
    let days: Vec<&PastDay> = days.into_iter().collect();
    let mut all = Vec::new();
    for weekday in 0..7_u8 {
        for hour in 0..24_u8 {
            let same = days.iter().filter(|day| day.weekday == weekday);
            let same: Vec<&Hour> = same
                .filter_map(|day| day.hours.iter().find(|(at, _)| *at == hour).map(|(_, hour)| hour))
                .collect();
            all.extend(usual_hour(weekday, hour, &same));
        }
    }
    look_ahead(&mut all);
    all
}

/// Gives each hour the desks of the half hours after it too.
fn look_ahead(hours: &mut [UsualHour]) {
    let own: Vec<(u8, u8, Vec<u16>)> = hours
        .iter()
        .map(|usual| (usual.weekday, usual.hour, usual.desks_half_hours_tenths.clone()))
        .collect();
    for usual in hours {
        let later = (usual.hour + 1..).take(HALF_HOURS_MAX / 2 - 1);
        usual.desks_half_hours_tenths.extend(later.flat_map(|hour| {
            let found = own
                .iter()
                .find(|(weekday, at, _)| (*weekday, *at) == (usual.weekday, hour));
            found.map_or_else(|| vec![0; 2], |(_, _, halves)| halves.clone())
        }));
    }
}

fn usual_hour(weekday: u8, hour: u8, days: &[&Hour]) -> Option<UsualHour> {
    if days.len() < FEWEST_DAYS {
        return None;
    }
    let mut waits: Vec<u32> = days.iter().flat_map(|day| day.waits.iter().copied()).collect();
    let services: Vec<f64> = days
        .iter()
        .flat_map(|day| day.services.iter().map(|seconds| f64::from(*seconds)))
        .collect();
    waits.sort_unstable();
    let open: i64 = days.iter().map(|day| day.open).sum::<i64>().max(1);
    let per_open = |sum: i64, times: f64| (sum as f64 * times / open as f64).round() as u16;
    let count = services.len().max(1) as f64;
    let mean = services.iter().sum::<f64>() / count;
    let deviation = (services.iter().map(|one| (one - mean).powi(2)).sum::<f64>() / count).sqrt();
    let half = |half: usize| {
        let (open, desks) = days
            .iter()
            .map(|day| day.halves[half])
            .fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        (desks as f64 * 10.0 / open.max(1) as f64).round() as u16
    };
    let calls: u32 = days.iter().map(|day| day.calls).sum();
    let share = |tenths: usize| {
        let at = (waits.len() * tenths / 10).min(waits.len().saturating_sub(1));
        waits.get(at).copied().unwrap_or_default()
    };
    Some(UsualHour {
        weekday,
        hour,
        days: u16::try_from(days.len()).unwrap_or(u16::MAX),
        waiting: per_open(days.iter().map(|day| day.waiting).sum(), 1.0),
        calls: (f64::from(calls) / days.len() as f64).round() as u16,
        desks_tenths: per_open(days.iter().map(|day| day.desks).sum(), 10.0),
        desks_half_hours_tenths: (0..2).map(half).collect(),
        service_s: mean.round() as u32,
        service_deviation_s: deviation.round() as u32,
        wait_low_s: share(1),
        wait_middle_s: share(5),
        wait_high_s: share(9),
    })
}

/// The entry of an hour.
pub(crate) fn at(hours: &[UsualHour], weekday: u8, hour: u8) -> Option<&UsualHour> {
    hours
        .iter()
        .find(|usual| (usual.weekday, usual.hour) == (weekday, hour))
}
