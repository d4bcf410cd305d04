//! A payback: one book on its way from the store to the library, with everything that happened.

use super::{Book, PaybackProcess, Receipt, StepKind, StoreBrief, TitleRuleKind};
use crate::household::ForWhom;
use crate::text::LocalText;
use crate::time::{Date, Timestamp};
use crate::{wire, wire_enum};

wire_enum! {
    /// Where a payback stands.
    pub enum PaybackState {
        /// Applied for; no answer yet.
        Applied = "applied",
        /// The office said yes; buy it now.
        Approved = "approved",
        /// The office said no.
        Refused = "refused",
        /// Taken back before the book was returned.
        Withdrawn = "withdrawn",
        /// Bought: to be returned.
        Bought = "bought",
        /// Not returned in time: it is not paid back.
        Missed = "missed",
        /// Returned; the store looks at it.
        Returned = "returned",
        /// The store found it whole; the money is on its way.
        Checked = "checked",
        /// Paid.
        Paid = "paid",
        /// Paid, and the copy stands in a library.
        Placed = "placed",
    }
}

wire_enum! {
    /// What happened.
    pub enum PaybackEventKind {
        /// Applied for.
        Applied = "applied",
        /// The office said yes.
        Approved = "approved",
        /// The office said no; `reason` says why.
        Refused = "refused",
        /// Taken back by the reader, or stopped with the end of a permission.
        Withdrawn = "withdrawn",
        /// Something was corrected.
        Corrected = "corrected",
        /// Bought on the day `on`, for `amount_won`.
        Bought = "bought",
        /// A photo of the receipt is there.
        ReceiptAdded = "receipt_added",
        /// The office cannot read the photo; `reason` says why.
        ReceiptUnreadable = "receipt_unreadable",
        /// Returned on the day `on`.
        Returned = "returned",
        /// Found whole.
        Checked = "checked",
        /// Found damaged or incomplete: not paid back; `reason` says why.
        NotAccepted = "not_accepted",
        /// `amount_won` was paid to `account`.
        Paid = "paid",
        /// The copy stands in `library`.
        Placed = "placed",
    }
}

wire_enum! {
    /// Who does something.
    pub enum PaybackActor {
        /// The reader.
        Reader = "reader",
        /// Someone who acts for the reader.
        Helper = "helper",
        /// The bookstore.
        Bookstore = "bookstore",
        /// The office.
        Office = "office",
        /// The library.
        Library = "library",
    }
}

wire_enum! {
    /// In which order paybacks are listed.
    pub enum PaybackSort {
        /// What was applied for last in front.
        Latest = "latest",
        /// What was applied for first in front.
        Earliest = "earliest",
        /// By title.
        Title = "title",
        /// The highest price in front.
        Price = "price",
    }
}

wire! {
    /// One book, as its reader sees it.
    pub struct Payback {
        /// What residents say and type, like the reference of an order.
        pub reference: String,
        /// Grows with each change; also the `ETag`.
        pub version: u32,
        /// Where it stands.
        pub state: PaybackState,
        /// The book, as it was when it was applied for.
        pub book: Book,
        /// Where it is bought and returned.
        pub store: StoreBrief,
        /// For whom, if not for the person themselves.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub for_whom: Option<ForWhom>,
        /// Name of the one who does it for this person, masked. Such a one can be seen, not changed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub made_by: Option<String>,
        /// When it was applied for.
        pub applied_at: Timestamp,
        /// When it was bought.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub bought_on: Option<Date>,
        /// What comes back, in won: what was paid, else the printed price.
        pub amount_won: u32,
        /// The deadline: so many days after buying, whether the store is open or not.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub return_by: Option<Date>,
        /// The last day on which the place of the return is open ([`super::last_return`]).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub last_return_day: Option<Date>,
        /// Until when on that day, as a moment.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub last_return_at: Option<Timestamp>,
        /// How many days before the last one the reader is reminded of it; absent once there is nothing to return.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub remind_days_before: Option<u16>,
        /// The step that comes next; absent when it is over.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub next: Option<StepKind>,
        /// The latest photo of the receipt.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub receipt: Option<Receipt>,
        /// Everything that happened, oldest first.
        pub events: Vec<PaybackEvent>,
        /// How often the copy has been lent since; absent below [`super::LENT_TIMES_MIN`].
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub lent_times: Option<u32>,
        /// Whether the reader can withdraw it now.
        pub can_withdraw: bool,
        /// Whether the reader can correct it now.
        pub can_correct: bool,
    }

    /// Something that happened.
    pub struct PaybackEvent {
        /// When.
        pub at: Timestamp,
        /// What.
        pub kind: PaybackEventKind,
        /// Who did it.
        pub by: PaybackActor,
        /// Why, in words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub reason: Option<LocalText>,
        /// With `refused`: the rule that says no, if it is one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub rule: Option<TitleRuleKind>,
        /// The day that it is about, where it was told later.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub on: Option<Date>,
        /// Won.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub amount_won: Option<u32>,
        /// The account that was paid, masked by [`crate::privacy::mask_account`].
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub account: Option<String>,
        /// The library.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub library: Option<LocalText>,
    }

    /// A payback with what is needed to follow it.
    pub struct PaybackView {
        /// The payback.
        pub payback: Payback,
        /// The steps that hold for it: those of the time when it was applied for.
        pub process: PaybackProcess,
        /// The backend's clock when it answered.
        pub server_time: Timestamp,
        /// When to ask again, in milliseconds from the answer.
        pub poll_after_ms: u32,
    }

    /// A payback in a list.
    pub struct PaybackRow {
        /// Reference.
        pub reference: String,
        /// Where it stands.
        pub state: PaybackState,
        /// Title of the book.
        pub title: String,
        /// Its author.
        pub author: String,
        /// Its ISBN.
        pub isbn13: String,
        /// Id of the store.
        pub store: String,
        /// When it was applied for.
        pub applied_on: Date,
        /// When it was bought.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub bought_on: Option<Date>,
        /// The last day of returning, while it is to be returned.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub last_return_day: Option<Date>,
        /// When it was returned.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub returned_on: Option<Date>,
        /// What comes back or came back, in won.
        pub amount_won: u32,
        /// When it was paid.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub paid_on: Option<Date>,
    }

    /// One page of paybacks.
    pub struct PaybackList {
        /// The rows. In reading, one that cannot be read is dropped and counted.
        #[serde(default)]
        pub items: Vec<PaybackRow>,
        /// Pass as `cursor` to get the following page.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub next: Option<String>,
        /// How many fit the filters in all.
        pub total: u32,
        /// How many of them stand before the first of this page.
        pub before: u32,
        /// The backend's clock when it answered.
        pub server_time: Timestamp,
    }
}

impl PaybackState {
    /// Whether anything is still to be done, by whomever.
    pub fn is_open(self) -> bool {
        matches!(
            self,
            Self::Applied | Self::Approved | Self::Bought | Self::Returned | Self::Checked | Self::Unknown
        )
    }

    /// Whether it counts for the quota: what was refused or taken back does not.
    pub fn counts(self) -> bool {
        !matches!(self, Self::Refused | Self::Withdrawn)
    }
}
