//! The keys on the screen.

use super::latin;
use super::layouts::{Key, Layout, face_of_ten};
use super::setup::Keypad;
use super::typing::Typing;
use crate::device::kiosk::{self, Field};
use crate::i18n::{I18n, use_i18n};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct KeyboardProps {
    /// The field that is typed into.
    pub(super) field: Field,
    pub(super) keypad: Keypad,
    /// The digits that the keypad has sent for this field.
    pub(super) digits: String,
    /// The field has what it needs.
    pub(super) ondone: Callback<()>,
}

/// What a press works on, whenever it comes.
#[derive(Clone)]
struct Keys {
    field: Field,
    layout: UseStateHandle<Layout>,
    shifted: UseStateHandle<bool>,
    typing: Rc<RefCell<Option<Typing>>>,
    ondone: Callback<()>,
}

impl Keys {
    fn press(&self, key: Key) {
        match key {
            Key::Sign(sign) | Key::Ten(sign, _) => {
                self.change(|typing| typing.press(sign, self.field.longest()));
                self.shifted.set(begins_shifted(&self.field, *self.layout));
            }
            Key::Erase => self.change(Typing::erase),
            Key::Shift => self.shifted.set(!*self.shifted),
            Key::To(layout) => {
                self.change(|typing| typing.change_script(layout.script()));
                self.layout.set(layout);
                self.shifted.set(begins_shifted(&self.field, layout));
            }
            Key::Done => {
                self.ondone.emit(());
                self.field.leave();
            }
        }
    }

    /// Goes on with what was typed here, or begins anew at the caret where something else has changed the field.
    fn change(&self, change: impl FnOnce(&mut Typing)) {
        let (text, caret) = (self.field.text(), self.field.caret());
        let kept = self.typing.take().filter(|typing| typing.stands_in(&text, caret));
        let mut typing = kept.unwrap_or_else(|| Typing::new(&text, caret, self.layout.script()));
        change(&mut typing);
        if typing.text() != text {
            self.field.write(&typing.text(), typing.caret());
        }
        self.typing.replace(Some(typing));
    }
}

fn first_layout(field: &Field, keypad: Keypad) -> Layout {
    match keypad {
        _ if field.wants_digits() => Layout::Digits,
        Keypad::Digits if field.wants_latin() => Layout::LatinTen,
        _ if field.wants_latin() => Layout::Latin,
        Keypad::Digits => Layout::TenKeys,
        Keypad::None | Keypad::Six => Layout::Letters,
    }
}

/// What stands on paper in capital letters is looked for among capital letters.
fn begins_shifted(field: &Field, layout: Layout) -> bool {
    layout == Layout::Latin && field.wants_latin()
}

/// Keys for the field that has the focus.
#[component]
pub(super) fn Keyboard(props: &KeyboardProps) -> Html {
    let i18n = use_i18n();
    let layout = use_state(|| first_layout(&props.field, props.keypad));
    let keys = Keys {
        field: props.field.clone(),
        layout: layout.clone(),
        shifted: use_state(|| begins_shifted(&props.field, *layout)),
        typing: use_mut_ref(|| None),
        ondone: props.ondone.clone(),
    };
    {
        let field = props.field.clone();
        use_effect_with((), move |()| field.show());
    }
    {
        let ten = matches!(*layout, Layout::TenKeys | Layout::LatinTen);
        let by_keypad = ten && props.keypad == Keypad::Digits;
        use_effect_with(by_keypad, |by_keypad| {
            kiosk::digits_are_keys(*by_keypad);
            || kiosk::digits_are_keys(false)
        });
    }
    {
        let keys = keys.clone();
        let heard = use_mut_ref(|| props.digits.len());
        use_effect_with(props.digits.clone(), move |digits| {
            for digit in digits.chars().skip(heard.replace(digits.len())) {
                keys.press(keys.layout.by_digit(digit));
            }
        });
    }
    let rows = layout.rows(*keys.shifted);
    // Those that type nothing have numbers of their own, for a keypad of digits alone (`device/kiosk/keys.rs`).
    let mut wide = 0;
    let rows = rows.iter().enumerate().map(|(at, row)| {
        let row: Vec<Html> = (row.iter())
            .map(|key| {
                wide += u32::from(is_wide(*key));
                key_button(i18n, *key, wide, &keys)
            })
            .collect();
        html! { <div class="kiosk-keys__row" key={at}>{ row }</div> }
    });
    html! {
        <div class="kiosk-keys" role="group" aria-label={i18n.kiosk().keys}>
            if props.keypad == Keypad::Digits {
                <p class="kiosk-keys__hint">{ i18n.kiosk().keys_hint }</p>
            }
            { for rows }
        </div>
    }
}

/// Whether words stand on it.
fn is_wide(key: Key) -> bool {
    match key {
        Key::Sign(sign) => [super::hangul::NEXT, ' ', '.', '-', '@'].contains(&sign),
        Key::Ten(..) => false,
        Key::Erase | Key::Shift | Key::To(_) | Key::Done => true,
    }
}

/// What stands on it.
fn face(i18n: I18n, key: Key, layout: Layout) -> String {
    let words = i18n.kiosk();
    match key {
        Key::Sign(super::hangul::NEXT) => words.next_letter.to_owned(),
        Key::Sign(' ') => words.space.to_owned(),
        // A dot alone says little to whoever has never typed one.
        Key::Sign('.') => words.dot.to_owned(),
        Key::Sign('-') => words.dash.to_owned(),
        Key::Sign('@') => words.at.to_owned(),
        Key::Sign(sign) => sign.to_string(),
        Key::Ten(sign, _) if layout == Layout::LatinTen => latin::face(sign).to_owned(),
        Key::Ten(sign, _) => face_of_ten(sign).to_owned(),
        Key::Erase => words.erase.to_owned(),
        Key::Shift if layout == Layout::Latin => words.capitals.to_owned(),
        Key::Shift => words.shift.to_owned(),
        Key::To(Layout::Letters) => words.to_letters.to_owned(),
        Key::To(Layout::TenKeys) => words.to_ten.to_owned(),
        Key::To(Layout::Latin | Layout::LatinTen) => words.to_latin.to_owned(),
        Key::To(Layout::Digits) => words.to_digits.to_owned(),
        Key::Done => words.done.to_owned(),
    }
}

/// `wide`: which of those with words it is, if it has words.
fn key_button(i18n: I18n, key: Key, wide: u32, keys: &Keys) -> Html {
    let pressed = (key == Key::Shift).then(|| if *keys.shifted { "true" } else { "false" });
    let by_keypad = match key {
        Key::Ten(sign, digit) if sign != digit => Some(digit.to_string()),
        _ => None,
    };
    let onclick = {
        let keys = keys.clone();
        Callback::from(move |_: MouseEvent| keys.press(key))
    };
    html! {
        <button
            type="button"
            class={classes!("kiosk-key", is_wide(key).then_some("is-wide"), (key == Key::Done).then_some("is-done"))}
            data-wide={is_wide(key).then(|| wide.to_string())}
            aria-pressed={pressed}
            data-digit={by_keypad}
            {onclick}
        >
            { face(i18n, key, *keys.layout) }
        </button>
    }
}
