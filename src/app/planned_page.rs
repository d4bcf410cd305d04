//! A service that is not there yet: says so, and what helps until then.

use crate::fetch::use_services;
use crate::i18n::{fill, use_i18n};
use crate::page::Page;
use crate::routes::{Route, Service};
use crate::ui::{ButtonKind, IconName, LinkButton, Notice, NoticeKind};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct PlannedPageProps {
    pub(super) service: Service,
}

/// Not there yet; the phone is.
#[component]
pub(super) fn PlannedPage(props: &PlannedPageProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.planned();
    let phone = use_services().config.phone.clone();
    let (heading, text) = match props.service {
        Service::QueueStatus => (words.queue_heading, words.text),
        Service::BookPayback => (words.payback_heading, words.text),
        Service::OutreachVisit => (words.visits_heading, words.visits_text),
    };
    html! {
        <Page {heading} back={(Route::Home.address().into(), i18n.shell().back_home.into())}>
            <Notice kind={NoticeKind::Info} title={words.title}>
                <p>{ fill(text, &[("phone", &phone)]) }</p>
            </Notice>
            <LinkButton href={format!("tel:{phone}")} kind={ButtonKind::Primary} icon={IconName::Phone}>
                { fill(words.call, &[("phone", &phone)]) }
            </LinkButton>
        </Page>
    }
}
