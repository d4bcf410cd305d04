//! Step 2: the code.

use super::attempt::Attempt;
use super::phone_step::{StepProps, refusal, summary};
use super::resend::Resend;
use super::use_sign_in::SignIn;
use crate::fetch::{Phase, use_services};
use crate::i18n::{I18n, fill, use_i18n};
use crate::ui::{Button, ButtonKind, Notice, NoticeKind, TextField};
use contract::problem::ProblemCode;
use contract::session::{CODE_TYPED_MAX, normalise_code};
use yew::prelude::*;

/// Asks for the code that was sent.
#[component]
pub(super) fn CodeStep(props: &StepProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.sign_in();
    let phone = use_services().config.phone.clone();
    let wrong = use_state(|| false);
    let tries = use_state(|| 0_u32);
    let sign_in = &props.sign_in;
    let Some(attempt) = (*sign_in.attempt).clone() else {
        return Html::default();
    };
    let oninput = {
        let (typed, wrong, mistaken) = (sign_in.typed.clone(), wrong.clone(), sign_in.mistaken.clone());
        Callback::from(move |text: String| {
            wrong.set(false);
            mistaken.set(false);
            typed.change(|typed| typed.code = text);
        })
    };
    let onsubmit = {
        let (sign_in, wrong, tries) = (sign_in.clone(), wrong.clone(), tries.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(code) = normalise_code(&sign_in.typed.get().code) {
                return sign_in.enter(code, None);
            }
            wrong.set(true);
            sign_in.mistaken.set(true);
            tries.set(*tries + 1);
        })
    };
    let shape = wrong.then_some(words.code_shape);
    // The notice says what to do; the box says that it is the one.
    let error = shape.or(is_not_right(sign_in).then_some(words.wrong_title));
    html! {
        <form {onsubmit} novalidate=true class="sign-in-form">
            <p key="sent" data-private="">{ sent_to(i18n, &attempt) }</p>
            { summary(i18n, "code", shape, *tries) }
            <TextField
                key="code"
                id="code"
                label={words.code}
                hint={words.code_hint}
                error={error.map(AttrValue::from)}
                value={sign_in.typed.get().code.clone()}
                {oninput}
                input_mode="numeric"
                autocomplete="one-time-code"
                max_length={CODE_TYPED_MAX as u32}
            />
            { answer(i18n, sign_in, &attempt, &phone) }
            <div class="page__actions" key="actions">
                <Button submit=true busy={sign_in.enter.busy()}>{ words.submit }</Button>
            </div>
            { other_ways(i18n, sign_in, &attempt, &phone) }
        </form>
    }
}

/// Whether the code was not the one that was sent.
fn is_not_right(sign_in: &SignIn) -> bool {
    let phase = sign_in.enter.phase();
    matches!(phase, Phase::Rejected(error) if error.code() == Some(ProblemCode::WrongCode))
}

fn sent_to(i18n: I18n, attempt: &Attempt) -> String {
    let until = i18n.clock(attempt.sent.expires_at.clock());
    fill(
        i18n.sign_in().sent_to,
        &[("phone", &attempt.phone), ("until", &until)],
    )
}

/// What came of signing in, above the button.
fn answer(i18n: I18n, sign_in: &SignIn, attempt: &Attempt, phone: &str) -> Html {
    let words = i18n.sign_in();
    match sign_in.enter.phase() {
        Phase::Rejected(error) if error.code() == Some(ProblemCode::CodeExpired) => {
            let (sign_in, typed) = (sign_in.clone(), attempt.phone.clone());
            let press = sign_in.enter.presses();
            let busy = sign_in.send.busy();
            let onclick = Callback::from(move |_: MouseEvent| {
                sign_in.typed.change(|typed| typed.code.clear());
                sign_in.ask_for_code(typed.clone(), false);
            });
            html! {
                <Notice key="expired" kind={NoticeKind::Warning} title={words.expired_title} follows={Some(press)}>
                    <p>{ words.expired_text }</p>
                    <Button kind={ButtonKind::Secondary} {busy} {onclick}>{ words.new_code }</Button>
                </Notice>
            }
        }
        Phase::Rejected(error) => refusal(i18n, &error, sign_in.enter.presses(), phone),
        Phase::Unknown => html! {
            <Notice key="unknown" title={words.unknown_title} follows={Some(sign_in.enter.presses())}>
                <p>{ fill(words.unknown_text, &[("phone", phone)]) }</p>
            </Notice>
        },
        _ => Html::default(),
    }
}

/// The code again, or another phone.
fn other_ways(i18n: I18n, sign_in: &SignIn, attempt: &Attempt, phone: &str) -> Html {
    let words = i18n.sign_in();
    let onresend = {
        let (sign_in, typed) = (sign_in.clone(), attempt.phone.clone());
        Callback::from(move |()| sign_in.ask_for_code(typed.clone(), true))
    };
    let onother = {
        let sign_in = sign_in.clone();
        Callback::from(move |_: MouseEvent| sign_in.start_again())
    };
    let send = &sign_in.send;
    html! {
        <section class="sign-in-form__more" key="more">
            <h2>{ words.not_come }</h2>
            <p>{ words.not_come_text }</p>
            if let Phase::Rejected(error) = send.phase() {
                { refusal(i18n, &error, send.presses(), phone) }
            }
            <Resend key="resend" at={attempt.sent.resend_at} busy={send.busy()} times={send.presses()} onpress={onresend} />
            <Button key="other" kind={ButtonKind::Quiet} onclick={onother}>{ words.other_phone }</Button>
        </section>
    }
}
