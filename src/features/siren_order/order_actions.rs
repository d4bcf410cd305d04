//! What can be done with an order: keep, calendar, share, print, change, cancel, take back, order again.

use super::calendar_file::calendar_file;
use super::further_order::choice;
use super::shown_order::spent;
use crate::device;
use crate::i18n::{fill, use_i18n};
use crate::kept_orders::{self as kept, KeptOrder};
use crate::routes::{OrderStep, OrderView, Route};
use crate::ui::{Button, ButtonKind, IconName, LinkButton, Notice};
use contract::reservation::Reservation;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct OrderActionsProps {
    pub(super) kept: KeptOrder,
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
            // A kiosk keeps nothing and gives nothing away.
            if device::is_kiosk() {
                if !spent(order) {
                    <Notice title={i18n.parking().how_keep} />
                }
            } else {
                <KeepButton kept={props.kept.clone()} />
                <div class="order-actions__row">
                    if !spent(order) && device::keeps_and_prints() {
                        <CalendarButton key="calendar" order={order.clone()} />
                    }
                    if !spent(order) && device::can_pass_on() {
                        <ShareButton key="share" order={order.clone()} />
                    }
                    if device::keeps_and_prints() {
                        <Button key="print" kind={ButtonKind::Secondary} icon={IconName::Print} onclick={|_| device::print()}>
                            { words.print }
                        </Button>
                    }
                </div>
            }
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
    choice(order, None).at(OrderStep::Time).address()
}

/// Offers the order as a calendar file; says so where the browser takes no files.
#[component]
fn CalendarButton(props: &ShareProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.order();
    let status = use_state(|| "");
    let onclick = {
        let (order, status) = (props.order.clone(), status.clone());
        Callback::from(move |_: MouseEvent| {
            let office = i18n.text(&order.office.name);
            let place = match &order.office.address {
                Some(address) => format!("{office}, {}", i18n.text(address)),
                None => office.to_string(),
            };
            let title = fill(words.calendar_title, &[("office", &office)]);
            let until = i18n.moment(order.collect_until);
            let notes = fill(
                words.calendar_notes,
                &[("number", &order.ticket.number), ("until", &until)],
            );
            let text = calendar_file(&order, &title, &place, &notes);
            let offered = device::offer_file("order.ics", "text/calendar;charset=utf-8", &text);
            status.set(if offered { "" } else { words.no_calendar });
        })
    };
    html! {
        <>
            <Button kind={ButtonKind::Secondary} icon={IconName::Calendar} {onclick}>{ words.calendar }</Button>
            <span class="order-actions__status" role="status">{ *status }</span>
        </>
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
            let copy = {
                let (text, status) = (text.clone(), status.clone());
                move || {
                    device::copy_text(&text, move |worked| {
                        status.set(if worked { words.copied } else { words.not_copied });
                    });
                }
            };
            // Where the share sheet does not come (KakaoTalk's browser), the text can still be pasted.
            match device::can_share() {
                true => device::share(words.share_title, &text, copy),
                false => copy(),
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
    let failed = use_state(|| false);
    let onclick = {
        let (is_kept, failed, kept) = (is_kept.clone(), failed.clone(), props.kept.clone());
        Callback::from(move |_: MouseEvent| {
            if *is_kept {
                // The tab still opens it until it is closed.
                kept::remember_secret(&kept.order.reference, &kept.secret);
                kept::remove(&kept.order.reference);
                is_kept.set(false);
            } else {
                let worked = kept::keep(kept.clone());
                is_kept.set(worked);
                failed.set(!worked);
            }
        })
    };
    let said = match (*is_kept, *failed) {
        (true, _) => words.kept,
        (false, true) => words.not_kept,
        (false, false) => words.keep_why,
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
            <p role="status">{ said }</p>
            if props.kept.of_session {
                <p>{ i18n.session().kept_until_out }</p>
            }
        </div>
    }
}
