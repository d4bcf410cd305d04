//! Every path of the contract. The reference backend routes by [`ENDPOINTS`], and `openapi.json` lists them;
//! the client fills templates of its own with [`path`], and a test checks them against this list.

use crate::problem::ProblemCode::{self, *};

/// What all paths start with.
pub const BASE: &str = "/api/v1";

/// Names of headers beyond the standard ones.
pub mod header {
    /// Random key of a write: same key and body → the first answer again.
    pub const IDEMPOTENCY_KEY: &str = "idempotency-key";
    /// Secret that opens one order.
    pub const RESERVATION_KEY: &str = "reservation-key";
    /// Secret that opens one ticket.
    pub const TICKET_KEY: &str = "ticket-key";
    /// Of a stream: the id of the last event that arrived, sent by browsers by themselves.
    pub const LAST_EVENT_ID: &str = "last-event-id";
    /// On every write: a browser does not send it across sites without asking first.
    pub const APP: &str = "x-resident-app";
    /// Set by a proxy on a request that might be a replay (RFC 8470).
    pub const EARLY_DATA: &str = "early-data";
}

/// HTTP method of an endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Makes something, or does something with it.
    Post,
    /// Changes something.
    Patch,
    /// Removes something.
    Delete,
}

impl Method {
    /// The word in HTTP.
    pub fn word(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// How an answer travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// JSON, kept as [`Endpoint::public_for`] says.
    Json,
    /// JSON of now: shared caches keep it for [`Endpoint::public_for`], a browser asks each time.
    Live,
    /// Server-sent events, kept by nobody.
    Stream,
}

/// One endpoint, as documented.
#[derive(Debug, Clone, Copy)]
pub struct Endpoint {
    /// Name of the operation; the method of the client is called the same.
    pub name: &'static str,
    /// HTTP method.
    pub method: Method,
    /// Path below [`BASE`], parameters in braces.
    pub path: &'static str,
    /// Query parameters.
    pub query: &'static [&'static str],
    /// What it does.
    pub summary: &'static str,
    /// Type of the request's body, empty if it has none.
    pub request: &'static str,
    /// Status of a good answer.
    pub status: u16,
    /// Type of a good answer's body, empty if it has none.
    pub response: &'static str,
    /// How the answer travels.
    pub delivery: Delivery,
    /// Seconds for which anyone may keep the answer; `None`: `no-store`.
    pub public_for: Option<u32>,
    /// Which problems it answers with beyond those that every endpoint can: see [`COMMON_PROBLEMS`] and
    /// [`WRITE_PROBLEMS`].
    pub problems: &'static [ProblemCode],
}

impl Endpoint {
    /// Every problem that it answers with; one may come twice.
    pub fn all_problems(&self) -> impl Iterator<Item = ProblemCode> {
        let of_writes = match self.method {
            Method::Get => &[],
            _ => WRITE_PROBLEMS,
        };
        let parts = [COMMON_PROBLEMS, of_writes, self.problems];
        parts.into_iter().flatten().copied()
    }

    /// The `Cache-Control` of a good answer.
    pub fn cache_control(&self) -> String {
        match (self.public_for, self.delivery) {
            (None, _) => "no-store".into(),
            (Some(seconds), Delivery::Live) => format!("public, max-age=0, s-maxage={seconds}"),
            (Some(seconds), _) => format!("public, max-age={seconds}"),
        }
    }

    /// Whether it is one of them.
    pub fn may_answer_with(&self, code: ProblemCode) -> bool {
        self.all_problems().any(|declared| declared == code)
    }
}

/// Problems that every endpoint can answer with.
pub const COMMON_PROBLEMS: &[ProblemCode] = &[Malformed, TooManyRequests, Internal, Unavailable];
/// Problems that every write can answer with.
pub const WRITE_PROBLEMS: &[ProblemCode] = &[Forbidden, InFlight, KeyReused, TooEarly, Invalid];

/// All endpoints.
pub const ENDPOINTS: &[Endpoint] = &[
    Endpoint {
        name: "list_offices",
        method: Method::Get,
        path: "/offices",
        query: &["cursor", "limit"],
        summary: "All offices, the civil-service centre first, then the dong in the order of the district.",
        request: "",
        status: 200,
        response: "Page_of_Office",
        delivery: Delivery::Json,
        public_for: Some(300),
        problems: &[],
    },
    Endpoint {
        name: "get_office",
        method: Method::Get,
        path: "/offices/{office}",
        query: &[],
        summary: "One office.",
        request: "",
        status: 200,
        response: "Office",
        delivery: Delivery::Json,
        public_for: Some(300),
        problems: &[NotFound],
    },
    Endpoint {
        name: "list_documents",
        method: Method::Get,
        path: "/documents",
        query: &["cursor", "limit"],
        summary: "All document kinds, also those that cannot be ordered ahead, with the reason.",
        request: "",
        status: 200,
        response: "Page_of_Document",
        delivery: Delivery::Json,
        public_for: Some(300),
        problems: &[],
    },
    Endpoint {
        name: "order_rules",
        method: Method::Get,
        path: "/siren-order/rules",
        query: &[],
        summary: "What the district allows in ordering ahead.",
        request: "",
        status: 200,
        response: "OrderRules",
        delivery: Delivery::Json,
        public_for: Some(60),
        problems: &[],
    },
    Endpoint {
        name: "list_slots",
        method: Method::Get,
        path: "/offices/{office}/slots",
        query: &[],
        summary: "The slots of an office over the days that can be chosen.",
        request: "",
        status: 200,
        response: "SlotDays",
        delivery: Delivery::Json,
        public_for: Some(2),
        problems: &[NotFound],
    },
    Endpoint {
        name: "hold_slot",
        method: Method::Post,
        path: "/holds",
        query: &[],
        summary: "Holds a place of a slot while the form is filled.",
        request: "HoldRequest",
        status: 201,
        response: "Hold",
        delivery: Delivery::Json,
        public_for: None,
        problems: &[NotFound, SlotTaken, SlotClosed],
    },
    Endpoint {
        name: "get_hold",
        method: Method::Get,
        path: "/holds/{hold}",
        query: &[],
        summary: "A hold that still runs.",
        request: "",
        status: 200,
        response: "Hold",
        delivery: Delivery::Json,
        public_for: None,
        problems: &[HoldExpired],
    },
    Endpoint {
        name: "release_hold",
        method: Method::Delete,
        path: "/holds/{hold}",
        query: &[],
        summary: "Gives the place back. Also answers 204 where it was given back already.",
        request: "",
        status: 204,
        response: "",
        delivery: Delivery::Json,
        public_for: None,
        problems: &[],
    },
    Endpoint {
        name: "reserve_documents",
        method: Method::Post,
        path: "/reservations",
        query: &[],
        summary: "Orders documents for a held place.",
        request: "ReservationRequest",
        status: 201,
        response: "ReservationView",
        delivery: Delivery::Json,
        public_for: None,
        problems: &[HoldExpired, SlotTaken, SlotClosed, PriceChanged, LimitReached],
    },
    Endpoint {
        name: "find_reservation",
        method: Method::Post,
        path: "/reservations/find",
        query: &[],
        summary: "Finds an order by reference and birth date or phone ending. A read: the key is not kept, \
                  so that asking again tells what holds now.",
        request: "FindRequest",
        status: 200,
        response: "ReservationView",
        delivery: Delivery::Json,
        public_for: None,
        problems: &[NotFound],
    },
    Endpoint {
        name: "get_reservation",
        method: Method::Get,
        path: "/reservations/{reference}",
        query: &[],
        summary: "One order, opened by the header Reservation-Key.",
        request: "",
        status: 200,
        response: "ReservationView",
        delivery: Delivery::Json,
        public_for: None,
        problems: &[Forbidden, NotFound],
    },
    Endpoint {
        name: "change_reservation",
        method: Method::Patch,
        path: "/reservations/{reference}",
        query: &[],
        summary: "Moves an order to a held place. If-Match carries the version as an ETag.",
        request: "ChangeRequest",
        status: 200,
        response: "ReservationView",
        delivery: Delivery::Json,
        public_for: None,
        problems: &[
            NotFound,
            TooLate,
            HoldExpired,
            SlotTaken,
            SlotClosed,
            VersionConflict,
            VersionMissing,
        ],
    },
    Endpoint {
        name: "cancel_reservation",
        method: Method::Post,
        path: "/reservations/{reference}/cancel",
        query: &[],
        summary: "Cancels an order. If-Match carries the version as an ETag.",
        request: "",
        status: 200,
        response: "ReservationView",
        delivery: Delivery::Json,
        public_for: None,
        problems: &[NotFound, TooLate, VersionConflict, VersionMissing],
    },
    Endpoint {
        name: "restore_reservation",
        method: Method::Post,
        path: "/reservations/{reference}/restore",
        query: &[],
        summary: "Takes a cancellation back while the place is still kept. If-Match carries the version.",
        request: "",
        status: 200,
        response: "ReservationView",
        delivery: Delivery::Json,
        public_for: None,
        problems: &[NotFound, TooLate, VersionConflict, VersionMissing],
    },
    Endpoint {
        name: "queue_summary",
        method: Method::Get,
        path: "/queue-status",
        query: &[],
        summary: "Who is called and how many wait at every counter of every office.",
        request: "",
        status: 200,
        response: "QueueSummary",
        delivery: Delivery::Live,
        public_for: Some(5),
        problems: &[],
    },
    Endpoint {
        name: "queue_status",
        method: Method::Get,
        path: "/offices/{office}/queue-status",
        query: &[],
        summary: "Who is called and how many wait at every counter of an office.",
        request: "",
        status: 200,
        response: "QueueStatus",
        delivery: Delivery::Live,
        public_for: Some(5),
        problems: &[NotFound],
    },
    Endpoint {
        name: "follow_queue_status",
        method: Method::Get,
        path: "/offices/{office}/queue-status/stream",
        query: &[],
        summary: "The same as server-sent events: `status` (QueueStatus) first and wherever a change cannot be \
                  told, `change` (QueueChange), and `heartbeat` (Heartbeat) at least every ten seconds. \
                  Last-Event-ID is the version that is held.",
        request: "",
        status: 200,
        response: "QueueChange",
        delivery: Delivery::Stream,
        public_for: None,
        problems: &[NotFound],
    },
    Endpoint {
        name: "queue_history",
        method: Method::Get,
        path: "/offices/{office}/queue-status/history",
        query: &[],
        summary: "What the hours of past weeks were like at every counter of an office.",
        request: "",
        status: 200,
        response: "QueueHistory",
        delivery: Delivery::Json,
        public_for: Some(3600),
        problems: &[NotFound],
    },
    Endpoint {
        name: "take_ticket",
        method: Method::Post,
        path: "/offices/{office}/tickets",
        query: &[],
        summary: "Takes a number from home.",
        request: "TicketRequest",
        status: 201,
        response: "TicketView",
        delivery: Delivery::Json,
        public_for: None,
        problems: &[NotFound, CounterClosed, TicketsNotOffered, LimitReached],
    },
    Endpoint {
        name: "get_ticket",
        method: Method::Get,
        path: "/tickets/{reference}",
        query: &[],
        summary: "One ticket, opened by the header Ticket-Key.",
        request: "",
        status: 200,
        response: "TicketView",
        delivery: Delivery::Json,
        public_for: None,
        problems: &[Forbidden, NotFound],
    },
    Endpoint {
        name: "be_late",
        method: Method::Post,
        path: "/tickets/{reference}/late",
        query: &[],
        summary: "Moves a ticket back by the places of the rules. If-Match carries the version as an ETag.",
        request: "",
        status: 200,
        response: "TicketView",
        delivery: Delivery::Json,
        public_for: None,
        problems: &[NotFound, TooLate, LimitReached, VersionConflict, VersionMissing],
    },
    Endpoint {
        name: "leave_queue",
        method: Method::Post,
        path: "/tickets/{reference}/leave",
        query: &[],
        summary: "Gives a ticket back. If-Match carries the version.",
        request: "",
        status: 200,
        response: "TicketView",
        delivery: Delivery::Json,
        public_for: None,
        problems: &[NotFound, TooLate, VersionConflict, VersionMissing],
    },
    Endpoint {
        name: "rejoin_queue",
        method: Method::Post,
        path: "/tickets/{reference}/rejoin",
        query: &[],
        summary: "Takes a ticket whose call was missed back into the queue. If-Match carries the version.",
        request: "",
        status: 200,
        response: "TicketView",
        delivery: Delivery::Json,
        public_for: None,
        problems: &[NotFound, TooLate, CounterClosed, VersionConflict, VersionMissing],
    },
];

/// Fills the parameters of a path in turn and puts [`BASE`] before it. Values are percent-encoded.
pub fn path(template: &str, values: &[&str]) -> String {
    let mut values = values.iter();
    let mut out = String::from(BASE);
    for segment in template.split('/').skip(1) {
        out.push('/');
        match segment.starts_with('{') {
            true => push_encoded(&mut out, values.next().copied().unwrap_or_default()),
            false => out.push_str(segment),
        }
    }
    out
}

/// Percent-encodes all but letters, digits, `-`, `_`, `~`, and `.` beside another character.
fn push_encoded(out: &mut String, value: &str) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    // `.` and `..` alone would be taken as steps in the path.
    let dots = value.bytes().all(|byte| byte == b'.');
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'~') || (byte == b'.' && !dots) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_values_stay_within_their_segment() {
        assert_eq!(
            path("/offices/{office}/slots", &["../admin?x#y"]),
            "/api/v1/offices/..%2Fadmin%3Fx%23y/slots"
        );
        assert_eq!(path("/offices/{office}", &[".."]), "/api/v1/offices/%2E%2E");
        assert_eq!(path("/offices/{office}", &["동"]), "/api/v1/offices/%EB%8F%99");
    }

    #[test]
    fn operation_names_are_unique() {
        for (at, endpoint) in ENDPOINTS.iter().enumerate() {
            assert!(
                ENDPOINTS[at + 1..]
                    .iter()
                    .all(|other| other.name != endpoint.name),
                "{}",
                endpoint.name
            );
        }
    }
}
