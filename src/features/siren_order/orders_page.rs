//! My orders: those that this device keeps, and finding one.

use super::find_form::FindForm;
use super::words::state_name;
use crate::device;
use crate::fetch::use_services;
use crate::i18n::{I18n, use_i18n};
use crate::kept_orders::{self as kept, KeptOrder};
use crate::navigation::use_navigator;
use crate::page::Page;
use crate::routes::{MineView, OrderView, Route};
use crate::ui::{Badge, BadgeKind};
use contract::reservation::{OrderState, ReservationView};
use yew::prelude::*;

/// Kept orders and the form that finds one.
#[component]
pub(super) fn OrdersPage() -> Html {
    let i18n = use_i18n();
    let navigator = use_navigator();
    let now = use_services().client.clock().now();
    let kept = kept::kept_orders(now);
    let wrong = use_state(|| false);
    let onwrong = {
        let wrong = wrong.clone();
        Callback::from(move |is| wrong.set(is))
    };
    let onfound = Callback::from(move |view: ReservationView| {
        navigator.push(Route::OneOrder(view.reservation.reference, OrderView::Ticket));
    });
    let back = (Route::Home.address().into(), i18n.shell().back_home.into());
    if device::is_kiosk() {
        // It keeps no orders and signs nobody in.
        return html! {
            <Page heading={i18n.find().heading} lead={i18n.find().why} wrong={*wrong} {back}>
                <FindForm reference="" {onfound} {onwrong} />
            </Page>
        };
    }
    html! {
        <Page heading={i18n.orders().heading} wrong={*wrong} {back}>
            <section class="kept-orders">
                <h2>{ i18n.orders().kept_heading }</h2>
                if kept.is_empty() {
                    <p>{ i18n.orders().none_kept }</p>
                } else {
                    <ul class="order-list">{ for kept.iter().map(|kept| card(i18n, kept)) }</ul>
                }
            </section>
            <section class="find-order">
                <h2>{ i18n.find().heading }</h2>
                <FindForm reference="" {onfound} {onwrong} />
            </section>
            <p>
                <a href={Route::Mine(MineView::Household).address()}>{ i18n.orders().household }</a>
            </p>
        </Page>
    }
}

/// A kept order in a list.
fn card(i18n: I18n, kept: &KeptOrder) -> Html {
    card_with(i18n, kept, &i18n.moment(kept.order.start))
}

/// A kept order, led by what it says.
pub(super) fn card_with(i18n: I18n, kept: &KeptOrder, lead: &str) -> Html {
    let order = &kept.order;
    let kind = match order.state {
        OrderState::Ready => BadgeKind::Good,
        OrderState::Accepted | OrderState::Preparing => BadgeKind::Info,
        OrderState::Cancelled | OrderState::Expired => BadgeKind::Full,
        OrderState::Collected | OrderState::Unknown => BadgeKind::Neutral,
    };
    let names: Vec<_> = order
        .documents
        .iter()
        .map(|document| i18n.text(&document.name).to_string())
        .collect();
    html! {
        <li key={order.reference.clone()}>
            <a class="order-card" href={Route::OneOrder(order.reference.clone(), OrderView::Ticket).address()}>
                <span class="order-card__state"><Badge {kind}>{ state_name(i18n, order.state) }</Badge></span>
                <strong class="order-card__time">{ lead.to_owned() }</strong>
                <span class="order-card__place">{ i18n.shown(&order.office.name) }</span>
                <span class="order-card__documents">{ names.join(", ") }</span>
                if let Some(other) = &order.on_behalf_of {
                    <span class="order-card__for" data-private="">
                        { crate::i18n::fill(i18n.order().for_whom, &[("name", &other.name)]) }
                    </span>
                }
            </a>
        </li>
    }
}
