//! Days that were played once. The same key gives the same day, so that they are shared by all backends of a
//! program: tests open many.

use crate::simulation::past::PastDay;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::{Arc, Mutex, PoisonError};

/// Beyond so many, all are forgotten and played again when they are needed.
const REMEMBERED: usize = 20_000;

/// A day of an office that is over.
#[derive(Debug)]
pub(super) struct Known {
    /// What it follows from.
    pub(super) key: u64,
    /// What its counters were like.
    pub(super) counters: Vec<PastDay>,
}

type Map<T> = HashMap<u64, T, BuildHasherDefault<std::hash::DefaultHasher>>;

static DAYS: Mutex<Map<Arc<Known>>> = Mutex::new(HashMap::with_hasher(BuildHasherDefault::new()));
static COUNTS: Mutex<Map<(u32, u32)>> = Mutex::new(HashMap::with_hasher(BuildHasherDefault::new()));

/// A day that is over.
pub(super) fn day(key: u64, play: impl FnOnce() -> Vec<PastDay>) -> Arc<Known> {
    of(&DAYS, key, || {
        Arc::new(Known {
            key,
            counters: play(),
        })
    })
}

/// Forecasts, and how many were right.
pub(super) fn count(key: u64, play: impl FnOnce() -> (u32, u32)) -> (u32, u32) {
    of(&COUNTS, key, play)
}

fn of<T: Clone>(all: &Mutex<Map<T>>, key: u64, play: impl FnOnce() -> T) -> T {
    let lock = || all.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = lock().get(&key) {
        return known.clone();
    }
    // Played without the lock: two who play the same day come to the same.
    let made = play();
    let mut all = lock();
    if all.len() >= REMEMBERED {
        all.clear();
    }
    all.insert(key, made.clone());
    made
}
