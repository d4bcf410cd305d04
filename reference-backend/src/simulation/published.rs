//! A counter as it is published.

use super::command::Command;
use super::day::Opening;
use super::run::{Office, Phase, Run};
use contract::office::{Counter, DayHours};
use contract::queue_status::{CounterState, CounterStatus, RecentServices, UsualHour};
use contract::text::LocalText;
use contract::time::Timestamp;

/// State, reason, and when it calls again.
type Standing = (CounterState, Option<LocalText>, Option<Timestamp>);

impl Run {
    /// The counter as it is published now.
    pub(crate) fn published(&self, counter: &Counter, usual: Option<UsualHour>) -> CounterStatus {
        let (state, reason, resumes_at) = self.standing();
        let open = state != CounterState::Closed;
        let gives = self.gives_numbers() || state == CounterState::ClosingEarly;
        let called = self.called.as_ref();
        let mut status = CounterStatus {
            id: counter.id.clone(),
            name: counter.name.clone(),
            kind: counter.kind,
            state,
            reason,
            resumes_at,
            last_call: (open && gives).then(|| self.last_call()),
            called: called.map(|called| called.number.clone()),
            called_to: called.map(|called| self.desk_name(called.desk)),
            called_at: called.map(|called| Timestamp::from_unix_millis(called.at)),
            call_gaps_s: self.gaps.iter().copied().filter(|_| open).collect(),
            recent_services: self.recent_services().filter(|_| open),
            waiting_told: Some(self.line.len() as i64),
            reserved_waiting: Some(self.line.reserved() as i64),
            desks_told: Some(self.desks_open() as i64),
            free_told: Some(self.desks_free() as i64),
            observed_at: None,
            usual: usual.filter(|_| open),
        };
        if let Some(Command::Show {
            waiting,
            desks_open,
            unknown_state,
        }) = &self.shown
        {
            status.waiting_told = waiting.or(status.waiting_told);
            status.desks_told = desks_open.or(status.desks_told);
            if *unknown_state {
                status.state = CounterState::Unknown;
            }
        }
        status
    }

    /// Until when numbers are given out.
    fn last_call(&self) -> Timestamp {
        match (&self.day.opening, self.phase) {
            (
                Opening::Open(DayHours {
                    lunch: Some(lunch), ..
                }),
                Phase::BeforeLunch,
            ) => self.day.date.at(lunch.from),
            _ => Timestamp::from_unix_millis(self.numbers_until),
        }
    }

    /// How long the latest people took.
    fn recent_services(&self) -> Option<RecentServices> {
        let all = || self.services.iter().map(|seconds| f64::from(*seconds));
        let count = all().count() as f64;
        let mean = all().sum::<f64>() / count;
        let variance = all().map(|one| (one - mean).powi(2)).sum::<f64>() / count;
        (count > 0.0).then(|| RecentServices {
            count: count as u16,
            service_s: mean.round() as u32,
            service_deviation_s: variance.sqrt().round() as u32,
        })
    }

    /// A desk as on the board.
    pub(crate) fn desk_name(&self, desk: usize) -> String {
        (self.day.profile.first_desk + desk).to_string()
    }

    fn standing(&self) -> Standing {
        let Opening::Open(hours) = &self.day.opening else {
            return self.closed_all_day();
        };
        let at = |time| self.day.date.at(time);
        let text = |ko: &str, en: &str| Some(LocalText::new(ko, en));
        match (&self.office, self.phase) {
            (Office::Closed { reason }, _) => {
                (CounterState::Closed, Some(reason.clone()), self.day.next_opening)
            }
            (_, Phase::Before) => (
                CounterState::Closed,
                text("아직 문을 열지 않았어요.", "Not open yet."),
                Some(at(hours.open)),
            ),
            (_, Phase::Over) => (
                CounterState::Closed,
                text("오늘 업무가 끝났어요.", "Closed for today."),
                self.day.next_opening,
            ),
            (Office::Paused { reason, until }, _) => (CounterState::Paused, Some(reason.clone()), *until),
            (_, Phase::Lunch) => (
                CounterState::Paused,
                text("점심시간이에요.", "Lunch break."),
                hours.lunch.as_ref().map(|lunch| at(lunch.until)),
            ),
            (_, Phase::BeforeLunch) => (
                CounterState::ClosingEarly,
                text(
                    "점심시간이에요. 번호표를 이미 받은 분만 불러요.",
                    "Lunch break. Only those who have a number are still called.",
                ),
                hours.lunch.as_ref().map(|lunch| at(lunch.until)),
            ),
            _ if self.desks_open() == 0 => (
                CounterState::Paused,
                text(
                    "담당 직원이 잠시 자리를 비웠어요.",
                    "The staff is away for a moment.",
                ),
                None,
            ),
            _ => self.open(),
        }
    }

    fn open(&self) -> Standing {
        match &self.early {
            Some(reason) => (CounterState::ClosingEarly, Some(reason.clone()), None),
            None if self.gives_numbers() => (CounterState::Open, None, None),
            None => (
                CounterState::ClosingEarly,
                Some(LocalText::new(
                    "오늘 번호표는 끝났어요. 이미 받은 분만 불러요.",
                    "No more numbers today. Those who have one are still called.",
                )),
                None,
            ),
        }
    }

    fn closed_all_day(&self) -> Standing {
        let reason = match &self.day.opening {
            Opening::Closed(Some(reason)) => LocalText::of(
                format!("오늘은 쉬는 날이에요 ({}).", reason.ko),
                reason.en.as_ref().map(|why| format!("Closed today ({why}).")),
            ),
            _ => LocalText::new("오늘은 쉬는 날이에요.", "Closed today."),
        };
        (CounterState::Closed, Some(reason), self.day.next_opening)
    }
}
