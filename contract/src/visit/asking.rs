//! Who may ask for a visit.

use super::VisitService;
use crate::text::LocalText;
use crate::{wire, wire_enum};

wire_enum! {
    /// In which way someone asks.
    pub enum AskerKind {
        /// For oneself.
        Oneself = "oneself",
        /// For another person, under their permission.
        OnBehalf = "on_behalf",
        /// For an organisation: a nursery, a school, a company.
        Organisation = "organisation",
        /// For a group that gathers, such as ten merchants.
        Group = "group",
    }
}

wire! {
    /// Who may ask, and what is asked of them.
    pub struct VisitAsker {
        /// In which way.
        pub kind: AskerKind,
        /// In words: "이웃 상인 10명이 모이면".
        pub text: LocalText,
        /// With `organisation`: which ones may.
        #[serde(default)]
        pub organisations: Vec<OrganisationKind>,
        /// With `group`: so many people are needed before it is sent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub members_min: Option<u16>,
    }

    /// A kind of organisation.
    pub struct OrganisationKind {
        /// Stable id.
        pub id: String,
        /// What it is called.
        pub name: LocalText,
        /// The most places (정원) that it may have; absent: the size does not matter.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub capacity_max: Option<u32>,
    }
}

/// Someone who asks, as far as it decides whether they may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskingAs<'a> {
    /// For oneself.
    Oneself,
    /// For another person.
    OnBehalf,
    /// For an organisation.
    Organisation {
        /// Id of its kind.
        kind: &'a str,
        /// Its places (정원), where they are known.
        capacity: Option<u32>,
    },
    /// For a group of so many people.
    Group {
        /// How many have joined.
        members: u32,
    },
}

/// Why someone may not ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotAsk<'a> {
    /// The service is not there yet.
    NotThereYet,
    /// Not in this way; those who may are in [`VisitService::who_may_ask`].
    NotInThisWay,
    /// Not this kind of organisation; these are the ones that may.
    NotThisOrganisation(&'a [OrganisationKind]),
    /// The size decides, and is not known.
    CapacityMissing,
    /// The organisation is too large.
    TooLarge {
        /// Most places.
        most: u32,
    },
    /// The group is too small as yet.
    TooFew {
        /// How many it takes.
        least: u16,
        /// How many are missing.
        missing: u32,
    },
}

impl AskingAs<'_> {
    fn kind(self) -> AskerKind {
        match self {
            Self::Oneself => AskerKind::Oneself,
            Self::OnBehalf => AskerKind::OnBehalf,
            Self::Organisation { .. } => AskerKind::Organisation,
            Self::Group { .. } => AskerKind::Group,
        }
    }
}

impl VisitService {
    /// What holds for those who ask in this way, if they may at all.
    pub fn asker(&self, kind: AskerKind) -> Option<&VisitAsker> {
        self.who_may_ask.iter().find(|asker| asker.kind == kind)
    }

    /// Whether someone may ask for this service.
    ///
    /// # Errors
    /// Why not.
    pub fn may_ask(&self, who: AskingAs<'_>) -> Result<(), CannotAsk<'_>> {
        if !self.can_be_asked_for() {
            return Err(CannotAsk::NotThereYet);
        }
        let asker = self.asker(who.kind()).ok_or(CannotAsk::NotInThisWay)?;
        match who {
            AskingAs::Oneself | AskingAs::OnBehalf => Ok(()),
            AskingAs::Organisation { kind, capacity } => asker.organisation(kind, capacity),
            AskingAs::Group { members } => asker.group(members),
        }
    }
}

impl VisitAsker {
    fn organisation(&self, kind: &str, capacity: Option<u32>) -> Result<(), CannotAsk<'_>> {
        let known = self.organisations.iter().find(|known| known.id == kind);
        let known = known.ok_or(CannotAsk::NotThisOrganisation(&self.organisations))?;
        match (known.capacity_max, capacity) {
            (Some(_), None) => Err(CannotAsk::CapacityMissing),
            (Some(most), Some(places)) if places > most => Err(CannotAsk::TooLarge { most }),
            _ => Ok(()),
        }
    }

    fn group(&self, members: u32) -> Result<(), CannotAsk<'_>> {
        let least = self.members_min.unwrap_or(1);
        match u32::from(least).saturating_sub(members) {
            0 => Ok(()),
            missing => Err(CannotAsk::TooFew { least, missing }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::Hours;
    use crate::visit::{VisitServiceState, VisitTimes};

    fn service(who_may_ask: Vec<VisitAsker>) -> VisitService {
        VisitService {
            id: "nursery-nurse".into(),
            name: LocalText::new("가", "a"),
            summary: LocalText::new("가", "a"),
            state: VisitServiceState::Live,
            rules: Vec::new(),
            discreet: false,
            who_may_ask,
            fields: Vec::new(),
            places: Vec::new(),
            only_in: Vec::new(),
            times: VisitTimes {
                hours: Hours {
                    weekly: Vec::new(),
                    closures: Vec::new(),
                    notes: Vec::new(),
                },
                at_lunch: false,
                visit_minutes: 60,
                min_days_ahead: 1,
                max_days_ahead: 30,
                wishes_max: 3,
            },
            visits_planned: None,
            handed_over_to: None,
            finder: Vec::new(),
            also_called: Vec::new(),
            demo: true,
        }
    }

    fn asker(kind: AskerKind) -> VisitAsker {
        VisitAsker {
            kind,
            text: LocalText::new("가", "a"),
            organisations: Vec::new(),
            members_min: None,
        }
    }

    fn nurseries() -> VisitAsker {
        VisitAsker {
            organisations: vec![OrganisationKind {
                id: "infants".into(),
                name: LocalText::new("가", "a"),
                capacity_max: Some(40),
            }],
            ..asker(AskerKind::Organisation)
        }
    }

    #[test]
    fn a_nursery_of_40_may_ask_and_one_of_41_is_told_the_limit() {
        let service = service(vec![nurseries()]);
        let ask = |kind, capacity| service.may_ask(AskingAs::Organisation { kind, capacity });
        assert_eq!(ask("infants", Some(40)), Ok(()));
        assert_eq!(ask("infants", Some(41)), Err(CannotAsk::TooLarge { most: 40 }));
        assert_eq!(ask("infants", None), Err(CannotAsk::CapacityMissing));
        assert!(
            matches!(ask("company", Some(5)), Err(CannotAsk::NotThisOrganisation([known])) if known.id == "infants")
        );
        assert_eq!(service.may_ask(AskingAs::Oneself), Err(CannotAsk::NotInThisWay));
    }

    #[test]
    fn nine_are_told_that_one_is_missing_and_ten_may() {
        let service = service(vec![VisitAsker {
            members_min: Some(10),
            ..asker(AskerKind::Group)
        }]);
        let missing = |members| service.may_ask(AskingAs::Group { members });
        assert_eq!(
            missing(9),
            Err(CannotAsk::TooFew {
                least: 10,
                missing: 1
            })
        );
        assert_eq!((missing(10), missing(11)), (Ok(()), Ok(())));
    }

    #[test]
    fn a_planned_service_can_be_read_about_but_not_asked_for() {
        let mut service = service(vec![asker(AskerKind::Oneself)]);
        assert_eq!(service.may_ask(AskingAs::Oneself), Ok(()));
        for state in [VisitServiceState::Planned, VisitServiceState::Unknown] {
            service.state = state;
            assert_eq!(service.may_ask(AskingAs::Oneself), Err(CannotAsk::NotThereYet));
        }
    }
}
