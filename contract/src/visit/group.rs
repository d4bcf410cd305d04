//! A group that gathers: a request that is sent once so many people have joined it.

use super::VisitRequest;
use crate::text::LocalText;
use crate::time::Timestamp;
use crate::{wire, wire_enum};

/// The page of a group. What opens it stands behind the `#`, which browsers send to no server.
pub const GROUP_PATH: &str = "/visits/group";

wire_enum! {
    /// Where a group stands.
    pub enum GroupState {
        /// People can join.
        Gathering = "gathering",
        /// It was full, and the request was sent, once.
        Sent = "sent",
        /// It did not fill up in time.
        Expired = "expired",
        /// Its leader has closed it.
        Closed = "closed",
    }
}

wire! {
    /// Opens a group.
    pub struct GroupRequest {
        /// What is sent once it is full, with `asker` `group`. Its leader counts as the first member.
        pub request: VisitRequest,
    }

    /// A group, as everyone who has its link sees it: a count, and nobody's name or number.
    pub struct VisitGroup {
        /// Names it; opens nothing by itself.
        pub reference: String,
        /// Where it stands.
        pub state: GroupState,
        /// Id of the service.
        pub service: String,
        /// What it is called.
        pub service_name: LocalText,
        /// Name of the dong to which the visit goes.
        pub dong_name: LocalText,
        /// How many have joined, the leader included.
        pub joined: u32,
        /// How many it takes.
        pub needed: u32,
        /// Until when one can join.
        pub expires_at: Timestamp,
        /// Windows that the leader wishes for.
        pub wishes: Vec<Timestamp>,
    }

    /// A group with what its leader sees besides.
    pub struct GroupView {
        /// The group.
        pub group: VisitGroup,
        /// Whether the leader is looking.
        pub leader: bool,
        /// Reference of the request that was sent; for the leader.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub request: Option<String>,
        /// The secret of the link, sent as the header `Group-Key`; for the leader.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub key: Option<String>,
        /// The backend's clock when it answered.
        pub server_time: Timestamp,
        /// When to ask again, in milliseconds from the answer.
        pub poll_after_ms: u32,
    }

    /// Joins a group.
    pub struct JoinRequest {
        /// The phone, as typed. The same phone counts once.
        pub phone: String,
    }
}

/// The link that the leader hands on: `/visits/group#S7K2-9QF4.…`.
pub fn group_link(reference: &str, key: &str) -> String {
    format!("{GROUP_PATH}#{reference}.{key}")
}
