//! Offices that a source brings along, in the form in which the documents know a district's own.

use crate::demo_data::OfficeSeed;
use contract::office::Office;
use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

/// Most offices that a source brings along.
pub(crate) const OFFICES_MAX: usize = 5_000;

/// An office for the documents, which need no more of it than id, name and counters. `None` if there are more
/// offices than can be.
pub(crate) fn seed(office: &Office) -> Option<OfficeSeed> {
    Some(OfficeSeed {
        id: kept(&office.id)?,
        name: office.name.clone(),
        kind: office.kind,
        dong: office.dong.clone(),
        address: office.address.clone(),
        phone: "",
        position: office.position.clone(),
        counters: office.counters.clone(),
        demo: office.demo,
    })
}

/// An id for the life of the program, as those of a district's own offices are. Each is kept once, and no more
/// than offices are taken.
fn kept(id: &str) -> Option<&'static str> {
    static KEPT: Mutex<Option<HashSet<&'static str>>> = Mutex::new(None);
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    let kept = kept.get_or_insert_with(HashSet::new);
    if let Some(known) = kept.get(id) {
        return Some(known);
    }
    if kept.len() >= 2 * OFFICES_MAX {
        return None;
    }
    let forever: &'static str = Box::leak(id.to_owned().into_boxed_str());
    kept.insert(forever);
    Some(forever)
}
