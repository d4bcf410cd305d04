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
    /// The moment at which what is shown was to stay as it is.
    pub(super) stopped: Cell<Option<Timestamp>>,
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

    /// The backend's time now; where what is shown holds still, the time at which it was to.
    pub fn now(&self) -> Timestamp {
        let clock = self.0.services.client.clock();
        self.0.stopped.get().unwrap_or_else(|| clock.now())
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
            stopped: Cell::new(None),
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
            let (older, other) = self.label();
            self.tell(|topic| match topic {
                Topic::Frame => frame || other,
                Topic::Whole => frame || !ids.is_empty(),
                Topic::Item(id) => ids.contains(id),
                Topic::Age => older,
            });
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
        let (older, other) = self.label();
        if older {
            self.tell(|topic| *topic == Topic::Age || (*topic == Topic::Frame && other));
        }
    }

    /// Looks how the data is to be labelled now: whether its age differs from what was told, and whether its label
    /// does.
    fn label(&self) -> (bool, bool) {
        let now = self.freshness();
        let told = self.0.told.replace(now);
        (now != told, !now.is_like(told))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{
        Client, LocalFuture, Request, Response, ServerClock, Transport, TransportError, read_status,
    };
    use crate::config::Config;
    use crate::fetch::Cache;
    use contract::queue_status::{QueueChange, QueueStatus};
    use serde_json::json;

    /// Nothing is asked for here.
    struct Nowhere;

    impl Transport for Nowhere {
        fn send(&self, _: Request) -> LocalFuture<Result<Response, TransportError>> {
            Box::pin(async { Err(TransportError::Network) })
        }
    }

    thread_local! { static NOW: Cell<i64> = const { Cell::new(0) }; }

    fn followed() -> Followed<QueueStatus> {
        let services = Services {
            client: Client::new(Rc::new(Nowhere), "", ServerClock::new(|| NOW.get())),
            config: Rc::new(Config::fallback()),
            cache: Cache::default(),
        };
        Followed::shared(&services, "ok-center")
    }

    fn counter(id: &str, waiting: u32) -> serde_json::Value {
        json!({ "id": id, "name": { "ko": id }, "kind": "general", "state": "open", "waiting": waiting })
    }

    fn whole(version: u64, counters: &[serde_json::Value]) -> Observed<QueueStatus> {
        let text = json!({
            "office": "ok-center", "office_name": { "ko": "OK" }, "version": version, "counters": counters,
            "server_time": "1970-01-01T09:00:00+09:00", "poll_after_ms": 10_000, "source": "counters",
            "crowding": { "calm_minutes": 10, "crowded_minutes": 30 },
        });
        read_status(text.to_string(), Timestamp::from_unix_millis(NOW.get())).unwrap()
    }

    /// How often each topic was told.
    fn listen(followed: &Followed<QueueStatus>, topic: Topic) -> Rc<Cell<u32>> {
        let heard = Rc::new(Cell::new(0));
        let count = heard.clone();
        // Listens as long as the document is followed.
        let _stay = followed.watch(topic, Callback::from(move |()| count.set(count.get() + 1)));
        heard
    }

    #[test]
    fn each_component_hears_of_what_it_shows_and_of_nothing_else() {
        let followed = followed();
        let topics = [
            Topic::Item("a".into()),
            Topic::Item("b".into()),
            Topic::Frame,
            Topic::Whole,
            Topic::Age,
        ];
        let heard = topics.map(|topic| listen(&followed, topic));
        let told = || heard.clone().map(|count| count.replace(0));
        followed.take(|held| held.take(whole(1, &[counter("a", 1), counter("b", 1)])));
        assert_eq!(told(), [1, 1, 1, 1, 1], "the first document");
        followed.take(|held| held.take(whole(2, &[counter("a", 1), counter("b", 1)])));
        assert_eq!(told(), [0, 0, 0, 0, 0], "nothing changed");
        let change: QueueChange = serde_json::from_value(json!({
            "office": "ok-center", "after": 2, "version": 3, "server_time": "1970-01-01T09:00:00+09:00",
            "counters": [counter("b", 2)],
        }))
        .unwrap();
        followed.take(|held| held.change(change));
        assert_eq!(told(), [0, 1, 0, 1, 0], "one counter");
        NOW.set(7_000);
        followed.age();
        assert_eq!(
            told(),
            [0, 0, 0, 0, 1],
            "a second that passes is told to the age alone"
        );
        NOW.set(30_001);
        followed.age();
        assert_eq!(told(), [0, 0, 1, 0, 1], "another label is told to the frame too");
        followed.failed(ApiError::Network);
        followed.failed(ApiError::Network);
        assert_eq!(told(), [0, 0, 1, 1, 0], "trouble, once");
        followed.take(|held| held.take(whole(4, &[counter("a", 1)])));
        assert_eq!(
            told(),
            [0, 1, 1, 1, 1],
            "a counter is gone, the trouble is over, the data is new"
        );
    }

    #[test]
    fn all_who_show_a_document_share_it_and_whoever_comes_back_finds_it() {
        let services = followed().0.services.clone();
        let (one, other) = (
            Followed::<QueueStatus>::shared(&services, "ok-center"),
            Followed::<QueueStatus>::shared(&services, "ok-center"),
        );
        assert!(one == other);
        let leave = one.join(crate::fetch::Nearness::Far);
        one.take(|held| held.take(whole(5, &[counter("a", 3)])));
        assert_eq!(other.ids().len(), 1);
        leave();
        drop((one, other));
        let back = Followed::<QueueStatus>::shared(&services, "ok-center");
        assert_eq!(back.item("a").and_then(|counter| counter.waiting()), Some(3));
    }
}
