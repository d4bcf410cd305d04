//! What readers send.

use super::HistoryChoice;
use crate::text::LocalText;
use crate::time::{Date, Timestamp};
use crate::wire;

wire! {
    /// Asks for a book to be paid back.
    pub struct ApplyRequest {
        /// The ISBN, as typed.
        pub isbn: String,
        /// Id of the store.
        pub store: String,
        /// The day of buying; needed where the process buys first, and only there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub bought_on: Option<Date>,
        /// What was paid, in won; with `bought_on`. Absent: the price that is printed on it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub paid_won: Option<u32>,
        /// Name of the person for whom, with `permission`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub on_behalf_of: Option<String>,
        /// Reference of the permission under which it is done.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub permission: Option<String>,
    }

    /// Tells that the book was bought.
    pub struct BoughtRequest {
        /// When.
        pub bought_on: Date,
        /// What was paid, in won. Absent: the price that is printed on it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub paid_won: Option<u32>,
    }

    /// Tells that the book was returned.
    pub struct ReturnedRequest {
        /// When.
        pub returned_on: Date,
    }

    /// Corrects what was told; what is absent stays.
    pub struct CorrectRequest {
        /// Id of another store, until the book is bought.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub store: Option<String>,
        /// The day of buying, until the book is returned.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub bought_on: Option<Date>,
        /// What was paid, until the book is returned.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub paid_won: Option<u32>,
        /// How many days before the last one to remind of it: one of [`super::PaybackRules::remind_days`].
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub remind_days_before: Option<u16>,
    }

    /// Suggests a bookstore as a partner.
    pub struct SuggestionRequest {
        /// Its name.
        pub name: String,
        /// Where it is: a dong or a street, in the resident's words.
        pub place: String,
        /// Why, in the resident's words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub why: Option<String>,
    }

    /// A suggestion that was taken.
    pub struct Suggestion {
        /// Names it.
        pub reference: String,
        /// What becomes of it.
        pub next: LocalText,
        /// The backend's clock when it answered.
        pub server_time: Timestamp,
    }

    /// What is to become of the history.
    pub struct HistoryRequest {
        /// The choice.
        pub choice: HistoryChoice,
    }
}
