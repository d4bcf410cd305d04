//! A field for text, into which the keys on the screen type as a keyboard would: the page hears `input`.

use super::element::{
    active, around, attribute, document, fits, focus, remove_attribute, set_attribute, text,
};
use crate::device::script::{call, global, make, member, object};
use js_sys::Reflect;
use std::cell::RefCell;
use wasm_bindgen::JsValue;

/// Fields in which text is typed.
pub(super) const FIELDS: &str = "textarea,input:not([type]),input[type=text],input[type=tel],input[type=search],input[type=email],input[type=number]";
/// What the field asked for before it was told that the kiosk has keys of its own.
const MODE: &str = "data-mode";
/// The field that is typed into.
const TYPED: &str = "data-typed";

/// A field for text.
#[derive(Clone, PartialEq)]
pub struct Field(pub(super) JsValue);

impl Field {
    /// The field that has the focus.
    pub(super) fn with_focus() -> Option<Self> {
        active().filter(|element| fits(element, FIELDS)).map(Self)
    }

    /// What stands in it.
    pub fn text(&self) -> String {
        text(&self.0, "value").unwrap_or_default()
    }

    /// Where typing goes on: begin and end of what is marked, in UTF-16 units. At the end where the field does not
    /// tell.
    pub fn caret(&self) -> (usize, usize) {
        let end = self.text().encode_utf16().count();
        let at = |name| {
            member(&self.0, name)
                .and_then(|at| at.as_f64())
                .map(|at| at as usize)
        };
        (
            at("selectionStart").unwrap_or(end),
            at("selectionEnd").unwrap_or(end),
        )
    }

    /// Puts another text into it, and the caret behind so many UTF-16 units.
    pub fn write(&self, text: &str, caret: usize) {
        let _ = Reflect::set(&self.0, &"value".into(), &text.into());
        let caret = JsValue::from(caret as u32);
        call(&self.0, "setSelectionRange", &[caret.clone(), caret]);
        let bubbles = object(&[("bubbles", true.into())]);
        let input = member(&global(), "Event").and_then(|kind| make(&kind, &["input".into(), bubbles]));
        if let Some(input) = input {
            call(&self.0, "dispatchEvent", &[input]);
        }
    }

    /// How many UTF-16 units it takes at most.
    pub fn longest(&self) -> Option<usize> {
        let longest = member(&self.0, "maxLength")?.as_f64()?;
        (longest > 0.0).then_some(longest as usize)
    }

    /// What it asks for. A field may have the focus before it was told that the kiosk has keys of its own.
    fn mode(&self) -> String {
        attribute(&self.0, MODE)
            .or_else(|| attribute(&self.0, "inputmode"))
            .unwrap_or_default()
    }

    /// Whether it wants digits rather than words.
    pub fn wants_digits(&self) -> bool {
        ["numeric", "tel", "decimal"].contains(&self.mode().as_str())
            || fits(&self.0, "[type=tel],[type=number]")
    }

    /// Whether it wants Latin letters rather than Hangul: a reference, whose letters are capitals.
    pub fn wants_latin(&self) -> bool {
        self.mode() == "email" || fits(&self.0, "[type=email]")
    }

    /// Scrolls so that it stands in the middle of what the keys leave.
    pub fn show(&self) {
        super::guard::measure_foot();
        let group = around(&self.0, ".form-group").unwrap_or_else(|| self.0.clone());
        call(&group, "scrollIntoView", &[object(&[("block", "center".into())])]);
        // Where its words leave no room, the field itself is what must be seen.
        self.bring();
    }

    fn bring(&self) {
        call(
            &self.0,
            "scrollIntoView",
            &[object(&[("block", "nearest".into())])],
        );
    }

    /// Moves the focus to what comes behind it.
    pub fn leave(&self) {
        super::choices::focus_behind(&self.0);
    }
}

/// Fields get no keyboard of the system's and nothing that the browser remembers.
pub(super) fn take_over(field: &JsValue) {
    if attribute(field, MODE).is_none() {
        set_attribute(field, MODE, &attribute(field, "inputmode").unwrap_or_default());
    }
    set_attribute(field, "inputmode", "none");
    set_attribute(field, "autocomplete", "off");
}

thread_local! {
    /// The field that had the focus last: the keys on the screen type into it.
    static LAST: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// Remembers the field that has the focus now. What stands in it is seen while it is typed into, also with the focus on
/// the keys (`styles/kiosk.scss`).
pub(super) fn remember(field: &JsValue) {
    hide();
    set_attribute(field, TYPED, "");
    LAST.set(Some(field.clone()));
}

/// Nothing is typed any more: what was stands there hidden.
pub(super) fn hide() {
    if let Some(field) = LAST.with_borrow(Clone::clone) {
        remove_attribute(&field, TYPED);
    }
}

/// What is typed into is seen, whatever has grown below it.
pub(super) fn keep_in_sight() {
    if let Some(field) = Field::with_focus() {
        field.bring();
    }
}

/// Whether a touch of this leaves the focus in the field: the keys on the screen, and the call beside them, after which
/// typing goes on.
pub(super) fn leaves_focus(touched: &JsValue) -> bool {
    around(touched, ".kiosk-keys,.kiosk-foot:has(.kiosk-keys) .kiosk-call").is_some()
}

/// Moves the focus from the keys on the screen back into their field.
pub fn go_back() {
    if let Some(field) = LAST.with_borrow(Clone::clone) {
        focus(&field);
    }
}

/// Whether the focus is on the keys of the screen.
pub(super) fn on_keys() -> bool {
    active().is_some_and(|element| around(&element, ".kiosk-keys").is_some())
}

/// The keys of the screen, in their order.
pub(super) fn keys() -> Vec<JsValue> {
    document().map_or_else(Vec::new, |document| {
        super::element::all(&document, ".kiosk-keys button")
    })
}
