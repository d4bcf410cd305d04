//! Permissions: one person (the helper) acts for another (the represented person) in some services, until a
//! date, because that person said yes. Both see the same record of it, and either can end it at any time.

use crate::household::Service;
use crate::text::LocalText;
use crate::time::{Date, Timestamp};
use crate::{wire, wire_enum};

/// The page on which the represented person answers. What opens it stands behind the `#`, which browsers send
/// to no server: nothing of it gets into a log or a `Referer`.
pub const LINK_PATH: &str = "/answer";

wire_enum! {
    /// Where a permission stands.
    pub enum PermissionState {
        /// Asked for; no answer yet.
        Asked = "asked",
        /// The represented person said yes. The only state in which anything can be done under it.
        Granted = "granted",
        /// The represented person said no.
        Refused = "refused",
        /// The helper took the question back before the answer.
        Withdrawn = "withdrawn",
        /// Nobody answered in time.
        Expired = "expired",
        /// It was in force and is over; `ended_by` says through whom.
        Ended = "ended",
    }
}

wire_enum! {
    /// Who did something.
    pub enum Actor {
        /// The one who acts for someone.
        Helper = "helper",
        /// The one for whom.
        Represented = "represented",
        /// The office, for its own reasons.
        Office = "office",
        /// Nobody: the time had come.
        Time = "time",
    }
}

wire_enum! {
    /// How the represented person said what was said.
    pub enum AnsweredBy {
        /// By the link that was sent to their phone.
        Link = "link",
        /// By the code that was sent to their phone.
        Code = "code",
        /// In person or by telephone: the office wrote it down.
        Office = "office",
        /// Signed in.
        Account = "account",
    }
}

wire_enum! {
    /// What happened.
    pub enum PermissionStep {
        /// The helper asked.
        Asked = "asked",
        /// The question was sent again.
        SentAgain = "sent_again",
        /// Yes.
        Granted = "granted",
        /// No.
        Refused = "refused",
        /// The question was taken back.
        Withdrawn = "withdrawn",
        /// Nobody answered in time.
        Expired = "expired",
        /// The permission ended.
        Ended = "ended",
        /// Documents were ordered.
        Ordered = "ordered",
        /// An order was moved.
        Changed = "changed",
        /// An order was cancelled.
        Cancelled = "cancelled",
        /// A cancellation was taken back.
        Restored = "restored",
        /// An order stopped because the permission ended.
        Stopped = "stopped",
        /// What was ordered was handed over; what a book cost was paid back.
        HandedOver = "handed_over",
        /// Something was told: that a book was bought or returned, or a photo of its receipt.
        Told = "told",
    }
}

wire_enum! {
    /// Which side of a permission the one who asks is on.
    pub enum Side {
        /// The one who acts for someone.
        Helper = "helper",
        /// The one for whom.
        Represented = "represented",
    }
}

wire! {
    /// What may be asked for: data of the district.
    pub struct PermissionRules {
        /// Services that a permission can be for.
        pub services: Vec<Service>,
        /// Last day that a permission can have, in days from today.
        pub max_days: u16,
        /// How long the question waits for its answer.
        pub answer_days: u16,
        /// Where those without a phone can answer, and what they bring.
        pub at_counter: LocalText,
        /// The backend's clock when it answered.
        pub server_time: Timestamp,
    }

    /// Asks someone for a permission.
    pub struct PermissionRequest {
        /// Name of the person as on the identity card.
        pub name: String,
        /// Their mobile phone, as typed. Without one the answer is given at a counter.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub phone: Option<String>,
        /// For which services, each once.
        pub services: Vec<Service>,
        /// Last day on which it holds.
        pub until: Date,
    }

    /// A permission, the same for both sides.
    pub struct Permission {
        /// Names it; like the reference of an order. Says nothing and opens nothing by itself.
        pub reference: String,
        /// Where it stands.
        pub state: PermissionState,
        /// Name of the helper, masked.
        pub helper_name: String,
        /// Phone of the helper, masked, so that the represented person can tell who asks; absent once the
        /// helper's account is erased.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub helper_phone: Option<String>,
        /// Name of the represented person, masked.
        pub represented_name: String,
        /// For which services.
        pub services: Vec<Service>,
        /// Last day on which it holds.
        pub until: Date,
        /// When it was asked for.
        pub asked_at: Timestamp,
        /// Until when an answer is waited for.
        pub answer_until: Timestamp,
        /// Whether the question was sent to a phone; if not, it is answered at a counter.
        pub sent_to_phone: bool,
        /// From when the question can be sent again; absent when it cannot.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub resend_at: Option<Timestamp>,
        /// How the answer was given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub answered_by: Option<AnsweredBy>,
        /// Who ended it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub ended_by: Option<Actor>,
        /// Numbers the people for whom one helper acts, from 0, so that each has a colour and a shape: two masked
        /// names can look the same.
        pub mark: u8,
    }

    /// One thing that happened, told the same way to both sides.
    pub struct PermissionRecord {
        /// When.
        pub at: Timestamp,
        /// What.
        pub step: PermissionStep,
        /// Who did it.
        pub by: Actor,
        /// In words, names masked.
        pub text: LocalText,
        /// Reference of the order that it is about.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub order: Option<String>,
    }

    /// A permission with everything that happened under it, oldest first.
    pub struct PermissionView {
        /// The permission.
        pub permission: Permission,
        /// What happened; equal on both sides.
        pub record: Vec<PermissionRecord>,
        /// Which side is looking. A helper who opens the link of the represented person is still the helper.
        pub you: Side,
        /// The secret that opens it for the represented person, sent as the header `Permission-Key`, never in
        /// what a server sees of an address. Present in the answer to finding only.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub key: Option<String>,
        /// The backend's clock when it answered.
        pub server_time: Timestamp,
        /// When to ask again, in milliseconds from the answer.
        pub poll_after_ms: u32,
    }

    /// Finds a permission for the represented person, without the link.
    pub struct FindPermissionRequest {
        /// The reference, as typed.
        pub reference: String,
        /// The code that was sent to their phone, as typed.
        pub code: String,
    }

    /// The answer of the represented person.
    pub struct PermissionAnswer {
        /// Yes or no.
        pub yes: bool,
    }

    /// What is known for a printed power of attorney (위임장), in clear. To be kept nowhere.
    pub struct AuthorityForm {
        /// The one who acts.
        pub helper: crate::session::PersonDetails,
        /// Name of the represented person.
        pub represented_name: String,
        /// Their phone, digits only.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub represented_phone: Option<String>,
        /// For which services.
        pub services: Vec<Service>,
        /// Last day on which it holds.
        pub until: Date,
        /// Reference, to be typed at the counter.
        pub reference: String,
        /// The backend's clock when it answered.
        pub server_time: Timestamp,
    }
}

/// The link for the represented person: `/answer#S7K2-9QF4.…`.
pub fn link(reference: &str, key: &str) -> String {
    format!("{LINK_PATH}#{reference}.{key}")
}

/// Reference and key of what stands behind the `#` of a link, with or without the mark itself.
pub fn read_link(fragment: &str) -> Option<(String, String)> {
    let (reference, key) = fragment.strip_prefix('#').unwrap_or(fragment).split_once('.')?;
    let is_key = key.len() == 64 && key.bytes().all(|byte| byte.is_ascii_hexdigit());
    let reference = crate::reservation::normalise_reference(reference)?;
    is_key.then(|| (reference, key.to_owned()))
}

impl PermissionState {
    /// Whether anything can still happen to it.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Asked | Self::Granted | Self::Unknown)
    }
}

impl Permission {
    /// Whether the helper may do something of a service on a day, as far as the permission says. The backend
    /// judges by its own clock.
    pub fn covers(&self, service: Service, day: Date) -> bool {
        self.state == PermissionState::Granted && self.services.contains(&service) && day <= self.until
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_read_back_and_nothing_else_is_taken_for_one() {
        let key = "0f".repeat(32);
        let made = link("S7K2-9QF4", &key);
        let (path, fragment) = made.split_once('#').unwrap();
        assert_eq!(path, LINK_PATH);
        let read = Some(("S7K2-9QF4".to_owned(), key.clone()));
        assert_eq!(read_link(fragment), read);
        assert_eq!(read_link(&format!("#s7k29qf4.{key}")), read);
        for other in [
            "",
            "#",
            ".",
            "S7K2-9QF4",
            "S7K2-9QF4.short",
            &format!("nothing.{key}"),
        ] {
            assert_eq!(read_link(other), None, "{other}");
        }
    }
}
