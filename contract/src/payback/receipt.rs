//! Photos of receipts; how they travel is told in [`crate::photo`].

pub use crate::photo::{
    Photo as Receipt, PhotoRequest as ReceiptRequest, PhotoRules as ReceiptRules, PhotoState as ReceiptState,
};
use crate::time::Timestamp;
use crate::wire;

wire! {
    /// A photo of a receipt with the backend's clock.
    pub struct ReceiptView {
        /// The photo.
        pub receipt: Receipt,
        /// Version of its payback, which grows when the photo is whole.
        pub version: u32,
        /// The backend's clock when it answered.
        pub server_time: Timestamp,
    }
}
