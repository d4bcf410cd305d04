//! From what went wrong to what residents read.

use crate::api::ApiError;
use crate::i18n::{I18n, fill};
use contract::problem::{FieldProblem, ProblemCode as Code};

/// A heading and a sentence on what went wrong.
pub(super) fn trouble(i18n: I18n, error: &ApiError, phone: &str) -> (&'static str, String) {
    let words = i18n.sign_in();
    let left = match error {
        ApiError::Problem { problem, .. } => problem.tries_left,
        _ => None,
    };
    match (error.code(), left) {
        (Some(Code::WrongCode), Some(1)) => (words.wrong_title, words.wrong_last.to_owned()),
        (Some(Code::WrongCode), left) => {
            let left = left.map_or_else(String::new, |left| left.to_string());
            (words.wrong_title, fill(words.wrong_text, &[("left", &left)]))
        }
        (Some(Code::CodeExpired), _) => (words.expired_title, words.expired_text.to_owned()),
        (Some(Code::TooManyRequests), _) => {
            let minutes = error.retry_after_s().unwrap_or(60).div_ceil(60).to_string();
            (
                words.too_many_title,
                fill(words.too_many_text, &[("minutes", &minutes), ("phone", phone)]),
            )
        }
        (Some(Code::Invalid), _) => (words.invalid_title, words.invalid_text.to_owned()),
        _ => crate::trouble::trouble(i18n, error, phone),
    }
}

/// What is wrong with a name.
pub(super) fn wrong_name(i18n: I18n, why: FieldProblem) -> &'static str {
    let words = i18n.who();
    match why {
        FieldProblem::RegistrationNumber => words.wrong_registration,
        FieldProblem::TooLong => words.wrong_name_long,
        _ => words.wrong_name,
    }
}

/// What is wrong with a birth date.
pub(super) fn wrong_birth(i18n: I18n, why: FieldProblem) -> &'static str {
    let words = i18n.who();
    match why {
        FieldProblem::RegistrationNumber => words.wrong_registration,
        FieldProblem::Missing => words.wrong_birth_missing,
        FieldProblem::InFuture => words.wrong_birth_future,
        _ => words.wrong_birth,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::problem::Problem;

    #[test]
    fn each_way_to_fail_has_its_own_words_and_none_tells_whether_a_phone_is_known() {
        let i18n = I18n::default();
        let codes = [
            Code::WrongCode,
            Code::CodeExpired,
            Code::TooManyRequests,
            Code::Invalid,
            Code::Unavailable,
        ];
        let mut titles = Vec::new();
        for code in codes {
            let error = ApiError::Problem {
                problem: Box::new(Problem::new(code)),
                retry_after_s: Some(90),
            };
            let (title, text) = trouble(i18n, &error, "120");
            assert!(!text.contains('{') && !text.contains("등록"), "{text}");
            titles.push(title);
        }
        titles.sort_unstable();
        titles.dedup();
        assert_eq!(titles.len(), codes.len());
    }
}
