//! Finding documents by what people type.

use crate::word_search::{APPROXIMATE, Query};
use contract::document::Document;

/// Documents that fit what was typed, best first; all in their order where nothing was typed.
pub(super) fn search<'a>(documents: &'a [Document], typed: &str) -> Vec<&'a Document> {
    let query = Query::new(typed);
    if query.is_empty() {
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
