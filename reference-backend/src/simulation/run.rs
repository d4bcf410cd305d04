//! A day at a counter, played event by event. The same day comes to the same state, however it is stepped.

use super::command::Command;
use super::day::Day;
use super::line::Line;
use super::person::{Desk, Person};
use super::plan::Arrival;
use super::tally::Tally;
use contract::text::LocalText;
use contract::time::Timestamp;
use std::collections::{BTreeMap, VecDeque};

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
    pub(super) fn rank(self) -> u8 {
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
    /// Seconds that the latest people took at a desk, the latest first.
    pub(crate) services: VecDeque<u32>,
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
    pub(super) schedule: Vec<(i64, Step)>,
    next_step: usize,
    pub(super) arrivals: Vec<Arrival>,
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
            services: VecDeque::new(),
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

    /// How many of them have nobody to serve.
    pub(crate) fn desks_free(&self) -> usize {
        let free = |desk: &&Desk| desk.open && desk.busy.is_none();
        self.desks.iter().filter(free).count().min(self.desks_open())
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
}
