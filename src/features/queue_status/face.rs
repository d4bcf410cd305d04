//! What is shown of a counter, from what was observed: pure, so that a list, a page and a board say the same.

use super::range_words;
use super::trust::Trust;
use crate::i18n::{I18n, fill};
use crate::ui::LevelKind;
use contract::office::{DayHours, Office};
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
    /// The office is known not to open today.
    pub(super) rests_today: bool,
    /// How far the document can be trusted.
    pub(super) trust: Trust,
}

/// Whether a counter calls people.
pub(super) fn calls(counter: &CounterStatus) -> bool {
    matches!(counter.state, CounterState::Open | CounterState::ClosingEarly)
}

/// Whether a counter gives out numbers. One that pauses does: who comes in the meantime waits too.
pub(super) fn gives_out(counter: &CounterStatus, now: Timestamp) -> bool {
    match counter.state {
        CounterState::Open | CounterState::Paused => counter.last_call.is_none_or(|until| now < until),
        CounterState::ClosingEarly => counter.last_call.is_some_and(|until| now < until),
        CounterState::Closed => false,
        // The backend decides, and says so.
        CounterState::Unknown => true,
    }
}

/// Whether an office is known not to open on the day of `now`.
pub(super) fn rests(office: Option<&Office>, now: Timestamp) -> bool {
    office.is_some_and(|office| office.hours.on(now.date()).is_none())
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

    /// Whether it pauses for lunch: as the hours of the office have it.
    fn is_lunch(&self, counter: &CounterStatus) -> bool {
        let lunch = self.hours.and_then(|hours| hours.lunch.as_ref());
        counter.state == CounterState::Paused
            && lunch.is_some_and(|lunch| {
                let until = self.now.date().at(lunch.until);
                self.now.clock() >= lunch.from && counter.resumes_at == Some(until)
            })
    }

    /// Why it is closed, in two words.
    fn closed_word(&self, counter: &CounterStatus) -> &'static str {
        let words = self.i18n.queue();
        let today = |at: &Timestamp| at.date() == self.now.date();
        let begun = self.hours.is_some_and(|hours| self.now.clock() >= hours.open);
        match counter.resumes_at.filter(today) {
            Some(_) if begun => words.paused,
            Some(_) => words.not_yet_open,
            None if self.rests_today => words.rests_today,
            None => words.closed,
        }
    }

    /// The word of a counter's level.
    pub(super) fn level_word(&self, level: LevelKind, counter: &CounterStatus) -> &'static str {
        let words = self.i18n.queue();
        match level {
            LevelKind::Calm => words.calm,
            LevelKind::Ordinary => words.ordinary,
            LevelKind::Crowded => words.crowded,
            LevelKind::Paused if self.is_lunch(counter) => words.lunch,
            LevelKind::Paused => words.paused,
            LevelKind::Closed => self.closed_word(counter),
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
                if self.is_lunch(counter) {
                    words.is_lunch.into()
                } else {
                    reason(words.is_paused)
                },
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

    /// That it pauses, and that numbers are given out nevertheless; empty where it does not pause.
    pub(super) fn pause(&self, counter: &CounterStatus) -> String {
        if counter.state != CounterState::Paused {
            return String::new();
        }
        let message = self.message(counter);
        if gives_out(counter, self.now) {
            format!("{message} {}", self.i18n.queue().take_meanwhile)
        } else {
            message.to_string()
        }
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

    fn is_old(&self, counter: &CounterStatus) -> bool {
        self.trust.of_counter(counter, self.now) == Trust::Old
    }

    /// The expected wait in a sentence.
    pub(super) fn wait(&self, counter: &CounterStatus) -> String {
        if self.is_old(counter) {
            return self.i18n.queue().wait_old.into();
        }
        range_words::sentence(self.i18n, self.forecast(counter))
    }

    /// The expected wait in a few words; empty where nobody is called.
    pub(super) fn short_wait(&self, counter: &CounterStatus) -> AttrValue {
        match calls(counter) {
            true if self.is_old(counter) => self.i18n.queue().wait_old.into(),
            true => range_words::short(self.i18n, self.forecast(counter)).into(),
            false => AttrValue::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counter(state: &str, resumes_at: Option<&str>) -> CounterStatus {
        serde_json::from_value(serde_json::json!({
            "id": "a", "name": { "ko": "가" }, "kind": "general", "state": state, "resumes_at": resumes_at,
            "reason": { "ko": "점심시간이에요." },
        }))
        .unwrap()
    }

    fn setting<'a>(now: &str, hours: Option<&'a DayHours>, crowding: &'a CrowdingRules) -> Setting<'a> {
        Setting {
            i18n: I18n::default(),
            now: Timestamp::parse(&format!("2026-11-23T{now}:00+09:00")).unwrap(),
            crowding,
            hours,
            rests_today: hours.is_none(),
            trust: Trust::Fresh,
        }
    }

    #[test]
    fn closed_for_today_for_the_day_before_opening_and_over_lunch_have_each_one_word() {
        let crowding: CrowdingRules =
            serde_json::from_str(r#"{"calm_minutes":10,"crowded_minutes":30}"#).unwrap();
        let hours: DayHours = serde_json::from_str(
            r#"{"weekday":0,"open":"09:00","close":"18:00","lunch":{"from":"12:00","until":"13:30"}}"#,
        )
        .unwrap();
        let (lunch, tomorrow) = ("2026-11-23T13:30:00+09:00", "2026-11-24T09:00:00+09:00");
        let morning = "2026-11-23T09:00:00+09:00";
        for (now, open_today, state, resumes_at, word) in [
            ("12:10", true, "paused", Some(lunch), "점심시간"),
            ("11:10", true, "paused", Some(lunch), "잠시 멈춤"),
            ("12:10", true, "paused", None, "잠시 멈춤"),
            ("18:30", true, "closed", Some(tomorrow), "업무 끝"),
            ("11:00", true, "closed", None, "업무 끝"),
            ("11:00", true, "closed", Some(lunch), "잠시 멈춤"),
            ("08:00", true, "closed", Some(morning), "업무 시작 전"),
            ("11:00", false, "closed", Some(tomorrow), "오늘 쉬어요"),
        ] {
            let setting = setting(now, open_today.then_some(&hours), &crowding);
            let counter = counter(state, resumes_at);
            let level = setting.level(&counter);
            assert_eq!(
                setting.level_word(level, &counter),
                word,
                "{now} {state} {resumes_at:?}"
            );
        }
        let at_lunch = setting("12:10", Some(&hours), &crowding);
        assert_eq!(
            at_lunch.pause(&counter("paused", Some(lunch))),
            "지금은 점심시간이에요. 오후 1시 30분에 다시 불러요. 번호표는 지금 받으실 수 있어요."
        );
    }
}
