//! What the office does at its counters.

use super::{Staff, StaffError};
use crate::queue_status::simulated::inputs::record;
use crate::simulation::Command;
use crate::tickets::store::Row;
use crate::tickets::{Opened, TicketRulesConfig};
use contract::queue_status::CounterStatus;
use contract::reservation::normalise_reference;
use contract::ticket::TicketState;

/// A ticket taken from home, as the office sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffTicket {
    /// The reference.
    pub reference: String,
    /// Id of the office.
    pub office: String,
    /// Id of the counter.
    pub counter: String,
    /// The number on the board.
    pub number: String,
    /// Where it stands.
    pub state: TicketState,
    /// The desk that it was called to.
    pub called_to: Option<String>,
}

impl Staff {
    /// Does something at a counter of the simulation, now, and gives the counter as it is then.
    ///
    /// # Errors
    /// `NotFound` where there is no such counter, or none that is simulated.
    pub fn at_counter(
        &self,
        office: &str,
        counter: &str,
        command: &Command,
    ) -> Result<CounterStatus, StaffError> {
        let core = &self.0;
        let seed = core.offices.iter().find(|seed| seed.id == office);
        let seed = seed.ok_or(StaffError::NotFound)?;
        let at = seed.counters.iter().position(|known| known.id == counter);
        let at = at.ok_or(StaffError::NotFound)?;
        core.queues.source.simulated().ok_or(StaffError::NotFound)?;
        let now = core.clock.now();
        let at_moment = core.db.write(|transaction| {
            Ok::<_, StaffError>(record(transaction, (office, counter), now, command)?)
        })?;
        let seen = core.queues.look(core, seed, at_moment.max(now));
        let seen = seen.map_err(|_| StaffError::NotFound)?;
        seen.counters.get(at).cloned().ok_or(StaffError::NotFound)
    }

    /// The owner of a ticket that was called has come to the desk.
    ///
    /// # Errors
    /// `NotCalled` where the ticket waits, was missed or is over.
    pub fn ticket_came(&self, reference: &str) -> Result<(), StaffError> {
        let reference = normalise_reference(reference).ok_or(StaffError::NotFound)?;
        let ticket = self
            .tickets()?
            .into_iter()
            .find(|ticket| ticket.1.reference == reference);
        let (id, ticket) = ticket.ok_or(StaffError::NotFound)?;
        if ticket.state != TicketState::Called {
            return Err(StaffError::NotCalled(ticket.state));
        }
        let command = Command::Came { ticket: id };
        self.at_counter(&ticket.office, &ticket.counter, &command)
            .map(drop)
    }

    /// The tickets of today, in the order in which they were taken.
    pub fn tickets_of_today(&self) -> Result<Vec<StaffTicket>, StaffError> {
        Ok(self.tickets()?.into_iter().map(|(_, ticket)| ticket).collect())
    }

    fn tickets(&self) -> Result<Vec<(i64, StaffTicket)>, StaffError> {
        let now = self.0.clock.now();
        self.0.db.read(|connection| {
            let mut all = Vec::new();
            for row in Row::of_day(connection, now.date())? {
                let Ok(opened) = Opened::of(&self.0, connection, row, now) else {
                    continue;
                };
                if let Some((_, person, ticket)) = opened.run.ticket(opened.row.id) {
                    let called_to = ticket.called_to.map(|desk| opened.run.desk_name(desk));
                    let ticket = StaffTicket {
                        reference: opened.row.reference.clone(),
                        office: opened.row.office.clone(),
                        counter: opened.row.counter.clone(),
                        number: person.number.clone(),
                        state: ticket.state,
                        called_to,
                    };
                    all.push((opened.row.id, ticket));
                }
            }
            Ok(all)
        })
    }

    /// The rules of tickets that hold now.
    pub fn ticket_rules(&self) -> TicketRulesConfig {
        self.0.queues.rules()
    }

    /// Puts other rules of tickets in force, until this backend is closed. They hold for the whole day.
    pub fn set_ticket_rules(&self, rules: TicketRulesConfig) {
        self.0.queues.set_rules(rules);
    }

    /// How many streams of queue status are open.
    pub fn open_streams(&self) -> usize {
        self.0.queues.streams.open()
    }

    /// For tests: cuts all streams that are open.
    pub fn cut_streams(&self) {
        self.0.queues.streams.end_all();
    }

    /// For tests: the next documents of an office's queue status cannot be read.
    pub fn break_documents(&self, office: &str, times: u32) {
        self.0.queues.malform(office, times);
    }
}
