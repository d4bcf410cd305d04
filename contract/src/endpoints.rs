//! Every path of the contract. The reference backend routes by [`ENDPOINTS`], and `openapi.json` lists them;
//! the client fills templates of its own with [`path`], and a test checks them against this list.

mod household;
mod kiosk;
mod payback;
mod queue_status;
mod representation;
mod session;
mod siren_order;
mod visit_requests;
mod visits;

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
    /// Secret that opens one permission for the represented person.
    pub const PERMISSION_KEY: &str = "permission-key";
    /// Reference of the permission under which a helper reads what is another person's: not in the address, which
    /// is written into logs.
    pub const PERMISSION: &str = "permission";
    /// Of a stream: the id of the last event that arrived, sent by browsers by themselves.
    pub const LAST_EVENT_ID: &str = "last-event-id";
    /// On every write: a browser does not send it across sites without asking first.
    pub const APP: &str = "x-resident-app";
    /// Secret that opens one group that gathers.
    pub const GROUP_KEY: &str = "group-key";
    /// Of a part of an upload: where in the whole it begins, in bytes.
    pub const UPLOAD_OFFSET: &str = "upload-offset";
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
    /// The bytes of a picture.
    Image,
}

/// In place of a type: bytes as they are.
pub const BYTES: &str = "bytes";

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

/// An endpoint that reads what is someone's own.
const fn read(
    name: &'static str,
    path: &'static str,
    query: &'static [&'static str],
    summary: &'static str,
    (response, problems): (&'static str, &'static [ProblemCode]),
) -> Endpoint {
    Endpoint {
        name,
        method: Method::Get,
        path,
        query,
        summary,
        request: "",
        status: 200,
        response,
        delivery: Delivery::Json,
        public_for: None,
        problems,
    }
}

/// An endpoint that changes something.
const fn write(
    name: &'static str,
    (method, path): (Method, &'static str),
    (request, status, response): (&'static str, u16, &'static str),
    summary: &'static str,
    problems: &'static [ProblemCode],
) -> Endpoint {
    Endpoint {
        method,
        request,
        status,
        ..read(name, path, &[], summary, (response, problems))
    }
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

    /// The `Cache-Control` of a good answer; of a live one, the longest: a backend may let documents take turns.
    pub fn cache_control(&self) -> String {
        self.public_for
            .map_or_else(|| "no-store".into(), |seconds| self.kept_for(seconds))
    }

    /// The `Cache-Control` of an answer that anyone may keep for so many seconds.
    pub fn kept_for(&self, seconds: u32) -> String {
        match self.delivery {
            Delivery::Live => format!("public, max-age=0, s-maxage={seconds}"),
            _ => format!("public, max-age={seconds}"),
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
pub const ENDPOINTS: &[Endpoint] = &all::<{ count(PARTS) }>();

const PARTS: &[&[Endpoint]] = &[
    siren_order::SIREN_ORDER,
    queue_status::QUEUE_STATUS,
    session::SESSION,
    household::HOUSEHOLD,
    representation::REPRESENTATION,
    payback::PAYBACK,
    visits::VISITS,
    visit_requests::VISIT_REQUESTS,
    kiosk::KIOSK,
];

const fn count(parts: &[&[Endpoint]]) -> usize {
    let (mut count, mut at) = (0, 0);
    while at < parts.len() {
        count += parts[at].len();
        at += 1;
    }
    count
}

/// The parts in one list; there are no iterators in constants yet.
const fn all<const N: usize>() -> [Endpoint; N] {
    let mut list = [PARTS[0][0]; N];
    let (mut part, mut within, mut at) = (0, 0, 0);
    while at < N {
        if within == PARTS[part].len() {
            (part, within) = (part + 1, 0);
            continue;
        }
        list[at] = PARTS[part][within];
        (within, at) = (within + 1, at + 1);
    }
    list
}

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

/// Puts a query behind an address; pairs without a value are left out.
pub fn with_query(mut address: String, pairs: &[(&str, &str)]) -> String {
    let mut mark = '?';
    for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
        address.push(mark);
        address.push_str(name);
        address.push('=');
        push_encoded(&mut address, value);
        mark = '&';
    }
    address
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
    fn a_query_holds_its_values_and_nothing_else() {
        let pairs = [("q", "가&b=c d"), ("none", ""), ("sort", "title")];
        assert_eq!(
            with_query("/x".into(), &pairs),
            "/x?q=%EA%B0%80%26b%3Dc%20d&sort=title"
        );
        assert_eq!(with_query("/x".into(), &[("q", "")]), "/x");
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
