//! Asks the service what is due: once, for all who watch.

use super::schedule::Schedule;
use super::trouble::Trouble;
use super::{National, counters, holidays, lock, offices, opening};
use crate::queue_status::own::OFFICES_MAX;
use crate::random;
use crate::state::Core;
use contract::time::{Date, Timestamp};

/// Paths of the questions.
const OFFICES: &str = "/B551982/cso_v2/cso_info_v2";
const WAITING: &str = "/B551982/cso_v2/cso_realtime_v2";
const HOLIDAYS: &str = "/B090041/openapi/service/SpcdeInfoService/getRestDeInfo";
/// Offices and holidays are asked for once a day.
const DAILY_S: i64 = 24 * 3600;
/// Holidays of this month and so many further ones.
const HOLIDAY_MONTHS: u32 = 2;

/// When each question is asked again.
#[derive(Debug, Default)]
pub(super) struct Plan {
    offices: Question,
    holidays: Question,
    waiting: Question,
}

/// One question, and how it went last.
#[derive(Debug, Default)]
struct Question {
    schedule: Schedule,
    trouble: Option<Trouble>,
}

impl Question {
    /// Plans the next try, and tells whoever runs this when trouble begins, changes or ends.
    fn note(&mut self, done: Result<(), Trouble>, now: Timestamp, after_s: i64) {
        let trouble = done.err();
        match &trouble {
            None => self.schedule.answered(now, after_s),
            Some(trouble) => {
                let for_its_key = matches!(trouble, Trouble::Key(_) | Trouble::TooOften);
                self.schedule.failed(now, for_its_key, random::per_mille());
            }
        }
        match (&self.trouble, &trouble) {
            (before, Some(now)) if before.as_ref() != Some(now) => {
                eprintln!("national service: {now}; what was known stays, with its age");
            }
            (Some(_), None) => eprintln!("national service: it answers again"),
            _ => {}
        }
        self.trouble = trouble;
    }
}

impl National {
    /// Asks what is due, learns, and says when to ask again.
    pub(super) fn poll_once(&self, core: &Core, now: Timestamp) -> Timestamp {
        let mut plan = lock(&self.plan);
        // A database that cannot be read or written now is one the next time; meanwhile the numbers are served.
        let _ = lock(&self.known).learning.load(&core.db, now.date());
        if plan.offices.schedule.due(now) {
            let done = self.ask_offices();
            plan.offices.note(done, now, DAILY_S);
        }
        if self.options.holidays && plan.holidays.schedule.due(now) {
            let done = self.ask_holidays(now.date());
            plan.holidays.note(done, now, DAILY_S);
        }
        if !lock(&self.known).offices.is_empty() && plan.waiting.schedule.due(now) {
            let done = self.ask_waiting(core, now);
            let (after, opens) = self.pause(now);
            plan.waiting.note(done, now, after);
            if let Some(opens) = opens {
                plan.waiting.schedule.no_later_than(opens);
            }
        }
        let next = plan.offices.schedule.next(now);
        match lock(&self.known).offices.is_empty() {
            true => next,
            false => next.min(plan.waiting.schedule.next(now)),
        }
    }

    fn ask_offices(&self) -> Result<(), Trouble> {
        let area = &self.options.area;
        let (rows, _) = self
            .client
            .rows(OFFICES, &[("type", "json"), ("stdgCd", area.code())])?;
        let (mut offices, _) = offices::of_rows(&rows, area, &self.options.phone);
        offices.truncate(OFFICES_MAX);
        // None at all is a fault of the service, or of the area: what was known stays.
        if !offices.is_empty() {
            lock(&self.known).offices = offices;
        }
        Ok(())
    }

    fn ask_holidays(&self, today: Date) -> Result<(), Trouble> {
        let (year, month, _) = today.parts();
        let mut rows = Vec::new();
        for ahead in 0..=HOLIDAY_MONTHS {
            let month = month - 1 + ahead;
            let (year, month) = (year + i32::try_from(month / 12).unwrap_or(0), month % 12 + 1);
            let (year, month) = (year.to_string(), format!("{month:02}"));
            let query = [
                ("_type", "json"),
                ("solYear", year.as_str()),
                ("solMonth", &month),
            ];
            rows.extend(self.client.rows(HOLIDAYS, &query)?.0);
        }
        lock(&self.known).holidays = Some(holidays::of_rows(&rows));
        Ok(())
    }

    fn ask_waiting(&self, core: &Core, now: Timestamp) -> Result<(), Trouble> {
        let area = &self.options.area;
        let (mut rows, _) = self
            .client
            .rows(WAITING, &[("type", "json"), ("stdgCd", area.code())])?;
        rows.retain(|row| area.holds(row));
        let (counters, _) = counters::by_counter(&rows, now);
        let mut known = lock(&self.known);
        known.take(counters, now);
        let _ = known.learning.save(&core.db);
        Ok(())
    }

    /// Seconds until the next question for waiting, and when an office opens next.
    fn pause(&self, now: Timestamp) -> (i64, Option<Timestamp>) {
        let known = lock(&self.known);
        let every = match known.any_open(now) {
            true => self.options.every_open_s,
            false => self.options.every_closed_s,
        };
        let hours = known.offices.iter().map(|office| known.hours(office, now.date()));
        let opens = hours.filter_map(|hours| opening::next_opening(&hours, now)).min();
        (every.max(1).into(), opens)
    }
}
