//! What is shown of a counter, from what was observed: pure, so that a list, a page and a board say the same.

use super::range_words;
use super::trust::Trust;
use crate::i18n::{I18n, fill};
use crate::ui::LevelKind;
use contract::office::DayHours;
use contract::queue_status::{CounterState, CounterStatus, CrowdingRules};
use contract::time::Timestamp;
use forecast::{Crowding, Forecast};
use yew::prelude::*;

/// What surrounds a counter: the same for all counters of an office.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    pub(super) i18n: I18n,
    /// The backend's time.
    pub(super) now: Timestamp,
    /// From which wait on it is crowded.
    pub(super) crowding: &'a CrowdingRules,
    /// The hours of today, where they are known.
    pub(super) hours: Option<&'a DayHours>,
    /// How far the document can be trusted.
    pub(super) trust: Trust,
}

/// Whether a counter calls people.
pub(super) fn calls(counter: &CounterStatus) -> bool {
    matches!(counter.state, CounterState::Open | CounterState::ClosingEarly)
}

impl Setting<'_> {
    /// What who takes a number now may expect; nothing where the numbers are too old.
    pub(super) fn forecast(&self, counter: &CounterStatus) -> Forecast {
        let old = self.trust.of_counter(counter, self.now) == Trust::Old;
        match counter.waiting() {
            Some(ahead) if !old => forecast::wait_within(counter, ahead, self.now, self.hours),
            _ => Forecast::NotYet,
        }
    }

    /// How crowded it is.
    pub(super) fn level(&self, counter: &CounterStatus) -> LevelKind {
        match counter.state {
            CounterState::Paused => LevelKind::Paused,
            CounterState::Closed => LevelKind::Closed,
            CounterState::Unknown => LevelKind::Unknown,
            _ if self.trust.of_counter(counter, self.now) == Trust::Old => LevelKind::Unknown,
            CounterState::Open | CounterState::ClosingEarly => match self.forecast(counter) {
                Forecast::Range(range) | Forecast::AtRisk(range) => {
                    match forecast::crowding(range, self.crowding) {
                        Crowding::Calm => LevelKind::Calm,
                        Crowding::Ordinary => LevelKind::Ordinary,
                        Crowding::Crowded => LevelKind::Crowded,
                    }
                }
                Forecast::NotToday => LevelKind::Crowded,
                // Too little to go by, but that nobody waits was seen.
                Forecast::NotYet if counter.waiting() == Some(0) => LevelKind::Calm,
                Forecast::NotYet => LevelKind::Unknown,
            },
        }
    }

    /// The word of a level.
    pub(super) fn level_word(&self, level: LevelKind) -> &'static str {
        let words = self.i18n.queue();
        match level {
            LevelKind::Calm => words.calm,
            LevelKind::Ordinary => words.ordinary,
            LevelKind::Crowded => words.crowded,
            LevelKind::Paused => words.paused,
            LevelKind::Closed => words.closed,
            LevelKind::Unknown => words.unknown,
        }
    }

    /// How many wait.
    pub(super) fn waiting(&self, counter: &CounterStatus) -> AttrValue {
        let words = self.i18n.queue();
        match counter.waiting() {
            None => words.waiting_unknown.into(),
            Some(0) => words.waiting_none.into(),
            Some(count) => fill(words.waiting, &[("count", &count.to_string())]).into(),
        }
    }

    /// The desk that called last, empty where that is not known.
    pub(super) fn desk(&self, counter: &CounterStatus) -> AttrValue {
        match counter.called_to.as_deref() {
            None | Some("") => AttrValue::default(),
            Some(desk) if desk.bytes().all(|byte| byte.is_ascii_digit()) => {
                fill(self.i18n.queue().desk, &[("desk", desk)]).into()
            }
            Some(desk) => AttrValue::from(desk.to_owned()),
        }
    }

    /// Why it is not simply open, and when that ends; empty where it is open.
    pub(super) fn message(&self, counter: &CounterStatus) -> AttrValue {
        let words = self.i18n.queue();
        let reason = |otherwise: &'static str| {
            counter
                .reason
                .as_ref()
                .map_or(AttrValue::from(otherwise), |reason| self.i18n.text(reason))
        };
        let (why, again, never) = match counter.state {
            CounterState::Open => return AttrValue::default(),
            CounterState::ClosingEarly => return reason(words.closes_early),
            CounterState::Unknown => return words.state_unknown.into(),
            CounterState::Paused => (
                reason(words.is_paused),
                words.calls_again,
                words.calls_again_unknown,
            ),
            CounterState::Closed => (reason(words.is_closed), words.opens, ""),
        };
        let again = match counter.resumes_at {
            Some(at) => fill(again, &[("time", &self.soon(at))]),
            None => never.into(),
        };
        format!("{why} {again}").trim().to_owned().into()
    }

    /// Until when numbers are given out today.
    pub(super) fn last_call(&self, counter: &CounterStatus) -> Option<String> {
        let until = counter.last_call.filter(|until| *until > self.now)?;
        let time = self.i18n.clock(until.clock());
        Some(fill(self.i18n.queue().last_call, &[("time", &time)]))
    }

    /// A moment: the clock alone where it is today.
    pub(super) fn soon(&self, moment: Timestamp) -> String {
        if moment.date() == self.now.date() {
            self.i18n.clock(moment.clock())
        } else {
            self.i18n.moment(moment)
        }
    }

    /// The expected wait in a few words; empty where nobody is called.
    pub(super) fn short_wait(&self, counter: &CounterStatus) -> AttrValue {
        if calls(counter) {
            range_words::short(self.i18n, self.forecast(counter)).into()
        } else {
            AttrValue::default()
        }
    }
}
