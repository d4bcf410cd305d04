//! What stands behind the `#` of the address: no server gets to see it, and it need not stay there.

use super::leaving::Watching;

/// Takes what stands behind the `#`, the mark included, if it is wanted. The address and this entry of the
/// history are without it from then on.
#[cfg(target_arch = "wasm32")]
pub fn take_fragment(wanted: fn(&str) -> bool) -> Option<String> {
    use super::script::{call, global, member};
    use wasm_bindgen::JsValue;

    let location = member(&global(), "location")?;
    let text = |name| member(&location, name).and_then(|text| text.as_string());
    let fragment = text("hash").filter(|fragment| wanted(fragment))?;
    let rest = format!(
        "{}{}",
        text("pathname").unwrap_or_default(),
        text("search").unwrap_or_default()
    );
    let values = [JsValue::NULL, "".into(), rest.into()];
    call(&member(&global(), "history")?, "replaceState", &values);
    Some(fragment)
}

/// Calls `changed` when the part behind the `#` changes: another link was opened in this tab.
#[cfg(target_arch = "wasm32")]
pub fn on_fragment(changed: impl Fn() + 'static) -> Watching {
    use gloo::events::EventListener;

    let events =
        web_sys::window().map(|window| vec![EventListener::new(&window, "hashchange", move |_| changed())]);
    Watching {
        _events: events.unwrap_or_default(),
    }
}

/// On the host there is no address.
#[cfg(not(target_arch = "wasm32"))]
pub fn take_fragment(_: fn(&str) -> bool) -> Option<String> {
    None
}

/// On the host there is no address.
#[cfg(not(target_arch = "wasm32"))]
pub fn on_fragment(_: impl Fn() + 'static) -> Watching {
    Watching { _events: Vec::new() }
}

/// The whole address of a page, to be handed on: with the origin of this one.
#[cfg(target_arch = "wasm32")]
pub fn whole_address(path: &str) -> String {
    use super::script::{global, member};

    let origin = member(&global(), "location").and_then(|location| member(&location, "origin"));
    let origin = origin.and_then(|origin| origin.as_string()).unwrap_or_default();
    format!("{origin}{path}")
}

/// On the host there is no origin.
#[cfg(not(target_arch = "wasm32"))]
pub fn whole_address(path: &str) -> String {
    path.to_owned()
}
