//! The texts of the page as they stand on it, one piece for each block: heading, paragraph, item, button.
//!
//! What is marked `data-private` is left out, and so is what was typed: a voice is heard by whoever stands near.
//!
//! At a kiosk its frame is heard too, which is the same for whoever sees, with the number of each choice where a keypad
//! chooses by it; and of what stands above the page until it is answered, nothing else.

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
    use std::cell::RefCell;
    use wasm_bindgen::JsCast;
    use web_sys::{Document, Element, HtmlElement, HtmlSelectElement, Node};

    /// What is one piece, though other blocks may stand in it.
    const WHOLE: &str =
        "h1,h2,h3,h4,p,dt,dd,legend,label,summary,caption,button,td,th,figcaption,a,.kiosk-keys__row";
    /// What is never read.
    const LEFT_OUT: &str =
        "[data-private],[aria-hidden='true'],[hidden],script,style,svg,canvas,input,textarea,select";
    /// What is said instead of something that is left out.
    const INSTEAD: &str = "data-said";
    /// The piece that is read now.
    const NOW: &str = "is-spoken";
    /// Where what is read stands: the page, and at a kiosk what stands around it.
    const PARTS: [&str; 3] = [".kiosk-head", "#main", ".kiosk-foot"];
    /// What stands above the page of a kiosk until it is answered.
    const ABOVE: &str = "[data-kiosk-above]";
    /// The number by which a keypad chooses something.
    const NUMBER: &str = "data-number";

    thread_local! {
        /// What was found last: a page that changes while it is read must not move the mark.
        static FOUND: RefCell<Vec<Element>> = const { RefCell::new(Vec::new()) };
    }

    fn document() -> Option<Document> {
        web_sys::window()?.document()
    }

    /// The pieces of the page, one after another.
    pub(in super::super) fn pieces() -> Vec<Piece> {
        let mut found = Vec::new();
        for part in parts() {
            gather(&part, &mut None, &mut found);
        }
        let (elements, pieces) = (found.into_iter())
            .filter_map(|(element, number)| Some((element.clone(), piece(&element, number)?)))
            .unzip();
        FOUND.set(elements);
        pieces
    }

    fn parts() -> Vec<Element> {
        let Some(document) = document() else {
            return Vec::new();
        };
        let all = |what: &str| {
            let found = document.query_selector_all(what).ok();
            let nodes = found.map_or_else(Vec::new, |found| {
                (0..found.length()).filter_map(|at| found.item(at)).collect()
            });
            nodes
                .into_iter()
                .filter_map(|node| node.dyn_into::<Element>().ok())
        };
        match all(ABOVE).last() {
            Some(above) => vec![above],
            None => PARTS.into_iter().flat_map(all).collect(),
        }
    }

    /// Finds the pieces within an element. `number`: that of a choice around it, which its first piece says.
    fn gather(element: &Element, number: &mut Option<String>, found: &mut Vec<(Element, Option<String>)>) {
        let is = |what: &str| element.matches(what).unwrap_or(false);
        if !is_shown(element) {
            return;
        }
        let own = number_of(element);
        let begins = own.is_some();
        *number = own.or_else(|| number.take());
        let blocks = element.query_selector(WHOLE).ok().flatten().is_some();
        if is(LEFT_OUT) {
            if !instead(element).is_empty() {
                found.push((element.clone(), number.take()));
            }
        } else if is(WHOLE) || !blocks {
            found.push((element.clone(), number.take()));
        } else {
            let children = element.children();
            for child in (0..children.length()).filter_map(|place| children.item(place)) {
                gather(&child, number, found);
            }
        }
        if begins {
            *number = None;
        }
    }

    /// The number that stands on a choice, where a keypad chooses by it.
    fn number_of(element: &Element) -> Option<String> {
        let by_number = r"[data-keypad=digits] *,[data-keypad=six] *";
        let number = element.get_attribute(NUMBER)?;
        element.matches(by_number).unwrap_or(false).then_some(number)
    }

    /// What is folded away is not read; what is hidden from eyes only, is.
    fn is_shown(element: &Element) -> bool {
        let height = |element: &HtmlElement| element.offset_height();
        element.dyn_ref().map_or_else(|| element.client_height(), height) > 0
    }

    /// What is said instead of something that is left out: what it gives for that, what a list shows, what a picture is
    /// called.
    fn instead(element: &Element) -> String {
        let named = || {
            element
                .get_attribute("aria-label")
                .filter(|_| element.tag_name() == "svg")
        };
        let shown = || {
            let list = element.dyn_ref::<HtmlSelectElement>()?;
            list.query_selector("option:checked")
                .ok()
                .flatten()?
                .text_content()
        };
        let is = |what: &str| element.matches(what).unwrap_or(false);
        let said = element.get_attribute(INSTEAD);
        said.or_else(|| {
            if is("[data-private],[aria-hidden='true']") {
                None
            } else {
                named().or_else(shown)
            }
        })
        .unwrap_or_default()
    }

    fn piece(element: &Element, number: Option<String>) -> Option<Piece> {
        let tag = element.closest("[lang]").ok().flatten()?.get_attribute("lang")?;
        let mut texts = Piece::new();
        if let Some(number) = number {
            say(&format!("{number}, "), &tag, &mut texts);
        }
        match element.matches(LEFT_OUT).unwrap_or(false) {
            true => say(&instead(element), &tag, &mut texts),
            false => read(element, &tag, &mut texts),
        }
        let texts = by_voice(texts);
        (!texts.is_empty()).then_some(texts)
    }

    /// The texts of an element whose language is `tag`, without what is left out.
    fn read(element: &Element, tag: &str, texts: &mut Piece) {
        let nodes = element.child_nodes();
        for node in (0..nodes.length()).filter_map(|place| nodes.item(place)) {
            match node.dyn_ref::<Element>() {
                Some(inner) if inner.matches(LEFT_OUT).unwrap_or(false) => {
                    say(&instead(inner), tag, texts);
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
                    if let Some(number) = number_of(inner) {
                        say(&format!("{number}, "), own, texts);
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
        if let Some(element) = piece.and_then(|piece| FOUND.with_borrow(|found| found.get(piece).cloned())) {
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
