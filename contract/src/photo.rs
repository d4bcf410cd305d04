//! Photos that residents send: in parts, so that a lost network costs one part and not all.
//!
//! 1. It is announced (`begin_receipt`, `begin_photo`): how long and of which type it is. That gives an id.
//! 2. Its bytes are sent from an offset on (header `Upload-Offset`), in parts of [`PhotoRules::part_bytes`]. A
//!    part that is there already changes nothing.
//! 3. After a lost answer one asks how many bytes have arrived, and goes on from there.

use crate::time::Timestamp;
use crate::{wire, wire_enum};

wire_enum! {
    /// Where a photo stands.
    pub enum PhotoState {
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
    pub struct PhotoRules {
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
    pub struct PhotoRequest {
        /// Its length in bytes.
        pub bytes: u32,
        /// Its media type; what it is in truth is looked at when it arrives.
        pub media_type: String,
    }

    /// A photo.
    pub struct Photo {
        /// Names it.
        pub id: String,
        /// Where it stands.
        pub state: PhotoState,
        /// Its length in bytes, as announced.
        pub bytes: u32,
        /// Bytes that have arrived; the next part begins there.
        pub received: u32,
        /// When it was announced.
        pub begun_at: Timestamp,
    }
}
