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

use crate::routes::{Choice, OrderStep, OrderView};
use yew::prelude::*;

/// The page of a step of ordering.
pub fn step_page(step: OrderStep, query: &str) -> Html {
    html! {
        <order_steps::OrderStepPage key={step as usize} {step} choice={Choice::parse(query)} />
    }
}

/// The orders that this device keeps, and finding another. These and those of one order are a file of their own:
/// who follows an order needs none of the steps, and who orders none of these yet.
pub fn orders_page() -> Html {
    html! {
        <orders_page::OrdersPage />
    }
}

/// A page of one order.
pub fn order_page(reference: &str, view: OrderView) -> Html {
    let key = reference.to_owned();
    let reference = key.clone();
    match view {
        OrderView::Ticket => html! {
            <order_page::OrderPage {key} {reference} />
        },
        OrderView::Time => html! {
            <change_time_page::ChangeTimePage {key} {reference} />
        },
        OrderView::Cancel => html! {
            <cancel_page::CancelPage {key} {reference} />
        },
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
