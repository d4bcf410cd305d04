//! The household: what is the signed-in person's own and what they do for others, across all services; and
//! their rights over their data.

use crate::message::Message;
use crate::payback::Payback;
use crate::permission::{Permission, PermissionView};
use crate::reservation::{Applicant, Reservation};
use crate::session::PersonDetails;
use crate::text::LocalText;
use crate::time::{Date, Timestamp};
use crate::visit::Visit;
use crate::{wire, wire_enum};

wire_enum! {
    /// A service of the district.
    pub enum Service {
        /// Documents ordered ahead (사이렌오더).
        SirenOrder = "siren_order",
        /// A number in a queue (대기표).
        Ticket = "ticket",
        /// Documents brought to the door (민원택배).
        Delivery = "delivery",
        /// Book payback (북페이백).
        BookPayback = "book_payback",
        /// Outreach visits (찾아가는 서비스).
        OutreachVisit = "outreach_visit",
    }
}

wire! {
    /// Everything of the signed-in person, what is to be done next in front, then what is done, latest first.
    pub struct Household {
        /// The things. In reading, one that cannot be read is dropped and counted.
        #[serde(default)]
        pub items: Vec<HouseholdItem>,
        /// Permissions to act for others, those in force in front.
        pub acting_for: Vec<Permission>,
        /// Permissions that others have or ask for, to act for this person.
        pub acted_for_by: Vec<Permission>,
        /// The backend's clock when it answered.
        pub server_time: Timestamp,
        /// When to ask again, in milliseconds from the answer.
        pub poll_after_ms: u32,
    }

    /// One thing of a household.
    pub struct HouseholdItem {
        /// Of which service.
        pub service: Service,
        /// Its reference within the service.
        pub reference: String,
        /// What it is, in words.
        pub title: LocalText,
        /// For whom, if not for the person themselves.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub for_whom: Option<ForWhom>,
        /// Name of the one who did it for this person, masked. Such a thing can be seen, not changed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub made_by: Option<String>,
        /// Whether it still goes on; what is over is shown below the rest.
        pub open: bool,
        /// By when the person has to do something next; absent where no day is set, or nothing is left to do.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub due: Option<Timestamp>,
        /// With `siren_order`: the order.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub reservation: Option<Reservation>,
    }

    /// The person for whom someone acts.
    pub struct ForWhom {
        /// Name, masked.
        pub name: String,
        /// Reference of the permission; absent where the order was made without an account's permission.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub permission: Option<String>,
        /// As in [`Permission::mark`]; absent without a permission.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub mark: Option<u8>,
    }

    /// Takes an order into the account that was made without one.
    pub struct ClaimRequest {
        /// The reference, as typed.
        pub reference: String,
        /// Date of birth of the one who ordered.
        pub birth_date: Date,
    }

    /// All that is kept about the signed-in person, in clear. Names of others are masked.
    pub struct PersonalExport {
        /// When it was made.
        pub made_at: Timestamp,
        /// The account.
        pub person: PersonDetails,
        /// Since when there is an account.
        pub account_since: Timestamp,
        /// Sessions that are open.
        pub sessions: Vec<SessionRecord>,
        /// Orders.
        pub orders: Vec<ExportedOrder>,
        /// Books to be paid back.
        #[serde(default)]
        pub paybacks: Vec<Payback>,
        /// Visits that were asked for, discreet ones too: this is for the person's own eyes.
        #[serde(default)]
        pub visits: Vec<Visit>,
        /// Ids of the dong in which the person wishes for a stop of a truck or bus.
        #[serde(default)]
        pub visit_wishes: Vec<String>,
        /// Permissions on either side, with their records.
        pub permissions: Vec<PermissionView>,
        /// Every message that was sent.
        pub messages: Vec<Message>,
    }

    /// A session, as exported.
    pub struct SessionRecord {
        /// Since when.
        pub since: Timestamp,
        /// When it ends at the latest.
        pub ends_at: Timestamp,
    }

    /// An order, as exported.
    pub struct ExportedOrder {
        /// The order.
        pub reservation: Reservation,
        /// Who ordered, in clear.
        pub applicant: Applicant,
    }

    /// What erasing the account does: before it is done, and as a receipt.
    pub struct Erasure {
        /// What goes at once.
        pub erased: Vec<LocalText>,
        /// What stays, and why.
        pub kept: Vec<KeptData>,
        /// Orders for others that stop with it.
        pub stops: Vec<String>,
        /// When it was done; absent before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub done_at: Option<Timestamp>,
        /// The backend's clock when it answered.
        pub server_time: Timestamp,
    }

    /// Data that stays after an erasure.
    pub struct KeptData {
        /// What.
        pub what: LocalText,
        /// Why.
        pub why: LocalText,
    }
}
