//! Acting for someone else: asking them, their yes or no, what is done under it, and the same on paper.
//!
//! Nothing about it stands in an address or a title: addresses and headings say "ask" and "answer", which could be
//! about anything (`tests/routes.rs`). What opens a question without an account is taken out of the address before
//! anything is shown.

mod answer_page;
mod answering;
mod ask_draft;
mod ask_fields;
mod ask_page;
mod ask_read;
mod at_counter;
mod authority_form;
mod code_form;
mod form_page;
mod helper_side;
mod last_day;
mod link;
mod nameless;
mod permission_page;
mod record;
mod resend;
mod use_permission;
mod words;

use crate::routes::RepresentationView;
use yew::prelude::*;

/// The page of a view.
pub fn page(view: &RepresentationView) -> Html {
    match view {
        RepresentationView::Ask => html! {
            <ask_page::AskPage />
        },
        RepresentationView::Answer => html! {
            <answer_page::AnswerPage />
        },
        RepresentationView::One(reference) => html! {
            <permission_page::PermissionPage key={reference.clone()} reference={reference.clone()} />
        },
        RepresentationView::Form(reference) => html! {
            <form_page::FormPage key={reference.clone()} reference={reference.clone()} />
        },
    }
}
