//! Tickets through random histories: what must hold whatever residents and the office do.

use super::command::Command;
use super::day::{Day, LineRules, Opening};
use super::plan::{DayKind, Profile};
use super::run::Run;
use contract::office::{CounterKind, DayHours, OfficeKind};
use contract::text::LocalText;
use contract::ticket::{OvertakingReason, TicketState};
use contract::time::{ClockTime, Date, Timestamp};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// One step of a history.
#[derive(Debug, Clone)]
enum Step {
    Take,
    Late(usize),
    Leave(usize),
    Rejoin(usize),
    Came(usize),
    Join(u16),
    Call,
    Wait(i64),
    Pause,
    Resume,
    Close,
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => Just(Step::Take),
        3 => (0_usize..8).prop_map(Step::Late),
        1 => (0_usize..8).prop_map(Step::Leave),
        3 => (0_usize..8).prop_map(Step::Rejoin),
        3 => (0_usize..8).prop_map(Step::Came),
        3 => (1_u16..5).prop_map(Step::Join),
        8 => Just(Step::Call),
        6 => (1_i64..400).prop_map(Step::Wait),
        1 => Just(Step::Pause),
        2 => Just(Step::Resume),
        1 => Just(Step::Close),
    ]
}

/// A counter in the middle of a morning, in which nothing happens by itself.
fn counter() -> Run {
    let date = Date::new(2026, 11, 24).unwrap();
    let time = |hour| ClockTime::new(hour, 0).unwrap();
    let mut run = Run::new(Day {
        date,
        seed: 1,
        kind: DayKind::Ordinary,
        speed: 1,
        profile: Profile::of(CounterKind::General, OfficeKind::DongOffice),
        opening: Opening::Open(DayHours {
            weekday: date.weekday(),
            open: time(9),
            close: time(23),
            lunch: None,
            evening: false,
        }),
        next_opening: None,
        reserved: Vec::new(),
        commands: Vec::new(),
        rules: LineRules::default(),
    });
    run.advance(date.at(time(10)));
    run.command(Command::Manual { on: true });
    run.command(Command::Fill { waiting: 3 });
    run
}

struct History {
    run: Run,
    tickets: i64,
    closed: bool,
    late: BTreeMap<i64, u32>,
    /// Tickets that were only ever waited with, in the order of taking.
    untouched: Vec<i64>,
    called: Vec<i64>,
}

impl History {
    fn new() -> Self {
        Self {
            run: counter(),
            tickets: 0,
            closed: false,
            late: BTreeMap::new(),
            untouched: Vec::new(),
            called: Vec::new(),
        }
    }

    fn id(&self, pick: usize) -> i64 {
        pick as i64 % self.tickets.max(1) + 1
    }

    fn state(&self, id: i64) -> Option<TicketState> {
        self.run.ticket(id).map(|(_, _, ticket)| ticket.state)
    }

    fn ahead(&self, id: i64) -> Option<u32> {
        self.run.ticket(id).and_then(|(who, ..)| self.run.line.ahead(who))
    }

    fn everyone(&self) -> BTreeMap<i64, u32> {
        (1..=self.tickets)
            .filter_map(|id| Some((id, self.ahead(id)?)))
            .collect()
    }

    fn wait(&mut self, seconds: i64) {
        let now = Timestamp::from_unix_millis(self.run.now).plus_seconds(seconds);
        self.run.advance(now);
    }

    fn touch(&mut self, id: i64) {
        self.untouched.retain(|other| *other != id);
    }

    fn step(&mut self, step: &Step) {
        match *step {
            Step::Take => {
                if !self.run.gives_numbers() {
                    return;
                }
                self.tickets += 1;
                let number = self.run.last_number + 1;
                let newcomer = self.run.line.ahead_of_newcomer();
                self.run.command(Command::Take {
                    ticket: self.tickets,
                    number,
                });
                assert_eq!(self.ahead(self.tickets), Some(newcomer));
                self.untouched.push(self.tickets);
            }
            Step::Late(pick) => self.be_late(self.id(pick)),
            Step::Leave(pick) => {
                let id = self.id(pick);
                let open = self.state(id).is_some_and(TicketState::is_open);
                self.run.command(Command::Leave { ticket: id });
                assert_eq!(
                    self.state(id) == Some(TicketState::Left),
                    open || self.was_left(id)
                );
                self.touch(id);
            }
            Step::Rejoin(pick) => self.rejoin(self.id(pick)),
            Step::Came(pick) => {
                let id = self.id(pick);
                let called = self.state(id) == Some(TicketState::Called);
                let served = self.state(id) == Some(TicketState::Served);
                self.run.command(Command::Came { ticket: id });
                assert_eq!(self.state(id) == Some(TicketState::Served), called || served);
            }
            Step::Join(count) => self.run.command(Command::Join { count }),
            Step::Call => self.call(),
            Step::Wait(seconds) => self.wait(seconds),
            Step::Pause => self.run.command(Command::Pause {
                reason: LocalText::new("잠시 쉬어요.", "A short break."),
                until: None,
            }),
            Step::Resume => self.run.command(Command::Resume),
            Step::Close => {
                self.run.command(Command::Close {
                    reason: LocalText::new("문을 닫아요.", "Closed."),
                });
                self.closed = true;
            }
        }
    }

    fn was_left(&self, id: i64) -> bool {
        self.state(id) == Some(TicketState::Left)
    }

    fn be_late(&mut self, id: i64) {
        let before = self.everyone();
        let waiting = self.state(id) == Some(TicketState::Waiting);
        self.run.command(Command::Late { ticket: id });
        let after = self.everyone();
        for (other, ahead) in before.iter().filter(|(other, _)| **other != id) {
            assert!(after[other] <= *ahead, "pushing back moved another one back");
        }
        let used = self
            .run
            .ticket(id)
            .map_or(0, |(_, _, ticket)| u32::from(ticket.late_used));
        let known = self.late.entry(id).or_default();
        if waiting && used > *known {
            *known += 1;
            self.touch(id);
        }
        assert_eq!(used, *self.late.entry(id).or_default());
        assert!(used <= u32::from(self.run.day.rules.late_times));
    }

    fn rejoin(&mut self, id: i64) {
        let missed = self.state(id) == Some(TicketState::Missed);
        let in_time = self
            .run
            .ticket(id)
            .and_then(|(_, _, ticket)| ticket.rejoin_until)
            .is_some_and(|until| self.run.now < until);
        let before = self.state(id);
        self.run.command(Command::Rejoin { ticket: id });
        if missed {
            assert!(in_time, "a ticket stays missed only as long as it can rejoin");
            assert_eq!(self.state(id), Some(TicketState::Waiting));
            let places = u32::from(self.run.day.rules.rejoin_places);
            assert!(self.ahead(id).is_some_and(|ahead| ahead <= places));
            self.touch(id);
        } else {
            assert_eq!(self.state(id), before);
        }
    }

    fn call(&mut self) {
        let before: Vec<i64> = self.in_state(TicketState::Waiting);
        let first = before.iter().copied().find(|id| self.ahead(*id) == Some(0));
        self.run.command(Command::CallNext);
        let called = before
            .into_iter()
            .filter(|id| self.state(*id) == Some(TicketState::Called));
        let called: Vec<i64> = called.collect();
        assert!(
            called.iter().all(|id| Some(*id) == first),
            "called with someone ahead"
        );
        self.called.extend(called);
    }

    fn in_state(&self, state: TicketState) -> Vec<i64> {
        (1..=self.tickets)
            .filter(|id| self.state(*id) == Some(state))
            .collect()
    }

    /// What holds after each step.
    fn check(&self) {
        for id in 1..=self.tickets {
            let (who, person, ticket) = self.run.ticket(id).expect("nobody is lost");
            let waits = self.run.line.ahead(who).is_some();
            assert_eq!(waits, ticket.state == TicketState::Waiting, "{:?}", ticket.state);
            assert!(person.called.is_some() || ticket.called_to.is_none());
            let reasons = ticket.overtaken_by.iter().map(|(_, reason)| *reason);
            assert!(
                reasons
                    .into_iter()
                    .all(|reason| reason == OvertakingReason::Rejoined)
            );
        }
        let mut numbers: Vec<&str> = self.run.people.iter().map(|one| one.number.as_str()).collect();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), self.run.people.len(), "no number is given twice");
        // Whoever did nothing but wait is called in the order of taking.
        let calls = self.called.iter().filter(|id| self.untouched.contains(id));
        assert!(calls.is_sorted(), "first come, first served: {:?}", self.called);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn tickets_keep_the_rules_through_any_history(steps in prop::collection::vec(any_step(), 1..80)) {
        let mut history = History::new();
        for step in steps {
            // One closing in ten histories is enough.
            if matches!(step, Step::Close) && !history.run.changes.is_multiple_of(10) {
                continue;
            }
            history.step(&step);
            history.check();
        }
        // In the end, nobody is left in between.
        history.run.command(Command::Manual { on: false });
        history.wait(20 * 3600);
        for id in 1..=history.tickets {
            let state = history.state(id).unwrap();
            prop_assert!(!state.is_open(), "{id} is still {state:?}");
        }
    }
}
