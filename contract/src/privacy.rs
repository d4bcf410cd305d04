//! What must not leave the device, and how the rest is masked: one rule for both sides.

/// Masks a name: `김하나용` → `김**용`, `김용` → `김*`, one character → `*`.
pub fn mask_name(name: &str) -> String {
    let letters: Vec<char> = name.trim().chars().collect();
    match letters.len() {
        0 => String::new(),
        1 => "*".into(),
        2 => format!("{}*", letters[0]),
        n => {
            let stars = letters[1..n - 1]
                .iter()
                .map(|letter| if *letter == ' ' { ' ' } else { '*' });
            std::iter::once(letters[0])
                .chain(stars)
                .chain([letters[n - 1]])
                .collect()
        }
    }
}

/// Masks a phone number: `01012345678` → `010-****-5678`.
pub fn mask_phone(digits: &str) -> String {
    let digits: Vec<char> = digits.chars().filter(char::is_ascii_digit).collect();
    if digits.len() < 8 {
        return "****".into();
    }
    let head: String = digits[..if digits.starts_with(&['0', '2']) { 2 } else { 3 }]
        .iter()
        .collect();
    let tail: String = digits[digits.len() - 4..].iter().collect();
    format!("{head}-****-{tail}")
}

/// Whether a text holds what looks like a resident or alien registration number: six digits that are a date,
/// then seven of which the first says century and sex. Spaces, hyphens and full-width digits do not hide it.
///
/// A 13-digit run inside a longer one does not count, so that other long numbers pass.
pub fn looks_like_registration_number(text: &str) -> bool {
    let mut run: Vec<u8> = Vec::new();
    // Two spaces in a row, a letter or any other mark ends the number.
    let mut gap = 0;
    for letter in text.chars().chain(['x']) {
        match digit(letter) {
            Some(value) => {
                run.push(value);
                gap = 0;
            }
            None if is_separator(letter) && gap < 3 => gap += 1,
            None => {
                if is_registration_number(&run) {
                    return true;
                }
                run.clear();
                gap = 0;
            }
        }
    }
    false
}

fn digit(letter: char) -> Option<u8> {
    match letter {
        '0'..='9' => Some(letter as u8 - b'0'),
        '０'..='９' => Some((letter as u32 - '０' as u32) as u8),
        _ => None,
    }
}

fn is_separator(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(
            letter,
            '-' | '‐' | '‑' | '‒' | '–' | '—' | '−' | '－' | 'ㅡ' | '.' | '·' | '_' | '/'
        )
}

fn is_registration_number(run: &[u8]) -> bool {
    if run.len() != 13 {
        return false;
    }
    let month = run[2] * 10 + run[3];
    let day = run[4] * 10 + run[5];
    (1..=12).contains(&month) && (1..=31).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_phones_are_masked() {
        for (name, masked) in [
            ("김용", "김*"),
            ("김하용", "김*용"),
            ("남궁하나", "남**나"),
            ("김", "*"),
            ("", ""),
            ("Anna Lee", "A*** **e"),
        ] {
            assert_eq!(mask_name(name), masked);
        }
        assert_eq!(mask_phone("01012345678"), "010-****-5678");
        assert_eq!(mask_phone("021234567"), "02-****-4567");
        assert_eq!(mask_phone("12"), "****");
    }

    #[test]
    fn a_registration_number_is_seen_however_it_is_written() {
        for text in [
            "900101-1234567",
            "9001011234567",
            "제 번호는 900101 - 1234567 입니다",
            "９００１０１－１２３４５６７",
            "900101ㅡ2234567",
            "9 0 0 1 0 1 1 2 3 4 5 6 7",
            "900101—5234567",
        ] {
            assert!(looks_like_registration_number(text), "{text}");
        }
    }

    #[test]
    fn other_numbers_pass() {
        for text in [
            "010-1234-5678",
            "S7K2-9QF4",
            "2026-11-23",
            "02-2155-6114",
            "123456-1234",
            "예약-12",
            "1234567890123456",
        ] {
            assert!(!looks_like_registration_number(text), "{text}");
        }
    }
}
