//! A page that follows the counters of an office, with its own device, network and backend: all of the client but
//! the browser. Time is a number that the test moves.

use contract::queue_status::{CrowdingRules, QueueSource, QueueStatus};
use contract::text::LocalText;
use contract::time::Timestamp;
use resident_app::api::{Observed, ServerClock};
use resident_app::fetch::{
    Answer, FollowAction as Action, FollowEvent as Event, Following, Freshness, Held, Manner,
};
use std::cell::Cell;

thread_local! {
    /// The device's clock, in milliseconds.
    static DEVICE: Cell<i64> = const { Cell::new(0) };
}

fn device() -> i64 {
    DEVICE.get()
}

/// What stands between page and backend.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Trouble {
    /// None.
    None,
    /// The network is gone: fails at once.
    NoNetwork,
    /// The backend refuses, and says how many seconds to wait.
    Refuses(Option<u32>),
    /// No answer comes: the page waits for twenty seconds.
    Hangs,
}

/// How long an answer takes.
const UNDER_WAY_MS: i64 = 80;
const PATIENCE_MS: i64 = 20_000;

pub(crate) struct Page {
    pub(crate) following: Following,
    pub(crate) held: Held<QueueStatus>,
    clock: ServerClock,
    /// Milliseconds by which the device's clock is wrong.
    pub(crate) device_ahead: i64,
    pub(crate) now: i64,
    wake: Option<i64>,
    under_way: Option<(i64, Reply)>,
    /// Moments of the questions.
    pub(crate) asked: Vec<i64>,
    pub(crate) trouble: Trouble,
    /// When the backend made what is held: the truth that the page's own reckoning is held against.
    pub(crate) made: Option<i64>,
    chance: u64,
}

#[derive(Debug, Clone, Copy)]
enum Reply {
    Document { made: i64 },
    Failed(Option<u32>),
}

impl Page {
    /// A page that is opened at a moment of the backend's clock, in UNIX milliseconds.
    pub(crate) fn open(now: i64, device_ahead: i64) -> Self {
        let manner = Manner {
            by_many: true,
            shared: false,
        };
        let mut page = Self {
            following: Following::new(manner),
            held: Held::default(),
            clock: ServerClock::new(device),
            device_ahead,
            now,
            wake: None,
            under_way: None,
            asked: Vec::new(),
            trouble: Trouble::None,
            made: None,
            chance: now as u64,
        };
        page.handle(Event::Begin { hidden: false });
        page
    }

    pub(crate) fn handle(&mut self, event: Event) {
        DEVICE.set(self.now + self.device_ahead);
        self.chance = self
            .chance
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        let chance = (self.chance >> 40) as f64 / (1_u64 << 24) as f64;
        for action in self.following.step(event, device(), chance) {
            match action {
                Action::Ask => self.ask(),
                Action::Wake(millis) => self.wake = Some(self.now + i64::from(millis)),
                Action::Rest => self.wake = None,
                Action::Open | Action::Close | Action::Claim | Action::Yield => {}
            }
        }
    }

    fn ask(&mut self) {
        assert!(self.under_way.is_none(), "one question at a time");
        self.asked.push(self.now);
        let (after, reply) = match self.trouble {
            Trouble::None => (
                UNDER_WAY_MS,
                Reply::Document {
                    made: self.now + UNDER_WAY_MS / 2,
                },
            ),
            Trouble::NoNetwork => (1, Reply::Failed(None)),
            Trouble::Refuses(seconds) => (UNDER_WAY_MS, Reply::Failed(seconds)),
            Trouble::Hangs => (PATIENCE_MS, Reply::Failed(None)),
        };
        self.under_way = Some((self.now + after, reply));
    }

    /// Lets time pass up to a moment.
    pub(crate) fn pass_to(&mut self, until: i64) {
        loop {
            let answered = self.under_way.map(|(at, _)| at);
            let next = [self.wake, answered].into_iter().flatten().min();
            let Some(next) = next.filter(|next| *next <= until) else {
                break;
            };
            self.now = next;
            if answered == Some(next) {
                self.answer();
            } else {
                self.wake = None;
                self.handle(Event::Due);
            }
        }
        self.now = until;
        DEVICE.set(self.now + self.device_ahead);
    }

    fn answer(&mut self) {
        let Some((_, reply)) = self.under_way.take() else {
            return;
        };
        DEVICE.set(self.now + self.device_ahead);
        let answer = match reply {
            Reply::Failed(retry_after_s) => Answer::Failed { retry_after_s },
            Reply::Document { made } => {
                // As the client does with the `Date`, which has whole seconds.
                let date = Timestamp::from_unix_millis(made / 1000 * 1000);
                self.clock.learn(date);
                let now = self.clock.now().unix_millis();
                let at = Timestamp::from_unix_millis(now - UNDER_WAY_MS);
                self.made = Some(made);
                let taken = self.held.take(Observed {
                    document: document(made),
                    dropped: 0,
                    at,
                    text: String::new(),
                });
                Answer::Got {
                    changed: taken.changed(),
                    poll_after_ms: 10_000,
                }
            }
        };
        self.handle(Event::Answered(answer));
    }

    /// How the page labels what it shows now.
    pub(crate) fn label(&self) -> Freshness {
        Freshness::of(self.held.at(), self.clock.now())
    }

    /// How old what it shows really is, in milliseconds.
    pub(crate) fn true_age(&self) -> Option<i64> {
        Some(self.now - self.made?)
    }
}

/// The document of an office as the backend makes it at a moment. Its version is the moment.
pub(crate) fn document(made: i64) -> QueueStatus {
    QueueStatus {
        office: "ok-center".into(),
        office_name: LocalText::new("OK민원센터", "OK Civil Service Center"),
        version: made as u64,
        server_time: Timestamp::from_unix_millis(made),
        poll_after_ms: 10_000,
        source: QueueSource::Simulation,
        counters: serde_json::from_value(serde_json::json!([
            { "id": "passport", "name": { "ko": "여권" }, "kind": "passport", "state": "open", "waiting": made / 1000 % 50 }
        ]))
        .expect("a counter"),
        ticket_rules: None,
        accuracy: None,
        crowding: CrowdingRules {
            calm_minutes: 10,
            crowded_minutes: 30,
        },
    }
}
