//! Text of several lines.

use yew::prelude::*;

use super::field::typed;
use super::field_text::{described_by, group};

/// Properties of [`TextArea`].
#[derive(Properties, Clone, PartialEq)]
pub struct TextAreaProps {
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
    /// Whether the error appeared while typing, and is read out at once.
    #[prop_or_default]
    pub error_now: bool,
    /// The text in the box.
    pub value: AttrValue,
    /// Called with the whole text on each change.
    pub oninput: Callback<String>,
    /// How many lines are seen at once.
    #[prop_or(4)]
    pub rows: u8,
}

/// A labelled box for several lines. It takes more than is allowed, so that nothing typed or pasted is cut off: what
/// is too long is said instead.
#[component]
pub fn TextArea(props: &TextAreaProps) -> Html {
    let wrong = props.error.is_some();
    let control = html! {
        <textarea
            key="box"
            class="krds-input text-area"
            id={props.id.clone()}
            value={props.value.clone()}
            oninput={typed(&props.oninput)}
            rows={props.rows.to_string()}
            spellcheck="false"
            aria-invalid={wrong.then_some("true")}
            aria-describedby={described_by(&props.id, props.hint.is_some(), wrong)}
        />
    };
    let said = (props.hint.as_ref(), props.error.as_ref(), props.error_now);
    group(&props.id, &props.label, said, control)
}
