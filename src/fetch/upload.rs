//! A photo on its way, in parts: a lost network costs one part and not all.

use crate::api::{ApiError, Client};
use crate::device;
use contract::limits::RECEIPT_PART_MAX;
use contract::payback::{ReceiptRequest, ReceiptRules, ReceiptState, ReceiptView};

/// A photo of a receipt that is sent. Lives as long as its page: nothing of it is kept on the device.
pub struct Upload {
    reference: String,
    request: ReceiptRequest,
    bytes: Vec<u8>,
    part_bytes: usize,
    /// Of the announcement: the same however often it is repeated.
    key: String,
    id: Option<String>,
}

impl Upload {
    /// A photo for the payback of this reference.
    pub fn new(reference: &str, media_type: &str, bytes: Vec<u8>, rules: &ReceiptRules) -> Self {
        Self {
            reference: reference.to_owned(),
            request: ReceiptRequest {
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
    pub async fn go_on(
        &mut self,
        client: &Client,
        told: impl Fn(u32) -> bool,
    ) -> Result<ReceiptView, ApiError> {
        let mut view = match &self.id {
            Some(id) => client.get_receipt(id).await?,
            None => {
                client
                    .begin_receipt(&self.key, &self.reference, &self.request)
                    .await?
            }
        };
        self.id = Some(view.receipt.id.clone());
        while told(view.receipt.received) && view.receipt.state == ReceiptState::Arriving {
            let offset = view.receipt.received;
            let rest = self.bytes.get(offset as usize..).unwrap_or_default();
            let part = rest[..rest.len().min(self.part_bytes)].to_vec();
            view = client
                .put_receipt_part(&device::key_128(), &view.receipt.id, offset, part)
                .await?;
            // Whoever answers without taking anything would be asked for ever.
            if view.receipt.state == ReceiptState::Arriving && view.receipt.received <= offset {
                return Err(ApiError::Unreadable);
            }
        }
        Ok(view)
    }
}
