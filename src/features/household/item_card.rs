//! One thing of the household as a card.

use super::words;
use crate::i18n::{I18n, fill};
use crate::permission_words::service_name;
use crate::routes::{BookView, OrderView, QueueView, Route, VisitView};
use crate::ui::{Badge, IconName, icon, person_mark, unbroken};
use contract::household::{HouseholdItem, Service};
use contract::reservation::{OrderState, Reservation};
use yew::prelude::*;

/// The page of a thing; `None` where its service has no pages yet.
///
/// What someone else did for this person is not theirs to open: the card says what there is.
fn page_of(item: &HouseholdItem) -> Option<Route> {
    match item.service {
        _ if item.made_by.is_some() => None,
        Service::SirenOrder => Some(Route::OneOrder(item.reference.clone(), OrderView::Ticket)),
        Service::Ticket => Some(Route::Queue(QueueView::Ticket(item.reference.clone()))),
        Service::BookPayback => Some(Route::Payback(BookView::One, item.reference.clone())),
        Service::OutreachVisit => Some(Route::Visits(VisitView::One(item.reference.clone()))),
        Service::Delivery | Service::Unknown => None,
    }
}

/// A thing: for whom, how it stands, what to do until when.
pub(super) fn item_card(i18n: I18n, item: &HouseholdItem) -> Html {
    let inside = html! {
        <>
            { for_whom(i18n, item) }
            if let Some(order) = &item.reservation {
                { state(i18n, order) }
            }
            <strong class="order-card__time">{ lead(i18n, item) }</strong>
            if let Some(order) = &item.reservation {
                <span class="order-card__place">{ i18n.shown(&order.office.name) }</span>
            }
            <span class="order-card__documents">{ i18n.shown(&item.title) }</span>
            if let Some(name) = &item.made_by {
                <span class="order-card__for">{ unbroken(&fill(i18n.mine().made_by, &[("name", name)])) }</span>
            }
        </>
    };
    html! {
        <li key={item.reference.clone()}>
            if let Some(route) = page_of(item) {
                <a class="order-card" href={route.address()}>{ inside }</a>
            } else {
                <div class="order-card">{ inside }</div>
            }
        </li>
    }
}

/// For whom, in words beside colour and shape. One's own things have the shape of a person and no colour.
fn for_whom(i18n: I18n, item: &HouseholdItem) -> Html {
    let words = i18n.mine();
    match &item.for_whom {
        Some(other) => {
            // Without a permission there is no number: the name alone tells.
            let mark = other.mark.map(person_mark).unwrap_or_default();
            let class = match other.mark {
                Some(number) => format!("for-whom is-{}", number % crate::ui::PERSON_MARKS),
                None => "for-whom".into(),
            };
            html! {
                <span {class}>{ mark }<span>{ unbroken(&fill(words.for_other, &[("name", &other.name)])) }</span></span>
            }
        }
        None => html! {
            <span class="for-whom is-own">{ icon(IconName::Person) }<span>{ words.for_own }</span></span>
        },
    }
}

fn state(i18n: I18n, order: &Reservation) -> Html {
    let (kind, name) = words::state(i18n, order.state);
    html! {
        <span class="order-card__state"><Badge {kind}>{ name }</Badge></span>
    }
}

/// What to do, and until when.
fn lead(i18n: I18n, item: &HouseholdItem) -> String {
    match &item.reservation {
        Some(order) if order.state == OrderState::Ready => fill(
            i18n.home().next_ready,
            &[("until", &i18n.moment(order.collect_until))],
        ),
        Some(order) if item.due.is_some() => {
            fill(i18n.home().next_accepted, &[("start", &i18n.moment(order.start))])
        }
        Some(order) => i18n.moment(order.start),
        None => item.due.map_or_else(
            || service_name(i18n, item.service).to_owned(),
            |due| fill(i18n.mine().until, &[("time", &i18n.moment(due))]),
        ),
    }
}
