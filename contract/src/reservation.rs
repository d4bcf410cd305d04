//! Reservations: documents ordered ahead, and the ticket that is shown at the counter.

use crate::document::Collector;
use crate::office::CounterKind;
use crate::text::LocalText;
use crate::time::{Date, Timestamp};
use crate::{wire, wire_enum};

wire_enum! {
    /// Where an order stands.
    pub enum OrderState {
        /// Received.
        Accepted = "accepted",
        /// Being prepared; can no longer be changed or cancelled.
        Preparing = "preparing",
        /// Ready at the counter.
        Ready = "ready",
        /// Handed over.
        Collected = "collected",
        /// Cancelled by the resident or the office.
        Cancelled = "cancelled",
        /// Not collected in time.
        Expired = "expired",
    }
}

wire_enum! {
    /// Who cancelled.
    pub enum CancelledBy {
        /// The resident.
        Resident = "resident",
        /// The office; `cancel_reason` says why.
        Office = "office",
        /// Nobody of the two: the permission under which it was ordered ended.
        PermissionEnd = "permission_end",
    }
}

wire! {
    /// Asks to order documents for a held place.
    pub struct ReservationRequest {
        /// Id of the hold.
        pub hold: String,
        /// The documents, each kind once.
        pub documents: Vec<DocumentCopies>,
        /// Who orders.
        pub applicant: Applicant,
        /// Name of the person whose documents these are, when it is someone else.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub on_behalf_of: Option<OnBehalf>,
        /// Whether the order goes into the account of whoever is signed in. Said, not guessed from the cookie:
        /// if the session has ended meanwhile, the answer is `sign_in_required`, never an order without owner.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub for_account: bool,
        /// Reference of the permission under which it is ordered, with `on_behalf_of` and `for_account`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub permission: Option<String>,
        /// The total that the resident was shown, in won. If it no longer holds: `price_changed`.
        pub expected_total_won: u32,
    }

    /// So many copies of a document.
    pub struct DocumentCopies {
        /// Id of the document.
        pub document: String,
        /// Copies, at least 1.
        pub copies: u8,
    }

    /// Who orders, and how to find the order again.
    pub struct Applicant {
        /// Name as on the identity card.
        pub name: String,
        /// Date of birth. Never a registration number.
        pub birth_date: Date,
        /// Mobile phone, digits only.
        pub phone: String,
    }

    /// The person for whom someone else orders.
    pub struct OnBehalf {
        /// Name as on the identity card.
        pub name: String,
        /// How the applicant may collect: as family or as an authorised agent.
        pub collector: Collector,
    }

    /// An order, as its owner sees it.
    pub struct Reservation {
        /// What residents say and type: 8 letters and digits without the ones that look alike, in two groups.
        pub reference: String,
        /// Grows with each change; also the `ETag`.
        pub version: u32,
        /// Where it stands.
        pub state: OrderState,
        /// When each state was reached, in order; the first is `accepted`.
        pub history: Vec<StateChange>,
        /// Where it is collected.
        pub office: OfficeBrief,
        /// Start of the slot.
        pub start: Timestamp,
        /// End of the slot.
        pub end: Timestamp,
        /// The papers wait until then.
        pub collect_until: Timestamp,
        /// The documents, with the fee at the time of ordering.
        pub documents: Vec<OrderedDocument>,
        /// Sum of the fees, in won.
        pub total_won: u32,
        /// Name of the one who ordered, masked by [`crate::privacy::mask_name`].
        pub applicant_name: String,
        /// Phone of the one who ordered, masked by [`crate::privacy::mask_phone`].
        pub applicant_phone: String,
        /// The person for whom it was ordered, name masked.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub on_behalf_of: Option<OnBehalf>,
        /// Reference of the permission under which it was ordered.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub permission: Option<String>,
        /// What is shown at the counter.
        pub ticket: Ticket,
        /// Whether it can be changed and cancelled now.
        pub changeable: bool,
        /// Until when a cancelled order can be taken back; absent when it cannot.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub undo_until: Option<Timestamp>,
        /// Who cancelled it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub cancelled_by: Option<CancelledBy>,
        /// Why the office cancelled it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub cancel_reason: Option<LocalText>,
    }

    /// A state and when it was reached.
    pub struct StateChange {
        /// The state.
        pub state: OrderState,
        /// When.
        pub at: Timestamp,
    }

    /// What an order says of its office, so that a kept order can be read offline.
    pub struct OfficeBrief {
        /// Id of the office.
        pub id: String,
        /// Name as written on the building.
        pub name: LocalText,
        /// The dong it lies in.
        pub dong: LocalText,
        /// Street address, where known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub address: Option<LocalText>,
        /// Telephone number.
        pub phone: String,
    }

    /// A document of an order.
    pub struct OrderedDocument {
        /// Id of the document.
        pub document: String,
        /// Official name.
        pub name: LocalText,
        /// Copies.
        pub copies: u8,
        /// Fee for all its copies, in won.
        pub fee_won: u32,
        /// Papers to bring for this collector.
        pub papers: Vec<LocalText>,
    }

    /// What is shown at the counter.
    pub struct Ticket {
        /// Short number called out at the office, such as `예약-12`; unique for an office and day.
        pub number: String,
        /// Name of the counter.
        pub counter: LocalText,
        /// Kind of the counter.
        pub counter_kind: CounterKind,
        /// Text of the QR code: says nothing about the person.
        pub qr_text: String,
    }

    /// An order with what is needed to follow it.
    pub struct ReservationView {
        /// The order.
        pub reservation: Reservation,
        /// The secret that opens this order again: sent as the header `Reservation-Key`, never in an address.
        /// Present in answers to ordering and finding only.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub key: Option<String>,
        /// The backend's clock when it answered.
        pub server_time: Timestamp,
        /// When to ask again, in milliseconds from the answer.
        pub poll_after_ms: u32,
    }

    /// Finds an order by its reference and one thing that its owner knows.
    pub struct FindRequest {
        /// The reference, as typed: spaces, hyphens and case do not matter.
        pub reference: String,
        /// Date of birth of the one who ordered.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub birth_date: Option<Date>,
        /// Last four digits of the phone of the one who ordered.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub phone_ending: Option<String>,
    }

    /// Asks to move an order to a held place, at the same office or another.
    pub struct ChangeRequest {
        /// Id of the hold.
        pub hold: String,
    }
}

/// Letters and digits of a reference: no 0/O, 1/I/L, U.
pub const REFERENCE_ALPHABET: &str = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A reference as typed, brought to the form in which it is printed: `s7k2 9qf4` → `S7K2-9QF4`.
///
/// Forgives spaces, hyphens of any kind and case. `None` if it cannot be a reference.
pub fn normalise_reference(typed: &str) -> Option<String> {
    let mut letters = String::with_capacity(9);
    for letter in typed.chars() {
        let letter = letter.to_ascii_uppercase();
        if letter.is_whitespace() || matches!(letter, '-' | '‐' | '‑' | '–' | '—' | '−' | '·' | '.' | '_')
        {
            continue;
        }
        // As bytes: a search in a text for any letter brings a kilobyte of its own to the page.
        if !u8::try_from(letter).is_ok_and(|letter| REFERENCE_ALPHABET.as_bytes().contains(&letter)) {
            return None;
        }
        if letters.len() == 4 {
            letters.push('-');
        }
        letters.push(letter);
    }
    (letters.len() == 9).then_some(letters)
}

#[cfg(test)]
mod tests {
    use super::normalise_reference;

    #[test]
    fn a_reference_is_found_however_it_is_typed() {
        for typed in ["S7K2-9QF4", "s7k29qf4", " S7K2 9QF4 ", "s7k2–9qf4", "S7 K2 9Q F4"] {
            assert_eq!(
                normalise_reference(typed).as_deref(),
                Some("S7K2-9QF4"),
                "{typed}"
            );
        }
        for typed in [
            "",
            "S7K2-9QF",
            "S7K2-9QF44",
            "S7K2-9QFO",
            "가나다라마바사아",
            "../../etc",
        ] {
            assert_eq!(normalise_reference(typed), None, "{typed}");
        }
    }
}
