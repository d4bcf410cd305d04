//! Tickets: take a number from home, follow it, be late, leave, rejoin.

use super::client::{Client, body_of};
use super::error::ApiError;
use contract::endpoints::{Method, header, path};
use contract::ticket::{TicketRequest, TicketView};

/// What opens a ticket for changing: its reference, its secret and the version that was seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TicketAccess {
    /// Reference.
    pub reference: String,
    /// Secret from the answer to taking it.
    pub key: String,
    /// Version that the resident saw.
    pub version: u32,
}

impl Client {
    /// Takes a number at a counter of an office. The answer alone carries the secret.
    pub async fn take_ticket(&self, key: &str, office: &str, counter: &str) -> Result<TicketView, ApiError> {
        let body = body_of(&TicketRequest {
            counter: counter.into(),
        })?;
        let path = path("/offices/{office}/tickets", &[office]);
        self.read(self.write(Method::Post, path, key, Some(body))).await
    }

    /// One ticket, opened by its secret.
    pub async fn get_ticket(&self, reference: &str, secret: &str) -> Result<TicketView, ApiError> {
        let mut request = self.request(Method::Get, path("/tickets/{reference}", &[reference]));
        request.headers.push((header::TICKET_KEY, secret.into()));
        self.read(request).await
    }

    /// Moves a ticket back by the places of the rules.
    pub async fn be_late(&self, key: &str, access: &TicketAccess) -> Result<TicketView, ApiError> {
        self.change_ticket("/tickets/{reference}/late", key, access).await
    }

    /// Gives a ticket back.
    pub async fn leave_queue(&self, key: &str, access: &TicketAccess) -> Result<TicketView, ApiError> {
        self.change_ticket("/tickets/{reference}/leave", key, access)
            .await
    }

    /// Takes a ticket whose call was missed back into the queue.
    pub async fn rejoin_queue(&self, key: &str, access: &TicketAccess) -> Result<TicketView, ApiError> {
        self.change_ticket("/tickets/{reference}/rejoin", key, access)
            .await
    }

    async fn change_ticket(
        &self,
        template: &str,
        key: &str,
        access: &TicketAccess,
    ) -> Result<TicketView, ApiError> {
        let mut request = self.write(Method::Post, path(template, &[&access.reference]), key, None);
        request.headers.push((header::TICKET_KEY, access.key.clone()));
        request
            .headers
            .push(("if-match", format!("\"{}\"", access.version)));
        self.read(request).await
    }
}
