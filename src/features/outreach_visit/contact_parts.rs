//! How to be contacted and what to know before coming: the choices that asking and changing have in common.

use super::request_words;
use crate::i18n::use_i18n;
use crate::surroundings::use_surroundings;
use crate::ui::{CheckCard, ChoiceGroup, Details, RadioCard, SelectField};
use contract::visit::{AccessNeed, ContactHours, ContactWay, SpokenLanguage};
use yew::prelude::*;

/// What is chosen among the words of a choice.
#[derive(Properties, PartialEq)]
pub(super) struct WordProps {
    /// What is chosen.
    pub(super) value: AttrValue,
    /// What is wrong.
    #[prop_or_default]
    pub(super) error: Option<AttrValue>,
    /// What is asked; the usual words where nothing else is said.
    #[prop_or_default]
    pub(super) legend: Option<AttrValue>,
    /// Called with the word of another one.
    pub(super) onchange: Callback<AttrValue>,
}

/// By which way.
#[component]
pub(super) fn Way(props: &WordProps) -> Html {
    let i18n = use_i18n();
    let legend = props.legend.clone();
    let card = |way: ContactWay| {
        html! {
            <RadioCard key={way.word()} id={format!("way-{}", way.word())} name="way" value={way.word()}
                checked={props.value == way.word()} onchange={props.onchange.clone()}
                title={request_words::way(i18n, way)} />
        }
    };
    let ways = [ContactWay::Call, ContactWay::Message, ContactWay::Here];
    html! {
        <ChoiceGroup legend={legend.unwrap_or(i18n.visit_request().way.into())} name="way" error={props.error.clone()}>
            { for ways.map(card) }
        </ChoiceGroup>
    }
}

/// When a call is welcome.
#[component]
pub(super) fn Hours(props: &WordProps) -> Html {
    let i18n = use_i18n();
    let option = |it: &ContactHours| (it.word().into(), request_words::hours(i18n, *it).into());
    let options: Vec<_> = ContactHours::ALL.iter().map(option).collect();
    html! {
        <SelectField id="hours" label={i18n.visit_request().hours} {options} value={props.value.clone()}
            onchange={props.onchange.clone()} />
    }
}

/// In which language.
#[component]
pub(super) fn Spoken(props: &WordProps) -> Html {
    let i18n = use_i18n();
    let option = |it: &SpokenLanguage| (it.word().into(), request_words::language(i18n, *it).into());
    let options: Vec<_> = SpokenLanguage::ALL.iter().map(option).collect();
    html! {
        <SelectField id="language" label={i18n.visit_request().language} {options} value={props.value.clone()}
            onchange={props.onchange.clone()} />
    }
}

/// What whoever comes has to know.
#[derive(Properties, PartialEq)]
pub(super) struct NeedsProps {
    /// Words of those that are chosen.
    pub(super) chosen: Vec<String>,
    /// Called with one and whether it is chosen now.
    pub(super) onchange: Callback<(AttrValue, bool)>,
}

/// The needs of access.
#[component]
pub(super) fn Needs(props: &NeedsProps) -> Html {
    let i18n = use_i18n();
    let card = |need: &AccessNeed| {
        html! {
            <CheckCard key={need.word()} id={format!("need-{}", need.word())} name="access" value={need.word()}
                title={request_words::need(i18n, *need)} onchange={props.onchange.clone()}
                checked={props.chosen.iter().any(|word| word == need.word())} />
        }
    };
    let words = i18n.visit_request();
    let group = html! {
        <ChoiceGroup legend={words.access_legend} name="access">
            { for AccessNeed::ALL.iter().map(card) }
        </ChoiceGroup>
    };
    // A step's form is not folded, but for those who asked for fewer choices at once.
    match use_surroundings().easy {
        true => html! {
            <Details summary={words.access} open={!props.chosen.is_empty()}>{ group }</Details>
        },
        false => group,
    }
}
