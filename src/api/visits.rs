//! Outreach visits: the catalogue, and trucks and buses.

use super::client::{Client, body_of};
use super::decode;
use super::error::ApiError;
use contract::endpoints::{Method, path};
use contract::visit::{MobileStop, MobileUnits, VisitCatalogue, VisitService, WishRequest, WishView};
use serde_json::Value;

impl Client {
    /// All visiting services, and how to find the right one. Also how many had to be dropped because they did not
    /// fit the contract.
    pub async fn visit_catalogue(&self) -> Result<(VisitCatalogue, usize), ApiError> {
        let mut tree = self.public_tree(path("/visits/catalogue", &[])).await?;
        let dropped = decode::sift::<VisitService>(&mut tree, "services");
        Ok((decode::from_tree(tree)?, dropped))
    }

    /// Trucks and buses with their stops. Also how many stops had to be dropped.
    pub async fn mobile_units(&self) -> Result<(MobileUnits, usize), ApiError> {
        let mut tree = self.public_tree(path("/visits/mobile-units", &[])).await?;
        let dropped = decode::sift::<MobileStop>(&mut tree, "stops");
        Ok((decode::from_tree(tree)?, dropped))
    }

    /// The body of [`Client::wish_for_stop`], kept as text so that a repeat is the same to the byte.
    pub fn wish_body(request: &WishRequest) -> Result<String, ApiError> {
        body_of(request)
    }

    /// Wishes for a stop, or takes the wish back. `body` is of [`Client::wish_body`].
    pub async fn wish_for_stop(&self, key: &str, body: String) -> Result<WishView, ApiError> {
        let request = self.write(Method::Post, path("/visits/wishes", &[]), key, Some(body));
        self.read(request).await
    }

    /// What anyone may keep for a while: its time is not now.
    async fn public_tree(&self, path: String) -> Result<Value, ApiError> {
        let response = self.send(self.request(Method::Get, path)).await?;
        decode::tree(&response.body)
    }
}
