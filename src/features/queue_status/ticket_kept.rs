//! Tickets that this device holds: what opens them, how they stood when they were last seen, what has been told
//! and how. Nothing about a person. They go at the end of their day.

use super::ticket_alerts::Told;
use crate::device::now_millis;
use crate::device::storage::{self, Area};
use contract::ticket::{TicketState, TicketView};
use contract::time::Timestamp;
use serde::{Deserialize, Serialize};

pub(super) const KEPT: &str = "kept-tickets";
/// A number that is being taken, of which nothing is heard yet.
pub(super) const PENDING: &str = "ticket-pending";
/// Most tickets that are kept.
const MOST: usize = 10;
const DAY_MILLIS: i64 = 86_400_000;

/// How the resident wants to be told, chosen for one ticket. All off at first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Ways {
    /// By a notification of the device.
    #[serde(default)]
    pub(super) notify: bool,
    /// By a sound.
    #[serde(default)]
    pub(super) sound: bool,
    /// By shaking.
    #[serde(default)]
    pub(super) shake: bool,
    /// The screen stays on.
    #[serde(default)]
    pub(super) awake: bool,
}

impl Ways {
    /// Whether the resident asked to be told also while looking at something else.
    pub(super) fn in_background(self) -> bool {
        self.notify || self.sound || self.shake
    }
}

/// A ticket that this device holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct KeptTicket {
    /// As it was last seen; without its secret.
    pub(super) view: TicketView,
    /// What opens it.
    pub(super) secret: String,
    /// What has been told of it.
    #[serde(default)]
    pub(super) told: Told,
    /// How to tell.
    #[serde(default)]
    pub(super) ways: Ways,
    /// Minutes to the office, as the resident gave them.
    #[serde(default)]
    pub(super) travel_minutes: Option<u16>,
    /// When it goes, by the device's own clock: however wrong that is, it is as wrong tomorrow.
    gone_at: i64,
}

impl KeptTicket {
    /// Of the answer to taking a number; `None` where the answer carries no secret.
    pub(super) fn taken(view: &TicketView) -> Option<Self> {
        let secret = view.key.clone()?;
        let day_passed = view.server_time.seconds_since(start_of_day(view.server_time)) * 1000;
        Some(Self {
            told: Told::at_taking(&view.ticket),
            view: without_secret(view),
            secret,
            ways: Ways::default(),
            travel_minutes: None,
            gone_at: now_millis() + DAY_MILLIS - day_passed,
        })
    }

    pub(super) fn reference(&self) -> &str {
        &self.view.ticket.reference
    }
}

fn start_of_day(moment: Timestamp) -> Timestamp {
    let clock = i64::from(moment.clock().minutes()) * 60;
    let seconds = moment.unix_millis() / 1000 % 60;
    moment.plus_seconds(-clock - seconds)
}

fn without_secret(view: &TicketView) -> TicketView {
    TicketView {
        key: None,
        ..view.clone()
    }
}

/// The kept tickets, the latest taken first. Removes those of past days.
pub(super) fn kept_tickets() -> Vec<KeptTicket> {
    let mut tickets = read();
    let before = tickets.len();
    let now = now_millis();
    // A day that lies more than a day ahead is that of a clock which was set back since.
    tickets.retain(|kept| (0..=DAY_MILLIS).contains(&(kept.gone_at - now)));
    if tickets.len() != before {
        write(&tickets);
    }
    tickets
}

/// The kept ticket of a reference.
pub(super) fn kept_ticket(reference: &str) -> Option<KeptTicket> {
    read().into_iter().find(|kept| kept.reference() == reference)
}

/// A kept ticket of this counter that can still be called.
pub(super) fn open_at(office: &str, counter: &str) -> Option<KeptTicket> {
    kept_tickets().into_iter().find(|kept| {
        let ticket = &kept.view.ticket;
        ticket.state.is_open() && ticket.office.id == office && ticket.counter == counter
    })
}

/// The ticket that comes next: called before missed before waiting, then the one with the fewest ahead.
pub(super) fn next() -> Option<KeptTicket> {
    let rank = |kept: &KeptTicket| match kept.view.ticket.state {
        TicketState::Called => 0,
        TicketState::Missed => 1,
        _ => 2,
    };
    kept_tickets()
        .into_iter()
        .filter(|kept| kept.view.ticket.state.is_open())
        .min_by_key(|kept| (rank(kept), kept.view.ticket.ahead.unwrap_or(u32::MAX)))
}

/// Keeps a ticket. Whether the device took it.
pub(super) fn keep(ticket: KeptTicket) -> bool {
    let mut tickets = read();
    tickets.retain(|kept| kept.reference() != ticket.reference());
    tickets.insert(0, ticket);
    tickets.truncate(MOST);
    write(&tickets)
}

/// Changes what is kept of a ticket, if it is kept at all.
pub(super) fn change(reference: &str, change: impl FnOnce(&mut KeptTicket)) {
    let mut tickets = read();
    if let Some(kept) = tickets.iter_mut().find(|kept| kept.reference() == reference) {
        change(kept);
        write(&tickets);
    }
}

/// Keeps how a ticket stands now, unless a later answer was kept before.
pub(super) fn refresh(view: &TicketView) {
    change(&view.ticket.reference, |kept| {
        if kept.view.server_time <= view.server_time {
            kept.view = without_secret(view);
        }
    });
}

/// Removes a ticket from this device.
pub(super) fn remove(reference: &str) {
    let mut tickets = read();
    tickets.retain(|kept| kept.reference() != reference);
    write(&tickets);
}

/// One that cannot be read does not lose the others.
fn read() -> Vec<KeptTicket> {
    let text = storage::read(Area::Device, KEPT).unwrap_or_default();
    let values: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap_or_default();
    values
        .into_iter()
        .filter_map(|value| serde_json::from_value(value).ok())
        .collect()
}

fn write(tickets: &[KeptTicket]) -> bool {
    if tickets.is_empty() {
        storage::remove(Area::Device, KEPT);
        return true;
    }
    serde_json::to_string(tickets).is_ok_and(|text| storage::write(Area::Device, KEPT, &text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(reference: &str, counter: &str, ahead: u32) -> TicketView {
        let text = serde_json::json!({ "ko": "." });
        serde_json::from_value(serde_json::json!({
            "ticket": {
                "reference": reference, "version": 1, "number": "1042", "state": "waiting",
                "office": { "id": "ok-center", "name": text, "dong": text, "phone": "120" },
                "counter": counter, "taken_at": "2026-11-23T10:20:00+09:00", "ahead": ahead,
            },
            "key": "secret",
            "rules": {
                "counters": [counter], "late_places": 3, "late_times": 2, "call_seconds": 60,
                "rejoin_minutes": 20, "rejoin_places": 3, "fairness": text,
            },
            "server_time": "2026-11-23T22:20:30+09:00", "poll_after_ms": 10_000,
        }))
        .unwrap()
    }

    fn taken(reference: &str, counter: &str, ahead: u32) -> KeptTicket {
        KeptTicket::taken(&view(reference, counter, ahead)).unwrap()
    }

    #[test]
    fn a_ticket_is_kept_with_its_secret_until_the_end_of_its_day() {
        let kept = taken("MINE", "general", 12);
        let left = kept.gone_at - now_millis();
        // From 22:20:30 it is 1 h 39 min 30 s to midnight.
        assert!((left - 5_970_000).abs() < 5_000, "{left}");
        assert!(keep(kept));
        let back = kept_ticket("MINE").unwrap();
        assert_eq!((back.secret.as_str(), back.view.key), ("secret", None));
        change("MINE", |kept| kept.gone_at = now_millis() - 1);
        assert_eq!(kept_tickets(), []);
        assert!(
            storage::read(Area::Device, KEPT).is_none(),
            "removed, not only hidden"
        );
    }

    #[test]
    fn without_its_secret_a_ticket_cannot_be_kept() {
        let mut answer = view("MINE", "general", 1);
        answer.key = None;
        assert_eq!(KeptTicket::taken(&answer), None);
    }

    #[test]
    fn several_are_kept_and_the_most_urgent_comes_next() {
        keep(taken("FAR", "general", 12));
        keep(taken("NEAR", "passport", 2));
        assert_eq!(next().unwrap().reference(), "NEAR");
        change("FAR", |kept| kept.view.ticket.state = TicketState::Missed);
        assert_eq!(next().unwrap().reference(), "FAR");
        change("FAR", |kept| kept.view.ticket.state = TicketState::Served);
        change("NEAR", |kept| kept.view.ticket.state = TicketState::Left);
        assert_eq!(next(), None, "what is over asks for nothing");
        assert_eq!(kept_tickets().len(), 2, "but stays for its day");
    }

    #[test]
    fn a_second_number_at_the_same_counter_is_seen_before_it_is_taken() {
        keep(taken("MINE", "general", 12));
        assert!(open_at("ok-center", "general").is_some());
        assert!(open_at("ok-center", "passport").is_none());
        assert!(open_at("yangjae-1", "general").is_none());
        change("MINE", |kept| kept.view.ticket.state = TicketState::Ended);
        assert!(open_at("ok-center", "general").is_none());
    }

    #[test]
    fn news_are_kept_but_not_what_is_older_than_what_is_kept() {
        keep(taken("MINE", "general", 12));
        let mut news = view("MINE", "general", 8);
        news.server_time = news.server_time.plus_seconds(60);
        refresh(&news);
        refresh(&view("MINE", "general", 12));
        assert_eq!(kept_ticket("MINE").unwrap().view.ticket.ahead, Some(8));
        refresh(&view("OTHER", "general", 3));
        assert!(kept_ticket("OTHER").is_none(), "another's ticket is not kept");
    }

    #[test]
    fn one_that_cannot_be_read_loses_no_other_and_ten_are_kept_at_most() {
        storage::write(Area::Device, KEPT, r#"[{"view":5},"nonsense"]"#);
        for number in 0..14 {
            keep(taken(&format!("R{number}"), "general", number));
        }
        assert_eq!(kept_tickets().len(), MOST);
        assert!(kept_ticket("R13").is_some());
        remove("R13");
        assert!(kept_ticket("R13").is_none());
    }
}
