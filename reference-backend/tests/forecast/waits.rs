//! Everyone who joins a line on a day: what would have been said to them, and how long they then waited.

use crate::hours_of;
use contract::time::ClockTime;
use forecast::{Forecast, wait_within};
use reference_backend::simulation::DayRun;

/// People ahead, by which figures are told apart: up to so many.
pub(crate) const AHEAD: [u32; 7] = [0, 1, 3, 7, 15, 31, u32::MAX];

/// What was said to one person.
pub(crate) struct Said {
    pub(crate) forecast: Forecast,
    pub(crate) ahead: u32,
    pub(crate) clock: ClockTime,
    pub(crate) wait_s: u32,
}

impl Said {
    /// The place in [`AHEAD`].
    pub(crate) fn bucket(&self) -> usize {
        AHEAD.iter().position(|most| self.ahead <= *most).unwrap()
    }
}

pub(crate) fn said(day: &DayRun) -> Vec<Said> {
    let hours = hours_of(day.date());
    let all = day.joined().into_iter();
    all.map(|joined| Said {
        forecast: wait_within(&joined.status, joined.ahead, joined.at, Some(&hours)),
        ahead: joined.ahead,
        clock: joined.at.clock(),
        wait_s: joined.wait_s,
    })
    .collect()
}
