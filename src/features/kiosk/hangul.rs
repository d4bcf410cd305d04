//! Hangul from keys: letters (자모) become syllables as they are typed, on a keyboard of letters (두벌식) and on one of
//! ten keys (천지인). Pure: what stands in a field is always composed anew from all keys that were pressed, so that
//! taking the last one back is taking it from the list.

const FIRST: &str = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const MIDDLE: &str = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
/// The place 0 is an open syllable's.
const LAST: &str = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
/// Two letters that are written as one; within a syllable only.
const PAIRS: [(char, char, char); 18] = [
    ('ㅗ', 'ㅏ', 'ㅘ'),
    ('ㅗ', 'ㅐ', 'ㅙ'),
    ('ㅗ', 'ㅣ', 'ㅚ'),
    ('ㅜ', 'ㅓ', 'ㅝ'),
    ('ㅜ', 'ㅔ', 'ㅞ'),
    ('ㅜ', 'ㅣ', 'ㅟ'),
    ('ㅡ', 'ㅣ', 'ㅢ'),
    ('ㄱ', 'ㅅ', 'ㄳ'),
    ('ㄴ', 'ㅈ', 'ㄵ'),
    ('ㄴ', 'ㅎ', 'ㄶ'),
    ('ㄹ', 'ㄱ', 'ㄺ'),
    ('ㄹ', 'ㅁ', 'ㄻ'),
    ('ㄹ', 'ㅂ', 'ㄼ'),
    ('ㄹ', 'ㅅ', 'ㄽ'),
    ('ㄹ', 'ㅌ', 'ㄾ'),
    ('ㄹ', 'ㅍ', 'ㄿ'),
    ('ㄹ', 'ㅎ', 'ㅀ'),
    ('ㅂ', 'ㅅ', 'ㅄ'),
];
const SYLLABLES_FROM: u32 = 0xAC00;

fn place(list: &str, letter: char) -> Option<u32> {
    list.chars().position(|known| known == letter).map(|at| at as u32)
}

#[cfg(test)]
fn at(list: &str, place: u32) -> char {
    list.chars().nth(place as usize).unwrap_or(' ')
}

fn pair(one: char, other: char) -> Option<char> {
    PAIRS
        .iter()
        .find(|known| (known.0, known.1) == (one, other))
        .map(|known| known.2)
}

fn parted(letter: char) -> Option<(char, char)> {
    PAIRS
        .iter()
        .find(|known| known.2 == letter)
        .map(|known| (known.0, known.1))
}

/// A syllable on its way.
#[derive(Clone, Copy, Default)]
struct Syllable {
    first: Option<char>,
    middle: Option<char>,
    last: Option<char>,
}

impl Syllable {
    fn written(self) -> Option<char> {
        match (self.first, self.middle, self.last) {
            (Some(first), Some(middle), last) => {
                let last = last.map_or(Some(0), |last| place(LAST, last))?;
                let number = (place(FIRST, first)? * 21 + place(MIDDLE, middle)?) * 28 + last;
                char::from_u32(SYLLABLES_FROM + number)
            }
            (Some(letter), None, _) | (None, Some(letter), _) => Some(letter),
            (None, None, _) => None,
        }
    }

    /// Takes a letter in. Gives back the syllable that is finished by it.
    fn take(&mut self, letter: char) -> Option<Self> {
        if place(MIDDLE, letter).is_some() {
            self.take_middle(letter)
        } else {
            self.take_consonant(letter)
        }
    }

    fn take_middle(&mut self, letter: char) -> Option<Self> {
        match (self.middle, self.last) {
            (None, _) => {
                self.middle = Some(letter);
                None
            }
            // The consonant that seemed to end the syllable begins the next one.
            (Some(_), Some(last)) => {
                let (stays, goes) = parted(last).map_or((None, last), |(stays, goes)| (Some(stays), goes));
                let finished = Self { last: stays, ..*self };
                *self = Self {
                    first: Some(goes),
                    middle: Some(letter),
                    last: None,
                };
                Some(finished)
            }
            (Some(middle), None) => match pair(middle, letter) {
                Some(both) => {
                    self.middle = Some(both);
                    None
                }
                None => Some(std::mem::replace(
                    self,
                    Self {
                        middle: Some(letter),
                        ..Self::default()
                    },
                )),
            },
        }
    }

    fn take_consonant(&mut self, letter: char) -> Option<Self> {
        let fresh = Self {
            first: Some(letter),
            ..Self::default()
        };
        if self.first.is_none() && self.middle.is_none() {
            *self = fresh;
            return None;
        }
        if self.first.is_none() || self.middle.is_none() || place(LAST, letter).is_none() {
            return Some(std::mem::replace(self, fresh));
        }
        let last = match self.last {
            None => Some(letter),
            Some(last) => pair(last, letter),
        };
        match last {
            Some(last) => {
                self.last = Some(last);
                None
            }
            None => Some(std::mem::replace(self, fresh)),
        }
    }
}

/// The text of letters typed one after the other. What is no letter stands as it is and ends a syllable.
pub(super) fn compose(letters: impl IntoIterator<Item = char>) -> String {
    let mut text = String::new();
    let mut open = Syllable::default();
    for letter in letters {
        if place(FIRST, letter).is_none() && place(MIDDLE, letter).is_none() {
            text.extend(std::mem::take(&mut open).written());
            text.push(letter);
        } else if let Some(finished) = open.take(letter) {
            text.extend(finished.written());
        }
    }
    text.extend(open.written());
    text
}

/// The keys with which a text is typed.
#[cfg(test)]
pub(super) fn letters(text: &str) -> Vec<char> {
    text.chars().flat_map(letters_of).collect()
}

#[cfg(test)]
fn letters_of(written: char) -> Vec<char> {
    let number = (written as u32).wrapping_sub(SYLLABLES_FROM);
    if number >= 19 * 21 * 28 {
        return vec![written];
    }
    let parts = [
        at(FIRST, number / 28 / 21),
        at(MIDDLE, number / 28 % 21),
        at(LAST, number % 28),
    ];
    let typed = |letter: char| parted(letter).map_or(vec![letter], |(one, other)| vec![one, other]);
    parts
        .into_iter()
        .filter(|part| *part != ' ')
        .flat_map(typed)
        .collect()
}

/// Ends a letter on the keyboard of ten keys, so that the same key begins another one.
pub(super) const NEXT: char = '→';
/// What each consonant key of the ten gives, press after press.
pub(super) const TEN_KEYS: [&str; 7] = ["ㄱㅋㄲ", "ㄴㄹ", "ㄷㅌㄸ", "ㅂㅍㅃ", "ㅅㅎㅆ", "ㅈㅊㅉ", "ㅇㅁ"];
/// The strokes of each vowel: `ㅣ`, `ㆍ` and `ㅡ`.
const STROKES: [(&str, char); 23] = [
    ("ㅣ", 'ㅣ'),
    ("ㅣㆍ", 'ㅏ'),
    ("ㅣㆍㆍ", 'ㅑ'),
    ("ㅣㆍㅣ", 'ㅐ'),
    ("ㅣㆍㆍㅣ", 'ㅒ'),
    ("ㆍㅣ", 'ㅓ'),
    ("ㆍㆍㅣ", 'ㅕ'),
    ("ㆍㅣㅣ", 'ㅔ'),
    ("ㆍㆍㅣㅣ", 'ㅖ'),
    ("ㆍㅡ", 'ㅗ'),
    ("ㆍㆍㅡ", 'ㅛ'),
    ("ㆍㅡㅣ", 'ㅚ'),
    ("ㆍㅡㅣㆍ", 'ㅘ'),
    ("ㆍㅡㅣㆍㅣ", 'ㅙ'),
    ("ㅡ", 'ㅡ'),
    ("ㅡㆍ", 'ㅜ'),
    ("ㅡㆍㆍ", 'ㅠ'),
    ("ㅡㆍㅣ", 'ㅟ'),
    ("ㅡㆍㆍㅣ", 'ㅝ'),
    ("ㅡㆍㆍㅣㅣ", 'ㅞ'),
    ("ㅡㅣ", 'ㅢ'),
    // On their way to a vowel.
    ("ㆍ", 'ㆍ'),
    ("ㆍㆍ", 'ᆢ'),
];

/// The letters of keys of the ten: the first letter of a consonant key, a stroke, [`NEXT`], or any other sign.
pub(super) fn letters_of_ten_keys(keys: &[char]) -> Vec<char> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < keys.len() {
        let rest = &keys[at..];
        let (letter, used) = consonant(rest).or_else(|| vowel(rest)).unwrap_or((rest[0], 1));
        if letter != NEXT {
            out.push(letter);
        }
        at += used;
    }
    out
}

/// The consonant that presses of one key give, and how many there were.
fn consonant(keys: &[char]) -> Option<(char, usize)> {
    let key = TEN_KEYS.iter().find(|key| key.starts_with(keys[0]))?;
    let presses = keys.iter().take_while(|pressed| **pressed == keys[0]).count();
    let letter = key.chars().nth((presses - 1) % key.chars().count())?;
    Some((letter, presses))
}

/// The longest vowel that the strokes give, and how many they are.
fn vowel(keys: &[char]) -> Option<(char, usize)> {
    (1..=keys.len().min(5)).rev().find_map(|count| {
        let strokes: String = keys[..count].iter().collect();
        let known = STROKES.iter().find(|(known, _)| *known == strokes)?;
        Some((known.1, count))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How a letter is typed on the ten keys.
    fn ten_keys(letter: char) -> Vec<char> {
        if let Some((strokes, _)) = STROKES.iter().find(|(_, vowel)| *vowel == letter) {
            return strokes.chars().collect();
        }
        let key = TEN_KEYS.iter().find(|key| key.contains(letter)).expect("a key");
        let presses = key.chars().position(|known| known == letter).unwrap() + 1;
        vec![key.chars().next().unwrap(); presses]
    }

    #[test]
    fn every_syllable_is_typed_on_both_keyboards() {
        for number in 0..11_172 {
            let syllable = char::from_u32(SYLLABLES_FROM + number).unwrap().to_string();
            assert_eq!(compose(letters(&syllable)), syllable);
            let mut keys = Vec::new();
            for letter in letters(&syllable) {
                // The same key twice in a row, or strokes that would run on, are parted.
                keys.push(NEXT);
                keys.extend(ten_keys(letter));
            }
            assert_eq!(compose(letters_of_ten_keys(&keys)), syllable);
        }
    }

    #[test]
    fn words_come_out_as_people_type_them() {
        for word in [
            "홍길동",
            "값이",
            "앉아",
            "안자",
            "읽어요",
            "까치",
            "의원",
            "왜",
            "뷁",
            "서초구 12-3",
        ] {
            assert_eq!(compose(letters(word)), word);
        }
        assert_eq!(compose("ㄱㅏㄱㅅㅣ".chars()), "각시");
        assert_eq!(compose("ㅃㅏㄸㅏ".chars()), "빠따");
        assert_eq!(compose("ㅇㅗㅏㄴ".chars()), "완");
    }

    #[test]
    fn each_press_shows_what_is_there_and_taking_back_takes_one_letter() {
        let typed: Vec<char> = "ㄷㅏㄹㄱㅇㅣ".chars().collect();
        let shown: Vec<String> = (1..=typed.len())
            .map(|count| compose(typed[..count].iter().copied()))
            .collect();
        assert_eq!(shown, ["ㄷ", "다", "달", "닭", "닭ㅇ", "닭이"]);
    }

    #[test]
    fn ten_keys_turn_over_and_strokes_grow() {
        let text = |keys: &str| compose(letters_of_ten_keys(&keys.chars().collect::<Vec<_>>()));
        assert_eq!(text("ㄱㅣㆍ"), "가");
        assert_eq!(text("ㄱㄱㅣㆍ"), "카");
        assert_eq!(text("ㄱㄱㄱㅣㆍ"), "까");
        assert_eq!(text("ㄱㄱㄱㄱㅣㆍ"), "가");
        assert_eq!(text("ㅅㅅㆍㅡㅇㄱㅣㄴㄴㄷㆍㅡㅇ"), "홍길동");
        assert_eq!(text("ㅇㆍㅡㅣㆍㄴ"), "완");
        assert_eq!(text("ㄱㅣㆍㄱ→ㄱㅣㆍ"), "각가");
        assert_eq!(text("ㄱㆍ"), "ㄱㆍ");
    }
}
