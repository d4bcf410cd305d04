//! Who may not collect one of the chosen documents.

use super::draft::ForWhom;
use contract::document::Document;
use contract::text::LocalText;

/// The first chosen document that may not be collected so, for each way of acting.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Refusals(Vec<(ForWhom, LocalText)>);

impl Refusals {
    /// Those of the chosen documents.
    pub(super) fn of(chosen: &[(&Document, u8)]) -> Self {
        let refusal = |who: ForWhom| {
            let (document, _) = chosen
                .iter()
                .find(|(document, _)| document.collector(who.collector()).is_none())?;
            Some((who, document.name.clone()))
        };
        Self(
            [ForWhom::Oneself, ForWhom::Family, ForWhom::SomeoneElse]
                .into_iter()
                .filter_map(refusal)
                .collect(),
        )
    }

    /// Name of the document that stands in the way.
    pub(super) fn document(&self, who: ForWhom) -> Option<&LocalText> {
        self.0
            .iter()
            .find(|(known, _)| *known == who)
            .map(|(_, name)| name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_document_that_family_may_not_collect_refuses_family_and_names_it() {
        let document = |name: &str, who: &[&str]| -> Document {
            let collectors: Vec<_> = who
                .iter()
                .map(|who| serde_json::json!({ "who": who, "papers": [] }))
                .collect();
            serde_json::from_value(serde_json::json!({
                "id": "x", "name": {"ko": name}, "purpose": {"ko": "."}, "category": "resident", "counter": "general",
                "channels": [], "processing": {"kind": "at_once"}, "identity_needed": true,
                "collectors": collectors, "max_copies": 1
            }))
            .unwrap()
        };
        let open = document("등본", &["oneself", "family", "agent"]);
        let strict = document("입양관계증명서", &["oneself", "agent"]);
        assert_eq!(Refusals::of(&[(&open, 1)]), Refusals::default());
        let refusals = Refusals::of(&[(&open, 1), (&strict, 1)]);
        assert_eq!(refusals.document(ForWhom::Family).unwrap().ko, "입양관계증명서");
        assert_eq!(refusals.document(ForWhom::SomeoneElse), None);
    }
}
