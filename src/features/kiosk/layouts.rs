//! Which keys stand on the screen.

use super::hangul::{NEXT, TEN_KEYS};
use super::latin;
use super::typing::Script;

/// A set of keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// Hangul, a key for each letter (두벌식).
    Letters,
    /// Hangul on ten keys (천지인).
    TenKeys,
    /// Latin letters, and the digits that stand among them in a reference.
    Latin,
    /// The same on ten keys, for a keypad of digits alone.
    LatinTen,
    /// Digits.
    Digits,
}

/// What a key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    /// Types.
    Sign(char),
    /// Types a letter of one of the ten keys; the digit of the keypad that does the same.
    Ten(char, char),
    /// Takes back the last key.
    Erase,
    /// Double consonants, capital letters.
    Shift,
    /// Other keys.
    To(Layout),
    /// Ready: to what comes next.
    Done,
}

impl Layout {
    /// How its keys become text.
    pub(super) fn script(self) -> Script {
        match self {
            Self::TenKeys => Script::TenKeys,
            Self::LatinTen => Script::LatinTen,
            Self::Letters | Self::Latin | Self::Digits => Script::Letters,
        }
    }

    /// The rows of keys, from the top.
    pub(super) fn rows(self, shifted: bool) -> Vec<Vec<Key>> {
        match self {
            Self::Letters => letters(
                &match shifted {
                    true => ["ㅃㅉㄸㄲㅆㅛㅕㅑㅒㅖ", "ㅁㄴㅇㄹㅎㅗㅓㅏㅣ", "ㅋㅌㅊㅍㅠㅜㅡ"],
                    false => ["ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ", "ㅁㄴㅇㄹㅎㅗㅓㅏㅣ", "ㅋㅌㅊㅍㅠㅜㅡ"],
                },
                vec![
                    Key::To(Self::TenKeys),
                    Key::To(Self::Latin),
                    Key::To(Self::Digits),
                ],
            ),
            Self::Latin => letters(
                &match shifted {
                    true => ["1234567890@", "QWERTYUIOP", "ASDFGHJKL.", "ZXCVBNM"],
                    false => ["1234567890@", "qwertyuiop", "asdfghjkl.", "zxcvbnm"],
                },
                vec![Key::To(Self::Letters), Key::To(Self::Digits)],
            ),
            Self::TenKeys => ten_keys(),
            Self::LatinTen => latin_ten_keys(),
            Self::Digits => vec![
                signs("123", Key::Erase),
                signs("456", Key::Sign('-')),
                signs("789", Key::To(Self::Letters)),
                vec![Key::Sign('.'), Key::Sign('0'), Key::Sign(' '), Key::Done],
            ],
        }
    }

    /// The key that a digit of the keypad presses.
    pub(super) fn by_digit(self, digit: char) -> Key {
        match self {
            Self::TenKeys | Self::LatinTen => (self.rows(false).concat().into_iter())
                .find(|key| matches!(key, Key::Ten(_, of) if *of == digit))
                .unwrap_or(Key::Sign(digit)),
            Self::Letters | Self::Latin | Self::Digits => Key::Sign(digit),
        }
    }
}

fn signs(row: &str, last: Key) -> Vec<Key> {
    row.chars().map(Key::Sign).chain([last]).collect()
}

/// Rows of signs, then what types none: beside the last of them, and below.
fn letters(signs_of_rows: &[&str], others: Vec<Key>) -> Vec<Vec<Key>> {
    let mut rows: Vec<Vec<Key>> = signs_of_rows
        .iter()
        .map(|row| row.chars().map(Key::Sign).collect())
        .collect();
    if let Some(last) = rows.last_mut() {
        last.insert(0, Key::Shift);
        last.push(Key::Erase);
    }
    rows.push(others.into_iter().chain([Key::Sign(' '), Key::Done]).collect());
    rows
}

fn ten_keys() -> Vec<Vec<Key>> {
    let [g, n, d, b, s, j, o] = TEN_KEYS.map(|key| key.chars().next().unwrap_or(' '));
    let row = |keys: [(char, char); 3], last| {
        keys.map(|(key, digit)| Key::Ten(key, digit))
            .into_iter()
            .chain([last])
            .collect()
    };
    vec![
        row([('ㅣ', '1'), ('ㆍ', '2'), ('ㅡ', '3')], Key::Erase),
        row([(g, '4'), (n, '5'), (d, '6')], Key::Sign(NEXT)),
        row([(b, '7'), (s, '8'), (j, '9')], Key::Sign(' ')),
        vec![
            Key::To(Layout::Letters),
            Key::Ten(o, '0'),
            Key::To(Layout::Digits),
            Key::Done,
        ],
    ]
}

fn latin_ten_keys() -> Vec<Vec<Key>> {
    let key = |digit: char| {
        let signs = latin::KEYS.into_iter().find(|signs| signs.ends_with(digit));
        let first = signs.and_then(|signs| signs.chars().next());
        Key::Ten(first.unwrap_or(digit), digit)
    };
    let row = |digits: &str, last| digits.chars().map(key).chain([last]).collect();
    vec![
        row("123", Key::Erase),
        row("456", Key::Sign(NEXT)),
        row("789", Key::Sign(' ')),
        vec![Key::Sign('-'), key('0'), Key::Done],
    ]
}

/// What stands on one of the ten keys: all that it gives.
pub(super) fn face_of_ten(key: char) -> &'static str {
    match key {
        'ㅣ' => "ㅣ",
        'ㆍ' => "ㆍ",
        'ㅡ' => "ㅡ",
        _ => TEN_KEYS
            .into_iter()
            .find(|face| face.starts_with(key))
            .unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Layout; 4] = [Layout::Letters, Layout::TenKeys, Layout::Latin, Layout::Digits];

    #[test]
    fn every_set_of_keys_can_erase_end_and_lead_to_every_other() {
        for from in ALL {
            let keys = from.rows(false).concat();
            assert!(
                keys.contains(&Key::Erase) && keys.contains(&Key::Done),
                "{from:?}"
            );
            let mut reached = vec![from];
            while let Some(next) = reached
                .iter()
                .flat_map(|layout| layout.rows(false).concat())
                .find_map(|key| match key {
                    Key::To(other) if !reached.contains(&other) => Some(other),
                    _ => None,
                })
            {
                reached.push(next);
            }
            assert_eq!(reached.len(), ALL.len(), "{from:?}");
        }
    }

    #[test]
    fn the_ten_latin_keys_have_all_that_a_reference_needs() {
        let keys = Layout::LatinTen.rows(false).concat();
        assert!(keys.contains(&Key::Erase) && keys.contains(&Key::Sign(NEXT)) && keys.contains(&Key::Done));
        assert_eq!(Layout::LatinTen.by_digit('7'), Key::Ten('P', '7'));
        assert_eq!(Layout::LatinTen.by_digit('0'), Key::Ten('0', '0'));
    }

    #[test]
    fn every_letter_of_hangul_has_a_key() {
        let signs = |shifted| Layout::Letters.rows(shifted).concat();
        for letter in "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅣ".chars()
        {
            let key = Key::Sign(letter);
            assert!(
                signs(false).contains(&key) || signs(true).contains(&key),
                "{letter}"
            );
        }
    }

    #[test]
    fn each_digit_of_the_keypad_is_a_key_of_the_ten() {
        for digit in '0'..='9' {
            assert!(matches!(Layout::TenKeys.by_digit(digit), Key::Ten(..)), "{digit}");
            assert_eq!(Layout::Digits.by_digit(digit), Key::Sign(digit));
        }
    }
}
