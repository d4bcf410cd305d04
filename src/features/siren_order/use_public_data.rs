//! What every step needs: documents, offices, rules. Loaded once, shared by all pages through the cache.

use crate::api::{ApiError, List};
use crate::fetch::{LoadHandle, use_load};
use contract::document::Document;
use contract::office::Office;
use contract::rules::OrderRules;
use std::rc::Rc;
use yew::prelude::*;

/// Names in the cache.
pub(super) const DOCUMENTS: &str = "documents";
const OFFICES: &str = "offices";
const RULES: &str = "order-rules";

#[hook]
pub(super) fn use_documents() -> LoadHandle<List<Document>> {
    use_load(DOCUMENTS.into(), |client| {
        Box::pin(async move { client.list_documents().await })
    })
}

#[hook]
pub(super) fn use_offices() -> LoadHandle<List<Office>> {
    use_load(OFFICES.into(), |client| {
        Box::pin(async move { client.list_offices().await })
    })
}

#[hook]
pub(super) fn use_rules() -> LoadHandle<OrderRules> {
    use_load(RULES.into(), |client| {
        Box::pin(async move { client.order_rules().await })
    })
}

/// Everything together: what is there, and why something is missing.
pub(super) struct PublicData {
    pub(super) documents: Option<Rc<List<Document>>>,
    pub(super) offices: Option<Rc<List<Office>>>,
    pub(super) rules: Option<Rc<OrderRules>>,
    pub(super) error: Option<Rc<ApiError>>,
    pub(super) reload: Callback<()>,
}

#[hook]
pub(super) fn use_public_data() -> PublicData {
    let (documents, offices, rules) = (use_documents(), use_offices(), use_rules());
    let errors = [
        &documents.loaded.error,
        &offices.loaded.error,
        &rules.loaded.error,
    ];
    let error = errors.into_iter().find_map(Clone::clone);
    let reloads = [
        documents.reload.clone(),
        offices.reload.clone(),
        rules.reload.clone(),
    ];
    PublicData {
        documents: documents.loaded.get().cloned(),
        offices: offices.loaded.get().cloned(),
        rules: rules.loaded.get().cloned(),
        error,
        reload: Callback::from(move |()| reloads.iter().for_each(|reload| reload.emit(()))),
    }
}
