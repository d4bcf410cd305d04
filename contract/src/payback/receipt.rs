//! Photos of receipts: sent in parts, so that a lost network costs one part and not all.
//!
//! 1. `begin_receipt` says how long and of which type it is, and gives an id.
//! 2. `put_receipt_part` sends the bytes from an offset on (header `Upload-Offset`), in parts of
//!    [`ReceiptRules::part_bytes`]. A part that is there already changes nothing.
//! 3. After a lost answer `get_receipt` says how many bytes have arrived; go on from there.

use crate::time::Timestamp;
use crate::{wire, wire_enum};

wire_enum! {
    /// Where a photo stands.
    pub enum ReceiptState {
        /// Not all of it has arrived.
        Arriving = "arriving",
        /// All of it is there, and it is a picture.
        Whole = "whole",
        /// The office cannot read it: send another one.
        Unreadable = "unreadable",
    }
}

wire! {
    /// What a photo may be.
    pub struct ReceiptRules {
        /// Most bytes in all.
        pub max_bytes: u32,
        /// Most bytes of a part.
        pub part_bytes: u32,
        /// Media types that are taken.
        pub types: Vec<String>,
        /// A picture is well readable with so many pixels on its longer side; more can be shrunk on the device.
        pub longer_side_px: u16,
    }

    /// Announces a photo.
    pub struct ReceiptRequest {
        /// Its length in bytes.
        pub bytes: u32,
        /// Its media type; what it is in truth is looked at when it arrives.
        pub media_type: String,
    }

    /// A photo of a receipt.
    pub struct Receipt {
        /// Names it.
        pub id: String,
        /// Where it stands.
        pub state: ReceiptState,
        /// Its length in bytes, as announced.
        pub bytes: u32,
        /// Bytes that have arrived; the next part begins there.
        pub received: u32,
        /// When it was announced.
        pub begun_at: Timestamp,
    }

    /// A photo with the backend's clock.
    pub struct ReceiptView {
        /// The photo.
        pub receipt: Receipt,
        /// Version of its payback, which grows when the photo is whole.
        pub version: u32,
        /// The backend's clock when it answered.
        pub server_time: Timestamp,
    }
}
