//! Words of another language say which one they are: what `tests/browser/checks/structure.mjs` looks for in a browser,
//! here in every page that a host test renders.

use resident_app::i18n::Language;

/// Elements without an end.
const VOID: &[&str] = &["br", "hr", "img", "input", "link", "meta", "source", "wbr"];
/// Numbers are written as they stand on the screen at the counter.
const NUMBERS: &[&str] = &["ticket__number", "counter-card__called", "board-cell__called"];

/// Names (of which WCAG 3.1.2 asks nothing), and what people of the tests wrote or said: it stands as it is.
const WRITTEN: &[&str] = &[
    "홍시연",
    "홍부친",
    "시연 도서관",
    "서울시 집수리닷컴",
    "간편인증",
    "OK Civil Service Center",
    "이의신청",
    "받을 도움",
    "점심시간이에요",
];

/// Texts and names of a page whose script is not that of their language.
pub(crate) fn strays(language: Language, html: &str) -> Vec<String> {
    let mut found = Vec::new();
    // Name of each open element, the language within it, and whether it is looked at.
    let mut open: Vec<(String, String, bool)> = vec![("html".into(), language.tag().into(), true)];
    let mut rest = html;
    while let Some((text, after)) = rest.split_once('<') {
        let (_, lang, seen) = open.last().expect("the root");
        if *seen && let Some(stray) = stray(&decoded(text), lang, true) {
            found.push(format!("“{stray}” in {lang}: {}", decoded(text).trim()));
        }
        let (tag, after) = after.split_once('>').expect("the end of a tag");
        rest = after;
        if tag.starts_with('!') {
            continue;
        }
        if tag.starts_with('/') {
            open.pop();
            continue;
        }
        let name = tag.split([' ', '/']).next().unwrap_or_default();
        let lang = attribute(tag, "lang").unwrap_or_else(|| lang.clone());
        for named in ["aria-label", "alt", "placeholder"] {
            let value = decoded(&attribute(tag, named).unwrap_or_default());
            if let Some(stray) = stray(&value, &lang, false) {
                found.push(format!("“{stray}” in {named} of {name}, {lang}: {value}"));
            }
        }
        let class = attribute(tag, "class").unwrap_or_default();
        let seen = *seen && !NUMBERS.iter().any(|it| class.split(' ').any(|one| one == *it));
        if !VOID.contains(&name) && !tag.ends_with('/') {
            open.push((name.into(), lang, seen));
        }
    }
    found
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    Some(rest.split_once('"')?.0.to_owned())
}

fn decoded(text: &str) -> String {
    [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text.to_owned(), |text, (code, letter)| text.replace(code, letter))
}

/// The first word that is not of the language. In brackets stands the Korean word of a paper or a counter: a term.
fn stray(text: &str, lang: &str, brackets: bool) -> Option<String> {
    let base = lang.split('-').next().unwrap_or_default();
    let written = WRITTEN
        .iter()
        .fold(text.to_owned(), |text, one| text.replace(one, ""));
    let text = written.as_str();
    let text = if brackets {
        without_brackets(text)
    } else {
        text.to_owned()
    };
    let hangul = |letter: char| ('가'..='힣').contains(&letter);
    let han = |letter: char| ('\u{4e00}'..='\u{9fff}').contains(&letter);
    let vietnamese =
        |letter: char| "ăâđêôơưĂÂĐÊÔƠƯ".contains(letter) || ('\u{1ea0}'..='\u{1ef9}').contains(&letter);
    let run = |is: &dyn Fn(char) -> bool, least: usize| {
        text.split(|letter| !is(letter))
            .find(|run| run.chars().count() >= least)
            .map(str::to_owned)
    };
    match base {
        "ko" => run(&han, 2)
            .or_else(|| run(&vietnamese, 1))
            .or_else(|| english(&text)),
        "zh" => run(&hangul, 2)
            .or_else(|| run(&vietnamese, 1))
            .or_else(|| english(&text)),
        "vi" => run(&hangul, 2).or_else(|| run(&han, 2)),
        _ => run(&hangul, 2)
            .or_else(|| run(&han, 2))
            .or_else(|| run(&vietnamese, 1)),
    }
}

/// Four words of Latin letters in a row.
fn english(text: &str) -> Option<String> {
    text.split(|letter: char| !letter.is_ascii_alphabetic() && letter != ' ')
        .find(|run| run.split_whitespace().count() >= 4)
        .map(str::to_owned)
}

fn without_brackets(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['(', '（']) {
        let Some(end) = rest[at..].find([')', '）']) else {
            break;
        };
        out.push_str(&rest[..at]);
        let end = at + end;
        rest = &rest[end + rest[end..].chars().next().map_or(1, char::len_utf8)..];
    }
    out + rest
}

#[test]
fn words_of_another_language_are_found() {
    let one = |html: &str| strays(Language::Vietnamese, html).len();
    assert_eq!(one("<p>Ví dụ: 등본</p>"), 1);
    assert_eq!(one("<p>Ví dụ: <span lang=\"ko\">등본</span> (초본)</p>"), 0);
    assert_eq!(one("<p lang=\"en\">A rule <b>Mẫu</b></p><p>Mẫu<br>Mẫu</p>"), 1);
    assert_eq!(one("<button aria-label=\"Bỏ giấy (등본)\">x</button>"), 1);
    assert_eq!(
        strays(Language::Chinese, "<p>Meet companies near you</p>").len(),
        1
    );
    assert_eq!(
        strays(Language::Korean, "<p>OK민원센터</p><span lang=\"ko\">中文</span>").len(),
        1
    );
}
