//! Runs a [`Submission`] for a page.

use super::services::{Services, use_services};
use super::submission::{Action, Event, Pending, Phase, Submission, outcome_of};
use super::timers::{Pause, spawn};
use crate::api::{ApiError, Client, LocalFuture};
use crate::device::{self, storage};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

type Send<T> = Rc<dyn Fn(Client, Pending) -> LocalFuture<Result<T, ApiError>>>;

struct Runner<T> {
    submission: RefCell<Submission<T>>,
    /// That of the last render, so that it sees what the page knows now.
    send: RefCell<Send<T>>,
    /// Where [`Pending`] is kept; `None`: not at all, for what a killed page need not finish.
    store: Option<&'static str>,
    services: Services,
    changed: Callback<()>,
    pause: RefCell<Option<Pause>>,
    gone: Cell<bool>,
}

impl<T: 'static> Runner<T> {
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
        match (action, self.store) {
            (Action::Save(pending), Some(name)) => {
                let text = serde_json::to_string(&pending).unwrap_or_default();
                storage::write(storage::Area::Device, name, &text);
            }
            (Action::Forget(key), Some(name)) => {
                if saved(name).is_some_and(|saved| saved.key == key) {
                    storage::remove(storage::Area::Device, name);
                }
            }
            (Action::Save(_) | Action::Forget(_), None) => {}
            (Action::Send(pending), _) => self.send(pending),
            (Action::Wait(millis), _) => {
                let runner = self.clone();
                let pause = Pause::new(millis, move || runner.handle(Event::RetryDue));
                self.pause.replace(Some(pause));
            }
        }
    }

    fn send(self: &Rc<Self>, pending: Pending) {
        let runner = self.clone();
        let send = self.send.borrow().clone();
        let key = pending.key.clone();
        let call = send(self.services.client.clone(), pending);
        spawn(async move {
            let result = call.await;
            runner.handle(Event::Answered(key, outcome_of(result)));
        });
    }

    fn resume(self: &Rc<Self>) {
        if let Some(pending) = self.store.and_then(saved) {
            self.handle(Event::Resume(pending));
        }
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

    /// Sends this body under a new key, unless something is under way.
    pub fn press(&self, body: String) {
        self.0.handle(Event::Press(Pending {
            key: device::key_128(),
            body,
        }));
    }

    /// Asks again now.
    pub fn ask_again(&self) {
        self.0.handle(Event::RetryDue);
    }

    /// The resident changed something: a refusal no longer stands on the page.
    pub fn edit(&self) {
        self.0.handle(Event::Edit);
    }
}

/// Sends through `send`. With a `store` name, what is under way survives the page and is taken up again.
#[hook]
pub fn use_submit<T, F>(store: Option<&'static str>, send: F) -> SubmitHandle<T>
where
    T: Clone + 'static,
    F: Fn(Client, Pending) -> LocalFuture<Result<T, ApiError>> + 'static,
{
    let services = use_services();
    let update = use_force_update();
    let send: Send<T> = Rc::new(send);
    let first = send.clone();
    let runner = use_memo((), move |()| {
        Rc::new(Runner {
            submission: RefCell::default(),
            send: RefCell::new(first),
            store,
            services,
            changed: Callback::from(move |()| update.force_update()),
            pause: RefCell::default(),
            gone: Cell::new(false),
        })
    });
    let runner: Rc<Runner<T>> = Rc::clone(&*runner);
    runner.send.replace(send);
    {
        let runner = runner.clone();
        use_effect_with((), move |()| {
            runner.resume();
            let events = come_back_events(&runner);
            move || {
                // What was sent may still be answered: its saved form must go then, but no page hears of it.
                runner.gone.set(true);
                drop(events);
            }
        });
    }
    SubmitHandle(runner)
}

/// Asks again as soon as the network is back.
#[cfg(target_arch = "wasm32")]
fn come_back_events<T: 'static>(runner: &Rc<Runner<T>>) -> Option<gloo::events::EventListener> {
    let runner = runner.clone();
    let window = web_sys::window()?;
    Some(gloo::events::EventListener::new(&window, "online", move |_| {
        runner.handle(Event::RetryDue)
    }))
}

#[cfg(not(target_arch = "wasm32"))]
fn come_back_events<T: 'static>(_: &Rc<Runner<T>>) -> Vec<()> {
    Vec::new()
}
