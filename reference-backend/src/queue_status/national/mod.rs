//! The nation's open service on civil-service offices as a source: polled once for all who watch, mapped into the
//! same documents, and learned from.
//!
//! What it tells is passed on with the time at which the office said it. A failed call changes nothing but the age
//! of what is shown; before the first answer there is nothing to show, and nothing is put in its place.

mod answer;
mod client;
mod counters;
mod holidays;
mod key;
mod known;
mod offices;
mod opening;
mod poll;
mod row;
mod schedule;
mod trouble;

pub use client::Address;
pub use key::ServiceKey;
pub use offices::Area;

use super::own;
use super::source::{Observed, Past, Source};
use crate::demo_data::OfficeSeed;
use crate::problems::Refusal;
use crate::state::Core;
use client::Client;
use contract::office::Office;
use contract::problem::ProblemCode;
use contract::queue_status::{Accuracy, CounterState, CounterStatus, QueueSource};
use contract::time::Timestamp;
use known::Known;
use poll::Plan;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// `Retry-After` before the first answer.
const RETRY_AFTER_S: u32 = 30;

/// How the open service is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NationalOptions {
    /// Where it is.
    pub address: Address,
    /// The key.
    pub key: ServiceKey,
    /// Whose offices.
    pub area: Area,
    /// Whether public holidays are asked for too, at the same address; else they are those of a list.
    pub holidays: bool,
    /// The telephone that helps with all offices: the service tells none.
    pub phone: String,
    /// Seconds between two questions for waiting while an office is open.
    pub every_open_s: u32,
    /// The same while all are closed.
    pub every_closed_s: u32,
    /// How long an answer is waited for.
    pub timeout: Duration,
}

impl NationalOptions {
    /// As a district starts: half a minute between questions while an office is open, five minutes else.
    pub fn new(address: Address, key: ServiceKey, area: Area) -> Self {
        Self {
            address,
            key,
            area,
            holidays: false,
            phone: "120".into(),
            every_open_s: 30,
            every_closed_s: 300,
            timeout: Duration::from_secs(10),
        }
    }
}

/// The open service as a source.
#[derive(Debug)]
pub(crate) struct National {
    options: NationalOptions,
    client: Client,
    known: Mutex<Known>,
    plan: Mutex<Plan>,
    served: Mutex<BTreeMap<String, Served>>,
}

/// The counters of an office as they were served last, and their version.
#[derive(Debug, Clone)]
struct Served {
    version: u64,
    counters: Arc<[CounterStatus]>,
}

impl National {
    pub(crate) fn new(options: &NationalOptions) -> Self {
        Self {
            client: Client::new(options.address.clone(), options.key.clone(), options.timeout),
            options: options.clone(),
            known: Mutex::default(),
            plan: Mutex::default(),
            served: Mutex::default(),
        }
    }

    /// The counters of an office with a version that grows whenever they change.
    fn version(&self, office: &str, counters: Vec<CounterStatus>, now: Timestamp) -> Served {
        let mut served = lock(&self.served);
        let before = served.get(office);
        if let Some(same) = before.filter(|before| *before.counters == *counters) {
            return same.clone();
        }
        // Milliseconds since 1970: a restart goes on above where it was.
        let clock = u64::try_from(now.unix_millis()).unwrap_or(0);
        let version = before.map_or(clock, |before| clock.max(before.version + 1));
        let next = Served {
            version,
            counters: counters.into(),
        };
        served.insert(office.to_owned(), next.clone());
        next
    }
}

impl Source for National {
    fn word(&self) -> QueueSource {
        QueueSource::NationalService
    }

    fn own_offices(&self, now: Timestamp) -> Option<Result<Vec<Office>, Refusal>> {
        let known = lock(&self.known);
        Some(match known.seen {
            true => Ok(known.served(now)),
            false => Err(nothing_yet()),
        })
    }

    fn offices<'c>(&self, _: &'c Core) -> Result<Cow<'c, [OfficeSeed]>, Refusal> {
        let known = lock(&self.known);
        match known.seen {
            true => Ok(Cow::Owned(
                known
                    .offices
                    .iter()
                    .filter_map(|known| own::seed(&known.office))
                    .collect(),
            )),
            false => Err(nothing_yet()),
        }
    }

    fn look(&self, _: &Core, office: &OfficeSeed, now: Timestamp) -> Result<Observed, Refusal> {
        let counters = {
            let known = lock(&self.known);
            let found = known.offices.iter().find(|one| one.office.id == office.id);
            known.statuses(found.ok_or(ProblemCode::NotFound)?, now)
        };
        let Served { version, counters } = self.version(office.id, counters, now);
        Ok(Observed {
            version,
            lively: counters.iter().any(|counter| counter.state == CounterState::Open),
            counters,
        })
    }

    fn history(&self, _: &Core, office: &OfficeSeed, now: Timestamp) -> Result<Past, Refusal> {
        let known = lock(&self.known);
        let found = known.offices.iter().find(|one| one.office.id == office.id);
        let counters = known.statuses(found.ok_or(ProblemCode::NotFound)?, now);
        let of_counter = |counter: CounterStatus| known.learning.history(&(office.id.to_owned(), counter.id));
        Ok(Past {
            weeks: known.learning.weeks(),
            counters: counters.into_iter().map(of_counter).collect(),
        })
    }

    fn accuracy(&self, _: &Core, office: &OfficeSeed, now: Timestamp) -> Result<Option<Accuracy>, Refusal> {
        Ok(lock(&self.known).learning.accuracy(office.id, now.date()))
    }

    fn poll(&self, core: &Core, now: Timestamp) -> Option<Timestamp> {
        Some(self.poll_once(core, now))
    }
}

/// Before the first answer there is nothing to say, and nothing is said in its place.
fn nothing_yet() -> Refusal {
    Refusal::new(ProblemCode::Unavailable)
        .detail("the open service has not answered yet")
        .retry_after(RETRY_AFTER_S)
}

/// A panic while holding it leaves data that is still whole: it is replaced, never changed halfway.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    /// A value as the service might give one, or not.
    fn value() -> impl Strategy<Value = Value> {
        prop_oneof![
            Just(Value::Null),
            any::<i64>().prop_map(|number| json!(number)),
            any::<f64>().prop_map(|number| json!(number)),
            ".{0,20}".prop_map(|text| json!(text)),
            "[0-9]{0,20}".prop_map(|text| json!(text)),
            "[YN가-힣,/ ]{0,10}".prop_map(|text| json!(text)),
            Just(json!({ "item": [] })),
        ]
    }

    fn rows() -> impl Strategy<Value = Vec<row::Row>> {
        let names = prop::sample::select(vec![
            "csoSn",
            "csoNm",
            "stdgCd",
            "taskNo",
            "taskNm",
            "clotNo",
            "clotCnterNo",
            "wtngCnt",
            "totDt",
            "lat",
            "lot",
            "wkdyOperBgngTm",
            "wkdyOperEndTm",
            "nghtOperYn",
            "nghtDowExpln",
            "lotnoAddr",
            "locdate",
            "isHoliday",
        ]);
        let one = prop::collection::hash_map(names, value(), 0..18);
        let row = one.prop_map(|fields| {
            row::Row(
                fields
                    .into_iter()
                    .map(|(name, value)| (name.into(), value))
                    .collect(),
            )
        });
        prop::collection::vec(row, 0..6)
    }

    proptest! {
        #[test]
        fn whatever_is_answered_is_read_or_refused(status in 100_u16..600, body in ".{0,200}") {
            let _ = answer::read(status, &body);
            let _ = answer::read(status, &format!("<a>{body}</a>"));
            let _ = answer::read(status, &format!("{{\"header\":{body}}}"));
        }

        #[test]
        fn whatever_rows_say_ids_stay_ids_and_times_stay_behind_now(rows in rows()) {
            let now = Timestamp::parse("2026-11-23T10:00:00+09:00").expect("a moment");
            let area = Area::read("1165000000").expect("an area");
            let good = |id: &str| id.len() <= contract::limits::ID_MAX
                && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
            let mut known = Known::default();
            known.offices = offices::of_rows(&rows, &area, "120").0;
            known.holidays = Some(holidays::of_rows(&rows));
            known.take(counters::by_counter(&rows, now).0, now);
            for office in known.served(now) {
                prop_assert!(good(&office.id), "{}", office.id);
                prop_assert!(office.counters.iter().all(|counter| good(&counter.id)));
            }
            for office in &known.offices {
                for counter in known.statuses(office, now) {
                    prop_assert!(counter.observed_at.is_none_or(|at| at <= now));
                    prop_assert!(serde_json::to_string(&counter).is_ok());
                }
            }
        }
    }
}
