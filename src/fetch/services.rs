//! What every page has at hand, given by `app` through a context.

use crate::api::Client;
use crate::config::Config;
use crate::fetch::Loaded;
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use yew::prelude::*;

/// Client, settings of the district, and what was loaded before.
#[derive(Clone, PartialEq)]
pub struct Services {
    /// The client.
    pub client: Client,
    /// What the district set.
    pub config: Rc<Config>,
    /// What was loaded on earlier pages.
    pub cache: Cache,
}

/// The last state of everything that was loaded, so that going back shows it at once, several pages share one
/// load, and the host can render pages with known data. Lives as long as the page.
#[derive(Clone, Default)]
pub struct Cache(Rc<CacheInner>);

#[derive(Default)]
struct CacheInner {
    /// A handful of entries: a list is smaller in the page than a map.
    known: RefCell<Vec<(String, Rc<dyn Any>)>>,
    /// Who shows something, by name: they hear of every change, whoever brought it about.
    watchers: RefCell<Vec<Watcher>>,
    next_watcher: Cell<u32>,
}

struct Watcher {
    id: u32,
    name: String,
    changed: Callback<()>,
}

impl PartialEq for Cache {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Cache {
    /// What is known under a name; nothing yet if it is new.
    pub fn get<T: 'static>(&self, name: &str) -> Loaded<T> {
        let known = self
            .0
            .known
            .borrow()
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, it)| it.clone());
        known
            .and_then(|known| known.downcast_ref::<Loaded<T>>().cloned())
            .unwrap_or_default()
    }

    /// Keeps what is known under a name, and tells those who show it.
    pub fn put<T: 'static>(&self, name: &str, loaded: Loaded<T>) {
        let mut known = self.0.known.borrow_mut();
        known.retain(|(known, _)| known != name);
        known.push((name.to_owned(), Rc::new(loaded)));
        drop(known);
        let told: Vec<Callback<()>> = self
            .0
            .watchers
            .borrow()
            .iter()
            .filter(|it| it.name == name)
            .map(|it| it.changed.clone())
            .collect();
        told.iter().for_each(|changed| changed.emit(()));
    }

    /// Forgets everything that was loaded. Nobody is told: for a page that is left for good.
    pub fn clear(&self) {
        self.0.known.borrow_mut().clear();
    }

    /// What pages share under a name for as long as one of them holds it.
    pub(super) fn shared<T: 'static>(&self, name: &str, make: impl FnOnce() -> Rc<T>) -> Rc<T> {
        let name = format!("shared/{name}");
        let mut known = self.0.known.borrow_mut();
        let held = known.iter().find(|(known, _)| *known == name);
        let held = held.and_then(|(_, held)| held.downcast_ref::<Weak<T>>()?.upgrade());
        if let Some(held) = held {
            return held;
        }
        drop(known);
        let made = make();
        known = self.0.known.borrow_mut();
        known.retain(|(known, _)| *known != name);
        known.push((name, Rc::new(Rc::downgrade(&made))));
        made
    }

    /// Calls `changed` after each [`Cache::put`] under a name, until what is returned is called.
    pub fn watch(&self, name: &str, changed: Callback<()>) -> impl FnOnce() + use<> {
        let id = self.0.next_watcher.get();
        self.0.next_watcher.set(id + 1);
        self.0.watchers.borrow_mut().push(Watcher {
            id,
            name: name.to_owned(),
            changed,
        });
        let inner = self.0.clone();
        move || inner.watchers.borrow_mut().retain(|watcher| watcher.id != id)
    }
}

/// The services of the app.
///
/// # Panics
/// Outside the app's provider: a mistake of the program, found by the first test that renders.
#[hook]
pub fn use_services() -> Services {
    crate::surroundings::use_surroundings().services
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::time::Timestamp;

    #[test]
    fn whoever_shows_something_hears_of_it_and_no_longer_after_leaving() {
        let (cache, heard) = (Cache::default(), Rc::new(Cell::new(0)));
        let count = heard.clone();
        let leave = cache.watch("offices", Callback::from(move |()| count.set(count.get() + 1)));
        let at = Timestamp::from_unix_millis(0);
        cache.put("offices", Loaded::ready(1, at));
        cache.put("documents", Loaded::ready(1, at));
        assert_eq!(heard.get(), 1);
        leave();
        cache.put("offices", Loaded::ready(2, at));
        assert_eq!(heard.get(), 1);
        assert_eq!(cache.get::<i32>("offices").get().map(|it| **it), Some(2));
    }
}
