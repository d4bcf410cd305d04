//! Tickets: a number in a queue, taken from home where the district allows it. Nothing about the person is
//! asked for; a random key opens the ticket again.

use crate::queue_status::CounterStatus;
use crate::reservation::OfficeBrief;
use crate::text::LocalText;
use crate::time::Timestamp;
use crate::{wire, wire_enum};

wire_enum! {
    /// Where a ticket stands.
    pub enum TicketState {
        /// In the queue.
        Waiting = "waiting",
        /// Called: go to the desk.
        Called = "called",
        /// At the desk, or done.
        Served = "served",
        /// Called, and nobody came. Can rejoin until `rejoin_until`.
        Missed = "missed",
        /// Given back by its owner.
        Left = "left",
        /// The counter closed before its turn, or the time for rejoining is over.
        Ended = "ended",
    }
}

wire_enum! {
    /// Why someone who came later was called first.
    pub enum OvertakingReason {
        /// They had reserved this time.
        Reserved = "reserved",
        /// They had missed their call, and came within the time allowed.
        Rejoined = "rejoined",
        /// They came back to the desk with a paper that was missing.
        Returned = "returned",
        /// The law or the office lets them go first.
        Priority = "priority",
    }
}

wire! {
    /// How numbers are taken from home: data of the district.
    pub struct TicketRules {
        /// Ids of the counters for which a number can be taken.
        pub counters: Vec<String>,
        /// "A little late" moves a ticket back by so many places.
        pub late_places: u16,
        /// At most so many times.
        pub late_times: u8,
        /// After a call, so many seconds are waited for the person to come.
        pub call_seconds: u32,
        /// After a missed call, the ticket can rejoin for so many minutes.
        pub rejoin_minutes: u16,
        /// Where a ticket that rejoins comes in: behind so many.
        pub rejoin_places: u16,
        /// Who is called when, in words for residents.
        pub fairness: LocalText,
    }

    /// Asks for a number.
    pub struct TicketRequest {
        /// Id of the counter.
        pub counter: String,
    }

    /// A number in a queue, as its owner sees it.
    pub struct QueueTicket {
        /// Names the ticket in addresses; like the reference of an order.
        pub reference: String,
        /// Grows with each change that its owner or the office makes of it; also the `ETag`.
        pub version: u32,
        /// The number on the board.
        pub number: String,
        /// Where it stands.
        pub state: TicketState,
        /// The office.
        pub office: OfficeBrief,
        /// Id of the counter.
        pub counter: String,
        /// When it was taken.
        pub taken_at: Timestamp,
        /// How many will be called before it, as far as is known now; absent unless it waits.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub ahead: Option<u32>,
        /// When it was called.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub called_at: Option<Timestamp>,
        /// The desk to go to, as on the board.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub called_to: Option<String>,
        /// Until when a missed call can be made good.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub rejoin_until: Option<Timestamp>,
        /// What "a little late" would do; absent where it is not possible (any more).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub late: Option<LateOffer>,
        /// Who was called first although they came later, and why; the latest first.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub overtaken_by: Vec<Overtaking>,
        /// Desks of this counter that have been with one person for unusually long.
        #[serde(default)]
        pub long_cases: u16,
    }

    /// What "a little late" would do now.
    pub struct LateOffer {
        /// How many would be called before it then.
        pub ahead_after: u32,
        /// How often it can still be used, this time included.
        pub times_left: u8,
    }

    /// Someone who came later and was called first.
    pub struct Overtaking {
        /// When they were called.
        pub at: Timestamp,
        /// Why.
        pub reason: OvertakingReason,
    }

    /// A ticket with what is needed to follow it.
    pub struct TicketView {
        /// The ticket.
        pub ticket: QueueTicket,
        /// The secret that opens it again, sent as the header `Ticket-Key`. Only in the answer to taking it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub key: Option<String>,
        /// The counter as it is now, for the forecast; absent where nothing is known of it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub status: Option<CounterStatus>,
        /// The rules that hold for it.
        pub rules: TicketRules,
        /// The backend's clock when it answered.
        pub server_time: Timestamp,
        /// When to ask again, in milliseconds from the answer.
        pub poll_after_ms: u32,
    }
}

impl TicketState {
    /// Whether anything can still happen to it.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Waiting | Self::Called | Self::Missed | Self::Unknown)
    }
}
