//! The contract between the residents' app and a district's backend.
//!
//! Wire types, paths, limits and problem codes; both sides compile this one crate, and
//! `contract/openapi.json` is generated from it. Rules that a district could change are data in
//! these types ([`rules::OrderRules`], [`office::Hours`]), never constants.
//!
//! Reading rules for clients: unknown fields are ignored, and every enum has an `Unknown` variant that
//! an unknown value turns into. All times are Korean ([`time`]); all money is whole won.

pub mod document;
pub mod endpoints;
pub mod household;
pub mod kiosk;
pub mod limits;
pub mod message;
pub mod office;
#[cfg(feature = "openapi")]
pub mod openapi;
pub mod payback;
pub mod permission;
pub mod photo;
pub mod privacy;
pub mod problem;
pub mod queue_status;
pub mod reservation;
pub mod rules;
pub mod session;
pub mod slot;
pub mod text;
pub mod ticket;
pub mod time;
pub mod visit;

use serde::{Deserialize, Serialize};

/// Implements the derives that every wire type has.
macro_rules! wire {
    ($($item:item)*) => {$(
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
        $item
    )*};
}
pub(crate) use wire;

/// An enum of the wire: `snake_case` words, and `Unknown` for a word this version does not know.
macro_rules! wire_enum {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$vmeta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
        pub enum $name {
            $($(#[$vmeta])* #[serde(rename = $word)] $variant,)+
            /// A word that this version does not know; shown as neutral text.
            #[serde(other, rename = "unknown")]
            Unknown,
        }

        impl $name {
            /// The word on the wire.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ Self::Unknown => "unknown" }
            }

            /// The variant of a word; `Unknown` for one that this version does not know.
            pub fn from_word(word: &str) -> Self {
                match word { $($word => Self::$variant,)+ _ => Self::Unknown }
            }

            /// Every variant but `Unknown`.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
        }
    };
}
pub(crate) use wire_enum;

/// One page of a list. `next` is the cursor of the following page, absent on the last one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "openapi",
    derive(schemars::JsonSchema),
    schemars(rename = "Page_of_{T}")
)]
pub struct Page<T> {
    /// The items of this page, in the order that the backend means them to be shown.
    pub items: Vec<T>,
    /// Pass as `cursor` to get the following page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// The backend's clock when it answered.
    pub server_time: time::Timestamp,
}
