//! Slots, and holds on them.

use super::client::{Client, body_of};
use super::error::ApiError;
use contract::endpoints::{Method, path};
use contract::slot::{Hold, HoldRequest, SlotDays};

impl Client {
    /// The slots of an office over the days that can be chosen.
    pub async fn list_slots(&self, office: &str) -> Result<SlotDays, ApiError> {
        self.get_fresh(path("/offices/{office}/slots", &[office])).await
    }

    /// Holds a place of a slot. A repeat with the same key holds no second place.
    pub async fn hold_slot(&self, key: &str, request: &HoldRequest) -> Result<Hold, ApiError> {
        let body = body_of(request)?;
        self.read(self.write(Method::Post, path("/holds", &[]), key, Some(body)))
            .await
    }

    /// A hold that still runs.
    pub async fn get_hold(&self, hold: &str) -> Result<Hold, ApiError> {
        self.get_fresh(path("/holds/{hold}", &[hold])).await
    }

    /// Gives a place back.
    pub async fn release_hold(&self, key: &str, hold: &str) -> Result<(), ApiError> {
        self.send(self.write(Method::Delete, path("/holds/{hold}", &[hold]), key, None))
            .await
            .map(|_| ())
    }
}
