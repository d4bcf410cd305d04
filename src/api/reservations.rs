//! Reservations: order, find, follow, change, cancel and restore.

use super::client::{Client, body_of};
use super::error::ApiError;
use super::transport::Request;
use contract::endpoints::{Method, header, path};
use contract::reservation::{ChangeRequest, FindRequest, ReservationRequest, ReservationView};

const ONE: &str = "/reservations/{reference}";

/// What opens an order for changing: its reference, its secret and the version that was seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderAccess {
    /// Reference.
    pub reference: String,
    /// Secret from the answer to ordering or finding; empty where the session of its owner opens it.
    pub key: String,
    /// Version that the resident saw.
    pub version: u32,
}

impl Client {
    /// The body of [`Client::reserve_documents`], kept as text so that a repeat is the same to the byte.
    pub fn reservation_body(request: &ReservationRequest) -> Result<String, ApiError> {
        body_of(request)
    }

    /// Orders documents for a held place. `body` is of [`Client::reservation_body`].
    pub async fn reserve_documents(&self, key: &str, body: String) -> Result<ReservationView, ApiError> {
        self.read(self.write(Method::Post, path("/reservations", &[]), key, Some(body)))
            .await
    }

    /// Finds an order by its reference and birth date or phone ending.
    pub async fn find_reservation(
        &self,
        key: &str,
        request: &FindRequest,
    ) -> Result<ReservationView, ApiError> {
        let body = body_of(request)?;
        self.read(self.write(Method::Post, path("/reservations/find", &[]), key, Some(body)))
            .await
    }

    /// One order, opened by its secret, or with an empty one by the session of its owner.
    pub async fn get_reservation(&self, reference: &str, secret: &str) -> Result<ReservationView, ApiError> {
        let request = self.request(Method::Get, path(ONE, &[reference]));
        self.read(opened_by(request, secret)).await
    }

    /// Moves an order to a held place.
    pub async fn change_reservation(
        &self,
        key: &str,
        access: &OrderAccess,
        hold: &str,
    ) -> Result<ReservationView, ApiError> {
        let body = body_of(&ChangeRequest { hold: hold.into() })?;
        self.write_one(Method::Patch, ONE, key, access, Some(body)).await
    }

    /// Cancels an order.
    pub async fn cancel_reservation(
        &self,
        key: &str,
        access: &OrderAccess,
    ) -> Result<ReservationView, ApiError> {
        self.write_one(
            Method::Post,
            "/reservations/{reference}/cancel",
            key,
            access,
            None,
        )
        .await
    }

    /// Takes a cancellation back.
    pub async fn restore_reservation(
        &self,
        key: &str,
        access: &OrderAccess,
    ) -> Result<ReservationView, ApiError> {
        self.write_one(
            Method::Post,
            "/reservations/{reference}/restore",
            key,
            access,
            None,
        )
        .await
    }

    async fn write_one(
        &self,
        method: Method,
        template: &str,
        key: &str,
        access: &OrderAccess,
        body: Option<String>,
    ) -> Result<ReservationView, ApiError> {
        let request = self.write(method, path(template, &[&access.reference]), key, body);
        let mut request = opened_by(request, &access.key);
        request
            .headers
            .push(("if-match", format!("\"{}\"", access.version)));
        self.read(request).await
    }
}

fn opened_by(mut request: Request, secret: &str) -> Request {
    if !secret.is_empty() {
        request.headers.push((header::RESERVATION_KEY, secret.into()));
    }
    request
}
