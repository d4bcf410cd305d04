//! Checking what was typed, and turning it into a question. Pure.

use super::ask_draft::Typed;
use super::last_day::{WrongDay, last_day};
use contract::limits::{normalise_name, normalise_phone};
use contract::permission::{PermissionRequest, PermissionRules};
use contract::privacy::looks_like_registration_number;
use contract::problem::FieldProblem;
use contract::time::Date;

/// A field of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Name,
    Phone,
    Services,
    Until,
    OwnDay,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wrong {
    NameMissing,
    NameTooLong,
    /// Looks like a registration number.
    Registration,
    PhoneMissing,
    NotAPhone,
    /// The phone of whoever asks.
    OwnPhone,
    NoService,
    Day(WrongDay),
}

impl Field {
    /// Its id on the page.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Phone => "phone",
            Self::Services => "services",
            Self::Until => "until",
            Self::OwnDay => "own-day",
        }
    }
}

/// All that is wrong, in the order of the page.
pub(super) type Wrongs = Vec<(Field, Wrong)>;

/// The question; or all that is wrong with it at once.
pub(super) fn read(typed: &Typed, today: Date, rules: &PermissionRules) -> Result<PermissionRequest, Wrongs> {
    let mut wrongs = Wrongs::new();
    let name = normalise_name(&typed.name).map_err(|why| wrongs.push((Field::Name, of_name(why))));
    let phone = match typed.no_phone {
        true => Ok(None),
        false => read_phone(&typed.phone)
            .map(Some)
            .map_err(|why| wrongs.push((Field::Phone, why))),
    };
    // In the order of the rules, whichever was pressed first.
    let chosen = rules
        .services
        .iter()
        .filter(|service| typed.services.contains(service));
    let services: Vec<_> = chosen.copied().collect();
    if services.is_empty() {
        wrongs.push((Field::Services, Wrong::NoService));
    }
    let day = &typed.own_day;
    let own = [&*day.year, &*day.month, &*day.day];
    let until = last_day(typed.until, own, today, rules.max_days).map_err(|why| {
        let field = if why == WrongDay::NotChosen {
            Field::Until
        } else {
            Field::OwnDay
        };
        wrongs.push((field, Wrong::Day(why)));
    });
    match (name, phone, until) {
        (Ok(name), Ok(phone), Ok(until)) if wrongs.is_empty() => Ok(PermissionRequest {
            name,
            phone,
            services,
            until,
        }),
        _ => Err(wrongs),
    }
}

fn of_name(why: FieldProblem) -> Wrong {
    match why {
        FieldProblem::RegistrationNumber => Wrong::Registration,
        FieldProblem::TooLong => Wrong::NameTooLong,
        _ => Wrong::NameMissing,
    }
}

fn read_phone(typed: &str) -> Result<String, Wrong> {
    if typed.trim().is_empty() {
        Err(Wrong::PhoneMissing)
    } else if looks_like_registration_number(typed) {
        Err(Wrong::Registration)
    } else {
        normalise_phone(typed).ok_or(Wrong::NotAPhone)
    }
}

/// What the backend found wrong, as a field of the page.
pub(super) fn of_problem(pointer: &str, code: FieldProblem) -> Option<(Field, Wrong)> {
    match pointer {
        "/name" => Some((Field::Name, of_name(code))),
        "/phone" if code == FieldProblem::NotAllowed => Some((Field::Phone, Wrong::OwnPhone)),
        "/phone" => Some((Field::Phone, Wrong::NotAPhone)),
        "/until" => Some((Field::Until, Wrong::Day(WrongDay::NotChosen))),
        pointer if pointer.starts_with("/services") => Some((Field::Services, Wrong::NoService)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::representation::last_day::Until;
    use contract::household::Service;

    fn rules() -> PermissionRules {
        serde_json::from_value(serde_json::json!({
            "services": ["siren_order", "book_payback"], "max_days": 365, "answer_days": 7,
            "at_counter": { "ko": "창구" }, "server_time": "2026-11-23T10:00:00+09:00",
        }))
        .unwrap()
    }

    fn typed() -> Typed {
        Typed {
            name: " 홍  부친 ".into(),
            phone: "010 0000-5678".into(),
            services: vec![Service::BookPayback, Service::SirenOrder],
            until: Some(Until::Months(3)),
            ..Typed::default()
        }
    }

    fn today() -> Date {
        Date::new(2026, 11, 23).unwrap()
    }

    #[test]
    fn what_is_typed_with_spaces_and_hyphens_becomes_a_question() {
        let question = read(&typed(), today(), &rules()).unwrap();
        assert_eq!(question.name, "홍 부친");
        assert_eq!(question.phone.as_deref(), Some("01000005678"));
        assert_eq!(question.services, [Service::SirenOrder, Service::BookPayback]);
        assert_eq!(question.until.to_string(), "2027-02-23");
    }

    #[test]
    fn whoever_has_no_phone_is_asked_without_one_and_a_left_over_one_is_not_sent() {
        let mut typed = typed();
        typed.no_phone = true;
        assert_eq!(read(&typed, today(), &rules()).unwrap().phone, None);
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once_in_the_order_of_the_page() {
        let wrongs = read(&Typed::default(), today(), &rules()).unwrap_err();
        let fields: Vec<_> = wrongs.iter().map(|(field, _)| *field).collect();
        assert_eq!(fields, [Field::Name, Field::Phone, Field::Services, Field::Until]);
    }

    #[test]
    fn each_mistake_has_its_own_reason() {
        let with = |change: fn(&mut Typed)| {
            let mut typed = typed();
            change(&mut typed);
            read(&typed, today(), &rules()).unwrap_err()
        };
        assert_eq!(
            with(|it| it.name = "900101-1234567".into()),
            [(Field::Name, Wrong::Registration)]
        );
        assert_eq!(
            with(|it| it.name = "가".repeat(100)),
            [(Field::Name, Wrong::NameTooLong)]
        );
        assert_eq!(
            with(|it| it.phone = "1234".into()),
            [(Field::Phone, Wrong::NotAPhone)]
        );
        assert_eq!(
            with(|it| it.phone = "900101-1234567".into()),
            [(Field::Phone, Wrong::Registration)]
        );
        assert_eq!(
            with(|it| it.until = Some(Until::Day)),
            [(Field::OwnDay, Wrong::Day(WrongDay::NoSuchDate))]
        );
        assert_eq!(
            with(|it| it.services = vec![Service::Ticket]),
            [(Field::Services, Wrong::NoService)]
        );
    }
}
