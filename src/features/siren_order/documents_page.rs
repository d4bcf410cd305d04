//! Step 1: which documents.

use super::acting_banner::ActingBanner;
use super::cart_bar::CartBar;
use super::document_card::{category_name, document_card};
use super::fees;
use super::journey;
use super::order_steps::{StepProps, back_link, next_route};
use super::search::search;
use super::use_draft::use_draft;
use super::use_public_data::use_public_data;
use crate::gradually::Few;
use crate::i18n::{I18n, fill, use_i18n};
use crate::navigation::use_navigator;
use crate::not_loaded::NotLoaded;
use crate::nothing_found::NothingFound;
use crate::page::Page;
use crate::routes::OrderStep;
use crate::session::use_typed;
use crate::spoken_search::SpokenSearch;
use crate::ui::Details;
use crate::word_search::Query;
use contract::document::{Category, Document};
use yew::prelude::*;

/// The form of the search.
pub(super) const SEARCH: &str = "document-search";

/// Which documents: by search, by what most people want, by category.
#[component]
pub(super) fn DocumentsPage(props: &StepProps) -> Html {
    let i18n = use_i18n();
    let draft = use_draft();
    let data = use_public_data();
    let navigator = use_navigator();
    let typed = use_typed::<String>(SEARCH);
    let choice = props.choice.clone();
    let onchange = {
        let choice = choice.clone();
        Callback::from(move |(id, chosen): (AttrValue, bool)| {
            let choice = choice.clone().with_copies(&id, u8::from(chosen));
            navigator.replace(choice.at(OrderStep::Documents));
        })
    };
    let words = i18n.documents();
    let list = data.documents.as_ref().map_or(&[][..], |list| &list.items);
    let chosen = fees::chosen(list, &choice);
    let most = data
        .rules
        .as_ref()
        .map_or(usize::MAX, |rules| rules.max_documents.into());
    let full = (chosen.len() >= most).then(|| fill(words.full, &[("most", &most.to_string())]));
    let query = Query::new(typed.get());
    let see_all = typed.on(|typed, _: MouseEvent| typed.clear());
    let card = |list: &str, document: &Document| {
        document_card(
            i18n,
            list,
            document,
            choice.copies(&document.id) > 0,
            full.as_deref(),
            (list == "found").then_some(&query),
            &onchange,
        )
    };
    html! {
        <Page
            heading={words.heading}
            lead={words.lead}
            back={back_link(i18n, OrderStep::Documents, &choice)}
            above={html! { <ActingBanner draft={draft} /> }}
            step={journey::number(OrderStep::Documents)}
        >
            <SpokenSearch
                id="document-search"
                label={words.search_label}
                hint={i18n.marked(words.search_hint)}
                value={typed.get().clone()}
                oninput={typed.on(|typed, text| *typed = text)}
                clear_label={words.search_clear}
            />
            if data.documents.is_none() {
                <NotLoaded error={data.error.clone()} reload={data.reload.clone()} />
            } else if typed.get().trim().is_empty() {
                { browse(i18n, list, &card) }
            } else {
                { results(i18n, list, typed.get(), &card, see_all) }
            }
            // Without the list nothing can be chosen, and the bar would move when the list comes.
            if !list.is_empty() {
                <CartBar
                    count={chosen.len()}
                    total_won={fees::total_won(&chosen)}
                    href={next_route(OrderStep::Documents, &choice).address()}
                />
            }
        </Page>
    }
}

fn results(
    i18n: I18n,
    list: &[Document],
    typed: &str,
    card: &dyn Fn(&str, &Document) -> Html,
    see_all: Callback<MouseEvent>,
) -> Html {
    let words = i18n.documents();
    let found = search(list, typed);
    let status = match found.len() {
        0 => words.none_found.into(),
        count => fill(words.found, &[("count", &count.to_string())]),
    };
    html! {
        <section key="results" class="doc-results">
            <p role="status">{ status }</p>
            if found.is_empty() {
                <NothingFound see_all={words.see_all} onclick={see_all} />
            }
            <div class="choice-list">{ for found.into_iter().map(|document| card("found", document)) }</div>
        </section>
    }
}

fn browse(i18n: I18n, list: &[Document], card: &dyn Fn(&str, &Document) -> Html) -> Html {
    let words = i18n.documents();
    let mut wanted: Vec<&Document> = list
        .iter()
        .filter(|document| document.most_wanted.is_some())
        .collect();
    wanted.sort_by_key(|document| document.most_wanted);
    // One that this version does not know goes with "other": a document must not vanish.
    let in_category = |document: &Document, category| {
        document.category == category || category == Category::Other && document.category == Category::Unknown
    };
    let categories = Category::ALL.iter().filter_map(|category| {
        let of_it: Vec<&Document> = list
            .iter()
            .filter(|document| in_category(document, *category))
            .collect();
        if of_it.is_empty() {
            return None;
        }
        let values = [
            ("name", category_name(i18n, *category)),
            ("count", &of_it.len().to_string()),
        ];
        Some(html! {
            <Details key={category.word()} summary={fill(words.category, &values)}>
                <div class="choice-list">{ for of_it.into_iter().map(|document| card("kind", document)) }</div>
            </Details>
        })
    });
    let categories: Vec<Html> = categories.collect();
    html! {
        <div key="browse" class="doc-browse">
            <section class="doc-wanted">
                <h2>{ words.most_wanted }</h2>
                <Few class="choice-list" items={wanted.into_iter().take(6).map(|document| card("wanted", document)).collect::<Vec<_>>()} />
            </section>
            <section class="doc-categories">
                <h2>{ words.all }</h2>
                <Few class="choice-kinds" items={categories} first=0 />
            </section>
        </div>
    }
}
