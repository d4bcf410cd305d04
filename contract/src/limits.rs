//! Limits that both sides hold. Those that a district could change are in [`crate::rules`] instead.

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
/// Most items of a page of a list.
pub const PAGE_MAX: usize = 100;

/// A phone number as typed, reduced to its digits: `010-1234 5678` → `01012345678`; also full-width digits.
///
/// `None` if other characters are in it or it has too few or too many digits, or does not start with 0.
pub fn normalise_phone(typed: &str) -> Option<String> {
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
    // +82 10 … is the same phone as 010 …
    if let Some(national) = digits.strip_prefix("82") {
        digits = format!("0{national}");
    }
    let right_length = (PHONE_DIGITS.0..=PHONE_DIGITS.1).contains(&digits.len());
    (right_length && digits.starts_with('0')).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::normalise_phone;

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
}
