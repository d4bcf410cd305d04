//! Choosing which books are shown, and in which order. What was chosen stands in the address; what is typed does not.

use super::history_page::Sought;
use super::history_query::Chosen;
use super::use_totals::use_totals;
use super::words;
use crate::fetch::after_frame;
use crate::i18n::{I18n, fill, use_i18n};
use crate::navigation::use_navigator;
use crate::routes::{BookView, Route};
use crate::session::TypedHandle;
use crate::spoken_search::SpokenSearch;
use crate::surroundings::use_surroundings;
use crate::ui::{Button, ButtonKind, Details, SelectField};
use contract::limits::SEARCH_MAX;
use contract::payback::{PaybackSort, PaybackState, PaybackTotals};
use contract::privacy::looks_like_registration_number;
use yew::prelude::*;

/// What is chosen now.
#[derive(Properties, PartialEq)]
pub(super) struct FiltersProps {
    /// As the address says.
    pub(super) chosen: Chosen,
    /// Reference of the permission; empty for one's own.
    pub(super) permission: String,
    /// What is looked for.
    pub(super) sought: TypedHandle<Sought>,
}

/// Search, three choices and the order. A choice is shown at the press; the address and the list follow behind the next
/// frame.
#[component]
pub(super) fn Filters(props: &FiltersProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.payback_history();
    let navigator = use_navigator();
    let totals = use_totals(&props.permission);
    let picked = use_state_eq(|| props.chosen.clone());
    {
        // Another address, as by "back".
        let picked = picked.clone();
        use_effect_with(props.chosen.clone(), move |chosen| picked.set(chosen.clone()));
    }
    let choose = |name: &'static str| {
        let (navigator, picked) = (navigator.clone(), picked.clone());
        Callback::from(move |value: AttrValue| {
            let mut chosen = (*picked).clone();
            chosen.take(name, &value);
            let (navigator, query) = (navigator.clone(), chosen.query());
            picked.set(chosen);
            after_frame(move || navigator.replace(Route::Payback(BookView::History, query)));
        })
    };
    let known = totals.loaded.get().map(|totals| &**totals);
    // Open where something is chosen by the address; afterwards as one leaves it.
    let open = *use_state(|| props.chosen != Chosen::default());
    let selects = html! {
        <div class="payback-filters__selects">
            <SelectField key="state" id="state" label={words.state} options={states(i18n)}
                value={picked.state.map_or("", PaybackState::word)} onchange={choose("state")} />
            <SelectField key="year" id="year" label={words.year} options={years(i18n, known)}
                value={picked.year.map_or_else(String::new, |year| year.to_string())} onchange={choose("year")} />
            <SelectField key="store" id="store" label={words.store} options={stores(i18n, known)}
                value={picked.store.clone().unwrap_or_default()} onchange={choose("store")} />
            <SelectField key="sort" id="sort" label={words.sort} options={sorts(i18n)}
                value={picked.sort.map_or("", PaybackSort::word)} onchange={choose("sort")} />
        </div>
    };
    // What narrows the list stands in sight, but for those who asked for fewer choices at once.
    let choices = match use_surroundings().easy {
        true => html! {
            <Details key="choose" summary={words.choose} {open}>{ selects }</Details>
        },
        false => selects,
    };
    html! {
        <div class="find-form payback-filters">
            <Find key="find" sought={props.sought.clone()} />
            { choices }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct FindProps {
    sought: TypedHandle<Sought>,
}

/// The search. It is sought on a press: a list that changes with each letter cannot be read, and a letter redraws
/// nothing but its box.
#[component]
fn Find(props: &FindProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.payback_history();
    let text = use_state(|| props.sought.get().clone());
    let refused = use_state(|| false);
    let onsubmit = {
        let (text, sought, refused) = (text.clone(), props.sought.clone(), refused.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let forbidden = looks_like_registration_number(&text);
            refused.set(forbidden);
            if forbidden {
                text.set(String::new());
                return;
            }
            let wanted: String = text.trim().chars().take(SEARCH_MAX).collect();
            let sought = sought.clone();
            after_frame(move || sought.change(|sought| *sought = wanted));
        })
    };
    let value = (*text).clone();
    let oninput = Callback::from(move |typed: String| text.set(typed));
    html! {
        <form class="find-form" {onsubmit} novalidate=true>
            <SpokenSearch key="sought" id="sought" label={words.sought} hint={words.sought_hint}
                {value} {oninput} clear_label={i18n.payback_check().clear} />
            <p key="refused" class="form-hint" role="status">{ if *refused { i18n.payback_check().registration_title } else { "" } }</p>
            <Button key="find" kind={ButtonKind::Secondary} submit=true>{ words.find }</Button>
        </form>
    }
}

type Options = Vec<(AttrValue, AttrValue)>;

fn all(i18n: I18n) -> (AttrValue, AttrValue) {
    ("".into(), i18n.payback_history().all.into())
}

fn states(i18n: I18n) -> Options {
    let one = |state: &PaybackState| (state.word().into(), words::state(i18n, *state).1.into());
    std::iter::once(all(i18n))
        .chain(PaybackState::ALL.iter().map(one))
        .collect()
}

fn years(i18n: I18n, totals: Option<&PaybackTotals>) -> Options {
    let years = totals.map_or(&[][..], |totals| &totals.applied_years);
    let one = |year: &u16| {
        let year = year.to_string();
        let name = fill(i18n.payback_history().year_name, &[("year", &year)]);
        (AttrValue::from(year), AttrValue::from(name))
    };
    std::iter::once(all(i18n)).chain(years.iter().map(one)).collect()
}

fn stores(i18n: I18n, totals: Option<&PaybackTotals>) -> Options {
    let stores = totals.map_or(&[][..], |totals| &totals.stores);
    let one = |store: &contract::payback::StoreBrief| (store.id.clone().into(), i18n.text(&store.name));
    std::iter::once(all(i18n)).chain(stores.iter().map(one)).collect()
}

fn sorts(i18n: I18n) -> Options {
    let words = i18n.payback_history();
    vec![
        ("".into(), words.sort_latest.into()),
        (PaybackSort::Earliest.word().into(), words.sort_earliest.into()),
        (PaybackSort::Title.word().into(), words.sort_title.into()),
        (PaybackSort::Price.word().into(), words.sort_price.into()),
    ]
}
