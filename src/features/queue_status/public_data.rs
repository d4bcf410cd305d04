//! What the pages need beside the queues: offices, and what their hours are usually like. Shared with other pages
//! through the cache.

use crate::api::List;
use crate::fetch::{LoadHandle, use_load, use_services};
use contract::document::Document;
use contract::office::Office;
use contract::queue_status::QueueHistory;
use contract::slot::SlotDays;
use contract::time::Timestamp;
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

/// The backend's time, looked at anew each minute.
#[hook]
pub(super) fn use_now() -> Timestamp {
    super::clocks::use_minute();
    use_services().client.clock().now()
}

/// The slots of an office in which ordered papers are collected.
#[hook]
pub(super) fn use_slots(office: &str) -> LoadHandle<SlotDays> {
    let id = office.to_owned();
    use_load(format!("slots/{office}"), move |client| {
        let id = id.clone();
        Box::pin(async move { client.list_slots(&id).await })
    })
}

/// All kinds of papers: they say at which counter they are handed over.
#[hook]
pub(super) fn use_documents() -> LoadHandle<List<Document>> {
    use_load("documents".into(), |client| {
        Box::pin(async move { client.list_documents().await })
    })
}
