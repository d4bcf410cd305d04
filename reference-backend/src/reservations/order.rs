//! Reads an order as it was sent, and tells all that is wrong with it at once.

use crate::fields::Fields;
use crate::problems::Refusal;
use contract::document::{Channel, Collector, Document};
use contract::limits::{PHONE_TYPED_MAX, REFERENCE_TYPED_MAX, birth_date_fits, normalise_phone};
use contract::problem::FieldProblem;
use contract::reservation::{OnBehalf, normalise_reference};
use contract::time::Date;

/// An order that can be carried out, as far as its own fields say.
#[derive(Debug)]
pub(crate) struct Order {
    pub(crate) hold: String,
    pub(crate) documents: Vec<Chosen>,
    pub(crate) name: String,
    pub(crate) birth_date: Date,
    pub(crate) phone: String,
    pub(crate) on_behalf_of: Option<OnBehalf>,
    pub(crate) for_account: bool,
    /// Reference of the permission.
    pub(crate) permission: Option<String>,
    pub(crate) expected_total_won: u64,
}

/// A document of the order.
#[derive(Debug)]
pub(crate) struct Chosen {
    pub(crate) document: Document,
    pub(crate) copies: u8,
}

impl Order {
    /// Reads it against the catalogue.
    pub(crate) fn read(
        mut fields: Fields,
        catalogue: &[Document],
        max_documents: u8,
        today: Date,
    ) -> Result<Self, Refusal> {
        let hold = fields.id("hold");
        let (collector, on_behalf_of) = read_on_behalf(&mut fields);
        let documents = read_documents(&mut fields, catalogue, max_documents, collector);
        let applicant = fields
            .object("applicant")
            .map(|inner| read_applicant(&mut fields, inner, today));
        let (for_account, permission) = read_account(&mut fields);
        let expected_total_won = fields.number("expected_total_won");
        fields.done()?;
        let (Some(hold), Some(documents), Some((Some(name), Some(birth_date), Some(phone))), Some(expected)) =
            (hold, documents, applicant, expected_total_won)
        else {
            return Err(contract::problem::ProblemCode::Internal.into());
        };
        Ok(Self {
            hold,
            documents,
            name,
            birth_date,
            phone,
            on_behalf_of,
            for_account,
            permission,
            expected_total_won: expected,
        })
    }

    /// Who collects.
    pub(crate) fn collector(&self) -> Collector {
        self.on_behalf_of
            .as_ref()
            .map_or(Collector::Oneself, |behalf| behalf.collector)
    }

    /// What it costs now, in won.
    pub(crate) fn total_won(&self) -> u32 {
        self.documents.iter().map(Chosen::fee_won).sum()
    }
}

impl Chosen {
    /// Fee for all copies, in won.
    pub(crate) fn fee_won(&self) -> u32 {
        let each = self.document.fee_won(Channel::SirenOrder).unwrap_or_default();
        each.saturating_mul(self.copies.into())
    }
}

/// Whether it goes into an account, and under which permission.
fn read_account(fields: &mut Fields) -> (bool, Option<String>) {
    let for_account = fields.has("for_account") && fields.flag("for_account").unwrap_or_default();
    if !fields.has("permission") {
        return (for_account, None);
    }
    let permission = fields.typed("permission", REFERENCE_TYPED_MAX, normalise_reference);
    // Only whoever is signed in has permissions, and they are for someone.
    if !for_account {
        fields.wrong("for_account", FieldProblem::Missing);
    }
    if !fields.has("on_behalf_of") {
        fields.wrong("on_behalf_of", FieldProblem::Missing);
    }
    (for_account, permission)
}

/// Who collects, if it can be read: then the documents are judged against it.
fn read_on_behalf(fields: &mut Fields) -> (Option<Collector>, Option<OnBehalf>) {
    if !fields.has("on_behalf_of") {
        return (Some(Collector::Oneself), None);
    }
    let Some(mut inner) = fields.object("on_behalf_of") else {
        return (None, None);
    };
    let name = inner.name("name");
    let collector = inner.parsed("collector", |word| match Collector::from_word(word) {
        Collector::Unknown => None,
        known => Some(known),
    });
    if collector == Some(Collector::Oneself) {
        inner.wrong("collector", FieldProblem::NotAllowed);
    }
    fields.absorb(inner);
    let collector = collector.filter(|who| *who != Collector::Oneself);
    let behalf = name
        .zip(collector)
        .map(|(name, collector)| OnBehalf { name, collector });
    (collector, behalf)
}

fn read_documents(
    fields: &mut Fields,
    catalogue: &[Document],
    max_documents: u8,
    collector: Option<Collector>,
) -> Option<Vec<Chosen>> {
    let items = fields.objects("documents")?;
    if items.len() > usize::from(max_documents) {
        fields.wrong("documents", FieldProblem::TooMany);
        return None;
    }
    let mut seen: Vec<String> = Vec::new();
    let mut chosen = Vec::new();
    for mut item in items {
        let id = item.id("document");
        let copies = item.number("copies");
        let document = id
            .as_ref()
            .and_then(|id| catalogue.iter().find(|known| known.id == *id));
        match (&id, document) {
            (Some(id), _) if seen.contains(id) => item.wrong("document", FieldProblem::Repeated),
            (Some(_), None) => item.wrong("document", FieldProblem::NotKnown),
            (Some(_), Some(document)) if !document.orderable() => {
                item.wrong("document", FieldProblem::NotOrderable);
            }
            (Some(_), Some(document)) if collector.is_some_and(|who| document.collector(who).is_none()) => {
                item.wrong("document", FieldProblem::NotAllowed);
            }
            _ => {}
        }
        seen.extend(id);
        let most = document.map_or(u8::MAX, |document| document.max_copies);
        match copies {
            Some(0) => item.wrong("copies", FieldProblem::Missing),
            Some(copies) if copies > u64::from(most) => item.wrong("copies", FieldProblem::TooMany),
            _ => {}
        }
        let copies = copies.and_then(|copies| u8::try_from(copies).ok());
        if let (Some(document), Some(copies)) = (document, copies) {
            chosen.push(Chosen {
                document: document.clone(),
                copies,
            });
        }
        fields.absorb(item);
    }
    Some(chosen)
}

type Applicant = (Option<String>, Option<Date>, Option<String>);

fn read_applicant(fields: &mut Fields, mut inner: Fields, today: Date) -> Applicant {
    let name = inner.name("name");
    let birth_date = inner.date("birth_date");
    if let Some(Err(problem)) = birth_date.map(|date| birth_date_fits(date, today)) {
        inner.wrong("birth_date", problem);
    }
    let phone = inner.typed("phone", PHONE_TYPED_MAX, normalise_phone);
    fields.absorb(inner);
    (name, birth_date, phone)
}
