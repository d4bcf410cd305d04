//! Loads something once for a page, or again when asked.

use super::loaded::Loaded;
use super::services::{Services, use_services};
use super::timers::spawn;
use crate::api::{ApiError, Client, LocalFuture};
use std::rc::Rc;
use yew::prelude::*;

/// What was loaded, and how to load it again.
pub struct LoadHandle<T> {
    /// What is known.
    pub loaded: Loaded<T>,
    /// Loads again.
    pub reload: Callback<()>,
}

/// Loads through `fetch` what is kept under `name` in the cache. Known data is shown at once and refreshed
/// quietly. A new `name` loads anew.
#[hook]
pub fn use_load<T, F>(name: String, fetch: F) -> LoadHandle<T>
where
    T: 'static,
    F: Fn(Client) -> LocalFuture<Result<T, ApiError>> + 'static,
{
    let services = use_services();
    use_watch(&services, &name);
    let loaded = services.cache.get::<T>(&name);
    let reload = {
        let (services, name, fetch) = (services.clone(), name.clone(), Rc::new(fetch));
        Callback::from(move |()| {
            let (services, name) = (services.clone(), name.clone());
            let before = services.cache.get::<T>(&name);
            // Another page has asked already: its answer is told to this one too.
            if before.busy {
                return;
            }
            services.cache.put(&name, before.started());
            let call = fetch(services.client.clone());
            spawn(async move {
                let result = call.await;
                let known = services.cache.get::<T>(&name);
                services
                    .cache
                    .put(&name, known.finished(result, services.client.clock().now()));
            });
        })
    };
    {
        let reload = reload.clone();
        use_effect_with(name, move |_| reload.emit(()));
    }
    LoadHandle { loaded, reload }
}

/// Renders anew with each change of what is kept under `name` in the cache.
#[hook]
pub(super) fn use_watch(services: &Services, name: &str) {
    let update = use_force_update();
    let cache = services.cache.clone();
    use_effect_with(name.to_owned(), move |name| {
        cache.watch(name, Callback::from(move |()| update.force_update()))
    });
}
