//! Siren order: residents order documents ahead, collect them at a chosen time without queueing, and follow,
//! change or cancel what they ordered.
//!
//! The pages in turn: documents, needs, office, time, who, check; then the order itself with its ticket.

mod acting_banner;
mod answer;
mod calendar_file;
mod cancel_page;
mod cart_bar;
mod change_time_page;
mod check_page;
mod check_rows;
mod days;
mod document_card;
mod documents_page;
mod draft;
mod fees;
mod fill_in;
mod find_form;
mod flash;
mod further_order;
mod journey;
mod needs_page;
mod next_thing;
mod office_page;
mod order_actions;
mod order_facts;
mod order_page;
mod order_steps;
mod ordering;
mod orders_page;
mod person;
mod refusals;
mod restore;
mod search;
mod shown_order;
mod slot_button;
mod slot_list;
mod slot_picker;
mod stopped;
mod time_page;
mod together;
mod use_draft;
mod use_hold;
mod use_known_order;
mod use_order_change;
mod use_public_data;
mod use_represented;
mod who_for;
mod who_form;
mod who_page;
mod words;
mod wrong_fields;

use crate::routes::{OrderView, Route};
use yew::prelude::*;

/// The page of a route of this feature; nothing for any other route.
pub fn page(route: &Route) -> Html {
    match route {
        Route::Order(step, choice) => html! {
            <order_steps::OrderStepPage key={*step as usize} step={*step} choice={choice.clone()} />
        },
        Route::Orders => html! {
            <orders_page::OrdersPage />
        },
        Route::OneOrder(reference, OrderView::Ticket) => html! {
            <order_page::OrderPage key={reference.clone()} reference={reference.clone()} />
        },
        Route::OneOrder(reference, OrderView::Time) => html! {
            <change_time_page::ChangeTimePage key={reference.clone()} reference={reference.clone()} />
        },
        Route::OneOrder(reference, OrderView::Cancel) => html! {
            <cancel_page::CancelPage key={reference.clone()} reference={reference.clone()} />
        },
        _ => Html::default(),
    }
}

/// The next order to collect, as a card for the home page. Nothing where this device keeps none.
pub fn next_thing() -> Html {
    html! {
        <next_thing::NextThing />
    }
}

/// Whether this device keeps orders: the home page asks before it loads this feature's code.
pub const KEPT_ORDERS: &str = crate::kept_orders::KEPT;
