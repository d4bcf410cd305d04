//! Slots: half hours in which orders are collected, and holds on them.

use crate::text::LocalText;
use crate::time::{Date, Timestamp};
use crate::wire;

wire! {
    /// The slots of an office over some days.
    pub struct SlotDays {
        /// The backend's clock when it answered.
        pub server_time: Timestamp,
        /// When to ask again, in milliseconds from the answer.
        pub poll_after_ms: u32,
        /// Id of the office.
        pub office: String,
        /// One entry for each date of the horizon in turn, closed days included.
        pub days: Vec<SlotDay>,
        /// The date that opens next, and when it opens.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub next_opening: Option<NextOpening>,
    }

    /// The slots of one date.
    pub struct SlotDay {
        /// The date.
        pub date: Date,
        /// Why nobody can come on this date: "성탄절", "토요일"; absent on an open day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub closed: Option<LocalText>,
        /// The slots, earliest first; empty on a closed day.
        pub slots: Vec<Slot>,
    }

    /// A half hour in which orders can be collected.
    pub struct Slot {
        /// When it starts; with the office, this names the slot.
        pub start: Timestamp,
        /// When it ends.
        pub end: Timestamp,
        /// Places in all.
        pub capacity: u16,
        /// Places that can be taken now.
        pub left: u16,
        /// Places held for a while: by residents who are filling in the form, or by undoable cancellations.
        pub held: u16,
        /// When the earliest of the held places is released, if one is held.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub released_at: Option<Timestamp>,
    }

    /// A date that cannot be chosen yet.
    pub struct NextOpening {
        /// The date.
        pub date: Date,
        /// When it can be chosen.
        pub opens_at: Timestamp,
    }

    /// Asks to hold a place of a slot.
    pub struct HoldRequest {
        /// Id of the office.
        pub office: String,
        /// Start of the slot.
        pub start: Timestamp,
        /// A hold of the same resident that this one replaces: it is released in the same step.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub replaces: Option<String>,
    }

    /// A place that is kept while the form is filled.
    pub struct Hold {
        /// Random id, at least 128 bits; who knows it may use the place.
        pub id: String,
        /// Id of the office.
        pub office: String,
        /// Start of the slot.
        pub start: Timestamp,
        /// When the place is released if it has not been used.
        pub expires_at: Timestamp,
        /// The backend's clock when it answered.
        pub server_time: Timestamp,
    }
}

impl SlotDay {
    /// Places left on the whole day.
    pub fn left(&self) -> u32 {
        self.slots.iter().map(|slot| u32::from(slot.left)).sum()
    }
}
