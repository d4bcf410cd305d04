//! What is kept on the device. All failures (a full or forbidden store, a private window) are silent: nothing
//! may depend on it but convenience, and what was typed stays as long as the page lives.

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

/// Keeps a text under a name. Whether it worked.
pub fn write(area: Area, name: &str, text: &str) -> bool {
    inner::write(area, name, text)
}

/// Removes what was kept under a name.
pub fn remove(area: Area, name: &str) {
    inner::remove(area, name);
}

#[cfg(target_arch = "wasm32")]
mod inner {
    use super::Area;
    use super::memory;

    fn store(area: Area) -> Option<web_sys::Storage> {
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
