//! The household: what is the signed-in person's own, and their rights over it.

use super::client::{Client, body_of};
use super::decode::{self, List};
use super::error::ApiError;
use super::transport::Request;
use contract::endpoints::{Method, path};
use contract::household::{ClaimRequest, Erasure, Household, HouseholdItem, PersonalExport};
use contract::message::Message;
use contract::reservation::ReservationView;

impl Client {
    /// Everything of the signed-in person. Also how many things had to be dropped because they did not fit the
    /// contract.
    pub async fn household(&self) -> Result<(Household, usize), ApiError> {
        let request = Request {
            fresh: true,
            ..self.request(Method::Get, path("/household", &[]))
        };
        let mut tree = self.read_tree(request).await?;
        let dropped = decode::sift::<HouseholdItem>(&mut tree, "items");
        Ok((decode::from_tree(tree)?, dropped))
    }

    /// Takes an order into the account that was made without one.
    pub async fn claim_reservation(
        &self,
        key: &str,
        request: &ClaimRequest,
    ) -> Result<ReservationView, ApiError> {
        let body = body_of(request)?;
        self.read(self.write(Method::Post, path("/household/claims", &[]), key, Some(body)))
            .await
    }

    /// All that is kept about the signed-in person.
    pub async fn export_household(&self) -> Result<PersonalExport, ApiError> {
        self.get_fresh(path("/household/export", &[])).await
    }

    /// What erasing the account would do.
    pub async fn get_erasure(&self) -> Result<Erasure, ApiError> {
        self.get_fresh(path("/household/erasure", &[])).await
    }

    /// Erases the account.
    pub async fn erase_account(&self, key: &str) -> Result<Erasure, ApiError> {
        self.read(self.write(Method::Post, path("/household/erasure", &[]), key, None))
            .await
    }

    /// Every message that was sent to the signed-in person, latest first.
    pub async fn list_messages(&self) -> Result<List<Message>, ApiError> {
        self.get_list(path("/messages", &[])).await
    }
}
