//! Two or three ways to see the same thing.

use yew::prelude::*;

/// Properties of [`SegmentedControl`].
#[derive(Properties, Clone, PartialEq)]
pub struct SegmentedControlProps {
    /// The name of the group of radio buttons, unlike any other on the page.
    pub name: AttrValue,
    /// What is switched.
    pub label: AttrValue,
    /// Value and visible text of each way.
    pub options: Vec<(AttrValue, AttrValue)>,
    /// The present one.
    pub value: AttrValue,
    /// Called with the value that was chosen.
    pub onchange: Callback<AttrValue>,
    /// Shows the label above the switch, as in a panel of settings.
    #[prop_or_default]
    pub visible_label: bool,
    /// The values are languages, and each text is in its own.
    #[prop_or_default]
    pub languages: bool,
}

/// A row of native radio buttons: arrows move between them, and their state is read out.
#[component]
pub fn SegmentedControl(props: &SegmentedControlProps) -> Html {
    html! {
        <fieldset class="segmented">
            <legend class={if props.visible_label { "form-label" } else { "sr-only" }}>{ props.label.clone() }</legend>
            <div class={classes!("segmented__row", props.languages.then_some("is-wide"))}>
                { for props.options.iter().map(|option| segment(props, option)) }
            </div>
        </fieldset>
    }
}

fn segment(props: &SegmentedControlProps, (value, text): &(AttrValue, AttrValue)) -> Html {
    let onchange = {
        let value = value.clone();
        props.onchange.reform(move |_: Event| value.clone())
    };
    html! {
        <label key={value.to_string()} class="segmented__item">
            <input
                type="radio"
                name={props.name.clone()}
                value={value.clone()}
                checked={*value == props.value}
                {onchange}
            />
            <span lang={props.languages.then(|| value.clone())}>{ text.clone() }</span>
        </label>
    }
}
