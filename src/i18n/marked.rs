//! Texts that say which language their words are in: a voice reads Korean words with a Korean mouth only where they are
//! marked, and says nothing of them where they are not.
//!
//! In other languages the Korean word of a paper or a counter stands in brackets. Seen, it is marked; in a name that is
//! only heard, where nothing can be marked, it is left out.

use super::{I18n, Language};
use contract::text::LocalText;
use std::ops::Range;
use yew::prelude::*;

impl I18n {
    /// A text of the backend as it is shown: in its own language, and Korean words within it in theirs.
    pub fn shown(self, text: &LocalText) -> Html {
        let (said, language) = self.chosen(text);
        let said = marked(said, language);
        match self.lang_of(text) {
            Some(lang) => html! {
                <span {lang}>{ said }</span>
            },
            None => said,
        }
    }

    /// The same, what was looked for marked where `find` says that it stands.
    pub fn shown_found(self, text: &LocalText, find: impl Fn(&str) -> Option<Range<usize>>) -> Html {
        let (said, language) = self.chosen(text);
        let Some(found) = find(said) else {
            return self.shown(text);
        };
        html! {
            <span lang={self.lang_of(text)}>
                { marked(&said[..found.start], language) }
                <mark>{ marked(&said[found.clone()], language) }</mark>
                { marked(&said[found.end..], language) }
            </span>
        }
    }

    /// A sentence of this language as it is shown, Korean words within it marked.
    pub fn marked(self, text: &str) -> Html {
        marked(text, self.language)
    }

    /// A sentence of this language with its one slot filled by what says its language itself.
    pub fn fill_shown(self, template: &str, value: Html) -> Html {
        let (before, slot) = template.split_once('{').unwrap_or((template, "}"));
        let after = slot.split_once('}').map_or("", |(_, after)| after);
        html! {
            <span>{ self.marked(before) }{ value }{ self.marked(after) }</span>
        }
    }

    /// A text of the backend for a name that is only heard: without Korean words in brackets.
    pub fn heard(self, text: &LocalText) -> String {
        let (said, language) = self.chosen(text);
        match language.is_korean() {
            true => said.clone(),
            false => without_korean_brackets(said),
        }
    }
}

fn is_hangul(letter: char) -> bool {
    matches!(letter, '가'..='힣' | 'ㄱ'..='ㆎ')
}

fn marked(text: &str, language: Language) -> Html {
    if language.is_korean() || !text.contains(is_hangul) {
        return html! {
            { text.to_owned() }
        };
    }
    let pieces = korean_apart(text)
        .into_iter()
        .map(|(piece, korean)| match korean {
            true => html! {
                <span lang="ko">{ piece.to_owned() }</span>
            },
            false => html! {
                { piece.to_owned() }
            },
        });
    // In one piece: where it stands may lay out its parts beside each other.
    html! {
        <span>{ for pieces }</span>
    }
}

/// A text cut where Korean begins and ends; true for what is Korean.
pub fn korean_apart(text: &str) -> Vec<(&str, bool)> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(is_hangul) {
        let within = &rest[start..];
        // What stands between two Korean words belongs to them; brackets, quotation marks and other letters do not.
        let between = |letter: char| is_hangul(letter) || letter.is_numeric() || " .,·、-".contains(letter);
        let end = within.find(|letter| !between(letter)).unwrap_or(within.len());
        let last = within[..end].rfind(is_hangul).unwrap_or_default();
        let end = last + within[last..].chars().next().map_or(0, char::len_utf8);
        pieces.extend([(&rest[..start], false), (&within[..end], true)]);
        rest = &within[end..];
    }
    pieces.push((rest, false));
    pieces.retain(|(piece, _)| !piece.is_empty());
    pieces
}

/// A text without brackets that hold Korean.
fn without_korean_brackets(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(['(', '（']) {
        let (before, within) = rest.split_at(start);
        let Some(end) = within.find([')', '）']) else {
            break;
        };
        let end = end + within[end..].chars().next().map_or(0, char::len_utf8);
        let (bracket, after) = within.split_at(end);
        let korean = bracket.contains(is_hangul);
        out.push_str(if korean { before.trim_end() } else { before });
        out.push_str(if korean { "" } else { bracket });
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const VIETNAMESE: I18n = I18n {
        language: Language::Vietnamese,
    };

    async fn rendered(html: Html) -> String {
        #[derive(Properties, PartialEq)]
        struct Shown {
            shown: Html,
        }
        #[component]
        fn Around(props: &Shown) -> Html {
            props.shown.clone()
        }
        yew::LocalServerRenderer::<Around>::with_props(Shown { shown: html })
            .hydratable(false)
            .render()
            .await
    }

    #[test]
    fn korean_is_cut_out_by_words_and_sentences() {
        assert_eq!(
            korean_apart("Giấy ủy quyền (위임장), v.v."),
            [("Giấy ủy quyền (", false), ("위임장", true), ("), v.v.", false)]
        );
        assert_eq!(
            korean_apart("등본, 가족관계, family"),
            [("등본, 가족관계", true), (", family", false)]
        );
        assert_eq!(
            korean_apart("（위와 같이 일을 맡깁니다.）")[1],
            ("위와 같이 일을 맡깁니다", true)
        );
        assert_eq!(korean_apart("Hà Nội"), [("Hà Nội", false)]);
        assert_eq!(korean_apart(""), []);
    }

    #[test]
    fn a_name_that_is_only_heard_has_no_korean_in_brackets() {
        let name = "Giấy chứng nhận quan hệ gia đình (가족관계증명서)";
        assert_eq!(without_korean_brackets(name), "Giấy chứng nhận quan hệ gia đình");
        assert_eq!(
            without_korean_brackets("家庭关系证明（가족관계증명서）等"),
            "家庭关系证明等"
        );
        assert_eq!(
            without_korean_brackets("Seal (once) (인감) (open"),
            "Seal (once) (open"
        );
        let text = LocalText::new("등본 (전부)", "Certificate");
        assert_eq!(I18n::default().heard(&text), "등본 (전부)");
        assert_eq!(VIETNAMESE.heard(&text), "Certificate");
    }

    #[tokio::test]
    async fn a_sentence_is_filled_with_what_says_its_language() {
        let value = VIETNAMESE.shown(&LocalText::of("위임장".into(), None));
        assert_eq!(
            rendered(VIETNAMESE.fill_shown("Xem “{document}” (서류).", value)).await,
            "<span>Xem “<span lang=\"ko\">위임장</span><span>” (<span lang=\"ko\">서류</span>).</span></span>"
        );
        assert_eq!(
            rendered(VIETNAMESE.fill_shown("Xem.", html! {})).await,
            "<span>Xem.</span>"
        );
    }

    #[tokio::test]
    async fn what_is_shown_says_its_language() {
        let text = LocalText {
            vi: Some("Giấy ủy quyền (위임장)".into()),
            ..LocalText::new("위임장", "Authority")
        };
        let vietnamese = "<span>Giấy ủy quyền (<span lang=\"ko\">위임장</span>)</span>";
        assert_eq!(rendered(VIETNAMESE.shown(&text)).await, vietnamese);
        assert_eq!(rendered(I18n::default().shown(&text)).await, "위임장");
        let english = LocalText::new("위임장", "Authority (위임장)");
        let marked = "<span lang=\"en\"><span>Authority (<span lang=\"ko\">위임장</span>)</span></span>";
        assert_eq!(rendered(VIETNAMESE.shown(&english)).await, marked);
        let korean = LocalText::of("위임장".into(), None);
        assert_eq!(
            rendered(VIETNAMESE.shown(&korean)).await,
            "<span lang=\"ko\">위임장</span>"
        );
    }
}
