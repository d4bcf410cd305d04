//! What is now, on the first page: my number in a queue, how long the wait is, my next order, the book to bring back.
//! It stands in the small file that comes first after the page; the code of tickets, orders and books is fetched only
//! where there may be one.

use super::home_queue::HomeQueue;
use super::lazy::{Lazy, LazyView};
use super::part::Part;
use super::urgent_notice::UrgentNotice;
use super::{ORDERS, PAYBACK, QUEUE_STATUS, lazy_words};
use crate::config::ServiceState;
use crate::device::storage::{self, Area};
use crate::features::queue_status::KEPT_TICKETS;
use crate::features::siren_order::KEPT_ORDERS;
use crate::fetch::use_services;
use crate::i18n::use_i18n;
use crate::session::may_be_signed_in;
use yew::prelude::*;

/// All of it, the most urgent first.
#[component]
pub(super) fn HomeNow() -> Html {
    let i18n = use_i18n();
    let states = use_services().config.services.clone();
    let queues = states.queue_status != ServiceState::Planned;
    let (tickets, orders, signed_in) = *use_memo((), |()| {
        let any = |names: &[&str]| {
            names
                .iter()
                .any(|name| storage::read(Area::Device, name).is_some())
        };
        (any(&KEPT_TICKETS), any(&[KEPT_ORDERS]), may_be_signed_in())
    });
    // Whoever has never signed in fetches nothing of it.
    let books = signed_in && states.book_payback != ServiceState::Planned;
    let next = |view: &'static LazyView<Part>| {
        html! {
            <Lazy<Part> {view} params={Part::NextThing} words={lazy_words(i18n)} />
        }
    };
    html! {
        <>
            <UrgentNotice />
            if tickets {
                { next(&QUEUE_STATUS) }
            }
            if queues {
                <HomeQueue />
            }
            if orders {
                { next(&ORDERS) }
            }
            if books {
                { next(&PAYBACK) }
            }
        </>
    }
}
