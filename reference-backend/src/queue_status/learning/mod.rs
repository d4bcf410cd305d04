//! What the stream of a counter's numbers teaches: calls and the time between them, windows that serve, how long
//! services take, what the hours of past weeks were like, and how often forecasts held.

mod calls;
mod hours;
mod newcomers;
mod store;

pub(crate) use calls::{CallLog, Look};
pub(crate) use store::sweep;

use crate::database::Db;
use calls::Step;
use contract::queue_status::{Accuracy, CounterHistory, CounterStatus, UsualHour};
use contract::time::{Date, Timestamp};
use forecast::Tally;
use hours::{HourSeen, Services, usual};
use newcomers::{Newcomers, Outcome};
use std::collections::BTreeMap;
use store::{Hour, Place, Unsaved};

/// With more calls than this unsaved, the database has not been writable for long; the oldest go.
const UNSAVED_CALLS_MAX: usize = 10_000;

/// What was learned.
#[derive(Debug, Default)]
pub(crate) struct Learning {
    counters: BTreeMap<Place, Counter>,
    /// The usual hours of past weeks, as of this day.
    usual: BTreeMap<Place, Vec<UsualHour>>,
    weeks: u16,
    day: Option<Date>,
    tallies: BTreeMap<(String, Date), Tally>,
    unsaved: Unsaved,
}

#[derive(Debug, Default)]
struct Counter {
    log: CallLog,
    newcomers: Newcomers,
    last_at: Option<Timestamp>,
}

impl Learning {
    /// Reads what is known on this day, unless it was read already.
    pub(crate) fn load(&mut self, db: &Db, today: Date) -> Result<(), rusqlite::Error> {
        if self.day == Some(today) {
            return Ok(());
        }
        let (calls, hours, tallies) = db.read(|connection| -> Result<_, rusqlite::Error> {
            Ok((
                store::calls_of(connection, today)?,
                store::hours_before(connection, today)?,
                store::tallies_since(connection, today)?,
            ))
        })?;
        if self.day.is_none() {
            for (place, calls) in calls {
                self.counters.entry(place).or_default().log = CallLog::restored(&calls);
            }
        }
        self.tallies = tallies;
        self.take_hours(hours, today);
        self.day = Some(today);
        Ok(())
    }

    fn take_hours(&mut self, hours: Vec<(Place, Hour, HourSeen)>, today: Date) {
        let first = hours.iter().map(|(_, (date, _), _)| *date).min();
        let days = first.map_or(0, |first| today.days_since(first));
        self.weeks = u16::try_from((days + 6) / 7).unwrap_or(0);
        let mut grouped: BTreeMap<Place, BTreeMap<(u8, u8), Vec<HourSeen>>> = BTreeMap::new();
        for (place, (date, hour), seen) in hours {
            let of_place = grouped.entry(place).or_default();
            of_place.entry((date.weekday(), hour)).or_default().push(seen);
        }
        let usual_of = |by_hour: BTreeMap<(u8, u8), Vec<HourSeen>>| {
            let mut services = Services::default();
            by_hour
                .values()
                .flatten()
                .for_each(|seen| services.take(seen.services));
            by_hour
                .into_iter()
                .filter_map(|((weekday, hour), days)| usual(weekday, hour, &days, services))
                .collect()
        };
        self.usual = grouped
            .into_iter()
            .map(|(place, by_hour)| (place, usual_of(by_hour)))
            .collect();
    }

    /// Takes a look at a counter while it is open. `status` is the counter as it is told to residents, with what
    /// the log says: the forecast is made from nothing else.
    pub(crate) fn look(&mut self, place: &Place, look: Look, status: impl FnOnce(&CallLog) -> CounterStatus) {
        let (at, waiting) = (look.at, look.waiting);
        let counter = self.counters.entry(place.clone()).or_default();
        let day_before = counter.last_at.filter(|last| last.date() != at.date());
        let mut outcomes = day_before.map_or_else(Vec::new, |last| counter.newcomers.day_over(last));
        let step = counter.log.look(look);
        counter.last_at = counter.last_at.max(Some(at));
        if step.anew {
            counter.newcomers.forget();
        }
        let moments: Vec<Timestamp> = step.calls.iter().map(|call| call.at).collect();
        outcomes.extend(counter.newcomers.called(&moments));
        if step.arrivals > 0
            && let Some(waiting @ 1..) = waiting
        {
            let log = &counter.log;
            counter.newcomers.join(at, waiting as usize, || {
                forecast::wait(&status(log), waiting - 1, at).range()
            });
        }
        let desks = counter.log.windows();
        self.note(place, at, waiting, desks, &step);
        self.count(place, outcomes);
    }

    fn note(&mut self, place: &Place, at: Timestamp, waiting: Option<u32>, desks: Option<u32>, step: &Step) {
        let seen = self.hour(place, at);
        if let Some(waiting) = waiting {
            seen.looks += 1;
            seen.waiting_sum += u64::from(waiting);
        }
        if let Some(desks) = desks {
            seen.desk_looks += 1;
            seen.desks_sum += u64::from(desks);
        }
        seen.calls += step.calls.len() as u64;
        if let Some(seconds) = step.service_s {
            seen.services.add(seconds);
        }
        if step.arrivals > 0 && waiting == Some(0) {
            // Whoever came was called before the next look.
            seen.waits_s.push(0);
        }
        let calls = step.calls.iter().map(|call| (place.clone(), call.clone()));
        self.unsaved.calls.extend(calls);
        let too_many = self.unsaved.calls.len().saturating_sub(UNSAVED_CALLS_MAX);
        self.unsaved.calls.drain(..too_many);
    }

    fn count(&mut self, place: &Place, outcomes: Vec<Outcome>) {
        for outcome in outcomes {
            if let Some(waited_s) = outcome.waited_s {
                self.hour(place, outcome.joined_at).waits_s.push(waited_s);
            }
            if let Some(right) = outcome.right {
                let key = (place.0.clone(), outcome.joined_at.date());
                let one = Tally {
                    forecasts: 1,
                    right: u32::from(right),
                };
                for tallies in [&mut self.tallies, &mut self.unsaved.tallies] {
                    let tally = tallies.entry(key.clone()).or_default();
                    *tally = tally.and(one);
                }
            }
        }
    }

    fn hour(&mut self, place: &Place, at: Timestamp) -> &mut HourSeen {
        let hour = u8::try_from(at.clock().parts().0).unwrap_or(0);
        self.unsaved
            .hours
            .entry((place.clone(), (at.date(), hour)))
            .or_default()
    }

    /// Puts into the database what is not yet there. What cannot be written now is written the next time.
    pub(crate) fn save(&mut self, db: &Db) -> Result<(), rusqlite::Error> {
        db.write(|transaction| self.unsaved.save(transaction))?;
        self.unsaved = Unsaved::default();
        Ok(())
    }

    /// The calls of a counter.
    pub(crate) fn log(&self, place: &Place) -> Option<&CallLog> {
        self.counters.get(place).map(|counter| &counter.log)
    }

    /// What this hour is usually like at a counter.
    pub(crate) fn usual(&self, place: &Place, now: Timestamp) -> Option<UsualHour> {
        let (weekday, hour) = (now.date().weekday(), now.clock().parts().0);
        let hours = self.usual.get(place)?;
        hours
            .iter()
            .find(|usual| usual.weekday == weekday && u32::from(usual.hour) == hour)
            .cloned()
    }

    /// Over how many past weeks hours were learned.
    pub(crate) fn weeks(&self) -> u16 {
        self.weeks
    }

    /// The hours of a counter over past weeks.
    pub(crate) fn history(&self, place: &Place) -> CounterHistory {
        CounterHistory {
            counter: place.1.clone(),
            hours: self.usual.get(place).cloned().unwrap_or_default(),
        }
    }

    /// How often the forecasts of an office held over the last days; `None` with too little data.
    pub(crate) fn accuracy(&self, office: &str, today: Date) -> Option<Accuracy> {
        let days = i64::from(store::ACCURACY_DAYS);
        let lately = self
            .tallies
            .iter()
            .filter(|((of, date), _)| of == office && (0..days).contains(&today.days_since(*date)));
        lately
            .fold(Tally::default(), |sum, (_, tally)| sum.and(*tally))
            .accuracy(store::ACCURACY_DAYS)
    }
}
