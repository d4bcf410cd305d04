//! Changes what is typed into a request; what looks like a registration number is never taken.

use super::request_draft::Typed;
use super::request_read::What;
use crate::session::DraftHandle;
use contract::privacy::looks_like_registration_number;
use contract::visit::VisitService;
use std::rc::Rc;
use yew::prelude::*;

/// What every field of the form changes.
#[derive(Clone)]
pub(super) struct Edit {
    pub(super) draft: DraftHandle<Typed>,
    pub(super) service: Rc<VisitService>,
    /// The language of the page: what is chosen at first.
    pub(super) language: &'static str,
    /// Called with each change, and with what must not stay where it is not taken.
    pub(super) touched: Callback<Option<(String, What)>>,
}

impl Edit {
    /// What is typed for this service.
    pub(super) fn typed(&self) -> Typed {
        self.draft.get().of(&self.service, self.language)
    }

    /// Changes it.
    pub(super) fn apply(&self, change: impl FnOnce(&mut Typed)) {
        self.draft.change(|typed| {
            let mut next = typed.of(&self.service, self.language);
            change(&mut next);
            *typed = next;
        });
        self.touched.emit(None);
    }

    /// Takes a text, unless it looks like a registration number: that is not even shown.
    pub(super) fn text(&self, id: &str, change: impl Fn(&mut Typed, String) + 'static) -> Callback<String> {
        let (edit, id) = (self.clone(), id.to_owned());
        Callback::from(move |text: String| match looks_like_registration_number(&text) {
            true => edit.touched.emit(Some((id.clone(), What::Registration))),
            false => edit.apply(|typed| change(typed, text)),
        })
    }

    /// Takes the word of a choice.
    pub(super) fn word(&self, change: impl Fn(&mut Typed, String) + 'static) -> Callback<AttrValue> {
        let edit = self.clone();
        Callback::from(move |word: AttrValue| edit.apply(|typed| change(typed, word.to_string())))
    }

    /// Takes an option in or out.
    pub(super) fn option(
        &self,
        change: impl Fn(&mut Typed, &str, bool) + 'static,
    ) -> Callback<(AttrValue, bool)> {
        let edit = self.clone();
        Callback::from(move |(word, chosen): (AttrValue, bool)| {
            edit.apply(|typed| change(typed, &word, chosen));
        })
    }
}
