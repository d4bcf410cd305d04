//! The form of an arrival: first the reference, or a scanner that types it, then one thing that only the owner knows.

use super::arrival_typed::{Next, PROOF, Typed};
use crate::api::ApiError;
use crate::fetch::{Pause, Phase, Sending, SubmitHandle, use_services, use_submit};
use crate::form_errors::{Wrong, error_of, error_summary, messages, use_tell_wrong};
use crate::i18n::{I18n, fill, use_i18n};
use crate::owner_proof::proof_fields;
use crate::trouble::trouble;
use crate::ui::{Button, ButtonKind, Notice, NoticeKind, TextField};
use contract::kiosk::{Arrival, CHECK_IN_TYPED_MAX, CheckInRequest};
use contract::problem::ProblemCode;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

/// Id of the field that a scanner types into.
const FIELD: &str = "arrival-code";

/// What the backend said.
pub(super) type Answered = Arrival;

#[derive(Properties, PartialEq)]
pub(super) struct ArrivalFormProps {
    /// Id of the office where this stands.
    pub(super) office: String,
    pub(super) onanswer: Callback<Answered>,
    /// Called with whether the second question is asked.
    pub(super) onproof: Callback<bool>,
    /// Called with whether something cannot be right.
    pub(super) onwrong: Callback<bool>,
}

/// Puts the focus in the first field of a kiosk: a scanner types wherever the focus is.
#[hook]
fn use_ready_to_scan() {
    use_effect_with((), |()| {
        // After the heading, to which the focus goes with each change of page.
        let pause = Pause::new(0, || {
            let document = web_sys::window().and_then(|window| window.document());
            let field = document.and_then(|document| document.get_element_by_id(FIELD));
            if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
                let _ = field.focus();
            }
        });
        move || drop(pause)
    });
}

/// One question after the other.
#[component]
pub(super) fn ArrivalForm(props: &ArrivalFormProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let phone = services.config.phone.clone();
    let typed = use_typed_now();
    let proof = use_state(|| false);
    let wrong = use_state(Wrong::new);
    let tries = use_state(|| 0_u32);
    let submit = use_check_in(&props.onanswer);
    use_ready_to_scan();
    let onsubmit = {
        let (typed, proof, wrong) = (typed.clone(), proof.clone(), wrong.clone());
        let (tries, submit) = (tries.clone(), submit.clone());
        let (office, onproof) = (props.office.clone(), props.onproof.clone());
        let today = services.client.clock().now().date();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let mut found = Wrong::new();
            submit.edit();
            match typed.now.borrow().read(i18n, &office, *proof, today) {
                Next::Proof => {
                    proof.set(true);
                    onproof.emit(true);
                }
                Next::Send(request) => submit.press(serde_json::to_string(&request).unwrap_or_default()),
                Next::Wrong(is) => {
                    found = is;
                    tries.set(*tries + 1);
                }
            }
            wrong.set(found);
        })
    };
    let again = {
        let (proof, onproof, submit) = (proof.clone(), props.onproof.clone(), submit.clone());
        Callback::from(move |_: MouseEvent| {
            submit.edit();
            proof.set(false);
            onproof.emit(false);
        })
    };
    let onproven = typed.on(|typed, proof| typed.proof = proof);
    use_tell_wrong(!wrong.is_empty(), &props.onwrong);
    let words = i18n.arrival();
    html! {
        <form {onsubmit} novalidate=true class="arrival-form">
            { error_summary(i18n, messages(&wrong), *tries) }
            if *proof {
                <div key="proof">{ proof_fields(i18n, PROOF, (&typed.shown.proof, &wrong), &onproven) }</div>
            } else {
                <TextField
                    key="code"
                    id={FIELD}
                    label={i18n.find().reference}
                    hint={words.code_hint}
                    error={error_of(&wrong, "arrival-code")}
                    value={typed.shown.code.clone()}
                    oninput={typed.on(|typed, text: String| typed.code = text)}
                    // Latin letters and digits.
                    input_mode="email"
                    autocomplete="off"
                    max_length={CHECK_IN_TYPED_MAX as u32}
                />
            }
            { refusal(i18n, &submit, &phone) }
            <div class="page__actions" key="actions">
                <Button key="go" submit=true busy={submit.busy()}>
                    { if *proof { words.submit } else { i18n.shell().next } }
                </Button>
                if *proof {
                    <Button key="again" kind={ButtonKind::Quiet} onclick={again}>{ words.again }</Button>
                }
            </div>
        </form>
    }
}

/// What was typed, as it is shown and as it is: a scanner's Enter comes before the page is drawn again.
#[derive(Clone)]
struct TypedNow {
    shown: UseStateHandle<Typed>,
    now: Rc<RefCell<Typed>>,
}

impl TypedNow {
    fn on<T: 'static>(&self, change: fn(&mut Typed, T)) -> Callback<T> {
        let typed = self.clone();
        Callback::from(move |value| {
            change(&mut typed.now.borrow_mut(), value);
            typed.shown.set(typed.now.borrow().clone());
        })
    }
}

#[hook]
fn use_typed_now() -> TypedNow {
    TypedNow {
        shown: use_state(Typed::default),
        now: use_mut_ref(Typed::default),
    }
}

#[hook]
fn use_check_in(onanswer: &Callback<Answered>) -> SubmitHandle<Arrival> {
    use_submit(
        Sending::Ask,
        |client, pending| {
            Box::pin(async move {
                let request: CheckInRequest =
                    serde_json::from_str(&pending.body).map_err(|_| ApiError::Unreadable)?;
                client.check_in(&pending.key, &request).await
            })
        },
        onanswer.clone(),
    )
}

/// Why it did not work; takes the focus. What is not there and what does not fit look the same.
fn refusal(i18n: I18n, submit: &SubmitHandle<Arrival>, phone: &str) -> Html {
    let words = i18n.trouble();
    let Phase::Rejected(error) = submit.phase() else {
        return Html::default();
    };
    let (title, text) = match error.code() {
        Some(ProblemCode::NotFound) => (
            words.not_found_title,
            fill(words.not_found_text, &[("phone", phone)]),
        ),
        _ => trouble(i18n, &error, phone),
    };
    html! {
        <Notice key="refused" kind={NoticeKind::Warning} {title} follows={Some(submit.presses())}>
            <p>{ text }</p>
        </Notice>
    }
}
