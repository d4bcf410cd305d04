//! Queue status: residents see how long the wait is at every counter before they leave home, when it is best to
//! come, and take a number from home where the district allows it.
//!
//! The pages: all offices, one office, when to come, the board in the lobby, and the numbers taken from home.

mod about_numbers;
mod clocks;
mod counter_card;
mod counter_choice;
mod face;
mod here;
mod hours_chart;
mod office_card;
mod office_order;
mod office_page;
mod offices_page;
mod public_data;
mod range_words;
mod speech;
mod spoken;
mod trust;
mod unknown_office;
mod ways_on;

use crate::routes::{QueueView, Route};
use yew::prelude::*;

/// The page of a route of this feature; nothing for any other route.
pub fn page(route: &Route) -> Html {
    match route {
        Route::Queue(QueueView::Offices(order)) => html! {
            <offices_page::OfficesPage order={*order} />
        },
        Route::Queue(QueueView::Office(office)) => html! {
            <office_page::OfficePage key={office.clone()} office={office.clone()} />
        },
        _ => Html::default(),
    }
}

/// Under this name the device keeps the id of the office whose counters were looked at last, for the first page.
pub const LAST_OFFICE: &str = "queue-office";
