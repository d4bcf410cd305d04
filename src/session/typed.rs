//! What was typed into a form of a personal page: in memory only, and still there after signing in again.

use crate::fetch::{Loaded, Services, use_services};
use yew::prelude::*;

/// What was typed, and how to change it.
#[derive(Clone, PartialEq)]
pub struct TypedHandle<T: 'static> {
    value: UseStateHandle<T>,
    name: String,
    services: Services,
}

impl<T: Clone + 'static> TypedHandle<T> {
    /// What was typed.
    pub fn get(&self) -> &T {
        &self.value
    }

    /// Changes it.
    pub fn change(&self, change: impl FnOnce(&mut T)) {
        // What is kept is the newest: two changes may come before the page is drawn again.
        let kept = self.services.cache.get::<T>(&self.name);
        let mut value = kept
            .get()
            .map_or_else(|| (*self.value).clone(), |kept| (**kept).clone());
        change(&mut value);
        let now = self.services.client.clock().now();
        self.services
            .cache
            .put(&self.name, Loaded::ready(value.clone(), now));
        self.value.set(value);
    }

    /// A callback that changes it.
    pub fn on<V: 'static>(&self, change: fn(&mut T, V)) -> Callback<V> {
        let typed = self.clone();
        Callback::from(move |value| typed.change(|all| change(all, value)))
    }
}

/// What was typed into the form of this name, from the start of the tab on, as long as it is not signed out.
#[hook]
pub fn use_typed<T: Clone + Default + 'static>(form: &str) -> TypedHandle<T> {
    let services = use_services();
    let name = format!("typed/{form}");
    let value = use_state(|| {
        let kept = services.cache.get::<T>(&name);
        kept.get().map(|kept| (**kept).clone()).unwrap_or_default()
    });
    TypedHandle {
        value,
        name,
        services,
    }
}
