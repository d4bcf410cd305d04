//! What has been typed so far and the place that is held. Mirrors the screen; turned into a request when sent.
//!
//! Kept on the resident's own device for an hour after the last change, so that a killed page loses nothing;
//! removed when the order is placed and on request. Never in an address.

use crate::device::storage::{self, Area};
use crate::fetch::Pending;
use crate::session::ActingFor;
use contract::document::Collector;
use contract::session::PersonDetails;
use contract::slot::Hold;
use contract::time::{Date, Timestamp};
use serde::{Deserialize, Serialize};

/// Name of the draft in the store.
const NAME: &str = "order-draft";
/// Name under which a submission in flight is kept.
pub(super) const PENDING: &str = "order-pending";
/// How long a draft is kept after its last change.
const KEPT_MILLIS: i64 = 60 * 60 * 1000;

/// For whom documents are ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum ForWhom {
    /// For the one who types.
    Oneself,
    /// For a parent, child or spouse.
    Family,
    /// For anyone else.
    SomeoneElse,
}

impl ForWhom {
    /// How the one who types may collect.
    pub(super) fn collector(self) -> Collector {
        match self {
            Self::Oneself => Collector::Oneself,
            Self::Family => Collector::Family,
            Self::SomeoneElse => Collector::Agent,
        }
    }
}

/// The person for whom one acts under a permission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Represented {
    pub(super) acting: ActingFor,
    /// The name in clear came from the permission: nobody has to type it.
    pub(super) name_known: bool,
}

/// What was typed about people, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct PersonDraft {
    /// Under a permission: how one stands to that person.
    pub(super) for_whom: Option<ForWhom>,
    /// The person for whom one acts under a permission.
    #[serde(default)]
    pub(super) represented: Option<Represented>,
    pub(super) other_name: String,
    pub(super) name: String,
    pub(super) year: String,
    pub(super) month: String,
    pub(super) day: String,
    pub(super) phone: String,
}

impl PersonDraft {
    /// From now on it is for the person of a permission. What is known of oneself stays.
    pub(super) fn act_for(&mut self, acting: ActingFor) {
        let known = self.represented.as_ref().map(|known| &known.acting.permission);
        if known != Some(&acting.permission) {
            self.stop_acting();
            self.represented = Some(Represented {
                acting,
                name_known: false,
            });
        }
    }

    /// It is not for the person of a permission any more. A name that nobody has typed goes with it.
    pub(super) fn stop_acting(&mut self) {
        if self.represented.take().is_some_and(|known| known.name_known) {
            self.other_name.clear();
        }
        self.for_whom = None;
    }

    /// Takes over what the account knows of the one who orders.
    pub(super) fn fill_in(&mut self, details: PersonDetails) {
        let (year, month, day) = details.birth_date.parts();
        self.name = details.name;
        self.phone = details.phone;
        self.year = year.to_string();
        self.month = month.to_string();
        self.day = day.to_string();
    }

    /// The day on which the permission under which it is ends, if it is under one.
    pub(super) fn until(&self) -> Option<Date> {
        self.represented.as_ref().map(|it| it.acting.until)
    }
}

/// A place that is held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct HeldPlace {
    pub(super) id: String,
    pub(super) office: String,
    pub(super) start: Timestamp,
    pub(super) expires_at: Timestamp,
}

impl HeldPlace {
    /// What is remembered of a hold.
    pub(super) fn of(hold: &Hold) -> Self {
        Self {
            id: hold.id.clone(),
            office: hold.office.clone(),
            start: hold.start,
            expires_at: hold.expires_at,
        }
    }

    /// Whether it is a place of this slot.
    pub(super) fn is_for(&self, office: &str, start: Timestamp) -> bool {
        self.office == office && self.start == start
    }
}

/// The draft of an order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Draft {
    pub(super) person: PersonDraft,
    pub(super) held: Option<HeldPlace>,
    /// Reference of the order after which this one is made, for someone else.
    #[serde(default)]
    pub(super) goes_on_from: Option<String>,
    /// When it was last changed, by the device's clock, which also decides when it is too old.
    changed_at: i64,
}

impl Draft {
    /// The draft of this device, if it is not too old.
    pub(super) fn load(now_millis: i64) -> Self {
        match Self::stored() {
            Some(draft) if !draft.is_old(now_millis) => draft,
            Some(_) => {
                Self::clear();
                Self::default()
            }
            None => Self::default(),
        }
    }

    /// What a page that shows this draft goes on from: what is stored now, so that a change elsewhere is not undone. What
    /// stands on the screen does not become too old; where the store has lost it for its age, it is as it was shown.
    pub(super) fn newest(&self, now_millis: i64) -> Self {
        match Self::stored() {
            Some(draft) => draft,
            None if self.is_old(now_millis) => self.clone(),
            None => Self::default(),
        }
    }

    fn stored() -> Option<Self> {
        storage::read(Area::Device, NAME).and_then(|text| serde_json::from_str(&text).ok())
    }

    /// Beyond the hour on either side: a clock that jumped back must not keep it for years.
    fn is_old(&self, now_millis: i64) -> bool {
        (now_millis - self.changed_at).abs() > KEPT_MILLIS
    }

    /// Keeps the draft on this device.
    pub(super) fn save(&mut self, now_millis: i64) {
        self.changed_at = now_millis;
        if let Ok(text) = serde_json::to_string(self) {
            storage::write(Area::Device, NAME, &text);
        }
    }

    /// Removes the draft from this device.
    pub(super) fn clear() {
        storage::remove(Area::Device, NAME);
    }

    /// Whether an order was sent whose answer is still open.
    pub(super) fn unanswered() -> bool {
        storage::read(Area::Device, PENDING)
            .is_some_and(|text| serde_json::from_str::<Pending>(&text).is_ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_comes_back_within_the_hour_and_is_gone_after() {
        let mut draft = Draft::default();
        draft.person.name = "김".into();
        draft.save(1_000_000);
        assert_eq!(Draft::load(1_000_000 + KEPT_MILLIS).person.name, "김");
        assert_eq!(Draft::load(1_000_001 + KEPT_MILLIS), Draft::default());
        assert_eq!(
            storage::read(Area::Device, NAME),
            None,
            "an old draft is removed, not only ignored"
        );
    }

    #[test]
    fn what_stands_on_the_screen_is_not_lost_for_its_age() {
        let mut shown = Draft::default();
        shown.person.name = "홍시연".into();
        shown.save(0);
        let later = 3 * KEPT_MILLIS;
        assert_eq!(shown.newest(later).person.name, "홍시연");
        let mut elsewhere = shown.clone();
        elsewhere.person.phone = "010".into();
        elsewhere.save(1);
        assert_eq!(
            shown.newest(later).person.phone,
            "010",
            "the newest is what is stored"
        );
        Draft::clear();
        assert_eq!(
            shown.newest(later).person.name,
            "홍시연",
            "another tab has removed it for its age"
        );
        assert_eq!(shown.newest(1), Draft::default(), "it was ordered, or erased");
    }

    #[test]
    fn a_broken_draft_is_no_draft() {
        storage::write(Area::Device, NAME, "{\"person\":<script>");
        assert_eq!(Draft::load(0), Draft::default());
        Draft::clear();
    }
}
