//! Errors: RFC 9457 problems with a stable code.

use crate::wire_enum;
use serde::{Deserialize, Serialize};

/// Media type of a problem.
pub const PROBLEM_JSON: &str = "application/problem+json";

wire_enum! {
    /// What went wrong. The app turns each into words; the status alone decides nothing.
    pub enum ProblemCode {
        /// 400: the request cannot be read.
        Malformed = "malformed",
        /// 401: sign in first.
        SignInRequired = "sign_in_required",
        /// 403: the code is not right; `tries_left` says how often it may still be tried.
        WrongCode = "wrong_code",
        /// 403: the key does not open this order, ticket or permission; or the custom header of the app is missing,
        /// or the request comes from another site; or the helper answers in place of the represented person.
        Forbidden = "forbidden",
        /// 404: there is no such address, office, document or order. Also where birth date or phone do not
        /// fit the reference: the answer must not tell which.
        NotFound = "not_found",
        /// 403: the permission does not go so far: another service, another person, or a day after its end.
        OutsidePermission = "outside_permission",
        /// 409: the permission is not in force: not answered yet, refused, taken back or over.
        PermissionEnded = "permission_ended",
        /// 409: the last place of the slot is gone.
        SlotTaken = "slot_taken",
        /// 409: the office does not open then, or the time is not within the days that can be chosen.
        SlotClosed = "slot_closed",
        /// 409: a request with the same key is still running. Ask again.
        InFlight = "in_flight",
        /// 409: the total is not what the resident was shown; `current_total_won` is.
        PriceChanged = "price_changed",
        /// 409: this person has as many open orders, or this client as many open tickets, as are allowed.
        LimitReached = "limit_reached",
        /// 409: preparation has started, or the order is closed: no change, no cancelling, no undoing.
        /// Of a ticket: it is not in a state in which this is possible any more.
        TooLate = "too_late",
        /// 409: the counter gives out no numbers now.
        CounterClosed = "counter_closed",
        /// 409: no numbers can be taken from home for this counter.
        TicketsNotOffered = "tickets_not_offered",
        /// 409: as many books were applied for in this month or year as are allowed.
        QuotaReached = "quota_reached",
        /// 409: this person has applied for this title before, and it is going on or was paid back.
        AlreadyApplied = "already_applied",
        /// 409: no books are paid back now: the money is used up, or it is paused.
        BudgetClosed = "budget_closed",
        /// 409: a rule says no to this title; `check_title` says which.
        TitleRefused = "title_refused",
        /// 409: the book was returned before.
        AlreadyReturned = "already_returned",
        /// 409: whoever asks may not ask for this service; `errors` says what stands in the way.
        NotEligible = "not_eligible",
        /// 409: the officer is not free then any more.
        WindowTaken = "window_taken",
        /// 409: the group has been sent, or closed by its leader.
        GroupClosed = "group_closed",
        /// 410: the group did not fill up in time.
        GroupExpired = "group_expired",
        /// 410: the hold has run out.
        HoldExpired = "hold_expired",
        /// 410: the code has run out, was used, or was tried too often.
        CodeExpired = "code_expired",
        /// 412: the order has changed since it was read.
        VersionConflict = "version_conflict",
        /// 413: the file is longer than allowed.
        UploadTooLarge = "upload_too_large",
        /// 415: the file is no picture of a type that is taken, whatever its name says.
        UploadNotImage = "upload_not_image",
        /// 422: the picture is broken or too small to read.
        ReceiptUnreadable = "receipt_unreadable",
        /// 422: this is no ISBN, or its check digit is wrong: it was mistyped.
        IsbnWrong = "isbn_wrong",
        /// 422: fields are wrong; `errors` says which.
        Invalid = "invalid",
        /// 422: the same key was used with another body.
        KeyReused = "key_reused",
        /// 425: this might be a replay (RFC 8470). Send again once.
        TooEarly = "too_early",
        /// 428: `If-Match` is missing.
        VersionMissing = "version_missing",
        /// 429: too many requests; `Retry-After` says when.
        TooManyRequests = "too_many_requests",
        /// 500: a fault of the backend.
        Internal = "internal",
        /// 503: the backend cannot answer now; `Retry-After` says when.
        Unavailable = "unavailable",
    }
}

wire_enum! {
    /// What is wrong with a field.
    pub enum FieldProblem {
        /// Nothing was given.
        Missing = "missing",
        /// It cannot be read as what it should be.
        Malformed = "malformed",
        /// It is longer than allowed.
        TooLong = "too_long",
        /// It is more than allowed.
        TooMany = "too_many",
        /// The same thing twice.
        Repeated = "repeated",
        /// There is no such thing.
        NotKnown = "not_known",
        /// It cannot be ordered ahead.
        NotOrderable = "not_orderable",
        /// This collector may not collect this document.
        NotAllowed = "not_allowed",
        /// It looks like a resident registration number, which is never accepted.
        RegistrationNumber = "registration_number",
        /// It lies in the future.
        InFuture = "in_future",
        /// It lies in the past, or too near.
        InPast = "in_past",
        /// It is not in the district.
        OutsideDistrict = "outside_district",
    }
}

impl ProblemCode {
    /// The HTTP status that carries this code.
    pub fn status(self) -> u16 {
        match self {
            Self::Malformed => 400,
            Self::SignInRequired => 401,
            Self::Forbidden | Self::WrongCode | Self::OutsidePermission => 403,
            Self::NotFound => 404,
            Self::SlotTaken
            | Self::SlotClosed
            | Self::InFlight
            | Self::PriceChanged
            | Self::LimitReached
            | Self::TooLate
            | Self::CounterClosed
            | Self::TicketsNotOffered
            | Self::PermissionEnded
            | Self::QuotaReached
            | Self::AlreadyApplied
            | Self::BudgetClosed
            | Self::TitleRefused
            | Self::AlreadyReturned
            | Self::NotEligible
            | Self::WindowTaken
            | Self::GroupClosed => 409,
            Self::HoldExpired | Self::CodeExpired | Self::GroupExpired => 410,
            Self::VersionConflict => 412,
            Self::UploadTooLarge => 413,
            Self::UploadNotImage => 415,
            Self::Invalid | Self::KeyReused | Self::ReceiptUnreadable | Self::IsbnWrong => 422,
            Self::TooEarly => 425,
            Self::VersionMissing => 428,
            Self::TooManyRequests => 429,
            Self::Internal | Self::Unknown => 500,
            Self::Unavailable => 503,
        }
    }
}

/// The body of an error. For engineers, but for `code`, `errors`, `current_total_won` and
/// `tries_left`, which the app reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Problem {
    /// `urn:problem:` and the code.
    #[serde(rename = "type", default)]
    pub kind: String,
    /// A short English summary.
    #[serde(default)]
    pub title: String,
    /// The HTTP status.
    #[serde(default)]
    pub status: u16,
    /// What went wrong.
    pub code: ProblemCode,
    /// Details for engineers; never shown to residents, never with personal data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// What is wrong with which fields.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
    /// With `price_changed`: the total that holds now, in won.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub current_total_won: Option<u32>,
    /// With `wrong_code`: how often the code may still be tried.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tries_left: Option<u8>,
}

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct FieldError {
    /// The field as a JSON pointer: `/applicant/name`, `/documents/0/copies`.
    pub field: String,
    /// What is wrong.
    pub code: FieldProblem,
}

impl Problem {
    /// A problem of this code without details.
    pub fn new(code: ProblemCode) -> Self {
        Self {
            kind: format!("urn:problem:{}", code.word()),
            title: code.word().replace('_', " "),
            status: code.status(),
            code,
            detail: None,
            errors: Vec::new(),
            current_total_won: None,
            tries_left: None,
        }
    }
}
