//! Another time for an order, in place: reference and documents stay. Choosing asks once more before it changes.

use super::answer::{Unknown, answer};
use super::draft::HeldPlace;
use super::flash::Did;
use super::order_page::OrderPageProps;
use super::slot_picker::SlotPicker;
use super::use_known_order::use_known_order;
use super::use_order_change::{OrderChange, use_look_again, use_order_change};
use crate::fetch::use_services;
use crate::i18n::{I18n, fill, use_i18n};
use crate::navigation::use_navigator;
use crate::page::Page;
use crate::routes::{OrderView, Route};
use crate::ui::{Button, ButtonKind};
use contract::reservation::Reservation;
use contract::time::Date;
use yew::prelude::*;

/// The slots of the order's office; a pressed one is held, shown beside the old time, and asked about.
#[component]
pub(super) fn ChangeTimePage(props: &OrderPageProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.change_time();
    let phone = use_services().config.phone.clone();
    let navigator = use_navigator();
    let known = use_known_order(&props.reference);
    let day = use_state(|| None::<Date>);
    let picked = use_state(|| None::<HeldPlace>);
    let ticket = Route::OneOrder(props.reference.clone(), OrderView::Ticket);
    let done = {
        let ticket = ticket.clone();
        Callback::from(move |()| navigator.replace(ticket.clone()))
    };
    let submit = use_order_change(Did::Change, done);
    use_look_again(&submit, known.reload.clone());
    let back = Some((ticket.address().into(), i18n.shell().back_to_order.into()));
    let Some((order, secret)) = known.order else {
        return html! {
            <Page heading={words.heading} {back}>{ known.instead }</Page>
        };
    };
    let ongot = {
        let picked = picked.clone();
        Callback::from(move |held| picked.set(Some(held)))
    };
    let onday = {
        let day = day.clone();
        Callback::from(move |date| day.set(Some(date)))
    };
    let unknown = Unknown {
        title: words.unknown_title,
        text: words.unknown_text,
    };
    let onyes = {
        let (submit, order, picked) = (submit.clone(), order.clone(), picked.clone());
        Callback::from(move |_: MouseEvent| {
            submit.edit();
            submit.press(OrderChange::of(
                &order,
                &secret,
                picked.as_ref().map(|held| held.id.clone()),
            ));
        })
    };
    let onno = {
        let (submit, picked) = (submit.clone(), picked.clone());
        Callback::from(move |_: MouseEvent| {
            submit.edit();
            picked.set(None);
        })
    };
    let heading = if picked.is_some() {
        words.confirm_heading
    } else {
        words.heading
    };
    html! {
        <Page
            {heading}
            lead={picked.is_none().then(|| fill(words.now, &[("start", &i18n.moment(order.start))]))}
            {back}
            focus_key={u32::from(picked.is_some())}
        >
            if !order.changeable {
                <p>{ i18n.order().cancel_cannot }</p>
            } else if let Some(held) = &*picked {
                { confirm(i18n, &order, held) }
                { answer(i18n, &submit, Some(&unknown), &phone) }
                <div class="page__actions">
                    <Button kind={ButtonKind::Primary} busy={submit.busy()} onclick={onyes}>{ words.yes }</Button>
                    if !submit.busy() {
                        <Button kind={ButtonKind::Secondary} onclick={onno}>{ words.no }</Button>
                    }
                </div>
            } else {
                <SlotPicker
                    office={order.office.id.clone()}
                    day={*day}
                    current={order.start}
                    of_order=true
                    {onday}
                    {ongot}
                />
            }
        </Page>
    }
}

/// The old time and the new one.
fn confirm(i18n: I18n, order: &Reservation, held: &HeldPlace) -> Html {
    let words = i18n.change_time();
    html! {
        <dl class="change-confirm summary-list">
            <div class="summary-list__row"><dt>{ words.confirm_from }</dt><dd>{ i18n.moment(order.start) }</dd></div>
            <div class="summary-list__row">
                <dt>{ words.confirm_to }</dt>
                <dd><strong>{ i18n.moment(held.start) }</strong></dd>
            </div>
        </dl>
    }
}
