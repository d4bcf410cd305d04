//! The simulation as a source: a day for each counter, played on as the clock goes.
//!
//! Nothing of it is kept but what happened from outside; a restart plays the day again from its opening and comes
//! to the same numbers.

pub(crate) mod inputs;
mod known;
mod office;

use super::source::{Observed, Past, Source};
use crate::demo_data::OfficeSeed;
use crate::problems::Refusal;
use crate::simulation::day_run::{WEEKS, end_of};
use crate::simulation::run::Run;
use crate::state::Core;
use contract::office::Counter;
use contract::queue_status::{Accuracy, QueueSource, UsualHour};
use contract::time::{Date, Timestamp};
use inputs::Inputs;
use office::{ACCURACY_DAYS, Office};
use rusqlite::Connection;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The simulation as a source.
#[derive(Debug)]
pub(crate) struct Simulated {
    seed: u64,
    speed: u32,
    offices: Mutex<HashMap<&'static str, Arc<Mutex<Office>>>>,
    /// What is usual on the weekday that was looked at last, by office and counter. Apart from the offices, whose
    /// locks wait for the database: what happens within a transaction must not wait for them.
    usual: Mutex<HashMap<(&'static str, String), Vec<UsualHour>>>,
}

impl Simulated {
    pub(crate) fn new(seed: u64, speed: u32) -> Self {
        Self {
            seed,
            speed,
            offices: Mutex::default(),
            usual: Mutex::default(),
        }
    }

    fn office(&self, seed: &OfficeSeed) -> Arc<Mutex<Office>> {
        lock(&self.offices).entry(seed.id).or_default().clone()
    }

    /// What is usual at a counter on the weekday that was looked at last; empty before the first look.
    pub(crate) fn usual_today(&self, office: &'static str, counter: &str) -> Vec<UsualHour> {
        let known = lock(&self.usual).get(&(office, counter.to_owned())).cloned();
        known.unwrap_or_default()
    }

    fn keep_usual(&self, office: &OfficeSeed, usual: &[Vec<UsualHour>]) {
        let mut known = lock(&self.usual);
        for (counter, usual) in office.counters.iter().zip(usual) {
            known.insert((office.id, counter.id.clone()), usual.clone());
        }
    }

    /// The day of a counter, played up to a moment with what a connection sees; a day that is over is played to
    /// its end. Apart from what is shown: it may see what is not yet written for good.
    pub(crate) fn play(
        &self,
        (core, connection): (&Core, &Connection),
        (office, counter): (&OfficeSeed, &Counter),
        date: Date,
        now: Timestamp,
    ) -> Result<Run, rusqlite::Error> {
        let inputs = Inputs::read(core, connection, office, date)?;
        let mut run = Run::new(self.day(office, counter, date, &inputs));
        run.advance(now.min(end_of(date)));
        Ok(run)
    }
}

impl Source for Simulated {
    fn word(&self) -> QueueSource {
        QueueSource::Simulation
    }

    fn look(&self, core: &Core, office: &OfficeSeed, now: Timestamp) -> Result<Observed, Refusal> {
        lock(&self.office(office)).look(self, core, office, now)
    }

    fn history(&self, core: &Core, office: &OfficeSeed, now: Timestamp) -> Result<Past, Refusal> {
        Ok(Past {
            weeks: WEEKS,
            counters: lock(&self.office(office)).history(self, core, office, now.date())?,
        })
    }

    fn accuracy(
        &self,
        core: &Core,
        office: &OfficeSeed,
        now: Timestamp,
    ) -> Result<Option<Accuracy>, Refusal> {
        let (forecasts, right) = lock(&self.office(office)).accuracy(self, core, office, now.date())?;
        Ok((forecasts > 0).then_some(Accuracy {
            days: ACCURACY_DAYS as u16,
            forecasts,
            right,
        }))
    }

    fn simulated(&self) -> Option<&Simulated> {
        Some(self)
    }
}

/// A panic has left nothing half done that is not made anew.
fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}
