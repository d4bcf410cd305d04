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

/// Masks an account: whatever comes before its last four digits is gone, `110-123-456789` → `****6789`.
pub fn mask_account(number: &str) -> String {
    let digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
    let ending = digits.len().saturating_sub(4);
    format!("****{}", digits[ending..].iter().collect::<String>())
}

/// Digits of a registration number: six that are a date of birth, then seven.
const NUMBER_DIGITS: usize = 13;
/// How many of them are the date.
const DATE_DIGITS: usize = 6;

/// Whether a text holds what looks like a resident or alien registration number: six digits that can be a date
/// of birth, then seven. What the seven are is not looked at. Full-width digits, separators and invisible
/// marks do not hide it, nor do other numbers beside it.
///
/// It must begin and end where a group of digits does, so that a part of a longer number passes, and be
/// grouped as such numbers are written ([`is_grouped_so`]), so that phones, dates and times in a row pass.
pub fn looks_like_registration_number(text: &str) -> bool {
    let mut run = Run::default();
    // The mark at the end closes the last run.
    text.chars().chain(['x']).any(|letter| run.take(letter))
}

/// The last digits of a run: of groups of digits with nothing but separators between them.
#[derive(Default)]
struct Run {
    /// As many as a number has.
    digits: [u8; NUMBER_DIGITS],
    /// Whether a group begins with the digit.
    begins: [bool; NUMBER_DIGITS],
    length: usize,
    /// Something stands between the last digit and what comes.
    apart: bool,
}

impl Run {
    /// Takes the next letter; tells whether a registration number has just ended.
    fn take(&mut self, letter: char) -> bool {
        if is_invisible(letter) {
            return false;
        }
        let Some(value) = digit(letter) else {
            let ended = !self.apart && self.is_number();
            self.apart = true;
            if !is_separator(letter) {
                self.length = 0;
            }
            return ended;
        };
        self.digits.rotate_left(1);
        self.begins.rotate_left(1);
        self.digits[NUMBER_DIGITS - 1] = value;
        self.begins[NUMBER_DIGITS - 1] = self.apart || self.length == 0;
        self.length += 1;
        self.apart = false;
        false
    }

    /// Whether the last digits are a number of their own.
    fn is_number(&self) -> bool {
        let month = self.digits[2] * 10 + self.digits[3];
        let day = self.digits[4] * 10 + self.digits[5];
        self.length >= NUMBER_DIGITS
            && self.begins[0]
            && (1..=12).contains(&month)
            && (1..=31).contains(&day)
            && is_grouped_so(&self.begins)
    }
}

/// Whether digits are grouped as in a registration number: all in one, or date and rest apart. The date may
/// be parted as dates are, the rest after its first digit, and each into single digits.
fn is_grouped_so(begins: &[bool; NUMBER_DIGITS]) -> bool {
    let (date, rest) = begins.split_at(DATE_DIGITS);
    let none = |group: &[bool]| group.iter().all(|begins| !begins);
    let each = |group: &[bool]| group.iter().all(|begins| *begins);
    let date_apart = none(&date[1..]) || each(&date[1..]) || date[1..] == [false, true, false, true, false];
    let rest_apart = none(&rest[2..]) || each(&rest[1..]);
    match rest[0] {
        true => date_apart && rest_apart,
        false => none(&begins[1..]),
    }
}

fn digit(letter: char) -> Option<u8> {
    match letter {
        '0'..='9' => Some(letter as u8 - b'0'),
        '０'..='９' => Some((letter as u32 - '０' as u32) as u8),
        _ => None,
    }
}

/// Marks that take no room: whoever reads the text does not see them.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn is_separator(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(
            letter,
            '-' | '‐'
                | '‑'
                | '‒'
                | '–'
                | '—'
                | '−'
                | '－'
                | 'ㅡ'
                | 'ー'
                | '.'
                | '．'
                | '·'
                | '_'
                | '/'
                | '／'
                | '('
                | ')'
                | '（'
                | '）'
                | '['
                | ']'
                | '［'
                | '］'
                | '~'
                | '～'
                | '〜'
                | ':'
                | '：'
                | ','
                | '，'
                | '、'
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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
        assert_eq!(mask_account("110-123-456789"), "****6789");
        assert_eq!(mask_account("6789"), "****6789");
        assert_eq!(mask_account(""), "****");
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
            "900101    1234567",
            "900101-1 2 3 4 5 6 7",
            "900101-1-234567",
            "90.01.01-1234567",
            "(900101)1234567",
            "900101~1234567",
            "[900101]:1234567",
            "900101,1234567",
            "9001\u{200b}01-12\u{ad}34567",
        ] {
            assert!(looks_like_registration_number(text), "{text}");
        }
    }

    #[test]
    fn other_numbers_beside_it_do_not_hide_it() {
        for text in [
            "900101-1234567 010-1234-5678",
            "010-1234-5678 900101-1234567",
            "1. 900101-1234567",
            "900101-1234567 3",
            "1990-01-01 900101-1234567",
            "3, 9 0 0 1 0 1 1 2 3 4 5 6 7",
        ] {
            assert!(looks_like_registration_number(text), "{text}");
        }
    }

    #[test]
    fn other_numbers_pass() {
        for text in [
            "010-1234-5678",
            "010-1234-5678 010-2222-3333",
            "010-1231-5678 12",
            "261123 010-1234-5678",
            "S7K2-9QF4",
            "2345-6789 2026-11-23",
            "2026-11-23",
            "2026-11-23 2026-11-24",
            "2026.11.23 (09:30~10:00)",
            "02-2155-6114",
            "123456-1234",
            "901301-1234567",
            "900132-1234567",
            "예약-12",
            "1234567890123456",
            "9001011234567890",
            "29001011234567",
            "1 2 3 4 5 6 7 8 9 10 11 12 13",
        ] {
            assert!(!looks_like_registration_number(text), "{text}");
        }
    }

    /// A fixed seed, so that the measurement is the same every time.
    struct Dice(u64);

    impl Dice {
        fn below(&mut self, most: u64) -> u64 {
            // The generator of Knuth's MMIX; its high bits are good enough for this.
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) % most
        }

        /// What residents do write: phones, references, tickets, dates, times, amounts.
        fn piece(&mut self) -> String {
            let (y, m, d) = (2000 + self.below(40), 1 + self.below(12), 1 + self.below(28));
            match self.below(14) {
                0 | 1 => format!("010-{:04}-{:04}", self.below(10_000), self.below(10_000)),
                2 => format!("010{:08}", self.below(100_000_000)),
                3 => format!("02-{:03}-{:04}", self.below(1000), self.below(10_000)),
                4 => format!("02-{:04}-{:04}", self.below(10_000), self.below(10_000)),
                5 => format!("예약-{}", self.below(1000)),
                6 => format!("{:04}-{:04}", self.below(10_000), self.below(10_000)),
                7 => format!("{y}-{m:02}-{d:02}"),
                8 => format!("{y}.{m}.{d}."),
                9 => format!("{y}{m:02}{d:02}"),
                10 => format!("{:02}:{:02}", self.below(24), self.below(60)),
                11 => format!(
                    "{:02}:{:02}~{:02}:{:02}",
                    self.below(24),
                    self.below(60),
                    self.below(24),
                    self.below(60)
                ),
                12 => format!("{}", self.below(100)),
                _ => format!("{:02}{m:02}{d:02}", y % 100),
            }
        }
    }

    #[test]
    fn false_alarms_are_rare() {
        let mut dice = Dice(20_261_121);
        let alarms: Vec<String> = (0..50_000)
            .map(|_| {
                let pieces: Vec<String> = (0..1 + dice.below(5)).map(|_| dice.piece()).collect();
                pieces.join([" ", ", ", " / ", "\n"][dice.below(4) as usize])
            })
            .filter(|text| looks_like_registration_number(text))
            .collect();
        let few = alarms.iter().take(5).collect::<Vec<_>>();
        assert!(alarms.len() <= 50, "{} of 50000: {few:?}", alarms.len());
    }

    fn surroundings() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            "[가-힣]{1,6}",
            "[0-9]{1,16}",
            Just("010-1234-5678".to_owned()),
            Just("2026-11-23".to_owned()),
        ];
        prop::collection::vec((piece, separator()), 0..4)
            .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, gap)| [piece, gap]).collect())
    }

    fn separator() -> impl Strategy<Value = String> {
        prop::sample::select(vec![
            " ", "  ", " - ", ". ", ", ", "/", "~", ": ", " (", "\n", "，", "\u{3000}",
        ])
        .prop_map(str::to_owned)
    }

    proptest! {
        #[test]
        fn a_number_is_seen_in_any_surroundings(
            before in surroundings(),
            after in surroundings(),
            gap in prop::option::of(separator()),
            trailing in separator(),
            (year, month, day) in (0..100_u32, 1..=12_u32, 1..=31_u32),
            last in 1_000_000..9_000_000_u32,
            wide in any::<bool>(),
        ) {
            let gap = gap.unwrap_or_default();
            let mut number = format!("{year:02}{month:02}{day:02}{gap}{last}");
            if wide {
                number = number
                    .chars()
                    .map(|letter| match letter.to_digit(10) {
                        Some(digit) => char::from_u32('０' as u32 + digit).unwrap(),
                        None => letter,
                    })
                    .collect();
            }
            let text = format!("{before}{number}{trailing}{after}");
            prop_assert!(looks_like_registration_number(&text), "{}", text);
        }

        #[test]
        fn no_text_makes_the_guard_panic(text in "[\\PC0-9 -]{0,60}") {
            let _ = looks_like_registration_number(&text);
        }
    }
}
