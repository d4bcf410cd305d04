//! Going from page to page: the history of the browser, focus and title after a change.

use crate::routes::Route;
use std::rc::Rc;
use yew::prelude::*;

/// Where the app is, and how it goes elsewhere.
#[derive(Clone, PartialEq)]
pub struct Navigator {
    /// The page that is shown.
    pub route: Rc<Route>,
    /// How many changes of page there were: 0 on the page that was opened.
    pub changes: u32,
    /// Goes to a page; `true` replaces the current entry of the history.
    pub go: Callback<(Route, bool)>,
}

impl Navigator {
    /// Goes to a page; "back" returns here.
    pub fn push(&self, route: Route) {
        self.go.emit((route, false));
    }

    /// Goes to a page; "back" does not return here.
    pub fn replace(&self, route: Route) {
        self.go.emit((route, true));
    }
}

/// The navigator of the app.
///
/// # Panics
/// Outside the app's provider: a mistake of the program, found by the first test that renders.
#[hook]
pub fn use_navigator() -> Navigator {
    crate::surroundings::use_surroundings().navigator
}

/// Sets the title, and after a change of page moves the focus to the heading, which a screen reader then
/// reads. On the page that was opened first the focus stays where the browser puts it.
#[hook]
pub fn use_page_title(title: String, heading: NodeRef) {
    let changes = use_navigator().changes;
    use_effect_with((title, changes), move |(title, changes)| {
        #[cfg(target_arch = "wasm32")]
        browser::arrive(title, *changes, &heading);
        #[cfg(not(target_arch = "wasm32"))]
        let _ = (title, changes, heading);
    });
}

/// Moves the focus to an element each time `key` changes, not when the page opens.
#[hook]
pub fn use_focus_again<K: PartialEq + 'static>(key: K, element: NodeRef) {
    let opened = use_mut_ref(|| false);
    use_effect_with(key, move |_| {
        if opened.replace(true) {
            focus(&element);
        }
    });
}

/// Moves the focus to an element, and the page with it.
fn focus(element: &NodeRef) {
    #[cfg(target_arch = "wasm32")]
    if let Some(element) = element.cast::<web_sys::HtmlElement>() {
        let _ = element.focus();
    }
    #[cfg(not(target_arch = "wasm32"))]
    let _ = element;
}

#[cfg(target_arch = "wasm32")]
pub use browser::{current_route, listen, write_history};

/// On the host there is no address.
#[cfg(not(target_arch = "wasm32"))]
pub fn current_route() -> Route {
    Route::Home
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use super::Route;
    use crate::device::is_kiosk;
    use gloo::events::{EventListener, EventListenerOptions};
    use std::cell::Cell;
    use wasm_bindgen::{JsCast, JsValue};
    use web_sys::{Element, HtmlAnchorElement, MouseEvent};
    use yew::{Callback, NodeRef};

    thread_local! {
        /// The change of page that the focus has followed.
        static ARRIVED: Cell<u32> = const { Cell::new(0) };
    }

    pub(super) fn arrive(title: &str, changes: u32, heading: &NodeRef) {
        let Some(document) = web_sys::window().and_then(|window| window.document()) else {
            return;
        };
        document.set_title(title);
        if ARRIVED.replace(changes) != changes {
            super::focus(heading);
        }
    }

    /// The page of the browser's address.
    pub fn current_route() -> Route {
        let Some(location) = web_sys::window().map(|window| window.location()) else {
            return Route::Home;
        };
        Route::parse(
            &location.pathname().unwrap_or_default(),
            &location.search().unwrap_or_default(),
        )
    }

    /// Writes a page into the history.
    pub fn write_history(route: &Route, replace: bool) {
        let Some(window) = web_sys::window() else { return };
        let Ok(history) = window.history() else { return };
        let address = route.address();
        let _ = match replace {
            // A kiosk's address stays what it was opened with: the browser's history says nothing of anyone, "back"
            // leads nowhere, and loading anew begins anew.
            _ if is_kiosk() => Ok(()),
            true => history.replace_state_with_url(&JsValue::NULL, "", Some(&address)),
            false => history.push_state_with_url(&JsValue::NULL, "", Some(&address)),
        };
        if !replace {
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
    }

    /// Calls back with a page: `pressed` when one of our links is pressed, `moved` when the browser goes back or
    /// forward. Links stay plain links, so that pages work before and without this.
    pub fn listen(pressed: Callback<Route>, moved: Callback<Route>) -> Option<[EventListener; 2]> {
        let window = web_sys::window()?;
        let options = EventListenerOptions::enable_prevent_default();
        let links = EventListener::new_with_options(&window, "click", options, move |event| {
            if let Some(route) = event.dyn_ref::<MouseEvent>().and_then(own_link) {
                event.prevent_default();
                pressed.emit(route);
            }
        });
        let history = EventListener::new(&window, "popstate", move |_| moved.emit(current_route()));
        Some([links, history])
    }

    /// The page of a pressed link, if it is one of ours and was pressed plainly.
    fn own_link(event: &MouseEvent) -> Option<Route> {
        let plain = event.button() == 0
            && !event.default_prevented()
            && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
        let target = event.target()?.dyn_into::<Element>().ok()?;
        let link = target
            .closest("a[href]")
            .ok()??
            .dyn_into::<HtmlAnchorElement>()
            .ok()?;
        let origin = web_sys::window()?.location().origin().ok()?;
        let leaves = link.origin() != origin || !link.target().is_empty() || link.has_attribute("download");
        // A link within the page ("skip to content", an error's field) is the browser's.
        let within = link
            .get_attribute("href")
            .is_some_and(|href| href.starts_with('#'));
        if !plain || leaves || within {
            return None;
        }
        match Route::parse(&link.pathname(), &link.search()) {
            // Such as /staff: another program's page.
            Route::NotFound => None,
            route => Some(route),
        }
    }
}
