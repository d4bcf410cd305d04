//! What is kept on the device. All failures (a full or forbidden store, a private window) are silent: nothing
//! may depend on it but convenience, and what was typed stays as long as the page lives.

use std::cell::Cell;

/// Where something is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Area {
    /// Until the tab is closed.
    Tab,
    /// Until it is removed.
    Device,
}

/// Reads what was kept under a name.
pub fn read(area: Area, name: &str) -> Option<String> {
    inner::read(area, name)
}

thread_local! {
    static CLOSED: Cell<bool> = const { Cell::new(false) };
}

/// Keeps a text under a name. Whether it worked.
pub fn write(area: Area, name: &str, text: &str) -> bool {
    !CLOSED.get() && inner::write(area, name, text)
}

/// Keeps nothing any more: the page is being left, and what is still on its way to it must leave no trace.
pub fn close() {
    CLOSED.set(true);
}

/// Removes what was kept under a name.
pub fn remove(area: Area, name: &str) {
    inner::remove(area, name);
}

/// The names under which something is kept.
pub fn names(area: Area) -> Vec<String> {
    inner::names(area)
}

/// Removes everything but what `stays` by its name.
pub fn keep_only(area: Area, stays: fn(&str) -> bool) {
    for name in inner::names(area) {
        if !stays(&name) {
            remove(area, &name);
        }
    }
}

/// Hears of removals for as long as it lives.
pub struct Removals {
    #[cfg(target_arch = "wasm32")]
    _listener: Option<gloo::events::EventListener>,
}

/// Calls `removed` when another tab removes what the device keeps under a name, or everything.
#[cfg(target_arch = "wasm32")]
pub fn on_removal(name: &'static str, removed: impl Fn() + 'static) -> Removals {
    use super::script::member;
    let listener = web_sys::window().map(|window| {
        gloo::events::EventListener::new(&window, "storage", move |event| {
            let text = |name| member(event, name).and_then(|text| text.as_string());
            let ours = text("key").is_none_or(|key| key == name);
            if ours && text("newValue").is_none() {
                removed();
            }
        })
    });
    Removals { _listener: listener }
}

/// On the host there is one page.
#[cfg(not(target_arch = "wasm32"))]
pub fn on_removal(_: &'static str, _: impl Fn() + 'static) -> Removals {
    Removals {}
}

#[cfg(target_arch = "wasm32")]
mod inner {
    use super::Area;
    use super::memory;
    use crate::device::script::{call, member};

    pub(super) fn names(area: Area) -> Vec<String> {
        let mut names = memory::names(area);
        if let Some(store) = store(area) {
            let store = store.into();
            let length = member(&store, "length").and_then(|length| length.as_f64());
            let name = |at: u32| call(&store, "key", &[at.into()])?.as_string();
            names.extend((0..length.unwrap_or(0.0) as u32).filter_map(name));
        }
        names
    }

    fn store(area: Area) -> Option<web_sys::Storage> {
        // On a kiosk everything lives in the document, and ends with it.
        if crate::device::is_kiosk() {
            return None;
        }
        let window = web_sys::window()?;
        match area {
            Area::Tab => window.session_storage().ok()?,
            Area::Device => window.local_storage().ok()?,
        }
    }

    pub(super) fn read(area: Area, name: &str) -> Option<String> {
        memory::read(area, name).or_else(|| store(area)?.get_item(name).ok()?)
    }

    pub(super) fn write(area: Area, name: &str, text: &str) -> bool {
        let stored = store(area).is_some_and(|store| store.set_item(name, text).is_ok());
        match stored {
            true => memory::remove(area, name),
            // Full or forbidden: at least as long as the page lives nothing is lost.
            false => memory::write(area, name, text),
        }
        stored
    }

    pub(super) fn remove(area: Area, name: &str) {
        memory::remove(area, name);
        if let Some(store) = store(area) {
            let _ = store.remove_item(name);
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod inner {
    use super::Area;
    use super::memory;

    pub(super) use super::memory::names;

    pub(super) fn read(area: Area, name: &str) -> Option<String> {
        memory::read(area, name)
    }

    pub(super) fn write(area: Area, name: &str, text: &str) -> bool {
        memory::write(area, name, text);
        true
    }

    pub(super) fn remove(area: Area, name: &str) {
        memory::remove(area, name);
    }
}

/// What lives as long as the page: all there is on the host, and the refuge where a browser stores nothing.
mod memory {
    use super::Area;
    use std::cell::RefCell;

    thread_local! {
        /// A handful of entries: a list is smaller in the page than a map.
        static KNOWN: RefCell<Vec<(Area, String, String)>> = RefCell::default();
    }

    pub(super) fn names(area: Area) -> Vec<String> {
        let of_area = |(of, name, _): &(Area, String, String)| (*of == area).then(|| name.clone());
        KNOWN.with_borrow(|known| known.iter().filter_map(of_area).collect())
    }

    pub(super) fn read(area: Area, name: &str) -> Option<String> {
        KNOWN.with_borrow(|known| {
            known
                .iter()
                .find(|(of, is, _)| *of == area && is == name)
                .map(|(.., text)| text.clone())
        })
    }

    pub(super) fn write(area: Area, name: &str, text: &str) {
        remove(area, name);
        KNOWN.with_borrow_mut(|known| known.push((area, name.to_owned(), text.to_owned())));
    }

    pub(super) fn remove(area: Area, name: &str) {
        KNOWN.with_borrow_mut(|known| known.retain(|(of, is, _)| *of != area || is != name));
    }
}
