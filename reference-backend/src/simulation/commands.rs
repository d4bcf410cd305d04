//! What residents and the office do to a day that runs.

use super::command::Command;
use super::line::{Id, Row};
use super::person::{Person, Ticket};
use super::run::{Later, Office, Phase, Run};
use contract::ticket::{OvertakingReason, TicketState};

impl Run {
    /// Something happens from outside. What is not possible (any more) changes nothing.
    pub(crate) fn command(&mut self, command: Command) {
        match command {
            Command::Take { ticket, number } => self.take(ticket, number),
            Command::Late { ticket } => self.late(ticket),
            Command::Leave { ticket } => self.leave(ticket),
            Command::Rejoin { ticket } => self.rejoin(ticket),
            Command::Came { ticket } => self.came(ticket),
            Command::Arrive { number } => self.arrive(number),
            Command::Pause { reason, until } => {
                self.pauses += 1;
                if let Some(until) = until {
                    self.after(until.unix_millis().max(self.now), Later::PauseEnds(self.pauses));
                }
                self.office = Office::Paused { reason, until };
                self.touch();
            }
            Command::Resume | Command::Reopen => {
                self.office = Office::AsPlanned;
                self.touch();
            }
            Command::Close { reason } => {
                self.office = Office::Closed { reason };
                self.send_home();
            }
            Command::CloseEarly { last_call, reason } => {
                self.close_early(last_call.unix_millis(), reason);
            }
            Command::Manual { on } => self.manual = on,
            Command::Join { count } => self.people_come(count),
            Command::Fill { waiting } => self.fill(waiting),
            Command::CallNext => self.call_by_hand(),
            shown @ Command::Show { .. } => {
                self.shown = Some(shown);
                self.touch();
            }
        }
    }

    /// The ticket of an id.
    pub(crate) fn ticket(&self, id: i64) -> Option<(Id, &Person, &Ticket)> {
        self.people.iter().enumerate().find_map(|(at, person)| {
            let ticket = person.ticket.as_ref().filter(|ticket| ticket.id == id)?;
            Some((at, person, ticket))
        })
    }

    fn in_state(&self, id: i64, state: TicketState) -> Option<Id> {
        let (at, _, ticket) = self.ticket(id)?;
        (ticket.state == state).then_some(at)
    }

    fn ticket_mut(&mut self, at: Id) -> Option<&mut Ticket> {
        self.people.get_mut(at)?.ticket.as_mut()
    }

    fn take(&mut self, id: i64, number: u32) {
        self.last_number = self.last_number.max(number);
        let mut person = self.person(number.to_string(), self.service_of(number));
        person.ticket = Some(Ticket {
            id,
            version: 1,
            state: TicketState::Waiting,
            taken: self.now,
            late_used: 0,
            called_to: None,
            rejoin_until: None,
            overtaken_by: Vec::new(),
        });
        self.joins(person, Row::Others);
    }

    /// Whoever has checked in stands in the line, once.
    fn arrive(&mut self, number: u32) {
        let there = matches!(self.phase, Phase::Open | Phase::BeforeLunch | Phase::Lunch);
        let name = format!("예약-{number}");
        let waits =
            |(at, person): (Id, &Person)| person.number == name && self.line.ahead_of_reserved(at).is_some();
        if there
            && !matches!(self.office, Office::Closed { .. })
            && !self.people.iter().enumerate().any(waits)
        {
            // Apart from the numbers of the line: another service by chance.
            let mut person = self.person(name, self.service_of(1_000_000 + number));
            person.goes_first = Some(OvertakingReason::Reserved);
            self.joins(person, Row::Reserved);
        }
    }

    fn late(&mut self, id: i64) {
        let (places, times) = (self.day.rules.late_places, self.day.rules.late_times);
        let Some(at) = self.in_state(id, TicketState::Waiting) else {
            return;
        };
        let Some(ticket) = self.ticket_mut(at).filter(|ticket| ticket.late_used < times) else {
            return;
        };
        ticket.late_used += 1;
        ticket.version += 1;
        self.line.move_back(at, usize::from(places));
        self.touch();
    }

    fn leave(&mut self, id: i64) {
        let Some((at, _, ticket)) = self.ticket(id) else {
            return;
        };
        if !ticket.state.is_open() {
            return;
        }
        self.line.leave(at);
        for desk in &mut self.desks {
            if desk
                .busy
                .as_ref()
                .is_some_and(|busy| busy.awaited && busy.person == at)
            {
                desk.busy = None;
            }
        }
        self.ticket_mut(at)
            .into_iter()
            .for_each(|ticket| ticket.becomes(TicketState::Left));
        self.touch();
    }

    fn rejoin(&mut self, id: i64) {
        let places = usize::from(self.day.rules.rejoin_places);
        let Some(at) = self.in_state(id, TicketState::Missed) else {
            return;
        };
        if matches!(self.phase, Phase::Over | Phase::Before) || matches!(self.office, Office::Closed { .. }) {
            return;
        }
        let now = self.now;
        let person = &mut self.people[at];
        person.joined = now;
        person.called = None;
        person.goes_first = Some(OvertakingReason::Rejoined);
        if let Some(ticket) = &mut person.ticket {
            ticket.rejoin_until = None;
            ticket.called_to = None;
            ticket.becomes(TicketState::Waiting);
        }
        self.line.join_behind(at, places);
        self.touch();
    }

    fn came(&mut self, id: i64) {
        let Some(at) = self.in_state(id, TicketState::Called) else {
            return;
        };
        let (now, service) = (self.now, self.people[at].service);
        for busy in self.desks.iter_mut().filter_map(|desk| desk.busy.as_mut()) {
            if busy.awaited && busy.person == at {
                busy.awaited = false;
                busy.since = now;
                busy.until = now + service;
            }
        }
        self.people[at].served = Some((now, now + service));
        self.ticket_mut(at)
            .into_iter()
            .for_each(|ticket| ticket.becomes(TicketState::Served));
    }

    fn people_come(&mut self, count: u16) {
        for _ in 0..count {
            self.last_number += 1;
            let service = self.service_of(self.last_number);
            let person = self.person(self.last_number.to_string(), service);
            self.joins(person, Row::Others);
        }
    }

    fn fill(&mut self, waiting: u16) {
        for id in self.line.take_all() {
            if self.people[id].ticket.is_some() {
                self.line.join(id, Row::Others);
            }
        }
        self.touch();
        self.people_come(waiting);
    }

    /// Calls the next one to a free desk, or to the one that has been busy longest.
    fn call_by_hand(&mut self) {
        let free = self
            .desks
            .iter()
            .position(|desk| desk.open && desk.busy.is_none());
        let busy = || {
            let busy = self.desks.iter().enumerate().filter(|(_, desk)| desk.open);
            busy.filter_map(|(at, desk)| Some((desk.busy.as_ref()?.since, at)))
                .min()
        };
        let Some(desk) = free.or_else(|| busy().map(|(_, at)| at)) else {
            return;
        };
        if self.line.len() == 0 {
            return;
        }
        self.desk_is_free(desk);
        if let Some(who) = self.line.call() {
            self.call(who, desk);
        }
    }
}
