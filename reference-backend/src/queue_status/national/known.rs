//! What is known of the offices, and their counters as they are told to residents.

use super::counters::{CounterRows, Sighting};
use super::offices::KnownOffice;
use super::opening::Opening;
use crate::calendar;
use crate::queue_status::learning::{CallLog, Learning, Look};
use contract::office::{Closure, Counter, Hours, Office, OpenState};
use contract::queue_status::{CounterState, CounterStatus, UsualHour};
use contract::time::{Date, Timestamp};
use std::collections::BTreeMap;

/// A counter that the service has not named for so long is gone.
const GONE_S: i64 = 12 * 3600;
/// Closed days are told for so many days from today.
const CLOSURES_DAYS: u64 = 60;

/// What is known.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub(super) offices: Vec<KnownOffice>,
    /// From the service of holidays; `None` where it is not asked or did not answer yet.
    pub(super) holidays: Option<Vec<Closure>>,
    /// Whether waiting numbers were read once: before, nothing can be said.
    pub(super) seen: bool,
    pub(super) learning: Learning,
    /// By id of the office and of the counter.
    counters: BTreeMap<(String, String), KnownCounter>,
}

/// A counter, and what was told of it last.
#[derive(Debug, Clone)]
struct KnownCounter {
    counter: Counter,
    last: Sighting,
    /// When the service named it last.
    named_at: Timestamp,
}

impl Known {
    /// Takes the rows of one answer in. A counter that it leaves out keeps what was told of it, with its age.
    pub(super) fn take(&mut self, rows: Vec<CounterRows>, now: Timestamp) {
        for CounterRows {
            office,
            id,
            name,
            kind,
            seen,
        } in rows
        {
            let Some(known) = self
                .offices
                .iter()
                .find(|known| known.office.id == office)
                .cloned()
            else {
                continue;
            };
            let counter = Counter { id, name, kind };
            let hours = self.hours(&known, now.date());
            for last in seen {
                let told = KnownCounter {
                    counter: counter.clone(),
                    last,
                    named_at: now,
                };
                self.learn(&known, &hours, &told);
                self.counters.insert((office.clone(), counter.id.clone()), told);
            }
        }
        self.counters
            .retain(|_, counter| now.seconds_since(counter.named_at) < GONE_S);
        self.seen = true;
    }

    /// Learns from a counter while it is open: what a closed one shows says nothing of its hours.
    fn learn(&mut self, known: &KnownOffice, hours: &Hours, told: &KnownCounter) {
        let Some(at) = told.last.at else { return };
        let opening = Opening::of(known, hours, Some(at), at);
        if opening.state != CounterState::Open {
            return;
        }
        let place = (known.office.id.clone(), told.counter.id.clone());
        let usual = self.learning.usual(&place, at);
        let status = |log: &CallLog| told.status(opening.clone(), Some(log), usual.clone());
        let look = Look {
            at,
            number: told.last.number(),
            window: told.last.called_to.clone(),
            waiting: status(&CallLog::default()).waiting(),
        };
        self.learning.look(&place, look, status);
    }

    /// Whether any office is open, so that numbers change.
    pub(super) fn any_open(&self, now: Timestamp) -> bool {
        self.offices.iter().any(|known| {
            self.statuses(known, now)
                .iter()
                .any(|counter| counter.state == CounterState::Open)
                // Before the first numbers, the hours say it.
                || matches!(
                    self.hours(known, now.date()).state(now),
                    OpenState::Open(_)
                )
        })
    }

    /// The offices, whole.
    pub(super) fn served(&self, now: Timestamp) -> Vec<Office> {
        let offices = self.offices.iter().map(|known| Office {
            hours: self.hours(known, now.date()),
            counters: self
                .of_office(&known.office.id)
                .map(|told| told.counter.clone())
                .collect(),
            ..known.office.clone()
        });
        offices.collect()
    }

    /// The counters of an office at a moment.
    pub(super) fn statuses(&self, known: &KnownOffice, now: Timestamp) -> Vec<CounterStatus> {
        let hours = self.hours(known, now.date());
        let statuses = self.of_office(&known.office.id).map(|told| {
            let place = (known.office.id.clone(), told.counter.id.clone());
            let opening = Opening::of(known, &hours, told.last.at, now);
            let log = self.learning.log(&place);
            told.status(opening, log, self.learning.usual(&place, now))
        });
        statuses.collect()
    }

    /// The hours of an office with the closed days from `today` on.
    pub(super) fn hours(&self, known: &KnownOffice, today: Date) -> Hours {
        let last = today.plus_days(CLOSURES_DAYS);
        let listed = || {
            let all = calendar::HOLIDAYS.iter();
            all.map(|holiday| Closure {
                date: holiday.date(),
                reason: holiday.name(),
            })
            .collect()
        };
        let mut closures: Vec<Closure> = self.holidays.clone().unwrap_or_else(listed);
        closures.retain(|closure| (today..=last).contains(&closure.date));
        Hours {
            closures,
            ..known.office.hours.clone()
        }
    }

    fn of_office(&self, office: &str) -> impl Iterator<Item = &KnownCounter> {
        let mut counters: Vec<_> = self
            .counters
            .iter()
            .filter(move |((of, _), _)| of == office)
            .map(|(_, told)| told)
            .collect();
        // By the number of the task, so that 10 comes after 9.
        counters.sort_by_key(|told| (told.counter.id.len(), told.counter.id.clone()));
        counters.into_iter()
    }
}

impl KnownCounter {
    /// As it is told to residents. Without a moment there are no numbers: nobody could say how old they are.
    fn status(&self, opening: Opening, log: Option<&CallLog>, usual: Option<UsualHour>) -> CounterStatus {
        let dated = self.last.at.is_some();
        CounterStatus {
            id: self.counter.id.clone(),
            name: self.counter.name.clone(),
            kind: self.counter.kind,
            state: opening.state,
            reason: opening.reason,
            resumes_at: opening.resumes_at,
            last_call: None,
            called: self.last.called.clone().filter(|_| dated),
            called_to: self.last.called_to.clone().filter(|_| dated),
            called_at: log.and_then(CallLog::called_at),
            call_gaps_s: log.map(CallLog::gaps_s).unwrap_or_default(),
            recent_services: None,
            waiting_told: self.last.waiting.filter(|_| dated),
            reserved_waiting: None,
            desks_told: log.and_then(CallLog::windows).map(i64::from),
            free_told: None,
            observed_at: self.last.at,
            usual,
        }
    }
}
