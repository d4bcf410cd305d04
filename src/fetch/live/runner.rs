//! Runs a [`Following`] in a page: timers, the page's coming and going, the other tabs.

use super::events::{Action, Event, Manner, Role};
use super::following::Following;
use super::telling::{HERE, LEADS};
use crate::device::{self, Tabs};
use crate::fetch::still::{StillChoices, is_still, on_still};
use crate::fetch::timers::{Pause, hidden};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// What is followed.
pub(super) trait Work {
    /// Asks for it, and says [`Event::Answered`] in the end.
    fn ask(&self, runner: Rc<Runner>);

    /// Opens its stream.
    fn open(&self, runner: Rc<Runner>) -> Option<Box<dyn Any>> {
        let _ = runner;
        None
    }

    /// Another tab told something.
    fn told(&self, text: &str, runner: Rc<Runner>) {
        let _ = (text, runner);
    }

    /// The page is seen again, or for the first time.
    fn seen(&self) {}

    /// What is shown stays as it is from now on, or no longer.
    fn held(&self, holds: bool) {
        let _ = holds;
    }
}

/// Something that is being followed. Drop all its `Rc`s only after [`Runner::stop`].
pub(super) struct Runner {
    following: RefCell<Following>,
    work: Box<dyn Work>,
    /// Under which name tabs share it.
    name: String,
    pause: RefCell<Option<Pause>>,
    stream: RefCell<Option<Box<dyn Any>>>,
    tabs: RefCell<Option<Tabs>>,
    /// Another tab has said that it is there: telling costs time, twenty times a second on a large board.
    others: Cell<bool>,
    listeners: RefCell<Vec<Listener>>,
    choices: RefCell<Option<StillChoices>>,
    /// What is shown stays as it is.
    holds: Cell<bool>,
    /// It is followed also while the page is hidden.
    behind: Cell<bool>,
    gone: Cell<bool>,
}

impl Runner {
    pub(super) fn new(manner: Manner, name: String, work: Box<dyn Work>) -> Rc<Self> {
        Rc::new(Self {
            following: RefCell::new(Following::new(manner)),
            work,
            name,
            pause: RefCell::default(),
            stream: RefCell::default(),
            tabs: RefCell::default(),
            others: Cell::new(false),
            listeners: RefCell::default(),
            choices: RefCell::default(),
            holds: Cell::new(false),
            behind: Cell::new(false),
            gone: Cell::new(false),
        })
    }

    /// Begins to follow.
    pub(super) fn start(self: &Rc<Self>) {
        self.listeners.replace(listeners(self));
        let runner = self.clone();
        let choices = on_still(move || runner.handle(Event::Still(is_still())));
        self.choices.replace(Some(choices));
        self.work.seen();
        self.handle(Event::Still(is_still()));
        self.handle(Event::Begin {
            hidden: self.out_of_sight(),
        });
    }

    /// With true it is followed also while the page is hidden.
    pub(super) fn follow_behind(self: &Rc<Self>, behind: bool) {
        if self.behind.replace(behind) != behind && hidden() {
            self.handle(Event::Hidden(self.out_of_sight()));
        }
    }

    fn out_of_sight(&self) -> bool {
        hidden() && !self.behind.get()
    }

    /// Ends all of it. An answer that is under way is still taken in.
    pub(super) fn stop(self: &Rc<Self>) {
        self.handle(Event::End);
        self.gone.set(true);
        self.listeners.take();
        self.choices.take();
        self.tabs.take();
    }

    pub(super) fn handle(self: &Rc<Self>, event: Event) {
        if self.gone.get() {
            return;
        }
        let actions = (self.following.borrow_mut()).step(event, device::now_millis(), device::unit());
        let holds = self.following.borrow().holds();
        if self.holds.replace(holds) != holds {
            self.work.held(holds);
        }
        for action in actions {
            self.act(action);
        }
    }

    /// Tells the other tabs, if this one leads.
    pub(super) fn tell(&self, text: impl FnOnce() -> String) {
        if self.others.get()
            && self.following.borrow().leads()
            && let Some(tabs) = &*self.tabs.borrow()
        {
            tabs.tell(&text());
        }
    }

    fn act(self: &Rc<Self>, action: Action) {
        match action {
            Action::Ask => self.work.ask(self.clone()),
            Action::Open => {
                let opened = self.work.open(self.clone());
                let missing = opened.is_none();
                self.stream.replace(opened);
                if missing {
                    self.handle(Event::Lost);
                }
            }
            Action::Close => drop(self.stream.take()),
            Action::Wake(millis) => {
                let runner = self.clone();
                let pause = Pause::new(millis, move || runner.handle(Event::Due));
                self.pause.replace(Some(pause));
            }
            Action::Rest => drop(self.pause.take()),
            Action::Claim => self.claim(),
            Action::Yield => self.tabs.borrow().iter().for_each(Tabs::give_up),
        }
    }

    fn claim(self: &Rc<Self>) {
        if self.tabs.borrow().is_none() {
            let runner = self.clone();
            let heard = move |text: String| runner.hear(&text);
            self.tabs.replace(Tabs::join(&self.name, heard));
        }
        let runner = self.clone();
        match &*self.tabs.borrow() {
            Some(tabs) => {
                tabs.tell(HERE);
                tabs.claim(move |leads| runner.settled(leads));
            }
            None => self.handle(Event::Role(Role::Alone)),
        }
    }

    fn settled(self: &Rc<Self>, leads: bool) {
        self.others.set(false);
        self.handle(Event::Role(if leads { Role::Leader } else { Role::Alone }));
        if leads {
            self.say(LEADS);
        }
    }

    fn hear(self: &Rc<Self>, text: &str) {
        if self.gone.get() {
            return;
        }
        match text {
            HERE => self.others.set(true),
            LEADS => self.say(HERE),
            _ if self.holds.get() => {}
            _ => self.work.told(text, self.clone()),
        }
    }

    fn say(&self, text: &str) {
        self.tabs.borrow().iter().for_each(|tabs| tabs.tell(text));
    }
}

#[cfg(target_arch = "wasm32")]
type Listener = gloo::events::EventListener;
#[cfg(not(target_arch = "wasm32"))]
type Listener = ();

/// The page's coming and going, and the network's.
#[cfg(target_arch = "wasm32")]
fn listeners(runner: &Rc<Runner>) -> Vec<Listener> {
    let Some((window, document)) =
        web_sys::window().and_then(|window| Some((window.clone(), window.document()?)))
    else {
        return Vec::new();
    };
    let (seen, back) = (runner.clone(), runner.clone());
    vec![
        Listener::new(&document, "visibilitychange", move |_| {
            if !hidden() {
                seen.work.seen();
            }
            seen.handle(Event::Hidden(seen.out_of_sight()));
        }),
        Listener::new(&window, "online", move |_| back.handle(Event::Online)),
    ]
}

#[cfg(not(target_arch = "wasm32"))]
fn listeners(_: &Rc<Runner>) -> Vec<Listener> {
    Vec::new()
}
