//! Everything that can be pressed on the drawn page, in its order, each with its number.

use super::element::{
    active, all, around, attribute, document, drawn, first, fits, focus, press, remove_attribute,
    set_attribute,
};
use super::field::{FIELDS, take_over};
use crate::device::script::{call, global, make, member};
use js_sys::Reflect;
use std::cell::RefCell;
use wasm_bindgen::JsValue;

const CHOICES: &str = "a[href],button:not(:disabled,[aria-disabled=true]:not([aria-busy])),input:not(:disabled):not([type=hidden]),select:not(:disabled),textarea:not(:disabled),summary";
/// What is not among them: the keys and arrows of the frame, the call while it stands among the keys of a
/// keypad that types digits, and what is folded away, which has a place but is not seen.
const NONE: &str = ".kiosk-keys,[data-keypad=digits]:is([data-short],[data-low],[data-text-size=\"5\"]) .kiosk-foot:has(.kiosk-keys) .kiosk-call,.kiosk-scroll,.skip-link,details:not([open])>:not(summary)";
/// Where an element carries its number: a box and a field carry none themselves, the words beside them do.
const CARRIER: &str = ".choice-card,.segmented__item,label";
const NUMBER: &str = "data-number";
/// What stands above the page until it is answered.
const ABOVE: &str = "[data-kiosk-above]";

thread_local! {
    static KNOWN: RefCell<Vec<JsValue>> = RefCell::default();
}

/// What stands above everything else.
pub(super) fn above() -> Option<JsValue> {
    all(&document()?, ABOVE).pop()
}

/// How many there are.
pub(super) fn count() -> u32 {
    KNOWN.with_borrow(|known| known.len() as u32)
}

/// Finds them anew.
pub(super) fn find() {
    let Some(document) = document() else { return };
    quiet(&document);
    let scope = above().unwrap_or_else(|| document.clone());
    let found: Vec<JsValue> = all(&scope, CHOICES)
        .into_iter()
        .filter(|element| around(element, NONE).is_none() && drawn(element))
        .collect();
    let carriers: Vec<JsValue> = found.iter().map(carrier).collect();
    for old in all(&document, "[data-number]") {
        if !carriers.contains(&old) {
            remove_attribute(&old, NUMBER);
        }
    }
    for (at, carrier) in carriers.iter().enumerate() {
        set_attribute(carrier, NUMBER, &(at + 1).to_string());
    }
    KNOWN.set(found);
}

/// What leads out or remembers: telephone links are text here, fields and forms are filled in by nobody.
fn quiet(document: &JsValue) {
    for link in all(document, "a[href^='tel:']") {
        set_attribute(&link, "data-tel", "");
        remove_attribute(&link, "href");
    }
    all(document, FIELDS).iter().for_each(take_over);
    for form in all(document, "form") {
        set_attribute(&form, "autocomplete", "off");
    }
}

fn carrier(element: &JsValue) -> JsValue {
    let labelled = || {
        let label = format!("label[for=\"{}\"]", attribute(element, "id")?);
        first(&document()?, &label)
    };
    let found = match () {
        () if fits(element, "[type=checkbox],[type=radio]") => around(element, CARRIER).or_else(labelled),
        () if fits(element, "input,select,textarea") => labelled(),
        () => None,
    };
    found.unwrap_or_else(|| element.clone())
}

fn index_of(element: &JsValue) -> Option<usize> {
    KNOWN.with_borrow(|known| known.iter().position(|other| other == element))
}

fn at(index: usize) -> Option<JsValue> {
    KNOWN.with_borrow(|known| known.get(index).cloned())
}

/// Moves the focus to the next one, or the one before. From the end to the beginning, and back.
pub(super) fn step(forward: bool) {
    let count = count() as usize;
    let here = active().and_then(|element| index_of(&element));
    let first = match (here, forward) {
        (None, true) => 0,
        (None, false) => count.saturating_sub(1),
        (Some(here), true) => here + 1,
        (Some(here), false) => here + count - 1,
    };
    // One that takes no focus must not stop the way.
    for further in 0..count {
        let next = if forward {
            first + further
        } else {
            first + count - further
        };
        let Some(element) = at(next % count) else { return };
        focus(&element);
        if active().as_ref() == Some(&element) {
            return;
        }
    }
}

/// Moves the focus to what comes behind an element.
pub(super) fn focus_behind(element: &JsValue) {
    if let Some(next) = index_of(element).and_then(|here| at(here + 1)) {
        focus(&next);
    }
}

/// Moves the focus to the one with this number.
pub(super) fn show(number: u32) {
    if let Some(element) = at(number as usize - 1) {
        focus(&element);
    }
}

/// Chooses the one with this number.
pub(super) fn choose(number: u32) {
    if let Some(element) = at(number as usize - 1) {
        choose_element(&element);
    }
}

/// As a touch would: a field gets the focus, a list its next entry, all else is pressed.
pub(super) fn choose_element(element: &JsValue) {
    focus(element);
    if fits(element, "select") {
        next_entry(element);
    } else if !fits(element, FIELDS) {
        press(element);
    }
}

/// A list that opens is a window of the browser's own, which a kiosk has not: each press shows the next entry.
fn next_entry(list: &JsValue) {
    let number = |name| {
        member(list, name)
            .and_then(|number| number.as_f64())
            .unwrap_or(0.0)
    };
    let next = (number("selectedIndex") + 1.0) % number("length").max(1.0);
    let _ = Reflect::set(list, &"selectedIndex".into(), &next.into());
    for name in ["input", "change"] {
        let bubbles = crate::device::script::object(&[("bubbles", true.into())]);
        if let Some(event) = member(&global(), "Event").and_then(|kind| make(&kind, &[name.into(), bubbles]))
        {
            call(list, "dispatchEvent", &[event]);
        }
    }
}
