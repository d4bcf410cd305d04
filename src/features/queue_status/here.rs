//! Where the resident is: asked for only when they press, never sent anywhere, forgotten with the page.

use crate::device;
use crate::fetch::{Loaded, use_services};
use yew::prelude::*;

/// Name in the cache: a way back to the list knows it still.
const HERE: &str = "here";

/// Where the resident is, as far as they told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Here {
    NotAsked,
    Asking,
    /// Latitude and longitude in millionths of a degree.
    Known(i32, i32),
    Refused,
}

/// What is known, and how to ask.
#[hook]
pub(super) fn use_here() -> (Here, Callback<()>) {
    let cache = use_services().cache;
    let known = cache.get::<(i32, i32)>(HERE).get().map(|it| **it);
    let here = use_state(|| known.map_or(Here::NotAsked, |(north, east)| Here::Known(north, east)));
    let now = use_services().client.clock().now();
    let ask = {
        let here = here.clone();
        Callback::from(move |()| {
            let (here, cache) = (here.clone(), cache.clone());
            here.set(Here::Asking);
            device::locate(move |position| {
                if let Some(position) = position {
                    cache.put(HERE, Loaded::ready(position, now));
                }
                here.set(position.map_or(Here::Refused, |(north, east)| Here::Known(north, east)));
            });
        })
    };
    (*here, ask)
}
