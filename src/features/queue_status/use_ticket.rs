//! Following a ticket: asked for when the backend says, and at once when its counter calls close to the turn.

use super::ticket_kept as kept;
use crate::api::Client;
use crate::fetch::{LoadHandle, Nearness, use_counter, use_live_behind, use_queue_status};
use contract::problem::ProblemCode;
use contract::queue_status::CounterStatus;
use contract::ticket::{TicketState, TicketView};
use std::rc::Rc;
use yew::prelude::*;

/// From so many ahead on, the calls of the counter are listened to.
const CLOSE: u32 = 10;

/// Name of a ticket in the cache.
pub(super) fn cache_name(reference: &str) -> String {
    format!("ticket/{reference}")
}

/// Follows a ticket and keeps how it stands. `behind`: the resident asked to be told also while looking at
/// something else, so it is followed while the page is hidden.
#[hook]
pub(super) fn use_ticket(reference: &str, secret: &str, behind: bool) -> LoadHandle<TicketView> {
    let (reference, secret) = (reference.to_owned(), secret.to_owned());
    use_live_behind(
        cache_name(&reference),
        |view: &TicketView| view.poll_after_ms,
        behind,
        move |client| Box::pin(fetch(client, reference.clone(), secret.clone())),
    )
}

async fn fetch(
    client: Client,
    reference: String,
    secret: String,
) -> Result<TicketView, crate::api::ApiError> {
    let result = client.get_ticket(&reference, &secret).await;
    match &result {
        Ok(view) => kept::refresh(view),
        // Its day is over, or it was never there: the first page must not go on showing it.
        Err(error) if error.code() == Some(ProblemCode::NotFound) => kept::remove(&reference),
        Err(_) => {}
    }
    result
}

/// Whether a ticket is so near that each call matters.
pub(super) fn is_close(view: &TicketView) -> bool {
    let ticket = &view.ticket;
    match ticket.state {
        TicketState::Called | TicketState::Missed => true,
        TicketState::Waiting => ticket.ahead.is_some_and(|ahead| ahead <= CLOSE),
        _ => false,
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct ListenProps {
    pub(super) office: AttrValue,
    pub(super) counter: AttrValue,
    /// Called when the counter has changed.
    pub(super) onchange: Callback<()>,
}

/// Listens to a counter; shows nothing.
#[component]
pub(super) fn Listen(props: &ListenProps) -> Html {
    let status = use_queue_status(&props.office, Nearness::Close);
    let counter: Option<Rc<CounterStatus>> = use_counter(&status, &props.counter);
    let first = use_mut_ref(|| None::<Rc<CounterStatus>>);
    let onchange = props.onchange.clone();
    use_effect_with(counter, move |counter| {
        let before = first.replace(counter.clone());
        // What is heard first is of before: the ticket was just asked for.
        if before.is_some() && before != *counter {
            onchange.emit(());
        }
    });
    Html::default()
}
