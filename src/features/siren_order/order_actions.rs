//! What can be done with an order: keep, calendar, share, print, change, cancel, take back, order again.

use super::calendar_file::calendar_file;
use super::kept::{self, KeptOrder};
use super::order_page::cache_name;
use super::words;
use crate::api::OrderAccess;
use crate::device;
use crate::fetch::{Loaded, Phase, use_services, use_submit};
use crate::i18n::{I18n, fill, use_i18n};
use crate::routes::{Choice, OrderStep, OrderView, Route};
use crate::ui::{Button, ButtonKind, IconName, LinkButton, Notice, NoticeKind};
use contract::reservation::{Reservation, ReservationView};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct OrderActionsProps {
    pub(super) kept: KeptOrder,
    /// Called when the order was changed here.
    pub(super) onchanged: Callback<()>,
}

/// The actions that this order and this browser allow.
#[component]
pub(super) fn OrderActions(props: &OrderActionsProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.order();
    let order = &props.kept.order;
    let one = |view| Route::OneOrder(order.reference.clone(), view).address();
    html! {
        <div class="order-actions">
            <Restore kept={props.kept.clone()} onchanged={props.onchanged.clone()} />
            <KeepButton kept={props.kept.clone()} />
            <div class="order-actions__row">
                { calendar_button(i18n, order) }
                <ShareButton order={order.clone()} />
                <Button kind={ButtonKind::Secondary} icon={IconName::Print} onclick={|_| device::print()}>
                    { words.print }
                </Button>
            </div>
            <div class="order-actions__row">
                if order.changeable {
                    <LinkButton href={one(OrderView::Time)} kind={ButtonKind::Secondary} icon={IconName::Calendar}>
                        { words.change_time }
                    </LinkButton>
                    <LinkButton href={one(OrderView::Cancel)} kind={ButtonKind::Quiet}>{ words.cancel }</LinkButton>
                }
                <LinkButton href={again(order)} kind={ButtonKind::Quiet}>{ words.again }</LinkButton>
            </div>
        </div>
    }
}

/// The same documents at the same office: what is left to choose is the time.
fn again(order: &Reservation) -> String {
    let documents = order
        .documents
        .iter()
        .map(|document| (document.document.clone(), document.copies))
        .collect();
    let choice = Choice {
        documents,
        office: Some(order.office.id.clone()),
        ..Choice::default()
    };
    Route::Order(OrderStep::Time, choice).address()
}

fn calendar_button(i18n: I18n, order: &Reservation) -> Html {
    let words = i18n.order();
    let onclick = {
        let order = order.clone();
        Callback::from(move |_: MouseEvent| {
            let office = i18n.text(&order.office.name);
            let place = order.office.address.as_ref().map_or(office.clone(), |address| {
                format!("{office}, {}", i18n.text(address)).into()
            });
            let title = fill(words.calendar_title, &[("office", &office)]);
            let until = i18n.moment(order.collect_until);
            let notes = fill(
                words.calendar_notes,
                &[("number", &order.ticket.number), ("until", &until)],
            );
            let text = calendar_file(&order, &title, &place, &notes);
            device::offer_file("order.ics", "text/calendar;charset=utf-8", &text);
        })
    };
    html! {
        <Button kind={ButtonKind::Secondary} icon={IconName::Calendar} {onclick}>{ words.calendar }</Button>
    }
}

#[derive(Properties, PartialEq)]
struct ShareProps {
    order: Reservation,
}

/// Shares place and time, by the share sheet or the clipboard. Not the secret, not the name.
#[component]
fn ShareButton(props: &ShareProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.order();
    let status = use_state(|| "");
    let onclick = {
        let (order, status) = (props.order.clone(), status.clone());
        Callback::from(move |_: MouseEvent| {
            let (office, start) = (i18n.text(&order.office.name), i18n.moment(order.start));
            let values = [
                ("office", office.as_str()),
                ("start", &start),
                ("number", &order.ticket.number),
            ];
            let text = fill(words.share_text, &values);
            if device::can_share() {
                device::share(words.share_title, &text, "");
            } else {
                let status = status.clone();
                device::copy_text(&text, move |worked| {
                    status.set(if worked { words.copied } else { words.not_copied });
                });
            }
        })
    };
    html! {
        <>
            <Button kind={ButtonKind::Secondary} icon={IconName::Share} {onclick}>{ words.share }</Button>
            <span class="order-actions__status" role="status">{ *status }</span>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct KeepProps {
    kept: KeptOrder,
}

/// Keeps the order on this device, or removes it again.
#[component]
fn KeepButton(props: &KeepProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.order();
    let is_kept = use_state(|| kept::kept_order(&props.kept.order.reference).is_some());
    let onclick = {
        let (is_kept, kept) = (is_kept.clone(), props.kept.clone());
        Callback::from(move |_: MouseEvent| {
            if *is_kept {
                // The tab still opens it until it is closed.
                kept::remember_secret(&kept.order.reference, &kept.secret);
                kept::remove(&kept.order.reference);
                is_kept.set(false);
            } else {
                is_kept.set(kept::keep(kept.clone()));
            }
        })
    };
    html! {
        <div class="keep-order">
            <Button
                kind={if *is_kept { ButtonKind::Quiet } else { ButtonKind::Primary }}
                icon={IconName::Ticket}
                {onclick}
            >
                { if *is_kept { words.unkeep } else { words.keep } }
            </Button>
            <p role="status">{ if *is_kept { words.kept } else { words.keep_why } }</p>
        </div>
    }
}

/// Takes a cancellation back while that is possible.
#[component]
fn Restore(props: &OrderActionsProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let phone = services.config.phone.clone();
    let order = props.kept.order.clone();
    let access = OrderAccess {
        reference: order.reference.clone(),
        key: props.kept.secret.clone(),
        version: order.version,
    };
    let onchanged = props.onchanged.clone();
    let submit = use_submit::<ReservationView, _>(None, move |client, pending| {
        let (services, onchanged) = (services.clone(), onchanged.clone());
        Box::pin(async move {
            let access: OrderAccess = access_of(&pending.body)?;
            let view = client.restore_reservation(&pending.key, &access).await?;
            let name = cache_name(&access.reference);
            services
                .cache
                .put(&name, Loaded::ready(view.clone(), view.server_time));
            onchanged.emit(());
            Ok(view)
        })
    });
    let Some(until) = order.undo_until else {
        return Html::default();
    };
    let onclick = {
        let submit = submit.clone();
        Callback::from(move |_: MouseEvent| submit.press(body_of(&access)))
    };
    let trouble = match submit.phase() {
        Phase::Rejected(error) => Some(words::trouble(i18n, &error, &phone)),
        _ => None,
    };
    html! {
        <Notice kind={NoticeKind::Info} title={fill(i18n.order().undo_title, &[("time", &i18n.clock(until.clock()))])}>
            if let Some((title, text)) = trouble {
                <p role="status"><strong>{ title }</strong>{ " " }{ text }</p>
            }
            <Button kind={ButtonKind::Secondary} busy={submit.busy()} {onclick}>{ i18n.order().undo }</Button>
        </Notice>
    }
}

/// What opens an order, as the text that a submission carries: the version is that of the press.
pub(super) fn body_of(access: &OrderAccess) -> String {
    serde_json::to_string(&(&access.reference, &access.key, access.version)).unwrap_or_default()
}

/// Reads [`body_of`].
pub(super) fn access_of(body: &str) -> Result<OrderAccess, crate::api::ApiError> {
    let parts: Result<(String, String, u32), _> = serde_json::from_str(body);
    let (reference, key, version) = parts.map_err(|_| crate::api::ApiError::Unreadable)?;
    Ok(OrderAccess {
        reference,
        key,
        version,
    })
}
