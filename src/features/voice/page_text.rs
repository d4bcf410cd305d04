//! The texts of the page as they stand on it, one piece for each block: heading, paragraph, item, button.
//!
//! What is marked `data-private` is left out, and so is what was typed: a voice is heard by whoever stands near.

#[cfg(any(test, target_arch = "wasm32"))]
use crate::i18n::korean_apart;

/// A piece of the page: its texts as they are seen, each with the tag of its language. A Korean word within an English
/// sentence is a text of its own, so that a Korean voice says it.
pub(super) type Piece = Vec<(String, String)>;

/// What each voice says: Korean words in a text of another language apart, and nothing that is signs alone.
#[cfg(any(test, target_arch = "wasm32"))]
fn by_voice(texts: Piece) -> Piece {
    let apart = texts.into_iter().flat_map(|(text, tag)| {
        if tag.starts_with("ko") {
            return vec![(text, tag)];
        }
        let voice = |korean: bool| if korean { "ko".to_owned() } else { tag.clone() };
        let parts = korean_apart(&text).into_iter();
        parts
            .map(|(part, korean)| (part.to_owned(), voice(korean)))
            .collect()
    });
    apart
        // What stands between two languages, a bracket or a comma, is not said by itself; a pause behind the last word is
        // one already.
        .filter(|(text, _)| text.chars().any(char::is_alphanumeric))
        .map(|(text, tag)| {
            (
                text.trim_matches([',', ' ', '(', ')', '（', '）']).to_owned(),
                tag,
            )
        })
        .collect()
}

#[cfg(target_arch = "wasm32")]
pub(super) use browser::{mark, pieces};
#[cfg(not(target_arch = "wasm32"))]
pub(super) use host::{mark, pieces};

#[cfg(target_arch = "wasm32")]
mod browser {
    use super::{Piece, by_voice};
    use crate::device;
    use wasm_bindgen::JsCast;
    use web_sys::{Document, Element, HtmlElement, Node};

    /// What is one piece, though other blocks may stand in it.
    const WHOLE: &str = "h1,h2,h3,h4,p,dt,dd,legend,label,summary,caption,button,td,th,figcaption,a";
    /// What is never read.
    const LEFT_OUT: &str = "[data-private],[aria-hidden='true'],[hidden],script,style,svg,canvas,input,textarea,select,.voice-bar";
    /// What is said instead of something that is left out.
    const INSTEAD: &str = "data-said";
    /// The piece that is read now.
    const NOW: &str = "is-spoken";

    fn document() -> Option<Document> {
        web_sys::window()?.document()
    }

    /// The pieces of the page from its heading on.
    pub(in super::super) fn pieces() -> Vec<Piece> {
        elements().iter().filter_map(piece).collect()
    }

    fn elements() -> Vec<Element> {
        let mut found = Vec::new();
        if let Some(main) = document().and_then(|document| document.get_element_by_id("main")) {
            gather(&main, &mut found);
        }
        found.retain(|element| piece(element).is_some());
        found
    }

    fn gather(element: &Element, found: &mut Vec<Element>) {
        let is = |what: &str| element.matches(what).unwrap_or(false);
        if is(LEFT_OUT) || !is_shown(element) {
            return;
        }
        let children = element.children();
        let blocks = element.query_selector(WHOLE).ok().flatten().is_some();
        if is(WHOLE) || !blocks {
            found.push(element.clone());
            return;
        }
        for place in 0..children.length() {
            if let Some(child) = children.item(place) {
                gather(&child, found);
            }
        }
    }

    /// What is folded away is not read; what is hidden from eyes only, is.
    fn is_shown(element: &Element) -> bool {
        element
            .dyn_ref::<HtmlElement>()
            .is_some_and(|element| element.offset_height() > 0)
    }

    fn piece(element: &Element) -> Option<Piece> {
        let tag = element.closest("[lang]").ok().flatten()?.get_attribute("lang")?;
        let mut texts = Piece::new();
        read(element, &tag, &mut texts);
        let texts = by_voice(texts);
        (!texts.is_empty()).then_some(texts)
    }

    /// The texts of an element whose language is `tag`, without what is left out.
    fn read(element: &Element, tag: &str, texts: &mut Piece) {
        let nodes = element.child_nodes();
        for node in (0..nodes.length()).filter_map(|place| nodes.item(place)) {
            match node.dyn_ref::<Element>() {
                Some(inner) if inner.matches(LEFT_OUT).unwrap_or(false) => {
                    say(&inner.get_attribute(INSTEAD).unwrap_or_default(), tag, texts);
                }
                // A new line is a pause.
                Some(inner) if inner.tag_name() == "BR" => say(" ", tag, texts),
                Some(inner) => {
                    let own = inner.get_attribute("lang");
                    let own = own.as_deref().unwrap_or(tag);
                    let apart = device::stands_apart(inner);
                    if apart {
                        pause(texts);
                    }
                    read(inner, own, texts);
                    if apart {
                        pause(texts);
                    }
                }
                None if node.node_type() == Node::TEXT_NODE => {
                    say(&node.text_content().unwrap_or_default(), tag, texts);
                }
                None => {}
            }
        }
    }

    /// What stands apart is heard apart, though no full stop is between.
    fn pause(texts: &mut Piece) {
        if let Some((text, _)) = texts.last_mut() {
            let word = text.ends_with(char::is_alphanumeric);
            text.push_str(if word { ", " } else { " " });
        }
    }

    fn say(text: &str, tag: &str, texts: &mut Piece) {
        match texts.last_mut() {
            Some((before, same)) if same == tag => before.push_str(text),
            _ => texts.push((text.to_owned(), tag.to_owned())),
        }
    }

    /// Shows which piece is read, and brings it into sight.
    pub(in super::super) fn mark(piece: Option<usize>) {
        let Some(document) = document() else { return };
        if let Ok(Some(before)) = document.query_selector(".is-spoken") {
            let _ = before.class_list().remove_1(NOW);
        }
        if let Some(element) = piece.and_then(|piece| elements().into_iter().nth(piece)) {
            let _ = element.class_list().add_1(NOW);
            if let Some(element) = element.dyn_ref::<HtmlElement>() {
                element.scroll_into_view();
            }
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod host {
    use super::Piece;

    /// On the host there is no page.
    pub(in super::super) fn pieces() -> Vec<Piece> {
        Vec::new()
    }

    /// On the host there is no page.
    pub(in super::super) fn mark(_: Option<usize>) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_korean_word_is_said_by_another_voice_and_signs_by_none() {
        let said =
            |text: &str, tag: &str| -> Vec<(String, String)> { by_voice(vec![(text.into(), tag.into())]) };
        let part = |text: &str, tag: &str| (text.to_owned(), tag.to_owned());
        assert_eq!(
            said("Đăng ký cư dân (주민등록), 5 loại, ", "vi"),
            [
                part("Đăng ký cư dân", "vi"),
                part("주민등록", "ko"),
                part("5 loại", "vi")
            ]
        );
        assert_eq!(
            said("주민등록 (등본) 있어요", "ko"),
            [part("주민등록 (등본) 있어요", "ko")]
        );
        assert_eq!(said(" ( ) ", "en"), []);
    }
}
