//! An order: its ticket, where it stands, and what can be done with it. Also the confirmation after ordering.

use super::find_form::FindForm;
use super::shown_order::{ShownOrder, spent};
use super::stopped::Stopped;
use super::words;
use crate::api::ApiError;
use crate::fetch::{Loaded, use_live, use_services};
use crate::i18n::{I18n, fill, use_i18n};
use crate::kept_orders as kept;
use crate::page::Page;
use crate::routes::Route;
use crate::session::{AskToSignIn, may_be_signed_in};
use crate::ui::{Notice, NoticeKind, Skeleton, StaleNote};
use contract::problem::ProblemCode;
use contract::reservation::ReservationView;
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
    // What is open by its secret is; else whoever is signed in may be its owner, which an empty secret stands for.
    let secret =
        use_state(|| kept::secret(&props.reference).or_else(|| may_be_signed_in().then(String::new)));
    let onfound = {
        let secret = secret.clone();
        Callback::from(move |view: ReservationView| secret.set(view.key))
    };
    match &*secret {
        // Another way in is another page: what follows the order asks with the secret that it began with.
        Some(secret) => html! {
            <OpenOrder key={secret.clone()} reference={props.reference.clone()} secret={secret.clone()} {onfound} />
        },
        None => html! {
            <FindOrder reference={props.reference.clone()} {onfound} sign_in=false />
        },
    }
}

#[derive(Properties, PartialEq)]
struct FindOrderProps {
    reference: String,
    onfound: Callback<ReservationView>,
    /// Offers to sign in again first.
    sign_in: bool,
}

/// Asks who one is.
#[component]
fn FindOrder(props: &FindOrderProps) -> Html {
    let i18n = use_i18n();
    let wrong = use_state(|| false);
    let onwrong = {
        let wrong = wrong.clone();
        Callback::from(move |is| wrong.set(is))
    };
    let back = (Route::Orders.address().into(), i18n.shell().back_to_orders.into());
    html! {
        <Page heading={i18n.find().heading_one} {back} wrong={*wrong}>
            if props.sign_in {
                <AskToSignIn key="ask" ended=true />
                <h2 key="or">{ i18n.find().heading }</h2>
            }
            <p key="why">{ i18n.find().why }</p>
            <FindForm key="find" reference={props.reference.clone()} onfound={props.onfound.clone()} {onwrong} />
        </Page>
    }
}

/// Why the session does not open an order: it has ended, or the order is someone else's.
fn not_by_session(error: Option<&ApiError>) -> Option<ProblemCode> {
    error.and_then(ApiError::code).filter(|code| {
        matches!(
            code,
            ProblemCode::SignInRequired | ProblemCode::Forbidden | ProblemCode::NotFound
        )
    })
}

#[derive(Properties, PartialEq)]
struct OpenOrderProps {
    reference: String,
    secret: String,
    onfound: Callback<ReservationView>,
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
                    let answer = client.get_reservation(&reference, &secret).await;
                    match &answer {
                        Ok(view) => kept::refresh(&view.reservation, view.server_time),
                        // What the device kept holds no longer.
                        Err(error) if is_stopped(error) => kept::remove(&reference),
                        Err(_) => {}
                    }
                    answer
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
    let refused = not_by_session(live.loaded.error.as_deref()).filter(|_| props.secret.is_empty());
    if let Some(code) = refused {
        let sign_in = code == ProblemCode::SignInRequired;
        return html! {
            <FindOrder reference={props.reference.clone()} onfound={props.onfound.clone()} {sign_in} />
        };
    }
    let stopped = live.loaded.error.as_deref().is_some_and(is_stopped);
    match known {
        Some((order, _)) if stopped && !spent(&order) => html! {
            <Stopped permission={order.permission} />
        },
        None if stopped => html! {
            <Stopped permission={None::<String>} />
        },
        Some((order, seen_at)) => {
            let trouble = trouble_note(i18n, &live.loaded, seen_at, now);
            html! {
                <ShownOrder {order} secret={props.secret.clone()} {seen_at} {trouble} />
            }
        }
        None => nothing_known(i18n, live.loaded.error.as_deref(), &services.config.phone),
    }
}

/// Whether the order was closed because its permission has ended.
pub(super) fn is_stopped(error: &ApiError) -> bool {
    error.code() == Some(ProblemCode::PermissionEnded)
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
    let fresh = loaded.error.is_none() && loaded.get().is_some() && loaded.stale_s(now).is_none();
    if fresh {
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
