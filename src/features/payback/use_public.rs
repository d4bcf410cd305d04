//! What anyone may see: the rules, the stores, a judgement on a title. Loaded once and shared by the pages.

use crate::api::{ApiError, Client, List, LocalFuture};
use crate::fetch::{LoadHandle, use_load};
use contract::payback::{Bookstore, PaybackRules, TitleCheck};
use yew::prelude::*;

/// The rules of the district.
#[hook]
pub(super) fn use_rules() -> LoadHandle<PaybackRules> {
    use_load("payback-rules".into(), |client: Client| {
        Box::pin(async move { client.payback_rules().await }) as LocalFuture<Result<PaybackRules, ApiError>>
    })
}

/// Whether a title is paid back.
#[hook]
pub(super) fn use_check(isbn: &str) -> LoadHandle<TitleCheck> {
    let of = isbn.to_owned();
    use_load(format!("payback-check/{isbn}"), move |client: Client| {
        let isbn = of.clone();
        Box::pin(async move { client.check_title(&isbn).await }) as LocalFuture<Result<TitleCheck, ApiError>>
    })
}

/// The partner bookstores; with an ISBN also whether each has that book.
#[hook]
pub(super) fn use_stores(isbn: Option<&str>) -> LoadHandle<List<Bookstore>> {
    let of = isbn.map(str::to_owned);
    let name = format!("payback-stores/{}", isbn.unwrap_or_default());
    use_load(name, move |client: Client| {
        let isbn = of.clone();
        Box::pin(async move { client.list_bookstores(isbn.as_deref()).await })
            as LocalFuture<Result<List<Bookstore>, ApiError>>
    })
}
