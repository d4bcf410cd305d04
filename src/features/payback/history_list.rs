//! The list of books: a page at a time, so that ten thousand stay quick. Every row can be reached by buttons alone,
//! and each says which of how many it is.

use super::history_export::ExportButtons;
use super::history_page::ListQuery;
use super::words;
use crate::api::PaybackQuery;
use crate::device;
use crate::fetch::{use_after_frame, use_load};
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

/// Rows of a page: thirty are ten screens of a phone, and a cheap one draws them before one wonders. All of them are laid
/// out at once: rows whose height was only guessed until they came in sight moved the button below them away from the
/// finger.
const ROWS: u32 = 30;

/// Rows with how many could not be read, and when they came.
type Shown = (Rc<(PaybackList, usize)>, Timestamp);

/// Which books.
#[derive(Properties, PartialEq)]
pub(super) struct HistoryListProps {
    /// What is asked for, without the place in the list.
    pub(super) query: ListQuery,
}

/// A page of a part of the list, and how often pages were turned until then.
#[derive(Clone, PartialEq)]
struct Place {
    part: ListQuery,
    skip: u32,
    turns: u32,
}

/// The page of rows that is shown, and the way to the others. A press is answered first; what it asks for is fetched
/// behind the next frame, and until it is there what was shown stays.
#[component]
pub(super) fn HistoryList(props: &HistoryListProps) -> Html {
    let i18n = use_i18n();
    let turned_to = use_state(|| Place {
        part: props.query.clone(),
        skip: 0,
        turns: 0,
    });
    let wanted = match turned_to.part == props.query {
        true => (*turned_to).clone(),
        // Another part begins with its first page.
        false => Place {
            part: props.query.clone(),
            skip: 0,
            turns: turned_to.turns,
        },
    };
    {
        // It is left, too, so that whoever comes back to it does not land on the page where they were long ago.
        let (turned_to, wanted) = (turned_to.clone(), wanted.clone());
        use_effect_with(props.query.clone(), move |part| {
            if turned_to.part != *part {
                turned_to.set(wanted);
            }
        });
    }
    let asked = use_after_frame(wanted.clone());
    let heading = use_node_ref();
    let load = use_rows(&asked.part.0, asked.skip);
    let last = use_mut_ref(|| None::<(Place, Shown)>);
    if let Some(known) = &load.loaded.data {
        last.replace(Some((asked, known.clone())));
    }
    let shown = last.borrow().clone();
    // After turning the page the reading goes on at its top; after choosing another part it stays where one chooses.
    use_focus_again(
        shown.as_ref().map_or(0, |(place, _)| place.turns),
        heading.clone(),
    );
    let error = load.loaded.error.clone();
    if error.as_ref().is_some_and(|error| needs_sign_in(error)) {
        return html! {
            <AskToSignIn ended=true />
        };
    }
    let not_loaded = html! {
        <NotLoaded key="wait" error={error.clone()} reload={load.reload} />
    };
    let Some((place, (rows, at))) = shown else {
        return not_loaded;
    };
    // Rows of another part below a choice that says something else would be a lie, once it is clear that they stay.
    if place.part != wanted.part && error.is_some() {
        return not_loaded;
    }
    let turned = place == wanted;
    let turn = {
        let (part, turns) = (props.query.clone(), wanted.turns + 1);
        Callback::from(move |skip: u32| {
            turned_to.set(Place {
                part: part.clone(),
                skip,
                turns,
            });
        })
    };
    html! {
        <section aria-busy={(!turned).to_string()}>
            <h2 ref={heading} tabindex="-1">{ place_of(i18n, &rows.0) }</h2>
            if turned && error.is_some() {
                <StaleNote key="stale" text={fill(i18n.order().stale, &[("time", &i18n.moment(at))])} />
            }
            <Rows key="rows" {i18n} rows={rows.clone()} />
            if !turned {
                { not_loaded }
            }
            if rows.0.total > 0 {
                <Pages key="pages" before={rows.0.before} total={rows.0.total} {turn} />
                if device::keeps_and_prints() {
                    <ExportButtons key="export" query={props.query.clone()} total={rows.0.total} />
                }
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

#[derive(Properties)]
struct RowsProps {
    i18n: I18n,
    rows: Rc<(PaybackList, usize)>,
}

impl PartialEq for RowsProps {
    fn eq(&self, other: &Self) -> bool {
        self.i18n == other.i18n && Rc::ptr_eq(&self.rows, &other.rows)
    }
}

/// The rows alone: they are looked at anew when other rows come, not when something beside them changes.
#[component]
fn Rows(props: &RowsProps) -> Html {
    let (i18n, list, dropped) = (props.i18n, &props.rows.0, props.rows.1);
    let words = i18n.payback_history();
    html! {
        <>
            if dropped > 0 {
                <p key="dropped">{ fill(words.dropped, &[("count", &dropped.to_string())]) }</p>
            }
            if list.total == 0 {
                <p key="none">{ words.none }</p>
            } else {
                <ul class="order-list payback-rows" key="rows">
                    { for list.items.iter().enumerate().map(|(nth, row)| one(i18n, row, nth, list)) }
                </ul>
            }
        </>
    }
}

/// Which rows of how many.
fn place_of(i18n: I18n, list: &PaybackList) -> String {
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

/// A row. Its place on the page is its key: another page writes other words into the same boxes instead of making new
/// ones.
fn one(i18n: I18n, row: &PaybackRow, nth: usize, list: &PaybackList) -> Html {
    let words = i18n.payback_history();
    let (kind, state) = words::state(i18n, row.state);
    let href = Route::Payback(BookView::One, row.reference.clone()).address();
    let day = match row.paid_on {
        Some(day) => fill(words.paid_on, &[("date", &i18n.plain_date(day))]),
        None => fill(words.applied_on, &[("date", &i18n.plain_date(row.applied_on))]),
    };
    html! {
        <li
            key={nth}
            aria-setsize={list.total.to_string()}
            aria-posinset={(list.before as usize + nth + 1).to_string()}
        >
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
