//! What was said between the resident and whoever has it in hand. A message stays on the device until the backend has
//! it, and goes out once.

use super::follow_use::{answer, name_of};
use super::{follow_words, request_words};
use crate::api::{ApiError, Client};
use crate::fetch::{Loaded, Sending, SubmitHandle, use_services, use_submit};
use crate::i18n::{I18n, use_i18n};
use crate::session::{clear_draft, use_draft};
use crate::ui::{Button, ButtonKind, TextArea};
use contract::limits::VISIT_TEXT_MAX;
use contract::privacy::looks_like_registration_number;
use contract::visit::{VisitEvent, VisitEventKind, VisitView};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

const NAME: &str = "visit-message";
const PENDING: &str = "visit-message-pending";

/// What is being written, and about which visit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Typed {
    of: String,
    text: String,
}

/// What is sent: it says itself to which visit it goes, since any page of a visit may take it up again.
#[derive(Serialize, Deserialize)]
struct Written {
    reference: String,
    text: String,
}

/// Of which visit.
#[derive(Properties, PartialEq)]
pub(super) struct ThreadProps {
    /// The visit.
    pub(super) view: VisitView,
    /// Called with whether something that was typed cannot be right: the title of the page says so too.
    pub(super) onwrong: Callback<bool>,
}

/// The messages, oldest first, and the box to write in.
#[component]
pub(super) fn Thread(props: &ThreadProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.visit_follow();
    let visit = &props.view.visit;
    let said: Vec<&VisitEvent> = visit.events.iter().filter(|event| event.text.is_some()).collect();
    html! {
        <section class="visit-thread">
            <h2>{ words.thread }</h2>
            if said.is_empty() {
                <p>{ words.nothing_said }</p>
            }
            <ul class="visit-thread__list">
                { for said.iter().enumerate().map(|(nth, event)| message(i18n, nth, event)) }
            </ul>
            if visit.can.write {
                <WriteBox reference={visit.reference.clone()} onwrong={props.onwrong.clone()} />
            }
        </section>
    }
}

fn message(i18n: I18n, nth: usize, event: &VisitEvent) -> Html {
    let Some(text) = &event.text else {
        return Html::default();
    };
    let what = match event.kind {
        VisitEventKind::Message => follow_words::by(i18n, event.by).to_owned(),
        _ => follow_words::event(i18n, event),
    };
    html! {
        <li key={nth}>
            <p class="visit-thread__by">{ what }{ " · " }{ i18n.short_moment(event.at) }</p>
            <p class="visit-thread__text" lang={i18n.lang_of(text)}>{ i18n.text(text) }</p>
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct WriteBoxProps {
    reference: String,
    onwrong: Callback<bool>,
}

#[component]
fn WriteBox(props: &WriteBoxProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.visit_follow();
    let phone = use_services().config.phone.clone();
    let draft = use_draft::<Typed>(NAME);
    let wrong = use_state(|| None::<(String, bool)>);
    let submit = use_writing();
    let typed = draft.get().clone();
    let text = if typed.of == props.reference {
        typed.text
    } else {
        String::new()
    };
    let oninput = {
        let (draft, wrong, reference) = (draft.clone(), wrong.clone(), props.reference.clone());
        Callback::from(move |text: String| match looks_like_registration_number(&text) {
            true => wrong.set(Some((i18n.visit_wrong().registration.to_owned(), true))),
            false => {
                wrong.set(None);
                draft.change(|typed| {
                    *typed = Typed {
                        of: reference.clone(),
                        text,
                    };
                });
            }
        })
    };
    let onsubmit = {
        let (submit, wrong, reference, text) = (
            submit.clone(),
            wrong.clone(),
            props.reference.clone(),
            text.clone(),
        );
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match wrong_text(i18n, &text) {
                Some(found) => wrong.set(Some((found, true))),
                None if submit.busy() => {}
                None => {
                    let (reference, text) = (reference.clone(), text.trim().to_owned());
                    let body = serde_json::to_string(&Written { reference, text });
                    submit.edit();
                    submit.press(body.unwrap_or_default());
                }
            }
        })
    };
    crate::form_errors::use_tell_wrong(wrong.is_some(), &props.onwrong);
    let error = wrong.as_ref().map(|(text, _)| AttrValue::from(text.clone()));
    html! {
        <form {onsubmit} novalidate=true class="visit-box">
            <TextArea id="message" label={words.write} hint={words.write_hint} {error}
                error_now={wrong.as_ref().is_some_and(|(_, now)| *now)} value={text} {oninput} />
            { answer(i18n, &submit, &phone) }
            <Button kind={ButtonKind::Secondary} submit=true busy={submit.busy()}>{ words.send }</Button>
        </form>
    }
}

/// What is wrong with a text, in words.
pub(super) fn wrong_text(i18n: I18n, text: &str) -> Option<String> {
    let (words, length) = (i18n.visit_wrong(), text.trim().chars().count());
    match length {
        0 => Some(words.empty.to_owned()),
        _ if length > VISIT_TEXT_MAX => {
            let label = i18n.visit_follow().write;
            Some(request_words::too_long(i18n, label, (length, VISIT_TEXT_MAX)))
        }
        _ => None,
    }
}

/// Sends what is written; kept until there is an answer.
#[hook]
fn use_writing() -> SubmitHandle<VisitView> {
    let services = use_services();
    let done = Callback::from(move |view: VisitView| {
        clear_draft(NAME);
        let (name, at) = (name_of(&view.visit.reference), view.server_time);
        services.cache.put(&name, Loaded::ready(view, at));
    });
    use_submit(
        Sending::Kept(PENDING),
        |client: Client, pending| {
            Box::pin(async move {
                let written: Written =
                    serde_json::from_str(&pending.body).map_err(|_| ApiError::Unreadable)?;
                let body = Client::message_body(&written.text)?;
                client
                    .write_to_officer(&pending.key, &written.reference, body)
                    .await
            })
        },
        done,
    )
}
