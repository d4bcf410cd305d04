//! Asks before an order is cancelled.

use super::answer::{Unknown, answer};
use super::flash::Did;
use super::order_page::OrderPageProps;
use super::use_known_order::use_known_order;
use super::use_order_change::{OrderChange, use_look_again, use_order_change};
use super::use_public_data::use_rules;
use crate::fetch::{Phase, use_services};
use crate::i18n::{fill, use_i18n};
use crate::navigation::use_navigator;
use crate::page::Page;
use crate::routes::{OrderView, Route};
use crate::ui::{Button, ButtonKind, LinkButton};
use yew::prelude::*;

/// What would be cancelled, yes and no.
#[component]
pub(super) fn CancelPage(props: &OrderPageProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.cancel();
    let phone = use_services().config.phone.clone();
    let navigator = use_navigator();
    let known = use_known_order(&props.reference);
    let minutes = use_rules()
        .loaded
        .get()
        .map(|rules| rules.undo_minutes.to_string());
    let ticket = Route::OneOrder(props.reference.clone(), OrderView::Ticket);
    let done = {
        let ticket = ticket.clone();
        Callback::from(move |()| navigator.replace(ticket.clone()))
    };
    let submit = use_order_change(Did::Cancel, done);
    use_look_again(&submit, known.reload.clone());
    let back = Some((ticket.address().into(), i18n.shell().back_to_order.into()));
    let Some((order, secret)) = known.order else {
        return html! {
            <Page heading={words.heading} {back}>{ known.instead }</Page>
        };
    };
    let onclick = {
        let (submit, change) = (submit.clone(), OrderChange::of(&order, &secret, None));
        Callback::from(move |_: MouseEvent| {
            submit.edit();
            submit.press(change.clone());
        })
    };
    let unknown = Unknown {
        title: words.unknown_title,
        text: words.unknown_text,
    };
    let open = submit.phase() == Phase::Unknown;
    let values = [
        ("office", i18n.text(&order.office.name)),
        ("start", i18n.moment(order.start).into()),
    ];
    html! {
        <Page heading={words.heading} {back}>
            <p>{ fill(words.what, &[("office", &values[0].1), ("start", &values[1].1)]) }</p>
            if let Some(minutes) = minutes {
                <p>{ fill(words.undo, &[("minutes", &minutes)]) }</p>
            }
            { answer(i18n, &submit, Some(&unknown), &phone) }
            <div class="page__actions">
                if !order.changeable {
                    <p>{ i18n.order().cancel_cannot }</p>
                } else if !open {
                    <Button kind={ButtonKind::Danger} busy={submit.busy()} {onclick}>{ words.yes }</Button>
                }
                // While the outcome is open nobody can promise that it stays.
                <LinkButton href={ticket.address()} kind={ButtonKind::Secondary}>
                    { if open { words.to_order } else { words.no } }
                </LinkButton>
            </div>
        </Page>
    }
}
