//! One of many, where cards or segments would fill the page.

use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::field_text::{described_by, group};

/// Properties of [`SelectField`].
#[derive(Properties, Clone, PartialEq)]
pub struct SelectFieldProps {
    /// The id of the box.
    pub id: AttrValue,
    /// What is chosen.
    pub label: Html,
    /// What is wrong, and how to mend it.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Value and visible text of each.
    pub options: Vec<(AttrValue, AttrValue)>,
    /// The value that is chosen.
    pub value: AttrValue,
    /// Called with the value when another is chosen.
    pub onchange: Callback<AttrValue>,
}

/// The browser's own list: every phone shows it in the way that its owner knows.
#[component]
pub fn SelectField(props: &SelectFieldProps) -> Html {
    let onchange = props.onchange.reform(|event: Event| {
        let select = event
            .target()
            .map(|target| target.unchecked_into::<HtmlSelectElement>());
        select.map_or_else(AttrValue::default, |select| select.value().into())
    });
    let option = |(value, text): &(AttrValue, AttrValue)| {
        html! {
            <option key={value.to_string()} value={value.clone()} selected={*value == props.value}>
                { text.clone() }
            </option>
        }
    };
    let wrong = props.error.is_some();
    let control = html! {
        <select
            key="box"
            class="krds-input krds-select"
            id={props.id.clone()}
            {onchange}
            aria-invalid={wrong.then_some("true")}
            aria-describedby={described_by(&props.id, false, wrong)}
        >
            { for props.options.iter().map(option) }
        </select>
    };
    let said = (None, props.error.as_ref(), false);
    group(&props.id, &props.label, said, control)
}
