//! An order on the page: what was just done, what to do next, the ticket, the facts, the actions.

use super::flash::Did;
use super::further_order::FurtherOrder;
use super::order_actions::OrderActions;
use super::order_facts::{order_facts, stages};
use super::restore::Restore;
use super::together::Together;
use super::use_public_data::use_rules;
use super::words;
use crate::come_to_me::come_to_me;
use crate::i18n::{I18n, fill, use_i18n};
use crate::kept_orders::KeptOrder;
use crate::page::Page;
use crate::routes::{MineView, Route};
use crate::session::{SessionBar, may_be_signed_in};
use crate::ui::{Notice, NoticeKind, StateLine, TicketCard, qr_code};
use contract::reservation::{OrderState, Reservation};
use contract::time::Timestamp;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct ShownOrderProps {
    pub(super) order: Reservation,
    pub(super) secret: String,
    pub(super) seen_at: Timestamp,
    /// Says that it may be old.
    pub(super) trouble: Html,
}

/// Whether its papers can no longer be collected with it.
pub(super) fn spent(order: &Reservation) -> bool {
    matches!(
        order.state,
        OrderState::Collected | OrderState::Cancelled | OrderState::Expired
    )
}

/// The order.
#[component]
pub(super) fn ShownOrder(props: &ShownOrderProps) -> Html {
    let i18n = use_i18n();
    let order = &props.order;
    let draw_ticket = use_rules()
        .loaded
        .get()
        .is_some_and(|rules| rules.draw_ticket_on_arrival);
    let did = use_did(order.version);
    let heading = words::state_heading(i18n, order.state);
    let advanced = use_advanced(order.state);
    let words = i18n.order();
    let for_whom = order
        .on_behalf_of
        .as_ref()
        .map(|other| fill(words.for_whom, &[("name", &other.name)]));
    let kept = KeptOrder {
        order: order.clone(),
        secret: props.secret.clone(),
        seen_at: props.seen_at,
        of_session: may_be_signed_in(),
    };
    html! {
        <Page
            {heading}
            lead={for_whom}
            private_lead=true
            back={back(i18n, &props.secret)}
            above={html! { <SessionBar key="session" /> }}
        >
            { props.trouble.clone() }
            // Heard when the office has gone a step further, not when the page opens: the heading says it then.
            <p class="sr-only" role="status">{ if advanced { heading } else { "" } }</p>
            if let Some(did) = did {
                <Notice key={order.version} kind={NoticeKind::Info} title={did.said(i18n)} follows={Some(order.version)} />
            }
            { what_now(i18n, order, draw_ticket) }
            <Restore kept={kept.clone()} />
            { ticket(i18n, order) }
            { order_facts(i18n, order) }
            <OrderActions {kept} />
            <Together key="together" reference={order.reference.clone()} />
            <FurtherOrder key="further" order={order.clone()} />
            { come_to_me(i18n) }
        </Page>
    }
}

/// Back to the list in which it stands: that of the account, if the session opens it.
fn back(i18n: I18n, secret: &str) -> (AttrValue, AttrValue) {
    match secret.is_empty() {
        true => (
            Route::Mine(MineView::Household).address().into(),
            i18n.mine().back.into(),
        ),
        false => (Route::Orders.address().into(), i18n.shell().back_to_orders.into()),
    }
}

/// What was just done with the order in this version.
#[hook]
fn use_did(version: u32) -> Option<Did> {
    *use_memo(version, |_| Did::take())
}

/// Whether the state has changed since the page opened.
#[hook]
fn use_advanced(state: OrderState) -> bool {
    let first = use_mut_ref(|| state);
    let opened_with = *first.borrow();
    opened_with != state
}

/// What happens next, and what to do on arrival.
fn what_now(i18n: I18n, order: &Reservation, draw_ticket: bool) -> Html {
    let words = i18n.order();
    let template = match order.state {
        OrderState::Accepted | OrderState::Preparing => words.next_accepted,
        OrderState::Ready => words.next_ready,
        OrderState::Collected => words.next_collected,
        OrderState::Cancelled => words.next_cancelled,
        OrderState::Expired => words.next_expired,
        OrderState::Unknown => words.next_unknown,
    };
    let (start, until) = (i18n.moment(order.start), i18n.moment(order.collect_until));
    let office = i18n.text(&order.office.name);
    let values = [
        ("start", start.as_str()),
        ("until", &until),
        ("office", &office),
        ("phone", &order.office.phone),
    ];
    html! {
        <>
            <p class="order-next">{ fill(template, &values) }</p>
            if !spent(order) {
                <ol class="ticket__steps">
                    if draw_ticket {
                        <li key="draw">{ i18n.marked(words.step_draw) }</li>
                    }
                    <li key="show">{ words.step_show }</li>
                </ol>
            }
            if let Some(reason) = &order.cancel_reason {
                <p>{ fill(words.cancel_reason, &[("reason", &i18n.text(reason))]) }</p>
            }
        </>
    }
}

fn ticket(i18n: I18n, order: &Reservation) -> Html {
    let words = i18n.order();
    let spent = spent(order);
    let qr = (!spent).then(|| qr_code(&order.ticket.qr_text, words.qr_label));
    let place = html! {
        <>
            <strong>{ i18n.shown(&order.office.name) }</strong>
            { " · " }
            { i18n.shown(&order.ticket.counter) }
        </>
    };
    let time = html! {
        <>
            <strong>{ i18n.full_date(order.start.date()) }</strong>
            <br />
            { i18n.span(order.start, order.end) }
        </>
    };
    html! {
        <TicketCard
            number_label={if spent { words.spent_number } else { words.ticket_number }}
            number={order.ticket.number.clone()}
            {place}
            {time}
            {qr}
            qr_note={words.qr_note}
            {spent}
        >
            <p class="ticket__reference" data-private="">
                { words.reference }{ " " }
                <strong translate="no">{ order.reference.clone() }</strong>
                <span class="ticket__reference-note">{ words.reference_note }</span>
            </p>
            if !matches!(order.state, OrderState::Cancelled | OrderState::Expired) {
                <StateLine stages={stages(i18n, order)} label={words.stages_label} done_text={words.stage_done} />
            }
        </TicketCard>
    }
}
