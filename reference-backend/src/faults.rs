//! Known inputs give known faults, so that a frontend can be tried against each: see DIFFERENCES.md.
//!
//! `010-0000-0…` as the applicant's phone does it to ordering, `010-0001-0…` to changing, cancelling and
//! restoring such an order, `010-0002-0…` to reading it; an office id `error-…` does it to reads and holds.

use crate::answer::Delivery;
use crate::problems::Refusal;
use contract::endpoints::Endpoint;
use contract::problem::ProblemCode;
use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

/// Which faults were given already.
#[derive(Debug)]
pub(crate) struct Faults {
    on: bool,
    seen: Mutex<HashSet<String>>,
}

/// What a fault of ordering changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OrderFault {
    /// Everything costs 100 won more.
    PriceChanged,
    /// It is done, but the answer does not arrive so.
    Delivered(Delivery),
}

impl Faults {
    pub(crate) fn new(on: bool) -> Self {
        Self {
            on,
            seen: Mutex::default(),
        }
    }

    /// Whether known inputs give known faults.
    pub(crate) fn on(&self) -> bool {
        self.on
    }

    /// The fault of an office id, if it stands for one that the endpoint declares.
    pub(crate) fn of_office(&self, endpoint: &Endpoint, office: &str) -> Result<(), Refusal> {
        let Some(ending) = office.strip_prefix("error-").filter(|_| self.on) else {
            return Ok(());
        };
        let refusal = match ending {
            "404" => Some(ProblemCode::NotFound.into()),
            "409" => Some(ProblemCode::SlotTaken.into()),
            _ => passing(ending),
        };
        declared(endpoint, refusal).map_or(Ok(()), Err)
    }

    /// What happens to reading an order from this phone number: each time, if the endpoint declares it.
    pub(crate) fn of_read(&self, endpoint: &Endpoint, phone: &str) -> Result<(), Refusal> {
        let ending = phone.strip_prefix("0100002").filter(|_| self.on);
        let refusal = ending.and_then(|ending| passing(ending.trim_start_matches('0')));
        declared(endpoint, refusal).map_or(Ok(()), Err)
    }

    /// The fault of a phone number that starts with `prefix`, once for each `key`.
    fn of_write(&self, prefix: &str, phone: &str, key: &str) -> Result<(), Refusal> {
        let Some(ending) = phone.strip_prefix(prefix).filter(|_| self.on) else {
            return Ok(());
        };
        match passing(ending.trim_start_matches('0')) {
            Some(refusal) if self.first(key) => Err(refusal),
            _ => Ok(()),
        }
    }

    /// What happens to an order from this phone number.
    pub(crate) fn of_order(&self, phone: &str, key: &str) -> Result<Option<OrderFault>, Refusal> {
        self.of_write("0100000", phone, key)?;
        let Some(ending) = phone.strip_prefix("0100000").filter(|_| self.on) else {
            return Ok(None);
        };
        match ending {
            "0409" if self.every_other(phone, key) => Err(ProblemCode::SlotTaken.into()),
            "0410" if self.every_other(phone, key) => Err(ProblemCode::HoldExpired.into()),
            "0412" => Ok(Some(OrderFault::PriceChanged)),
            _ => Ok(delivery(ending).map(OrderFault::Delivered)),
        }
    }

    /// What happens to a change, a cancellation or a restoring of an order from this phone number.
    pub(crate) fn of_step(&self, phone: &str, key: &str) -> Result<Delivery, Refusal> {
        self.of_write("0100001", phone, key)?;
        let Some(ending) = phone.strip_prefix("0100001").filter(|_| self.on) else {
            return Ok(Delivery::Whole);
        };
        match ending {
            "0409" if self.every_other(phone, key) => Err(ProblemCode::TooLate.into()),
            "0412" if self.every_other(phone, key) => Err(ProblemCode::VersionConflict.into()),
            _ => Ok(delivery(ending).unwrap_or_default()),
        }
    }

    /// What happens to what a signed-in person with this phone number sends about a book.
    pub(crate) fn of_payback(&self, phone: &str, key: &str) -> Result<Delivery, Refusal> {
        self.of_write("0100000", phone, key)?;
        let ending = phone.strip_prefix("0100000").filter(|_| self.on);
        Ok(ending.and_then(delivery).unwrap_or_default())
    }

    /// Whether this is the first time for a name.
    fn first(&self, name: &str) -> bool {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.len() > 10_000 {
            seen.clear();
        }
        seen.insert(name.into())
    }

    /// True for the first, third, … key of a phone number.
    fn every_other(&self, phone: &str, key: &str) -> bool {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if !seen.insert(format!("{phone} {key}")) {
            return false;
        }
        let mark = format!("{phone} failed");
        if seen.remove(&mark) {
            return false;
        }
        seen.insert(mark)
    }
}

/// A refusal, if the contract declares it for the endpoint: the app need not know others.
fn declared(endpoint: &Endpoint, refusal: Option<Refusal>) -> Option<Refusal> {
    refusal.filter(|refusal| endpoint.may_answer_with(refusal.code()))
}

fn delivery(ending: &str) -> Option<Delivery> {
    match ending {
        "0504" => Some(Delivery::Cut),
        "0508" => Some(Delivery::Silence),
        _ => None,
    }
}

/// Problems that may pass: the next try with the same key goes through.
fn passing(ending: &str) -> Option<Refusal> {
    let code = match ending {
        "423" => ProblemCode::InFlight,
        "425" => ProblemCode::TooEarly,
        "429" => ProblemCode::TooManyRequests,
        "500" => ProblemCode::Internal,
        "503" => ProblemCode::Unavailable,
        _ => return None,
    };
    Some(Refusal::new(code).detail("a fault on purpose").passing())
}
