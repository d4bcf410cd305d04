//! What was typed to check in, read: pure.

use crate::form_errors::Wrong;
use crate::i18n::I18n;
use crate::owner_proof::{OwnerProof, ProofIds};
use contract::kiosk::{CheckInCode, CheckInRequest};
use contract::time::Date;

/// The fields for what only the owner knows.
pub(super) const PROOF: ProofIds = ProofIds {
    by: "arrival-by",
    birth: "arrival-birth",
    ending: "arrival-ending",
    fill_in: false,
};

/// What was typed, or what a scanner typed.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Typed {
    pub(super) code: String,
    pub(super) proof: OwnerProof,
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
        let Some(code) = CheckInCode::read(&self.code) else {
            return Next::Wrong(vec![("arrival-code", i18n.find().wrong_reference)]);
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
        match self.proof.read(i18n, PROOF, today) {
            Ok((birth_date, phone_ending)) => {
                request.birth_date = birth_date;
                request.phone_ending = phone_ending;
                Next::Send(request)
            }
            Err(wrong) => Next::Wrong(vec![wrong]),
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
        more.proof.ending = "010-1234-5678".into();
        assert!(
            matches!(read(&more, true), Next::Send(request) if request.phone_ending.as_deref() == Some("5678"))
        );
        more.proof.by_birth = true;
        assert!(matches!(read(&more, true), Next::Wrong(wrong) if wrong[0].0 == "arrival-birth"));
    }

    #[test]
    fn what_is_no_reference_is_said_to_be_wrong() {
        assert!(matches!(read(&typed("예약-12"), false), Next::Wrong(wrong) if wrong[0].0 == "arrival-code"));
    }
}
