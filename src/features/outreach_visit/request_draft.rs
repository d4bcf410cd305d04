//! What is filled into a request, as typed.

use crate::routes::VisitStep;
use contract::visit::{AskerKind, VisitService};
use serde::{Deserialize, Serialize};

/// Its name in the tab's store.
pub(super) const NAME: &str = "visit-request";

/// A day and a time of it that is wished for; either may be open yet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Wish {
    /// The date, as in the contract.
    pub(super) day: String,
    /// The start, as in the contract.
    pub(super) start: String,
}

/// What was filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    /// For which service; another one begins anew.
    pub(super) service: String,
    pub(super) asker: String,
    pub(super) permission: String,
    pub(super) name: String,
    pub(super) organisation_kind: String,
    pub(super) organisation: String,
    /// Field and values.
    pub(super) answers: Vec<(String, Vec<String>)>,
    pub(super) place_kind: String,
    pub(super) dong: String,
    pub(super) place: String,
    pub(super) wishes: Vec<Wish>,
    pub(super) access: Vec<String>,
    pub(super) way: String,
    pub(super) hours: String,
    pub(super) phone: String,
    pub(super) language: String,
    pub(super) note: String,
    pub(super) in_history: bool,
    /// Ids of photos that have arrived.
    pub(super) photos: Vec<String>,
    /// Words of the steps that were gone through.
    pub(super) seen: Vec<String>,
}

impl Typed {
    /// What was typed for a service, else what stands there at first: where there is one way only, it is chosen.
    pub(super) fn of(&self, service: &VisitService, language: &str) -> Self {
        if self.service == service.id {
            return self.clone();
        }
        let only = |words: Vec<&'static str>| match words.as_slice() {
            [one] => (*one).to_owned(),
            _ => String::new(),
        };
        Self {
            service: service.id.clone(),
            asker: only(service.who_may_ask.iter().map(|it| it.kind.word()).collect()),
            place_kind: only(service.places.iter().map(|it| it.kind.word()).collect()),
            // How to be contacted safely is chosen, not taken for granted, where that matters.
            way: if service.discreet { "" } else { "call" }.into(),
            hours: "any".into(),
            language: language.into(),
            ..Self::default()
        }
    }

    /// Whether a step was gone through.
    pub(super) fn has_seen(&self, step: VisitStep) -> bool {
        self.seen.iter().any(|word| word == step.word())
    }

    /// A step is gone through.
    pub(super) fn see(&mut self, step: VisitStep) {
        if !self.has_seen(step) {
            self.seen.push(step.word().to_owned());
        }
    }

    /// Another dong: the times are those of the officers there.
    pub(super) fn move_to(&mut self, dong: String) {
        self.dong = dong;
        self.wishes.clear();
    }

    /// In which way it is asked for.
    pub(super) fn asker(&self) -> AskerKind {
        AskerKind::from_word(&self.asker)
    }

    /// What was filled into a field.
    pub(super) fn answer(&self, field: &str) -> &[String] {
        let known = self.answers.iter().find(|(id, _)| id == field);
        known.map_or(&[], |(_, values)| values)
    }

    /// Fills a field.
    pub(super) fn set_answer(&mut self, field: &str, values: Vec<String>) {
        self.answers.retain(|(id, _)| id != field);
        self.answers.push((field.to_owned(), values));
    }

    /// Takes an option of a field in or out.
    pub(super) fn choose(&mut self, field: &str, option: &str, chosen: bool) {
        let mut values = self.answer(field).to_vec();
        values.retain(|known| known != option);
        if chosen {
            values.push(option.to_owned());
        }
        self.set_answer(field, values);
    }

    /// Takes a need of access in or out.
    pub(super) fn need(&mut self, need: &str, chosen: bool) {
        self.access.retain(|known| known != need);
        if chosen {
            self.access.push(need.to_owned());
        }
    }

    /// The times that are wished for, where both day and time are chosen.
    pub(super) fn starts(&self) -> Vec<contract::time::Timestamp> {
        let starts = self.wishes.iter().map(|wish| wish.start.as_str());
        starts.filter_map(contract::time::Timestamp::parse).collect()
    }
}
