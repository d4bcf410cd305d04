//! What the backend found wrong with the people of an order, taken to the page where it is mended.

use super::person::{Field, Wrong};
use crate::device::storage::{self, Area};
use crate::routes::OrderStep;
use contract::problem::{FieldError, FieldProblem};

const NAME: &str = "order-wrong";

/// Leaves what is wrong for the who page, and says which step mends it.
pub(super) fn leave(errors: &[FieldError]) -> OrderStep {
    let found: Vec<String> = errors
        .iter()
        .filter_map(|error| Some(format!("{}={}", field_of(error)?.id(), error.code.word())))
        .collect();
    if found.is_empty() {
        return OrderStep::Documents;
    }
    storage::write(Area::Tab, NAME, &found.join(","));
    OrderStep::Who
}

/// A document that this collector may not collect is mended where the collector is chosen.
fn field_of(error: &FieldError) -> Option<Field> {
    match error.code {
        FieldProblem::NotAllowed => Some(Field::ForWhom),
        _ => Field::of_pointer(&error.field),
    }
}

/// Takes what was left; the next call finds nothing.
pub(super) fn take() -> Vec<(Field, Wrong)> {
    let text = storage::read(Area::Tab, NAME).unwrap_or_default();
    storage::remove(Area::Tab, NAME);
    text.split(',').filter_map(one).collect()
}

fn one(text: &str) -> Option<(Field, Wrong)> {
    let (id, word) = text.split_once('=')?;
    let field = Field::ALL.into_iter().find(|field| field.id() == id)?;
    let wrong = match FieldProblem::from_word(word) {
        FieldProblem::Missing => Wrong::Missing,
        FieldProblem::TooLong => Wrong::TooLong,
        FieldProblem::RegistrationNumber => Wrong::Registration,
        FieldProblem::InFuture => Wrong::InFuture,
        FieldProblem::NotAllowed => Wrong::NotAllowed,
        _ => match field {
            Field::BirthDate => Wrong::NoSuchDate,
            Field::Phone => Wrong::NotAPhone,
            Field::ForWhom | Field::Relation => Wrong::NotAllowed,
            Field::Name | Field::OtherName => Wrong::Missing,
        },
    };
    Some((field, wrong))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_backend_refuses_is_marked_at_its_field() {
        let error = |field: &str, code| FieldError {
            field: field.into(),
            code,
        };
        let errors = [
            error("/applicant/name", FieldProblem::TooLong),
            error("/documents/0/document", FieldProblem::NotAllowed),
            error("/documents/0/document", FieldProblem::NotKnown),
        ];
        assert_eq!(leave(&errors), OrderStep::Who);
        assert_eq!(
            take(),
            [(Field::Name, Wrong::TooLong), (Field::ForWhom, Wrong::NotAllowed)]
        );
        assert_eq!(take(), []);
        assert_eq!(leave(&errors[2..]), OrderStep::Documents);
    }
}
