//! What was typed into a form: in the program's memory only, and still there after signing in again or coming back.

use crate::fetch::{Loaded, Services, use_services};
use yew::prelude::*;

/// What was typed, and how to change it.
#[derive(Clone, PartialEq)]
pub struct TypedHandle<T: 'static> {
    value: UseStateHandle<T>,
    form: String,
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
        let mut value = typed_into(&self.services, &self.form).unwrap_or_else(|| (*self.value).clone());
        change(&mut value);
        put_typed(&self.services, &self.form, value.clone());
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
    let value = use_state(|| typed_into::<T>(&services, form).unwrap_or_default());
    TypedHandle {
        value,
        form: form.to_owned(),
        services,
    }
}

/// What was typed into the form of this name, if anything was: for whoever does not show it.
pub fn typed_into<T: Clone + 'static>(services: &Services, form: &str) -> Option<T> {
    let kept = services.cache.get::<T>(&name_of(form));
    kept.get().map(|kept| (**kept).clone())
}

/// The form of this name shows this when it is opened next.
pub fn put_typed<T: 'static>(services: &Services, form: &str, value: T) {
    let now = services.client.clock().now();
    services.cache.put(&name_of(form), Loaded::ready(value, now));
}

fn name_of(form: &str) -> String {
    format!("typed/{form}")
}
