//! A photo on its way, in parts: a lost network costs one part and not all.

use crate::api::{ApiError, Client};
use crate::device;
use contract::limits::RECEIPT_PART_MAX;
use contract::photo::{Photo, PhotoRequest, PhotoRules, PhotoState};

/// For what a photo is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhotoFor {
    /// A payback, as its receipt.
    Receipt,
    /// A visit.
    Visit,
    /// A request for a visit that is not sent yet, and so has no reference.
    Request,
}

/// A photo that is sent. Lives as long as its page: nothing of it is kept on the device.
pub struct Upload {
    what: PhotoFor,
    reference: String,
    request: PhotoRequest,
    bytes: Vec<u8>,
    part_bytes: usize,
    /// Of the announcement: the same however often it is repeated.
    key: String,
    id: Option<String>,
}

impl Upload {
    /// A photo of the receipt of the payback of this reference.
    pub fn new(reference: &str, media_type: &str, bytes: Vec<u8>, rules: &PhotoRules) -> Self {
        Self::of(PhotoFor::Receipt, reference, media_type, bytes, rules)
    }

    /// A photo for the thing of this reference.
    pub fn of(what: PhotoFor, reference: &str, media_type: &str, bytes: Vec<u8>, rules: &PhotoRules) -> Self {
        Self {
            what,
            reference: reference.to_owned(),
            request: PhotoRequest {
                bytes: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
                media_type: media_type.to_owned(),
            },
            bytes,
            part_bytes: (rules.part_bytes as usize).clamp(1, RECEIPT_PART_MAX),
            key: device::key_128(),
            id: None,
        }
    }

    /// Its length in bytes.
    pub fn total(&self) -> u32 {
        self.request.bytes
    }

    /// Sends what has not arrived. `told` hears after each answer how many bytes have, and says whether to go on;
    /// if not, what is given back is not whole.
    ///
    /// # Errors
    /// The first trouble that is met. Calling it again asks what has arrived and goes on from there.
    pub async fn go_on(&mut self, client: &Client, told: impl Fn(u32) -> bool) -> Result<Photo, ApiError> {
        let mut photo = self.there(client).await?;
        self.id = Some(photo.id.clone());
        while told(photo.received) && photo.state == PhotoState::Arriving {
            let offset = photo.received;
            let rest = self.bytes.get(offset as usize..).unwrap_or_default();
            let part = rest[..rest.len().min(self.part_bytes)].to_vec();
            photo = self.send(client, &photo.id, offset, part).await?;
            // Whoever answers without taking anything would be asked for ever.
            if photo.state == PhotoState::Arriving && photo.received <= offset {
                return Err(ApiError::Unreadable);
            }
        }
        Ok(photo)
    }

    /// What has arrived; the first time it is announced.
    async fn there(&self, client: &Client) -> Result<Photo, ApiError> {
        let (key, reference, request) = (&self.key, &self.reference, &self.request);
        Ok(match (self.what, &self.id) {
            (PhotoFor::Receipt, Some(id)) => client.get_receipt(id).await?.receipt,
            (PhotoFor::Receipt, None) => client.begin_receipt(key, reference, request).await?.receipt,
            (PhotoFor::Visit | PhotoFor::Request, Some(id)) => client.get_photo(id).await?.photo,
            (PhotoFor::Request, None) => client.begin_request_photo(key, request).await?.photo,
            (PhotoFor::Visit, None) => client.begin_photo(key, reference, request).await?.photo,
        })
    }

    async fn send(&self, client: &Client, id: &str, offset: u32, part: Vec<u8>) -> Result<Photo, ApiError> {
        let key = device::key_128();
        Ok(match self.what {
            PhotoFor::Receipt => client.put_receipt_part(&key, id, offset, part).await?.receipt,
            PhotoFor::Visit | PhotoFor::Request => client.put_photo_part(&key, id, offset, part).await?.photo,
        })
    }
}
