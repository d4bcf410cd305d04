//! All one's books: sums, a chart of months, filters, and the list in pages.

use super::helped::Helped;
use super::history_filters::Filters;
use super::history_keep::KeepChoice;
use super::history_list::HistoryList;
use super::history_query::Chosen;
use super::totals::Totals;
use crate::api::PaybackQuery;
use crate::fetch::use_drawn;
use crate::i18n::use_i18n;
use crate::routes::{BookView, Route};
use crate::session::{PersonalPage, use_typed};
use yew::prelude::*;

/// Which part, as the address says.
#[derive(Properties, PartialEq)]
pub(super) struct HistoryPageProps {
    /// The query of the address.
    pub(super) query: String,
}

/// What was typed to find a book among one's own.
pub(super) type Sought = String;

/// The page.
#[component]
pub(super) fn HistoryPage(props: &HistoryPageProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.payback_history();
    // What is kept was chosen anew: sums and list are asked for again.
    let changes = use_state(|| 0_u32);
    let changed = {
        let changes = changes.clone();
        Callback::from(move |()| changes.set(*changes + 1))
    };
    // Whose books: in memory, never in the address.
    let whose = use_typed::<String>("payback-whose");
    let permission = whose.get().clone();
    let onchange = whose.on(|whose, permission: AttrValue| *whose = permission.to_string());
    let drawn = use_drawn();
    html! {
        <PersonalPage
            heading={words.heading}
            lead={words.lead}
            back={(Route::Payback(BookView::Coach, String::new()).address().into(), i18n.payback().back.into())}
        >
            if drawn {
                <Helped key="whose" legend={words.whose} permission={permission.clone()} {onchange} />
                <Totals key={format!("totals/{}", *changes)} permission={permission.clone()} />
                <Part
                    key={format!("part/{}", *changes)}
                    query={props.query.clone()}
                    permission={permission.clone()}
                />
                if permission.is_empty() {
                    <KeepChoice key="keep" {changed} />
                }
            }
        </PersonalPage>
    }
}

#[derive(Properties, PartialEq)]
struct PartProps {
    query: String,
    permission: String,
}

/// The part that was chosen. What is someone else's is another list.
#[component]
fn Part(props: &PartProps) -> Html {
    let chosen = Chosen::read(&props.query);
    let sought = use_typed::<Sought>("payback-sought");
    let text = sought.get().clone();
    let permission = props.permission.clone();
    let query = PaybackQuery {
        permission: Some(permission.clone()).filter(|permission| !permission.is_empty()),
        state: chosen.state,
        year: chosen.year,
        store: chosen.store.clone(),
        sort: chosen.sort,
        text,
        ..PaybackQuery::default()
    };
    html! {
        <>
            <Filters key="filters" {chosen} permission={permission.clone()} {sought} />
            <HistoryList key={format!("list/{permission}")} query={ListQuery(query)} />
        </>
    }
}

/// A query as a property.
#[derive(Clone, PartialEq)]
pub(super) struct ListQuery(pub(super) PaybackQuery);
