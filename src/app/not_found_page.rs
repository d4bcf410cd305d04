//! No such page: says so and where to go.

use crate::i18n::use_i18n;
use crate::page::Page;
use crate::routes::{OrderStep, Route};
use crate::ui::{ButtonKind, LinkButton};
use yew::prelude::*;

/// The helpful end of a wrong address.
#[component]
pub(super) fn NotFoundPage() -> Html {
    let i18n = use_i18n();
    let words = i18n.not_found();
    let order = Route::Order(OrderStep::Documents, String::new());
    html! {
        <Page heading={words.heading} lead={words.text}>
            <ul class="plain-list">
                <li><LinkButton href={order.address()} kind={ButtonKind::Secondary}>{ words.order }</LinkButton></li>
                <li><LinkButton href={Route::Orders.address()} kind={ButtonKind::Secondary}>{ words.orders }</LinkButton></li>
                <li><LinkButton href={Route::Home.address()} kind={ButtonKind::Quiet}>{ words.home }</LinkButton></li>
            </ul>
        </Page>
    }
}
