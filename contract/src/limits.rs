//! Limits that both sides hold. Those that a district could change are in [`crate::rules`] instead.

use crate::privacy::looks_like_registration_number;
use crate::problem::FieldProblem;
use crate::time::Date;

/// Longest id of anything, in bytes.
pub const ID_MAX: usize = 64;
/// Longest text that is taken for a reference, in characters: with room for spaces and hyphens.
pub const REFERENCE_TYPED_MAX: usize = 20;
/// Longest text that is taken for a phone number or its ending, in characters.
pub const PHONE_TYPED_MAX: usize = 20;
/// Longest name, in characters.
pub const NAME_MAX: usize = 40;
/// Digits of a phone number: fewest and most.
pub const PHONE_DIGITS: (usize, usize) = (9, 11);
/// Digits at the end of a phone number by which an order is found.
pub const PHONE_ENDING_DIGITS: usize = 4;
/// Oldest year of birth that is taken.
pub const BIRTH_YEAR_MIN: i32 = 1900;
/// Longest body of a request, in bytes.
pub const BODY_MAX: usize = 16 * 1024;
/// Fewest and most characters of an idempotency key: a random 128-bit number as 32 hexadecimal digits, up to
/// what the draft of the header allows in practice.
pub const IDEMPOTENCY_KEY_LENGTH: (usize, usize) = (32, 64);
/// Most bytes of a part of a photo of a receipt.
pub const RECEIPT_PART_MAX: usize = 256 * 1024;
/// Longest text by which books or paybacks are searched, in characters.
pub const SEARCH_MAX: usize = 80;
/// Longest text that is taken for an ISBN, in characters.
pub const ISBN_TYPED_MAX: usize = 40;
/// Longest field of a suggestion, in characters.
pub const SUGGESTION_MAX: usize = 200;
/// Longest free text of a visit, in characters.
pub const VISIT_TEXT_MAX: usize = 1000;
/// Longest address of a visit, and longest line of its form, in characters.
pub const VISIT_LINE_MAX: usize = 120;
/// Most items of a page of a list.
pub const PAGE_MAX: usize = 100;

/// A phone number as typed, reduced to its digits: `010-1234 5678` → `01012345678`; also full-width digits.
///
/// `None` if other characters are in it or it has too few or too many digits, or does not start with 0.
pub fn normalise_phone(typed: &str) -> Option<String> {
    let mut digits = digits(typed)?;
    // +82 10 … is the same phone as 010 …
    if let Some(national) = digits.strip_prefix("82") {
        digits = format!("0{national}");
    }
    let right_length = (PHONE_DIGITS.0..=PHONE_DIGITS.1).contains(&digits.len());
    (right_length && digits.starts_with('0')).then_some(digits)
}

/// The digits of what was typed; `None` if there is more than digits and what stands between them.
pub(crate) fn digits(typed: &str) -> Option<String> {
    let mut digits = String::with_capacity(11);
    for letter in typed.chars() {
        match letter {
            '0'..='9' => digits.push(letter),
            '０'..='９' => digits.push(char::from(b'0' + (letter as u32 - '０' as u32) as u8)),
            '-' | '‐' | '‑' | '–' | '—' | '.' | '(' | ')' | '+' => {}
            _ if letter.is_whitespace() => {}
            _ => return None,
        }
    }
    Some(digits)
}

/// A name as typed, with the white space around it gone and that within it made one space: ` 홍  길동` →
/// `홍 길동`.
///
/// # Errors
/// What is wrong with it: nothing there, what looks like a registration number, more than [`NAME_MAX`]
/// characters, or control characters and marks that turn the direction of writing, which hide what it says.
pub fn normalise_name(typed: &str) -> Result<String, FieldProblem> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        Err(FieldProblem::Missing)
    } else if looks_like_registration_number(&name) {
        Err(FieldProblem::RegistrationNumber)
    } else if name.chars().count() > NAME_MAX {
        Err(FieldProblem::TooLong)
    } else if name.chars().any(is_not_of_a_name) {
        Err(FieldProblem::Malformed)
    } else {
        Ok(name)
    }
}

fn is_not_of_a_name(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The last four digits of a phone number, typed alone or as the end of the whole number; spaces, hyphens and
/// full-width digits do not matter. `None` if it is neither.
pub fn normalise_phone_ending(typed: &str) -> Option<String> {
    if let Some(phone) = normalise_phone(typed) {
        return Some(phone[phone.len() - PHONE_ENDING_DIGITS..].to_owned());
    }
    let digits = digits(typed)?;
    (digits.len() == PHONE_ENDING_DIGITS).then_some(digits)
}

/// Whether a person can be born then.
///
/// # Errors
/// [`FieldProblem::InFuture`] after today, [`FieldProblem::Malformed`] before [`BIRTH_YEAR_MIN`].
pub fn birth_date_fits(date: Date, today: Date) -> Result<(), FieldProblem> {
    if date > today {
        Err(FieldProblem::InFuture)
    } else if date.parts().0 < BIRTH_YEAR_MIN {
        Err(FieldProblem::Malformed)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_phone_number_is_read_however_it_is_typed() {
        for typed in [
            "01012345678",
            "010-1234-5678",
            " 010 1234 5678",
            "０１０１２３４５６７８",
            "+82 10-1234-5678",
        ] {
            assert_eq!(normalise_phone(typed).as_deref(), Some("01012345678"), "{typed}");
        }
        assert_eq!(normalise_phone("02-123-4567").as_deref(), Some("021234567"));
        for typed in ["", "010-1234", "010-1234-56789", "전화", "1012345678"] {
            assert_eq!(normalise_phone(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_name_is_brought_into_one_form_or_refused_for_one_reason() {
        for (typed, name) in [
            (" 홍  길동 ", "홍 길동"),
            ("홍\t길동\n", "홍 길동"),
            ("\u{3000}Anna Lee", "Anna Lee"),
            ("O’Brien-Kim 2세", "O’Brien-Kim 2세"),
        ] {
            assert_eq!(normalise_name(typed).as_deref(), Ok(name), "{typed}");
        }
        let longest = "가".repeat(NAME_MAX);
        assert_eq!(normalise_name(&longest), Ok(longest.clone()));
        let one_more = longest + "가";
        for (typed, problem) in [
            ("", FieldProblem::Missing),
            (" \u{3000} ", FieldProblem::Missing),
            ("900101-1234567", FieldProblem::RegistrationNumber),
            ("홍길동 900101 1234567", FieldProblem::RegistrationNumber),
            (one_more.as_str(), FieldProblem::TooLong),
            ("홍\u{0}길동", FieldProblem::Malformed),
            ("홍\u{202e}길동", FieldProblem::Malformed),
            ("홍\u{2067}길동", FieldProblem::Malformed),
            ("홍\u{61c}길동", FieldProblem::Malformed),
        ] {
            assert_eq!(normalise_name(typed), Err(problem), "{typed:?}");
        }
    }

    #[test]
    fn the_ending_of_a_phone_number_is_read_from_it_or_alone() {
        for typed in [
            "5678",
            " 56 78 ",
            "５６７８",
            "-5678",
            "010-1234-5678",
            "01012345678",
            "+82 10-1234-5678",
        ] {
            assert_eq!(normalise_phone_ending(typed).as_deref(), Some("5678"), "{typed}");
        }
        for typed in ["", "567", "56789", "1234-5678", "오육칠팔", "5678x"] {
            assert_eq!(normalise_phone_ending(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_birth_date_lies_between_the_oldest_year_and_today() {
        let date = |year, month, day| Date::new(year, month, day).unwrap();
        let today = date(2026, 11, 21);
        for (birth, fits) in [
            (today, Ok(())),
            (date(1900, 1, 1), Ok(())),
            (date(2026, 11, 22), Err(FieldProblem::InFuture)),
            (date(1899, 12, 31), Err(FieldProblem::Malformed)),
        ] {
            assert_eq!(birth_date_fits(birth, today), fits, "{birth}");
        }
    }

    proptest! {
        #[test]
        fn what_is_normal_stays_as_it_is(typed in "[\\PC0-9 \t-]{0,50}") {
            if let Ok(name) = normalise_name(&typed) {
                prop_assert_eq!(normalise_name(&name), Ok(name.clone()));
            }
            if let Some(ending) = normalise_phone_ending(&typed) {
                prop_assert_eq!(normalise_phone_ending(&ending), Some(ending.clone()));
            }
            if let Some(phone) = normalise_phone(&typed) {
                prop_assert_eq!(normalise_phone(&phone), Some(phone.clone()));
            }
        }
    }
}
