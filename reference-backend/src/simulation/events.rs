//! What happens by itself: the plan of the day, and what follows from what happened.

use super::chance::{Chance, mix};
use super::day::Opening;
use super::line::Row;
use super::person::Person;
use super::plan::Arrival;
use super::run::{Later, Office, Phase, Run, Step};
use contract::text::LocalText;
use contract::ticket::OvertakingReason;

const MINUTE: i64 = 60_000;
/// When the lunch break begins, those who wait are served for so long at most.
const INTO_LUNCH: i64 = 40 * MINUTE;

impl Run {
    pub(super) fn step(&mut self, step: Step) {
        self.touch();
        match step {
            Step::Opens => self.phase = Phase::Open,
            Step::Desk(desk, open) => self.desks[desk].open = open,
            Step::LunchBegins => {
                self.phase = Phase::BeforeLunch;
                self.after(self.now + INTO_LUNCH, Later::Lunch);
            }
            Step::LunchEnds => self.phase = Phase::Open,
            Step::Hour | Step::LastCall => {}
            Step::Looks => {
                self.changes -= 1;
                self.look_at_the_line();
            }
            Step::Closes => self.phase = Phase::Overtime,
            Step::Ends => self.end(),
        }
    }

    /// Stops giving out numbers early if the line cannot be worked off by closing time.
    fn look_at_the_line(&mut self) {
        let Opening::Open(hours) = &self.day.opening else {
            return;
        };
        let close = self.day.date.at(hours.close).unix_millis();
        let desks = self.desks.iter().filter(|desk| desk.open).count().max(1) as f64;
        let work = self.line.len() as f64 * self.day.profile.service_s * 1000.0;
        let work = (work / desks / f64::from(self.day.speed.max(1))) as i64;
        let last_call = self.now + 5 * MINUTE;
        if self.early.is_none() && self.now + work > close - 10 * MINUTE && last_call < self.numbers_until {
            let reason = LocalText::new(
                "기다리는 분이 많아서 번호표를 일찍 끝내요.",
                "Many people wait, so numbers end early today.",
            );
            self.close_early(last_call, reason);
        }
    }

    /// Numbers end at a moment, earlier than usual.
    pub(super) fn close_early(&mut self, last_call: i64, reason: LocalText) {
        self.numbers_until = last_call;
        self.early = Some(reason);
        self.after(last_call.max(self.now), Later::LastCall(last_call));
        self.touch();
    }

    pub(super) fn follow(&mut self, later: Later) {
        match later {
            Later::Reserved(number, service) => {
                // Whoever has checked in is there already.
                let came = self.people.iter().any(|person| person.number == number);
                let there = matches!(self.phase, Phase::Open | Phase::Lunch) && !came;
                if there && !self.manual && !matches!(self.office, Office::Closed { .. }) {
                    let mut person = self.person(number, service);
                    person.goes_first = Some(OvertakingReason::Reserved);
                    self.joins(person, Row::Reserved);
                }
            }
            Later::Returns(who) => {
                if matches!(self.phase, Phase::Open | Phase::Lunch) && !self.manual {
                    let before = &self.people[who];
                    let mut person = self.person(before.number.clone(), before.service / 2);
                    person.goes_first = Some(OvertakingReason::Returned);
                    self.joins(person, Row::First);
                }
            }
            Later::RejoinOver(who) => self.rejoin_is_over(who),
            Later::PauseEnds(pause) => {
                if pause == self.pauses && matches!(self.office, Office::Paused { .. }) {
                    self.office = Office::AsPlanned;
                    self.touch();
                }
            }
            Later::Lunch => {
                if self.phase == Phase::BeforeLunch {
                    self.phase = Phase::Lunch;
                    self.touch();
                }
            }
            Later::LastCall(at) => {
                if at == self.numbers_until {
                    self.touch();
                }
            }
        }
    }

    pub(super) fn comes(&mut self, arrival: Arrival) {
        self.last_number += 1;
        let mut person = self.person(self.last_number.to_string(), arrival.service);
        person.patience = arrival.patience;
        person.returns = arrival.returns;
        person.probe = arrival.probe;
        person.goes_first = arrival.first.then_some(OvertakingReason::Priority);
        let row = if arrival.first { Row::First } else { Row::Others };
        self.joins(person, row);
    }

    /// Someone who joins now.
    pub(super) fn person(&self, number: String, service: i64) -> Person {
        Person {
            number,
            joined: self.now,
            called: None,
            served: None,
            service,
            patience: i64::MAX,
            returns: None,
            goes_first: None,
            probe: false,
            ticket: None,
        }
    }

    /// Takes someone into the line; gives their place among the people.
    pub(super) fn joins(&mut self, person: Person, row: Row) -> usize {
        let id = self.people.len();
        self.people.push(person);
        self.line.join(id, row);
        self.touch();
        id
    }

    /// A service by chance for someone who is not of the plan.
    pub(super) fn service_of(&self, number: u32) -> i64 {
        let mut chance = Chance::of(&[mix(&[self.day.seed, 5]), u64::from(number)]);
        let seconds = chance.skewed(self.day.profile.service_s, self.day.profile.spread);
        (seconds * 1000.0 / f64::from(self.day.speed.max(1))) as i64
    }
}
