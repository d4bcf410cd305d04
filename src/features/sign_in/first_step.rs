//! Step 3, the first time only: who one is.

use super::code_step::CodeStep;
use super::phone_step::{StepProps, refusal};
use super::use_sign_in::{SignIn, Typed};
use super::words;
use crate::birth_date::read_birth_date;
use crate::fetch::{Phase, use_services};
use crate::form_errors::error_summary;
use crate::i18n::{I18n, use_i18n};
use crate::ui::{Button, ButtonKind, DateField, DateParts, FieldMessage, TextField};
use contract::limits::{NAME_MAX, normalise_name};
use contract::privacy::looks_like_registration_number;
use contract::problem::{FieldProblem, ProblemCode};
use contract::session::normalise_code;
use contract::time::Date;
use yew::prelude::*;

/// What is wrong with name and birth date.
type Wrong = (Option<FieldProblem>, Option<FieldProblem>);

/// Asks for name and birth date, and signs in with the code that was typed before.
#[component]
pub(super) fn FirstStep(props: &StepProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let today = services.client.clock().now().date();
    let wrong = use_state(Wrong::default);
    let tries = use_state(|| 0_u32);
    let sign_in = &props.sign_in;
    let refused = match sign_in.enter.phase() {
        Phase::Rejected(error) => error.code(),
        _ => None,
    };
    // A code that no longer holds is asked for where it is typed; what was typed here stays.
    if matches!(refused, Some(ProblemCode::CodeExpired | ProblemCode::WrongCode)) {
        return html! {
            <CodeStep sign_in={sign_in.clone()} />
        };
    }
    // What the backend says of what was sent; that nothing was given yet is no mistake.
    let said = |field| sign_in.wrong(field).filter(|why| *why != FieldProblem::Missing);
    let (name, birth) = (wrong.0.or(said("/name")), wrong.1.or(said("/birth_date")));
    let errors = messages(i18n, name, birth);
    let onsubmit = {
        let (sign_in, wrong, tries) = (sign_in.clone(), wrong.clone(), tries.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match check(sign_in.typed.get(), today) {
                Ok(person) => {
                    wrong.set(Wrong::default());
                    sign_in.enter(
                        normalise_code(&sign_in.typed.get().code).unwrap_or_default(),
                        Some(person),
                    );
                }
                Err(found) => {
                    wrong.set(found);
                    sign_in.mistaken.set(true);
                    tries.set(*tries + 1);
                }
            }
        })
    };
    let onother = {
        let sign_in = sign_in.clone();
        Callback::from(move |_: MouseEvent| sign_in.start_again())
    };
    html! {
        <form {onsubmit} novalidate=true class="sign-in-form">
            { error_summary(i18n, errors, *tries) }
            { fields(i18n, sign_in, &wrong, name, birth) }
            if let (Phase::Rejected(error), false) = (sign_in.enter.phase(), refused == Some(ProblemCode::Invalid)) {
                { refusal(i18n, &error, sign_in.enter.presses(), &services.config.phone) }
            }
            <div class="page__actions" key="actions">
                <Button submit=true busy={sign_in.enter.busy()}>{ i18n.sign_in().submit }</Button>
            </div>
            <Button key="other" kind={ButtonKind::Quiet} onclick={onother}>{ i18n.sign_in().other_phone }</Button>
        </form>
    }
}

fn check(typed: &Typed, today: Date) -> Result<(String, Date), Wrong> {
    let birth = &typed.birth;
    let name = normalise_name(&typed.name);
    let date = read_birth_date([&birth.year, &birth.month, &birth.day], today);
    match (name, date) {
        (Ok(name), Ok(date)) => Ok((name, date)),
        (name, date) => Err((name.err(), date.err())),
    }
}

fn messages(i18n: I18n, name: Option<FieldProblem>, birth: Option<FieldProblem>) -> Vec<FieldMessage> {
    let message = |id: &'static str, text: &'static str| FieldMessage {
        field_id: id.into(),
        message: text.into(),
    };
    let name = name.map(|why| message("name", words::wrong_name(i18n, why)));
    let birth = birth.map(|why| message("birth-date", words::wrong_birth(i18n, why)));
    name.into_iter().chain(birth).collect()
}

fn fields(
    i18n: I18n,
    sign_in: &SignIn,
    wrong: &UseStateHandle<Wrong>,
    name: Option<FieldProblem>,
    birth: Option<FieldProblem>,
) -> Html {
    let words = i18n.who();
    let typed = sign_in.typed.get();
    let on_name = {
        let (typed, wrong) = (sign_in.typed.clone(), wrong.clone());
        Callback::from(move |text: String| {
            let digits = text.chars().filter(char::is_ascii_digit).count();
            // Typed key by key, the number is nearly whole before it can be told: no name has so many digits.
            if digits > 6 || looks_like_registration_number(&text) {
                return wrong.set((Some(FieldProblem::RegistrationNumber), wrong.1));
            }
            wrong.set((None, wrong.1));
            typed.change(|typed| typed.name = text);
        })
    };
    let on_birth = {
        let (typed, wrong) = (sign_in.typed.clone(), wrong.clone());
        Callback::from(move |parts: DateParts| {
            if looks_like_registration_number(&[&*parts.year, &*parts.month, &*parts.day].concat()) {
                return wrong.set((wrong.0, Some(FieldProblem::RegistrationNumber)));
            }
            wrong.set((wrong.0, None));
            typed.change(|typed| typed.birth = parts);
        })
    };
    let now = |why: Option<FieldProblem>| why == Some(FieldProblem::RegistrationNumber);
    html! {
        <div key="fields">
            <TextField
                key="name"
                id="name"
                label={words.name}
                hint={words.name_hint}
                error={name.map(|why| AttrValue::from(words::wrong_name(i18n, why)))}
                error_now={now(name)}
                value={typed.name.clone()}
                oninput={on_name}
                autocomplete="name"
                max_length={NAME_MAX as u32}
            />
            <DateField
                key="birth"
                id="birth-date"
                legend={words.birth_date}
                hint={words.birth_date_hint}
                error={birth.map(|why| AttrValue::from(words::wrong_birth(i18n, why)))}
                error_now={now(birth)}
                value={typed.birth.clone()}
                oninput={on_birth}
                labels={[words.year, words.month, words.day].map(AttrValue::from)}
                autocomplete_bday=true
            />
        </div>
    }
}
