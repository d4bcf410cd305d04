//! Elements by name, without a binding for each of their methods.

use crate::device::script::{call, global, member, object};
use js_sys::Array;
use wasm_bindgen::JsValue;

/// The document.
pub(super) fn document() -> Option<JsValue> {
    member(&global(), "document")
}

/// The page's root.
pub(super) fn root() -> Option<JsValue> {
    member(&document()?, "documentElement")
}

/// The element that has the focus.
pub(super) fn active() -> Option<JsValue> {
    member(&document()?, "activeElement")
}

/// The first element below `of` that fits.
pub(super) fn first(of: &JsValue, selector: &str) -> Option<JsValue> {
    call(of, "querySelector", &[selector.into()]).filter(|found| !found.is_null())
}

/// All elements below `of` that fit, in the order of the page.
pub(super) fn all(of: &JsValue, selector: &str) -> Vec<JsValue> {
    call(of, "querySelectorAll", &[selector.into()])
        .map_or_else(Vec::new, |found| Array::from(&found).to_vec())
}

/// An attribute.
pub(super) fn attribute(of: &JsValue, name: &str) -> Option<String> {
    call(of, "getAttribute", &[name.into()])?.as_string()
}

/// Sets an attribute that is not so already: each change is heard of by whoever watches the page.
pub(super) fn set_attribute(of: &JsValue, name: &str, value: &str) {
    if attribute(of, name).as_deref() != Some(value) {
        call(of, "setAttribute", &[name.into(), value.into()]);
    }
}

/// Removes an attribute.
pub(super) fn remove_attribute(of: &JsValue, name: &str) {
    call(of, "removeAttribute", &[name.into()]);
}

/// Whether an element fits.
pub(super) fn fits(element: &JsValue, selector: &str) -> bool {
    call(element, "matches", &[selector.into()]).is_some_and(|fits| fits.is_truthy())
}

/// The element itself or the nearest around it that fits.
pub(super) fn around(element: &JsValue, selector: &str) -> Option<JsValue> {
    call(element, "closest", &[selector.into()]).filter(|found| !found.is_null())
}

/// A text that a thing has.
pub(super) fn text(of: &JsValue, name: &str) -> Option<String> {
    member(of, name)?.as_string()
}

/// Whether a thing says yes.
pub(super) fn yes(of: &JsValue, name: &str) -> bool {
    member(of, name).is_some_and(|value| value.is_truthy())
}

/// Whether an element is drawn.
pub(super) fn drawn(element: &JsValue) -> bool {
    let boxes = call(element, "getClientRects", &[]);
    boxes.is_some_and(|boxes| member(&boxes, "length").and_then(|length| length.as_f64()) > Some(0.0))
}

/// Left, top, right and bottom of an element on the screen, in CSS pixels.
pub(super) fn place(element: &JsValue) -> Option<[f64; 4]> {
    let place = call(element, "getBoundingClientRect", &[])?;
    let side = |name| member(&place, name)?.as_f64();
    Some([side("left")?, side("top")?, side("right")?, side("bottom")?])
}

/// Moves the focus to an element, shown as when a key moves it.
pub(super) fn focus(element: &JsValue) {
    call(element, "focus", &[object(&[("focusVisible", true.into())])]);
}

/// Presses an element.
pub(super) fn press(element: &JsValue) {
    call(element, "click", &[]);
}
