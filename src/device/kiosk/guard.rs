//! No way out: no menu of the browser, no link to another site, the whole screen from the first touch.

use super::element::{around, document, first, fits, place, root, text, yes};
use super::field::{keep_in_sight, leaves_focus};
use super::{News, choices, keys};
use crate::device::script::{call, global, member};
use std::cell::Cell;
use wasm_bindgen::prelude::*;

fn prevent(event: &JsValue) {
    call(event, "preventDefault", &[]);
}

/// A touch begins.
pub(super) fn touched(event: &JsValue, tell: &dyn Fn(News)) {
    tell(News::Touched);
    keys::forget_number(tell);
    if member(event, "target").is_some_and(|target| leaves_focus(&target)) {
        prevent(event);
    }
}

/// Something is pressed: what leads out is told instead, what leads within the page moves only the focus.
pub(super) fn pressed(event: &JsValue, tell: &dyn Fn(News)) {
    whole_screen();
    let link = member(event, "target").and_then(|target| around(&target, "a[href]"));
    let Some(link) = link else { return };
    let href = text(&link, "href").unwrap_or_default();
    let origin = member(&global(), "location").and_then(|location| text(&location, "origin"));
    let out = text(&link, "origin") != origin || fits(&link, "[download],[target]");
    if out {
        prevent(event);
        call(event, "stopImmediatePropagation", &[]);
        tell(News::Outside(href));
    } else if let Some((_, place)) = href.split_once('#') {
        // The page's own listener of such links, if there is one, has heard of it before.
        prevent(event);
        focus_place(place);
    }
}

/// The browser gives the whole screen on a press only.
fn whole_screen() {
    let wanted = document()
        .is_some_and(|document| yes(&document, "fullscreenEnabled") && !yes(&document, "fullscreenElement"));
    if let (true, Some(root)) = (wanted, root())
        && let Some(asked) = call(&root, "requestFullscreen", &[])
    {
        // Refused where there is no screen of one's own: then it stays as it is.
        let quiet = Closure::once_into_js(|_: JsValue| {});
        call(&asked, "catch", &[quiet]);
    }
}

fn focus_place(place: &str) {
    let found = document().and_then(|document| call(&document, "getElementById", &[place.into()]));
    if let Some(element) = found.filter(|found| !found.is_null()) {
        super::element::focus(&element);
        call(&element, "scrollIntoView", &[]);
    }
}

/// What is the browser's own, in fields too: its menu leads out, and a name that was copied or dragged would be there
/// for whoever comes next.
pub(super) fn never(event: &JsValue) {
    prevent(event);
}

thread_local! {
    /// How high the foot was at last, in CSS pixels.
    static FOOT: Cell<f64> = const { Cell::new(0.0) };
}

/// The page has changed.
pub(super) fn changed() {
    choices::find();
    let before = FOOT.get();
    measure_foot();
    // Other keys, or what came of a call, have grown over what is typed.
    if FOOT.get() > before {
        keep_in_sight();
    }
}

/// Tells the styles how much of the page the foot covers: what has the focus is scrolled to where it can be seen.
pub(super) fn measure_foot() {
    let foot = document().and_then(|document| first(&document, ".kiosk-foot"));
    if let Some([_, top, _, bottom]) = foot.as_ref().and_then(place) {
        FOOT.set(bottom - top);
        super::set_style("--kiosk-foot", &format!("{}px", bottom - top));
    }
}
