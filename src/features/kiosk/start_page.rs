//! The first page of a kiosk: few large doors.

use super::setup::Setup;
use crate::config::ServiceState;
use crate::device;
use crate::fetch::use_services;
use crate::i18n::use_i18n;
use crate::page::Page;
use crate::routes::{KioskView, OfficeOrder, OrderStep, QueueView, Route, VisitView};
use crate::ui::{ButtonKind, IconName, LinkButton, icon};
use yew::prelude::*;

/// What can be done here.
#[component]
pub(super) fn StartPage() -> Html {
    let i18n = use_i18n();
    let words = i18n.kiosk();
    let config = use_services().config;
    let setup = Setup::of(&config.source, &device::kiosk_id().unwrap_or_default());
    let queue = match setup.office {
        Some(office) => QueueView::Office(office),
        None => QueueView::Offices(OfficeOrder::Listed),
    };
    let order = Route::Order(OrderStep::Documents, String::new());
    let there = |state: ServiceState| state != ServiceState::Planned;
    let services = &config.services;
    html! {
        <Page heading={words.start_heading} lead={words.start_lead}>
            <nav class="doors kiosk-doors" aria-label={words.start_heading}>
                { door(Route::Kiosk(KioskView::Arrive), IconName::Ticket, words.arrive, words.arrive_text) }
                { door(order, IconName::Document, words.order, words.order_text) }
                if there(services.queue_status) {
                    { door(Route::Queue(queue), IconName::Clock, words.queue, words.queue_text) }
                }
                if there(services.outreach_visit) {
                    { door(Route::Visits(VisitView::Finder), IconName::HomeVisit, words.visits, words.visits_text) }
                }
            </nav>
            <p class="kiosk-resume">
                <LinkButton href={Route::Orders.address()} kind={ButtonKind::Secondary}>{ words.find }</LinkButton>
                <LinkButton href={Route::Kiosk(KioskView::Resume).address()} kind={ButtonKind::Secondary}>
                    { i18n.parking().resume_heading }
                </LinkButton>
            </p>
        </Page>
    }
}

fn door(route: Route, picture: IconName, title: &str, text: &str) -> Html {
    html! {
        <a class="door" href={route.address()}>
            <span class="door__icon">{ icon(picture) }</span>
            <span class="door__title">{ title.to_owned() }</span>
            <span class="door__text">{ text.to_owned() }</span>
        </a>
    }
}
