//! The submission core against a model of a server and a hostile network: whatever happens, nothing is
//! ordered twice, nothing that was confirmed is missing, and no page claims what the server denies.
//!
//! A history is a list of bytes; each byte picks one thing that happens next. Proptest shortens a history that
//! breaks a rule to the fewest things that still break it.

use contract::problem::{Problem, ProblemCode as Code};
use proptest::prelude::*;
use resident_app::api::ApiError;
use resident_app::fetch::{Action, Event, Outcome, Pending, Phase, Submission, outcome_of};
use std::collections::HashMap;

/// Every final no that ordering can get.
const REFUSALS: [Code; 9] = [
    Code::SlotTaken,
    Code::SlotClosed,
    Code::PriceChanged,
    Code::LimitReached,
    Code::Invalid,
    Code::NotFound,
    Code::Forbidden,
    Code::TooLate,
    Code::HoldExpired,
];

/// What the server answered, or will answer again to the same key.
type Answer = Result<u32, Code>;

#[derive(Clone, Debug)]
struct Request {
    tab: usize,
    /// Which life of the tab sent it: an answer to a closed page reaches nobody.
    life: u32,
    pending: Pending,
}

#[derive(Default)]
struct Server {
    /// Orders by number: the key that made them.
    orders: Vec<String>,
    /// The hold that each order used up.
    used_holds: Vec<String>,
    stored: HashMap<String, (String, Answer)>,
    running: Option<Request>,
}

impl Server {
    /// A request arrives. The answer, unless it is now being worked on.
    fn arrive(&mut self, request: Request, mood: u8) -> Option<(Request, Answer)> {
        let key = &request.pending.key;
        if let Some((body, answer)) = self.stored.get(key) {
            let answer = if *body == request.pending.body {
                *answer
            } else {
                Err(Code::KeyReused)
            };
            return Some((request, answer));
        }
        if self
            .running
            .as_ref()
            .is_some_and(|running| running.pending.key == *key)
        {
            return Some((request, Err(Code::InFlight)));
        }
        let turned_away = match mood % 8 {
            0 => Some(Code::Unavailable),
            1 => Some(Code::TooManyRequests),
            2 => Some(Code::TooEarly),
            3 => Some(Code::Internal),
            _ => None,
        };
        if let Some(code) = turned_away {
            return Some((request, Err(code)));
        }
        if self.running.is_some() {
            return Some((request, Err(Code::Unavailable)));
        }
        self.running = Some(request);
        None
    }

    /// What is being worked on is done, in one transaction with its stored answer.
    fn finish(&mut self, mood: u8) -> Option<(Request, Answer)> {
        let request = self.running.take()?;
        let hold = request.pending.body.clone();
        let answer = if self.used_holds.contains(&hold) {
            Err(Code::HoldExpired)
        } else if mood.is_multiple_of(4) {
            Err(REFUSALS[usize::from(mood / 4) % REFUSALS.len()])
        } else {
            self.used_holds.push(hold);
            self.orders.push(request.pending.key.clone());
            Ok(self.orders.len() as u32)
        };
        self.stored.insert(
            request.pending.key.clone(),
            (request.pending.body.clone(), answer),
        );
        // The effect stands, but this answer turns into a fault on the way out.
        let told = if mood % 16 == 5 {
            Err(Code::Internal)
        } else {
            answer
        };
        Some((request, told))
    }
}

struct Tab {
    submission: Submission<u32>,
    life: u32,
    open: bool,
    wait: bool,
}

struct World {
    server: Server,
    tabs: Vec<Tab>,
    /// What this device has saved; both tabs see it.
    saved: Option<Pending>,
    to_server: Vec<Request>,
    to_tabs: Vec<(Request, Outcome<u32>)>,
    keys: u32,
    /// The hold of the order that the resident wants; a new one after each refusal.
    hold: u32,
    draft_gone: bool,
    /// The ticket was shown on some page.
    told: bool,
}

impl World {
    fn new() -> Self {
        let tab = || Tab {
            submission: Submission::default(),
            life: 0,
            open: true,
            wait: false,
        };
        Self {
            server: Server::default(),
            tabs: vec![tab(), tab()],
            saved: None,
            to_server: Vec::new(),
            to_tabs: Vec::new(),
            keys: 0,
            hold: 0,
            draft_gone: false,
            told: false,
        }
    }

    fn event(&mut self, tab: usize, event: Event<u32>) {
        if !self.tabs[tab].open {
            return;
        }
        for action in self.tabs[tab].submission.step(event, 0.5) {
            match action {
                Action::Save(pending) => self.saved = Some(pending),
                Action::Forget(key) => {
                    if self.saved.as_ref().is_some_and(|saved| saved.key == key) {
                        self.saved = None;
                    }
                }
                Action::Send(pending) => {
                    let life = self.tabs[tab].life;
                    self.to_server.push(Request { tab, life, pending });
                }
                Action::Wait { .. } => self.tabs[tab].wait = true,
            }
        }
    }

    /// The press of the button, as the page does it.
    fn press(&mut self, tab: usize) {
        // The draft, which both tabs share, goes when an order is confirmed: there is nothing left to press.
        if self.draft_gone {
            return;
        }
        let event = match self.saved.clone() {
            Some(pending) => Event::Resume(pending),
            None => {
                self.keys += 1;
                Event::Press(Pending {
                    key: format!("key-{}", self.keys),
                    body: format!("hold-{}", self.hold),
                    pressed_at: 0,
                })
            }
        };
        self.event(tab, event);
    }

    fn deliver(&mut self, at: u8, mood: u8, keep_a_copy: bool) {
        if self.to_server.is_empty() {
            return;
        }
        let at = usize::from(at) % self.to_server.len();
        let request = if keep_a_copy {
            self.to_server[at].clone()
        } else {
            self.to_server.remove(at)
        };
        if let Some((request, answer)) = self.server.arrive(request, mood) {
            self.answer(request, answer);
        }
    }

    fn answer(&mut self, request: Request, answer: Answer) {
        let result = answer.map_err(|code| ApiError::Problem {
            problem: Box::new(Problem::new(code)),
            retry_after_s: (code == Code::TooManyRequests).then_some(1),
        });
        self.to_tabs.push((request, outcome_of(result)));
    }

    fn hear(&mut self, at: u8, lost: bool) {
        if self.to_tabs.is_empty() {
            return;
        }
        let at = usize::from(at) % self.to_tabs.len();
        let (request, outcome) = self.to_tabs.remove(at);
        if self.tabs[request.tab].life == request.life {
            let outcome = if lost { Outcome::Lost } else { outcome };
            self.event(request.tab, Event::Answered(request.pending.key.clone(), outcome));
            match self.tabs[request.tab].submission.phase() {
                Phase::Rejected(_) => self.hold += 1,
                Phase::Confirmed(_) => {
                    self.draft_gone = true;
                    self.told = true;
                }
                _ => {}
            }
        }
    }

    fn retry(&mut self, tab: usize) {
        if std::mem::take(&mut self.tabs[tab].wait) {
            self.event(tab, Event::RetryDue);
        }
    }

    /// The page is closed or the phone kills it; opened again, it takes up what was saved.
    fn reopen(&mut self, tab: usize) {
        let life = self.tabs[tab].life + 1;
        self.tabs[tab] = Tab {
            submission: Submission::default(),
            life,
            open: true,
            wait: false,
        };
        if let Some(pending) = self.saved.clone() {
            self.event(tab, Event::Resume(pending));
        }
    }

    fn happen(&mut self, byte: u8, detail: u8) {
        let tab = usize::from(detail & 1);
        match byte % 14 {
            0 | 1 => self.press(tab),
            2..=4 => self.deliver(detail >> 1, byte.wrapping_mul(31).wrapping_add(detail), false),
            5 => self.deliver(detail >> 1, detail, true),
            6 | 7 => {
                if let Some((request, answer)) = self.server.finish(detail) {
                    self.answer(request, answer);
                }
            }
            8 | 9 => self.hear(detail, false),
            10 => self.hear(detail, true),
            11 => self.lose_request(detail),
            12 => self.reopen(tab),
            _ => self.retry(tab),
        }
    }

    /// A request that never arrives: its sender hears nothing but a broken connection.
    fn lose_request(&mut self, at: u8) {
        if !self.to_server.is_empty() {
            let at = usize::from(at) % self.to_server.len();
            let request = self.to_server.remove(at);
            self.to_tabs.push((request, Outcome::Lost));
        }
    }

    /// The network is well again and everyone waits until all is answered.
    fn settle(&mut self) {
        for _ in 0..200 {
            if self.quiet() {
                break;
            }
            while !self.to_server.is_empty() {
                self.deliver(0, 7, false);
                if let Some((request, answer)) = self.server.finish(3) {
                    self.answer(request, answer);
                }
            }
            while !self.to_tabs.is_empty() {
                self.hear(0, false);
            }
            (0..2).for_each(|tab| self.retry(tab));
            if let Some((request, answer)) = self.server.finish(3) {
                self.answer(request, answer);
            }
        }
        if self.saved.is_some() {
            // Nobody is left who waits for it: the next visit takes it up.
            self.reopen(0);
            if self
                .tabs
                .iter()
                .any(|tab| tab.submission.phase() == &Phase::Unknown)
            {
                self.settle();
            }
        }
    }

    /// Nothing is on its way and nobody waits.
    fn quiet(&self) -> bool {
        let waits = self.tabs.iter().any(|tab| tab.wait);
        self.to_server.is_empty() && self.to_tabs.is_empty() && self.server.running.is_none() && !waits
    }

    fn check(&self) -> Result<(), TestCaseError> {
        prop_assert!(
            self.server.orders.len() <= 1,
            "ordered twice: {:?}",
            self.server.orders
        );
        for tab in &self.tabs {
            match tab.submission.phase() {
                Phase::Confirmed(number) => {
                    prop_assert!(
                        (*number as usize) <= self.server.orders.len(),
                        "confirmed, but the server has no such order"
                    );
                }
                Phase::Rejected(ApiError::Problem { problem, .. }) => {
                    prop_assert!(problem.code != Code::KeyReused, "a key was used for two bodies");
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn check_settled(&self) -> Result<(), TestCaseError> {
        self.check()?;
        prop_assert_eq!(&self.saved, &None, "something is still unanswered");
        // Whatever was closed, lost or killed: some page has shown the ticket of an order that stands.
        prop_assert!(
            self.told || self.server.orders.is_empty(),
            "an order stands that nobody was told of"
        );
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: histories(), max_shrink_iters: 20_000, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_ordered_twice_lost_or_claimed_falsely(history in prop::collection::vec(any::<(u8, u8)>(), 0..48)) {
        let mut world = World::new();
        for (byte, detail) in history {
            world.happen(byte, detail);
            world.check()?;
        }
        world.settle();
        world.check_settled()?;
    }
}

/// 100,000 in the normal run; `HISTORIES=1000000` for the long one.
fn histories() -> u32 {
    std::env::var("HISTORIES")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(100_000)
}

#[test]
fn an_unknown_outcome_is_never_shown_as_success_or_failure() {
    let mut submission = Submission::<u32>::default();
    let pending = Pending {
        key: "k".into(),
        body: "b".into(),
        pressed_at: 0,
    };
    submission.step(Event::Press(pending.clone()), 0.0);
    for _ in 0..5 {
        submission.step(Event::Answered("k".into(), Outcome::Lost), 0.0);
        assert!(
            matches!(submission.phase(), Phase::Submitting | Phase::Unknown),
            "{:?}",
            submission.phase()
        );
        let again = submission.step(Event::RetryDue, 0.0);
        assert_eq!(
            again,
            [Action::Send(pending.clone())],
            "the same key and body, to the byte"
        );
    }
    assert_eq!(submission.phase(), &Phase::Unknown);
}

#[test]
fn a_double_press_sends_once() {
    let mut submission = Submission::<u32>::default();
    let press = |key: &str| {
        Event::Press(Pending {
            key: key.into(),
            body: "b".into(),
            pressed_at: 0,
        })
    };
    assert_eq!(submission.step(press("first"), 0.0).len(), 2);
    assert_eq!(submission.step(press("second"), 0.0), []);
    submission.step(Event::Answered("first".into(), Outcome::Done(1)), 0.0);
    assert_eq!(
        submission.step(press("third"), 0.0),
        [],
        "and not after it was confirmed"
    );
}

#[test]
fn what_is_older_than_the_backends_memory_is_never_sent_and_can_be_given_up() {
    let mut submission = Submission::<u32>::default();
    let pending = Pending {
        key: "k".into(),
        body: "b".into(),
        pressed_at: 0,
    };
    assert_eq!(submission.step(Event::Outdated(pending), 0.0), []);
    assert_eq!(submission.phase(), &Phase::TooOld);
    assert_eq!(submission.step(Event::RetryDue, 0.0), [], "never sent");
    assert_eq!(submission.step(Event::Discard, 0.0), [Action::Forget("k".into())]);
    assert_eq!(submission.phase(), &Phase::Draft);
}

#[test]
fn after_a_yes_the_next_one_of_the_kind_can_be_sent() {
    let mut submission = Submission::<u32>::default();
    let press = |key: &str| {
        Event::Press(Pending {
            key: key.into(),
            body: "b".into(),
            pressed_at: 0,
        })
    };
    submission.step(press("first"), 0.0);
    submission.step(Event::Answered("first".into(), Outcome::Done(1)), 0.0);
    submission.step(Event::Again, 0.0);
    assert_eq!(submission.step(press("second"), 0.0).len(), 2);
}
