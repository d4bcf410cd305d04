//! The list of books: a page at a time, so that ten thousand stay quick. Every row can be reached by buttons alone,
//! and each says which of how many it is.

use super::history_export::ExportButtons;
use super::history_page::ListQuery;
use super::words;
use crate::api::PaybackQuery;
use crate::fetch::use_load;
use crate::i18n::{I18n, fill, use_i18n};
use crate::navigation::use_focus_again;
use crate::not_loaded::NotLoaded;
use crate::routes::{BookView, Route};
use crate::session::{AskToSignIn, needs_sign_in};
use crate::ui::{Badge, Button, ButtonKind, StaleNote};
use contract::payback::{PaybackList, PaybackRow};
use contract::text::grouped;
use contract::time::Timestamp;
use std::rc::Rc;
use yew::prelude::*;

/// Rows of a page: with fifty the whole document stays far below what a cheap phone draws quickly.
const ROWS: u32 = 50;

/// Rows with how many could not be read, and when they came.
type Shown = (Rc<(PaybackList, usize)>, Timestamp);

/// Which books.
#[derive(Properties, PartialEq)]
pub(super) struct HistoryListProps {
    /// What is asked for, without the place in the list.
    pub(super) query: ListQuery,
}

/// The page of rows that is shown, and the way to the others.
#[component]
pub(super) fn HistoryList(props: &HistoryListProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.payback_history();
    let skip = use_state(|| 0_u32);
    let heading = use_node_ref();
    let load = use_rows(&props.query.0, *skip);
    // What was shown stays until the next rows are there: the page does not collapse between them.
    let last = use_mut_ref(|| None::<Shown>);
    if let Some(known) = &load.loaded.data {
        last.replace(Some(known.clone()));
    }
    let shown = last.borrow().clone();
    // After turning the page the reading goes on at its top.
    let before = shown.as_ref().map_or(0, |(rows, _)| rows.0.before);
    use_focus_again(before, heading.clone());
    let error = load.loaded.error.clone();
    if error.as_ref().is_some_and(|error| needs_sign_in(error)) {
        return html! {
            <AskToSignIn ended=true />
        };
    }
    let Some((rows, at)) = shown else {
        return html! {
            <NotLoaded {error} reload={load.reload} />
        };
    };
    let (list, dropped) = (&rows.0, rows.1);
    let turned = load.loaded.data.is_some();
    let turn = {
        let skip = skip.clone();
        Callback::from(move |to: u32| skip.set(to))
    };
    html! {
        <section>
            <h2 ref={heading} tabindex="-1">{ place(i18n, list) }</h2>
            if !turned {
                <NotLoaded key="turning" error={error.clone()} reload={load.reload.clone()} />
            } else if error.is_some() {
                <StaleNote key="stale" text={fill(i18n.order().stale, &[("time", &i18n.moment(at))])} />
            }
            if dropped > 0 {
                <p key="dropped">{ fill(words.dropped, &[("count", &dropped.to_string())]) }</p>
            }
            if list.total == 0 {
                <p key="none">{ words.none }</p>
            } else {
                <ul class="order-list" key="rows">
                    { for list.items.iter().enumerate().map(|(nth, row)| {
                        one(i18n, row, (list.before as usize + nth + 1, list.total))
                    }) }
                </ul>
                <Pages key="pages" before={list.before} total={list.total} {turn} />
                <ExportButtons key="export" query={props.query.clone()} total={list.total} />
            }
        </section>
    }
}

#[hook]
fn use_rows(query: &PaybackQuery, skip: u32) -> crate::fetch::LoadHandle<(PaybackList, usize)> {
    let query = PaybackQuery {
        skip,
        limit: u16::try_from(ROWS).ok(),
        ..query.clone()
    };
    use_load(format!("payback-rows/{query:?}"), move |client| {
        let query = query.clone();
        Box::pin(async move { client.list_paybacks(&query).await })
    })
}

/// Which rows of how many.
fn place(i18n: I18n, list: &PaybackList) -> String {
    let words = i18n.payback_history();
    let (first, last) = (list.before + 1, list.before + list.items.len() as u32);
    let numbers = [first, last, list.total].map(|number| grouped(number.into()));
    let values = [
        ("first", numbers[0].as_str()),
        ("last", &numbers[1]),
        ("total", &numbers[2]),
    ];
    match list.total {
        0 => words.list_heading.into(),
        _ => fill(words.list_place, &values),
    }
}

fn one(i18n: I18n, row: &PaybackRow, (nth, total): (usize, u32)) -> Html {
    let words = i18n.payback_history();
    let (kind, state) = words::state(i18n, row.state);
    let href = Route::Payback(BookView::One, row.reference.clone()).address();
    let day = match row.paid_on {
        Some(day) => fill(words.paid_on, &[("date", &i18n.plain_date(day))]),
        None => fill(words.applied_on, &[("date", &i18n.plain_date(row.applied_on))]),
    };
    html! {
        <li key={row.reference.clone()} aria-setsize={total.to_string()} aria-posinset={nth.to_string()}>
            <a class="order-card" {href}>
                <span class="order-card__state"><Badge {kind}>{ state }</Badge></span>
                <strong class="order-card__time" lang="ko">{ &row.title }</strong>
                <span class="order-card__documents" lang="ko">{ &row.author }</span>
                <span>{ day }{ " · " }{ i18n.won(row.amount_won) }</span>
            </a>
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct PagesProps {
    before: u32,
    total: u32,
    turn: Callback<u32>,
}

/// On, back, to the first and to the last.
#[component]
fn Pages(props: &PagesProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.payback_history();
    let (before, total) = (props.before, props.total);
    let last = total.saturating_sub(1) / ROWS * ROWS;
    let button = |to: u32, text: String| {
        let onclick = props.turn.reform(move |_: MouseEvent| to);
        html! {
            <Button key={text.clone()} kind={ButtonKind::Secondary} {onclick}>{ &text }</Button>
        }
    };
    let rows = ROWS.to_string();
    html! {
        <nav class="mine-actions" aria-label={words.pages}>
            if before > 0 {
                { button(before.saturating_sub(ROWS), fill(words.earlier_rows, &[("count", &rows)])) }
            }
            if before + ROWS < total {
                { button(before + ROWS, fill(words.further_rows, &[("count", &rows)])) }
            }
            if before > ROWS {
                { button(0, words.first_rows.into()) }
            }
            if before + ROWS < last {
                { button(last, words.last_rows.into()) }
            }
        </nav>
    }
}
