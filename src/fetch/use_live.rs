//! Follows something that changes: asks when the backend says, not while the page is hidden, at once on
//! return, and more slowly while there is trouble.

use super::backoff::Backoff;
use super::services::{Services, use_services};
use super::timers::{Pause, hidden, spawn};
use super::use_load::{LoadHandle, use_watch};
use crate::api::{ApiError, Client, LocalFuture};
use crate::device;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// Shortest and longest time between two questions, whatever the backend says. A browser's timer overflows
/// beyond 24 days and then rings at once.
const SHORTEST_MS: u32 = 1_000;
const LONGEST_MS: u32 = 3_600_000;

type Fetch<T> = Rc<dyn Fn(Client) -> LocalFuture<Result<T, ApiError>>>;

struct Follower<T> {
    name: String,
    fetch: Fetch<T>,
    poll_after_ms: fn(&T) -> u32,
    services: Services,
    backoff: Cell<Backoff>,
    pause: RefCell<Option<Pause>>,
    busy: Cell<bool>,
    /// The device's time before which the backend asked not to come again.
    not_before: Cell<i64>,
    /// It is asked for also while the page is hidden.
    behind: Cell<bool>,
    gone: Cell<bool>,
}

impl<T: 'static> Follower<T> {
    fn ask(self: &Rc<Self>) {
        if self.gone.get()
            || (hidden() && !self.behind.get())
            || device::now_millis() < self.not_before.get()
            || self.busy.replace(true)
        {
            return;
        }
        self.pause.take();
        let cache = &self.services.cache;
        cache.put(&self.name, cache.get::<T>(&self.name).started());
        let follower = self.clone();
        let call = (self.fetch)(self.services.client.clone());
        spawn(async move {
            let result = call.await;
            follower.answered(result);
        });
    }

    fn answered(self: &Rc<Self>, result: Result<T, ApiError>) {
        self.busy.set(false);
        let pause = match &result {
            Ok(data) => {
                self.backoff.set(Backoff::default());
                spread((self.poll_after_ms)(data).clamp(SHORTEST_MS, LONGEST_MS))
            }
            Err(error) => {
                let mut backoff = self.backoff.get();
                let pause = backoff.next_ms(error.retry_after_s(), device::unit());
                self.backoff.set(backoff);
                if error.retry_after_s().is_some() {
                    self.not_before.set(device::now_millis() + i64::from(pause));
                }
                pause.max(SHORTEST_MS)
            }
        };
        let cache = &self.services.cache;
        let now = self.services.client.clock().now();
        cache.put(&self.name, cache.get::<T>(&self.name).finished(result, now));
        if !self.gone.get() {
            self.wait(pause);
        }
    }

    fn wait(self: &Rc<Self>, millis: u32) {
        let follower = self.clone();
        self.pause.replace(Some(Pause::new(millis, move || {
            follower.not_before.set(0);
            follower.ask();
        })));
    }
}

/// Up to a tenth later, so that a city does not ask in one breath.
fn spread(millis: u32) -> u32 {
    millis + (f64::from(millis) * 0.1 * device::unit()) as u32
}

/// Follows what is kept under `name` in the cache. `poll_after_ms` reads from an answer when to ask next.
#[hook]
pub fn use_live<T, F>(name: String, poll_after_ms: fn(&T) -> u32, fetch: F) -> LoadHandle<T>
where
    T: 'static,
    F: Fn(Client) -> LocalFuture<Result<T, ApiError>> + 'static,
{
    use_live_behind(name, poll_after_ms, false, fetch)
}

/// The same; with `behind` also while the page is hidden, because the resident asked to be told then.
#[hook]
pub fn use_live_behind<T, F>(
    name: String,
    poll_after_ms: fn(&T) -> u32,
    behind: bool,
    fetch: F,
) -> LoadHandle<T>
where
    T: 'static,
    F: Fn(Client) -> LocalFuture<Result<T, ApiError>> + 'static,
{
    let services = use_services();
    use_watch(&services, &name);
    let follower = {
        let services = services.clone();
        use_memo(name.clone(), move |name| {
            Rc::new(Follower {
                name: name.clone(),
                fetch: Rc::new(fetch),
                poll_after_ms,
                services,
                backoff: Cell::default(),
                pause: RefCell::default(),
                busy: Cell::new(false),
                not_before: Cell::new(0),
                behind: Cell::new(false),
                gone: Cell::new(false),
            })
        })
    };
    let follower: Rc<Follower<T>> = Rc::clone(&*follower);
    follower.behind.set(behind);
    {
        let follower = follower.clone();
        use_effect_with(name.clone(), move |_| {
            follower.ask();
            let events = return_events(&follower);
            move || {
                follower.gone.set(true);
                follower.pause.take();
                drop(events);
            }
        });
    }
    let reload = Callback::from(move |()| follower.ask());
    LoadHandle {
        loaded: services.cache.get::<T>(&name),
        reload,
    }
}

/// Asks at once when the page is seen again or the network is back; stops when it is hidden.
#[cfg(target_arch = "wasm32")]
fn return_events<T: 'static>(follower: &Rc<Follower<T>>) -> Vec<gloo::events::EventListener> {
    let Some((window, document)) =
        web_sys::window().and_then(|window| Some((window.clone(), window.document()?)))
    else {
        return Vec::new();
    };
    let (seen, back) = (follower.clone(), follower.clone());
    let seen = move |_: &web_sys::Event| {
        seen.ask();
    };
    vec![
        gloo::events::EventListener::new(&document, "visibilitychange", seen),
        gloo::events::EventListener::new(&window, "online", move |_| back.ask()),
    ]
}

#[cfg(not(target_arch = "wasm32"))]
fn return_events<T: 'static>(_: &Rc<Follower<T>>) -> Vec<()> {
    Vec::new()
}
