//! What the office does: states of orders, closed days, places, fees. Used by the page, the commands and tests.

mod consent;
mod door;
mod inbox_page;
mod kiosk;
mod kiosk_api;
mod kiosk_page;
mod page;
mod payback_api;
mod payback_page;
mod queue;
mod queue_api;
mod queue_page;
mod test_api;
mod visit_api;
mod visit_page;

pub use consent::InboxMessage;
pub(crate) use door::{html, is_from_here, router};
pub use kiosk::StaffHelpCall;
pub(crate) use page::{document, escape};
pub use queue::StaffTicket;

use crate::clock::Clock;
use crate::kiosk::arrived_at;
use crate::photos;
use crate::representation;
use crate::reservations::store::Row;
use crate::rules::OrderRulesConfig;
use crate::state::Core;
use contract::payback::PaybackState;
use contract::permission::{Actor, PermissionStep};
use contract::privacy::mask_name;
use contract::reservation::{CancelledBy, OrderState, normalise_reference};
use contract::text::LocalText;
use contract::ticket::TicketState;
use contract::time::{ClockTime, Date, Timestamp};
use contract::visit::VisitState;
use rusqlite::{Transaction, params};
use std::fmt;
use std::sync::Arc;

/// The office's side of a backend.
#[derive(Debug, Clone)]
pub struct Staff(pub(crate) Arc<Core>);

/// An order as the office sees it in its list: nothing personal but a masked name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffOrder {
    /// The reference.
    pub reference: String,
    /// The number called out.
    pub ticket_number: String,
    /// Id of the office.
    pub office: String,
    /// Start of the slot.
    pub start: Timestamp,
    /// Where it stands by the clock.
    pub state: OrderState,
    /// Masked name of the one who ordered.
    pub name: String,
    /// When somebody checked in for it.
    pub arrived_at: Option<Timestamp>,
}

/// Why the office could not do something.
#[derive(Debug)]
pub enum StaffError {
    /// There is no such order, office or document.
    NotFound,
    /// The order stands where this cannot be done.
    WrongState(OrderState),
    /// The permission is over.
    PermissionOver,
    /// The book stands where this cannot be done.
    WrongPayback(PaybackState),
    /// The visit stands where this cannot be done.
    WrongVisit(VisitState),
    /// The ticket is not called now.
    NotCalled(TicketState),
    /// The database failed.
    Database(rusqlite::Error),
}

impl fmt::Display for StaffError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => f.write_str("there is no such order, office or document"),
            Self::WrongState(state) => write!(f, "not possible: the order is {}", state.word()),
            Self::WrongPayback(state) => write!(f, "not possible: the book is {}", state.word()),
            Self::WrongVisit(state) => write!(f, "not possible: the visit is {}", state.word()),
            Self::PermissionOver => f.write_str("not possible: the permission is over"),
            Self::NotCalled(state) => write!(f, "not possible: the ticket is {}", state.word()),
            Self::Database(_) => f.write_str("the database failed"),
        }
    }
}

impl std::error::Error for StaffError {}

impl From<rusqlite::Error> for StaffError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error)
    }
}

impl Staff {
    /// Orders of today and later, earliest first.
    pub fn orders(&self) -> Result<Vec<StaffOrder>, StaffError> {
        let now = self.0.clock.now();
        let midnight = now.date().at(ClockTime(chrono::NaiveTime::MIN));
        self.0.db.read(|connection| {
            let rows = Row::from_date(connection, midnight)?;
            let orders = rows.iter().map(|row| {
                let arrived_at = arrived_at(connection, row)?;
                Ok(StaffOrder::of(row, arrived_at, now))
            });
            orders.collect()
        })
    }

    /// Starts preparing an order: from now on the resident can neither change nor cancel it.
    pub fn start_preparing(&self, reference: &str) -> Result<(), StaffError> {
        self.advance(reference, &[OrderState::Accepted], OrderState::Preparing)
    }

    /// The papers are ready.
    pub fn mark_ready(&self, reference: &str) -> Result<(), StaffError> {
        self.advance(
            reference,
            &[OrderState::Accepted, OrderState::Preparing],
            OrderState::Ready,
        )
    }

    /// The papers were handed over.
    pub fn mark_collected(&self, reference: &str) -> Result<(), StaffError> {
        self.advance(reference, &[OrderState::Ready], OrderState::Collected)
    }

    fn advance(&self, reference: &str, from: &[OrderState], to: OrderState) -> Result<(), StaffError> {
        let reference = normalise_reference(reference).ok_or(StaffError::NotFound)?;
        let now = self.0.clock.now();
        self.0.db.write(|transaction| {
            let mut row = Row::by_reference(transaction, &reference)?.ok_or(StaffError::NotFound)?;
            let state = row.state_at(now);
            if !from.contains(&state) {
                return Err(StaffError::WrongState(state));
            }
            row.state = to;
            row.update(transaction, now)?;
            if to == OrderState::Collected {
                let told = (PermissionStep::HandedOver, Actor::Office);
                representation::note_order(&self.0, transaction, &row, told, now)?;
            }
            Ok(())
        })
    }

    /// Closes an office on a day and cancels its open orders of that day; tells how many.
    pub fn cancel_slots(&self, office: &str, date: Date, reason: &LocalText) -> Result<usize, StaffError> {
        self.check_office(office)?;
        let now = self.0.clock.now();
        self.0.db.write(|transaction| {
            transaction.execute(
                "INSERT INTO closures (office, date, reason_ko, reason_en) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT DO UPDATE SET reason_ko = ?3, reason_en = ?4",
                params![office, date.to_string(), reason.ko, reason.en],
            )?;
            cancel_day(&self.0, transaction, (office, date), reason, now)
        })
    }

    /// Opens a day again that [`Staff::cancel_slots`] closed; cancelled orders stay cancelled.
    pub fn reopen(&self, office: &str, date: Date) -> Result<(), StaffError> {
        self.check_office(office)?;
        self.change(
            "DELETE FROM closures WHERE office = ? AND date = ?",
            params![office, date.to_string()],
        )
    }

    /// Sets the number of places of a slot; `None`: as many as the rules say.
    pub fn set_capacity(
        &self,
        office: &str,
        start: Timestamp,
        places: Option<u16>,
    ) -> Result<(), StaffError> {
        self.check_office(office)?;
        let start = start.unix_millis();
        match places {
            Some(places) => self.change(
                "INSERT INTO capacities (office, start, capacity) VALUES (?1, ?2, ?3)
                 ON CONFLICT DO UPDATE SET capacity = ?3",
                params![office, start, places],
            ),
            None => self.change(
                "DELETE FROM capacities WHERE office = ? AND start = ?",
                params![office, start],
            ),
        }
    }

    /// Sets the fee of a document at the counter and ordered ahead; `None`: as in the catalogue.
    pub fn set_fee(&self, document: &str, fee_won: Option<u32>) -> Result<(), StaffError> {
        if !self.0.documents.iter().any(|known| known.id == document) {
            return Err(StaffError::NotFound);
        }
        match fee_won {
            Some(fee_won) => self.change(
                "INSERT INTO fees (document, fee_won) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET fee_won = ?2",
                params![document, fee_won],
            ),
            None => self.change("DELETE FROM fees WHERE document = ?", params![document]),
        }
    }

    /// The rules that hold now.
    pub fn rules(&self) -> OrderRulesConfig {
        self.0.rules()
    }

    /// Puts other rules in force, until this backend is closed.
    pub fn set_rules(&self, rules: OrderRulesConfig) {
        self.0.set_rules(rules);
    }

    /// A photo that a resident sent: its media type and its bytes.
    pub(crate) fn photo(&self, id: &str) -> Result<Option<(&'static str, Vec<u8>)>, StaffError> {
        let picture = self.0.db.read(|connection| photos::picture(connection, id));
        picture.map_err(StaffError::Database)
    }

    /// The clock.
    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    /// For tests: a request with this idempotency key counts as still running until it is let go.
    pub fn occupy_key(&self, key: &str) {
        self.0.running.occupy(key);
    }

    /// Lets a key go that [`Staff::occupy_key`] took.
    pub fn let_key_go(&self, key: &str) {
        self.0.running.release(key);
    }

    fn check_office(&self, office: &str) -> Result<(), StaffError> {
        let known = self.0.offices.iter().any(|seed| seed.id == office);
        if known { Ok(()) } else { Err(StaffError::NotFound) }
    }

    fn change(&self, sql: &str, params: impl rusqlite::Params) -> Result<(), StaffError> {
        self.0
            .db
            .write(|transaction| Ok(transaction.execute(sql, params).map(drop)?))
    }
}

fn cancel_day(
    core: &Core,
    transaction: &Transaction<'_>,
    (office, date): (&str, Date),
    reason: &LocalText,
    now: Timestamp,
) -> Result<usize, StaffError> {
    let midnight = date.at(ClockTime(chrono::NaiveTime::MIN));
    let of_day = Row::from_date(transaction, midnight)?
        .into_iter()
        .filter(|row| row.office == office && row.start.date() == date);
    let mut cancelled = 0;
    for mut row in of_day {
        match row.state_at(now) {
            OrderState::Accepted | OrderState::Preparing | OrderState::Ready => {
                row.state = OrderState::Cancelled;
                row.cancelled_by = Some(CancelledBy::Office);
                row.cancel_reason = Some(reason.clone());
                cancelled += 1;
            }
            // It can no longer be taken back.
            OrderState::Cancelled if row.undo_until.is_some_and(|until| until > now) => {}
            _ => continue,
        }
        row.undo_until = None;
        row.update(transaction, now)?;
        if row.cancelled_by == Some(CancelledBy::Office) {
            let told = (PermissionStep::Cancelled, Actor::Office);
            representation::note_order(core, transaction, &row, told, now)?;
        }
    }
    Ok(cancelled)
}

impl StaffOrder {
    fn of(row: &Row, arrived_at: Option<Timestamp>, now: Timestamp) -> Self {
        Self {
            reference: row.reference.clone(),
            ticket_number: format!("예약-{}", row.ticket_number),
            office: row.office.clone(),
            start: row.start,
            state: row.state_at(now),
            name: mask_name(&row.applicant_name),
            arrived_at,
        }
    }
}
