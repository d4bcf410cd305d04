//! One service: everything about it, with the line from which each rule follows.

use super::request_which::{in_address, on_link, remember, remembered};
use super::service_facts::facts;
use super::suggestion_card::{service_line, state_badge};
use super::use_public::use_catalogue;
use crate::fetch::use_services;
use crate::i18n::{I18n, fill, use_i18n};
use crate::navigation::use_navigator;
use crate::not_loaded::NotLoaded;
use crate::page::Page;
use crate::routes::{QUIET, Route, StopsChoice, VisitStep, VisitView};
use crate::session::QuickExit;
use crate::ui::{Badge, BadgeKind, ButtonKind, IconName, LinkButton, Notice, NoticeKind};
use contract::visit::{VisitCatalogue, VisitPlaceKind, VisitService};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`ServicePage`].
#[derive(Properties, PartialEq)]
pub(super) struct ServicePageProps {
    /// Id of the service.
    pub(super) service: AttrValue,
}

/// The page. A service of which nobody should learn stands neither in its address nor in its title, which stay in the
/// list of what was visited.
#[component]
pub(super) fn ServicePage(props: &ServicePageProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.visit_service();
    let phone = use_services().config.phone.clone();
    let navigator = use_navigator();
    let load = use_catalogue();
    let known = load.loaded.get();
    let found = known.and_then(|known| found(&known.0, &props.service));
    let to_hide = found.is_some_and(|service| service.discreet) && *props.service != *QUIET;
    {
        let id = props.service.clone();
        use_effect_with(to_hide, move |to_hide| {
            if *to_hide {
                remember(&id);
                navigator.replace(Route::Visits(VisitView::Service(QUIET.into())));
            }
        });
    }
    let back = Some((
        AttrValue::from(Route::Visits(VisitView::Finder).address()),
        AttrValue::from(words.back),
    ));
    match (known, found) {
        (None, _) => html! {
            <Page heading={i18n.visits().heading} {back}>
                <NotLoaded error={load.loaded.error.clone()} reload={load.reload.clone()} />
            </Page>
        },
        (_, Some(service)) if service.discreet => html! {
            <Page heading={i18n.visits().heading} {back} above={html! { <QuickExit /> }}>
                <h2 key="name" lang={i18n.lang_of(&service.name)}>{ i18n.text(&service.name) }</h2>
                <p key="summary" lang={i18n.lang_of(&service.summary)}>{ i18n.text(&service.summary) }</p>
                { whole(i18n, service, &phone) }
            </Page>
        },
        (_, Some(service)) => html! {
            <Page
                heading={i18n.text(&service.name)}
                lead={i18n.text(&service.summary)}
                lang={i18n.lang_of(&service.name)}
                {back}
            >
                { whole(i18n, service, &phone) }
            </Page>
        },
        (_, None) if *props.service == *QUIET => html! {
            <Page heading={i18n.visits().heading} {back}>
                <ul class="visit-lines">{ for quiet_ones(i18n, known) }</ul>
            </Page>
        },
        (_, None) => html! {
            <Page heading={words.unknown_heading} {back}>
                <Notice kind={NoticeKind::Warning} title={words.unknown_title}>
                    <p>{ fill(words.unknown_text, &[("phone", &phone)]) }</p>
                </Notice>
            </Page>
        },
    }
}

/// The service of an address: where it does not say which, the one that the tab remembers.
fn found<'c>(catalogue: &'c VisitCatalogue, id: &str) -> Option<&'c VisitService> {
    let remembered = remembered().filter(|_| id == QUIET);
    let wanted = remembered.as_deref().unwrap_or(id);
    catalogue.services.iter().find(|service| service.id == wanted)
}

/// Those of which nobody should learn, to choose from: the tab has forgotten which it was.
fn quiet_ones(i18n: I18n, known: Option<&Rc<(VisitCatalogue, usize)>>) -> Vec<Html> {
    let services = known.map_or(&[][..], |known| &known.0.services);
    let quiet = services.iter().filter(|service| service.discreet);
    quiet.map(|service| service_line(i18n, service)).collect()
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
                <p key="handed">{ i18n.fill_shown(words.handed_over, i18n.shown(body)) }</p>
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
        <a class="krds-btn primary" href={Route::Visits(VisitView::Request(in_address(service), VisitStep::Who)).address()} onclick={on_link(service)}>
            <span class="krds-btn__text">{ i18n.visits().ask }</span>
        </a>
    }
}
