//! Messages that the district sends to a phone.

use crate::text::LocalText;
use crate::time::Timestamp;
use crate::wire;

wire! {
    /// A message that was sent to the signed-in person.
    pub struct Message {
        /// Names it.
        pub id: String,
        /// When.
        pub at: Timestamp,
        /// The phone that it went to, masked.
        pub to: String,
        /// What it said. Codes and links, which open things, are not in it.
        pub text: LocalText,
        /// Reference of the order or permission that it was about.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub about: Option<String>,
    }
}
