//! A line of text.

use yew::prelude::*;

use super::field::typed;
use super::field_text::{described_by, group};

/// Properties of [`TextField`].
#[derive(Properties, Clone, PartialEq)]
pub struct TextFieldProps {
    /// The id of the box; an error summary links to it.
    pub id: AttrValue,
    /// What to type.
    pub label: Html,
    /// Help that stays on the page while typing.
    #[prop_or_default]
    pub hint: Option<Html>,
    /// What is wrong, and how to mend it.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Whether the error appeared while typing, and is read out at once. Not after an attempt to go on: there
    /// the summary of errors speaks.
    #[prop_or_default]
    pub error_now: bool,
    /// The text in the box.
    pub value: AttrValue,
    /// Called with the whole text on each change.
    pub oninput: Callback<String>,
    /// Which on-screen keyboard to offer: `numeric`, `tel`, `email`.
    #[prop_or_default]
    pub input_mode: Option<AttrValue>,
    /// What the browser may fill in: `name`, `tel`, `one-time-code`.
    #[prop_or_default]
    pub autocomplete: Option<AttrValue>,
    /// The longest text.
    #[prop_or_default]
    pub max_length: Option<u32>,
    /// `text`, `tel`, `email`.
    #[prop_or(AttrValue::Static("text"))]
    pub input_type: AttrValue,
}

/// A labelled line of text. Spelling is never marked: names and numbers are no mistakes.
#[component]
pub fn TextField(props: &TextFieldProps) -> Html {
    let wrong = props.error.is_some();
    let control = html! {
        <input
            key="box"
            class="krds-input"
            id={props.id.clone()}
            type={props.input_type.clone()}
            value={props.value.clone()}
            oninput={typed(&props.oninput)}
            inputmode={props.input_mode.clone()}
            autocomplete={props.autocomplete.clone()}
            maxlength={props.max_length.map(|most| most.to_string())}
            spellcheck="false"
            aria-invalid={wrong.then_some("true")}
            aria-describedby={described_by(&props.id, props.hint.is_some(), wrong)}
        />
    };
    let said = (props.hint.as_ref(), props.error.as_ref(), props.error_now);
    group(&props.id, &props.label, said, control)
}
