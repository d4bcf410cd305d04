//! The order of a page that changes it: from the cache, else loaded.

use super::order_page::cache_name;
use super::words;
use crate::api::ApiError;
use crate::fetch::{use_load, use_services};
use crate::i18n::use_i18n;
use crate::kept_orders as kept;
use crate::routes::{OrderView, Route};
use crate::session::may_be_signed_in;
use crate::ui::{ButtonKind, LinkButton, Notice, NoticeKind, Skeleton};
use contract::problem::{Problem, ProblemCode};
use contract::reservation::{Reservation, ReservationView};
use yew::prelude::*;

/// An order with its secret, or what to show instead.
pub(super) struct KnownOrder {
    pub(super) order: Option<(Reservation, String)>,
    pub(super) instead: Html,
    /// Looks again at what holds now.
    pub(super) reload: Callback<()>,
}

/// Loads an order that this tab or device can open.
#[hook]
pub(super) fn use_known_order(reference: &str) -> KnownOrder {
    let i18n = use_i18n();
    let phone = use_services().config.phone.clone();
    let secret = kept::secret(reference).or_else(|| may_be_signed_in().then(String::new));
    let live = {
        let (reference, secret) = (reference.to_owned(), secret.clone());
        use_load::<ReservationView, _>(cache_name(&reference), move |client| {
            let (reference, secret) = (reference.clone(), secret.clone());
            Box::pin(async move {
                match secret {
                    Some(secret) => client.get_reservation(&reference, &secret).await,
                    None => Err(not_open()),
                }
            })
        })
    };
    let order = live.loaded.get().map(|view| view.reservation.clone()).zip(secret);
    let instead = match &live.loaded.error {
        Some(error) => {
            let (title, text) = words::trouble(i18n, error, &phone);
            let find = Route::OneOrder(reference.to_owned(), OrderView::Ticket).address();
            html! {
                <Notice kind={NoticeKind::Error} {title} role_status=true>
                    <p>{ text }</p>
                    <LinkButton href={find} kind={ButtonKind::Secondary}>{ i18n.find().submit }</LinkButton>
                </Notice>
            }
        }
        None => html! {
            <Skeleton lines={6} />
        },
    };
    KnownOrder {
        order,
        instead,
        reload: live.reload,
    }
}

/// Without its secret the backend would refuse: no need to ask.
fn not_open() -> ApiError {
    ApiError::Problem {
        problem: Box::new(Problem::new(ProblemCode::Forbidden)),
        retry_after_s: None,
    }
}
