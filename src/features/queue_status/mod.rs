//! Queue status: residents see how long the wait is at every counter before they leave home, when it is best to
//! come, and take a number from home where the district allows it.
//!
//! The pages: all offices, one office, when to come, the board in the lobby, and the numbers taken from home.

mod about_numbers;
mod best_page;
mod best_time;
mod best_times;
mod board_care;
mod board_cell;
mod board_page;
mod clocks;
mod counter_card;
mod counter_choice;
mod face;
mod here;
mod hours_chart;
mod leave_form;
mod leave_hint;
mod office_card;
mod office_order;
mod office_page;
mod offices_page;
mod public_data;
mod range_words;
mod speech;
mod spoken;
mod take_facts;
mod take_page;
mod ticket_actions;
mod ticket_alerts;
mod ticket_answer;
mod ticket_card;
mod ticket_facts;
mod ticket_kept;
mod ticket_now;
mod ticket_page;
mod ticket_shown;
mod ticket_travel;
mod ticket_turns;
mod ticket_ways;
mod ticket_words;
mod travel;
mod trust;
mod unknown_office;
mod use_take;
mod use_ticket;
mod use_ticket_change;
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
        Route::Queue(QueueView::Take(office, counter)) => html! {
            <take_page::TakePage
                key={format!("{office}/{counter}")}
                office={office.clone()}
                counter={counter.clone()}
            />
        },
        Route::Queue(QueueView::Ticket(reference)) => html! {
            <ticket_page::TicketPage key={reference.clone()} reference={reference.clone()} />
        },
        Route::Queue(QueueView::BestTimes(office)) => html! {
            <best_page::BestPage key={office.clone()} office={office.clone()} />
        },
        Route::Queue(QueueView::Board(office)) => html! {
            <board_page::BoardPage key={office.clone()} office={office.clone()} />
        },
        _ => Html::default(),
    }
}

/// The ticket that comes next, as a card for the home page. Nothing where this device holds none.
pub fn next_ticket() -> Html {
    html! {
        <ticket_card::NextTicket />
    }
}

/// Whether this device holds tickets, or a number that is being taken: the home page asks for both before it loads
/// this feature's code.
pub const KEPT_TICKETS: [&str; 2] = [ticket_kept::KEPT, ticket_kept::PENDING];

/// Under this name the device keeps the id of the office whose counters were looked at last, for the first page.
pub const LAST_OFFICE: &str = "queue-office";
