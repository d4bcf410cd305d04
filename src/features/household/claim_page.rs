//! Takes an order into the account that was made without one: those that this device keeps, or by reference.

use super::words::claim_trouble;
use crate::api::{ApiError, Client};
use crate::birth_date::read_birth_date;
use crate::fetch::{Loaded, Phase, Sending, SubmitHandle, use_services, use_submit};
use crate::form_errors::{Wrong, error_of, error_summary, messages, use_tell_wrong};
use crate::i18n::{I18n, use_i18n};
use crate::kept_orders as kept;
use crate::routes::{MineView, Route};
use crate::session::{AskToSignIn, DraftHandle, PersonalPage, needs_sign_in, use_draft};
use crate::ui::{Button, ButtonKind, DateField, DateParts, LinkButton, Notice, NoticeKind, TextField};
use contract::household::{ClaimRequest, Household};
use contract::limits::REFERENCE_TYPED_MAX;
use contract::reservation::{ReservationView, normalise_reference};
use contract::time::Date;
use serde::{Deserialize, Serialize};
use yew::prelude::*;

/// What was typed.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
struct Typed {
    reference: String,
    birth: DateParts,
}

/// What is sent: without a birth date that of the account counts.
#[derive(Serialize, Deserialize)]
struct Claim {
    reference: String,
    birth_date: Option<Date>,
}

/// The form, and the orders of this device.
#[component]
pub(super) fn ClaimPage() -> Html {
    let i18n = use_i18n();
    let words = i18n.mine();
    let wrong = use_state(|| false);
    let onwrong = {
        let wrong = wrong.clone();
        Callback::from(move |is| wrong.set(is))
    };
    html! {
        <PersonalPage
            wrong={*wrong}
            heading={words.claim_heading}
            lead={words.claim_lead}
            back={(Route::Mine(MineView::Household).address().into(), words.back.into())}
        >
            <ClaimForm {onwrong} />
        </PersonalPage>
    }
}

#[derive(Properties, PartialEq)]
struct ClaimFormProps {
    onwrong: Callback<bool>,
}

#[component]
fn ClaimForm(props: &ClaimFormProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.mine();
    let services = use_services();
    let today = services.client.clock().now().date();
    let typed = use_draft::<Typed>("claim-draft");
    let wrong = use_state(Wrong::new);
    let tries = use_state(|| 0_u32);
    let submit = use_claim(&typed);
    let onsubmit = {
        let (typed, wrong, tries, submit) = (typed.clone(), wrong.clone(), tries.clone(), submit.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match check(i18n, typed.get(), today) {
                Ok(claim) => {
                    wrong.set(Wrong::new());
                    press(&submit, &claim);
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
        <>
            { answer(i18n, &submit, &services.config.phone) }
            <OfThisDevice key="device" submit={Submit(submit.clone())} />
            <form {onsubmit} novalidate=true class="find-form" key="form">
                { error_summary(i18n, messages(&wrong), *tries) }
                { fields(i18n, &typed, &wrong) }
                <div class="page__actions" key="actions">
                    <Button submit=true busy={submit.busy()}>{ words.claim }</Button>
                </div>
            </form>
        </>
    }
}

/// Sends the claim; a yes empties the form.
#[hook]
fn use_claim(typed: &DraftHandle<Typed>) -> SubmitHandle<ReservationView> {
    let services = use_services();
    let typed = typed.clone();
    let done = Callback::from(move |view: ReservationView| {
        let reference = view.reservation.reference.clone();
        if kept::secret(&reference).is_none() {
            kept::remember_secret(&reference, "");
        }
        let at = view.server_time;
        services
            .cache
            .put(&format!("order/{reference}"), Loaded::ready(view, at));
        typed.change(|typed| *typed = Typed::default());
    });
    use_submit(
        Sending::Ask,
        |client, pending| Box::pin(async move { send(&client, &pending.key, &pending.body).await }),
        done,
    )
}

async fn send(client: &Client, key: &str, body: &str) -> Result<ReservationView, ApiError> {
    let claim: Claim = serde_json::from_str(body).map_err(|_| ApiError::Unreadable)?;
    let birth_date = match claim.birth_date {
        Some(date) => date,
        None => client.get_person().await?.birth_date,
    };
    let request = ClaimRequest {
        reference: claim.reference,
        birth_date,
    };
    client.claim_reservation(key, &request).await
}

fn press(submit: &SubmitHandle<ReservationView>, claim: &Claim) {
    submit.edit();
    submit.press(serde_json::to_string(claim).unwrap_or_default());
}

fn check(i18n: I18n, typed: &Typed, today: Date) -> Result<Claim, Wrong> {
    let birth = &typed.birth;
    let reference = normalise_reference(&typed.reference);
    let birth_date = read_birth_date([&birth.year, &birth.month, &birth.day], today).ok();
    let mut wrong = Wrong::new();
    if reference.is_none() {
        wrong.push(("reference", i18n.find().wrong_reference));
    }
    if birth_date.is_none() {
        wrong.push(("birth-date", i18n.find().wrong_birth));
    }
    match (reference, birth_date) {
        (Some(reference), Some(date)) => Ok(Claim {
            reference,
            birth_date: Some(date),
        }),
        _ => Err(wrong),
    }
}

fn fields(i18n: I18n, typed: &DraftHandle<Typed>, wrong: &Wrong) -> Html {
    let who = i18n.who();
    html! {
        <div key="fields">
            <TextField
                key="reference"
                id="reference"
                label={i18n.find().reference}
                hint={i18n.find().reference_hint}
                error={error_of(wrong, "reference")}
                value={typed.get().reference.clone()}
                oninput={typed.on(|typed, text: String| typed.reference = text)}
                autocomplete="off"
                max_length={REFERENCE_TYPED_MAX as u32}
            />
            <DateField
                key="birth"
                id="birth-date"
                legend={i18n.mine().claim_birth}
                hint={who.birth_date_hint}
                error={error_of(wrong, "birth-date")}
                value={typed.get().birth.clone()}
                oninput={typed.on(|typed, parts: DateParts| typed.birth = parts)}
                labels={[who.year, who.month, who.day].map(AttrValue::from)}
                autocomplete_bday=true
            />
        </div>
    }
}

/// What came of it; takes the focus.
fn answer(i18n: I18n, submit: &SubmitHandle<ReservationView>, phone: &str) -> Html {
    let words = i18n.mine();
    let follows = Some(submit.presses());
    match submit.phase() {
        Phase::Confirmed(view) => html! {
            <Notice key="answer" title={words.claimed} {follows}>
                <p>{ i18n.moment(view.reservation.start) }{ " · " }{ i18n.shown(&view.reservation.office.name) }</p>
                <LinkButton href={Route::Mine(MineView::Household).address()} kind={ButtonKind::Secondary}>
                    { words.back }
                </LinkButton>
            </Notice>
        },
        Phase::Rejected(error) if needs_sign_in(&error) => html! {
            <AskToSignIn key="ask" ended=true {follows} />
        },
        Phase::Rejected(error) => {
            let (title, text) = claim_trouble(i18n, &error, phone);
            html! {
                <Notice key="answer" kind={NoticeKind::Warning} {title} {follows}><p>{ text }</p></Notice>
            }
        }
        _ => Html::default(),
    }
}

/// A handle as a property.
#[derive(Clone)]
struct Submit(SubmitHandle<ReservationView>);

impl PartialEq for Submit {
    fn eq(&self, other: &Self) -> bool {
        self.0.busy() == other.0.busy() && self.0.presses() == other.0.presses()
    }
}

#[derive(Properties, PartialEq)]
struct OfThisDeviceProps {
    submit: Submit,
}

/// The orders that this device keeps and the account does not have: one press each.
#[component]
fn OfThisDevice(props: &OfThisDeviceProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.mine();
    let services = use_services();
    let known = services.cache.get::<(Household, usize)>("household");
    let has = |reference: &str| {
        let items = known
            .get()
            .map(|known| known.0.items.as_slice())
            .unwrap_or_default();
        items.iter().any(|item| item.reference == reference)
    };
    let now = services.client.clock().now();
    let orders: Vec<_> = kept::kept_orders(now)
        .into_iter()
        .map(|kept| kept.order)
        .filter(|order| !has(&order.reference))
        .collect();
    if orders.is_empty() {
        return Html::default();
    }
    let one = |order: &contract::reservation::Reservation| {
        let submit = props.submit.0.clone();
        let reference = order.reference.clone();
        let busy = submit.busy();
        let onclick = Callback::from(move |_: MouseEvent| {
            let reference = reference.clone();
            press(
                &submit,
                &Claim {
                    reference,
                    birth_date: None,
                },
            );
        });
        html! {
            <li key={order.reference.clone()} class="panel">
                <p><strong>{ i18n.moment(order.start) }</strong><br />{ i18n.shown(&order.office.name) }</p>
                <Button kind={ButtonKind::Secondary} {busy} {onclick}>{ words.claim }</Button>
            </li>
        }
    };
    html! {
        <section>
            <h2>{ i18n.orders().kept_heading }</h2>
            <ul class="order-list">{ for orders.iter().map(one) }</ul>
        </section>
    }
}
