//! Sums, the quota, and what is kept.

use super::StoreBrief;
use crate::household::KeptData;
use crate::time::Timestamp;
use crate::{wire, wire_enum};

wire_enum! {
    /// What becomes of the history of what was paid back.
    pub enum HistoryChoice {
        /// It is kept for the reader to look up.
        Keep = "keep",
        /// What is finished from now on is not kept; what is there stays.
        Stop = "stop",
        /// What is finished is deleted now, and nothing more is kept.
        Delete = "delete",
    }
}

wire! {
    /// What someone may still apply for, and what was paid back.
    pub struct PaybackTotals {
        /// The quota.
        pub quota: Quota,
        /// Since the beginning.
        pub all: Sum,
        /// By year of the payment, the latest in front.
        pub years: Vec<YearSum>,
        /// By month of the payment, the latest in front.
        pub months: Vec<MonthSum>,
        /// Stores that stand in the history.
        pub stores: Vec<StoreBrief>,
        /// Years of applying that stand in the history, the latest in front.
        pub applied_years: Vec<u16>,
        /// How many are not finished.
        pub open: u32,
        /// The backend's clock when it answered.
        pub server_time: Timestamp,
    }

    /// How many books were applied for, refused and withdrawn ones left out, and how many may be.
    pub struct Quota {
        /// In this calendar month.
        pub month_used: u16,
        /// Most in a month.
        pub month_limit: u16,
        /// In this calendar year.
        pub year_used: u16,
        /// Most in a year.
        pub year_limit: u16,
    }

    /// What was paid back.
    pub struct Sum {
        /// Won.
        pub paid_won: u64,
        /// Books that were paid.
        pub books: u32,
        /// Different stores where they were bought.
        pub stores: u32,
    }

    /// What was paid back in a year.
    pub struct YearSum {
        /// The year.
        pub year: u16,
        /// The sum.
        pub sum: Sum,
    }

    /// What was paid back in a month.
    pub struct MonthSum {
        /// The year.
        pub year: u16,
        /// 1 to 12.
        pub month: u8,
        /// The sum.
        pub sum: Sum,
    }

    /// What is kept of the history.
    pub struct PaybackHistory {
        /// `keep` or `stop`.
        pub choice: HistoryChoice,
        /// Finished ones that are kept.
        pub finished: u32,
        /// Ones that are not finished: they are never deleted.
        pub open: u32,
        /// With `stop`, what is finished disappears after so many days.
        pub stop_after_days: u16,
        /// What the district keeps whatever is chosen, and why.
        pub kept: Vec<KeptData>,
        /// The backend's clock when it answered.
        pub server_time: Timestamp,
    }
}

impl Sum {
    /// Nothing yet.
    pub fn none() -> Self {
        Self {
            paid_won: 0,
            books: 0,
            stores: 0,
        }
    }
}

impl Quota {
    /// How many more books may be applied for now.
    pub fn left(&self) -> u16 {
        let month = self.month_limit.saturating_sub(self.month_used);
        let year = self.year_limit.saturating_sub(self.year_used);
        month.min(year)
    }
}
