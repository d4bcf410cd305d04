//! When to ask for a live document, when to listen to its stream, and when to do nothing.
//!
//! A pure state machine: events in, actions out; no page, no clock, no network. What the document says is held
//! elsewhere ([`super::Held`]); this knows only that it came, and whether it said anything new.
//!
//! ```text
//!            ┌────────── due, online, seen again ──────────┐
//!            ▼                                             │
//!   ask ──▶ answered ──▶ wait (as long as the backend says, longer while nothing changes or in trouble)
//!                │
//!                └─ close to the turn ──▶ stream ──▶ lost, silent ──▶ wait a moment, ask
//!                                           └─ a version is missing ──▶ ask
//! ```
//!
//! Of several tabs that show the same document one leads; the others hear from it and ask only where they hear
//! nothing. A hidden page does nothing at all, and one whose numbers hold still asks once and then when it is told to.

mod pauses;

use super::events::{Action, Answer, Event, Manner, Nearness, Role};
use crate::fetch::Backoff;
use contract::queue_status::HEARTBEAT_S;
use pauses::spread;

/// Shortest and longest time between two questions, whatever the backend says. A browser's timer overflows
/// beyond 24 days and then rings at once.
const SHORTEST_MS: u32 = 1_000;
const LONGEST_MS: u32 = 3_600_000;
/// Until the backend has said when to ask again.
const POLL_MS: u32 = 10_000;
/// Data is called stale after 30 seconds: while nothing changes the questions still come before.
const QUIET_MS: u32 = 24_000;
/// Silence after which a stream, or a tab that leads, is taken for dead.
const SILENCE_MS: u32 = HEARTBEAT_S * 2_500;
/// Shared caches may still have the document before a change: it is not asked for more often than this.
const MEND_MS: u32 = 2_500;
/// Streams are cut all at once when a backend restarts: the questions that follow are spread over this.
const CUT_MS: f64 = 2_000.0;
/// A stream that has lived so long was a good one.
const GOOD_STREAM_MS: i64 = 60_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stream {
    Off,
    Opening { since: i64 },
    Live { since: i64, heard: i64 },
}

/// One document that is followed.
#[derive(Debug)]
pub struct Following {
    manner: Manner,
    running: bool,
    hidden: bool,
    still: bool,
    /// There was a good answer since the resident last asked for one.
    got: bool,
    near: Nearness,
    role: Role,
    asking: bool,
    poll_after_ms: u32,
    /// Answers in turn that said nothing new.
    quiet: u32,
    backoff: Backoff,
    /// The device's time before which the backend asked not to come again, and how long that was.
    not_before: Option<(i64, u32)>,
    stream: Stream,
    stream_backoff: Backoff,
    stream_not_before: i64,
    /// When a gap was last asked about, and whether a question about one is due.
    mended: i64,
    mending: bool,
}

impl Following {
    /// Follows nothing yet.
    pub fn new(manner: Manner) -> Self {
        Self {
            manner,
            running: false,
            hidden: false,
            still: false,
            got: false,
            near: Nearness::Far,
            role: if manner.shared { Role::Led } else { Role::Alone },
            asking: false,
            poll_after_ms: POLL_MS,
            quiet: 0,
            backoff: Self::backoff(manner),
            not_before: None,
            stream: Stream::Off,
            stream_backoff: Backoff::gentle(),
            stream_not_before: 0,
            mended: i64::MIN / 2,
            mending: false,
        }
    }

    fn backoff(manner: Manner) -> Backoff {
        if manner.by_many {
            Backoff::gentle()
        } else {
            Backoff::default()
        }
    }

    /// Whether this tab asks for all and tells them.
    pub fn leads(&self) -> bool {
        self.role == Role::Leader
    }

    /// Takes an event at a moment of the device's clock, in milliseconds. `chance` is from 0 up to 1 and spreads
    /// the questions.
    pub fn step(&mut self, event: Event, now: i64, chance: f64) -> Vec<Action> {
        match event {
            Event::Begin { hidden } => {
                (self.running, self.hidden) = (true, hidden);
                self.arrive(now)
            }
            Event::End => {
                self.running = false;
                self.withdraw()
            }
            Event::Hidden(true) => {
                self.hidden = true;
                self.withdraw()
            }
            Event::Hidden(false) => {
                self.hidden = false;
                self.arrive(now)
            }
            Event::Still(still) => self.turn(now, |it| it.still = still && it.manner.by_many),
            Event::Online => self.ask(now),
            Event::Reload => {
                self.got = false;
                self.ask(now)
            }
            Event::Near(near) => self.nearer(near, now, chance),
            Event::Due => self.due(now, chance),
            Event::Answered(answer) => self.answered(answer, now, chance),
            Event::Heard => self.heard(now, chance),
            Event::Gap => self.gap(now, chance),
            Event::Lost => self.lost(now, chance),
            Event::LeaderFailed { retry_after_s } if self.role == Role::Led => {
                let pause = self.trouble(retry_after_s, now, chance);
                self.wake(pause.max(SILENCE_MS), now)
            }
            Event::LeaderFailed { .. } => Vec::new(),
            Event::Role(role) => self.take_role(role, now, chance),
        }
    }

    /// Whether what came is to stay as it is: what many follow, unless it is followed closely, as a board is.
    pub fn holds(&self) -> bool {
        self.still && self.got && self.near == Nearness::Far
    }

    fn at_work(&self) -> bool {
        self.running && !self.hidden && !self.holds()
    }

    /// Changes something that may end the work or begin it.
    fn turn(&mut self, now: i64, change: impl FnOnce(&mut Self)) -> Vec<Action> {
        let before = self.at_work();
        change(self);
        match (before, self.at_work()) {
            (true, false) => self.withdraw(),
            (false, true) => self.arrive(now),
            _ => Vec::new(),
        }
    }

    /// Fresh first: whoever comes back sees the state of now, not that of then.
    fn arrive(&mut self, now: i64) -> Vec<Action> {
        if !self.at_work() {
            return Vec::new();
        }
        let mut actions = Vec::new();
        if self.manner.shared && self.role != Role::Alone {
            actions.push(Action::Claim);
        }
        actions.extend(self.ask(now));
        actions
    }

    fn withdraw(&mut self) -> Vec<Action> {
        let mut actions = vec![Action::Rest];
        actions.extend(self.close());
        self.mending = false;
        if self.manner.shared && self.role != Role::Alone {
            self.role = Role::Led;
            actions.push(Action::Yield);
        }
        actions
    }

    fn ask(&mut self, now: i64) -> Vec<Action> {
        if !self.at_work() || self.asking {
            return Vec::new();
        }
        if self.told_to_wait(now) > 0 {
            return self.wake(0, now);
        }
        self.asking = true;
        self.mending = false;
        vec![Action::Rest, Action::Ask]
    }

    fn due(&mut self, now: i64, chance: f64) -> Vec<Action> {
        self.not_before = None;
        match self.stream {
            // While a gap waits to be mended the watchdog waits too.
            Stream::Live { heard, .. } if !self.mending => {
                let silence = now - heard;
                if (0..i64::from(SILENCE_MS)).contains(&silence) {
                    self.wake(SILENCE_MS - silence as u32, now)
                } else {
                    self.lost_now(now, chance)
                }
            }
            Stream::Opening { since } if !(0..i64::from(SILENCE_MS)).contains(&(now - since)) => {
                self.lost_now(now, chance)
            }
            _ => self.ask(now),
        }
    }

    /// A stream that died in silence was silent for long enough: the document is asked for at once.
    fn lost_now(&mut self, now: i64, chance: f64) -> Vec<Action> {
        let mut actions = self.lost(now, chance);
        actions.extend(self.ask(now));
        actions
    }

    fn answered(&mut self, answer: Answer, now: i64, chance: f64) -> Vec<Action> {
        self.asking = false;
        let pause = match answer {
            Answer::Got {
                changed,
                poll_after_ms,
            } => {
                self.got = true;
                self.quiet = if changed { 0 } else { self.quiet.saturating_add(1) };
                self.poll_after_ms = poll_after_ms;
                self.backoff = Self::backoff(self.manner);
                self.not_before = None;
                self.pause(chance)
            }
            Answer::Behind => spread(MEND_MS, 0.5, chance),
            Answer::Failed { retry_after_s } => self.trouble(retry_after_s, now, chance),
        };
        if self.running && !self.hidden && self.holds() {
            return self.withdraw();
        }
        if !self.at_work() {
            return Vec::new();
        }
        if let Stream::Live { .. } = self.stream {
            return self.listen(answer, pause, now);
        }
        let mut actions = Vec::new();
        if matches!(answer, Answer::Got { .. }) {
            actions.extend(self.open(now));
        }
        actions.extend(self.wake(pause, now));
        actions
    }

    /// The stream goes on; only a question about a gap that was not mended is asked again.
    fn listen(&mut self, answer: Answer, pause: u32, now: i64) -> Vec<Action> {
        self.mending = !matches!(answer, Answer::Got { .. });
        self.wake(if self.mending { pause } else { SILENCE_MS }, now)
    }

    fn heard(&mut self, now: i64, chance: f64) -> Vec<Action> {
        match self.stream {
            Stream::Live { since, .. } => {
                self.stream = Stream::Live { since, heard: now };
                Vec::new()
            }
            Stream::Opening { .. } => {
                self.stream = Stream::Live {
                    since: now,
                    heard: now,
                };
                self.wake(SILENCE_MS, now)
            }
            Stream::Off if self.role == Role::Led && self.at_work() && !self.asking => {
                self.backoff = Self::backoff(self.manner);
                self.not_before = None;
                self.wake(spread(SILENCE_MS, 0.2, chance), now)
            }
            Stream::Off => Vec::new(),
        }
    }

    fn gap(&mut self, now: i64, chance: f64) -> Vec<Action> {
        let mut actions = self.heard(now, chance);
        let since = now - self.mended;
        if self.asking || self.mending || !self.at_work() {
            return actions;
        }
        if (0..i64::from(MEND_MS)).contains(&since) {
            self.mending = true;
            actions.extend(self.wake(spread(MEND_MS - since as u32, 0.5, chance), now));
        } else {
            self.mended = now;
            actions.extend(self.ask(now));
        }
        actions
    }

    fn lost(&mut self, now: i64, chance: f64) -> Vec<Action> {
        if let Stream::Live { since, .. } = self.stream
            && now - since >= GOOD_STREAM_MS
        {
            self.stream_backoff = Backoff::gentle();
        }
        let mut actions = self.close();
        if actions.is_empty() {
            return actions;
        }
        let pause = self.stream_backoff.next_ms(None, chance);
        self.stream_not_before = now + i64::from(pause);
        if !self.asking {
            actions.extend(self.wake((CUT_MS * chance) as u32, now));
        }
        actions
    }

    fn nearer(&mut self, near: Nearness, now: i64, chance: f64) -> Vec<Action> {
        if self.still {
            return self.turn(now, |it| it.near = near);
        }
        let before = std::mem::replace(&mut self.near, near);
        match (before, near) {
            // The stream opens after a good answer.
            (Nearness::Far, Nearness::Close) => self.ask(now),
            (Nearness::Close, Nearness::Far) => {
                let mut actions = self.close();
                if !actions.is_empty() && !self.asking {
                    let pause = self.pause(chance);
                    actions.extend(self.wake(pause, now));
                }
                actions
            }
            _ => Vec::new(),
        }
    }

    fn take_role(&mut self, role: Role, now: i64, chance: f64) -> Vec<Action> {
        let before = std::mem::replace(&mut self.role, role);
        if before != Role::Led || role == Role::Led || !self.at_work() || self.asking {
            return Vec::new();
        }
        // The tab that led is gone; how long ago it last asked is not known. It is asked soon.
        self.wake((f64::from(SHORTEST_MS) * chance) as u32, now)
    }

    fn open(&mut self, now: i64) -> Option<Action> {
        let wanted = self.near == Nearness::Close && self.role != Role::Led;
        let pause = self.stream_not_before - now;
        // A clock that was put back must not keep the stream away.
        let too_early = (1..=i64::from(LONGEST_MS)).contains(&pause);
        if !wanted || self.stream != Stream::Off || too_early {
            return None;
        }
        self.stream = Stream::Opening { since: now };
        Some(Action::Open)
    }

    fn close(&mut self) -> Vec<Action> {
        match std::mem::replace(&mut self.stream, Stream::Off) {
            Stream::Off => Vec::new(),
            _ => vec![Action::Close],
        }
    }

    /// Wakes after so many milliseconds, and not before the time for which the backend asked.
    fn wake(&mut self, millis: u32, now: i64) -> Vec<Action> {
        if !self.at_work() {
            return Vec::new();
        }
        vec![Action::Wake(millis.max(self.told_to_wait(now)))]
    }
}
