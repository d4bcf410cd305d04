//! Changing a ticket: late, leave, rejoin. One way for all three, so that never two run at once: send, keep what
//! the backend says now, say what was done.

use super::ticket_kept as kept;
use super::ticket_words::Doing;
use super::use_ticket::cache_name;
use crate::api::{ApiError, Client, TicketAccess};
use crate::fetch::{Loaded, Pending, Phase, Sending, SubmitHandle, use_services, use_submit};
use contract::problem::ProblemCode;
use contract::ticket::{QueueTicket, TicketView};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

/// What is sent, as it was at the press: the version is the one that the resident saw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct TicketChange {
    doing: Doing,
    reference: String,
    secret: String,
    version: u32,
}

/// The change of a ticket as it is shown.
pub(super) fn change_of(ticket: &QueueTicket, secret: &str, doing: Doing) -> String {
    let change = TicketChange {
        doing,
        reference: ticket.reference.clone(),
        secret: secret.to_owned(),
        version: ticket.version,
    };
    serde_json::to_string(&change).unwrap_or_default()
}

/// Sends changes of a ticket; `done` is called with it after the backend has said yes, `look` when it has changed
/// in the meantime, so that the next press is about what holds now.
#[hook]
pub(super) fn use_ticket_change(done: Callback<TicketView>, look: Callback<()>) -> SubmitHandle<TicketView> {
    let services = use_services();
    let submit = use_submit::<TicketView, _>(
        Sending::WhileHere,
        move |client, pending| {
            let services = services.clone();
            Box::pin(async move {
                let view = send(client, pending).await?;
                kept::refresh(&view);
                let name = cache_name(&view.ticket.reference);
                services
                    .cache
                    .put(&name, Loaded::ready(view.clone(), view.server_time));
                Ok(view)
            })
        },
        done,
    );
    let overtaken = match submit.phase() {
        Phase::Rejected(error) => matches!(
            error.code(),
            Some(ProblemCode::VersionConflict | ProblemCode::TooLate | ProblemCode::LimitReached)
        ),
        _ => false,
    };
    use_effect_with(overtaken.then(|| submit.presses()), move |overtaken| {
        if overtaken.is_some() {
            look.emit(());
        }
    });
    submit
}

async fn send(client: Client, pending: Pending) -> Result<TicketView, ApiError> {
    let change: TicketChange = serde_json::from_str(&pending.body).map_err(|_| ApiError::Unreadable)?;
    let access = TicketAccess {
        reference: change.reference,
        key: change.secret,
        version: change.version,
    };
    match change.doing {
        Doing::Late => client.be_late(&pending.key, &access).await,
        Doing::Leave => client.leave_queue(&pending.key, &access).await,
        Doing::Rejoin => client.rejoin_queue(&pending.key, &access).await,
        // Taken on the page before this one.
        Doing::Take => Err(ApiError::Unreadable),
    }
}
