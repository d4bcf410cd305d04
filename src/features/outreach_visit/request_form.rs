//! The form of a request. Nothing is sent from it: what was filled in is looked at first.

use super::request_draft::NAME;
use super::request_edit::Edit;
use super::request_fields::Fields;
use super::request_read::{What, Wrongs, read};
use super::request_which::in_address;
use super::request_words;
use crate::form_errors::{error_summary, use_tell_wrong};
use crate::i18n::{I18n, use_i18n};
use crate::navigation::use_navigator;
use crate::routes::{Route, VisitView};
use crate::session::use_draft;
use crate::ui::{Button, FieldMessage, Notice};
use contract::visit::{VisitRules, VisitService};
use std::rc::Rc;
use yew::prelude::*;

/// What is asked for, and what the district says.
#[derive(Properties, PartialEq)]
pub(super) struct RequestFormProps {
    /// The service.
    pub(super) service: Rc<VisitService>,
    /// What a request may be.
    pub(super) rules: Rc<VisitRules>,
    /// Called with whether something that was typed cannot be right: the title of the page says so too.
    pub(super) onwrong: Callback<bool>,
}

/// The form.
#[component]
pub(super) fn RequestForm(props: &RequestFormProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.visit_request();
    let navigator = use_navigator();
    let wrongs = use_state(|| (Wrongs::new(), false));
    let tries = use_state(|| 0_u32);
    let touched = {
        let wrongs = wrongs.clone();
        Callback::from(move |wrong: Option<(String, What)>| wrongs.set((wrong.into_iter().collect(), true)))
    };
    let edit = Edit {
        draft: use_draft(NAME),
        service: props.service.clone(),
        language: i18n.language.plain_tag(),
        touched,
    };
    let onsubmit = {
        let (typed, service) = (edit.typed(), props.service.clone());
        let (wrongs, tries, text_max) = (wrongs.clone(), tries.clone(), props.rules.text_max as usize);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match read(&typed, &service, text_max) {
                Ok(_) => navigator.push(Route::Visits(VisitView::Check(in_address(&service)))),
                Err(found) => {
                    wrongs.set((found, false));
                    tries.set(*tries + 1);
                }
            }
        })
    };
    let (found, now) = &*wrongs;
    use_tell_wrong(!found.is_empty(), &props.onwrong);
    let fields = Fields {
        i18n,
        edit: &edit,
        rules: &props.rules,
        wrongs: found,
        now: *now,
    };
    let service = &props.service;
    html! {
        <form {onsubmit} novalidate=true class="visit-form">
            if !*now {
                { error_summary(i18n, messages(i18n, service, found), *tries) }
            }
            <p key="service" class="visit-form__service">{ i18n.text(&service.name) }</p>
            if service.discreet {
                <Notice key="discreet" title={words.discreet_title}><p>{ words.discreet_text }</p></Notice>
            }
            { fields.who() }
            { fields.own() }
            { fields.place() }
            { fields.contact() }
            <div class="page__actions" key="send">
                <Button submit=true>{ words.to_check }</Button>
            </div>
        </form>
    }
}

/// All that is wrong, for the top of the form.
pub(super) fn messages(i18n: I18n, service: &VisitService, wrongs: &Wrongs) -> Vec<FieldMessage> {
    let message = |wrong: &(String, What)| FieldMessage {
        field_id: wrong.0.clone().into(),
        message: request_words::wrong(i18n, service, wrong).into(),
    };
    wrongs.iter().map(message).collect()
}
