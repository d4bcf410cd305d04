//! Quota and sums, one's own or of someone else, as several pages show them.

use crate::api::{ApiError, Client, LocalFuture};
use crate::fetch::{LoadHandle, use_load};
use contract::payback::PaybackTotals;
use yew::prelude::*;

/// Those of the permission with this reference; one's own where it is empty.
#[hook]
pub(super) fn use_totals(permission: &str) -> LoadHandle<PaybackTotals> {
    let of = permission.to_owned();
    let name = match permission {
        "" => "payback-totals".to_owned(),
        permission => format!("payback-totals/{permission}"),
    };
    use_load(name, move |client: Client| {
        let of = of.clone();
        Box::pin(async move {
            let permission = Some(of.as_str()).filter(|of| !of.is_empty());
            client.payback_totals(permission).await
        }) as LocalFuture<Result<PaybackTotals, ApiError>>
    })
}
