//! What the pages need beside the queues: offices, and what their hours are usually like. Shared with other pages
//! through the cache.

use crate::api::List;
use crate::fetch::{LoadHandle, use_load, use_services};
use contract::office::Office;
use contract::queue_status::QueueHistory;
use std::rc::Rc;
use yew::prelude::*;

/// All offices.
#[hook]
pub(super) fn use_offices() -> LoadHandle<List<Office>> {
    use_load("offices".into(), |client| {
        Box::pin(async move { client.list_offices().await })
    })
}

/// One office of the list; nothing before it is loaded.
pub(super) fn office_of(offices: &LoadHandle<List<Office>>, id: &str) -> Option<Rc<Office>> {
    let list = offices.loaded.get()?;
    let found = list.items.iter().find(|office| office.id == id)?;
    Some(Rc::new(found.clone()))
}

/// What the hours of past weeks were like at an office.
#[hook]
pub(super) fn use_history(office: &str) -> LoadHandle<QueueHistory> {
    let id = office.to_owned();
    use_load(format!("queue-history/{office}"), move |client| {
        let id = id.clone();
        Box::pin(async move { client.queue_history(&id).await })
    })
}

/// The hours of today at an office, where they are known, and the backend's time.
#[hook]
pub(super) fn use_now() -> contract::time::Timestamp {
    super::clocks::use_minute();
    use_services().client.clock().now()
}
