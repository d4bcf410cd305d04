//! Offices.

use super::client::Client;
use super::decode::List;
use super::error::ApiError;
use contract::endpoints::path;
use contract::office::Office;

impl Client {
    /// All offices, the civil-service centre first.
    pub async fn list_offices(&self) -> Result<List<Office>, ApiError> {
        self.get_list(path("/offices", &[])).await
    }

    /// One office.
    pub async fn get_office(&self, office: &str) -> Result<Office, ApiError> {
        self.get(path("/offices/{office}", &[office])).await
    }
}
