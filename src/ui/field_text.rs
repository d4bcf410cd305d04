//! The texts around a field, and the ids that tie them to it.

use yew::prelude::*;

use super::{IconName, icon};

/// The id of a field's hint.
pub(super) fn hint_id(id: &str) -> AttrValue {
    AttrValue::from(format!("{id}-hint"))
}

/// The id of a field's error.
pub(super) fn error_id(id: &str) -> AttrValue {
    AttrValue::from(format!("{id}-error"))
}

/// The value of `aria-describedby`: the hint first, then the error, as they stand on the page.
pub(super) fn described_by(id: &str, hint: bool, error: bool) -> Option<AttrValue> {
    match (hint, error) {
        (true, true) => Some(AttrValue::from(format!("{id}-hint {id}-error"))),
        (true, false) => Some(hint_id(id)),
        (false, true) => Some(error_id(id)),
        (false, false) => None,
    }
}

/// The hint: above the box, where an on-screen keyboard does not cover it.
pub(super) fn hint_text(id: &str, hint: Option<&Html>) -> Html {
    html! {
        if let Some(hint) = hint {
            <p class="form-hint" id={hint_id(id)}>{ hint.clone() }</p>
        }
    }
}

/// The error: between the hint and the box, with a sign beside the colour. `now` reads it out at once, for an
/// error that appears while the resident types.
pub fn error_text(id: &str, error: Option<&AttrValue>, now: bool) -> Html {
    html! {
        if let Some(error) = error {
            <p class="form-hint-invalid" id={error_id(id)} role={now.then_some("alert")}>
                { icon(IconName::Warning) }
                <span>{ error.clone() }</span>
            </p>
        }
    }
}

/// A box with its name, its help and what is wrong with it.
pub(super) fn group(
    id: &AttrValue,
    label: &Html,
    (hint, error, error_now): (Option<&Html>, Option<&AttrValue>, bool),
    control: Html,
) -> Html {
    html! {
        <div class={group_class(error.is_some())}>
            <label class="form-label" for={id.clone()}>{ label.clone() }</label>
            { hint_text(id, hint) }
            { error_text(id, error, error_now) }
            { control }
        </div>
    }
}

/// The class of the block around a field.
pub(super) fn group_class(error: bool) -> Classes {
    classes!("form-group", error.then_some("is-error"))
}
