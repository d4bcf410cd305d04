//! Changing an order: cancel, move, restore. One way for all three: send, keep what the backend says now, say
//! what was done.

use super::flash::Did;
use super::order_page::cache_name;
use crate::api::{ApiError, Client, LocalFuture, OrderAccess};
use crate::fetch::{Loaded, Pending, Phase, Sending, SubmitHandle, use_services, use_submit};
use crate::kept_orders as kept;
use contract::problem::ProblemCode;
use contract::reservation::{Reservation, ReservationView};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

/// What is sent, as it was at the press: the version is the one that the resident saw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct OrderChange {
    reference: String,
    secret: String,
    version: u32,
    /// The place to move to; only for a change of time.
    hold: Option<String>,
}

impl OrderChange {
    /// A change of this order as it is shown.
    pub(super) fn of(order: &Reservation, secret: &str, hold: Option<String>) -> String {
        let (reference, secret) = (order.reference.clone(), secret.to_owned());
        serde_json::to_string(&Self {
            reference,
            secret,
            version: order.version,
            hold,
        })
        .unwrap_or_default()
    }
}

/// Sends changes of one kind; `done` is called after the backend has said yes.
#[hook]
pub(super) fn use_order_change(did: Did, done: Callback<()>) -> SubmitHandle<ReservationView> {
    let services = use_services();
    use_submit::<ReservationView, _>(
        Sending::WhileHere,
        move |client, pending| {
            let services = services.clone();
            Box::pin(async move {
                let view = send(did, client, pending).await?;
                kept::refresh(&view.reservation, view.server_time);
                did.leave();
                let name = cache_name(&view.reservation.reference);
                services
                    .cache
                    .put(&name, Loaded::ready(view.clone(), view.server_time));
                Ok(view)
            })
        },
        done.reform(|_: ReservationView| ()),
    )
}

fn send(did: Did, client: Client, pending: Pending) -> LocalFuture<Result<ReservationView, ApiError>> {
    Box::pin(async move {
        let change: OrderChange = serde_json::from_str(&pending.body).map_err(|_| ApiError::Unreadable)?;
        let access = OrderAccess {
            reference: change.reference,
            key: change.secret,
            version: change.version,
        };
        match did {
            Did::Cancel => client.cancel_reservation(&pending.key, &access).await,
            Did::Restore => client.restore_reservation(&pending.key, &access).await,
            Did::Change => {
                client
                    .change_reservation(&pending.key, &access, &change.hold.unwrap_or_default())
                    .await
            }
        }
    })
}

/// Looks again when the order has changed in the meantime, so that the next press is about what holds now.
#[hook]
pub(super) fn use_look_again(submit: &SubmitHandle<ReservationView>, reload: Callback<()>) {
    let conflict = match submit.phase() {
        Phase::Rejected(error) => error.code() == Some(ProblemCode::VersionConflict),
        _ => false,
    };
    use_effect_with(conflict.then(|| submit.presses()), move |conflict| {
        if conflict.is_some() {
            reload.emit(());
        }
    });
}
