//! An office for measurements, in demonstrations only: 400 counters and twenty updates a second, each of which
//! changes the called number and the number of those who wait at one counter, and nothing else.

use super::source::Observed;
use crate::demo_data::OfficeSeed;
use crate::state::Core;
use contract::office::{Counter, CounterKind, OfficeKind};
use contract::queue_status::{CounterState, CounterStatus};
use contract::text::LocalText;
use contract::time::Timestamp;

/// Its id. It stands in no list.
pub(crate) const ID: &str = "load-400";
/// How many counters it has.
const COUNTERS: u64 = 400;
/// Milliseconds between two updates.
const EVERY_MS: i64 = 50;

/// The office, where known inputs give known faults.
pub(crate) fn seed(core: &Core, id: &str) -> Option<OfficeSeed> {
    (id == ID && core.faults.on()).then(|| OfficeSeed {
        id: ID,
        name: LocalText::new("측정용 사무소 (시연)", "Office for measurements (demonstration)"),
        kind: OfficeKind::CivilCenter,
        dong: LocalText::new("시연", "Demonstration"),
        address: None,
        phone: "120",
        position: None,
        counters: (0..COUNTERS).map(counter).collect(),
        demo: true,
    })
}

/// Its version: the number of the update that came last.
pub(crate) fn version(now: Timestamp) -> u64 {
    u64::try_from(now.unix_millis() / EVERY_MS).unwrap_or_default()
}

/// Its counters at a moment.
pub(crate) fn look(now: Timestamp) -> Observed {
    let version = version(now);
    Observed {
        version,
        lively: true,
        counters: (0..COUNTERS).map(|at| status(at, version)).collect(),
    }
}

/// The counter that an update changes, as it is then.
pub(crate) fn changed_by(version: u64) -> CounterStatus {
    status(version % COUNTERS, version)
}

fn counter(at: u64) -> Counter {
    Counter {
        id: format!("counter-{:03}", at + 1),
        name: LocalText::new(format!("{}번 창구", at + 1), format!("Counter {}", at + 1)),
        kind: CounterKind::General,
    }
}

/// What a counter shows after so many updates of all counters.
fn status(at: u64, version: u64) -> CounterStatus {
    let updates = (version + COUNTERS - at) / COUNTERS;
    let Counter { id, name, kind } = counter(at);
    CounterStatus {
        id,
        name,
        kind,
        state: CounterState::Open,
        reason: None,
        resumes_at: None,
        last_call: None,
        called: Some((1000 + updates % 9000).to_string()),
        called_to: None,
        called_at: None,
        call_gaps_s: Vec::new(),
        recent_services: None,
        waiting_told: Some((updates % 40) as i64),
        reserved_waiting: None,
        desks_told: None,
        free_told: None,
        observed_at: None,
        usual: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_update_changes_two_values_of_one_counter() {
        for version in [35_000_000_000, 35_000_000_399, 35_000_000_400] {
            let at = |version: u64| look(Timestamp::from_unix_millis(version as i64 * EVERY_MS)).counters;
            let (before, after) = (at(version - 1), at(version));
            let changed: Vec<usize> = (0..400).filter(|at| before[*at] != after[*at]).collect();
            assert_eq!(changed, [(version % 400) as usize]);
            let (old, new) = (&before[changed[0]], &after[changed[0]]);
            assert_eq!(*new, changed_by(version));
            assert!(old.called != new.called && old.waiting_told != new.waiting_told);
            let rest = CounterStatus {
                called: old.called.clone(),
                waiting_told: old.waiting_told,
                ..new.clone()
            };
            assert_eq!(rest, *old, "nothing else");
        }
    }
}
