//! Moving to a field that needs attention.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, FocusOptions, HtmlElement};
use yew::NodeRef;

const CAN_TAKE_FOCUS: &str =
    "input:not([disabled]),select:not([disabled]),textarea:not([disabled]),button:not([disabled]),a[href]";

/// Shows the field called `id` with its label, and puts the focus in it; in a group, in its first choice.
///
/// The label is what is scrolled to: a focused box at the top edge of a phone would hide its own question.
pub(super) fn focus_field(id: &str) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    let Some(found) = document.get_element_by_id(id) else {
        return;
    };
    let target = first_control(&found);
    let seen = field_around(&document, &found);
    seen.scroll_into_view();
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = target
        .unchecked_into::<HtmlElement>()
        .focus_with_options(&options);
}

/// Puts the focus in the first control of the child of that place, or on the child itself.
pub fn focus_child(list: &NodeRef, place: usize) {
    #[cfg(target_arch = "wasm32")]
    if let Some(child) = list
        .cast::<Element>()
        .and_then(|list| list.children().item(u32::try_from(place).ok()?))
    {
        let _ = first_control(&child).unchecked_into::<HtmlElement>().focus();
    }
    #[cfg(not(target_arch = "wasm32"))]
    let _ = (list, place);
}

fn first_control(found: &Element) -> Element {
    if found.matches(CAN_TAKE_FOCUS).unwrap_or(false) {
        return found.clone();
    }
    found
        .query_selector(CAN_TAKE_FOCUS)
        .ok()
        .flatten()
        .unwrap_or_else(|| found.clone())
}

fn field_around(document: &Document, found: &Element) -> Element {
    let around = found.closest("fieldset, .form-group").ok().flatten();
    around
        .or_else(|| document.query_selector("main").ok().flatten())
        .unwrap_or_else(|| found.clone())
}
