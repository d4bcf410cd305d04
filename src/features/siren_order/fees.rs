//! What an order costs.

use crate::routes::Choice;
use contract::document::{Channel, Document};

/// Documents of a choice with their copies, in its order; unknown ids and those that cannot be ordered are left out.
pub(super) fn chosen<'a>(documents: &'a [Document], choice: &Choice) -> Vec<(&'a Document, u8)> {
    let known = |(id, copies): &(String, u8)| {
        let document = documents
            .iter()
            .find(|document| document.id == *id && document.orderable())?;
        Some((document, (*copies).clamp(1, document.max_copies.max(1))))
    };
    choice.documents.iter().filter_map(known).collect()
}

/// Fee of so many copies, in won.
pub(super) fn fee_won(document: &Document, copies: u8) -> u32 {
    document
        .fee_won(Channel::SirenOrder)
        .unwrap_or(0)
        .saturating_mul(copies.into())
}

/// Sum of the fees, in won.
pub(super) fn total_won(chosen: &[(&Document, u8)]) -> u32 {
    chosen
        .iter()
        .map(|(document, copies)| fee_won(document, *copies))
        .fold(0, u32::saturating_add)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(id: &str, fee: Option<u32>) -> Document {
        let channels = fee.map(|fee| serde_json::json!({"channel": "siren_order", "fee_won": fee}));
        serde_json::from_value(serde_json::json!({
            "id": id, "name": {"ko": id}, "purpose": {"ko": "."}, "category": "resident", "counter": "general",
            "channels": channels.into_iter().collect::<Vec<_>>(), "processing": {"kind": "at_once"},
            "identity_needed": true, "collectors": [], "max_copies": 3
        }))
        .unwrap()
    }

    #[test]
    fn fees_add_up_over_copies_and_documents() {
        let documents = [
            document("full", Some(400)),
            document("family", Some(1_000)),
            document("seal", None),
        ];
        let choice = Choice::default()
            .with_copies("family", 2)
            .with_copies("full", 1)
            .with_copies("seal", 1)
            .with_copies("gone", 1);
        let chosen = chosen(&documents, &choice);
        assert_eq!(
            chosen
                .iter()
                .map(|(document, _)| document.id.as_str())
                .collect::<Vec<_>>(),
            ["family", "full"]
        );
        assert_eq!(total_won(&chosen), 2_400);
    }

    #[test]
    fn no_more_copies_than_the_document_allows() {
        let documents = [document("full", Some(400))];
        let choice = Choice::default().with_copies("full", 200);
        assert_eq!(chosen(&documents, &choice), [(&documents[0], 3)]);
        assert_eq!(
            fee_won(&document("x", Some(u32::MAX)), 3),
            u32::MAX,
            "absurd fees do not wrap"
        );
    }
}
