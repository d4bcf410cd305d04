//! A number taken from home: followed while it is open, shown as last seen where nothing new comes.

use super::ticket_kept::{self as kept, KeptTicket, Ways};
use super::ticket_shown::ShownTicket;
use super::ticket_words;
use super::use_ticket::{Listen, is_close, use_ticket};
use crate::api::ApiError;
use crate::come_to_me::come_to_me;
use crate::fetch::use_services;
use crate::i18n::{I18n, fill, use_i18n};
use crate::not_loaded::NotLoaded;
use crate::page::Page;
use crate::routes::{OfficeOrder, QueueView, Route};
use crate::ui::{LinkButton, Notice, NoticeKind};
use contract::problem::ProblemCode;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct TicketPageProps {
    pub(super) reference: AttrValue,
}

/// A ticket that this device holds; else where it can be seen.
#[component]
pub(super) fn TicketPage(props: &TicketPageProps) -> Html {
    let i18n = use_i18n();
    let phone = use_services().config.phone.clone();
    let kept = use_memo(props.reference.clone(), |reference| kept::kept_ticket(reference));
    match &*kept {
        Some(kept) => html! {
            <OpenTicket kept={Rc::new(kept.clone())} />
        },
        // The page of any ticket, made before one is known.
        None if props.reference.is_empty() => html! {
            <Page heading={i18n.queue_ticket().one} back={home(i18n)}>
                <NotLoaded error={None::<Rc<ApiError>>} reload={Callback::noop()} />
                { come_to_me(i18n) }
            </Page>
        },
        None => {
            let words = i18n.queue_ticket();
            elsewhere(
                i18n,
                words.no_key_title,
                fill(words.no_key_text, &[("phone", &phone)]),
            )
        }
    }
}

fn home(i18n: I18n) -> (AttrValue, AttrValue) {
    (Route::Home.address().into(), i18n.shell().back_home.into())
}

/// There is no ticket to show: why, and where to go.
fn elsewhere(i18n: I18n, title: &'static str, text: String) -> Html {
    let offices = Route::Queue(QueueView::Offices(OfficeOrder::Listed)).address();
    html! {
        <Page heading={i18n.queue_ticket().one} back={home(i18n)}>
            <Notice kind={NoticeKind::Warning} {title} role_status=true>
                <p>{ text }</p>
            </Notice>
            <LinkButton href={offices}>{ i18n.queue_take().to_offices }</LinkButton>
            { come_to_me(i18n) }
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct OpenTicketProps {
    kept: Rc<KeptTicket>,
}

/// Follows a ticket and shows the last that is known of it.
#[component]
fn OpenTicket(props: &OpenTicketProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let kept = &props.kept;
    let reference = kept.reference().to_owned();
    let ways = use_state(|| kept.ways);
    let live = use_ticket(&reference, &kept.secret, ways.in_background());
    let onways = {
        let (ways, reference) = (ways.clone(), reference.clone());
        Callback::from(move |chosen: Ways| {
            kept::change(&reference, |kept| kept.ways = chosen);
            ways.set(chosen);
        })
    };
    let error = live.loaded.error.as_deref();
    if code(error) == Some(ProblemCode::NotFound) {
        let (words, phone) = (i18n.queue_ticket(), &services.config.phone);
        return elsewhere(i18n, words.gone_title, fill(words.gone_text, &[("phone", phone)]));
    }
    // Without a network what was kept is all there is, and says how old it is.
    let view = live
        .loaded
        .get()
        .cloned()
        .unwrap_or_else(|| Rc::new(kept.view.clone()));
    let refused = (code(error) == Some(ProblemCode::Forbidden))
        .then(|| ticket_words::no_longer_open(i18n, view.server_time, &services.config.phone));
    html! {
        <>
            if is_close(&view) {
                <Listen
                    office={view.ticket.office.id.clone()}
                    counter={view.ticket.counter.clone()}
                    onchange={live.reload.clone()}
                />
            }
            <ShownTicket
                {view}
                secret={kept.secret.clone()}
                ways={*ways}
                {onways}
                reload={live.reload}
                {refused}
            />
        </>
    }
}

fn code(error: Option<&ApiError>) -> Option<ProblemCode> {
    error.and_then(ApiError::code)
}
