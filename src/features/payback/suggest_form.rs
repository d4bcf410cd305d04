//! Suggesting a bookstore as a partner. Sending asks to sign in; what was typed stays.

use super::words;
use crate::api::ApiError;
use crate::fetch::{Phase, Sending, SubmitHandle, use_services, use_submit};
use crate::i18n::{I18n, fill, use_i18n};
use crate::session::{AskToSignIn, needs_sign_in, use_typed};
use crate::ui::{Button, ButtonKind, Notice, NoticeKind, TextField};
use contract::limits::SUGGESTION_MAX;
use contract::payback::{Suggestion, SuggestionRequest};
use yew::prelude::*;

/// What was typed.
#[derive(Clone, PartialEq, Default)]
struct Typed {
    name: String,
    place: String,
    why: String,
}

/// Who wants to know.
#[derive(Properties, PartialEq)]
pub(super) struct SuggestFormProps {
    /// Called with whether something is missing: the title of the page says so too.
    pub(super) onwrong: Callback<bool>,
}

/// The form.
#[component]
pub(super) fn SuggestForm(props: &SuggestFormProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.payback_stores();
    let phone = use_services().config.phone.clone();
    let typed = use_typed::<Typed>("payback-suggest");
    let missing = use_state(|| 0_u32);
    {
        let onwrong = props.onwrong.clone();
        use_effect_with(*missing > 0, move |is| onwrong.emit(*is));
    }
    let done = {
        let typed = typed.clone();
        Callback::from(move |_: Suggestion| typed.change(|typed| *typed = Typed::default()))
    };
    let submit = use_submit(
        Sending::WhileHere,
        |client, pending| {
            Box::pin(async move {
                let request: SuggestionRequest =
                    serde_json::from_str(&pending.body).map_err(|_| ApiError::Unreadable)?;
                client.suggest_bookstore(&pending.key, &request).await
            })
        },
        done,
    );
    let onsubmit = {
        let (typed, missing, submit) = (typed.clone(), missing.clone(), submit.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let [name, place, why] =
                [&typed.get().name, &typed.get().place, &typed.get().why].map(|text| text.trim().to_owned());
            if name.is_empty() || place.is_empty() {
                missing.set(*missing + 1);
            } else if !submit.busy() {
                missing.set(0);
                let request = SuggestionRequest {
                    name,
                    place,
                    why: Some(why).filter(|why| !why.is_empty()),
                };
                submit.edit();
                submit.press(serde_json::to_string(&request).unwrap_or_default());
            }
        })
    };
    let most = u32::try_from(SUGGESTION_MAX).ok();
    html! {
        <form {onsubmit} novalidate=true class="find-form">
            { answer(i18n, &submit, &phone) }
            if *missing > 0 {
                <Notice key="missing" kind={NoticeKind::Warning} title={words.suggest_missing} follows={Some(*missing)} />
            }
            <TextField key="name" id="store-name" label={words.suggest_name} value={typed.get().name.clone()}
                oninput={typed.on(|typed, text: String| typed.name = text)} autocomplete="off" max_length={most} />
            <TextField key="place" id="store-place" label={words.suggest_place} value={typed.get().place.clone()}
                oninput={typed.on(|typed, text: String| typed.place = text)} autocomplete="off" max_length={most} />
            <TextField key="why" id="store-why" label={words.suggest_why} value={typed.get().why.clone()}
                oninput={typed.on(|typed, text: String| typed.why = text)} autocomplete="off" max_length={most} />
            <Button key="send" kind={ButtonKind::Secondary} submit=true busy={submit.busy()}>{ words.suggest }</Button>
        </form>
    }
}

fn answer(i18n: I18n, submit: &SubmitHandle<Suggestion>, phone: &str) -> Html {
    let follows = Some(submit.presses());
    match submit.phase() {
        Phase::Confirmed(taken) => html! {
            <Notice key="answer" title={i18n.payback_stores().suggested} {follows}>
                <p lang={i18n.lang_of(&taken.next)}>{ i18n.text(&taken.next) }</p>
            </Notice>
        },
        Phase::Unknown => html! {
            <Notice key="answer" title={i18n.payback_book().unknown_title} {follows}>
                <p>{ fill(i18n.payback_book().unknown_text, &[("phone", phone)]) }</p>
            </Notice>
        },
        Phase::Rejected(error) if needs_sign_in(&error) => html! {
            <AskToSignIn key="answer" {follows} />
        },
        Phase::Rejected(error) => {
            let (title, text) = words::trouble(i18n, &error, phone);
            html! {
                <Notice key="answer" kind={NoticeKind::Warning} {title} {follows}><p>{ text }</p></Notice>
            }
        }
        _ => Html::default(),
    }
}
