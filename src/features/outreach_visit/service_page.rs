//! One service: everything about it, with the line from which each rule follows.

use super::service_facts::facts;
use super::suggestion_card::state_badge;
use super::use_public::use_catalogue;
use crate::fetch::use_services;
use crate::i18n::{I18n, fill, use_i18n};
use crate::not_loaded::NotLoaded;
use crate::page::Page;
use crate::routes::{Route, StopsChoice, VisitView};
use crate::session::QuickExit;
use crate::ui::{Badge, BadgeKind, ButtonKind, IconName, LinkButton, Notice, NoticeKind};
use contract::visit::{VisitPlaceKind, VisitService};
use yew::prelude::*;

/// Properties of [`ServicePage`].
#[derive(Properties, PartialEq)]
pub(super) struct ServicePageProps {
    /// Id of the service.
    pub(super) service: AttrValue,
}

/// The page.
#[component]
pub(super) fn ServicePage(props: &ServicePageProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.visit_service();
    let phone = use_services().config.phone.clone();
    let load = use_catalogue();
    let back = Some((
        AttrValue::from(Route::Visits(VisitView::Finder).address()),
        AttrValue::from(words.back),
    ));
    let Some(known) = load.loaded.get() else {
        return html! {
            <Page heading={i18n.visits().heading} {back}>
                <NotLoaded error={load.loaded.error.clone()} reload={load.reload.clone()} />
            </Page>
        };
    };
    match known
        .0
        .services
        .iter()
        .find(|service| service.id == *props.service)
    {
        Some(service) => html! {
            <Page
                heading={i18n.text(&service.name)}
                lead={i18n.text(&service.summary)}
                {back}
                above={if service.discreet { html! { <QuickExit /> } } else { Html::default() }}
            >
                { whole(i18n, service, &phone) }
            </Page>
        },
        None => html! {
            <Page heading={words.unknown_heading} {back}>
                <Notice kind={NoticeKind::Warning} title={words.unknown_title}>
                    <p>{ fill(words.unknown_text, &[("phone", &phone)]) }</p>
                </Notice>
            </Page>
        },
    }
}

fn whole(i18n: I18n, service: &VisitService, phone: &str) -> Html {
    let words = i18n.visit_service();
    let stops = service
        .places
        .iter()
        .any(|place| place.kind == VisitPlaceKind::Stop);
    html! {
        <>
            { state_badge(i18n, service.state) }
            if service.discreet {
                <Notice key="discreet" title={words.discreet_title}><p>{ words.discreet_text }</p></Notice>
            }
            { facts(i18n, service) }
            if let Some(body) = &service.handed_over_to {
                <p key="handed">{ fill(words.handed_over, &[("body", &i18n.text(body))]) }</p>
            }
            if service.demo {
                <p key="demo"><Badge kind={BadgeKind::Demo}>{ words.demo_form }</Badge></p>
            }
            <div key="ways" class="page__actions">
                { ask(i18n, service, phone) }
                if stops {
                    <LinkButton
                        href={Route::Visits(VisitView::Stops(StopsChoice::default())).address()}
                        kind={ButtonKind::Secondary}
                        icon={IconName::Place}
                    >
                        { words.stops }
                    </LinkButton>
                }
                <LinkButton href={format!("tel:{phone}")} kind={ButtonKind::Quiet} icon={IconName::Phone}>
                    { fill(words.call, &[("phone", phone)]) }
                </LinkButton>
            </div>
        </>
    }
}

/// The way to ask, or why there is none.
fn ask(i18n: I18n, service: &VisitService, phone: &str) -> Html {
    let words = i18n.visit_service();
    if !service.can_be_asked_for() {
        return html! {
            <Notice title={words.planned_title}>
                <p>{ fill(words.planned_text, &[("phone", phone)]) }</p>
            </Notice>
        };
    }
    html! {
        <LinkButton href={Route::Visits(VisitView::Request(service.id.clone())).address()}>
            { i18n.visits().ask }
        </LinkButton>
    }
}
