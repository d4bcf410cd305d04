//! What the district allows, and how much of the year's money is left.

use super::{PaybackProcess, ReceiptRules, TitleRule};
use crate::text::LocalText;
use crate::time::{Date, Timestamp};
use crate::{wire, wire_enum};

wire_enum! {
    /// Whether books can be applied for now.
    pub enum BudgetState {
        /// They can.
        Open = "open",
        /// They can, but not for long: little money is left, or the last day is near.
        ClosingSoon = "closing_soon",
        /// Not now; it goes on later.
        Paused = "paused",
        /// Not any more this year: the money is used up.
        Closed = "closed",
    }
}

wire! {
    /// The rules, public.
    pub struct PaybackRules {
        /// The steps that hold for what is applied for now.
        pub process: PaybackProcess,
        /// Most books of one person in a calendar month.
        pub books_a_month: u16,
        /// Most books of one person in a calendar year.
        pub books_a_year: u16,
        /// Days from the day of buying to the last day of returning.
        pub return_days: u16,
        /// Among how many days before the last one readers choose when they are reminded; 0 is the day itself. Empty
        /// where the district reminds nobody.
        #[serde(default)]
        pub remind_days: Vec<u16>,
        /// Whether books can be applied for now.
        pub budget: Budget,
        /// Which titles are not paid back.
        pub title_rules: Vec<TitleRule>,
        /// What to bring when returning.
        pub bring: Vec<LocalText>,
        /// What a photo of a receipt may be.
        pub receipt: ReceiptRules,
        /// True where any of the numbers is for demonstration only.
        #[serde(default)]
        pub demo: bool,
        /// The backend's clock when it answered.
        pub server_time: Timestamp,
    }

    /// The money of the year.
    pub struct Budget {
        /// Whether books can be applied for.
        pub state: BudgetState,
        /// Of which year.
        pub year: u16,
        /// What was there at its beginning, in won.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub total_won: Option<u64>,
        /// What is left, in won: without what is paid and what is promised. Absent where the district does not tell.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub left_won: Option<u64>,
        /// Last day of applying.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub closes_on: Option<Date>,
        /// When it goes on, with `paused` and `closed`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub opens_on: Option<Date>,
        /// Why it is paused or closed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub reason: Option<LocalText>,
    }
}

impl BudgetState {
    /// Whether something can be applied for.
    pub fn takes_books(self) -> bool {
        matches!(self, Self::Open | Self::ClosingSoon)
    }
}
