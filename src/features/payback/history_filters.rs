//! Choosing which books are shown, and in which order. What was chosen stands in the address; what is typed does not.

use super::history_page::Sought;
use super::history_query::Chosen;
use super::use_totals::use_totals;
use super::words;
use crate::i18n::{I18n, fill, use_i18n};
use crate::navigation::use_navigator;
use crate::routes::{BookView, Route};
use crate::session::TypedHandle;
use crate::ui::{Button, ButtonKind, SearchField, SelectField};
use contract::limits::SEARCH_MAX;
use contract::payback::{PaybackSort, PaybackState, PaybackTotals};
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

/// Search, three choices and the order.
#[component]
pub(super) fn Filters(props: &FiltersProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.payback_history();
    let navigator = use_navigator();
    // It is sought on a press: a list that changes with each letter cannot be read.
    let text = use_state(|| props.sought.get().clone());
    let totals = use_totals(&props.permission);
    let choose = |name: &'static str| {
        let (navigator, chosen) = (navigator.clone(), props.chosen.clone());
        Callback::from(move |value: AttrValue| {
            let mut chosen = chosen.clone();
            chosen.take(name, &value);
            navigator.replace(Route::Payback(BookView::History, chosen.query()));
        })
    };
    let onsubmit = {
        let (text, sought) = (text.clone(), props.sought.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let wanted: String = text.trim().chars().take(SEARCH_MAX).collect();
            sought.change(|sought| *sought = wanted);
        })
    };
    let oninput = {
        let text = text.clone();
        Callback::from(move |typed: String| text.set(typed))
    };
    let chosen = &props.chosen;
    let known = totals.loaded.get().map(|totals| &**totals);
    html! {
        <form class="find-form payback-filters" {onsubmit} novalidate=true>
            <SearchField key="sought" id="sought" label={words.sought} hint={words.sought_hint}
                value={(*text).clone()} {oninput} clear_label={i18n.payback_check().clear} />
            <Button key="find" kind={ButtonKind::Secondary} submit=true>{ words.find }</Button>
            <SelectField key="state" id="state" label={words.state} options={states(i18n)}
                value={chosen.state.map_or("", PaybackState::word)} onchange={choose("state")} />
            <SelectField key="year" id="year" label={words.year} options={years(i18n, known)}
                value={chosen.year.map_or_else(String::new, |year| year.to_string())} onchange={choose("year")} />
            <SelectField key="store" id="store" label={words.store} options={stores(i18n, known)}
                value={chosen.store.clone().unwrap_or_default()} onchange={choose("store")} />
            <SelectField key="sort" id="sort" label={words.sort} options={sorts(i18n)}
                value={chosen.sort.map_or("", PaybackSort::word)} onchange={choose("sort")} />
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
