//! Choosing one thing or several: whole cards that are native radio buttons and check boxes.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::field_text::{described_by, error_text, group_class};

/// Properties of [`ChoiceGroup`].
#[derive(Properties, Clone, PartialEq)]
pub struct ChoiceGroupProps {
    /// What is to be chosen.
    pub legend: Html,
    /// The name of the group, also its id: an error summary links to it.
    pub name: AttrValue,
    /// What is wrong, and how to mend it.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// The cards.
    pub children: Html,
}

/// A question with its cards.
#[component]
pub fn ChoiceGroup(props: &ChoiceGroupProps) -> Html {
    let wrong = props.error.is_some();
    html! {
        <fieldset
            class={group_class(wrong)}
            id={props.name.clone()}
            aria-describedby={described_by(&props.name, false, wrong)}
        >
            <legend class="form-label">{ props.legend.clone() }</legend>
            { error_text(&props.name, props.error.as_ref(), false) }
            <div class="choice-list" key="cards">{ props.children.clone() }</div>
        </fieldset>
    }
}

/// Properties of [`RadioCard`].
#[derive(Properties, Clone, PartialEq)]
pub struct RadioCardProps {
    /// The id of the radio button.
    pub id: AttrValue,
    /// The name of the group.
    pub name: AttrValue,
    /// What is chosen with this card.
    pub value: AttrValue,
    /// Whether it is chosen.
    pub checked: bool,
    /// Called with the value when it is chosen. Give every card of a list the same callback.
    pub onchange: Callback<AttrValue>,
    /// The name of the choice.
    pub title: Html,
    /// Why it cannot be chosen, when it cannot.
    #[prop_or_default]
    pub disabled_reason: Option<AttrValue>,
    /// What one should know before choosing.
    #[prop_or_default]
    pub children: Html,
}

/// One of several choices.
#[component]
pub fn RadioCard(props: &RadioCardProps) -> Html {
    let onchange = {
        let value = props.value.clone();
        props.onchange.reform(move |_: Event| value.clone())
    };
    let card = Card {
        kind: "radio",
        id: &props.id,
        name: &props.name,
        value: &props.value,
        checked: props.checked,
        onchange,
        title: &props.title,
        badge: None,
        disabled_reason: props.disabled_reason.as_ref(),
        detail: &props.children,
    };
    card.show()
}

/// Properties of [`CheckCard`].
#[derive(Properties, Clone, PartialEq)]
pub struct CheckCardProps {
    /// The id of the check box.
    pub id: AttrValue,
    /// The name of the group.
    pub name: AttrValue,
    /// What is chosen with this card.
    pub value: AttrValue,
    /// Whether it is chosen.
    pub checked: bool,
    /// Called with the value and whether it is now chosen. Give every card of a list the same callback.
    pub onchange: Callback<(AttrValue, bool)>,
    /// The name of the choice.
    pub title: Html,
    /// A word about its state.
    #[prop_or_default]
    pub badge: Option<Html>,
    /// Why it cannot be chosen, when it cannot.
    #[prop_or_default]
    pub disabled_reason: Option<AttrValue>,
    /// What one should know before choosing.
    #[prop_or_default]
    pub children: Html,
}

/// A choice beside others.
#[component]
pub fn CheckCard(props: &CheckCardProps) -> Html {
    let onchange = {
        let value = props.value.clone();
        props.onchange.reform(move |event: Event| {
            let input = event
                .target()
                .map(|target| target.unchecked_into::<HtmlInputElement>());
            (value.clone(), input.is_some_and(|input| input.checked()))
        })
    };
    let card = Card {
        kind: "checkbox",
        id: &props.id,
        name: &props.name,
        value: &props.value,
        checked: props.checked,
        onchange,
        title: &props.title,
        badge: props.badge.as_ref(),
        disabled_reason: props.disabled_reason.as_ref(),
        detail: &props.children,
    };
    card.show()
}

/// What both kinds of card have in common.
struct Card<'a> {
    kind: &'static str,
    id: &'a AttrValue,
    name: &'a AttrValue,
    value: &'a AttrValue,
    checked: bool,
    onchange: Callback<Event>,
    title: &'a Html,
    badge: Option<&'a Html>,
    disabled_reason: Option<&'a AttrValue>,
    detail: &'a Html,
}

impl Card<'_> {
    /// The label is the title alone, so that the name is short to hear; the rest is its description.
    /// By the stylesheet the label's surface covers the whole card.
    fn show(self) -> Html {
        let disabled = self.disabled_reason.is_some();
        let detailed = disabled || *self.detail != Html::default();
        let detail_id = AttrValue::from(format!("{}-detail", self.id));
        html! {
            <div class={classes!("choice-card", self.checked.then_some("is-checked"))}>
                <input
                    type={self.kind}
                    id={self.id.clone()}
                    name={self.name.clone()}
                    value={self.value.clone()}
                    checked={self.checked}
                    {disabled}
                    onchange={self.onchange}
                    aria-describedby={detailed.then(|| detail_id.clone())}
                />
                <div class="choice-card__head">
                    <label for={self.id.clone()}>{ self.title.clone() }</label>
                    if let Some(badge) = self.badge {
                        { badge.clone() }
                    }
                </div>
                if detailed {
                    <div class="choice-card__detail" id={detail_id}>
                        { self.detail.clone() }
                        if let Some(reason) = self.disabled_reason {
                            <p class="choice-card__reason">{ reason.clone() }</p>
                        }
                    </div>
                }
            </div>
        }
    }
}
