//! Step 1: the phone.

use super::use_sign_in::SignIn;
use super::words;
use crate::api::ApiError;
use crate::fetch::{Phase, use_services};
use crate::i18n::use_i18n;
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
    let sign_in = &props.sign_in;
    let oninput = {
        let (typed, wrong, send) = (sign_in.typed.clone(), wrong.clone(), sign_in.send.clone());
        Callback::from(move |text: String| {
            // A number that must never be kept is not even shown.
            if looks_like_registration_number(&text) {
                return wrong.set(Some(i18n.who().wrong_registration));
            }
            wrong.set(None);
            send.edit();
            typed.change(|typed| typed.phone = text);
        })
    };
    let onsubmit = {
        let (sign_in, wrong) = (sign_in.clone(), wrong.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let typed = &sign_in.typed.get().phone;
            match normalise_phone(typed) {
                Some(_) => sign_in.ask_for_code(typed.clone(), false),
                None if typed.trim().is_empty() => wrong.set(Some(i18n.who().wrong_phone_missing)),
                None => wrong.set(Some(i18n.who().wrong_phone)),
            }
        })
    };
    let refused = sign_in.wrong_phone().then_some(i18n.who().wrong_phone);
    let error = wrong.or(refused);
    html! {
        <form {onsubmit} novalidate=true class="sign-in-form">
            <TextField
                key="phone"
                id="phone"
                label={i18n.who().phone}
                hint={words.phone_hint}
                error={error.map(AttrValue::from)}
                error_now={error.is_some()}
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

/// What the backend said no to; takes the focus.
pub(super) fn refusal(i18n: crate::i18n::I18n, error: &ApiError, press: u32, phone: &str) -> Html {
    let (title, text) = words::trouble(i18n, error, phone);
    html! {
        <Notice key="refused" kind={NoticeKind::Warning} {title} follows={Some(press)}>
            <p>{ text }</p>
        </Notice>
    }
}
