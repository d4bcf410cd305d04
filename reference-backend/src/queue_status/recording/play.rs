//! Plays a recording back: what was served at a clock time is served at the same clock time of today.

use super::{Line, RECORDING_MAX};
use crate::demo_data::OfficeSeed;
use crate::problems::Refusal;
use crate::queue_status::own;
use crate::queue_status::source::{Observed, Past, Source};
use crate::state::Core;
use contract::office::Office;
use contract::problem::ProblemCode;
use contract::queue_status::{
    Accuracy, CounterHistory, CounterState, CounterStatus, QueueSource, QueueStatus, UsualHour,
};
use contract::time::{ClockTime, Date, Timestamp};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// A recording as a source.
#[derive(Debug)]
pub(crate) struct Recording {
    offices: Vec<Office>,
    /// Documents by office and day, in order.
    days: BTreeMap<String, BTreeMap<Date, Vec<QueueStatus>>>,
}

impl Recording {
    /// Reads a recording. A line that cannot be read, such as the last one of a machine that stopped, is left out.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        let mut offices: BTreeMap<String, Office> = BTreeMap::new();
        let mut order = Vec::new();
        let mut days: BTreeMap<String, BTreeMap<Date, Vec<QueueStatus>>> = BTreeMap::new();
        for line in BufReader::new(File::open(path)?.take(RECORDING_MAX)).split(b'\n') {
            match serde_json::from_slice(&line?) {
                Ok(Line::Office(office)) => {
                    if !offices.contains_key(&office.id) {
                        order.push(office.id.clone());
                    }
                    offices.insert(office.id.clone(), office);
                }
                Ok(Line::Status(status)) => {
                    let of_office = days.entry(status.office.clone()).or_default();
                    of_office
                        .entry(status.server_time.date())
                        .or_default()
                        .push(status);
                }
                Err(_) => {}
            }
        }
        for day in days.values_mut().flat_map(BTreeMap::values_mut) {
            day.sort_by_key(|status| status.server_time);
        }
        if days.is_empty() {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "there is no document in the recording",
            ));
        }
        let offices = order.iter().filter_map(|id| offices.remove(id)).collect();
        Ok(Self { offices, days })
    }

    /// The day that is played on `today`: one of the same weekday, else one after the other.
    fn day(&self, office: &str, today: Date) -> Option<(Date, &[QueueStatus])> {
        let days = self.days.get(office)?;
        let alike: Vec<_> = days
            .iter()
            .filter(|(date, _)| date.weekday() == today.weekday())
            .collect();
        let all: Vec<_> = if alike.is_empty() {
            days.iter().collect()
        } else {
            alike
        };
        let turn = usize::try_from(
            today
                .days_since(*all.first()?.0)
                .rem_euclid(i64::try_from(all.len()).ok()?),
        )
        .ok()?;
        all.get(turn).map(|(date, day)| (**date, day.as_slice()))
    }

    /// The document that held at this clock time, its times moved to today; and how many came before it.
    fn document(&self, office: &str, now: Timestamp) -> Option<(usize, QueueStatus)> {
        let (date, day) = self.day(office, now.date())?;
        let days = now.date().days_since(date);
        let then = now.plus_seconds(-days * 86_400);
        let before = day.partition_point(|status| status.server_time <= then);
        let mut document = day.get(before.saturating_sub(1))?.clone();
        for counter in &mut document.counters {
            if before == 0 {
                not_yet(counter);
            } else if before == day.len() {
                // Nothing more was recorded: from here on it grows old.
                counter.observed_at.get_or_insert(document.server_time);
            }
            moved(counter, days);
        }
        Some((before, document))
    }
}

/// A counter before the recording begins: it is there, and nothing is known of it.
fn not_yet(counter: &mut CounterStatus) {
    *counter = CounterStatus {
        state: CounterState::Closed,
        reason: None,
        resumes_at: None,
        last_call: None,
        called: None,
        called_to: None,
        called_at: None,
        call_gaps_s: Vec::new(),
        recent_services: None,
        waiting_told: None,
        reserved_waiting: None,
        desks_told: None,
        free_told: None,
        observed_at: None,
        ..counter.clone()
    };
}

/// Moves the times of a counter by so many days.
fn moved(counter: &mut CounterStatus, days: i64) {
    let times = [
        &mut counter.resumes_at,
        &mut counter.last_call,
        &mut counter.called_at,
        &mut counter.observed_at,
    ];
    for time in times.into_iter().flatten() {
        *time = time.plus_seconds(days * 86_400);
    }
}

impl Source for Recording {
    fn word(&self) -> QueueSource {
        QueueSource::Recording
    }

    fn own_offices(&self, _: Timestamp) -> Option<Result<Vec<Office>, Refusal>> {
        (!self.offices.is_empty()).then(|| Ok(self.offices.clone()))
    }

    fn offices<'c>(&self, core: &'c Core) -> Result<Cow<'c, [OfficeSeed]>, Refusal> {
        Ok(match self.offices.is_empty() {
            true => Cow::Borrowed(&core.offices),
            false => Cow::Owned(self.offices.iter().filter_map(own::seed).collect()),
        })
    }

    fn look(&self, _: &Core, office: &OfficeSeed, now: Timestamp) -> Result<Observed, Refusal> {
        // Above every version of the days before.
        let midnight = ClockTime::new(0, 0).map_or(now, |clock| now.date().at(clock));
        let version = u64::try_from(midnight.unix_millis()).unwrap_or(0);
        let Some((before, document)) = self.document(office.id, now) else {
            return Ok(Observed {
                version,
                lively: false,
                counters: [].into(),
            });
        };
        Ok(Observed {
            version: version + before as u64,
            lively: document
                .counters
                .iter()
                .any(|counter| counter.state == CounterState::Open),
            counters: document.counters.into(),
        })
    }

    fn history(&self, _: &Core, office: &OfficeSeed, _: Timestamp) -> Result<Past, Refusal> {
        let days = self.days.get(office.id).ok_or(ProblemCode::NotFound)?;
        let mut hours: BTreeMap<&str, BTreeMap<(u8, u8), &UsualHour>> = BTreeMap::new();
        for counter in days.values().flatten().flat_map(|status| &status.counters) {
            let of_counter = hours.entry(&counter.id).or_default();
            if let Some(usual) = &counter.usual {
                of_counter.insert((usual.weekday, usual.hour), usual);
            }
        }
        let weeks: BTreeSet<i64> = days.keys().map(|date| week(*date)).collect();
        Ok(Past {
            weeks: u16::try_from(weeks.len()).unwrap_or(0),
            counters: hours
                .into_iter()
                .map(|(counter, hours)| CounterHistory {
                    counter: counter.to_owned(),
                    hours: hours.into_values().cloned().collect(),
                })
                .collect(),
        })
    }

    fn accuracy(&self, _: &Core, office: &OfficeSeed, now: Timestamp) -> Result<Option<Accuracy>, Refusal> {
        Ok(self
            .document(office.id, now)
            .and_then(|(_, document)| document.accuracy))
    }
}

/// The number of a week, counted from some Monday.
fn week(date: Date) -> i64 {
    let monday = Date::new(2024, 1, 1).unwrap_or(date);
    date.days_since(monday).div_euclid(7)
}
