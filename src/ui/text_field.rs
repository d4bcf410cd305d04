//! A line of text, and a box for several lines.

use yew::prelude::*;

use super::field::typed;
use super::field_text::{described_by, error_text, group_class, hint_text};

/// Properties of [`TextField`].
#[derive(Properties, Clone, PartialEq)]
pub struct TextFieldProps {
    /// The id of the box; an error summary links to it.
    pub id: AttrValue,
    /// What to type.
    pub label: AttrValue,
    /// Help that stays on the page while typing.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong, and how to mend it.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// The text in the box.
    pub value: AttrValue,
    /// Called with the whole text on each change.
    pub oninput: Callback<String>,
    /// Called when the box loses the focus.
    #[prop_or_default]
    pub onblur: Callback<FocusEvent>,
    /// Which on-screen keyboard to offer: `numeric`, `tel`, `email`.
    #[prop_or_default]
    pub input_mode: Option<AttrValue>,
    /// What the browser may fill in: `name`, `tel`, `one-time-code`.
    #[prop_or_default]
    pub autocomplete: Option<AttrValue>,
    /// The longest text.
    #[prop_or_default]
    pub max_length: Option<u32>,
    /// Whether the browser marks spelling; off by default, since names and numbers are no mistakes.
    #[prop_or_default]
    pub spellcheck: bool,
    /// "(optional)" in the page's language, for a field that may stay empty.
    #[prop_or_default]
    pub optional_label: Option<AttrValue>,
    /// `text`, `tel`, `email`.
    #[prop_or(AttrValue::Static("text"))]
    pub input_type: AttrValue,
}

/// A labelled line of text.
#[component]
pub fn TextField(props: &TextFieldProps) -> Html {
    let wrong = props.error.is_some();
    html! {
        <div class={group_class(wrong)}>
            { label(&props.id, &props.label, props.optional_label.as_ref()) }
            { hint_text(&props.id, props.hint.as_ref()) }
            { error_text(&props.id, props.error.as_ref()) }
            <input
                key="box"
                class="krds-input"
                id={props.id.clone()}
                type={props.input_type.clone()}
                value={props.value.clone()}
                oninput={typed(&props.oninput)}
                onblur={props.onblur.clone()}
                inputmode={props.input_mode.clone()}
                autocomplete={props.autocomplete.clone()}
                maxlength={props.max_length.map(|most| most.to_string())}
                spellcheck={if props.spellcheck { "true" } else { "false" }}
                aria-invalid={wrong.then_some("true")}
                aria-describedby={described_by(&props.id, props.hint.is_some(), wrong)}
            />
        </div>
    }
}

/// Properties of [`TextArea`].
#[derive(Properties, Clone, PartialEq)]
pub struct TextAreaProps {
    /// The id of the box; an error summary links to it.
    pub id: AttrValue,
    /// What to write.
    pub label: AttrValue,
    /// Help that stays on the page while typing.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong, and how to mend it.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// The text in the box.
    pub value: AttrValue,
    /// Called with the whole text on each change.
    pub oninput: Callback<String>,
    /// The longest text.
    #[prop_or_default]
    pub max_length: Option<u32>,
    /// How many lines are seen at once.
    #[prop_or(4)]
    pub rows: u8,
    /// "(optional)" in the page's language, for a field that may stay empty.
    #[prop_or_default]
    pub optional_label: Option<AttrValue>,
}

/// A labelled box for several lines.
#[component]
pub fn TextArea(props: &TextAreaProps) -> Html {
    let wrong = props.error.is_some();
    html! {
        <div class={group_class(wrong)}>
            { label(&props.id, &props.label, props.optional_label.as_ref()) }
            { hint_text(&props.id, props.hint.as_ref()) }
            { error_text(&props.id, props.error.as_ref()) }
            <textarea
                key="box"
                class="krds-input"
                id={props.id.clone()}
                value={props.value.clone()}
                oninput={typed(&props.oninput)}
                rows={props.rows.to_string()}
                maxlength={props.max_length.map(|most| most.to_string())}
                aria-invalid={wrong.then_some("true")}
                aria-describedby={described_by(&props.id, props.hint.is_some(), wrong)}
            />
        </div>
    }
}

fn label(id: &AttrValue, text: &AttrValue, optional: Option<&AttrValue>) -> Html {
    html! {
        <label class="form-label" for={id.clone()}>
            { text.clone() }
            if let Some(optional) = optional {
                { " " }
                <span class="form-label__optional">{ optional.clone() }</span>
            }
        </label>
    }
}
