//! What anyone may see: the catalogue, trucks and buses. Loaded once and shared by the pages.

use crate::api::{ApiError, Client, LocalFuture};
use crate::fetch::{LoadHandle, use_load};
use contract::visit::{MobileUnits, VisitCatalogue};
use yew::prelude::*;

/// Name of the catalogue in the cache.
pub(super) const CATALOGUE: &str = "visit-catalogue";
/// Name of trucks and buses in the cache.
pub(super) const MOBILE_UNITS: &str = "visit-mobile-units";

/// The catalogue, and how many services could not be read.
#[hook]
pub(super) fn use_catalogue() -> LoadHandle<(VisitCatalogue, usize)> {
    use_load(CATALOGUE.into(), |client: Client| {
        Box::pin(async move { client.visit_catalogue().await })
            as LocalFuture<Result<(VisitCatalogue, usize), ApiError>>
    })
}

/// Trucks and buses, and how many stops could not be read.
#[hook]
pub(super) fn use_mobile_units() -> LoadHandle<(MobileUnits, usize)> {
    use_load(MOBILE_UNITS.into(), |client: Client| {
        Box::pin(async move { client.mobile_units().await })
            as LocalFuture<Result<(MobileUnits, usize), ApiError>>
    })
}
