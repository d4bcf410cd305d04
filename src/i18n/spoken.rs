//! From what is seen to what is heard: telephone numbers digit by digit, sums without commas, signs as words or
//! pauses. Pure.

/// The digits as a telephone number is said in Korean.
const DIGITS: [&str; 10] = ["공", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"];

/// What to say for a text in the language of a tag.
pub fn spoken(text: &str, tag: &str) -> String {
    let korean = tag.starts_with("ko");
    let words: Vec<&str> = text.split_whitespace().collect();
    let after = |place: usize| words.get(place + 1).copied().unwrap_or_default();
    let said = (words.iter().enumerate()).map(|(place, word)| said(word, after(place), korean));
    let mut said = said.collect::<Vec<_>>().join(" ");
    // A sentence without an end runs into the next one.
    if said.chars().last().is_some_and(char::is_alphanumeric) {
        said.push('.');
    }
    said
}

/// One word as it is heard; `next` is the word after it.
fn said(word: &str, next: &str, korean: bool) -> String {
    let (start, end) = digits_of(word);
    let (before, number, after) = (&word[..start], &word[start..end], &word[end..]);
    let counted = is_counter(after, next);
    let spoken = if is_phone(number) && !counted {
        one_by_one(number, korean)
    } else if is_sum(number) {
        number.replace(',', "")
    } else {
        number.to_owned()
    };
    format!("{}{spoken}{}", signs(before, korean), signs(after, korean))
}

/// Where the first number of a word begins and ends, with the signs within it.
fn digits_of(word: &str) -> (usize, usize) {
    let Some(start) = word.find(|letter: char| letter.is_ascii_digit()) else {
        return (word.len(), word.len());
    };
    let rest = &word[start..];
    let within = |letter: char| letter.is_ascii_digit() || matches!(letter, '-' | ',' | '*');
    let end = rest.find(|letter| !within(letter)).unwrap_or(rest.len());
    // A comma or hyphen at its end belongs to the sentence.
    let end = rest[..end].trim_end_matches([',', '-']).len();
    (start, start + end)
}

/// What is counted, so that 120 before it is a hundred and twenty, not a telephone: beginnings of words.
const COUNTERS: [&str; 32] = [
    "명", "분", "원", "번", "개", "건", "권", "통", "장", "일", "월", "년", "시", "초", "호", "층", "%",
    "people", "person", "minute", "second", "won", "day", "book", "place", "人", "位", "分", "元", "韩元",
    "người", "phút",
];

/// Whether the word that stands behind a number, or at its end, says that something is counted. A word of its own is
/// taken for one only where such words are written apart.
fn is_counter(at_its_end: &str, next: &str) -> bool {
    let apart = next.starts_with(|letter: char| letter.is_ascii_alphabetic());
    let word = match at_its_end {
        "" if apart => next,
        word => word,
    };
    let unit = word.split(|letter: char| !letter.is_ascii_alphabetic()).next();
    matches!(unit, Some("m" | "km")) || COUNTERS.iter().any(|counter| word.starts_with(counter))
}

/// `010-1234-5678`, `02-2155-1234`, `1577-1366`, and the short numbers of the country: `110`, `112`, `119`, `120`, `129`,
/// `182`, `1345`.
fn is_phone(number: &str) -> bool {
    let groups: Vec<usize> = number.split('-').map(str::len).collect();
    (groups.len() >= 2 && number.starts_with('0'))
        || (groups == [4, 4] && number.starts_with('1'))
        || matches!(number, "110" | "112" | "119" | "120" | "129" | "182" | "1345")
}

/// `1,000`: the last three digits stand behind a comma.
fn is_sum(number: &str) -> bool {
    number.len() > 4 && number.as_bytes().get(number.len() - 4) == Some(&b',')
}

fn one_by_one(number: &str, korean: bool) -> String {
    let groups = number.split('-').map(|group| {
        let digits = group
            .chars()
            .filter_map(|digit| match (digit.to_digit(10), korean) {
                (Some(digit), true) => DIGITS.get(digit as usize).map(|&word| word.to_owned()),
                (Some(digit), false) => Some(digit.to_string()),
                (None, _) => None,
            });
        digits.collect::<Vec<_>>().join(if korean { "" } else { " " })
    });
    // Between the groups a breath.
    groups
        .filter(|group| !group.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

/// Signs and letters that voices stumble over.
fn signs(text: &str, korean: bool) -> String {
    let mut said = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '·' | '・' | '→' | '|' | '(' | ')' | '（' | '）' | '‘' | '’' | '“' | '”' | '*' => {
                said.push(' ')
            }
            '~' if korean => said.push_str("에서 "),
            other => said.push(other),
        }
    }
    if korean {
        said = said.replace("QR", "큐알").replace("OK", "오케이");
    }
    let words: Vec<&str> = said.split_whitespace().collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::spoken;

    #[test]
    fn telephone_numbers_are_said_digit_by_digit() {
        assert_eq!(spoken("전화 120", "ko"), "전화 일이공.");
        assert_eq!(spoken("120으로 전화하세요.", "ko"), "일이공으로 전화하세요.");
        assert_eq!(spoken("02-2155-6114", "ko"), "공이, 이일오오, 육일일사.");
        assert_eq!(spoken("Call 120.", "en"), "Call 1 2 0.");
        assert_eq!(spoken("010-0000-1234", "vi"), "0 1 0, 0 0 0 0, 1 2 3 4.");
    }

    #[test]
    fn sums_lose_their_commas_and_dates_and_times_stay() {
        assert_eq!(spoken("수수료 1,000원", "ko"), "수수료 1000원.");
        assert_eq!(spoken("합계 12,345,000원이에요.", "ko"), "합계 12345000원이에요.");
        assert_eq!(
            spoken("11월 23일 월요일 낮 12시", "ko"),
            "11월 23일 월요일 낮 12시."
        );
        assert_eq!(spoken("3명, 20분", "ko"), "3명, 20분.");
    }

    #[test]
    fn what_is_counted_is_no_telephone() {
        for (text, tag) in [
            ("지금 120명이 기다려요.", "ko"),
            ("120 m 떨어져 있어요.", "ko"),
            ("120m예요.", "ko"),
            ("110권이에요.", "ko-x-easy"),
            ("120 people are waiting.", "en"),
            ("About 120 minutes.", "en"),
            ("120人在等.", "zh-Hans"),
            ("Có 120 người đang chờ.", "vi"),
        ] {
            assert_eq!(spoken(text, tag), text);
        }
    }

    #[test]
    fn each_language_says_dates_times_sums_and_telephones() {
        for (text, tag, heard) in [
            ("전화 1577-1366", "ko", "전화 일오칠칠, 일삼육육."),
            ("120으로 전화하세요.", "ko-x-easy", "일이공으로 전화하세요."),
            (
                "Monday 23 November, 12 noon",
                "en",
                "Monday 23 November, 12 noon.",
            ),
            ("Fee 1,000 won", "en", "Fee 1000 won."),
            ("Call 1577-1366.", "en", "Call 1 5 7 7, 1 3 6 6."),
            ("11月23日星期一 中午12点", "zh-Hans", "11月23日星期一 中午12点."),
            ("手续费1,000韩元", "zh-Hans", "手续费1000韩元."),
            ("请拨打120。", "zh-Hans", "请拨打1 2 0。"),
            (
                "Thứ Hai ngày 23 tháng 11, 12 giờ trưa",
                "vi",
                "Thứ Hai ngày 23 tháng 11, 12 giờ trưa.",
            ),
            ("Lệ phí 1,000 won", "vi", "Lệ phí 1000 won."),
            ("Hãy gọi 120.", "vi", "Hãy gọi 1 2 0."),
        ] {
            assert_eq!(spoken(text, tag), heard);
        }
    }

    #[test]
    fn signs_become_pauses_or_words() {
        assert_eq!(spoken("서초1동 · 통합민원", "ko"), "서초1동  통합민원.");
        assert_eq!(spoken("QR 코드를 보여 주세요.", "ko"), "큐알 코드를 보여 주세요.");
        assert_eq!(spoken("OK민원센터", "ko"), "오케이민원센터.");
        assert_eq!(spoken("", "ko"), "");
    }
}
