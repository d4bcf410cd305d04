//! What a day is planned to be: how busy, how many desks, how long people take.

use super::chance::Chance;
use contract::office::{CounterKind, DayHours, OfficeKind};
use contract::time::{ClockTime, Date};

/// What kind of day it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DayKind {
    /// As planned.
    Ordinary,
    /// For two hours, far more people than usual come.
    Surge,
    /// Some of the desks stay empty all day.
    Understaffed,
    /// Everyone takes half as long again.
    Slow,
    /// Desks come and go.
    Volatile,
    /// Few people come.
    Quiet,
    /// One in twelve takes very long.
    LongCases,
}

impl DayKind {
    /// All kinds.
    pub const ALL: &'static [Self] = &[
        Self::Ordinary,
        Self::Surge,
        Self::Understaffed,
        Self::Slow,
        Self::Volatile,
        Self::Quiet,
        Self::LongCases,
    ];

    /// What kind a day is by chance: two in three are ordinary.
    pub(crate) fn by_chance(chance: &mut Chance) -> Self {
        match chance.unit() {
            part if part < 0.64 => Self::Ordinary,
            part => Self::ALL[1 + ((part - 0.64) / 0.06) as usize % 6],
        }
    }
}

/// What a counter is like.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Profile {
    /// Desks on a usual day.
    pub(crate) desks: usize,
    /// The number of the first desk.
    pub(crate) first_desk: usize,
    /// Seconds that one person takes on average.
    pub(crate) service_s: f64,
    /// Deviation of that, by the average.
    pub(crate) spread: f64,
    /// How busy the desks are on average.
    pub(crate) load: f64,
    /// Numbers start above this one.
    pub(crate) numbers_above: u32,
    /// Numbers are given out until so many minutes before closing.
    pub(crate) last_call_minutes: i64,
    /// Whether it stops giving out numbers early when the line is too long to be worked off.
    pub(crate) closes_early: bool,
}

impl Profile {
    /// What a counter of this kind is like, at an office of this kind.
    pub(crate) fn of(counter: CounterKind, office: OfficeKind) -> Self {
        let center = office == OfficeKind::CivilCenter;
        let (desks, first_desk, service_s, spread, load, above, last_call, early) = match (counter, center) {
            (CounterKind::General, true) => (5, 1, 240.0, 0.75, 0.72, 1000, 10, false),
            (CounterKind::Passport, _) => (4, 6, 380.0, 0.45, 0.76, 2000, 20, true),
            (CounterKind::FamilyRelation, _) => (3, 10, 780.0, 0.60, 0.70, 3000, 30, true),
            (CounterKind::Welfare, _) => (2, 4, 900.0, 0.75, 0.58, 4000, 30, true),
            _ => (3, 1, 270.0, 0.80, 0.58, 1000, 10, false),
        };
        Self {
            desks,
            first_desk,
            service_s,
            spread,
            load,
            numbers_above: above,
            last_call_minutes: last_call,
            closes_early: early,
        }
    }
}

/// Someone who comes without a reservation.
#[derive(Debug, Clone)]
pub(crate) struct Arrival {
    /// When, in milliseconds.
    pub(crate) at: i64,
    /// Milliseconds at the desk.
    pub(crate) service: i64,
    /// Leaves after waiting so many milliseconds; the number is called in vain then.
    pub(crate) patience: i64,
    /// Comes back with a missing paper after so many milliseconds.
    pub(crate) returns: Option<i64>,
    /// Goes first by law.
    pub(crate) first: bool,
    /// Whether someone only tries out how long it takes.
    pub(crate) probe: bool,
}

/// A desk that opens or closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DeskChange {
    /// When, in milliseconds.
    pub(crate) at: i64,
    /// Which desk, from 0.
    pub(crate) desk: usize,
    /// Whether it serves from now on.
    pub(crate) open: bool,
}

/// What is planned and drawn for one counter on one day.
pub(crate) struct Planner<'a> {
    pub(crate) date: Date,
    pub(crate) kind: DayKind,
    pub(crate) hours: &'a DayHours,
    pub(crate) profile: &'a Profile,
    pub(crate) speed: f64,
    pub(crate) chance: Chance,
}

const MINUTE: i64 = 60_000;

impl Planner<'_> {
    /// A clock time of the day in milliseconds.
    pub(crate) fn at(&self, time: ClockTime) -> i64 {
        self.date.at(time).unix_millis()
    }

    /// How long one person takes, in milliseconds.
    fn service(&mut self) -> i64 {
        let (mut mean, mut spread) = (self.profile.service_s, self.profile.spread);
        match self.kind {
            DayKind::Slow => mean *= 1.5,
            DayKind::LongCases if self.chance.happens(1.0 / 12.0) => (mean, spread) = (mean * 5.0, 0.4),
            _ if self.chance.happens(0.015) => (mean, spread) = (mean * 4.0, 0.4),
            _ => {}
        }
        let seconds = self.chance.skewed(mean, spread).clamp(mean / 8.0, mean * 6.0);
        (seconds * 1000.0 / self.speed) as i64
    }

    /// Someone who comes at a moment.
    pub(crate) fn arrival(&mut self, at: i64) -> Arrival {
        let minutes = |minutes: f64| (minutes * MINUTE as f64) as i64;
        let gone = self.chance.happens(0.02);
        let patience = if gone {
            0.0
        } else {
            25.0 + self.chance.exponential(120.0)
        };
        let returns = self.chance.happens(0.02);
        let away = self.chance.between(8.0, 30.0) / self.speed;
        Arrival {
            at,
            service: self.service(),
            patience: minutes(patience / self.speed.sqrt()),
            returns: returns.then(|| minutes(away)),
            first: self.chance.happens(0.008),
            probe: false,
        }
    }

    /// Everyone who comes, by time.
    pub(crate) fn arrivals(&mut self) -> Vec<Arrival> {
        let (open, close) = (self.at(self.hours.open), self.at(self.hours.close));
        let surge_from = open + (self.chance.between(0.1, 0.6) * (close - open) as f64) as i64;
        let weekday = [1.18, 0.97, 0.95, 0.93, 1.04, 1.0, 1.0][usize::from(self.date.weekday()) % 7];
        let of_kind = if self.kind == DayKind::Quiet { 0.4 } else { 1.0 };
        let most = 2.8;
        let per_ms = self.profile.load * self.profile.desks as f64 * self.speed * weekday * of_kind
            / (self.profile.service_s * 1000.0);
        let mut all = Vec::new();
        // Those who stood at the door when it opened.
        let early = (per_ms * (8 * MINUTE) as f64) as usize;
        for _ in 0..early {
            let at = open + self.chance.between(0.0, 60_000.0) as i64;
            all.push(self.arrival(at));
        }
        let mut at = open as f64;
        loop {
            at += self.chance.exponential(1.0 / (per_ms * most));
            let moment = at as i64;
            if moment >= close {
                break;
            }
            let surge = self.kind == DayKind::Surge && (0..120 * MINUTE).contains(&(moment - surge_from));
            let busy = self.busy(moment) * if surge { 1.9 } else { 1.0 };
            if self.chance.happens(busy / most) {
                all.push(self.arrival(moment));
            }
        }
        all.sort_by_key(|arrival| arrival.at);
        all
    }

    /// How busy a moment is, by the average of the day.
    fn busy(&self, moment: i64) -> f64 {
        let minute = (moment - self.at(self.hours.open)) / MINUTE + i64::from(self.hours.open.minutes());
        if let Some(lunch) = &self.hours.lunch
            && (i64::from(lunch.from.minutes())..i64::from(lunch.until.minutes())).contains(&minute)
        {
            // Only those who come a little before it ends.
            return if i64::from(lunch.until.minutes()) - minute <= 20 {
                0.7
            } else {
                0.0
            };
        }
        match minute / 60 {
            ..=9 => 1.15,
            10 => 1.10,
            11 => 0.95,
            12 | 13 => 1.30,
            14 => 1.12,
            15 => 0.95,
            16 => 0.85,
            17 => 0.70,
            _ => 0.40,
        }
    }

    /// When which desk opens and closes, by time.
    pub(crate) fn desks(&mut self) -> Vec<DeskChange> {
        let (open, close) = (self.at(self.hours.open), self.at(self.hours.close));
        let all = self.profile.desks;
        let staffed = match self.kind {
            DayKind::Understaffed => (all - 1 - all / 5).max(1),
            _ => all,
        };
        let mut changes = Vec::new();
        for desk in 0..staffed {
            changes.push(DeskChange {
                at: open,
                desk,
                open: true,
            });
            let mut away = self.breaks(desk, staffed, open, close);
            if self.kind == DayKind::Volatile {
                away.extend(self.comings_and_goings(open, close));
            }
            if self.hours.evening && desk >= staffed.div_ceil(2) {
                // In the evening, half of the desks serve.
                let six = self.date.at(ClockTime::new(18, 0).unwrap_or(self.hours.close));
                away.push((six.unix_millis(), close + 60 * MINUTE));
            }
            changes.extend(joined(away).into_iter().flat_map(|(from, until)| {
                [(from, false), (until, true)].map(|(at, open)| DeskChange { at, desk, open })
            }));
        }
        changes.retain(|change| change.at < close || !change.open);
        changes.sort_by_key(|change| (change.at, change.desk));
        changes
    }

    /// Shifts before and after lunch, and a short break in the afternoon, where others go on.
    fn breaks(&mut self, desk: usize, desks: usize, open: i64, close: i64) -> Vec<(i64, i64)> {
        let mut away = Vec::new();
        if desks < 2 {
            return away;
        }
        if let Some(lunch) = &self.hours.lunch {
            let (from, until) = (self.at(lunch.from), self.at(lunch.until));
            match desk % 2 {
                0 => away.push((from - 30 * MINUTE, from)),
                _ => away.push((until, until + 30 * MINUTE)),
            }
        }
        if self.chance.happens(0.7) {
            let from = open + (self.chance.between(0.65, 0.9) * (close - open) as f64) as i64;
            let long = self.chance.between(8.0, 18.0);
            away.push((from, from + (long * MINUTE as f64) as i64));
        }
        away
    }

    fn comings_and_goings(&mut self, open: i64, close: i64) -> Vec<(i64, i64)> {
        let mut away = Vec::new();
        let mut at = open;
        loop {
            at += (self.chance.exponential(45.0).max(5.0) * MINUTE as f64) as i64;
            let until = at + (self.chance.exponential(18.0).max(4.0) * MINUTE as f64) as i64;
            if until >= close {
                return away;
            }
            away.push((at, until));
            at = until;
        }
    }
}

/// Spans of time that overlap made one.
fn joined(mut spans: Vec<(i64, i64)>) -> Vec<(i64, i64)> {
    spans.sort_unstable();
    let mut out: Vec<(i64, i64)> = Vec::new();
    for (from, until) in spans {
        match out.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(until),
            _ => out.push((from, until)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn spans_that_overlap_are_one() {
        assert_eq!(joined(vec![(5, 9), (1, 3), (2, 4), (9, 10)]), [(1, 4), (5, 10)]);
    }
}
