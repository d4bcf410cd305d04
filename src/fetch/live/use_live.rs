//! Follows something that a page has for itself: asks when the backend says, not while the page is hidden, at once
//! on return, and more slowly while there is trouble.

use super::events::{Answer, Event, Manner};
use super::runner::{Runner, Work};
use crate::api::{ApiError, Client, LocalFuture};
use crate::fetch::services::{Services, use_services};
use crate::fetch::timers::spawn;
use crate::fetch::use_load::{LoadHandle, use_watch};
use std::rc::Rc;
use yew::prelude::*;

type Fetch<T> = Rc<dyn Fn(Client) -> LocalFuture<Result<T, ApiError>>>;

struct Asking<T> {
    name: String,
    fetch: Fetch<T>,
    poll_after_ms: fn(&T) -> u32,
    services: Services,
}

impl<T: 'static> Work for Asking<T> {
    fn ask(&self, runner: Rc<Runner>) {
        let cache = self.services.cache.clone();
        cache.put(&self.name, cache.get::<T>(&self.name).started());
        let call = (self.fetch)(self.services.client.clone());
        let (name, clock, poll_after_ms) = (
            self.name.clone(),
            self.services.client.clock().clone(),
            self.poll_after_ms,
        );
        spawn(async move {
            let result = call.await;
            let answer = match &result {
                Ok(data) => Answer::Got {
                    changed: true,
                    poll_after_ms: poll_after_ms(data),
                },
                Err(error) => Answer::Failed {
                    retry_after_s: error.retry_after_s(),
                },
            };
            cache.put(&name, cache.get::<T>(&name).finished(result, clock.now()));
            runner.handle(Event::Answered(answer));
        });
    }
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
    let runner = {
        let services = services.clone();
        use_memo(name.clone(), move |name| {
            let manner = Manner {
                by_many: false,
                shared: false,
            };
            let asking = Asking {
                name: name.clone(),
                fetch: Rc::new(fetch),
                poll_after_ms,
                services,
            };
            Runner::new(manner, name.clone(), Box::new(asking))
        })
    };
    let runner: Rc<Runner> = Rc::clone(&*runner);
    {
        let runner = runner.clone();
        use_effect_with(name.clone(), move |_| {
            runner.start();
            move || runner.stop()
        });
    }
    use_effect_with((name.clone(), behind), {
        let runner = runner.clone();
        move |(_, behind)| runner.follow_behind(*behind)
    });
    let reload = Callback::from(move |()| runner.handle(Event::Reload));
    LoadHandle {
        loaded: services.cache.get::<T>(&name),
        reload,
    }
}
