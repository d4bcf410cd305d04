//! Finds an order by its reference and birth date or phone ending.

use super::answer::answer;
use super::order_page::cache_name;
use crate::api::ApiError;
use crate::fetch::{Loaded, Sending, use_services, use_submit};
use crate::form_errors::{Wrong, error_of, error_summary, messages, use_tell_wrong};
use crate::i18n::{I18n, use_i18n};
use crate::kept_orders as kept;
use crate::owner_proof::{OwnerProof, ProofIds, proof_fields};
use crate::ui::{Button, ButtonKind, TextField};
use contract::limits::REFERENCE_TYPED_MAX;
use contract::reservation::{FindRequest, ReservationView, normalise_reference};
use contract::time::Date;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct FindFormProps {
    pub(super) reference: String,
    pub(super) onfound: Callback<ReservationView>,
    /// Called with whether something cannot be right.
    pub(super) onwrong: Callback<bool>,
}

/// What was typed.
#[derive(Clone, PartialEq, Default)]
struct Typed {
    reference: String,
    proof: OwnerProof,
}

/// The fields for what only the owner knows.
const PROOF: ProofIds = ProofIds {
    by: "find-by",
    birth: "find-birth",
    ending: "phone-ending",
    fill_in: true,
};

/// Checks what was typed.
fn check(i18n: I18n, typed: &Typed, today: Date) -> Result<FindRequest, Wrong> {
    let words = i18n.find();
    let mut wrong = Vec::new();
    let reference = normalise_reference(&typed.reference);
    if reference.is_none() {
        wrong.push(("reference", words.wrong_reference));
    }
    let proof = typed.proof.read(i18n, PROOF, today);
    wrong.extend(proof.as_ref().err().copied());
    match (reference, proof) {
        (Some(reference), Ok((birth_date, phone_ending))) => Ok(FindRequest {
            reference,
            birth_date,
            phone_ending,
        }),
        _ => Err(wrong),
    }
}

/// The form. `onfound` is called when the backend has opened the order; its secret is remembered before.
#[component]
pub(super) fn FindForm(props: &FindFormProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.find();
    let services = use_services();
    let phone = services.config.phone.clone();
    let today = services.client.clock().now().date();
    let typed = use_state(|| Typed {
        reference: props.reference.clone(),
        ..Typed::default()
    });
    let wrong = use_state(Wrong::new);
    let tries = use_state(|| 0_u32);
    let onfound = props.onfound.clone();
    let submit = use_submit::<ReservationView, _>(
        Sending::Ask,
        move |client, pending| {
            let services = services.clone();
            Box::pin(async move {
                let request: FindRequest =
                    serde_json::from_str(&pending.body).map_err(|_| ApiError::Unreadable)?;
                let view = client.find_reservation(&pending.key, &request).await?;
                let reference = &view.reservation.reference;
                kept::remember_secret(reference, view.key.as_deref().unwrap_or_default());
                services.cache.put(
                    &cache_name(reference),
                    Loaded::ready(view.clone(), view.server_time),
                );
                Ok(view)
            })
        },
        onfound,
    );
    let onsubmit = {
        let (typed, wrong, tries, submit) = (typed.clone(), wrong.clone(), tries.clone(), submit.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match check(i18n, &typed, today) {
                Ok(request) => {
                    wrong.set(Wrong::new());
                    submit.edit();
                    submit.press(serde_json::to_string(&request).unwrap_or_default());
                }
                Err(found) => {
                    wrong.set(found);
                    tries.set(*tries + 1);
                }
            }
        })
    };
    use_tell_wrong(!wrong.is_empty(), &props.onwrong);
    html! {
        <form class="find-form" {onsubmit} novalidate=true>
            { error_summary(i18n, messages(&wrong), *tries) }
            { fields(i18n, &typed, &wrong) }
            { answer(i18n, &submit, None, &phone) }
            <Button key="submit" kind={ButtonKind::Primary} submit=true busy={submit.busy()}>{ words.submit }</Button>
        </form>
    }
}

fn fields(i18n: I18n, typed: &UseStateHandle<Typed>, wrong: &Wrong) -> Html {
    let words = i18n.find();
    html! {
        <div key="fields">
            <TextField
                key="reference"
                id="reference"
                label={words.reference}
                hint={words.reference_hint}
                error={error_of(wrong, "reference")}
                value={typed.reference.clone()}
                oninput={on(typed, |typed, text: String| typed.reference = text)}
                // Latin letters and digits.
                input_mode="email"
                autocomplete="off"
                max_length={REFERENCE_TYPED_MAX as u32}
            />
            { proof_fields(i18n, PROOF, (&typed.proof, wrong), &on(typed, |typed, proof| typed.proof = proof)) }
        </div>
    }
}

fn on<T: 'static>(typed: &UseStateHandle<Typed>, change: fn(&mut Typed, T)) -> Callback<T> {
    let typed = typed.clone();
    Callback::from(move |value| {
        let mut next = (*typed).clone();
        change(&mut next, value);
        typed.set(next);
    })
}
