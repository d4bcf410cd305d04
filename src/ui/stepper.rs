//! A small number with two buttons, for how many copies.

use yew::prelude::*;

use super::{IconName, icon};

/// Properties of [`Stepper`].
#[derive(Properties, Clone, PartialEq)]
pub struct StepperProps {
    /// The id of the group; an error summary links to it.
    pub id: AttrValue,
    /// What is counted.
    pub label: AttrValue,
    /// The number.
    pub value: u8,
    /// The least.
    pub min: u8,
    /// The most.
    pub max: u8,
    /// Called with the new number.
    pub onchange: Callback<u8>,
    /// The name of the button for one less.
    pub less_label: AttrValue,
    /// The name of the button for one more.
    pub more_label: AttrValue,
    /// What stands on the two buttons beside their signs: one less, one more. Part of their names.
    #[prop_or_default]
    pub words: Option<[AttrValue; 2]>,
    /// Hides the label from sight, inside a row that already names what is counted.
    #[prop_or_default]
    pub hidden_label: bool,
    /// The number with its unit, such as "2통"; the bare number when empty.
    #[prop_or_default]
    pub text: AttrValue,
}

/// One less, the number, one more. A button at its end stays in place and keeps the focus.
#[component]
pub fn Stepper(props: &StepperProps) -> Html {
    let label_id = AttrValue::from(format!("{}-label", props.id));
    let text = if props.text.is_empty() {
        AttrValue::from(props.value.to_string())
    } else {
        props.text.clone()
    };
    html! {
        <div class="stepper" role="group" id={props.id.clone()} aria-labelledby={label_id.clone()}>
            <span class={if props.hidden_label { "sr-only" } else { "form-label" }} id={label_id}>
                { props.label.clone() }
            </span>
            <div class="stepper__row">
                { step_button(props, IconName::Minus) }
                <output class="stepper__value" aria-live="polite">{ text }</output>
                { step_button(props, IconName::Plus) }
            </div>
        </div>
    }
}

fn step_button(props: &StepperProps, name: IconName) -> Html {
    let (value, least, most) = (props.value, props.min, props.max);
    let more = name == IconName::Plus;
    let next = if more {
        value.saturating_add(1).min(most)
    } else {
        value.saturating_sub(1).max(least)
    };
    let label = if more {
        &props.more_label
    } else {
        &props.less_label
    };
    let onclick = {
        let told = props.onchange.clone();
        Callback::from(move |_: MouseEvent| {
            if next != value {
                told.emit(next);
            }
        })
    };
    html! {
        <button
            type="button"
            class="icon-btn is-outlined"
            aria-label={label.clone()}
            aria-disabled={(next == value).then_some("true")}
            {onclick}
        >
            { icon(name) }
            if let Some([less, more_word]) = &props.words {
                <span class="icon-btn__word">{ if more { more_word } else { less } }</span>
            }
        </button>
    }
}
