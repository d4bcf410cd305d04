//! One office of the simulation: the day that runs, and the days before.

use super::Simulated;
use super::inputs::Inputs;
use super::known::{self, Known};
use crate::demo_data::OfficeSeed;
use crate::problems::Refusal;
use crate::queue_status::source::Observed;
use crate::simulation::chance::{Chance, mix, of_text};
use crate::simulation::day::{Day, Opening};
use crate::simulation::day_run::{WEEKS, end_of};
use crate::simulation::past::{self, PastDay};
use crate::simulation::plan::{DayKind, Profile};
use crate::simulation::run::Run;
use crate::simulation::watch::{published, watch};
use crate::state::Core;
use contract::office::Counter;
use contract::queue_status::{CounterHistory, CounterState, CounterStatus, UsualHour};
use contract::time::{Date, Timestamp};
use forecast::Forecast;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

/// Between two days, versions jump by so many: a day changes far less often.
const VERSIONS_A_DAY: u64 = 100_000_000;
/// Accuracy is counted over so many past days.
pub(super) const ACCURACY_DAYS: u64 = 7;
/// Of everyone who joined on a past day, one in so many is asked for.
const ASKED: usize = 4;

/// One office of the simulation.
#[derive(Debug, Default)]
pub(super) struct Office {
    today: Option<Today>,
    past: BTreeMap<Date, Arc<Known>>,
    /// Forecasts of a day, and how many were right.
    counted: BTreeMap<Date, (u32, u32)>,
    version: u64,
}

/// The day that runs.
#[derive(Debug)]
struct Today {
    date: Date,
    inputs: Inputs,
    /// When the inputs were read last: writes of this program, and second of the clock.
    read: (u64, i64),
    runs: Vec<Run>,
    usual: Vec<Vec<UsualHour>>,
    /// Changes at the time of `shown`.
    changes: Option<u64>,
    shown: Arc<[CounterStatus]>,
}

impl Office {
    /// The counters at a moment.
    pub(super) fn look(
        &mut self,
        of: &Simulated,
        core: &Core,
        seed: &OfficeSeed,
        now: Timestamp,
    ) -> Result<Observed, Refusal> {
        self.bring_up_to(of, core, seed, now)?;
        let Some(today) = &mut self.today else {
            return Err(contract::problem::ProblemCode::Internal.into());
        };
        for run in &mut today.runs {
            run.advance(now);
        }
        let changes: u64 = today.runs.iter().map(|run| run.changes).sum();
        let offset = if today.inputs.closed_by_office {
            VERSIONS_A_DAY / 2
        } else {
            0
        };
        let epoch = Timestamp::from_unix_millis(0).date();
        let day = u64::try_from(today.date.days_since(epoch)).unwrap_or_default();
        let mut version = (day * VERSIONS_A_DAY + offset + changes).max(self.version);
        if today.changes != Some(changes) {
            let counters = today.runs.iter().zip(&seed.counters).zip(&today.usual);
            let shown: Arc<[CounterStatus]> = counters
                .map(|((run, counter), usual)| published(run, counter, usual))
                .collect();
            // A day that is played anew, because its past became known otherwise, may come to fewer changes.
            if version == self.version && shown != today.shown {
                version += 1;
            }
            (today.changes, today.shown) = (Some(changes), shown);
        }
        self.version = version;
        Ok(Observed {
            version,
            lively: today
                .shown
                .iter()
                .any(|counter| counter.state != CounterState::Closed),
            counters: today.shown.clone(),
        })
    }

    /// Begins the day, or begins it anew where what it is played from has changed.
    fn bring_up_to(
        &mut self,
        of: &Simulated,
        core: &Core,
        seed: &OfficeSeed,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        let date = now.date();
        let read = (core.db.writes() + core.queues.changes(), now.unix_millis() / 1000);
        let today = self.today.as_ref().filter(|today| today.date == date);
        // Two who ask at once may come in another order than they looked at the clock.
        let back =
            today.is_some_and(|today| today.runs.iter().any(|run| run.now > now.unix_millis() + 2_000));
        if today.is_some_and(|today| today.read == read) && !back {
            return Ok(());
        }
        let inputs = core
            .db
            .read(|connection| Inputs::read(core, connection, seed, date))?;
        if let Some(today) = self
            .today
            .as_mut()
            .filter(|today| today.date == date && !back && today.inputs == inputs)
        {
            today.read = read;
            return Ok(());
        }
        let known = self.today.take().filter(|today| today.date == date);
        let (usual, shown) = match known {
            Some(known) => (known.usual, known.shown),
            None => {
                let weeks = self.weeks_before(of, core, seed, date)?;
                let usual: Vec<_> = (0..seed.counters.len()).map(|at| usual_of(&weeks, at)).collect();
                of.keep_usual(seed, &usual);
                (usual, Arc::from([]))
            }
        };
        let runs = of.days(seed, date, &inputs).map(Run::new).collect();
        self.today = Some(Today {
            date,
            inputs,
            read,
            runs,
            usual,
            changes: None,
            shown,
        });
        Ok(())
    }

    /// The hours of all weekdays in the weeks before a date.
    pub(super) fn history(
        &mut self,
        of: &Simulated,
        core: &Core,
        seed: &OfficeSeed,
        today: Date,
    ) -> Result<Vec<CounterHistory>, Refusal> {
        let mut days = Vec::new();
        for back in 1..=u64::from(WEEKS) * 7 {
            days.push(self.past_day(of, core, seed, before(today, back))?);
        }
        let counters = seed.counters.iter().enumerate();
        Ok(counters
            .map(|(at, counter)| CounterHistory {
                counter: counter.id.clone(),
                hours: usual_of(&days, at),
            })
            .collect())
    }

    /// What a day that is over was like, by counter.
    fn past_day(
        &mut self,
        of: &Simulated,
        core: &Core,
        seed: &OfficeSeed,
        date: Date,
    ) -> Result<Arc<Known>, Refusal> {
        if let Some(known) = self.past.get(&date) {
            return Ok(known.clone());
        }
        let inputs = core
            .db
            .read(|connection| Inputs::of_past(core, connection, seed, date))?;
        let key = of.key(seed, date, &inputs);
        let day = known::day(key, || {
            of.days(seed, date, &inputs)
                .map(|day| {
                    let mut run = Run::new(day);
                    run.advance(end_of(date));
                    PastDay::of(&run)
                })
                .collect()
        });
        // No more is looked at than the weeks before and the days of accuracy.
        while self.past.len() > 80 {
            self.past.pop_first();
        }
        self.past.insert(date, day.clone());
        Ok(day)
    }

    /// Forecasts of the past days, and how many of them were right.
    pub(super) fn accuracy(
        &mut self,
        of: &Simulated,
        core: &Core,
        seed: &OfficeSeed,
        today: Date,
    ) -> Result<(u32, u32), Refusal> {
        let mut sum = (0, 0);
        for back in 1..=ACCURACY_DAYS {
            let date = before(today, back);
            let counted = match self.counted.get(&date) {
                Some(known) => *known,
                None => self.count(of, core, seed, date)?,
            };
            self.counted.insert(date, counted);
            sum = (sum.0 + counted.0, sum.1 + counted.1);
        }
        while self.counted.len() > 2 * ACCURACY_DAYS as usize {
            self.counted.pop_first();
        }
        Ok(sum)
    }

    /// Plays a past day again and asks for the wait of some who joined.
    fn count(
        &mut self,
        of: &Simulated,
        core: &Core,
        seed: &OfficeSeed,
        date: Date,
    ) -> Result<(u32, u32), Refusal> {
        let inputs = core
            .db
            .read(|connection| Inputs::of_past(core, connection, seed, date))?;
        let weeks = self.weeks_before(of, core, seed, date)?;
        let mut keys = vec![of.key(seed, date, &inputs)];
        keys.extend(weeks.iter().map(|day| day.key));
        Ok(known::count(mix(&keys), || {
            let days = of.days(seed, date, &inputs).zip(&seed.counters).enumerate();
            days.map(|(at, (day, counter))| right_of(day, counter, &usual_of(&weeks, at)))
                .fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
        }))
    }

    /// The same weekday in the weeks before a date.
    fn weeks_before(
        &mut self,
        of: &Simulated,
        core: &Core,
        seed: &OfficeSeed,
        date: Date,
    ) -> Result<Vec<Arc<Known>>, Refusal> {
        (1..=u64::from(WEEKS))
            .map(|week| self.past_day(of, core, seed, before(date, week * 7)))
            .collect()
    }
}

/// What hours were like at a counter of an office on some days.
fn usual_of(days: &[Arc<Known>], counter: usize) -> Vec<UsualHour> {
    past::usual(days.iter().filter_map(|day| day.counters.get(counter)))
}

/// Forecasts of a day, and how many were right.
fn right_of(day: Day, counter: &Counter, usual: &[UsualHour]) -> (u32, u32) {
    let end = end_of(day.date);
    let hours = match &day.opening {
        Opening::Open(hours) => Some(hours.clone()),
        Opening::Closed(_) => None,
    };
    let joined = watch(&mut Run::new(day), end, (counter, usual), |come, _| {
        come % ASKED == 0
    });
    let mut sum = (0, 0);
    for one in joined {
        let said = forecast::wait_within(&one.status, one.ahead, one.at, hours.as_ref());
        if let Forecast::Range(range) = said {
            sum.0 += 1;
            sum.1 += u32::from(range.holds(one.wait_s));
        }
    }
    sum
}

impl Simulated {
    /// The days of an office's counters.
    pub(super) fn days<'i>(
        &'i self,
        office: &'i OfficeSeed,
        date: Date,
        inputs: &'i Inputs,
    ) -> impl Iterator<Item = Day> + 'i {
        office
            .counters
            .iter()
            .map(move |counter| self.day(office, counter, date, inputs))
    }

    /// What a day of an office follows from: the same key, the same day.
    fn key(&self, office: &OfficeSeed, date: Date, inputs: &Inputs) -> u64 {
        let mut hasher = DefaultHasher::new();
        (self.seed, self.speed, office.id, date).hash(&mut hasher);
        format!("{inputs:?}").hash(&mut hasher);
        hasher.finish()
    }

    /// The day of one counter.
    pub(super) fn day(&self, office: &OfficeSeed, counter: &Counter, date: Date, inputs: &Inputs) -> Day {
        let own = |id: &str| id == counter.id;
        let days = date.0.to_epoch_days() as u64;
        let seed = mix(&[self.seed, of_text(office.id), of_text(&counter.id), days]);
        Day {
            date,
            seed,
            kind: DayKind::by_chance(&mut Chance::of(&[seed, 7])),
            speed: self.speed,
            profile: Profile::of(counter.kind, office.kind),
            opening: inputs.opening.clone(),
            next_opening: inputs.next_opening,
            reserved: inputs
                .reserved
                .iter()
                .filter(|(id, _)| own(id))
                .map(|(_, reserved)| reserved.clone())
                .collect(),
            commands: inputs
                .commands
                .iter()
                .filter(|(id, ..)| own(id))
                .map(|(_, at, command)| (*at, command.clone()))
                .collect(),
            rules: inputs.rules,
        }
    }
}

/// The date so many days earlier.
fn before(date: Date, days: u64) -> Date {
    Date(date.0.checked_sub_days(chrono::Days::new(days)).unwrap_or(date.0))
}
