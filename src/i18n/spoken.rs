//! From what is seen to what is heard: telephone numbers digit by digit, sums without commas, signs as words or
//! pauses. Pure.

/// The digits as a telephone number is said in Korean.
const DIGITS: [&str; 10] = ["공", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"];

/// What to say for a text in the language of a tag.
pub fn spoken(text: &str, tag: &str) -> String {
    let korean = tag.starts_with("ko");
    let words: Vec<String> = text.split_whitespace().map(|word| said(word, korean)).collect();
    let mut said = words.join(" ");
    // A sentence without an end runs into the next one.
    if said.chars().last().is_some_and(char::is_alphanumeric) {
        said.push('.');
    }
    said
}

/// One word as it is heard.
fn said(word: &str, korean: bool) -> String {
    let (start, end) = digits_of(word);
    let (before, number, after) = (&word[..start], &word[start..end], &word[end..]);
    let spoken = if is_phone(number) {
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

/// `010-1234-5678`, `02-2155-1234`, and the short numbers of the country: `110`, `112`, `119`, `120`, `129`, `182`.
fn is_phone(number: &str) -> bool {
    let groups = number.split('-').count();
    (groups >= 2 && number.starts_with('0'))
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
        assert_eq!(spoken("120명", "ko"), "일이공명.");
    }

    #[test]
    fn signs_become_pauses_or_words() {
        assert_eq!(spoken("서초1동 · 통합민원", "ko"), "서초1동  통합민원.");
        assert_eq!(spoken("QR 코드를 보여 주세요.", "ko"), "큐알 코드를 보여 주세요.");
        assert_eq!(spoken("OK민원센터", "ko"), "오케이민원센터.");
        assert_eq!(spoken("", "ko"), "");
    }
}
