//! ISBNs as typed, and their check digits.

/// Why what was typed is no ISBN.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IsbnFault {
    /// Something else than digits and what stands between them, or another number of digits than 10 or 13.
    NotAnIsbn,
    /// As many digits as an ISBN has, but the last does not fit the others: one was mistyped.
    CheckDigit,
}

/// An ISBN as typed or scanned, in its normal form: 13 digits without hyphens. Spaces, hyphens, full-width digits
/// and the word ISBN before it do not matter; an ISBN of ten digits is brought into the longer form.
///
/// # Errors
/// [`IsbnFault`]: told apart, since a wrong check digit is a mistyped ISBN and not another word.
pub fn normalise_isbn(typed: &str) -> Result<String, IsbnFault> {
    let mut digits = Vec::with_capacity(13);
    let typed = typed.trim();
    let bare = match typed.get(0..4) {
        Some(word) if word.eq_ignore_ascii_case("isbn") => &typed[4..],
        _ => typed,
    };
    for letter in bare.chars() {
        match letter {
            '0'..='9' => digits.push(letter as u8 - b'0'),
            '０'..='９' => digits.push((letter as u32 - '０' as u32) as u8),
            // Ten as the check digit of the shorter form.
            'x' | 'X' if digits.len() == 9 => digits.push(10),
            '-' | '‐' | '‑' | '–' | '—' | '−' | ':' => {}
            _ if letter.is_whitespace() => {}
            _ => return Err(IsbnFault::NotAnIsbn),
        }
        if digits.len() > 13 {
            return Err(IsbnFault::NotAnIsbn);
        }
    }
    let of_book = digits.starts_with(&[9, 7, 8]) || digits.starts_with(&[9, 7, 9]);
    match digits.len() {
        13 if of_book && !digits.contains(&10) => match check_13(&digits[..12]) == digits[12] {
            true => Ok(text(&digits)),
            false => Err(IsbnFault::CheckDigit),
        },
        10 => match sum_10(&digits).is_multiple_of(11) {
            true => Ok(longer(&digits[..9])),
            false => Err(IsbnFault::CheckDigit),
        },
        _ => Err(IsbnFault::NotAnIsbn),
    }
}

/// The last digit of an ISBN of 13 after its first twelve.
fn check_13(first: &[u8]) -> u8 {
    let weighed = |(at, digit): (usize, &u8)| u32::from(*digit) * if at % 2 == 0 { 1 } else { 3 };
    let sum: u32 = first.iter().enumerate().map(weighed).sum();
    ((10 - sum % 10) % 10) as u8
}

/// Of an ISBN of ten, whole: a multiple of 11.
fn sum_10(digits: &[u8]) -> u32 {
    let weighed = |(at, digit): (usize, &u8)| u32::from(*digit) * (10 - at as u32);
    digits.iter().enumerate().map(weighed).sum()
}

/// The longer form of the first nine digits of a shorter one.
fn longer(nine: &[u8]) -> String {
    let mut digits = vec![9, 7, 8];
    digits.extend_from_slice(nine);
    digits.push(check_13(&digits));
    text(&digits)
}

fn text(digits: &[u8]) -> String {
    digits.iter().map(|digit| char::from(b'0' + digit)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_isbn_is_read_however_it_is_typed() {
        for typed in [
            "9780306406157",
            "978-0-306-40615-7",
            " ISBN 978 0 306 40615 7 ",
            "isbn:978‐0306406157",
            "９７８０３０６４０６１５７",
            "0-306-40615-2",
            "0306406152",
        ] {
            assert_eq!(normalise_isbn(typed).as_deref(), Ok("9780306406157"), "{typed}");
        }
        assert_eq!(normalise_isbn("0-8044-2957-X").as_deref(), Ok("9780804429573"));
        assert_eq!(normalise_isbn("080442957x").as_deref(), Ok("9780804429573"));
    }

    #[test]
    fn a_mistyped_isbn_is_told_from_what_is_none() {
        for (typed, fault) in [
            ("9780306406158", IsbnFault::CheckDigit),
            ("0306406153", IsbnFault::CheckDigit),
            ("", IsbnFault::NotAnIsbn),
            ("978030640615", IsbnFault::NotAnIsbn),
            ("97803064061577", IsbnFault::NotAnIsbn),
            ("8801234567893", IsbnFault::NotAnIsbn),
            ("X306406152", IsbnFault::NotAnIsbn),
            ("책 제목", IsbnFault::NotAnIsbn),
            ("978030640615X", IsbnFault::NotAnIsbn),
        ] {
            assert_eq!(normalise_isbn(typed), Err(fault), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn one_wrong_digit_is_always_seen(
            first in prop::collection::vec(0_u8..10, 9), at in 3_usize..13, by in 1_u8..10
        ) {
            let right = longer(&first);
            prop_assert_eq!(normalise_isbn(&right), Ok(right.clone()));
            let mut digits = right.into_bytes();
            digits[at] = b'0' + (digits[at] - b'0' + by) % 10;
            let wrong = String::from_utf8(digits).unwrap();
            prop_assert_eq!(normalise_isbn(&wrong), Err(IsbnFault::CheckDigit));
        }

        #[test]
        fn the_shorter_form_becomes_the_longer_one(first in prop::collection::vec(0_u8..10, 9)) {
            let check = (11 - sum_10(&first) % 11) % 11;
            let last = if check == 10 { "X".to_owned() } else { check.to_string() };
            prop_assert_eq!(normalise_isbn(&(text(&first) + &last)), Ok(longer(&first)));
        }

        #[test]
        fn no_text_makes_it_panic(typed in "\\PC{0,30}") {
            if let Ok(isbn) = normalise_isbn(&typed) {
                prop_assert_eq!(normalise_isbn(&isbn), Ok(isbn.clone()));
            }
        }
    }
}
