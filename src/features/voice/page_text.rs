//! The texts of the page as they stand on it, one piece for each block: heading, paragraph, item, button.
//!
//! What is marked `data-private` is left out, and so is what was typed: a voice is heard by whoever stands near.

/// A piece of the page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    /// Its text, as it is seen.
    pub(super) text: String,
    /// The language of the text.
    pub(super) tag: String,
}

#[cfg(target_arch = "wasm32")]
pub(super) use browser::{mark, pieces};
#[cfg(not(target_arch = "wasm32"))]
pub(super) use host::{mark, pieces};

#[cfg(target_arch = "wasm32")]
mod browser {
    use super::Piece;
    use wasm_bindgen::JsCast;
    use web_sys::{Document, Element, HtmlElement};

    /// What is one piece, though other blocks may stand in it.
    const WHOLE: &str = "h1,h2,h3,h4,p,dt,dd,legend,label,summary,caption,button,td,th,figcaption,a";
    /// What is never read.
    const LEFT_OUT: &str = "[data-private],[aria-hidden='true'],[hidden],script,style,svg,canvas,input,textarea,select,.voice-bar";
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
        let text = text_of(element);
        let tag = element.closest("[lang]").ok().flatten()?.get_attribute("lang")?;
        text.chars()
            .any(char::is_alphanumeric)
            .then_some(Piece { text, tag })
    }

    /// The text of an element without what is left out.
    fn text_of(element: &Element) -> String {
        let copy = element
            .clone_node_with_deep(true)
            .ok()
            .and_then(|copy| copy.dyn_into::<Element>().ok());
        let Some(copy) = copy else { return String::new() };
        while let Some(part) = copy.query_selector(LEFT_OUT).ok().flatten() {
            part.remove();
        }
        // A new line is a pause.
        let breaks = copy.get_elements_by_tag_name("br");
        for place in 0..breaks.length() {
            if let Some(line) = breaks.item(place) {
                line.set_text_content(Some(" "));
            }
        }
        copy.text_content().unwrap_or_default()
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
