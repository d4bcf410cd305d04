//! Calling people to desks, and what becomes of a call.

use super::line::Id;
use super::person::Busy;
use super::run::{Called, Later, Office, Phase, Run};
use contract::queue_status::{CALL_GAPS_MAX, RECENT_SERVICES_MAX};
use contract::ticket::TicketState;

/// From the call to sitting down, in milliseconds.
const WALK: i64 = 15_000;
/// So long is waited for someone who has left without a word, in milliseconds.
const IN_VAIN: i64 = 45_000;

impl Run {
    /// Calls people as long as a desk is free and someone waits; ends the day when all is done.
    pub(super) fn call_next(&mut self) {
        if !self.calls() || self.office != Office::AsPlanned {
            self.gap_from = None;
            return;
        }
        while let Some(desk) = self
            .desks
            .iter()
            .position(|desk| desk.open && desk.busy.is_none())
        {
            if self.manual {
                return;
            }
            match self.line.call() {
                Some(who) => self.call(who, desk),
                None => break,
            }
        }
        let awaited = self
            .desks
            .iter()
            .any(|desk| desk.busy.as_ref().is_some_and(|busy| busy.awaited));
        match self.phase {
            Phase::Overtime if self.line.len() == 0 && !awaited => self.end(),
            Phase::BeforeLunch if self.line.len() == 0 => {
                self.phase = Phase::Lunch;
                self.gap_from = None;
                self.touch();
            }
            _ => {}
        }
    }

    /// Calls someone to a desk.
    pub(super) fn call(&mut self, who: Id, desk: usize) {
        let now = self.now;
        self.note_gap(desk);
        self.touch();
        self.tally.call(now);
        self.tell_the_overtaken(who);
        let speed = i64::from(self.day.speed.max(1));
        let call_millis = i64::from(self.day.rules.call_seconds) * 1000;
        let person = &mut self.people[who];
        person.called = Some(now);
        if person.goes_first.is_none() {
            self.tally.waited(person.joined, now - person.joined);
        }
        self.called = Some(Called {
            number: person.number.clone(),
            desk,
            at: now,
        });
        let awaited = person.ticket.is_some();
        let until = match &mut person.ticket {
            Some(ticket) => {
                ticket.called_to = Some(desk);
                ticket.becomes(TicketState::Called);
                now + call_millis
            }
            None if now - person.joined > person.patience => now + IN_VAIN / speed,
            None => {
                let sits = now + WALK / speed;
                person.served = Some((sits, sits + person.service));
                sits + person.service
            }
        };
        self.desks[desk].busy = Some(Busy {
            person: who,
            since: now,
            until,
            awaited,
        });
        if self.line.len() == 0 {
            self.gap_from = None;
        }
    }

    /// The time since the last call, if people waited all the while. The first call of a desk that has just opened
    /// tells nothing of how long services take and is left out.
    fn note_gap(&mut self, desk: usize) {
        let opened = self.desks[desk].free_since != Some(self.now);
        if opened && self.gap_from.is_some() {
            return;
        }
        if let Some(from) = self.gap_from {
            let seconds = ((self.now - from) + 500) / 1000;
            self.gaps.push_front(u32::try_from(seconds).unwrap_or(u32::MAX));
            self.gaps.truncate(CALL_GAPS_MAX);
        }
        self.gap_from = Some(self.now);
    }

    /// Those with a ticket from home are told who was called first although they came later.
    fn tell_the_overtaken(&mut self, who: Id) {
        let Some(reason) = self.people[who].goes_first else {
            return;
        };
        let (now, joined) = (self.now, self.people[who].joined);
        for ticket in self.people.iter_mut().filter_map(|person| person.ticket.as_mut()) {
            if ticket.state == TicketState::Waiting && ticket.taken < joined {
                ticket.overtaken_by.push((now, reason));
            }
        }
    }

    /// A desk is done with someone, or has waited long enough for them.
    pub(super) fn desk_is_free(&mut self, desk: usize) {
        let Some(busy) = self.desks[desk].busy.take() else {
            return;
        };
        self.desks[desk].free_since = Some(self.now);
        let seconds = (self.now - busy.since + 500) / 1000;
        self.services
            .push_front(u32::try_from(seconds).unwrap_or(u32::MAX));
        self.services.truncate(RECENT_SERVICES_MAX);
        self.touch();
        if busy.awaited {
            self.missed(busy.person);
        } else if self.people[busy.person].served.is_some() {
            self.tally.served(busy.since, self.now - busy.since);
            if let Some(away) = self.people[busy.person].returns {
                self.after(self.now + away, Later::Returns(busy.person));
            }
        }
    }

    /// Nobody came.
    fn missed(&mut self, who: Id) {
        let until = self.now + i64::from(self.day.rules.rejoin_minutes) * 60_000;
        if let Some(ticket) = &mut self.people[who].ticket {
            ticket.becomes(TicketState::Missed);
            ticket.rejoin_until = Some(until);
            self.after(until, Later::RejoinOver(who));
        }
    }

    /// The time for rejoining is over.
    pub(super) fn rejoin_is_over(&mut self, who: Id) {
        let now = self.now;
        if let Some(ticket) = &mut self.people[who].ticket
            && ticket.state == TicketState::Missed
            && ticket.rejoin_until == Some(now)
        {
            ticket.becomes(TicketState::Ended);
        }
    }

    /// The day is over: whoever still waits goes home.
    pub(super) fn end(&mut self) {
        self.phase = Phase::Over;
        self.send_home();
    }

    /// Nobody waits any more; tickets from home end.
    pub(super) fn send_home(&mut self) {
        self.line.take_all();
        self.gap_from = None;
        for ticket in self.people.iter_mut().filter_map(|person| person.ticket.as_mut()) {
            if matches!(
                ticket.state,
                TicketState::Waiting | TicketState::Called | TicketState::Missed
            ) {
                ticket.becomes(TicketState::Ended);
            }
        }
        for desk in &mut self.desks {
            if desk.busy.as_ref().is_some_and(|busy| busy.awaited) {
                desk.busy = None;
            }
        }
        self.touch();
    }

    /// Desks that have been with one person for unusually long.
    pub(crate) fn long_cases(&self) -> u16 {
        let long = self.day.profile.service_s * 2500.0 / f64::from(self.day.speed.max(1));
        let busy = self.desks.iter().filter_map(|desk| desk.busy.as_ref());
        let long_ones = busy.filter(|busy| !busy.awaited && (self.now - busy.since) as f64 > long);
        u16::try_from(long_ones.count()).unwrap_or(u16::MAX)
    }
}
