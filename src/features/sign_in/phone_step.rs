//! Step 1: the phone.

use super::use_sign_in::SignIn;
use super::words;
use crate::api::ApiError;
use crate::fetch::{Phase, use_services};
use crate::form_errors::{error_summary, messages};
use crate::i18n::{I18n, use_i18n};
use crate::ui::{Button, Notice, NoticeKind, TextField};
use contract::limits::{PHONE_TYPED_MAX, normalise_phone};
use contract::privacy::looks_like_registration_number;
use yew::prelude::*;

#[derive(Properties)]
pub(super) struct StepProps {
    pub(super) sign_in: SignIn,
}

// What is shown stands behind the handles: drawn anew each time.
impl PartialEq for StepProps {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// Asks for the phone, and has the code sent.
#[component]
pub(super) fn PhoneStep(props: &StepProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.sign_in();
    let phone = use_services().config.phone.clone();
    let wrong = use_state(|| None::<&'static str>);
    let tries = use_state(|| 0_u32);
    let sign_in = &props.sign_in;
    let oninput = {
        let (typed, wrong, send) = (sign_in.typed.clone(), wrong.clone(), sign_in.send.clone());
        let mistaken = sign_in.mistaken.clone();
        Callback::from(move |text: String| {
            // A number that must never be kept is not even shown.
            let forbidden = looks_like_registration_number(&text);
            mistaken.set(forbidden);
            if forbidden {
                return wrong.set(Some(i18n.who().wrong_registration));
            }
            wrong.set(None);
            send.edit();
            typed.change(|typed| typed.phone = text);
        })
    };
    let onsubmit = {
        let (sign_in, wrong, tries) = (sign_in.clone(), wrong.clone(), tries.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let typed = &sign_in.typed.get().phone;
            if normalise_phone(typed).is_some() {
                return sign_in.ask_for_code(typed.clone(), false);
            }
            wrong.set(Some(match typed.trim().is_empty() {
                true => i18n.who().wrong_phone_missing,
                false => i18n.who().wrong_phone,
            }));
            sign_in.mistaken.set(true);
            tries.set(*tries + 1);
        })
    };
    let refused = sign_in.wrong_phone().then_some(i18n.who().wrong_phone);
    let error = wrong.or(refused);
    // Said at once while typing; after a press the summary speaks.
    let at_once = *wrong == Some(i18n.who().wrong_registration);
    html! {
        <form {onsubmit} novalidate=true class="sign-in-form">
            { summary(i18n, "phone", error.filter(|_| !at_once), *tries + sign_in.send.presses()) }
            <TextField
                key="phone"
                id="phone"
                label={i18n.who().phone}
                hint={words.phone_hint}
                error={error.map(AttrValue::from)}
                error_now={at_once}
                value={sign_in.typed.get().phone.clone()}
                {oninput}
                input_type="tel"
                input_mode="tel"
                autocomplete="tel"
                max_length={PHONE_TYPED_MAX as u32}
            />
            if let (Phase::Rejected(error), None) = (sign_in.send.phase(), refused) {
                { refusal(i18n, &error, sign_in.send.presses(), &phone) }
            }
            <div class="page__actions" key="actions">
                <Button submit=true busy={sign_in.send.busy()}>{ words.send }</Button>
            </div>
        </form>
    }
}

/// What cannot be right, at the top; takes the focus.
pub(super) fn summary(i18n: I18n, id: &'static str, message: Option<&'static str>, focus_key: u32) -> Html {
    let wrong = message.map(|message| (id, message)).into_iter().collect();
    error_summary(i18n, messages(&wrong), focus_key)
}

/// What the backend said no to; takes the focus.
pub(super) fn refusal(i18n: I18n, error: &ApiError, press: u32, phone: &str) -> Html {
    let (title, text) = words::trouble(i18n, error, phone);
    html! {
        <Notice key="refused" kind={NoticeKind::Warning} {title} follows={Some(press)}>
            <p>{ text }</p>
        </Notice>
    }
}
