//! Finding documents by what people type: everyday words, typing errors, initial consonants, Korean typed with
//! the keyboard in English.

use contract::document::Document;

/// Documents that fit what was typed, best first; all in their order where nothing was typed.
pub(super) fn search<'a>(documents: &'a [Document], typed: &str) -> Vec<&'a Document> {
    let query = Query::new(typed);
    if query.plain.is_empty() {
        return documents.iter().collect();
    }
    let mut found: Vec<(u32, &Document)> = documents
        .iter()
        .filter_map(|document| {
            let names = std::iter::once(&document.name.ko)
                .chain(&document.name.en)
                .chain(&document.also_called);
            names
                .filter_map(|name| query.distance(name))
                .min()
                .map(|distance| (distance, document))
        })
        .collect();
    // Guesses at typing errors only where nothing fits as it was typed.
    let best = found.iter().map(|(distance, _)| *distance).min().unwrap_or(0);
    if best < APPROXIMATE {
        found.retain(|(distance, _)| *distance < APPROXIMATE);
    }
    found.sort_by_key(|(distance, _)| *distance);
    found.into_iter().map(|(_, document)| document).collect()
}

/// From this distance on a fit is a guess at a typing error.
const APPROXIMATE: u32 = 10;

struct Query {
    /// Small letters without spaces.
    plain: String,
    /// The keys of the Korean keyboard.
    keys: Vec<char>,
    /// Only initial consonants were typed.
    initials: bool,
}

impl Query {
    fn new(typed: &str) -> Self {
        let plain = plain(typed);
        let initials = !plain.is_empty() && plain.chars().all(|letter| matches!(letter, 'ㄱ'..='ㅎ'));
        let keys = keys(&plain.chars().map(korean_key).collect::<String>());
        Self {
            plain,
            keys,
            initials,
        }
    }

    /// How far a name is from what was typed; `None` if too far.
    fn distance(&self, name: &str) -> Option<u32> {
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
    use proptest::prelude::*;

    fn documents() -> Vec<Document> {
        let names = [
            (
                "family-relation",
                "가족관계증명서",
                "Family relations certificate",
                vec!["가족관계"],
            ),
            (
                "resident-full",
                "주민등록표 등본",
                "Resident register (full copy)",
                vec!["등본", "주민등록등본"],
            ),
            (
                "resident-abstract",
                "주민등록표 초본",
                "Resident register (abstract)",
                vec!["초본"],
            ),
            ("land", "토지대장", "Land register", vec!["땅"]),
        ];
        let document = |(id, ko, en, also): (&str, &str, &str, Vec<&str>)| {
            serde_json::from_value(serde_json::json!({
                "id": id, "name": {"ko": ko, "en": en}, "purpose": {"ko": "."}, "also_called": also,
                "category": "resident", "counter": "general", "channels": [], "processing": {"kind": "at_once"},
                "identity_needed": true, "collectors": [], "max_copies": 5
            }))
            .unwrap()
        };
        names.into_iter().map(document).collect()
    }

    #[test]
    fn a_document_is_found_by_what_people_type() {
        let documents = documents();
        for (typed, first) in [
            ("등본", "resident-full"),
            ("가족관계", "family-relation"),
            ("가족 관계", "family-relation"),
            ("가족관게증명서", "family-relation"),
            ("가족관계즘명서", "family-relation"),
            ("가족과", "family-relation"),
            ("ㄱㅈㄱㄱ", "family-relation"),
            ("ㄷㅂ", "resident-full"),
            ("emdqhs", "resident-full"),
            ("rkwhrrhksrP", "family-relation"),
            ("Family", "family-relation"),
            ("땅", "land"),
        ] {
            let found: Vec<&str> = search(&documents, typed)
                .iter()
                .map(|document| document.id.as_str())
                .collect();
            assert_eq!(found.first(), Some(&first), "{typed}: {found:?}");
        }
    }

    #[test]
    fn what_fits_nothing_finds_nothing_and_no_words_find_all() {
        let documents = documents();
        assert!(search(&documents, "자동차 번호판").is_empty());
        assert_eq!(search(&documents, "  ").len(), 4);
        assert_eq!(
            search(&documents, "토지대장").len(),
            1,
            "an exact fit brings no guesses along"
        );
    }

    proptest! {
        #[test]
        fn no_words_make_it_panic(typed in "\\PC{0,40}") {
            search(&documents(), &typed);
        }
    }
}
