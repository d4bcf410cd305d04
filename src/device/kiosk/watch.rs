//! Listening for as long as the kiosk's frame lives.

use super::element::{document, fits, root};
use super::field::{FIELDS, Field, hide, leaves_focus, on_keys, remember};
use super::{News, guard, keys};
use crate::device::Watching;
use crate::device::script::{call, global, make, member, object};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use js_sys::Array;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

thread_local! {
    /// A finger is down.
    static HELD: Cell<bool> = const { Cell::new(false) };
    /// It has gone up, and may still be a click.
    static UP: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// So long after a finger has gone up a click may come, in ms; after a long press, or one that moved away, none does.
const CLICK_MS: u32 = 500;

/// Attributes that decide what can be pressed, or what is typed where.
const NAMES: [&str; 8] = [
    "href",
    "hidden",
    "disabled",
    "aria-disabled",
    "aria-busy",
    "open",
    "inputmode",
    "autocomplete",
];

/// Tells what happens, and takes care of numbers and keys meanwhile.
pub fn watch(tell: impl Fn(News) + 'static) -> Watching {
    let tell: Rc<dyn Fn(News)> = Rc::new(tell);
    let Some(window) = web_sys::window() else {
        return Watching { _events: Vec::new() };
    };
    // Before anyone else hears of it.
    let options = EventListenerOptions {
        phase: gloo::events::EventListenerPhase::Capture,
        passive: false,
    };
    let listen = |name: &'static str, heard: fn(&JsValue, &dyn Fn(News))| {
        let tell = tell.clone();
        EventListener::new_with_options(&window, name, options, move |event| heard(event, &*tell))
    };
    let never = ["contextmenu", "auxclick", "copy", "cut", "dragstart", "drop"];
    let never = never.map(|name| listen(name, |event, _| guard::never(event)));
    let mut events = vec![
        listen("keydown", keys::down),
        listen("pointerdown", |event, tell| {
            UP.take();
            HELD.set(true);
            guard::touched(event, tell);
        }),
        listen("pointercancel", |_, tell| released(tell)),
        // Moves the focus where `pointerdown` does not.
        listen("mousedown", |event, _| keep_focus(event)),
        listen("click", |event, tell| {
            released(tell);
            guard::pressed(event, tell);
        }),
        listen("input", |_, tell| tell(News::Touched)),
        listen("scroll", |_, tell| tell(News::Moved)),
        listen("resize", |_, tell| tell(News::Resized)),
        listen("wheel", |_, tell| tell(News::Touched)),
        listen("focusin", |event, tell| focused(event, tell)),
    ];
    events.extend(never);
    let up = tell.clone();
    events.push(EventListener::new_with_options(
        &window,
        "pointerup",
        options,
        move |_| {
            let tell = up.clone();
            UP.set(Some(Timeout::new(CLICK_MS, move || released(&*tell))));
        },
    ));
    observe(tell.clone());
    observe_height(tell);
    Watching { _events: events }
}

fn keep_focus(event: &JsValue) {
    if member(event, "target").is_some_and(|target| leaves_focus(&target)) {
        call(event, "preventDefault", &[]);
    }
}

fn focused(event: &JsValue, tell: &dyn Fn(News)) {
    let Some(target) = member(event, "target") else {
        return;
    };
    keys::forget_typed();
    if fits(&target, FIELDS) {
        remember(&target);
        tell(News::Field(Some(Field(target))));
    } else if !HELD.get() {
        left(tell);
    }
}

/// The keys on the screen go once the focus has left them and the field.
fn left(tell: &dyn Fn(News)) {
    if Field::with_focus().is_none() && !on_keys() {
        hide();
        tell(News::Field(None));
    }
}

/// A touch is over. Only now may the keys go: while a finger is down, what it touches must not move away below it.
fn released(tell: &dyn Fn(News)) {
    HELD.set(false);
    left(tell);
}

/// Tells of each change of the page's height: styles and fonts come later than what they are for.
fn observe_height(tell: Rc<dyn Fn(News)>) {
    let changed = Closure::<dyn FnMut(JsValue)>::new(move |_: JsValue| tell(News::Moved)).into_js_value();
    let observer = member(&global(), "ResizeObserver").and_then(|kind| make(&kind, &[changed]));
    if let (Some(observer), Some(root)) = (observer, root()) {
        call(&observer, "observe", &[root]);
    }
}

/// Finds what can be pressed after each change of the page, for the life of the document.
fn observe(tell: Rc<dyn Fn(News)>) {
    guard::changed();
    let changed = Closure::<dyn FnMut(JsValue)>::new(move |_: JsValue| {
        guard::changed();
        tell(News::Moved);
    })
    .into_js_value();
    let observer = member(&global(), "MutationObserver").and_then(|kind| make(&kind, &[changed]));
    let names: Array = NAMES.into_iter().map(JsValue::from).collect();
    let what = object(&[
        ("subtree", true.into()),
        ("childList", true.into()),
        ("attributes", true.into()),
        ("attributeFilter", names.into()),
    ]);
    if let (Some(observer), Some(document)) = (observer, document()) {
        call(&observer, "observe", &[document, what]);
    }
}
