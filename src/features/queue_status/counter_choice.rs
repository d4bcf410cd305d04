//! Choosing a counter of an office.

use crate::ui::{SegmentedControl, SelectField};
use yew::prelude::*;

/// As many fit beside each other on a phone.
const SEGMENTS_MAX: usize = 3;

/// A few stand beside each other; many are a list; one is no choice.
pub(super) fn counter_choice(
    name: &'static str,
    label: &'static str,
    options: Vec<(AttrValue, AttrValue)>,
    value: AttrValue,
    onchange: Callback<AttrValue>,
) -> Html {
    match options.len() {
        0 | 1 => Html::default(),
        2..=SEGMENTS_MAX => html! {
            <SegmentedControl {name} {label} {options} {value} {onchange} />
        },
        _ => html! {
            <SelectField id={name} {label} {options} {value} {onchange} />
        },
    }
}
