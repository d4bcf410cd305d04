//! What every page has at hand, given by `app` through a context.

use crate::api::Client;
use crate::config::Config;
use crate::fetch::Loaded;
use std::any::Any;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
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

/// The last state of everything that was loaded, so that going back shows it at once and the host can render
/// pages with known data. Lives as long as the page.
#[derive(Clone, Default)]
pub struct Cache(Rc<RefCell<HashMap<String, Rc<dyn Any>>>>);

impl PartialEq for Cache {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Cache {
    /// What is known under a name; nothing yet if it is new.
    pub fn get<T: 'static>(&self, name: &str) -> Loaded<T> {
        let known = self.0.borrow().get(name).cloned();
        known
            .and_then(|known| known.downcast_ref::<Loaded<T>>().cloned())
            .unwrap_or_default()
    }

    /// Keeps what is known under a name.
    pub fn put<T: 'static>(&self, name: &str, loaded: Loaded<T>) {
        self.0.borrow_mut().insert(name.to_owned(), Rc::new(loaded));
    }

    /// Forgets what is known under a name.
    pub fn forget(&self, name: &str) {
        self.0.borrow_mut().remove(name);
    }
}

/// The services of the app.
///
/// # Panics
/// Outside the app's provider: a mistake of the program, found by the first test that renders.
#[hook]
pub fn use_services() -> Services {
    match use_context::<Services>() {
        Some(services) => services,
        None => panic!("no services around this page"),
    }
}
