//! What a shared screen in an office needs beside the pages: telling that one has come, setting work aside so that
//! the next person can go first, and calling someone of the staff.

use crate::limits::digits;
use crate::reservation::{OfficeBrief, OrderState, normalise_reference};
use crate::text::LocalText;
use crate::time::{Date, Timestamp};
use crate::{wire, wire_enum};

/// Longest text that is taken for what one checks in with, in characters: a reference, or what a QR code says.
pub const CHECK_IN_TYPED_MAX: usize = 60;
/// What the QR code of an order begins with.
pub const ORDER_QR: &str = "SO:";
/// Most bytes of work that is set aside.
pub const PARKED_MAX: usize = 32 * 1024;
/// Longest body that sets work aside, in bytes: quotation marks within quotation marks take room.
pub const PARKED_BODY_MAX: usize = 3 * PARKED_MAX;
/// Digits of the code of work that was set aside.
pub const PARKED_CODE_DIGITS: usize = 8;
/// Longest text that is taken for such a code, in characters.
pub const PARKED_CODE_TYPED_MAX: usize = 20;
/// Path of the page that goes on with it; the code follows behind `#`, which no server gets to see.
pub const RESUME_PATH: &str = "/resume";

wire_enum! {
    /// What somebody who has come is told.
    pub enum ArrivalState {
        /// They are in the line; `ahead` says how many are called before them.
        Waiting = "waiting",
        /// They are called: to the desk `called_to`.
        Called = "called",
        /// They have checked in, and stand in no line: they go to the counter.
        AtCounter = "at_counter",
        /// Too early on the right day: from `check_in_from` on.
        Early = "early",
        /// The order is for another day.
        OtherDay = "other_day",
        /// The order is for another office.
        OtherOffice = "other_office",
        /// It was handed over before.
        Collected = "collected",
        /// It was cancelled.
        Cancelled = "cancelled",
        /// It was not collected in time.
        Over = "over",
    }
}

wire_enum! {
    /// Where a call for help stands.
    pub enum HelpState {
        /// The staff has been told.
        Told = "told",
        /// Somebody is on their way.
        Coming = "coming",
        /// Somebody was there, or the call is over.
        Done = "done",
    }
}

wire_enum! {
    /// What kind of page help is asked for on: nothing about the person.
    pub enum HelpPage {
        /// The first page.
        Home = "home",
        /// Ordering documents.
        Order = "order",
        /// Orders that were made.
        Orders = "orders",
        /// Waiting at the counters.
        Queue = "queue",
        /// Books paid back.
        Payback = "payback",
        /// Visits to the home.
        Visits = "visits",
        /// Signing in, and what is one's own.
        Mine = "mine",
        /// Acting for someone else.
        Representation = "representation",
        /// Checking in, setting work aside, going on with it.
        Kiosk = "kiosk",
    }
}

wire! {
    /// Tells that one has come for an order.
    pub struct CheckInRequest {
        /// Id of the office where one is.
        pub office: String,
        /// The reference, as typed, or the text of the ticket's QR code.
        pub code: String,
        /// Date of birth of the one who ordered. Not needed with a QR code that carries its own secret.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub birth_date: Option<Date>,
        /// Last four digits of the phone of the one who ordered, in place of the date of birth.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub phone_ending: Option<String>,
    }

    /// What somebody who has come is told. Nothing of it is about the person: it is read on a shared screen.
    pub struct Arrival {
        /// What they are told.
        pub state: ArrivalState,
        /// The number that is called out, such as `예약-12`.
        pub number: String,
        /// Name of the counter.
        pub counter: LocalText,
        /// The office of the order, which may be another one.
        pub office: OfficeBrief,
        /// Start of the slot.
        pub start: Timestamp,
        /// The papers wait until then.
        pub collect_until: Timestamp,
        /// From when one can check in.
        pub check_in_from: Timestamp,
        /// Where the order stands: whether the papers are ready.
        pub papers: OrderState,
        /// When they checked in, if they have.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub checked_in_at: Option<Timestamp>,
        /// With `waiting`: how many are called before them, as far as is known now.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub ahead: Option<u32>,
        /// With `called`: the desk, as on the board.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub called_to: Option<String>,
        /// The backend's clock when it answered.
        pub server_time: Timestamp,
    }

    /// Sets work aside.
    pub struct ParkRequest {
        /// The work, a JSON text that the backend does not look into, but for what looks like a registration number.
        /// At most [`PARKED_MAX`] bytes.
        pub state: String,
    }

    /// Work that was set aside.
    pub struct Parked {
        /// What goes on with it: eight digits, once.
        pub code: String,
        /// Until when; then the work is gone.
        pub expires_at: Timestamp,
        /// The backend's clock when it answered.
        pub server_time: Timestamp,
    }

    /// Goes on with work that was set aside.
    pub struct ResumeRequest {
        /// The code, as typed: spaces and hyphens do not matter.
        pub code: String,
    }

    /// The work, as it was set aside.
    pub struct Resumed {
        /// The text of [`ParkRequest::state`].
        pub state: String,
        /// The backend's clock when it answered.
        pub server_time: Timestamp,
    }

    /// Calls someone of the staff to a kiosk.
    pub struct HelpRequest {
        /// Id of the kiosk, as the district named it.
        pub kiosk: String,
        /// Id of the office where it stands.
        pub office: String,
        /// What kind of page is open.
        pub page: HelpPage,
    }

    /// A call for help. A kiosk has one at a time: calling again gives the one that is open.
    pub struct HelpCall {
        /// Names the call, and opens it: nobody can guess it.
        pub id: String,
        /// Where it stands.
        pub state: HelpState,
        /// When somebody was called.
        pub called_at: Timestamp,
        /// The backend's clock when it answered.
        pub server_time: Timestamp,
        /// When to ask again, in milliseconds from the answer.
        pub poll_after_ms: u32,
    }
}

/// What one checks in with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckInCode {
    /// Reference of the order.
    pub reference: String,
    /// The secret of its QR code, if it came from one that carries it.
    pub secret: Option<String>,
}

impl CheckInCode {
    /// Reads a reference or the text of the QR code of an order; `None` for what is neither.
    ///
    /// Scanners type as keyboards do: in small letters, with white space around, or behind what stands there already. What
    /// was scanned last counts.
    pub fn read(typed: &str) -> Option<Self> {
        let text = typed.trim().to_ascii_uppercase();
        let (reference, secret) = match text.rfind(ORDER_QR).map(|at| &text[at + ORDER_QR.len()..]) {
            Some(rest) => match rest.split_once(':') {
                Some((reference, secret)) => (reference, Some(secret.to_owned())),
                None => (rest, None),
            },
            None => (text.as_str(), None),
        };
        Some(Self {
            reference: normalise_reference(reference)?,
            secret,
        })
    }

    /// The text of the QR code that carries them.
    pub fn qr_text(reference: &str, secret: &str) -> String {
        format!("{ORDER_QR}{reference}:{secret}")
    }
}

/// The code of work that was set aside, as typed, reduced to its digits: `1234 5678` → `12345678`.
pub fn normalise_parked_code(typed: &str) -> Option<String> {
    digits(typed).filter(|code| code.len() == PARKED_CODE_DIGITS)
}

/// Such a code as it is shown and said: in two groups.
pub fn parked_code_shown(code: &str) -> String {
    match code.split_at_checked(PARKED_CODE_DIGITS / 2) {
        Some((first, second)) => format!("{first} {second}"),
        None => code.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_checks_in_with_what_was_typed_or_with_what_a_scanner_types() {
        let read = |typed: &str| CheckInCode::read(typed).map(|code| (code.reference, code.secret));
        let reference = || "S7K2-9QF4".to_owned();
        for typed in ["S7K2-9QF4", " s7k2 9qf4 ", "SO:S7K2-9QF4", "so:s7k2-9qf4\n"] {
            assert_eq!(read(typed), Some((reference(), None)), "{typed}");
        }
        let qr = CheckInCode::qr_text("S7K2-9QF4", "ABCD2345");
        for typed in [qr.clone(), qr.to_lowercase(), format!("{qr}\r\n")] {
            assert_eq!(
                read(&typed),
                Some((reference(), Some("ABCD2345".into()))),
                "{typed}"
            );
        }
        let other = CheckInCode::qr_text("A2B3-C4D5", "EFGH6789");
        let (reference, secret) = ("A2B3-C4D5".to_owned(), Some("EFGH6789".to_owned()));
        assert_eq!(
            read(&format!("{qr}{other}")),
            Some((reference, secret)),
            "scanned twice"
        );
        for typed in ["", "SO:", "SO:S7K2", "https://example.test/", "예약-12"] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        for typed in ["12345678", "1234 5678", " 1234-5678 ", "１２３４ ５６７８"] {
            assert_eq!(
                normalise_parked_code(typed).as_deref(),
                Some("12345678"),
                "{typed}"
            );
        }
        for typed in ["", "1234567", "123456789", "1234 567x", "팔자리"] {
            assert_eq!(normalise_parked_code(typed), None, "{typed}");
        }
        assert_eq!(parked_code_shown("12345678"), "1234 5678");
    }
}
