//! Digits and six keys: ↑ ↓ ← → OK back. A keypad is a keyboard to the browser: arrows, Enter, Escape or Backspace.

use super::element::{active, all, document, first, fits, focus, place, press, root, text, yes};
use super::field::{Field, go_back, keys, on_keys};
use super::{Digit, News, after, choices};
use crate::device::now_millis;
use crate::device::script::call;
use std::cell::Cell;
use wasm_bindgen::JsValue;

thread_local! {
    /// The number that was pressed so far.
    static PRESSED: Cell<u32> = const { Cell::new(0) };
    static FOR_KEYS: Cell<bool> = const { Cell::new(false) };
    /// A keyboard or a scanner has typed into the field: its Enter sends, as everywhere.
    static TYPED: Cell<bool> = const { Cell::new(false) };
    /// Until when keys are those of a scanner that types where no field is.
    static SCAN_UNTIL: Cell<i64> = const { Cell::new(0) };
}

/// Longest pause between two keys of a scanner, in ms. Fingers are slower.
const SCAN_MS: i64 = 150;
/// The field that waits for a scanner, where there is one.
const SCANNED: &str = "#arrival-code";

/// Whether digits go to the keys on the screen though the focus is in a field: the keypad's digits type Hangul.
pub fn digits_are_keys(yes: bool) {
    FOR_KEYS.set(yes);
}

fn set_pressed(number: u32, tell: &dyn Fn(News)) {
    if PRESSED.replace(number) != number {
        tell(News::Number(number));
    }
}

/// The focus is elsewhere: nothing was typed there yet.
pub(super) fn forget_typed() {
    TYPED.set(false);
}

/// A touch elsewhere ends a number.
pub(super) fn forget_number(tell: &dyn Fn(News)) {
    set_pressed(0, tell);
}

/// A key goes down.
pub(super) fn down(event: &JsValue, tell: &dyn Fn(News)) {
    let key = text(event, "key").unwrap_or_default();
    // Hangul of a real keyboard on its way.
    if yes(event, "isComposing") {
        return;
    }
    tell(News::Touched);
    let ours = match () {
        // Printing, saving, other windows: the browser's, not the kiosk's.
        () if yes(event, "ctrlKey") || yes(event, "metaKey") || yes(event, "altKey") => true,
        () if key.len() > 1 && key.starts_with('F') => true,
        () => act(&key, tell),
    };
    if ours {
        call(event, "preventDefault", &[]);
        call(event, "stopImmediatePropagation", &[]);
    }
}

/// Whether the key was ours.
fn act(key: &str, tell: &dyn Fn(News)) -> bool {
    let field = Field::with_focus().is_some();
    if !field && is_scanned(key) {
        return true;
    }
    let field = Field::with_focus().is_some();
    match key {
        "ArrowLeft" | "ArrowRight" if field => return false,
        "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight" if on_keys() => among_keys(key),
        "ArrowUp" | "ArrowLeft" => choices::step(false),
        "ArrowDown" | "ArrowRight" => choices::step(true),
        // What stands above the page keeps the focus until it is answered.
        "Tab" if choices::above().is_some() => choices::step(true),
        "Enter" if field && TYPED.take() => return false,
        "Enter" => ok(field, tell),
        "Backspace" if field => return false,
        "Escape" if field => tell(News::Field(None)),
        "Escape" | "Backspace" if on_keys() => go_back(),
        "Escape" | "Backspace" => back(tell),
        _ => return digit(key, field, tell),
    }
    true
}

/// Whether a scanner has typed it where nothing is typed: nobody pressed a number then. It begins with a letter (a space
/// presses what has the focus); with the field that waits for it, all goes there.
fn is_scanned(key: &str) -> bool {
    let (now, letter) = (
        now_millis(),
        key.chars().count() == 1 && !key.starts_with(|it: char| it.is_ascii_digit() || it == ' '),
    );
    if !letter && (now >= SCAN_UNTIL.get() || (key.len() > 1 && key != "Enter")) {
        return false;
    }
    let waiting = document().and_then(|document| first(&document, SCANNED));
    if let Some(field) = waiting.filter(|_| choices::above().is_none()) {
        focus(&field);
        // The next one takes the place of what stands there.
        call(&field, "select", &[]);
        return false;
    }
    SCAN_UNTIL.set(now + SCAN_MS);
    true
}

fn digit(key: &str, field: bool, tell: &dyn Fn(News)) -> bool {
    // What composes Hangul is a real keyboard, too.
    let one = Some(key).filter(|key| key.chars().count() == 1);
    let Some(digit) = one.and_then(|key| key.chars().next()) else {
        TYPED.set(TYPED.get() || (field && key == "Process"));
        return false;
    };
    // A letter comes from a keyboard or a scanner, and so do the digits behind it.
    let typed = !digit.is_ascii_digit() || !(FOR_KEYS.get() || no_arrows());
    if field && typed {
        TYPED.set(true);
    }
    let Some(value) = digit.to_digit(10) else {
        return false;
    };
    if on_keys() && no_arrows() {
        press_wide_key(value);
        return true;
    }
    if on_keys() || (field && FOR_KEYS.get() && !TYPED.get()) {
        tell(News::Digit(digit));
        return true;
    }
    // Without a keypad no choice shows a number.
    if field || !has_keypad() {
        return false;
    }
    match after(PRESSED.get(), value, choices::count()) {
        Digit::Choose(number) => {
            set_pressed(0, tell);
            choices::choose(number);
        }
        Digit::Wait(number) => {
            choices::show(number);
            set_pressed(number, tell);
        }
        // No choice begins with it, and digits alone have no other way through the page.
        Digit::Nothing if value == 0 && PRESSED.get() == 0 && no_arrows() => super::scroll_on(),
        Digit::Nothing => set_pressed(0, tell),
    }
    true
}

/// A keypad of digits alone: no key of it goes along the keys on the screen, so that those which type nothing have numbers
/// of their own there (`styles/kiosk.scss`).
fn no_arrows() -> bool {
    root().is_some_and(|root| fits(&root, "[data-keypad=digits]"))
}

fn has_keypad() -> bool {
    root().is_some_and(|root| !fits(&root, "[data-keypad=none]"))
}

fn press_wide_key(number: u32) {
    let wide = document().map_or_else(Vec::new, |document| all(&document, ".kiosk-keys .is-wide"));
    if let Some(key) = (number as usize).checked_sub(1).and_then(|at| wide.get(at)) {
        press(key);
        // Typing goes on, unless the key has ended it and led on.
        if on_keys() {
            go_back();
        }
    }
}

fn ok(field: bool, tell: &dyn Fn(News)) {
    let pressed = PRESSED.get();
    set_pressed(0, tell);
    if pressed > 0 {
        choices::choose(pressed);
    } else if field {
        match keys().first() {
            Some(key) => focus(key),
            None => tell(News::Field(Field::with_focus())),
        }
    } else if let Some(element) = active().filter(|element| !fits(element, "body,h1,main")) {
        if on_keys() {
            press(&element)
        } else {
            choices::choose_element(&element)
        }
    }
}

fn back(tell: &dyn Fn(News)) {
    if PRESSED.get() > 0 {
        return set_pressed(0, tell);
    }
    let Some(document) = document() else {
        return;
    };
    // What asks is answered, not gone around.
    let way = match choices::above() {
        Some(above) => first(&above, "[data-back] button"),
        None => first(&document, "main .back-link"),
    };
    if let Some(element) = way {
        press(&element);
    }
}

/// Left and right along the keys; up and down to the nearest of the next row.
fn among_keys(key: &str) {
    let all = keys();
    let Some(here) = active().and_then(|element| all.iter().position(|other| *other == element)) else {
        return;
    };
    let count = all.len();
    let next = match key {
        "ArrowLeft" => Some((here + count - 1) % count),
        "ArrowRight" => Some((here + 1) % count),
        _ => {
            let places: Vec<[f64; 4]> = all.iter().map(|key| place(key).unwrap_or_default()).collect();
            in_next_row(&places, here, key == "ArrowDown")
        }
    };
    if let Some(next) = next {
        focus(&all[next]);
    }
}

/// The box of the nearest row below or above that is nearest at the side. From the last row to the first.
fn in_next_row(places: &[[f64; 4]], here: usize, down: bool) -> Option<usize> {
    let middle = |place: &[f64; 4]| (place[0] + place[2]) / 2.0;
    let rows = |place: &[f64; 4]| if down { place[1] } else { -place[1] };
    let own = rows(&places[here]);
    let later = |from: f64| {
        let tops = places.iter().map(rows).filter(|top| *top > from + 1.0);
        tops.reduce(f64::min)
    };
    let row = later(own).or_else(|| later(f64::MIN))?;
    let distance = |at: &usize| (middle(&places[*at]) - middle(&places[here])).abs();
    (0..places.len())
        .filter(|at| (rows(&places[*at]) - row).abs() <= 1.0)
        .min_by(|one, other| distance(one).total_cmp(&distance(other)))
}
