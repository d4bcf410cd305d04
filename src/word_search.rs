//! Finding things by what people type: everyday words, typing errors, unfinished syllables, initial consonants,
//! Korean typed with the keyboard in English.

use std::ops::Range;

/// From this distance on a fit is a guess at a typing error.
pub const APPROXIMATE: u32 = 10;

/// What was typed.
pub struct Query {
    /// Small letters without spaces.
    plain: String,
    /// The keys of the Korean keyboard.
    keys: Vec<char>,
    /// Only initial consonants were typed.
    initials: bool,
    /// The words one by one, in small letters.
    words: Vec<String>,
}

impl Query {
    /// Reads what was typed.
    pub fn new(typed: &str) -> Self {
        let plain = plain(typed);
        let initials = !plain.is_empty() && plain.chars().all(|letter| matches!(letter, 'ㄱ'..='ㅎ'));
        let keys = keys(&plain.chars().map(korean_key).collect::<String>());
        let words = typed
            .split(|letter: char| !letter.is_alphanumeric())
            .map(self::plain);
        Self {
            plain,
            keys,
            initials,
            words: words.filter(|word| !word.is_empty()).collect(),
        }
    }

    /// Whether nothing was typed that can be looked for.
    pub fn is_empty(&self) -> bool {
        self.plain.is_empty()
    }

    /// Whether a word of two letters or more stands within what was typed: "소음" in "소음이 심해요". Of Latin words only
    /// whole ones do: "art" does not stand in "quartz".
    pub fn mentions(&self, word: &str) -> bool {
        let latin = word.is_ascii();
        let word = plain(word);
        match latin {
            true => self.words.contains(&word),
            false => word.chars().nth(1).is_some() && self.plain.contains(&word),
        }
    }

    /// Whether what was typed stands within a longer text, letter for letter. One letter alone stands in too many.
    pub fn stands_in(&self, text: &str) -> bool {
        self.plain.chars().nth(1).is_some() && plain(text).contains(&self.plain)
    }

    /// Where what was typed stands within a text, letter for letter but for capitals, spaces and signs: the bytes from its
    /// first letter to its last.
    pub fn place_in(&self, text: &str) -> Option<Range<usize>> {
        let letters: Vec<(usize, char)> = text
            .char_indices()
            .filter(|(_, it)| it.is_alphanumeric())
            .collect();
        let small: Vec<(usize, char)> = letters
            .iter()
            .flat_map(|&(at, letter)| letter.to_lowercase().map(move |small| (at, small)))
            .collect();
        let wanted: Vec<char> = self.plain.chars().collect();
        let fits =
            |window: &&[(usize, char)]| window.iter().map(|(_, small)| *small).eq(wanted.iter().copied());
        let found = small.windows(wanted.len().max(1)).find(fits)?;
        let (first, last) = (found.first()?.0, found.last()?.0);
        let end = last + text[last..].chars().next()?.len_utf8();
        Some(first..end)
    }

    /// How far a name is from what was typed, 0 the same; `None` if too far.
    pub fn distance(&self, name: &str) -> Option<u32> {
        let name = plain(name);
        if self.initials {
            let found = initials_of(&name).find(&self.plain)?;
            return Some(if found == 0 { 1 } else { 3 });
        }
        if let Some(at) = name.find(&self.plain) {
            return Some(if name == self.plain {
                0
            } else if at == 0 {
                1
            } else {
                2
            });
        }
        let name_keys = keys(&name);
        // Unfinished syllables ("가족과") and Korean typed in English ("rkwhr") fit key by key.
        let errors = errors_within(&self.keys, &name_keys);
        match errors {
            0 => Some(4),
            _ if self.keys.len() >= 5 && errors <= self.keys.len() / 5 => Some(APPROXIMATE + errors as u32),
            _ => None,
        }
    }
}

fn plain(text: &str) -> String {
    text.chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Fewest errors (a key wrong, missing or too many) with which `query` stands somewhere within `text`.
fn errors_within(query: &[char], text: &[char]) -> usize {
    // Sellers: row by row over the text, free to begin and end anywhere.
    let mut row: Vec<usize> = (0..=query.len()).collect();
    let mut best = row[query.len()];
    for letter in text {
        let mut diagonal = row[0];
        for at in 1..row.len() {
            let substituted = diagonal + usize::from(query[at - 1] != *letter);
            diagonal = row[at];
            row[at] = substituted.min(row[at] + 1).min(row[at - 1] + 1);
        }
        best = best.min(row[query.len()]);
    }
    best
}

const INITIALS: [char; 19] = [
    'ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ', 'ㅌ',
    'ㅍ', 'ㅎ',
];
const VOWELS: [&str; 21] = [
    "ㅏ", "ㅐ", "ㅑ", "ㅒ", "ㅓ", "ㅔ", "ㅕ", "ㅖ", "ㅗ", "ㅗㅏ", "ㅗㅐ", "ㅗㅣ", "ㅛ", "ㅜ", "ㅜㅓ", "ㅜㅔ",
    "ㅜㅣ", "ㅠ", "ㅡ", "ㅡㅣ", "ㅣ",
];
const FINALS: [&str; 28] = [
    "", "ㄱ", "ㄲ", "ㄱㅅ", "ㄴ", "ㄴㅈ", "ㄴㅎ", "ㄷ", "ㄹ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅍ",
    "ㄹㅎ", "ㅁ", "ㅂ", "ㅂㅅ", "ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ",
];

fn initials_of(text: &str) -> String {
    let initial = |letter: char| match letter {
        '가'..='힣' => INITIALS[(letter as usize - '가' as usize) / 588],
        _ => letter,
    };
    text.chars().map(initial).collect()
}

/// The keys that are pressed for a text on a Korean keyboard.
fn keys(text: &str) -> Vec<char> {
    let mut out = Vec::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '가'..='힣' => {
                let at = letter as usize - '가' as usize;
                out.push(INITIALS[at / 588]);
                out.extend(VOWELS[at % 588 / 28].chars());
                out.extend(FINALS[at % 28].chars());
            }
            _ => out.push(letter),
        }
    }
    out
}

/// What a Latin key gives when the keyboard is in Korean.
fn korean_key(letter: char) -> char {
    const LATIN: &str = "qwertyuiopasdfghjklzxcvbnm";
    const KOREAN: &str = "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ";
    LATIN
        .chars()
        .position(|latin| latin == letter)
        .and_then(|at| KOREAN.chars().nth(at))
        .unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_found_within_a_name_in_spite_of_spaces_signs_and_capitals() {
        let place = |typed: &str, text: &str| Query::new(typed).place_in(text).map(|at| text[at].to_owned());
        for (typed, text, found) in [
            ("등본", "주민등록표 등본", Some("등본")),
            ("주민등록표등본", "주민등록표 등본", Some("주민등록표 등본")),
            ("FAMILY rel", "Family relations", Some("Family rel")),
            ("관계", "(가족) 관계, 증명", Some("관계")),
            ("가족관계", "(가족) 관계, 증명", Some("가족) 관계")),
            ("ㄷㅂ", "등본", None),
            (" ? ", "등본", None),
            ("등본을", "등본", None),
        ] {
            assert_eq!(place(typed, text).as_deref(), found, "{typed} in {text}");
        }
    }

    #[test]
    fn a_word_within_a_sentence_is_heard_and_a_single_letter_is_not() {
        let typed = Query::new("옆집 소음이 심해요");
        assert!(typed.mentions("소음") && !typed.mentions("이") && !typed.mentions("먼지"));
        assert!(Query::new("소음").stands_in("소음이나 먼지로 다투고 있어요"));
        assert!(!Query::new("소").stands_in("소음"));
        assert!(Query::new("about noise").mentions("Noise") && !Query::new("quartz").mentions("art"));
        assert!(Query::new(" ?! ").is_empty());
    }
}
