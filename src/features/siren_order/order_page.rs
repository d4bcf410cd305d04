//! An order: its ticket, where it stands, and what can be done with it. Also the confirmation after ordering.

use super::find_form::FindForm;
use super::kept::{self, KeptOrder};
use super::order_actions::OrderActions;
use super::order_facts::{order_facts, stages};
use super::qr_code::qr_code;
use super::words;
use crate::api::ApiError;
use crate::fetch::{Loaded, use_live, use_services};
use crate::i18n::{I18n, fill, use_i18n};
use crate::page::Page;
use crate::routes::Route;
use crate::ui::{Notice, NoticeKind, Skeleton, StaleNote, StateLine, TicketCard};
use contract::problem::ProblemCode;
use contract::reservation::{OrderState, Reservation, ReservationView};
use contract::time::Timestamp;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct OrderPageProps {
    pub(super) reference: String,
}

/// Name of an order in the cache.
pub(super) fn cache_name(reference: &str) -> String {
    format!("order/{reference}")
}

/// An order that this tab or device can open; else the form that finds it.
#[component]
pub(super) fn OrderPage(props: &OrderPageProps) -> Html {
    let i18n = use_i18n();
    let secret = use_state(|| kept::secret(&props.reference));
    let onfound = {
        let secret = secret.clone();
        Callback::from(move |view: ReservationView| secret.set(view.key))
    };
    match &*secret {
        Some(secret) => html! {
            <OpenOrder reference={props.reference.clone()} secret={secret.clone()} />
        },
        None => html! {
            <Page heading={i18n.find().heading_one} back={(Route::Orders.address().into(), i18n.shell().back_to_orders.into())}>
                <p>{ i18n.find().why }</p>
                <FindForm reference={props.reference.clone()} {onfound} />
            </Page>
        },
    }
}

#[derive(Properties, PartialEq)]
struct OpenOrderProps {
    reference: String,
    secret: String,
}

/// Follows an order and shows the last that is known of it.
#[component]
fn OpenOrder(props: &OpenOrderProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let live = {
        let (reference, secret) = (props.reference.clone(), props.secret.clone());
        use_live(
            cache_name(&props.reference),
            |view: &ReservationView| view.poll_after_ms,
            move |client| {
                let (reference, secret) = (reference.clone(), secret.clone());
                Box::pin(async move {
                    let view = client.get_reservation(&reference, &secret).await?;
                    kept::refresh(&view.reservation, view.server_time);
                    Ok(view)
                })
            },
        )
    };
    let known = live
        .loaded
        .get()
        .map(|view| (view.reservation.clone(), view.server_time));
    // Without a network the kept order is all there is, and says how old it is.
    let known = known.or_else(|| kept::kept_order(&props.reference).map(|kept| (kept.order, kept.seen_at)));
    let now = services.client.clock().now();
    match known {
        Some((order, seen_at)) => {
            let trouble = trouble_note(i18n, &live.loaded, seen_at, now);
            html! {
                <ShownOrder {order} secret={props.secret.clone()} {seen_at} {trouble} onchanged={live.reload} />
            }
        }
        None => nothing_known(i18n, live.loaded.error.as_deref(), &services.config.phone),
    }
}

fn nothing_known(i18n: I18n, error: Option<&ApiError>, phone: &str) -> Html {
    let back = (Route::Orders.address().into(), i18n.shell().back_to_orders.into());
    html! {
        <Page heading={i18n.orders().one} {back}>
            if let Some(error) = error {
                { error_notice(i18n, error, phone) }
            } else {
                <p class="sr-only" role="status">{ i18n.shell().loading }</p>
                <Skeleton lines={8} />
            }
        </Page>
    }
}

fn error_notice(i18n: I18n, error: &ApiError, phone: &str) -> Html {
    let (title, text) = words::trouble(i18n, error, phone);
    html! {
        <Notice kind={NoticeKind::Error} {title} role_status=true>
            <p>{ text }</p>
        </Notice>
    }
}

/// Says that what is shown may be old, and why.
fn trouble_note(i18n: I18n, loaded: &Loaded<ReservationView>, seen_at: Timestamp, now: Timestamp) -> Html {
    let old = loaded.error.is_some() || now.seconds_since(seen_at) > 90;
    if !old {
        return Html::default();
    }
    let gone = loaded.error.as_ref().and_then(|error| error.code()) == Some(ProblemCode::Forbidden);
    let template = if gone {
        i18n.order().no_longer_open
    } else {
        i18n.order().stale
    };
    html! {
        <StaleNote text={fill(template, &[("time", &i18n.moment(seen_at))])} />
    }
}

#[derive(Properties, PartialEq)]
struct ShownOrderProps {
    order: Reservation,
    secret: String,
    seen_at: Timestamp,
    trouble: Html,
    onchanged: Callback<()>,
}

/// The order on the page.
#[component]
fn ShownOrder(props: &ShownOrderProps) -> Html {
    let i18n = use_i18n();
    let order = &props.order;
    let spent = matches!(
        order.state,
        OrderState::Collected | OrderState::Cancelled | OrderState::Expired
    );
    let words = i18n.order();
    let for_whom = order
        .on_behalf_of
        .as_ref()
        .map(|other| fill(words.for_whom, &[("name", &other.name)]));
    let kept = KeptOrder {
        order: order.clone(),
        secret: props.secret.clone(),
        seen_at: props.seen_at,
    };
    html! {
        <Page
            heading={words::state_heading(i18n, order.state)}
            lead={for_whom}
            back={(Route::Orders.address().into(), i18n.shell().back_to_orders.into())}
        >
            { props.trouble.clone() }
            <p class="sr-only" role="status">{ words::state_heading(i18n, order.state) }</p>
            { what_now(i18n, order) }
            { ticket(i18n, order, spent) }
            { order_facts(i18n, order) }
            <OrderActions {kept} onchanged={props.onchanged.clone()} />
        </Page>
    }
}

/// The one sentence on what happens next.
fn what_now(i18n: I18n, order: &Reservation) -> Html {
    let words = i18n.order();
    let template = match order.state {
        OrderState::Accepted => words.next_accepted,
        OrderState::Preparing => words.next_preparing,
        OrderState::Ready => words.next_ready,
        OrderState::Collected => words.next_collected,
        OrderState::Cancelled => words.next_cancelled,
        OrderState::Expired => words.next_expired,
        OrderState::Unknown => words.next_unknown,
    };
    let (start, until) = (i18n.moment(order.start), i18n.moment(order.collect_until));
    let office = i18n.text(&order.office.name);
    let text = fill(
        template,
        &[
            ("start", &start),
            ("until", &until),
            ("office", &office),
            ("phone", &order.office.phone),
        ],
    );
    html! {
        <>
            <p class="order-next">{ text }</p>
            if let Some(reason) = &order.cancel_reason {
                <p>{ fill(words.cancel_reason, &[("reason", &i18n.text(reason))]) }</p>
            }
        </>
    }
}

fn ticket(i18n: I18n, order: &Reservation, spent: bool) -> Html {
    let words = i18n.order();
    let qr = (!spent).then(|| qr_code(&order.ticket.qr_text, words.qr_label));
    let place = html! {
        <>
            <strong>{ i18n.text(&order.office.name) }</strong>
            { " · " }
            { i18n.text(&order.ticket.counter) }
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
            number_label={words.ticket_number}
            number={order.ticket.number.clone()}
            {place}
            {time}
            {qr}
            qr_note={words.qr_note}
            {spent}
        >
            <p class="ticket__reference">
                { words.reference }{ " " }
                <strong translate="no">{ order.reference.clone() }</strong>
            </p>
            if !matches!(order.state, OrderState::Cancelled | OrderState::Expired) {
                <StateLine stages={stages(i18n, order)} label={words.stages_label} done_text={words.stage_done} />
            }
        </TicketCard>
    }
}
