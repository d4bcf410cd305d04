//! Latin letters and digits on ten keys, as on a telephone: each press of a key gives the next of its signs. Pure.

use super::hangul::NEXT;

/// What each key gives, press after press, from the digit 1 to 9 and 0. A key is known by its first sign.
pub(super) const KEYS: [&str; 10] = [
    "1", "ABC2", "DEF3", "GHI4", "JKL5", "MNO6", "PQRS7", "TUV8", "WXYZ9", "0",
];

fn key(first: char) -> Option<&'static str> {
    KEYS.into_iter().find(|signs| signs.starts_with(first))
}

/// The letters of a key, without its digit; the digit alone where it has none.
pub(super) fn face(first: char) -> &'static str {
    let signs = key(first).unwrap_or_default();
    match signs.len() {
        1 => signs,
        count => &signs[..count - 1],
    }
}

/// The text of keys pressed one after the other. [`NEXT`] ends a letter, so that the same key begins another one.
pub(super) fn letters_of(keys: &[char]) -> String {
    let mut text = String::new();
    let mut rest = keys;
    while let [first, ..] = rest {
        let presses = rest.iter().take_while(|pressed| *pressed == first).count();
        match key(*first) {
            // A key of one sign gives it with each press.
            Some(signs) if signs.len() > 1 => text.extend(signs.chars().nth((presses - 1) % signs.len())),
            _ if *first == NEXT => {}
            _ => text.extend(std::iter::repeat_n(*first, presses)),
        }
        rest = &rest[presses..];
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::reservation::REFERENCE_ALPHABET;

    fn typed(keys: &str) -> String {
        letters_of(&keys.chars().collect::<Vec<_>>())
    }

    #[test]
    fn presses_go_through_the_signs_of_a_key_and_round() {
        assert_eq!(typed("A"), "A");
        assert_eq!(typed("AAAA"), "2");
        assert_eq!(typed("AAAAA"), "A");
        assert_eq!(typed("A→A"), "AA");
        assert_eq!(typed("PPPPDDD00"), "SF00");
        assert_eq!(typed("11-→-"), "11--");
    }

    #[test]
    fn every_sign_of_a_reference_has_a_key() {
        for sign in REFERENCE_ALPHABET.chars() {
            let (key, at) = KEYS
                .iter()
                .find_map(|key| Some((key, key.find(sign)?)))
                .unwrap_or_else(|| panic!("{sign}"));
            let first = key.chars().next().unwrap_or_default();
            assert_eq!(letters_of(&vec![first; at + 1]), sign.to_string());
        }
    }

    #[test]
    fn what_stands_on_a_key_is_its_letters() {
        assert_eq!((face('A'), face('W'), face('1')), ("ABC", "WXYZ", "1"));
    }
}
