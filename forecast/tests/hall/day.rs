//! One day of the hall, from opening until everyone was served.

use super::{Chance, Kind, OPEN_S};
use std::collections::VecDeque;

/// How many come in each hour, against the mean hour.
const HOURS: [f64; 9] = [0.9, 1.25, 1.2, 0.85, 0.9, 1.2, 1.15, 0.95, 0.6];
/// While both wait, every third call is for someone who has reserved.
const RESERVED_EVERY: usize = 3;
const NO_SHOWS: f64 = 0.04;
const NO_SHOW_S: f64 = 45.0;

/// One person, from coming to being called.
#[derive(Debug, Clone, Copy)]
pub struct Call {
    pub came: f64,
    pub at: f64,
    pub service: f64,
    pub reserved: bool,
}

/// A day that is over.
pub struct Day {
    /// In the order of calling.
    pub calls: Vec<Call>,
    /// When each desk is away: from, until.
    away: Vec<Vec<(f64, f64)>>,
}

impl Day {
    pub fn new(kind: Kind, chance: &mut Chance) -> Self {
        let slowness = kind.slowness * chance.lognormal(0.10);
        let crowd = kind.load * chance.lognormal(0.10);
        let away: Vec<_> = (0..kind.desks - kind.missing)
            .map(|desk| breaks(kind, desk, chance))
            .collect();
        let mut walk_in = VecDeque::new();
        let mut reserved = VecDeque::new();
        let mut at = 0.0;
        loop {
            let hour = ((at / 3_600.0) as usize).min(8);
            let rush = if (2..4).contains(&hour) { kind.rush } else { 1.0 };
            at += chance.gap(rush * crowd * HOURS[hour] * kind.desks as f64 * 0.85 / kind.service_s);
            if at > OPEN_S - 1_800.0 {
                break;
            }
            let long = if chance.happens(kind.long) { 4.0 } else { 1.0 };
            let service = kind.service_s * slowness * long * service(kind.mixed, chance);
            let person = (at, service);
            if chance.happens(kind.reserved) {
                reserved.push_back(person);
            } else {
                walk_in.push_back(person);
            }
        }
        let calls = serve(walk_in, reserved, &away, chance);
        Self { calls, away }
    }

    /// Desks on duty.
    pub fn desks(&self, at: f64) -> usize {
        let here = |away: &&Vec<(f64, f64)>| !away.iter().any(|(from, until)| (*from..*until).contains(&at));
        self.away.iter().filter(here).count()
    }

    /// Desks on duty that have nobody to serve.
    pub fn free(&self, at: f64) -> usize {
        let busy = self
            .calls
            .iter()
            .filter(|call| call.at <= at && at < call.at + call.service);
        self.desks(at).saturating_sub(busy.count())
    }

    /// Who waits, in the order in which they will be called.
    pub fn waiting(&self, at: f64) -> Vec<Call> {
        let from = self.calls.partition_point(|call| call.at <= at);
        self.calls[from..]
            .iter()
            .filter(|call| call.came <= at)
            .copied()
            .collect()
    }
}

/// One service, against the mean.
fn service(mixed: bool, chance: &mut Chance) -> f64 {
    if !mixed {
        return chance.lognormal(0.5);
    }
    let mean = if chance.happens(0.25) { 2.1 } else { 0.633 };
    mean * chance.lognormal(0.55)
}

/// Lunch in two shifts of an hour, and short breaks.
fn breaks(kind: Kind, desk: usize, chance: &mut Chance) -> Vec<(f64, f64)> {
    let mut away = Vec::new();
    if kind.desks > 1 {
        let lunch = 2.5 * 3_600.0 + if desk.is_multiple_of(2) { 0.0 } else { 3_600.0 };
        away.push((lunch, lunch + 3_600.0));
    }
    let mut at = chance.gap(kind.breaks / 3_600.0);
    while at < OPEN_S {
        let until = at + 300.0 + 900.0 * chance.share();
        away.push((at, until));
        at = until + chance.gap(kind.breaks / 3_600.0);
    }
    away
}

/// The first moment from `at` on at which a desk is not away.
fn back(away: &[(f64, f64)], at: f64) -> f64 {
    let mut at = at;
    while let Some((_, until)) = away.iter().find(|(from, until)| (*from..*until).contains(&at)) {
        at = *until;
    }
    at
}

fn serve(
    mut walk_in: VecDeque<(f64, f64)>,
    mut reserved: VecDeque<(f64, f64)>,
    away: &[Vec<(f64, f64)>],
    chance: &mut Chance,
) -> Vec<Call> {
    let mut free = vec![0.0; away.len()];
    let mut calls: Vec<Call> = Vec::new();
    let mut since_reserved = 0;
    while let Some(next) = [walk_in.front(), reserved.front()]
        .into_iter()
        .flatten()
        .map(|one| one.0)
        .reduce(f64::min)
    {
        let ready = |desk: usize, free: &[f64]| back(&away[desk], free[desk].max(next));
        let Some(desk) = (0..free.len()).min_by(|one, two| ready(*one, &free).total_cmp(&ready(*two, &free)))
        else {
            break;
        };
        let at = ready(desk, &free);
        let waits = |queue: &VecDeque<(f64, f64)>| queue.front().is_some_and(|one| one.0 <= at);
        let first = waits(&reserved) && (!waits(&walk_in) || since_reserved + 1 >= RESERVED_EVERY);
        since_reserved = if first { 0 } else { since_reserved + 1 };
        let Some((came, service)) = (if first {
            reserved.pop_front()
        } else {
            walk_in.pop_front()
        }) else {
            break;
        };
        let service = if chance.happens(NO_SHOWS) {
            NO_SHOW_S
        } else {
            service
        };
        calls.push(Call {
            came,
            at,
            service,
            reserved: first,
        });
        free[desk] = at + service;
    }
    calls
}
