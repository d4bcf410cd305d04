//! What a voice would say of a page: nothing that is somebody's own. As `voice/page_text.rs` reads it in a browser: the
//! main part, without what is marked `data-private` and without what is typed.

/// Never read.
const SILENT: &[&str] = &["svg", "script", "style", "canvas", "textarea", "select"];
/// Elements without an end.
const VOID: &[&str] = &["br", "hr", "img", "input", "link", "meta", "source", "wbr"];
/// Names of the tests' people, and where they live.
const OWN: &[&str] = &["홍시연", "홍부친", "시연로 1", "시연 도서관"];

/// How something is typed, on everybody's page; behind these words it is nobody's.
const EXAMPLES: &[&str] = &["010-1234-5678", "S7K2-9QF4"];
const FOR_EXAMPLE: &[&str] = &["예: ", "or example ", "or example: ", "Ví dụ: ", "例如："];

/// What is somebody's own among what a voice would say.
pub(crate) fn said_of_someone(html: &str) -> Vec<String> {
    let main = html.split_once("<main").map_or("", |(_, main)| main);
    let main = main.split_once("</main>").map_or(main, |(main, _)| main);
    let mut found = Vec::new();
    let mut open: Vec<bool> = vec![true];
    let (_, mut rest) = main.split_once('>').unwrap_or_default();
    loop {
        let (text, tag) = rest.split_once('<').unwrap_or((rest, ""));
        if open.last() == Some(&true) && is_own(text) {
            found.push(text.trim().to_owned());
        }
        let Some((tag, after)) = tag.split_once('>') else {
            return found;
        };
        rest = after;
        if tag.starts_with('/') {
            open.pop();
            continue;
        }
        let name = tag.split([' ', '/']).next().unwrap_or_default();
        let marked = [" data-private", " aria-hidden=\"true\"", " hidden"];
        let silent = SILENT.contains(&name) || marked.iter().any(|mark| tag.contains(mark));
        if !VOID.contains(&name) && !tag.ends_with('/') {
            open.push(!silent && open.last() == Some(&true));
        }
    }
}

fn is_own(text: &str) -> bool {
    let examples = FOR_EXAMPLE
        .iter()
        .flat_map(|words| EXAMPLES.iter().map(move |one| format!("{words}{one}")));
    let text = examples.fold(text.to_owned(), |text, one| text.replace(&one, ""));
    OWN.iter().any(|own| text.contains(own)) || text.split([' ', '(', ')', ',', '“', '”']).any(is_own_word)
}

/// A masked name or number, a telephone number of a person, a reference.
fn is_own_word(word: &str) -> bool {
    let word = word.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '*');
    let groups: Vec<&str> = word.split('-').collect();
    let code = |group: &&str| {
        group.len() == 4
            && group
                .chars()
                .all(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit())
    };
    let reference = groups.len() == 2 && groups.iter().all(code);
    let phone = groups.len() == 3 && groups[0].starts_with("01");
    word.contains('*') || reference || phone
}

#[test]
fn what_is_somebodys_own_is_found() {
    let own = |html: &str| said_of_someone(&format!("<main id=\"main\">{html}</main>")).len();
    assert_eq!(
        own("<p>홍시연 님</p><p>홍*연 님<br>010-0000-1234</p><b>T7K2-9QF4</b>"),
        4
    );
    assert_eq!(
        own("<p data-private=\"\">홍시연 <b>님</b> 홍*연</p><svg><text>홍시연</text></svg>"),
        0
    );
    assert_eq!(
        own("<p>예: 010-1234-5678</p><p>For example S7K2-9QF4.</p><input value=\"홍시연\">"),
        0
    );
    assert_eq!(said_of_someone("<header>홍시연</header>"), [""; 0]);
}
