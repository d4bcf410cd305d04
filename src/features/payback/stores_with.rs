//! Where a title can be bought now: the bookstore beside the library, so that one can choose.

use super::stores_page::open_now;
use super::use_public::{use_rules, use_stores};
use crate::fetch::use_services;
use crate::i18n::{I18n, use_i18n};
use crate::routes::{BookView, Route};
use contract::office::OpenState;
use contract::payback::{Bookstore, Stock};
use contract::time::Timestamp;
use yew::prelude::*;

/// So many are named; the others are on the page of the stores.
const NAMED: usize = 3;

/// Which title.
#[derive(Properties, PartialEq)]
pub(super) struct StoresWithProps {
    /// ISBN.
    pub(super) isbn: String,
}

/// The stores that say they have it, those that are open now in front; nothing while that is not known.
#[component]
pub(super) fn StoresWith(props: &StoresWithProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.payback_check();
    let client = use_services().client;
    let load = use_stores(Some(&props.isbn));
    // Of the stores a cache may answer, which does not know what time it is; the rules bring the backend's time.
    let rules = use_rules();
    let (Some(list), Some(_)) = (load.loaded.get(), rules.loaded.get()) else {
        return Html::default();
    };
    let now = client.clock().now();
    let have = having(&list.items, now);
    let text = match have.is_empty() {
        true => words.stores_none,
        false => words.stores_here,
    };
    html! {
        <section>
            <h2>{ words.stores_heading }</h2>
            <p>{ text }</p>
            if !have.is_empty() {
                <ul class="dash-list">{ for have.iter().take(NAMED).map(|store| one(i18n, store, now)) }</ul>
            }
            <p><a href={Route::Payback(BookView::Stores, String::new()).address()}>{ words.stores_all }</a></p>
        </section>
    }
}

fn having(stores: &[Bookstore], now: Timestamp) -> Vec<&Bookstore> {
    let mut have: Vec<_> = stores
        .iter()
        .filter(|store| store.stock == Some(Stock::Here))
        .collect();
    have.sort_by_key(|store| !matches!(store.hours.state(now), OpenState::Open(_)));
    have
}

fn one(i18n: I18n, store: &Bookstore, now: Timestamp) -> Html {
    html! {
        <li key={store.id.clone()}>
            <strong>{ i18n.shown(&store.name) }</strong>{ " · " }{ i18n.shown(&store.dong) }{ " · " }
            { open_now(i18n, store, now) }
        </li>
    }
}
