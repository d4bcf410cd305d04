//! The next order to collect, for the home page.

use super::orders_page::card_with;
use crate::fetch::use_services;
use crate::i18n::{fill, use_i18n};
use crate::kept_orders as kept;
use contract::reservation::OrderState;
use yew::prelude::*;

/// The soonest kept order that is still to be collected; nothing without one.
#[component]
pub(super) fn NextThing() -> Html {
    let i18n = use_i18n();
    let now = use_services().client.clock().now();
    let open = |state| {
        matches!(
            state,
            OrderState::Accepted | OrderState::Preparing | OrderState::Ready
        )
    };
    let next = kept::kept_orders(now)
        .into_iter()
        .find(|kept| open(kept.order.state) && kept.order.collect_until > now);
    let Some(next) = next else { return Html::default() };
    let order = &next.order;
    let lead = match order.state {
        OrderState::Ready => fill(
            i18n.home().next_ready,
            &[("until", &i18n.moment(order.collect_until))],
        ),
        _ => fill(i18n.home().next_accepted, &[("start", &i18n.moment(order.start))]),
    };
    html! {
        <section class="next-thing" aria-labelledby="next-heading">
            <h2 id="next-heading">{ i18n.home().next_heading }</h2>
            <ul class="order-list">{ card_with(i18n, &next, &lead) }</ul>
        </section>
    }
}
