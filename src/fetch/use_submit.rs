//! Runs a [`Submission`] for a page.

use super::services::{Services, use_services};
use super::submission::{Action, Event, Outcome, Pending, Phase, Submission, outcome_of};
use super::timers::{Pause, hidden, spawn};
use crate::api::{ApiError, Client, LocalFuture};
use crate::device::{self, storage};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// A backend keeps the answer to a key for 24 hours; an hour less, for clocks that differ.
const ASKABLE_MILLIS: i64 = 23 * 60 * 60 * 1000;

/// How something is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sending {
    /// Until there is a final answer, and beyond the life of the page: kept under this name.
    Kept(&'static str),
    /// Until there is a final answer or the page is left.
    WhileHere,
    /// Once: it only asks, so that any trouble is an answer.
    Ask,
}

impl Sending {
    fn store(self) -> Option<&'static str> {
        match self {
            Self::Kept(name) => Some(name),
            Self::WhileHere | Self::Ask => None,
        }
    }
}

type Send<T> = Rc<dyn Fn(Client, Pending) -> LocalFuture<Result<T, ApiError>>>;

struct Runner<T> {
    submission: RefCell<Submission<T>>,
    /// Those of the last render, so that they see what the page knows now.
    send: RefCell<Send<T>>,
    done: RefCell<Callback<T>>,
    sending: Sending,
    services: Services,
    changed: Callback<()>,
    pause: RefCell<Option<Pause>>,
    /// The device's time before which the backend asked not to come again.
    not_before: Cell<i64>,
    gone: Cell<bool>,
    presses: Cell<u32>,
}

impl<T: Clone + 'static> Runner<T> {
    fn handle(self: &Rc<Self>, event: Event<T>) {
        let actions = self.submission.borrow_mut().step(event, device::unit());
        for action in actions {
            self.act(action);
        }
        if !self.gone.get() {
            self.changed.emit(());
        }
    }

    fn act(self: &Rc<Self>, action: Action) {
        match action {
            Action::Save(pending) => self.save(&pending),
            Action::Forget(key) => self.forget(&key),
            Action::Send(pending) => self.send(pending),
            Action::Wait { millis, told } => self.wait(millis, told),
        }
    }

    fn save(&self, pending: &Pending) {
        if let Some(name) = self.sending.store() {
            let text = serde_json::to_string(pending).unwrap_or_default();
            storage::write(storage::Area::Device, name, &text);
        }
    }

    fn forget(&self, key: &str) {
        if let Some(name) = self.sending.store()
            && saved(name).is_some_and(|saved| saved.key == key)
        {
            storage::remove(storage::Area::Device, name);
        }
    }

    fn wait(self: &Rc<Self>, millis: u32, told: bool) {
        // A page that was left stops; what is kept is taken up by the next visit.
        if self.gone.get() {
            return;
        }
        if told {
            self.not_before.set(device::now_millis() + i64::from(millis));
        }
        let runner = self.clone();
        self.pause.replace(Some(Pause::new(millis, move || {
            runner.not_before.set(0);
            runner.come_again();
        })));
    }

    /// Sends again, unless the page is hidden or the backend asked for more time.
    fn come_again(self: &Rc<Self>) {
        if !hidden() && device::now_millis() >= self.not_before.get() {
            self.handle(Event::RetryDue);
        }
    }

    fn send(self: &Rc<Self>, pending: Pending) {
        let runner = self.clone();
        let key = pending.key.clone();
        let send = self.send.borrow().clone();
        let call = send(self.services.client.clone(), pending);
        spawn(async move {
            let outcome = runner.outcome(call.await);
            let value = match &outcome {
                Outcome::Done(value) if !runner.gone.get() => Some(value.clone()),
                _ => None,
            };
            runner.handle(Event::Answered(key, outcome));
            if let Some(value) = value {
                let done = runner.done.borrow().clone();
                done.emit(value);
            }
        });
    }

    fn outcome(&self, result: Result<T, ApiError>) -> Outcome<T> {
        match (self.sending, result) {
            (Sending::Ask, Err(error)) => Outcome::Refused(error),
            (_, result) => outcome_of(result),
        }
    }

    /// Takes up what an earlier page, or another tab, has sent without hearing of it. Whether there was any.
    fn resume(self: &Rc<Self>) -> bool {
        let Some(pending) = self.sending.store().and_then(saved) else {
            return false;
        };
        let age = device::now_millis() - pending.pressed_at;
        let askable = (0..ASKABLE_MILLIS).contains(&age);
        self.handle(if askable {
            Event::Resume(pending)
        } else {
            Event::Outdated(pending)
        });
        true
    }
}

fn saved(name: &str) -> Option<Pending> {
    serde_json::from_str(&storage::read(storage::Area::Device, name)?).ok()
}

/// A page's hold on something that it sends.
pub struct SubmitHandle<T: 'static>(Rc<Runner<T>>);

impl<T> Clone for SubmitHandle<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T: Clone> SubmitHandle<T> {
    /// Where it stands.
    pub fn phase(&self) -> Phase<T> {
        self.0.submission.borrow().phase().clone()
    }

    /// Whether it is under way, known or not.
    pub fn busy(&self) -> bool {
        matches!(
            self.0.submission.borrow().phase(),
            Phase::Submitting | Phase::Unknown
        )
    }

    /// Sends this body under a new key, unless something is under way. What another tab has sent and not yet
    /// heard of is taken up first: the same thing must not go out twice.
    pub fn press(&self, body: String) {
        self.0.presses.set(self.0.presses.get() + 1);
        if !self.0.resume() {
            let pressed_at = device::now_millis();
            self.0.handle(Event::Press(Pending {
                key: device::key_128(),
                body,
                pressed_at,
            }));
        }
    }

    /// How often it was pressed, so that each answer can be told from the one before.
    pub fn presses(&self) -> u32 {
        self.0.presses.get()
    }

    /// How often it was tried since the press.
    pub fn tries(&self) -> u32 {
        self.0.submission.borrow().tries()
    }

    /// Asks again now, unless the backend asked for more time.
    pub fn ask_again(&self) {
        self.0.come_again();
    }

    /// Gives up finding out what became of it.
    pub fn discard(&self) {
        self.0.handle(Event::Discard);
    }

    /// The resident changed something, or wants the next one: an earlier answer no longer stands. What is kept
    /// until its final answer is never sent a second time after a yes.
    pub fn edit(&self) {
        let once = self.0.sending.store().is_some();
        self.0.handle(if once { Event::Edit } else { Event::Again });
    }
}

/// Sends through `send`, which also does what must be done whether or not the page is still there. `done` is
/// called after a yes, if it is.
#[hook]
pub fn use_submit<T, F>(sending: Sending, send: F, done: Callback<T>) -> SubmitHandle<T>
where
    T: Clone + 'static,
    F: Fn(Client, Pending) -> LocalFuture<Result<T, ApiError>> + 'static,
{
    let services = use_services();
    let update = use_force_update();
    let send: Send<T> = Rc::new(send);
    let (first_send, first_done) = (send.clone(), done.clone());
    let runner = use_memo((), move |()| {
        Rc::new(Runner {
            submission: RefCell::default(),
            send: RefCell::new(first_send),
            done: RefCell::new(first_done),
            sending,
            services,
            changed: Callback::from(move |()| update.force_update()),
            pause: RefCell::default(),
            not_before: Cell::new(0),
            gone: Cell::new(false),
            presses: Cell::new(0),
        })
    });
    let runner: Rc<Runner<T>> = Rc::clone(&*runner);
    runner.send.replace(send);
    runner.done.replace(done);
    {
        let runner = runner.clone();
        use_effect_with((), move |()| {
            runner.resume();
            let events = come_back_events(&runner);
            move || {
                runner.gone.set(true);
                runner.pause.take();
                drop(events);
            }
        });
    }
    SubmitHandle(runner)
}

/// Asks again as soon as the network is back or the page is seen again.
#[cfg(target_arch = "wasm32")]
fn come_back_events<T: Clone + 'static>(runner: &Rc<Runner<T>>) -> Vec<gloo::events::EventListener> {
    use gloo::events::EventListener;
    let Some((window, document)) =
        web_sys::window().and_then(|window| Some((window.clone(), window.document()?)))
    else {
        return Vec::new();
    };
    let (back, seen) = (runner.clone(), runner.clone());
    vec![
        EventListener::new(&window, "online", move |_| back.come_again()),
        EventListener::new(&document, "visibilitychange", move |_| seen.come_again()),
    ]
}

#[cfg(not(target_arch = "wasm32"))]
fn come_back_events<T: Clone + 'static>(_: &Rc<Runner<T>>) -> Vec<()> {
    Vec::new()
}
