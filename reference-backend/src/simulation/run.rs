//! A day at a counter, played event by event. The same day comes to the same state, however it is stepped.

use super::chance::{Chance, mix};
use super::command::Command;
use super::day::{Day, Opening};
use super::line::{Line, Row};
use super::person::{Desk, Person};
use super::plan::{Arrival, DeskChange, Planner};
use super::tally::Tally;
use contract::text::LocalText;
use contract::ticket::OvertakingReason;
use contract::time::Timestamp;
use std::collections::{BTreeMap, VecDeque};

const MINUTE: i64 = 60_000;
/// After closing, those who wait are served for so long at most.
const OVERTIME: i64 = 30 * MINUTE;
/// When the lunch break begins, those who wait are served for so long at most.
const INTO_LUNCH: i64 = 40 * MINUTE;

/// What is known before the day begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    Opens,
    Desk(usize, bool),
    LunchBegins,
    LunchEnds,
    /// A new hour: what is usual changes.
    Hour,
    /// Looks whether the line can still be worked off.
    Looks,
    LastCall,
    Closes,
    Ends,
}

impl Step {
    /// Of what is planned for the same moment, what comes first: nobody is called as the lunch break begins.
    fn rank(self) -> u8 {
        match self {
            Self::Opens | Self::LunchBegins => 0,
            Self::Desk(..) => 1,
            _ => 2,
        }
    }
}

/// What follows from what happened.
#[derive(Debug, Clone)]
pub(crate) enum Later {
    /// Someone who reserved is there, and their time has come.
    Reserved(String, i64),
    /// Someone comes back with a missing paper.
    Returns(usize),
    /// The time for rejoining is over.
    RejoinOver(usize),
    /// The pause of this number ends.
    PauseEnds(u32),
    /// Numbers end earlier than planned.
    LastCall(i64),
    /// The lunch break begins, whoever still waits.
    Lunch,
}

/// What happens next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Next {
    Step,
    Later,
    Desk(usize),
    Command,
    Arrival,
}

/// Where the day stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Phase {
    /// Not yet open.
    Before,
    Open,
    /// The lunch break has begun, and those who wait are still served.
    BeforeLunch,
    Lunch,
    /// Past closing time, and the last are served.
    Overtime,
    Over,
}

/// What the office did against the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Office {
    AsPlanned,
    Paused {
        reason: LocalText,
        until: Option<Timestamp>,
    },
    Closed {
        reason: LocalText,
    },
}

/// A number on the board.
#[derive(Debug, Clone)]
pub(crate) struct Called {
    pub(crate) number: String,
    pub(crate) desk: usize,
    pub(crate) at: i64,
}

/// A counter on a day, at a moment.
#[derive(Debug, Clone)]
pub(crate) struct Run {
    pub(crate) day: Day,
    pub(crate) now: i64,
    /// How often something that is published has changed.
    pub(crate) changes: u64,
    pub(crate) phase: Phase,
    pub(crate) office: Office,
    pub(crate) people: Vec<Person>,
    pub(crate) line: Line,
    pub(crate) desks: Vec<Desk>,
    pub(crate) called: Option<Called>,
    /// Seconds between calls while someone waited, the latest first.
    pub(crate) gaps: VecDeque<u32>,
    /// The last call, if someone waited after it.
    pub(super) gap_from: Option<i64>,
    /// Until when numbers are given out; past: no more.
    pub(crate) numbers_until: i64,
    /// Why numbers end earlier than usual.
    pub(crate) early: Option<LocalText>,
    /// The last number that was given out in the line.
    pub(crate) last_number: u32,
    /// For tests: nothing happens by itself.
    pub(super) manual: bool,
    /// For tests: what is shown instead.
    pub(crate) shown: Option<Command>,
    pub(super) pauses: u32,
    pub(crate) tally: Tally,
    schedule: Vec<(i64, Step)>,
    next_step: usize,
    arrivals: Vec<Arrival>,
    next_arrival: usize,
    next_command: usize,
    later: BTreeMap<(i64, u32), Later>,
    laters: u32,
}

impl Run {
    /// The beginning of a day.
    pub(crate) fn new(day: Day) -> Self {
        let midnight = day.date.at(contract::time::ClockTime(chrono::NaiveTime::MIN));
        let mut run = Self {
            now: midnight.unix_millis(),
            changes: 0,
            phase: Phase::Before,
            office: Office::AsPlanned,
            people: Vec::new(),
            line: Line::new(day.rules.reserved_every),
            desks: vec![Desk::default(); day.profile.desks],
            called: None,
            gaps: VecDeque::new(),
            gap_from: None,
            numbers_until: 0,
            early: None,
            last_number: day.profile.numbers_above,
            manual: false,
            shown: None,
            pauses: 0,
            tally: Tally::default(),
            schedule: Vec::new(),
            next_step: 0,
            arrivals: Vec::new(),
            next_arrival: 0,
            next_command: 0,
            later: BTreeMap::new(),
            laters: 0,
            day,
        };
        run.plan();
        run
    }

    /// Draws who comes and which desks serve.
    fn plan(&mut self) {
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

    /// What happens next, up to a moment.
    pub(crate) fn next(&self, until: i64) -> Option<(i64, Next)> {
        let step = self.schedule.get(self.next_step).map(|(at, _)| (*at, Next::Step));
        let later = self.later.keys().next().map(|(at, _)| (*at, Next::Later));
        let desk = self.desks.iter().enumerate().filter_map(|(at, desk)| {
            let busy = desk.busy.as_ref().filter(|busy| !self.manual || busy.awaited)?;
            Some((busy.until, Next::Desk(at)))
        });
        let desk = desk.min_by_key(|(at, _)| *at);
        let command = self.day.commands.get(self.next_command);
        let command = command.map(|(at, _)| (at.unix_millis(), Next::Command));
        let arrival = self.arrivals.get(self.next_arrival);
        let arrival = arrival.map(|arrival| (arrival.at, Next::Arrival));
        [step, later, desk, command, arrival]
            .into_iter()
            .flatten()
            .min_by_key(|(at, _)| *at)
            .filter(|(at, _)| *at <= until)
    }

    /// Of the next arrival: whether it only tries out how long it takes. `None` where no number is given out, or
    /// they are called before the line.
    pub(crate) fn comes_next(&self) -> Option<bool> {
        let arrival = self.arrivals.get(self.next_arrival)?;
        (self.gives_numbers() && !arrival.first).then_some(arrival.probe)
    }

    /// Plays on up to a moment.
    pub(crate) fn advance(&mut self, until: Timestamp) {
        let until = until.unix_millis();
        while let Some((at, next)) = self.next(until) {
            self.pass(at);
            self.happen(next);
        }
        self.pass(until);
    }

    /// Time passes in which nothing happens.
    pub(crate) fn pass(&mut self, until: i64) {
        let until = until.max(self.now);
        if self.calls() {
            self.tally
                .pass(self.now, until, self.line.len(), self.desks_open());
        }
        self.now = until;
    }

    /// Something happens now.
    pub(crate) fn happen(&mut self, next: Next) {
        match next {
            Next::Step => {
                let (_, step) = self.schedule[self.next_step];
                self.next_step += 1;
                self.step(step);
            }
            Next::Later => {
                if let Some((_, later)) = self.later.pop_first() {
                    self.follow(later);
                }
            }
            Next::Desk(desk) => self.desk_is_free(desk),
            Next::Command => {
                let (_, command) = self.day.commands[self.next_command].clone();
                self.next_command += 1;
                self.command(command);
            }
            Next::Arrival => {
                let arrival = self.arrivals[self.next_arrival].clone();
                self.next_arrival += 1;
                if self.gives_numbers() && (!self.manual || arrival.probe) {
                    self.comes(arrival);
                }
            }
        }
        self.call_next();
    }

    /// Whether a number can be taken now.
    pub(crate) fn gives_numbers(&self) -> bool {
        let open = matches!(self.phase, Phase::Open | Phase::Lunch);
        open && self.now < self.numbers_until && !matches!(self.office, Office::Closed { .. })
    }

    /// How many desks serve.
    pub(crate) fn desks_open(&self) -> usize {
        let open = self.desks.iter().filter(|desk| desk.open).count();
        if self.calls() && self.office == Office::AsPlanned {
            open
        } else {
            0
        }
    }

    /// Whether people are called, as planned.
    pub(super) fn calls(&self) -> bool {
        matches!(self.phase, Phase::Open | Phase::BeforeLunch | Phase::Overtime)
    }

    /// Something that is published has changed.
    pub(super) fn touch(&mut self) {
        self.changes += 1;
    }

    /// Lets something happen later.
    pub(super) fn after(&mut self, at: i64, later: Later) {
        self.laters += 1;
        self.later.insert((at, self.laters), later);
    }

    fn step(&mut self, step: Step) {
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

    fn follow(&mut self, later: Later) {
        match later {
            Later::Reserved(number, service) => {
                let there = matches!(self.phase, Phase::Open | Phase::Lunch);
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

    fn comes(&mut self, arrival: Arrival) {
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
