//! Queue status: who is called and how many wait at each counter. One versioned document for each office, one
//! summary of all of them, and a stream of the same documents for boards, kiosks and the last few minutes
//! before one's turn.
//!
//! The documents carry what was observed. What a resident may expect from it is computed by the crate
//! `forecast`, the same one for the page and for the published accuracy.

use crate::office::CounterKind;
use crate::text::LocalText;
use crate::ticket::TicketRules;
use crate::time::Timestamp;
use crate::{wire, wire_enum};

/// Seconds after which the stream says at the latest that it still lives.
pub const HEARTBEAT_S: u32 = 10;
/// Most gaps of [`CounterStatus::call_gaps_s`].
pub const CALL_GAPS_MAX: usize = 20;
/// Most services of [`RecentServices`].
pub const RECENT_SERVICES_MAX: usize = 40;
/// Most half hours of [`UsualHour::desks_half_hours_tenths`]: those that a wait which begins in the hour may reach.
pub const HALF_HOURS_MAX: usize = 8;
/// More people than this do not wait at one counter: such a number is a fault and is shown as unknown.
pub const WAITING_MAX: u32 = 2_000;
/// More desks than this do not serve one counter.
pub const DESKS_MAX: u32 = 200;

wire_enum! {
    /// Whether a counter calls people.
    pub enum CounterState {
        /// It calls, and gives out numbers.
        Open = "open",
        /// It does not call for a while; `resumes_at` says until when, if it is known.
        Paused = "paused",
        /// It calls those who wait, and stops giving out numbers earlier than usual, at `last_call`.
        ClosingEarly = "closing_early",
        /// It neither calls nor gives out numbers; `resumes_at` says when it opens next, if it is known.
        Closed = "closed",
    }
}

wire_enum! {
    /// Where the numbers come from. Anything but `counters` is said on the page.
    pub enum QueueSource {
        /// The district's own counters.
        Counters = "counters",
        /// The nation's open service on civil-service offices.
        NationalService = "national_service",
        /// A simulation, for demonstration.
        Simulation = "simulation",
        /// A recording that is played back, for demonstration.
        Recording = "recording",
    }
}

wire! {
    /// The counters of one office at one moment.
    pub struct QueueStatus {
        /// Id of the office.
        pub office: String,
        /// Its name as written on the building, so that the document can be shown on its own.
        pub office_name: LocalText,
        /// Grows with every change of a counter and never falls, a restart of the backend included.
        pub version: u64,
        /// When this document was made.
        pub server_time: Timestamp,
        /// When to ask again, in milliseconds from the answer.
        pub poll_after_ms: u32,
        /// Where the numbers come from.
        pub source: QueueSource,
        /// Its counters, in the order of the office.
        pub counters: Vec<CounterStatus>,
        /// How a number can be taken from home; absent where that is not possible.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub ticket_rules: Option<TicketRules>,
        /// How often the ranges of this office were right lately; absent with too little data.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub accuracy: Option<Accuracy>,
        /// From which wait on the office is called busy.
        pub crowding: CrowdingRules,
    }

    /// One counter at one moment. Numbers that cannot be true are taken as unknown: [`CounterStatus::waiting`].
    pub struct CounterStatus {
        /// Stable id within the office.
        pub id: String,
        /// Name as written above it.
        pub name: LocalText,
        /// What it deals with.
        pub kind: CounterKind,
        /// Whether it calls.
        pub state: CounterState,
        /// Why it is not simply open, as said to residents: "점심시간이에요.".
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub reason: Option<LocalText>,
        /// When it calls again, if that is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub resumes_at: Option<Timestamp>,
        /// Until when it gives out numbers today; absent where unknown or no longer.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub last_call: Option<Timestamp>,
        /// The number called last, as on the board: `1042`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub called: Option<String>,
        /// The desk that called it, as on the board.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub called_to: Option<String>,
        /// When it was called.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub called_at: Option<Timestamp>,
        /// Seconds between the latest calls, the latest first, at most [`CALL_GAPS_MAX`]. Breaks are left out, and
        /// times in which nobody waited.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub call_gaps_s: Vec<u32>,
        /// How long the latest people took at a desk today; absent where that is not known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub recent_services: Option<RecentServices>,
        /// How many wait. Any number is read, and [`CounterStatus::waiting`] says whether it can be true.
        #[serde(default, rename = "waiting", skip_serializing_if = "Option::is_none")]
        pub waiting_told: Option<i64>,
        /// How many of them have reserved and are called by the rule of [`TicketRules::fairness`].
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub reserved_waiting: Option<i64>,
        /// How many desks serve it now. [`CounterStatus::desks_open`] says whether it can be true.
        #[serde(default, rename = "desks_open", skip_serializing_if = "Option::is_none")]
        pub desks_told: Option<i64>,
        /// How many of those are free because nobody waits: whoever comes now is called at once. Absent where
        /// that cannot be told. [`CounterStatus::desks_free`] says whether it can be true.
        #[serde(default, rename = "desks_free", skip_serializing_if = "Option::is_none")]
        pub free_told: Option<i64>,
        /// When this was observed; absent: at `server_time` of the document.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub observed_at: Option<Timestamp>,
        /// What this hour of this weekday was like in past weeks; absent with too little data.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub usual: Option<UsualHour>,
    }

    /// The latest services of today: from the call until the desk was free, calls in vain among them.
    pub struct RecentServices {
        /// How many, at most [`RECENT_SERVICES_MAX`].
        pub count: u16,
        /// Seconds that one took, on average.
        pub service_s: u32,
        /// Standard deviation of that.
        pub service_deviation_s: u32,
    }

    /// An hour of a weekday at one counter, over past weeks. Waits are those of people who took a number then.
    pub struct UsualHour {
        /// 0 Monday to 6 Sunday.
        pub weekday: u8,
        /// Hour of the day: 9 is from 09:00 to 09:59.
        pub hour: u8,
        /// How many such days it was learned from.
        pub days: u16,
        /// How many waited on average, rounded.
        pub waiting: u16,
        /// How many were called in the hour on average, rounded.
        pub calls: u16,
        /// Desks that served, times ten, on average.
        pub desks_tenths: u16,
        /// The same by half hours, at most [`HALF_HOURS_MAX`], from the beginning of this hour on and beyond it; 0 for
        /// half hours in which it is not open. Absent where shifts are not known.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub desks_half_hours_tenths: Vec<u16>,
        /// Seconds that one person took at a desk, on average.
        pub service_s: u32,
        /// Standard deviation of that.
        pub service_deviation_s: u32,
        /// One in ten waited no longer than so many seconds.
        pub wait_low_s: u32,
        /// Half waited no longer than so many seconds.
        pub wait_middle_s: u32,
        /// Nine in ten waited no longer than so many seconds.
        pub wait_high_s: u32,
    }

    /// How often the ranges were right: of so many forecasts, the real wait lay within.
    pub struct Accuracy {
        /// Over so many past days.
        pub days: u16,
        /// Forecasts whose outcome is known.
        pub forecasts: u32,
        /// Those whose range held the real wait.
        pub right: u32,
    }

    /// From which wait on an office is called busy: data of the district.
    pub struct CrowdingRules {
        /// Up to so many minutes (the long end of the range) it is calm (원활).
        pub calm_minutes: u16,
        /// Beyond so many minutes it is crowded (혼잡); between them it is ordinary (보통).
        pub crowded_minutes: u16,
    }

    /// All offices at one moment.
    pub struct QueueSummary {
        /// Grows with every change and never falls.
        pub version: u64,
        /// When this document was made.
        pub server_time: Timestamp,
        /// When to ask again, in milliseconds from the answer.
        pub poll_after_ms: u32,
        /// Where the numbers come from.
        pub source: QueueSource,
        /// The offices, in the order of the list of offices.
        pub offices: Vec<OfficeQueues>,
        /// How often the ranges of all offices were right lately.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub accuracy: Option<Accuracy>,
        /// From which wait on an office is called busy.
        pub crowding: CrowdingRules,
    }

    /// The counters of one office within the summary.
    pub struct OfficeQueues {
        /// Id of the office.
        pub office: String,
        /// Version of its own document.
        pub version: u64,
        /// Its counters.
        pub counters: Vec<CounterStatus>,
    }

    /// What the hours of past weeks were like. Changes once a day, so it is a document of its own.
    pub struct QueueHistory {
        /// Id of the office.
        pub office: String,
        /// When this document was made.
        pub server_time: Timestamp,
        /// Over so many past weeks.
        pub weeks: u16,
        /// Its counters.
        pub counters: Vec<CounterHistory>,
    }

    /// The hours of one counter over past weeks.
    pub struct CounterHistory {
        /// Id of the counter.
        pub counter: String,
        /// Hours in which it was open, by weekday and hour.
        pub hours: Vec<UsualHour>,
    }

    /// Event `change` of the stream: the counters that changed. The events `status` carries a [`QueueStatus`],
    /// `heartbeat` a [`Heartbeat`]. The id of each event is the version that holds after it.
    pub struct QueueChange {
        /// Id of the office.
        pub office: String,
        /// The version that this follows. Whoever holds another one reads the whole document again.
        pub after: u64,
        /// The version that holds now.
        pub version: u64,
        /// When it was made.
        pub server_time: Timestamp,
        /// Each counter that changed, whole.
        pub counters: Vec<CounterStatus>,
    }

    /// Says that the stream lives, and what time it is.
    pub struct Heartbeat {
        /// The version that holds.
        pub version: u64,
        /// The backend's clock.
        pub server_time: Timestamp,
    }
}

impl CounterStatus {
    /// How many wait, if the number can be true.
    pub fn waiting(&self) -> Option<u32> {
        plausible(self.waiting_told, WAITING_MAX)
    }

    /// How many desks serve, if the number can be true.
    pub fn desks_open(&self) -> Option<u32> {
        plausible(self.desks_told, DESKS_MAX)
    }

    /// How many desks are free, if the number can be true.
    pub fn desks_free(&self) -> Option<u32> {
        plausible(self.free_told, DESKS_MAX)
    }

    /// How many numbers were told that cannot be true.
    pub fn absurd(&self) -> usize {
        let told = [
            (self.free_told, self.desks_free()),
            (self.waiting_told, self.waiting()),
            (self.desks_told, self.desks_open()),
        ];
        told.iter()
            .filter(|(told, known)| told.is_some() && known.is_none())
            .count()
    }
}

fn plausible(told: Option<i64>, most: u32) -> Option<u32> {
    u32::try_from(told?).ok().filter(|number| *number <= most)
}

impl QueueStatus {
    /// A counter by its id.
    pub fn counter(&self, id: &str) -> Option<&CounterStatus> {
        self.counters.iter().find(|counter| counter.id == id)
    }

    /// The document after a change; `None` where the change follows another version: read it whole again.
    pub fn changed_by(&self, change: QueueChange) -> Option<Self> {
        if change.after != self.version || change.office != self.office {
            return None;
        }
        let mut next = self.clone();
        for counter in change.counters {
            match next.counters.iter_mut().find(|known| known.id == counter.id) {
                Some(known) => *known = counter,
                None => next.counters.push(counter),
            }
        }
        next.version = change.version;
        next.server_time = change.server_time;
        Some(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counter(id: &str, waiting: i64) -> CounterStatus {
        let text = format!(
            r#"{{"id":"{id}","name":{{"ko":"여권"}},"kind":"passport","state":"open","waiting":{waiting}}}"#
        );
        serde_json::from_str(&text).unwrap()
    }

    fn status(version: u64, counters: Vec<CounterStatus>) -> QueueStatus {
        QueueStatus {
            office: "ok-center".into(),
            office_name: LocalText::new("OK민원센터", "OK Civil Service Center"),
            version,
            server_time: Timestamp::from_unix_millis(0),
            poll_after_ms: 10_000,
            source: QueueSource::Simulation,
            counters,
            ticket_rules: None,
            accuracy: None,
            crowding: CrowdingRules {
                calm_minutes: 10,
                crowded_minutes: 30,
            },
        }
    }

    #[test]
    fn numbers_that_cannot_be_true_are_unknown_and_counted() {
        for (told, known, absurd) in [
            (0, Some(0), 0),
            (2_000, Some(2_000), 0),
            (-1, None, 1),
            (1_000_000, None, 1),
        ] {
            let counter = counter("passport", told);
            assert_eq!((counter.waiting(), counter.absurd()), (known, absurd), "{told}");
        }
    }

    #[test]
    fn a_change_is_taken_only_where_no_other_is_missing() {
        let held = status(7, vec![counter("a", 1), counter("b", 2)]);
        let change = |after| QueueChange {
            office: "ok-center".into(),
            after,
            version: 8,
            server_time: Timestamp::from_unix_millis(1_000),
            counters: vec![counter("b", 3)],
        };
        let next = held.changed_by(change(7)).unwrap();
        assert_eq!(next.counter("a").unwrap().waiting(), Some(1));
        assert_eq!(next.counter("b").unwrap().waiting(), Some(3));
        assert_eq!(next.version, 8);
        assert_eq!(held.changed_by(change(6)), None, "a gap");
    }
}
