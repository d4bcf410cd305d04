//! Going on with work that was set aside: by the link of its QR code, or by typing its code.

use super::looks::use_looks;
use super::park_memory::Memory;
use super::park_work::{self as work, Restored};
use crate::api::ApiError;
use crate::device::{on_fragment, take_fragment};
use crate::fetch::{Phase, Sending, SubmitHandle, use_services, use_submit};
use crate::form_errors::{Wrong, error_of, error_summary, messages};
use crate::i18n::{I18n, use_i18n};
use crate::navigation::use_navigator;
use crate::page::Page;
use crate::routes::Route;
use crate::trouble::trouble;
use crate::ui::{Button, LinkButton, Notice, NoticeKind, TextField};
use contract::kiosk::{PARKED_CODE_TYPED_MAX, normalise_parked_code, parked_code_shown};
use contract::problem::ProblemCode;
use yew::prelude::*;

/// Under which the code is kept until its work is here: a messenger's browser that is closed before the answer comes asks
/// again with the same key when it is opened, and gets what nobody else gets.
const PENDING: &str = "resume-pending";

/// The code that stands behind the `#` of the address; it is taken out of it.
fn code_of_address() -> Option<String> {
    let is_code = |fragment: &str| normalise_parked_code(fragment.trim_start_matches('#')).is_some();
    let code = take_fragment(is_code)?;
    normalise_parked_code(code.trim_start_matches('#')).map(|code| parked_code_shown(&code))
}

/// Asks for the code, and goes where the work was. Never by itself: a code opens once, and a messenger that only looks at
/// a link must not use it up.
#[component]
pub(super) fn ResumePage() -> Html {
    let i18n = use_i18n();
    let words = i18n.parking();
    let services = use_services();
    let phone = services.config.phone.clone();
    let code = use_state(String::new);
    let wrong = use_state(Wrong::new);
    let tries = use_state(|| 0_u32);
    let replaces = use_memo((), |()| work::would_replace(&Memory::of(&services)));
    {
        let code = code.clone();
        use_effect_with((), move |()| {
            let look = move || code_of_address().into_iter().for_each(|found| code.set(found));
            look();
            let watching = on_fragment(look);
            move || drop(watching)
        });
    }
    let submit = use_resume();
    let onsubmit = {
        let (code, wrong, tries, submit) = (code.clone(), wrong.clone(), tries.clone(), submit.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match normalise_parked_code(&code) {
                Some(read) => {
                    wrong.set(Wrong::new());
                    submit.edit();
                    if matches!(submit.phase(), Phase::TooOld) {
                        submit.discard();
                    }
                    submit.press(read);
                }
                None => {
                    wrong.set(vec![("code", words.wrong_code)]);
                    tries.set(*tries + 1);
                }
            }
        })
    };
    let oninput = {
        let code = code.clone();
        Callback::from(move |text: String| code.set(text))
    };
    html! {
        <Page
            heading={words.resume_heading}
            lead={words.resume_lead}
            back={(Route::Home.address().into(), i18n.shell().back_home.into())}
            wrong={!wrong.is_empty()}
            above={error_summary(i18n, messages(&wrong), *tries)}
        >
            <form {onsubmit} novalidate=true>
                <TextField
                    id="code"
                    label={words.code}
                    hint={words.resume_hint}
                    error={error_of(&wrong, "code")}
                    value={(*code).clone()}
                    {oninput}
                    input_mode="numeric"
                    autocomplete="off"
                    max_length={PARKED_CODE_TYPED_MAX as u32}
                />
                if *replaces {
                    <p>{ words.replaces }</p>
                }
                { refusal(i18n, &submit, &phone) }
                <div class="page__actions">
                    <Button submit=true busy={submit.busy()}>{ words.resume_submit }</Button>
                </div>
            </form>
        </Page>
    }
}

/// Fetches the work; it is on the device before anything else happens, since nobody gets it a second time.
#[hook]
fn use_resume() -> SubmitHandle<Restored> {
    let navigator = use_navigator();
    let services = use_services();
    let looks = use_looks();
    use_submit::<Restored, _>(
        Sending::Kept(PENDING),
        move |client, pending| {
            let services = services.clone();
            Box::pin(async move {
                let resumed = client.resume(&pending.key, &pending.body).await?;
                let restored = work::restore(&resumed.state).ok_or(ApiError::Unreadable)?;
                restored.memory.clone().put(&services);
                Ok(restored)
            })
        },
        Callback::from(move |restored: Restored| {
            if let (Some(looks), Some(look)) = (&looks, &restored.look) {
                looks.change.emit(look.at(looks));
            }
            navigator.replace(restored.route);
        }),
    )
}

/// Why it did not go on; takes the focus.
fn refusal(i18n: I18n, submit: &SubmitHandle<Restored>, phone: &str) -> Html {
    let words = i18n.parking();
    let follows = Some(submit.presses());
    let error = match submit.phase() {
        Phase::Rejected(error) => error,
        Phase::Unknown => {
            return html! {
                <Notice title={words.waiting} {follows} />
            };
        }
        _ => return Html::default(),
    };
    let over = error.code() == Some(ProblemCode::CodeExpired);
    let (title, text) = match error.code() {
        Some(ProblemCode::CodeExpired) => (words.expired_title, words.expired_text.to_owned()),
        Some(ProblemCode::NotFound) => (words.not_found_title, words.not_found_text.to_owned()),
        _ => trouble(i18n, &error, phone),
    };
    html! {
        <Notice kind={NoticeKind::Warning} {title} {follows}>
            <p>{ text }</p>
            if over {
                <LinkButton href={Route::Home.address()}>{ i18n.shell().back_home }</LinkButton>
            }
        </Notice>
    }
}
