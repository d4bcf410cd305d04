//! Step 6: is all right? Then order.

use super::answer::{Unknown, answer, refused};
use super::check_rows::{check_rows, other_name};
use super::draft::{Draft, HeldPlace, PENDING};
use super::needs_page::come_to_me;
use super::order_steps::{StepProps, back_link};
use super::use_draft::use_draft;
use super::use_hold::{HoldHandle, use_hold};
use super::use_public_data::{PublicData, use_public_data};
use super::{fees, journey, person, wrong_fields};
use crate::api::{ApiError, Client};
use crate::fetch::{Loaded, Phase, Sending, SubmitHandle, use_services, use_submit};
use crate::i18n::{I18n, fill, use_i18n};
use crate::kept_orders as kept;
use crate::navigation::{Navigator, use_navigator};
use crate::page::Page;
use crate::routes::{Choice, OrderStep, OrderView, Route};
use crate::session::{AskToSignIn, SessionBar, may_be_signed_in, needs_sign_in};
use crate::ui::{Button, ButtonKind, LinkButton, SummaryList};
use contract::problem::ProblemCode;
use contract::reservation::{DocumentCopies, ReservationRequest, ReservationView};
use yew::prelude::*;

/// All on one page, each line with a way to change it, and the button that orders.
#[component]
pub(super) fn CheckPage(props: &StepProps) -> Html {
    let i18n = use_i18n();
    let data = use_public_data();
    let draft = use_draft();
    let submit = use_order();
    let phone = use_services().config.phone.clone();
    let choice = props.choice.clone();
    let hold = use_place(&choice, &submit);
    let list = data.documents.as_ref().map_or(&[][..], |list| &list.items);
    let chosen = fees::chosen(list, &choice);
    // What the backend says it costs now counts, from the moment it has said so.
    let agreed = use_agreed_total(&submit);
    let total = agreed.unwrap_or_else(|| fees::total_won(&chosen));
    let office = data.offices.as_ref().and_then(|list| {
        list.items
            .iter()
            .find(|office| Some(&office.id) == choice.office.as_ref())
            .cloned()
    });
    let rows = check_rows(
        i18n,
        &choice,
        &draft.get().person,
        &chosen,
        office.as_ref(),
        data.rules.as_deref(),
    );
    let navigator = use_navigator();
    let press = |for_account| {
        press(
            &submit,
            &hold,
            navigator.clone(),
            &choice,
            &chosen,
            total,
            for_account,
        )
    };
    // Whoever has an account finds the order there; if the session has ended, the backend asks.
    let for_account = use_state(may_be_signed_in);
    let (onclick, as_guest) = (press(*for_account), press(false));
    let as_guest = {
        let for_account = for_account.clone();
        Callback::from(move |event| {
            for_account.set(false);
            as_guest.emit(event);
        })
    };
    let lead = other_name(&draft.get().person).map(|name| fill(i18n.check().lead_for, &[("name", name)]));
    let open = matches!(submit.phase(), Phase::Unknown | Phase::TooOld);
    html! {
        <Page
            heading={i18n.check().heading}
            lead={lead}
            back={back_link(i18n, OrderStep::Check, &choice)}
            step={journey::number(OrderStep::Check)}
            wrong={matches!(submit.phase(), Phase::Rejected(_)) || hold.refused().is_some()}
            above={html! { <SessionBar key="session" /> }}
        >
            if !chosen.is_empty() {
                <SummaryList {rows} />
                <p class="check-total">
                    { i18n.check().total }{ " " }<strong class="price">{ i18n.won(total) }</strong>
                    <span class="check-total__note">{ i18n.check().pay_at_office }</span>
                </p>
                <p>{ i18n.check().promise }</p>
                if *for_account {
                    <p>{ i18n.session().into_account }</p>
                }
            }
            if session_ended(&submit) {
                { ask_to_sign_in(i18n, submit.presses(), as_guest) }
            } else {
                { order_answer(i18n, &submit, &hold, &choice, &phone) }
            }
            <div class="page__actions">
                if !open && !chosen.is_empty() {
                    <Button kind={ButtonKind::Primary} busy={submit.busy() || hold.busy()} {onclick}>
                        { if submit.busy() { i18n.check().sending } else { i18n.check().submit } }
                    </Button>
                }
            </div>
            { come_to_me(i18n) }
            <Refreshes {data} rejected={matches!(submit.phase(), Phase::Rejected(_))} />
        </Page>
    }
}

/// Sends the order; when the backend has said yes, and only then, the ticket is shown.
#[hook]
fn use_order() -> SubmitHandle<ReservationView> {
    let services = use_services();
    let navigator = use_navigator();
    let done = Callback::from(move |view: ReservationView| {
        navigator.replace(Route::OneOrder(view.reservation.reference, OrderView::Ticket));
    });
    use_submit::<ReservationView, _>(
        Sending::Kept(PENDING),
        move |client, pending| {
            let services = services.clone();
            Box::pin(async move {
                let view = client.reserve_documents(&pending.key, pending.body).await?;
                let reference = &view.reservation.reference;
                kept::remember_secret(reference, view.key.as_deref().unwrap_or_default());
                let name = super::order_page::cache_name(reference);
                services
                    .cache
                    .put(&name, Loaded::ready(view.clone(), view.server_time));
                Draft::clear();
                Ok(view)
            })
        },
        done,
    )
}

/// Sees to it that a place is held for what is about to be ordered, unless an answer is open.
#[hook]
fn use_place(choice: &Choice, submit: &SubmitHandle<ReservationView>) -> HoldHandle {
    let now = use_services().client.clock().now();
    let update = use_force_update();
    let hold = use_hold(true, Callback::from(move |_: HeldPlace| update.force_update()));
    let wanted = choice.office.clone().zip(choice.start);
    let expired =
        matches!(submit.phase(), Phase::Rejected(error) if error.code() == Some(ProblemCode::HoldExpired));
    {
        let (hold, busy) = (hold.clone(), submit.busy());
        use_effect_with((wanted, expired), move |(wanted, expired)| {
            let held = Draft::load(crate::device::now_millis()).held;
            if let Some((office, start)) = wanted {
                let good = held.is_some_and(|held| held.is_for(office, *start) && held.expires_at > now);
                if (*expired || !good) && !busy && !Draft::unanswered() {
                    hold.ask(office, *start);
                }
            }
        });
    }
    hold
}

fn press(
    submit: &SubmitHandle<ReservationView>,
    hold: &HoldHandle,
    navigator: Navigator,
    choice: &Choice,
    chosen: &[(&contract::document::Document, u8)],
    total: u32,
    for_account: bool,
) -> Callback<MouseEvent> {
    let documents: Vec<DocumentCopies> = chosen
        .iter()
        .map(|(document, copies)| DocumentCopies {
            document: document.id.clone(),
            copies: *copies,
        })
        .collect();
    let (submit, hold, choice) = (submit.clone(), hold.clone(), choice.clone());
    Callback::from(move |_| {
        if submit.busy() || hold.busy() {
            return;
        }
        let draft = Draft::load(crate::device::now_millis());
        let (Some(office), Some(start)) = (&choice.office, choice.start) else {
            return;
        };
        let Some(held) = draft.held.filter(|held| held.is_for(office, start)) else {
            hold.ask(office, start);
            return;
        };
        // The step before has checked this; today only bounds the birth date.
        // A draft that is gone was ordered in another tab, or its hour is over.
        let Ok(people) = person::check(&draft.person, start.date()) else {
            navigator.replace(Route::Order(OrderStep::Who, choice.clone()));
            return;
        };
        let request = ReservationRequest {
            hold: held.id,
            documents: documents.clone(),
            applicant: people.applicant,
            on_behalf_of: people.on_behalf_of,
            for_account,
            permission: None,
            expected_total_won: total,
        };
        submit.edit();
        if let Ok(body) = Client::reservation_body(&request) {
            submit.press(body);
        }
    })
}

/// Whether the order was for an account whose session has ended. Nothing was ordered.
fn session_ended(submit: &SubmitHandle<ReservationView>) -> bool {
    matches!(submit.phase(), Phase::Rejected(error) if needs_sign_in(&error))
}

/// Sign in again and come back, or go on as anyone can.
fn ask_to_sign_in(i18n: I18n, press: u32, as_guest: Callback<MouseEvent>) -> Html {
    html! {
        <div key="session-ended">
            <AskToSignIn ended=true follows={Some(press)} />
            <Button kind={ButtonKind::Secondary} onclick={as_guest}>{ i18n.session().order_as_guest }</Button>
        </div>
    }
}

/// The total of the last refusal for its price.
#[hook]
fn use_agreed_total(submit: &SubmitHandle<ReservationView>) -> Option<u32> {
    let agreed = use_mut_ref(|| None);
    if let Phase::Rejected(ApiError::Problem { problem, .. }) = submit.phase()
        && problem.current_total_won.is_some()
    {
        agreed.replace(problem.current_total_won);
    }
    *agreed.borrow()
}

/// What stands in the way, or that the outcome is not known yet: right above the button.
fn order_answer(
    i18n: I18n,
    submit: &SubmitHandle<ReservationView>,
    hold: &HoldHandle,
    choice: &Choice,
    phone: &str,
) -> Html {
    let press = submit.presses() + hold.presses();
    if submit.phase() != Phase::Unknown
        && let Some(error) = hold.refused()
    {
        return with_link(
            i18n,
            &error,
            press,
            phone,
            &other_time(choice),
            i18n.check().other_time,
        );
    }
    let Phase::Rejected(error) = submit.phase() else {
        let unknown = Unknown {
            title: i18n.check().unknown_title,
            text: i18n.check().unknown_text,
        };
        return answer(i18n, submit, Some(&unknown), phone);
    };
    match &error {
        ApiError::Problem { problem, .. } => match problem.code {
            ProblemCode::SlotTaken | ProblemCode::SlotClosed => with_link(
                i18n,
                &error,
                press,
                phone,
                &other_time(choice),
                i18n.check().other_time,
            ),
            ProblemCode::Invalid => {
                let step = wrong_fields::leave(&problem.errors);
                let back = Route::Order(
                    step,
                    Choice {
                        changing: true,
                        ..choice.clone()
                    },
                );
                with_link(i18n, &error, press, phone, &back, i18n.check().change)
            }
            ProblemCode::PriceChanged => {
                let won = problem.current_total_won.unwrap_or_default();
                html! {
                    <>
                        { refused(i18n, &error, press, phone) }
                        <p><strong>{ fill(i18n.check().new_total, &[("fee", &i18n.won(won))]) }</strong></p>
                    </>
                }
            }
            _ => refused(i18n, &error, press, phone),
        },
        _ => refused(i18n, &error, press, phone),
    }
}

fn other_time(choice: &Choice) -> Route {
    let day = choice.start.map(|start| start.date());
    Route::Order(
        OrderStep::Time,
        Choice {
            changing: true,
            day,
            ..choice.clone()
        },
    )
}

fn with_link(i18n: I18n, error: &ApiError, press: u32, phone: &str, to: &Route, label: &'static str) -> Html {
    html! {
        <>
            { refused(i18n, error, press, phone) }
            <LinkButton href={to.address()} kind={ButtonKind::Secondary}>{ label }</LinkButton>
        </>
    }
}

#[derive(Properties)]
struct RefreshesProps {
    data: PublicData,
    rejected: bool,
}

impl PartialEq for RefreshesProps {
    fn eq(&self, other: &Self) -> bool {
        self.rejected == other.rejected
    }
}

/// After a refusal what the page shows may be old: fees are asked for again.
#[component]
fn Refreshes(props: &RefreshesProps) -> Html {
    let reload = props.data.reload.clone();
    use_effect_with(props.rejected, move |rejected| {
        if *rejected {
            reload.emit(());
        }
    });
    Html::default()
}
