//! What is known before a day begins: who comes, which desks serve, when it opens and closes.

use super::chance::Chance;
use super::day::Opening;
use super::plan::{Arrival, DeskChange, Planner};
use super::run::{Later, Phase, Run, Step};

const MINUTE: i64 = 60_000;
/// After closing, those who wait are served for so long at most.
const OVERTIME: i64 = 30 * MINUTE;

impl Run {
    /// Draws who comes and which desks serve.
    pub(super) fn plan(&mut self) {
        let Opening::Open(hours) = self.day.opening.clone() else {
            self.phase = Phase::Over;
            return;
        };
        let planner = |part: u64| Planner {
            date: self.day.date,
            kind: self.day.kind,
            hours: &hours,
            profile: &self.day.profile,
            speed: f64::from(self.day.speed.max(1)),
            chance: Chance::of(&[self.day.seed, part]),
        };
        let arrivals = planner(1).arrivals();
        let desks = planner(2).desks();
        let mut schedule: Vec<(i64, Step)> = desks
            .iter()
            .map(|DeskChange { at, desk, open }| (*at, Step::Desk(*desk, *open)))
            .collect();
        let (open, close) = (planner(3).at(hours.open), planner(3).at(hours.close));
        self.numbers_until = close - self.day.profile.last_call_minutes * MINUTE;
        schedule.extend([
            (open, Step::Opens),
            (self.numbers_until, Step::LastCall),
            (close, Step::Closes),
            (close + OVERTIME, Step::Ends),
        ]);
        if let Some(lunch) = &hours.lunch {
            schedule.push((planner(3).at(lunch.from), Step::LunchBegins));
            schedule.push((planner(3).at(lunch.until), Step::LunchEnds));
        }
        let hours_of_day = (1..24).map(|hour| self.now + hour * 60 * MINUTE);
        let hourly = hours_of_day.filter(|at| (open + 1..close).contains(at));
        schedule.extend(hourly.map(|at| (at, Step::Hour)));
        let looks = (1..=18).map(|look| (close - look * 5 * MINUTE, Step::Looks));
        schedule.extend(looks.filter(|_| self.day.profile.closes_early));
        schedule.sort_by_key(|(at, step)| (*at, step.rank()));
        (self.arrivals, self.schedule) = (arrivals, schedule);
        self.expect_reserved(close);
    }

    /// Those who reserved come around the beginning of their time; one in twelve does not come.
    fn expect_reserved(&mut self, close: i64) {
        for (at, reserved) in self.day.reserved.clone().into_iter().enumerate() {
            let mut chance = Chance::of(&[self.day.seed, 4, at as u64]);
            let start = reserved.start.unix_millis();
            let comes = start + (chance.between(-4.0, 12.0) * MINUTE as f64) as i64;
            let comes = comes.max(start);
            let cancelled = reserved.cancelled.is_some_and(|when| when.unix_millis() <= comes);
            if cancelled || chance.happens(1.0 / 12.0) || comes >= close {
                continue;
            }
            let service = chance.skewed(self.day.profile.service_s * 0.6, 0.4) * 1000.0;
            let service = (service / f64::from(self.day.speed.max(1))) as i64;
            self.after(comes, Later::Reserved(reserved.number, service));
        }
    }

    /// Someone who only tries out how long it takes, beside those who come anyway.
    pub(crate) fn try_out(&mut self, at: i64) {
        let arrival = Arrival {
            at,
            service: (self.day.profile.service_s * 1000.0) as i64,
            patience: i64::MAX,
            returns: None,
            first: false,
            probe: true,
        };
        // After those of the same millisecond, so that they are told as waiting.
        let place = self.arrivals.partition_point(|other| other.at <= at);
        self.arrivals.insert(place, arrival);
    }
}
