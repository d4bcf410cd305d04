//! What was typed to check in, read: pure.

use crate::birth_date::read_birth_date;
use crate::form_errors::Wrong;
use crate::i18n::I18n;
use crate::ui::DateParts;
use contract::kiosk::{CheckInCode, CheckInRequest};
use contract::limits::normalise_phone_ending;
use contract::time::Date;

/// What was typed, or what a scanner typed.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Typed {
    pub(super) code: String,
    pub(super) by_birth: bool,
    pub(super) birth: DateParts,
    pub(super) ending: String,
}

/// What comes next.
#[derive(Debug, PartialEq)]
pub(super) enum Next {
    /// A reference opens nothing alone: something that only its owner knows is asked for.
    Proof,
    /// It is sent.
    Send(CheckInRequest),
    /// Something cannot be right.
    Wrong(Wrong),
}

impl Typed {
    /// Reads it; `proof`: whether that which only the owner knows was asked for.
    pub(super) fn read(&self, i18n: I18n, office: &str, proof: bool, today: Date) -> Next {
        let words = i18n.find();
        let Some(code) = CheckInCode::read(&self.code) else {
            return Next::Wrong(vec![("arrival-code", words.wrong_reference)]);
        };
        let mut request = CheckInRequest {
            office: office.to_owned(),
            code: self.code.trim().to_owned(),
            birth_date: None,
            phone_ending: None,
        };
        if code.secret.is_some() {
            return Next::Send(request);
        }
        if !proof {
            return Next::Proof;
        }
        let birth = [&self.birth.year, &self.birth.month, &self.birth.day].map(|part| part.as_str());
        match self.by_birth {
            true => request.birth_date = read_birth_date(birth, today).ok(),
            false => request.phone_ending = normalise_phone_ending(&self.ending),
        }
        match (&request.birth_date, &request.phone_ending) {
            (None, None) if self.by_birth => Next::Wrong(vec![("arrival-birth", words.wrong_birth)]),
            (None, None) => Next::Wrong(vec![("arrival-ending", words.wrong_ending)]),
            _ => Next::Send(request),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &Typed, proof: bool) -> Next {
        typed.read(
            I18n::default(),
            "ok-center",
            proof,
            Date::new(2026, 11, 24).unwrap(),
        )
    }

    fn typed(code: &str) -> Typed {
        Typed {
            code: code.into(),
            ..Typed::default()
        }
    }

    #[test]
    fn a_scanned_ticket_is_enough_and_a_typed_reference_asks_for_one_thing_more() {
        let Next::Send(request) = read(&typed("SO:S7K2-9QF4:ABCD2345EFGH6789\n"), false) else {
            panic!("sent")
        };
        assert_eq!((request.birth_date, request.phone_ending), (None, None));
        assert_eq!(read(&typed("s7k2 9qf4"), false), Next::Proof);
        let mut more = typed("s7k2 9qf4");
        assert!(matches!(read(&more, true), Next::Wrong(wrong) if wrong[0].0 == "arrival-ending"));
        more.ending = "010-1234-5678".into();
        assert!(
            matches!(read(&more, true), Next::Send(request) if request.phone_ending.as_deref() == Some("5678"))
        );
        more.by_birth = true;
        assert!(matches!(read(&more, true), Next::Wrong(wrong) if wrong[0].0 == "arrival-birth"));
    }

    #[test]
    fn what_is_no_reference_is_said_to_be_wrong() {
        assert!(matches!(read(&typed("예약-12"), false), Next::Wrong(wrong) if wrong[0].0 == "arrival-code"));
    }
}
