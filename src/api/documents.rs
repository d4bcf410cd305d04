//! Document kinds, and the rules of ordering them.

use super::client::Client;
use super::decode::List;
use super::error::ApiError;
use contract::document::Document;
use contract::endpoints::path;
use contract::rules::OrderRules;

impl Client {
    /// All document kinds.
    pub async fn list_documents(&self) -> Result<List<Document>, ApiError> {
        self.get_list(path("/documents", &[])).await
    }

    /// What the district allows in ordering ahead.
    pub async fn order_rules(&self) -> Result<OrderRules, ApiError> {
        self.get_fresh(path("/siren-order/rules", &[])).await
    }
}
