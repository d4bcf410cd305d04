//! The home district as data: its offices and its document kinds.
//!
//! What published sources do not support is marked `demo`: positions of dong offices are the rough middle of
//! the dong, and no street address or telephone number is made up (120 is the city's call centre).

mod books;
mod bookstores;
mod family;
mod land;
mod limited;
mod offices;
mod parts;
mod resident;
mod tax_and_travel;
mod visits;
mod welfare;

pub(crate) use books::{BookSeed, books};
pub(crate) use bookstores::{BookstoreSeed, bookstores};
pub(crate) use offices::{OfficeSeed, offices};
pub(crate) use visits::{catalogue as visit_catalogue, mobile_stops, mobile_units};

use contract::document::Document;

/// All document kinds, in the order in which they are listed.
pub(crate) fn documents() -> Vec<Document> {
    [
        resident::documents(),
        family::documents(),
        land::documents(),
        tax_and_travel::documents(),
        welfare::documents(),
        limited::documents(),
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::document::Collector;
    use contract::text::LocalText;
    use std::collections::HashSet;

    #[test]
    fn every_document_is_complete() {
        let all = documents();
        assert!(all.len() >= 25);
        assert_eq!(
            all.iter()
                .map(|document| &document.id)
                .collect::<HashSet<_>>()
                .len(),
            all.len()
        );
        for document in &all {
            let id = &document.id;
            assert!(
                id.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'),
                "{id}"
            );
            assert!(
                document.name.en.is_some() && document.purpose.en.is_some(),
                "{id}"
            );
            assert_eq!(document.orderable(), document.not_orderable.is_none(), "{id}");
            assert!(!document.channels.is_empty(), "{id}");
            assert!(
                !document.orderable() || document.collector(Collector::Oneself).is_some(),
                "{id}"
            );
            assert!(document.max_copies > 0, "{id}");
        }
    }

    #[test]
    fn the_most_wanted_are_ranked_once_each() {
        let mut ranks: Vec<u8> = documents()
            .iter()
            .filter_map(|document| document.most_wanted)
            .collect();
        ranks.sort_unstable();
        assert_eq!(ranks, (1..=ranks.len() as u8).collect::<Vec<_>>());
    }

    #[test]
    fn texts_are_polite_and_whole() {
        for document in documents() {
            let end = |text: &LocalText| text.ko.ends_with(['요', '.']);
            assert!(end(&document.purpose), "{}", document.purpose.ko);
            assert!(document.not_orderable.iter().all(end), "{}", document.id);
        }
    }

    #[test]
    fn there_are_eighteen_dong_and_the_center_comes_first() {
        let all = offices();
        assert_eq!(all.len(), 19);
        assert_eq!(all[0].id, "ok-center");
        assert_eq!(
            all.iter().map(|office| office.id).collect::<HashSet<_>>().len(),
            19
        );
        assert!(
            all[1..]
                .iter()
                .all(|office| office.address.is_none() && office.phone == "120")
        );
    }
}
