//! Book payback: whether a book is paid back, applying for it, bringing it back in time, and all that came of it.
//!
//! Order of steps, quotas, days and money are the district's, as the backend tells them; nothing of it stands
//! here. Whether a book is paid back can be asked without an account.

mod act;
mod act_answer;
mod applied_before;
mod apply_fields;
mod apply_form;
mod apply_page;
mod apply_typed;
mod book_head;
mod book_page;
mod calendar;
mod check_page;
mod coach_page;
mod correct;
mod dates;
mod helped;
mod history_export;
mod history_filters;
mod history_keep;
mod history_list;
mod history_page;
mod history_paper;
mod history_query;
mod library_wait;
mod money;
mod my_books;
mod next_return;
mod next_thing;
mod receipt;
mod share;
mod stores_page;
mod stores_with;
mod suggest_form;
mod tell_form;
mod timeline;
mod title_page;
mod totals;
mod use_public;
mod use_totals;
mod verdict;
mod withdraw;
mod words;

use crate::routes::BookView;
use yew::prelude::*;

/// The book that must be returned first, as a card for the home page. Nothing for whoever is not signed in.
pub fn next_return() -> Html {
    html! {
        <next_return::NextReturn />
    }
}

/// The page of a view, with what stands beside it in the address.
pub fn page(view: BookView, beside: &str) -> Html {
    match view {
        BookView::Title => html! {
            <title_page::TitlePage key={format!("title/{beside}")} isbn={beside.to_owned()} />
        },
        BookView::One => html! {
            <book_page::BookPage key={format!("one/{beside}")} reference={beside.to_owned()} />
        },
        BookView::Apply => html! {
            <apply_page::ApplyPage key={format!("apply/{beside}")} isbn={beside.to_owned()} />
        },
        BookView::Check => html! {
            <check_page::CheckPage key="check" />
        },
        BookView::Stores => html! {
            <stores_page::StoresPage key="stores" />
        },
        BookView::History => html! {
            <history_page::HistoryPage key="history" query={beside.to_owned()} />
        },
        BookView::Coach => html! {
            <coach_page::CoachPage key="coach" />
        },
    }
}
