//! Taking a number: once, whatever the network does, and kept on the device before anything is shown.

use super::ticket_kept::{self as kept, KeptTicket};
use super::use_ticket::cache_name;
use crate::fetch::{Loaded, Sending, SubmitHandle, use_services, use_submit};
use crate::navigation::use_navigator;
use crate::routes::{QueueView, Route};
use contract::ticket::TicketView;
use serde::{Deserialize, Serialize};
use yew::prelude::*;

/// Where a number is wanted. Kept until a final answer, so that the next visit asks about the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Wish {
    pub(super) office: String,
    pub(super) counter: String,
}

impl Wish {
    /// As it is kept.
    pub(super) fn text(office: &str, counter: &str) -> String {
        serde_json::to_string(&Self {
            office: office.to_owned(),
            counter: counter.to_owned(),
        })
        .unwrap_or_default()
    }

    /// The one of which nothing has been heard yet.
    pub(super) fn pending() -> Option<Self> {
        use crate::device::storage::{self, Area};
        let pending: crate::fetch::Pending =
            serde_json::from_str(&storage::read(Area::Device, kept::PENDING)?).ok()?;
        serde_json::from_str(&pending.body).ok()
    }
}

/// Takes a number and leads to its page.
#[hook]
pub(super) fn use_take() -> SubmitHandle<TicketView> {
    let services = use_services();
    let navigator = use_navigator();
    let done = Callback::from(move |view: TicketView| {
        navigator.replace(Route::Queue(QueueView::Ticket(view.ticket.reference)));
    });
    use_submit::<TicketView, _>(
        Sending::Kept(kept::PENDING),
        move |client, pending| {
            let services = services.clone();
            Box::pin(async move {
                let wish: Wish =
                    serde_json::from_str(&pending.body).map_err(|_| crate::api::ApiError::Unreadable)?;
                let view = client
                    .take_ticket(&pending.key, &wish.office, &wish.counter)
                    .await?;
                // Before the submission forgets its key: from here on the ticket is what opens it again.
                if let Some(ticket) = KeptTicket::taken(&view) {
                    kept::keep(ticket);
                }
                let name = cache_name(&view.ticket.reference);
                services
                    .cache
                    .put(&name, Loaded::ready(view.clone(), view.server_time));
                Ok(view)
            })
        },
        done,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::device::storage::{self, Area};
    use crate::fetch::Pending;

    #[test]
    fn a_number_that_is_being_taken_is_found_again_by_the_next_visit() {
        assert_eq!(Wish::pending(), None);
        let pending = Pending {
            key: "k".into(),
            body: Wish::text("ok-center", "passport"),
            pressed_at: 0,
        };
        let text = serde_json::to_string(&pending).unwrap();
        storage::write(Area::Device, kept::PENDING, &text);
        let found = Wish::pending().unwrap();
        assert_eq!(
            (found.office.as_str(), found.counter.as_str()),
            ("ok-center", "passport")
        );
    }
}
