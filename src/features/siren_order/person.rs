//! Checking what was typed about people, and turning it into what is sent.

use super::draft::{ForWhom, PersonDraft};
use crate::birth_date::read_birth_date;
use contract::limits::{normalise_name, normalise_phone};
use contract::privacy::looks_like_registration_number;
use contract::problem::FieldProblem;
use contract::reservation::{Applicant, OnBehalf};
use contract::time::Date;

/// A field of the page, and its id there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    ForWhom,
    /// How one stands to the person for whom one acts under a permission.
    Relation,
    OtherName,
    Name,
    BirthDate,
    Phone,
}

impl Field {
    /// All, in the order of the page.
    pub(super) const ALL: [Self; 6] = [
        Self::ForWhom,
        Self::Relation,
        Self::OtherName,
        Self::Name,
        Self::BirthDate,
        Self::Phone,
    ];

    /// Its id on the page.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::ForWhom => "for-whom",
            Self::Relation => "relation",
            Self::OtherName => "other-name",
            Self::Name => "name",
            Self::BirthDate => "birth-date",
            Self::Phone => "phone",
        }
    }

    /// The field of a problem's JSON pointer.
    pub(super) fn of_pointer(pointer: &str) -> Option<Self> {
        match pointer {
            "/applicant/name" => Some(Self::Name),
            "/applicant/birth_date" => Some(Self::BirthDate),
            "/applicant/phone" => Some(Self::Phone),
            "/on_behalf_of/name" => Some(Self::OtherName),
            "/on_behalf_of/collector" | "/on_behalf_of" => Some(Self::ForWhom),
            _ => None,
        }
    }
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wrong {
    Missing,
    TooLong,
    /// Looks like a registration number.
    Registration,
    NoSuchDate,
    InFuture,
    NotAPhone,
    /// These documents may not be collected so.
    NotAllowed,
    /// The time lies after the last day of the permission.
    AfterUntil,
}

/// The people of an order, ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct People {
    pub(super) applicant: Applicant,
    pub(super) on_behalf_of: Option<OnBehalf>,
    /// Reference of the permission under which it is ordered.
    pub(super) permission: Option<String>,
}

/// Checks what was typed; all that is wrong at once, in the order of the page.
pub(super) fn check(draft: &PersonDraft, today: Date) -> Result<People, Vec<(Field, Wrong)>> {
    let mut wrong = Vec::new();
    let mut note = |field, result: Result<String, Wrong>| result.map_err(|why| wrong.push((field, why))).ok();
    let for_whom = draft.for_whom;
    let for_other = for_whom.is_some_and(|who| who != ForWhom::Oneself);
    match draft.represented {
        Some(_) if !for_other => note(Field::Relation, Err(Wrong::Missing)),
        None if for_whom.is_none() => note(Field::ForWhom, Err(Wrong::Missing)),
        _ => None,
    };
    let other_name = if for_other {
        note(Field::OtherName, check_name(&draft.other_name))
    } else {
        None
    };
    let name = note(Field::Name, check_name(&draft.name));
    let birth_date = match check_birth_date(draft, today) {
        Ok(date) => Some(date),
        Err(why) => {
            note(Field::BirthDate, Err(why));
            None
        }
    };
    let phone = note(Field::Phone, check_phone(&draft.phone));
    match (for_whom, name, birth_date, phone) {
        (Some(for_whom), Some(name), Some(birth_date), Some(phone)) if wrong.is_empty() => Ok(People {
            applicant: Applicant {
                name,
                birth_date,
                phone,
            },
            on_behalf_of: other_name.map(|name| OnBehalf {
                name,
                collector: for_whom.collector(),
            }),
            permission: draft.represented.as_ref().map(|it| it.acting.permission.clone()),
        }),
        _ => Err(wrong),
    }
}

/// Whether a text that has just been typed must not stay: it looks like a registration number.
pub(super) fn must_not_stay(text: &str) -> bool {
    looks_like_registration_number(text)
}

fn check_name(typed: &str) -> Result<String, Wrong> {
    normalise_name(typed).map_err(|problem| match problem {
        FieldProblem::RegistrationNumber => Wrong::Registration,
        FieldProblem::TooLong => Wrong::TooLong,
        _ => Wrong::Missing,
    })
}

fn check_phone(typed: &str) -> Result<String, Wrong> {
    if typed.trim().is_empty() {
        Err(Wrong::Missing)
    } else if must_not_stay(typed) {
        Err(Wrong::Registration)
    } else {
        normalise_phone(typed).ok_or(Wrong::NotAPhone)
    }
}

fn check_birth_date(draft: &PersonDraft, today: Date) -> Result<Date, Wrong> {
    read_birth_date([&draft.year, &draft.month, &draft.day], today).map_err(|problem| match problem {
        FieldProblem::Missing => Wrong::Missing,
        FieldProblem::RegistrationNumber => Wrong::Registration,
        FieldProblem::InFuture => Wrong::InFuture,
        _ => Wrong::NoSuchDate,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> PersonDraft {
        PersonDraft {
            for_whom: Some(ForWhom::Oneself),
            represented: None,
            other_name: String::new(),
            name: " 홍  길동 ".into(),
            year: "1945".into(),
            month: "8".into(),
            day: "15".into(),
            phone: "010 1234-5678".into(),
        }
    }

    fn today() -> Date {
        Date::new(2026, 11, 21).unwrap()
    }

    #[test]
    fn what_is_typed_with_spaces_and_hyphens_is_taken() {
        let people = check(&draft(), today()).unwrap();
        assert_eq!(people.applicant.name, "홍 길동");
        assert_eq!(people.applicant.phone, "01012345678");
        assert_eq!(people.applicant.birth_date.to_string(), "1945-08-15");
        assert_eq!(people.on_behalf_of, None);
    }

    #[test]
    fn for_someone_else_their_name_is_needed_and_a_left_over_one_is_not_sent() {
        let mut draft = draft();
        draft.for_whom = Some(ForWhom::Family);
        assert_eq!(
            check(&draft, today()),
            Err(vec![(Field::OtherName, Wrong::Missing)])
        );
        draft.other_name = "홍부친".into();
        let other = check(&draft, today()).unwrap().on_behalf_of.unwrap();
        assert_eq!(
            (other.name.as_str(), other.collector),
            ("홍부친", contract::document::Collector::Family)
        );
        draft.for_whom = Some(ForWhom::Oneself);
        assert_eq!(check(&draft, today()).unwrap().on_behalf_of, None);
    }

    #[test]
    fn under_a_permission_the_relation_is_asked_for_and_the_permission_is_carried() {
        let mut draft = draft();
        draft.act_for(acting());
        draft.other_name = "홍부친".into();
        assert_eq!(
            check(&draft, today()),
            Err(vec![(Field::Relation, Wrong::Missing)])
        );
        draft.for_whom = Some(ForWhom::SomeoneElse);
        let people = check(&draft, today()).unwrap();
        assert_eq!(people.permission.as_deref(), Some("S7K2-9QF4"));
        assert_eq!(people.on_behalf_of.unwrap().name, "홍부친");
    }

    #[test]
    fn whoever_stops_acting_leaves_no_name_behind_and_keeps_their_own() {
        let mut draft = draft();
        draft.act_for(acting());
        draft.represented.as_mut().unwrap().name_known = true;
        draft.other_name = "홍부친".into();
        draft.stop_acting();
        assert_eq!(
            (draft.other_name.as_str(), draft.name.as_str()),
            ("", " 홍  길동 ")
        );
        draft.for_whom = Some(ForWhom::Oneself);
        assert_eq!(check(&draft, today()).unwrap().permission, None);
    }

    fn acting() -> crate::session::ActingFor {
        crate::session::ActingFor {
            permission: "S7K2-9QF4".into(),
            name: "홍*친".into(),
            mark: 0,
            until: today().plus_days(30),
        }
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once_in_the_order_of_the_page() {
        let wrong = check(&PersonDraft::default(), today()).unwrap_err();
        let fields: Vec<Field> = wrong.iter().map(|(field, _)| *field).collect();
        assert_eq!(
            fields,
            [Field::ForWhom, Field::Name, Field::BirthDate, Field::Phone]
        );
    }

    #[test]
    fn each_mistake_has_its_own_reason() {
        let with = |change: fn(&mut PersonDraft)| {
            let mut draft = draft();
            change(&mut draft);
            check(&draft, today()).unwrap_err()
        };
        assert_eq!(
            with(|d| d.name = "900101-1234567".into()),
            [(Field::Name, Wrong::Registration)]
        );
        assert_eq!(
            with(|d| d.phone = "９００１０１ 1234567".into()),
            [(Field::Phone, Wrong::Registration)]
        );
        assert_eq!(
            with(|d| d.name = "가".repeat(41)),
            [(Field::Name, Wrong::TooLong)]
        );
        assert_eq!(
            with(|d| d.phone = "1234".into()),
            [(Field::Phone, Wrong::NotAPhone)]
        );
        assert_eq!(
            with(|d| d.month = "13".into()),
            [(Field::BirthDate, Wrong::NoSuchDate)]
        );
        assert_eq!(
            with(|d| d.day = "".into()),
            [(Field::BirthDate, Wrong::NoSuchDate)]
        );
        assert_eq!(
            with(|d| d.year = "2027".into()),
            [(Field::BirthDate, Wrong::InFuture)]
        );
        assert_eq!(
            with(|d| d.year = "1899".into()),
            [(Field::BirthDate, Wrong::NoSuchDate)]
        );
    }
}
