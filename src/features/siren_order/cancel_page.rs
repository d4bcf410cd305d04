//! Asks before an order is cancelled.

use super::kept;
use super::order_actions::{access_of, body_of};
use super::order_page::{OrderPageProps, cache_name};
use super::use_known_order::use_known_order;
use super::use_public_data::use_rules;
use super::words;
use crate::api::OrderAccess;
use crate::fetch::{Loaded, Phase, use_services, use_submit};
use crate::i18n::{fill, use_i18n};
use crate::navigation::use_navigator;
use crate::page::Page;
use crate::routes::{OrderView, Route};
use crate::ui::{Button, ButtonKind, LinkButton, Notice, NoticeKind};
use contract::reservation::ReservationView;
use yew::prelude::*;

/// What would be cancelled, yes and no.
#[component]
pub(super) fn CancelPage(props: &OrderPageProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.cancel();
    let services = use_services();
    let phone = services.config.phone.clone();
    let navigator = use_navigator();
    let known = use_known_order(&props.reference);
    let minutes = use_rules()
        .loaded
        .get()
        .map(|rules| rules.undo_minutes.to_string());
    let ticket = Route::OneOrder(props.reference.clone(), OrderView::Ticket);
    let submit = {
        let ticket = ticket.clone();
        use_submit::<ReservationView, _>(None, move |client, pending| {
            let (services, navigator, ticket) = (services.clone(), navigator.clone(), ticket.clone());
            Box::pin(async move {
                let access = access_of(&pending.body)?;
                let view = client.cancel_reservation(&pending.key, &access).await?;
                kept::refresh(&view.reservation, view.server_time);
                let name = cache_name(&access.reference);
                services
                    .cache
                    .put(&name, Loaded::ready(view.clone(), view.server_time));
                navigator.replace(ticket);
                Ok(view)
            })
        })
    };
    let back = Some((ticket.address().into(), i18n.shell().back_to_order.into()));
    let Some((order, key)) = known.order else {
        return html! {
            <Page heading={words.heading} {back}>{ known.instead }</Page>
        };
    };
    let access = OrderAccess {
        reference: order.reference.clone(),
        key,
        version: order.version,
    };
    let onclick = {
        let submit = submit.clone();
        Callback::from(move |_: MouseEvent| {
            submit.edit();
            submit.press(body_of(&access));
        })
    };
    let trouble = match submit.phase() {
        Phase::Rejected(error) => Some(words::trouble(i18n, &error, &phone)),
        Phase::Unknown => Some((
            i18n.check().unknown_title,
            fill(words.unknown_text, &[("phone", &phone)]),
        )),
        _ => None,
    };
    let values = [
        ("office", i18n.text(&order.office.name)),
        ("start", i18n.moment(order.start).into()),
    ];
    html! {
        <Page heading={words.heading} {back}>
            if let Some((title, text)) = trouble {
                <Notice kind={NoticeKind::Warning} {title} role_status=true><p>{ text }</p></Notice>
            }
            <p>{ fill(words.what, &[("office", &values[0].1), ("start", &values[1].1)]) }</p>
            if let Some(minutes) = minutes {
                <p>{ fill(words.undo, &[("minutes", &minutes)]) }</p>
            }
            <div class="page__actions">
                if order.changeable {
                    <Button kind={ButtonKind::Danger} busy={submit.busy()} {onclick}>{ words.yes }</Button>
                } else {
                    <p>{ i18n.order().cancel_cannot }</p>
                }
                <LinkButton href={ticket.address()} kind={ButtonKind::Secondary}>{ words.no }</LinkButton>
            </div>
        </Page>
    }
}
