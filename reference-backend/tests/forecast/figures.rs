//! Counting how often ranges were right.

use crate::waits::Said;
use forecast::{Forecast, Range};

/// How many, and how many of them were right.
#[derive(Default, Clone, Copy)]
pub(crate) struct Right {
    pub(crate) count: u32,
    right: u32,
    shorter: u32,
}

impl Right {
    fn take(&mut self, range: Range, real_s: u32) {
        self.count += 1;
        self.right += u32::from(range.holds(real_s));
        self.shorter += u32::from(real_s < range.low_s);
    }

    pub(crate) fn share(self) -> f64 {
        f64::from(self.right) / f64::from(self.count.max(1))
    }
}

/// What became of forecasts.
#[derive(Default)]
pub(crate) struct Figures {
    /// Ranges that begin later than at once.
    pub(crate) later: Right,
    /// The same ranges in minutes, as they are shown.
    shown: Right,
    /// Ranges that begin at once: nothing can be shorter.
    pub(crate) at_once: Right,
    /// The counter might not get that far before it closes.
    at_risk: Right,
    pub(crate) not_today: u32,
    pub(crate) not_yet: u32,
    widths_s: Vec<u32>,
    waits_s: Vec<u32>,
}

impl Figures {
    pub(crate) fn count(&mut self, said: &Said) {
        match said.forecast {
            Forecast::Range(range) if range.low_s == 0 => self.at_once.take(range, said.wait_s),
            Forecast::Range(range) => {
                let (low, high) = range.minutes();
                self.later.take(range, said.wait_s);
                self.shown.take(Range::new(low * 60, high * 60), said.wait_s);
                self.widths_s.push(range.high_s - range.low_s);
                self.waits_s.push(said.wait_s);
            }
            Forecast::AtRisk(range) => self.at_risk.take(range, said.wait_s),
            Forecast::NotToday => self.not_today += 1,
            Forecast::NotYet => self.not_yet += 1,
        }
    }

    pub(crate) fn all(&self) -> u32 {
        self.later.count + self.at_once.count + self.at_risk.count + self.not_today + self.not_yet
    }

    /// Their row of a table, without its name: see [`COLUMNS`].
    pub(crate) fn row(mut self) -> String {
        let minutes = |seconds: u32| f64::from(seconds) / 60.0;
        let width = minutes(median(&mut self.widths_s));
        let wait = minutes(median(&mut self.waits_s));
        let all = f64::from(self.all().max(1));
        let percent = |share: f64| 100.0 * share;
        let of_all = |count: u32| percent(f64::from(count) / all);
        let shorter = f64::from(self.later.shorter) / f64::from(self.later.count.max(1));
        format!(
            "{} | {:.1} | {:.1} | {:.1} | {:.1} | {wait:.1} | {width:.1} | {:.2} | {:.1} | {:.1} | {:.1} | {:.1} | {:.1} |",
            self.later.count,
            percent(self.later.share()),
            percent(shorter),
            percent(1.0 - self.later.share() - shorter),
            percent(self.shown.share()),
            width / wait.max(0.1),
            of_all(self.at_once.count),
            percent(self.at_once.share()),
            of_all(self.at_risk.count + self.not_today),
            percent(self.at_risk.share()),
            of_all(self.not_yet),
        )
    }
}

/// What the columns of [`Figures::row`] are.
pub(crate) const COLUMNS: [&str; 13] = [
    "ranges",
    "right %",
    "shorter %",
    "longer %",
    "right as shown %",
    "median wait",
    "median width",
    "width / wait",
    "at once %",
    "right of these %",
    "at risk %",
    "right of these %",
    "not yet %",
];

impl FromIterator<Said> for Figures {
    fn from_iter<I: IntoIterator<Item = Said>>(all: I) -> Self {
        let mut figures = Self::default();
        all.into_iter().for_each(|said| figures.count(&said));
        figures
    }
}

fn median(values: &mut [u32]) -> u32 {
    values.sort_unstable();
    values.get(values.len() / 2).copied().unwrap_or_default()
}
