//! What all boxes for typing share.

use wasm_bindgen::JsCast;
use web_sys::{EventTarget, HtmlInputElement};
use yew::prelude::*;

/// A callback for `oninput` that hands on the text of the box.
pub(super) fn typed(told: &Callback<String>) -> Callback<InputEvent> {
    told.reform(|event: InputEvent| text_of(event.target()))
}

/// The text of the box that an event comes from.
pub(super) fn text_of(target: Option<EventTarget>) -> String {
    target
        .map(|target| target.unchecked_into::<HtmlInputElement>().value())
        .unwrap_or_default()
}
