//! All that is wrong with a form, at the top of the page.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::focus::focus_field;
use super::{IconName, icon};

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldMessage {
    /// The id of the field.
    pub field_id: AttrValue,
    /// The same words as beside the field.
    pub message: AttrValue,
}

/// Properties of [`ErrorSummary`].
#[derive(Properties, Clone, PartialEq)]
pub struct ErrorSummaryProps {
    /// What happened.
    pub title: AttrValue,
    /// What is wrong, in the order of the page. With none, nothing is shown.
    pub errors: Vec<FieldMessage>,
    /// The summary takes the focus whenever this changes: raise it on each failed attempt to go on.
    pub focus_key: u32,
}

/// The list of errors. Each leads to its field.
#[component]
pub fn ErrorSummary(props: &ErrorSummaryProps) -> Html {
    let place = use_node_ref();
    {
        let place = place.clone();
        use_effect_with(props.focus_key, move |_| {
            if let Some(element) = place.get() {
                let _ = element.unchecked_into::<HtmlElement>().focus();
            }
        });
    }
    if props.errors.is_empty() {
        return Html::default();
    }
    html! {
        <div
            class="error-summary"
            ref={place}
            tabindex="-1"
            role="group"
            aria-labelledby="error-summary-title"
        >
            <h2 class="error-summary__title" id="error-summary-title">
                { icon(IconName::Warning) }
                <span>{ props.title.clone() }</span>
            </h2>
            <ul class="error-summary__list">
                { for props.errors.iter().map(link_to_field) }
            </ul>
        </div>
    }
}

fn link_to_field(error: &FieldMessage) -> Html {
    let onclick = {
        let id = error.field_id.clone();
        Callback::from(move |event: MouseEvent| {
            // Without the default the address gains no fragment, and "back" still means the page before.
            event.prevent_default();
            event.stop_propagation();
            focus_field(&id);
        })
    };
    html! {
        <li key={error.field_id.to_string()}>
            <a href={format!("#{}", error.field_id)} {onclick}>{ error.message.clone() }</a>
        </li>
    }
}
