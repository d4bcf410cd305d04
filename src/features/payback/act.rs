//! What a reader does with a book, as it is sent: one body for every act, kept with the version that was seen.

use crate::api::{ApiError, Client, PaybackAccess};
use crate::fetch::{Loaded, Sending, SubmitHandle, use_services, use_submit};
use contract::payback::{BoughtRequest, CorrectRequest, PaybackView};
use contract::time::Date;
use serde::{Deserialize, Serialize};
use yew::prelude::*;

/// What is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Act {
    /// The book was bought.
    Bought(BoughtRequest),
    /// The book was returned on this day.
    Returned(Date),
    /// Something that was told is corrected.
    Correct(CorrectRequest),
    /// The application is taken back.
    Withdraw,
}

/// The same with the book and the version that was seen.
#[derive(Serialize, Deserialize)]
struct Sent {
    reference: String,
    version: u32,
    act: Act,
}

/// Name of a book in the cache.
pub(super) fn name_of(reference: &str) -> String {
    format!("payback/{reference}")
}

/// Does something with a book; how it stands then is shown at once.
#[hook]
pub(super) fn use_act() -> SubmitHandle<PaybackView> {
    let services = use_services();
    let done = Callback::from(move |view: PaybackView| {
        let (name, at) = (name_of(&view.payback.reference), view.server_time);
        services.cache.put(&name, Loaded::ready(view, at));
    });
    use_submit(
        Sending::WhileHere,
        |client, pending| Box::pin(async move { send(&client, &pending.key, &pending.body).await }),
        done,
    )
}

/// Presses anew, whatever came of the press before.
pub(super) fn press(submit: &SubmitHandle<PaybackView>, view: &PaybackView, act: Act) {
    if submit.busy() {
        return;
    }
    let sent = Sent {
        reference: view.payback.reference.clone(),
        version: view.payback.version,
        act,
    };
    submit.edit();
    submit.press(serde_json::to_string(&sent).unwrap_or_default());
}

async fn send(client: &Client, key: &str, body: &str) -> Result<PaybackView, ApiError> {
    let sent: Sent = serde_json::from_str(body).map_err(|_| ApiError::Unreadable)?;
    let access = PaybackAccess {
        reference: sent.reference,
        version: sent.version,
    };
    match sent.act {
        Act::Bought(request) => client.tell_bought(key, &access, &request).await,
        Act::Returned(day) => client.tell_returned(key, &access, day).await,
        Act::Correct(request) => client.correct_payback(key, &access, &request).await,
        Act::Withdraw => client.withdraw_payback(key, &access).await,
    }
}
