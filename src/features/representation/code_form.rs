//! Opens a question by reference and code, for those who cannot press the link; read aloud, both can be typed with
//! any spacing.

use super::link::Opened;
use super::use_permission::{name_of, permission_trouble};
use crate::api::ApiError;
use crate::fetch::{Loaded, Phase, Sending, SubmitHandle, use_services, use_submit};
use crate::form_errors::{Wrong, error_of, error_summary, messages, use_tell_wrong};
use crate::i18n::{I18n, fill, use_i18n};
use crate::ui::{Button, Notice, NoticeKind, TextField};
use contract::limits::REFERENCE_TYPED_MAX;
use contract::permission::{FindPermissionRequest, PermissionView};
use contract::problem::ProblemCode;
use contract::reservation::normalise_reference;
use contract::session::{CODE_TYPED_MAX, normalise_code};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct CodeFormProps {
    /// Called with what opens it.
    pub(super) onopened: Callback<Opened>,
    /// Called with whether one of the two numbers cannot be right.
    pub(super) onwrong: Callback<bool>,
}

/// Two boxes and a button.
#[component]
pub(super) fn CodeForm(props: &CodeFormProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.answer();
    let phone = use_services().config.phone.clone();
    let (reference, code) = (use_state(String::new), use_state(String::new));
    let wrong = use_state(Wrong::new);
    let tries = use_state(|| 0_u32);
    let submit = use_find(&props.onopened);
    let onsubmit = {
        let (wrong, tries, submit) = (wrong.clone(), tries.clone(), submit.clone());
        let read = (normalise_reference(&reference), normalise_code(&code));
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            submit.edit();
            let mut found = Wrong::new();
            if read.0.is_none() {
                found.push(("reference", words.wrong_reference));
            }
            if read.1.is_none() {
                found.push(("code", i18n.sign_in().code_shape));
            }
            if let (Some(reference), Some(code)) = read.clone() {
                let request = FindPermissionRequest { reference, code };
                submit.press(serde_json::to_string(&request).unwrap_or_default());
            } else {
                tries.set(*tries + 1);
            }
            wrong.set(found);
        })
    };
    let typed = |place: &UseStateHandle<String>| {
        let place = place.clone();
        Callback::from(move |text: String| place.set(text))
    };
    use_tell_wrong(!wrong.is_empty(), &props.onwrong);
    html! {
        <form {onsubmit} novalidate=true class="sign-in-form answer-code">
            <p key="lead">{ words.code_lead }</p>
            { error_summary(i18n, messages(&wrong), *tries) }
            <TextField
                key="reference"
                id="reference"
                label={words.reference}
                hint={words.reference_hint}
                error={error_of(&wrong, "reference")}
                value={(*reference).clone()}
                oninput={typed(&reference)}
                autocomplete="off"
                max_length={REFERENCE_TYPED_MAX as u32}
            />
            <TextField
                key="code"
                id="code"
                label={words.code}
                hint={i18n.sign_in().code_hint}
                error={error_of(&wrong, "code")}
                value={(*code).clone()}
                oninput={typed(&code)}
                input_mode="numeric"
                autocomplete="one-time-code"
                max_length={CODE_TYPED_MAX as u32}
            />
            { refusal(i18n, &submit, &phone) }
            <div class="page__actions" key="actions">
                <Button submit=true busy={submit.busy()}>{ words.open }</Button>
            </div>
        </form>
    }
}

/// Asks; what opens the question is kept for the tab.
#[hook]
fn use_find(onopened: &Callback<Opened>) -> SubmitHandle<PermissionView> {
    let (services, onopened) = (use_services(), onopened.clone());
    let done = Callback::from(move |mut view: PermissionView| {
        let Some(secret) = view.key.take() else { return };
        let opened = Opened {
            reference: view.permission.reference.clone(),
            secret,
        };
        let (name, at) = (name_of(&opened.reference), view.server_time);
        opened.keep();
        services.cache.put(&name, Loaded::ready(view, at));
        onopened.emit(opened);
    });
    use_submit(
        Sending::Ask,
        |client, pending| {
            Box::pin(async move {
                let request: FindPermissionRequest =
                    serde_json::from_str(&pending.body).map_err(|_| ApiError::Unreadable)?;
                client.find_permission(&pending.key, &request).await
            })
        },
        done,
    )
}

/// Why it was not opened; takes the focus. What is not there and what does not fit look the same.
fn refusal(i18n: I18n, submit: &SubmitHandle<PermissionView>, phone: &str) -> Html {
    let words = i18n.answer();
    match submit.phase() {
        Phase::Rejected(error) if error.code() == Some(ProblemCode::NotFound) => html! {
            <Notice key="refused" kind={NoticeKind::Warning} title={words.not_found_title} follows={Some(submit.presses())}>
                <p>{ fill(words.not_found_text, &[("phone", phone)]) }</p>
            </Notice>
        },
        Phase::Rejected(error) => permission_trouble(i18n, &error, submit.presses(), phone),
        _ => Html::default(),
    }
}
