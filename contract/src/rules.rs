//! Rules of the siren order: data of the district, never constants of the app.

use crate::time::{Date, Timestamp};
use crate::wire;

wire! {
    /// What a district allows in ordering ahead.
    pub struct OrderRules {
        /// The backend's clock when it answered.
        pub server_time: Timestamp,
        /// First day that can be chosen, in days from today; 0 allows the same day.
        pub min_days_ahead: u16,
        /// Last day that can be chosen, in days from today.
        pub max_days_ahead: u16,
        /// Where the same day is allowed: a slot must start at least so many minutes from now.
        pub same_day_lead_minutes: u16,
        /// Length of a slot.
        pub slot_minutes: u16,
        /// Most document kinds in one visit.
        pub max_documents: u8,
        /// Most open orders of one person (name, birth date and phone) at a time.
        pub max_open_orders: u8,
        /// How long a slot is held while the form is filled.
        pub hold_minutes: u16,
        /// How long after the start of the slot the papers wait to be collected.
        pub collect_minutes: u16,
        /// How long a cancelled order can be taken back.
        pub undo_minutes: u16,
        /// A slot with at most this many places left is called nearly full.
        pub nearly_full_left: u16,
        /// Whether the resident still draws a "reserved" ticket at the office kiosk on arrival.
        pub draw_ticket_on_arrival: bool,
        /// Orders start being prepared from this many minutes before the slot; until then they can be
        /// changed and cancelled. Only said to residents: the state of the order decides.
        pub prepare_minutes_before: u16,
    }
}

impl OrderRules {
    /// First and last date that can be chosen today.
    pub fn horizon(&self, today: Date) -> (Date, Date) {
        (
            today.plus_days(self.min_days_ahead.into()),
            today.plus_days(self.max_days_ahead.into()),
        )
    }

    /// Whether the same day can be chosen.
    pub fn same_day(&self) -> bool {
        self.min_days_ahead == 0
    }
}
