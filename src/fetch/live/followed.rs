//! A live document that a page follows, shared by everything in the tab that shows it. Each component hears of
//! what it shows, and of nothing else.

use super::document::Document;
use super::events::Nearness;
use super::freshness::Freshness;
use super::held::{Held, Taken};
use super::runner::Runner;
use crate::api::{ApiError, Observed};
use crate::fetch::loaded::Loaded;
use crate::fetch::services::Services;
use crate::fetch::timers::Pause;
use contract::time::Timestamp;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// What a component shows of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Topic {
    /// What is around the items, trouble, and how the data is labelled; not its age.
    Frame,
    /// Everything but the age.
    Whole,
    /// One item.
    Item(Rc<str>),
    /// Its age, by the second.
    Age,
}

pub(super) struct Watcher {
    number: u32,
    pub(super) topic: Topic,
    changed: Callback<()>,
}

pub(super) struct Store<D: Document> {
    pub(super) place: String,
    pub(super) services: Services,
    pub(super) held: RefCell<Held<D>>,
    error: RefCell<Option<Rc<ApiError>>>,
    pub(super) watchers: RefCell<Vec<Watcher>>,
    next_number: Cell<u32>,
    /// How the data was labelled when it was last told.
    told: Cell<Freshness>,
    /// How often anything was told.
    tellings: Cell<u32>,
    /// How closely each component that shows it wants it followed.
    pub(super) shown_by: RefCell<Vec<Nearness>>,
    pub(super) runner: RefCell<Option<Rc<Runner>>>,
    pub(super) tick: RefCell<Option<Pause>>,
}

/// A page's view of a live document. Clones, and all views of the same document, are one and are equal, so that
/// it can be a property without rendering anything anew.
pub struct Followed<D: Document>(pub(super) Rc<Store<D>>);

impl<D: Document> Clone for Followed<D> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<D: Document> PartialEq for Followed<D> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<D: Document> Followed<D> {
    /// The document without its items; nothing before the first good answer.
    pub fn head(&self) -> Option<Rc<D>> {
        self.0.held.borrow().head().cloned()
    }

    /// Ids of its items, in the order of the document.
    pub fn ids(&self) -> Vec<Rc<str>> {
        self.0.held.borrow().ids()
    }

    /// An item by its id. A component that shows it uses [`super::use_counter`] or [`super::use_office_queues`].
    pub fn item(&self, id: &str) -> Option<Rc<D::Item>> {
        self.0.held.borrow().item(id).cloned()
    }

    /// The whole document as of now.
    pub fn whole(&self) -> Option<D> {
        self.0.held.borrow().whole()
    }

    /// Why the last try failed, if it did. The last good data stays.
    pub fn error(&self) -> Option<Rc<ApiError>> {
        self.0.error.borrow().clone()
    }

    /// How far it can be trusted to be of now.
    pub fn freshness(&self) -> Freshness {
        Freshness::of(self.at(), self.now())
    }

    /// How far an item can be trusted to be of now: some were observed earlier than others.
    pub fn freshness_of(&self, item: &D::Item) -> Freshness {
        Freshness::of(self.0.held.borrow().at_of(item), self.now())
    }

    /// The moment of which it tells, by the backend's clock.
    pub fn at(&self) -> Option<Timestamp> {
        self.0.held.borrow().at()
    }

    /// The moment of which an item tells, by the backend's clock.
    pub fn at_of(&self, item: &D::Item) -> Option<Timestamp> {
        self.0.held.borrow().at_of(item)
    }

    /// The backend's time now.
    pub fn now(&self) -> Timestamp {
        self.0.services.client.clock().now()
    }

    /// How many of its items could not be read and are missing.
    pub fn dropped(&self) -> usize {
        self.0.held.borrow().dropped()
    }

    /// How many numbers in it cannot be true and are shown as unknown.
    pub fn absurd(&self) -> usize {
        self.0.held.borrow().absurd()
    }

    /// The one of this name that is shown already, or a new one.
    pub(super) fn shared(services: &Services, place: &str) -> Self {
        let make = || Rc::new(Self::store(services, place));
        Self(services.cache.shared(&D::name(place), make))
    }

    /// A store with what the cache of the app knows of this place, which is how the host renders pages.
    fn store(services: &Services, place: &str) -> Store<D> {
        let known: Loaded<D> = services.cache.get(&D::name(place));
        let mut held = Held::default();
        if let Some((document, at)) = &known.data {
            held.take(Observed {
                text: String::new(),
                document: (**document).clone(),
                dropped: 0,
                at: *at,
            });
        }
        Store {
            place: place.to_owned(),
            services: services.clone(),
            held: RefCell::new(held),
            error: RefCell::new(known.error),
            watchers: RefCell::default(),
            next_number: Cell::new(0),
            told: Cell::default(),
            tellings: Cell::new(0),
            shown_by: RefCell::default(),
            runner: RefCell::default(),
            tick: RefCell::default(),
        }
    }

    /// Calls `changed` after each change of a topic, until what is returned is called.
    pub(super) fn watch(&self, topic: Topic, changed: Callback<()>) -> impl FnOnce() + use<D> {
        let number = self.0.next_number.get();
        self.0.next_number.set(number + 1);
        self.0.watchers.borrow_mut().push(Watcher {
            number,
            topic,
            changed,
        });
        let store = self.0.clone();
        move || {
            store
                .watchers
                .borrow_mut()
                .retain(|watcher| watcher.number != number)
        }
    }

    /// Takes something in by `take`, and tells those who show what changed. What came of it.
    pub(super) fn take(&self, take: impl FnOnce(&mut Held<D>) -> Taken) -> Taken {
        let taken = take(&mut self.0.held.borrow_mut());
        if let Taken::Now { ids, frame } = &taken {
            let frame = self.0.error.take().is_some() || *frame;
            self.tell(|topic| match topic {
                Topic::Frame => frame,
                Topic::Whole => frame || !ids.is_empty(),
                Topic::Item(id) => ids.contains(id),
                Topic::Age => false,
            });
            self.age();
            if self.0.tick.borrow().is_none() {
                self.tick();
            }
        }
        taken
    }

    /// A try failed.
    pub(super) fn failed(&self, error: ApiError) {
        let before = self.0.error.replace(Some(Rc::new(error)));
        if before != *self.0.error.borrow() {
            self.tell(|topic| matches!(topic, Topic::Frame | Topic::Whole));
        }
    }

    /// Time has passed: tells those who show the age, and the frame when the data is labelled otherwise.
    pub(super) fn age(&self) {
        let now = self.freshness();
        let told = self.0.told.replace(now);
        let alike = now.is_like(told);
        if now != told {
            self.tell(|topic| *topic == Topic::Age || (*topic == Topic::Frame && !alike));
        }
    }

    /// How often anything was told so far.
    pub(super) fn tellings(&self) -> u32 {
        self.0.tellings.get()
    }

    fn tell(&self, whom: impl Fn(&Topic) -> bool) {
        self.0.tellings.set(self.0.tellings.get().wrapping_add(1));
        let told: Vec<Callback<()>> = (self.0.watchers.borrow().iter())
            .filter(|watcher| whom(&watcher.topic))
            .map(|watcher| watcher.changed.clone())
            .collect();
        told.iter().for_each(|changed| changed.emit(()));
    }
}
