//! Home: my next thing to do, and four large doors.

use super::lazy::Lazy;
use super::part::Part;
use super::{ASIDE, lazy_words};
use crate::config::ServiceState;
use crate::fetch::use_services;
use crate::i18n::{I18n, use_i18n};
use crate::page::Page;
use crate::routes::{BookView, OfficeOrder, OrderStep, QueueView, Route, VisitView};
use crate::ui::{Badge, BadgeKind, IconName, icon};
use yew::prelude::*;

/// The first page.
#[component]
pub(super) fn HomePage() -> Html {
    let i18n = use_i18n();
    let states = use_services().config.services.clone();
    let words = i18n.home();
    let order = Route::Order(OrderStep::Documents, String::new());
    html! {
        <Page heading={words.heading}>
            // As high before the numbers as with them, where there are any.
            <div class={(states.queue_status != ServiceState::Planned).then_some("home-queue-place")}>
                <Lazy<Part> view={&ASIDE} params={Part::HomeNow} words={lazy_words(i18n)} />
            </div>
            <nav class="doors" aria-label={words.doors}>
                { door(i18n, order, IconName::Document, words.order_title, words.order_text, states.siren_order) }
                { door(
                    i18n,
                    Route::Orders,
                    IconName::Ticket,
                    words.orders_title,
                    words.orders_text,
                    ServiceState::Live,
                ) }
                { door(
                    i18n,
                    Route::Queue(QueueView::Offices(OfficeOrder::Listed)),
                    IconName::Clock,
                    words.queue_title,
                    words.queue_text,
                    states.queue_status,
                ) }
                { door(
                    i18n,
                    Route::Payback(BookView::Coach, String::new()),
                    IconName::Book,
                    words.payback_title,
                    words.payback_text,
                    states.book_payback,
                ) }
                { door(
                    i18n,
                    Route::Visits(VisitView::Finder),
                    IconName::HomeVisit,
                    words.visits_title,
                    words.visits_text,
                    states.outreach_visit,
                ) }
            </nav>
        </Page>
    }
}

fn door(i18n: I18n, route: Route, picture: IconName, title: &str, text: &str, state: ServiceState) -> Html {
    let badge = match state {
        ServiceState::Live => None,
        ServiceState::Pilot => Some(i18n.home().pilot),
        ServiceState::Planned => Some(i18n.home().planned),
    };
    html! {
        <a class="door" href={route.address()}>
            <span class="door__icon">{ icon(picture) }</span>
            <span class="door__title">{ title.to_owned() }</span>
            <span class="door__text">{ text.to_owned() }</span>
            if let Some(badge) = badge {
                <span class="door__badge"><Badge kind={BadgeKind::Neutral}>{ badge }</Badge></span>
            }
        </a>
    }
}
