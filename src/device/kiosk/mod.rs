//! A kiosk's screen and keys: everything that can be pressed is found on the drawn page, so that no feature needs to
//! know of it. Digits choose, six keys reach everything, nothing leads out, nothing is filled in by the browser.

mod anew;
mod digits;

#[cfg(target_arch = "wasm32")]
mod choices;
#[cfg(target_arch = "wasm32")]
mod element;
#[cfg(target_arch = "wasm32")]
mod field;
#[cfg(target_arch = "wasm32")]
mod guard;
#[cfg(target_arch = "wasm32")]
mod keys;
#[cfg(target_arch = "wasm32")]
mod watch;

pub use digits::{Digit, after};

#[cfg(target_arch = "wasm32")]
pub use browser::*;
#[cfg(not(target_arch = "wasm32"))]
pub use host::*;

/// What happens at a kiosk.
pub enum News {
    /// Someone is there.
    Touched,
    /// A link that leads out of the site was pressed: its address.
    Outside(String),
    /// The focus is in a field for text now, or has left it and the keys.
    Field(Option<Field>),
    /// A digit of the keypad for the keys on the screen.
    Digit(char),
    /// The number that was pressed so far; 0 for none.
    Number(u32),
    /// The page has changed or was scrolled.
    Moved,
    /// The screen has another size.
    Resized,
}

/// Loads the start in place of this page. The program's memory ends with it, and "back" leads nowhere. While the server
/// does not answer, the screen is empty but for `away`: the browser's own page of trouble would stand there until
/// someone comes with a keyboard.
pub fn begin_anew(away: &str) {
    super::storage::close();
    super::clear_screen();
    anew::leave_once_there(
        format!("/?kiosk={}", super::kiosk_id().unwrap_or_default()),
        away.to_owned(),
    );
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use super::element::{document, root};
    pub use super::field::{Field, go_back};
    pub use super::keys::digits_are_keys;
    pub use super::watch::watch;
    use crate::device::script::{call, global, member};
    use wasm_bindgen::JsValue;

    /// Whether a voice reads the page now.
    pub fn is_read_aloud() -> bool {
        document().is_some_and(|document| super::element::first(&document, "main .is-spoken").is_some())
    }

    /// Width and height of the screen, in CSS pixels.
    pub fn screen() -> (f64, f64) {
        let number = |name| member(&global(), name).and_then(|number| number.as_f64());
        (
            number("innerWidth").unwrap_or_default(),
            number("innerHeight").unwrap_or_default(),
        )
    }

    /// Sets a property of the root's style: `font-size`, or one of ours, `--kiosk-…`.
    pub fn set_style(name: &str, value: &str) {
        if let Some(style) = root().and_then(|root| member(&root, "style")) {
            call(&style, "setProperty", &[name.into(), value.into()]);
        }
    }

    /// Marks the root, where the styles look, or takes the mark away.
    pub fn mark(name: &str, there: bool) {
        if let Some(root) = root() {
            call(&root, "toggleAttribute", &[name.into(), there.into()]);
        }
    }

    /// Scrolls by so many screens: 0.8 is most of one further down. First what is open over the page, then the page.
    pub fn scroll_by(screens: f64) {
        let further = |element: &_| {
            if screens > 0.0 {
                hidden_of(element).1
            } else {
                hidden_of(element).0
            }
        };
        let (scrolled, height) = match panels().into_iter().find(further) {
            Some(panel) => (panel.clone(), number(&panel, "clientHeight")),
            None => (global(), screen().1),
        };
        call(&scrolled, "scrollBy", &[0.into(), (height * screens).into()]);
    }

    /// One screen further down; from the end back to the start.
    pub fn scroll_on() {
        if more().1 {
            scroll_by(0.7);
        } else {
            for panel in panels() {
                call(&panel, "scrollTo", &[0.into(), 0.into()]);
            }
            call(&global(), "scrollTo", &[0.into(), 0.into()]);
        }
    }

    /// Whether there is more above and below, of the page or of what is open over it.
    pub fn more() -> (bool, bool) {
        let page = document().and_then(|document| member(&document, "scrollingElement"));
        let all = panels().into_iter().chain(page);
        all.map(|element| hidden_of(&element))
            .fold((false, false), |sum, one| (sum.0 || one.0, sum.1 || one.1))
    }

    fn panels() -> Vec<JsValue> {
        document().map_or_else(Vec::new, |document| {
            super::element::all(&document, ".kiosk-seen,.kiosk-voice")
        })
    }

    /// Whether something of this is scrolled away above, and below.
    fn hidden_of(element: &JsValue) -> (bool, bool) {
        let (above, seen, whole) = (
            number(element, "scrollTop"),
            number(element, "clientHeight"),
            number(element, "scrollHeight"),
        );
        (above > 4.0, above + seen < whole - 4.0)
    }

    fn number(of: &JsValue, name: &str) -> f64 {
        member(of, name).and_then(|number| number.as_f64()).unwrap_or(0.0)
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod host {
    use super::News;
    use crate::device::Watching;

    /// On the host: nothing.
    pub fn go_back() {}

    /// On the host: none reads.
    pub fn is_read_aloud() -> bool {
        false
    }

    /// On the host: never one.
    #[derive(Clone, PartialEq)]
    pub struct Field;

    impl Field {
        /// On the host: empty.
        pub fn text(&self) -> String {
            String::new()
        }

        /// On the host: at the start.
        pub fn caret(&self) -> (usize, usize) {
            (0, 0)
        }

        /// On the host: nothing.
        pub fn write(&self, _: &str, _: usize) {}

        /// On the host: none.
        pub fn longest(&self) -> Option<usize> {
            None
        }

        /// On the host: words.
        pub fn wants_digits(&self) -> bool {
            false
        }

        /// On the host: Hangul.
        pub fn wants_latin(&self) -> bool {
            false
        }

        /// On the host: nothing.
        pub fn show(&self) {}

        /// On the host: nothing.
        pub fn leave(&self) {}
    }

    /// On the host: a screen of 32 inches.
    pub fn screen() -> (f64, f64) {
        (1080.0, 1920.0)
    }

    /// On the host: nothing.
    pub fn set_style(_: &str, _: &str) {}

    /// On the host: nothing.
    pub fn mark(_: &str, _: bool) {}

    /// On the host: nothing.
    pub fn scroll_by(_: f64) {}

    /// On the host: all is seen.
    pub fn more() -> (bool, bool) {
        (false, false)
    }

    /// On the host: nothing.
    pub fn digits_are_keys(_: bool) {}

    /// On the host: nothing happens.
    pub fn watch(_: impl Fn(News) + 'static) -> Watching {
        Watching { _events: Vec::new() }
    }
}
