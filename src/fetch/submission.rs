//! How something is sent so that it is neither lost nor doubled, whatever the network does.
//!
//! A pure state machine: events in, actions out; no page, no clock, no network. The key is minted at the
//! press and saved with the body before anything is sent; both stay the same until a final answer, so that
//! asking again *is* the way to find out what became of the first try.
//!
//! ```text
//! Draft ──press──▶ Submitting ──▶ Confirmed
//!   ▲                │   ▲  └────▶ Rejected ──edit──▶ Draft
//!   └── edit ────────┼───┼────────────┘
//!                    ▼   │ retry due, resume
//!                   Unknown
//! ```

use super::backoff::Backoff;
use crate::api::ApiError;
use contract::problem::ProblemCode;
use serde::{Deserialize, Serialize};

/// Tries that pass before the resident is told that we are still finding out.
const QUIET_TRIES: u32 = 1;

/// What is being sent: saved on the device until a final answer, so that a killed page can go on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pending {
    /// The idempotency key.
    pub key: String,
    /// The body, to the byte.
    pub body: String,
    /// When it was pressed, by the device's clock in milliseconds: a backend keeps its answers for a day.
    #[serde(default)]
    pub pressed_at: i64,
}

/// Where a submission stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Phase<T> {
    /// Nothing is under way.
    Draft,
    /// Sent, or about to be sent again after a short pause.
    Submitting,
    /// Sent, but what became of it is not known yet. Shown as "checking", never as success or failure.
    Unknown,
    /// It was sent so long ago that the backend has forgotten the key: sending it again could do it twice.
    TooOld,
    /// The backend said yes.
    Confirmed(T),
    /// The backend said no, for good; nothing was done.
    Rejected(ApiError),
}

/// What came of one try.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome<T> {
    /// A final yes.
    Done(T),
    /// A final no.
    Refused(ApiError),
    /// Not now: the backend asks to come again.
    Later(Option<u32>),
    /// No answer that can be trusted.
    Lost,
}

/// What happens to a submission.
#[derive(Debug, Clone, PartialEq)]
pub enum Event<T> {
    /// The resident pressed the button.
    Press(Pending),
    /// The page was loaded again with something unfinished.
    Resume(Pending),
    /// The page was loaded again with something that is too old to be asked about.
    Outdated(Pending),
    /// A try with this key ended.
    Answered(String, Outcome<T>),
    /// A pause is over, the network is back, or the resident asks again.
    RetryDue,
    /// The resident changed something.
    Edit,
    /// What was done is done; something else of the kind may be sent.
    Again,
    /// The resident gives up finding out what became of it.
    Discard,
}

/// What the runner has to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Save this on the device, before anything else.
    Save(Pending),
    /// Send this.
    Send(Pending),
    /// Send again after so many milliseconds. `told`: the backend named the time, so nothing may shorten it.
    Wait {
        /// The pause.
        millis: u32,
        /// Whether the backend asked for it.
        told: bool,
    },
    /// Remove what was saved under this key, unless something newer was saved since.
    Forget(String),
}

/// One thing that is sent.
#[derive(Debug, Clone, PartialEq)]
pub struct Submission<T> {
    phase: Phase<T>,
    pending: Option<Pending>,
    backoff: Backoff,
    /// A try is under way: no second one beside it.
    in_flight: bool,
}

impl<T> Default for Submission<T> {
    fn default() -> Self {
        Self {
            phase: Phase::Draft,
            pending: None,
            backoff: Backoff::default(),
            in_flight: false,
        }
    }
}

impl<T> Submission<T> {
    /// Where it stands.
    pub fn phase(&self) -> &Phase<T> {
        &self.phase
    }

    /// Takes an event. `chance` is from 0 up to 1 and spreads the pauses.
    pub fn step(&mut self, event: Event<T>, chance: f64) -> Vec<Action> {
        match event {
            Event::Press(pending) => self.press(pending),
            Event::Resume(pending) => self.resume(pending),
            Event::Answered(key, outcome) => self.answered(&key, outcome, chance),
            Event::RetryDue => self.send_again(),
            Event::Outdated(pending) => self.outdated(pending),
            Event::Edit => self.edit(),
            Event::Again => self.again(),
            Event::Discard => self.end(Phase::Draft),
        }
    }

    /// A second press while something is under way does nothing: that is what keeps it single.
    fn press(&mut self, pending: Pending) -> Vec<Action> {
        if self.pending.is_some() || matches!(self.phase, Phase::Confirmed(_)) {
            return Vec::new();
        }
        self.begin(Phase::Submitting, pending)
    }

    fn resume(&mut self, pending: Pending) -> Vec<Action> {
        if self.pending.is_some() {
            return Vec::new();
        }
        self.begin(Phase::Unknown, pending)
    }

    fn outdated(&mut self, pending: Pending) -> Vec<Action> {
        if self.pending.is_none() {
            self.phase = Phase::TooOld;
            self.pending = Some(pending);
            // Nothing is sent, and nothing will be.
            self.in_flight = true;
        }
        Vec::new()
    }

    fn begin(&mut self, phase: Phase<T>, pending: Pending) -> Vec<Action> {
        self.phase = phase;
        self.pending = Some(pending.clone());
        self.backoff = Backoff::default();
        self.in_flight = true;
        vec![Action::Save(pending.clone()), Action::Send(pending)]
    }

    /// A late answer to an earlier key says nothing about what is being sent now.
    fn answered(&mut self, key: &str, outcome: Outcome<T>, chance: f64) -> Vec<Action> {
        if self.pending.as_ref().is_none_or(|pending| pending.key != key) {
            return Vec::new();
        }
        self.in_flight = false;
        match outcome {
            Outcome::Done(value) => self.end(Phase::Confirmed(value)),
            Outcome::Refused(error) => self.end(Phase::Rejected(error)),
            Outcome::Later(seconds) => self.pause(seconds, chance),
            Outcome::Lost => self.pause(None, chance),
        }
    }

    fn end(&mut self, phase: Phase<T>) -> Vec<Action> {
        self.phase = phase;
        self.in_flight = false;
        self.pending
            .take()
            .map(|pending| Action::Forget(pending.key))
            .into_iter()
            .collect()
    }

    fn pause(&mut self, retry_after_s: Option<u32>, chance: f64) -> Vec<Action> {
        let pause = self.backoff.next_ms(retry_after_s, chance);
        if self.backoff.tries() > QUIET_TRIES || retry_after_s.is_some() {
            self.phase = Phase::Unknown;
        }
        vec![Action::Wait {
            millis: pause,
            told: retry_after_s.is_some(),
        }]
    }

    fn send_again(&mut self) -> Vec<Action> {
        match &self.pending {
            Some(pending) if !self.in_flight => {
                self.in_flight = true;
                vec![Action::Send(pending.clone())]
            }
            _ => Vec::new(),
        }
    }

    /// While the outcome is open an edit changes nothing: what is being sent stays as it is.
    fn edit(&mut self) -> Vec<Action> {
        if matches!(self.phase, Phase::Rejected(_)) {
            self.phase = Phase::Draft;
        }
        Vec::new()
    }
}

impl<T> Submission<T> {
    /// How often it was tried since the press.
    pub fn tries(&self) -> u32 {
        self.backoff.tries()
    }

    fn again(&mut self) -> Vec<Action> {
        if self.pending.is_none() {
            self.phase = Phase::Draft;
        }
        Vec::new()
    }
}

/// Sorts the result of a call: is it final, does the backend ask to come again, or is nothing known?
pub fn outcome_of<T>(result: Result<T, ApiError>) -> Outcome<T> {
    use ProblemCode as Code;
    match result {
        Ok(value) => Outcome::Done(value),
        Err(error) => match error.code() {
            Some(Code::InFlight | Code::TooEarly) => Outcome::Later(error.retry_after_s()),
            Some(Code::TooManyRequests | Code::Unavailable) => {
                Outcome::Later(error.retry_after_s().or(Some(2)))
            }
            // A fault of the backend, or a refusal that this version does not know: it may have been done.
            Some(Code::Internal | Code::Unknown) | None => Outcome::Lost,
            Some(_) => Outcome::Refused(error),
        },
    }
}
