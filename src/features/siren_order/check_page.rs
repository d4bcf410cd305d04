//! Step 6: is all right? Then order.

use super::acting_banner::ActingBanner;
use super::answer::{Unknown, answer, refused};
use super::check_rows::{check_rows, name, other_name};
use super::order_steps::{StepProps, back_link};
use super::ordering::use_ordering;
use super::use_draft::use_draft;
use super::use_hold::HoldHandle;
use super::use_public_data::{PublicData, use_public_data};
use super::{fees, journey, wrong_fields};
use crate::api::ApiError;
use crate::come_to_me::come_to_me;
use crate::fetch::{Phase, SubmitHandle, use_services};
use crate::i18n::{I18n, fill, use_i18n};
use crate::page::Page;
use crate::routes::{Choice, OrderStep, RepresentationView, Route};
use crate::session::{AskToSignIn, SessionBar, may_be_signed_in, needs_sign_in};
use crate::ui::{Button, ButtonKind, LinkButton, SummaryList};
use contract::problem::ProblemCode;
use contract::reservation::ReservationView;
use contract::time::Date;
use std::rc::Rc;
use yew::prelude::*;

/// All on one page, each line with a way to change it, and the button that orders.
#[component]
pub(super) fn CheckPage(props: &StepProps) -> Html {
    let i18n = use_i18n();
    let data = use_public_data();
    let draft = use_draft();
    let update = use_force_update();
    let phone = use_services().config.phone.clone();
    let choice = props.choice.clone();
    let list = data.documents.as_ref().map_or(&[][..], |list| &list.items);
    let chosen = fees::chosen(list, &choice);
    let ordering = Rc::new(use_ordering(&choice, &chosen));
    let (submit, hold, total) = (&ordering.submit, &ordering.hold, ordering.total);
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
    // Whoever has an account finds the order there; if the session has ended, the backend asks.
    let for_account = use_state(may_be_signed_in);
    let represented = draft.get().person.represented.is_some();
    let press = |as_guest: bool| {
        let (ordering, for_account) = (ordering.clone(), for_account.clone());
        let update = update.clone();
        Callback::from(move |_: MouseEvent| {
            if as_guest {
                for_account.set(false);
            }
            ordering.press(*for_account && !as_guest);
            update.force_update();
        })
    };
    let onclick = press(false);
    // Without signing in nobody acts under a permission.
    let as_guest = (!represented).then(|| press(true));
    let lead = other_name(&draft.get().person).filter(|_| !represented);
    let lead = lead.map(|other| fill(i18n.check().lead_for, &[("name", &name(other))]));
    let open = matches!(submit.phase(), Phase::Unknown | Phase::TooOld);
    html! {
        <Page
            heading={i18n.check().heading}
            lead={lead}
            private_lead=true
            back={back_link(i18n, OrderStep::Check, &choice)}
            step={journey::number(OrderStep::Check)}
            wrong={matches!(submit.phase(), Phase::Rejected(_)) || hold.refused().is_some()}
            above={html! { <><SessionBar key="session" /><ActingBanner key="acting" draft={draft.clone()} asked_here=true /></> }}
        >
            if !chosen.is_empty() {
                <SummaryList {rows} />
                <p class="check-total">
                    { i18n.check().total }{ " " }<strong class="price">{ i18n.won(total) }</strong>
                    <span class="check-total__note">{ i18n.check().pay_at_office }</span>
                </p>
                <p>{ i18n.check().promise }</p>
                if *for_account || represented {
                    <p>{ i18n.session().into_account }</p>
                }
            }
            if session_ended(submit) {
                { ask_to_sign_in(i18n, submit.presses(), as_guest) }
            } else {
                { order_answer(i18n, submit, hold, (&choice, draft.get().person.until()), &phone) }
            }
            <div class="page__actions">
                if !open && !chosen.is_empty() {
                    <Button kind={ButtonKind::Primary} busy={ordering.busy()} {onclick}>
                        { if submit.busy() { i18n.check().sending } else { i18n.check().submit } }
                    </Button>
                }
            </div>
            { come_to_me(i18n) }
            <Refreshes {data} rejected={matches!(submit.phase(), Phase::Rejected(_))} />
        </Page>
    }
}

/// Whether the order was for an account whose session has ended. Nothing was ordered.
fn session_ended(submit: &SubmitHandle<ReservationView>) -> bool {
    matches!(submit.phase(), Phase::Rejected(error) if needs_sign_in(&error))
}

/// Sign in again and come back, or go on as anyone can.
fn ask_to_sign_in(i18n: I18n, press: u32, as_guest: Option<Callback<MouseEvent>>) -> Html {
    html! {
        <div key="session-ended">
            <AskToSignIn ended=true follows={Some(press)} />
            if let Some(onclick) = as_guest {
                <Button kind={ButtonKind::Secondary} {onclick}>{ i18n.session().order_as_guest }</Button>
            }
        </div>
    }
}

/// What stands in the way, or that the outcome is not known yet: right above the button.
fn order_answer(
    i18n: I18n,
    submit: &SubmitHandle<ReservationView>,
    hold: &HoldHandle,
    (choice, until): (&Choice, Option<Date>),
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
            ProblemCode::OutsidePermission | ProblemCode::PermissionEnded => {
                not_permitted(i18n, &error, press, (choice, until), phone)
            }
            ProblemCode::Invalid => {
                let step = wrong_fields::leave(&problem.errors);
                let back = Choice {
                    changing: true,
                    ..choice.clone()
                }
                .at(step);
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

/// The permission does not go so far, or is over: another time, asking again, or ordering for oneself.
fn not_permitted(
    i18n: I18n,
    error: &ApiError,
    press: u32,
    (choice, until): (&Choice, Option<Date>),
    phone: &str,
) -> Html {
    let words = i18n.on_behalf();
    let who = Choice {
        changing: true,
        ..choice.clone()
    };
    let too_late = until.filter(|until| choice.start.is_some_and(|start| start.date() > *until));
    html! {
        <>
            { refused(i18n, error, press, phone) }
            if let (Some(until), Some(ProblemCode::OutsidePermission)) = (too_late, error.code()) {
                <p>{ fill(words.only_until, &[("until", &i18n.full_date(until))]) }</p>
                <LinkButton href={other_time(choice).address()} kind={ButtonKind::Secondary}>
                    { i18n.check().other_time }
                </LinkButton>
            }
            <LinkButton href={Route::Representation(RepresentationView::Ask).address()} kind={ButtonKind::Secondary}>
                { words.ask_again }
            </LinkButton>
            <LinkButton href={who.at(OrderStep::Who).address()} kind={ButtonKind::Quiet}>
                { words.choose_again }
            </LinkButton>
        </>
    }
}

fn other_time(choice: &Choice) -> Route {
    let day = choice.start.map(|start| start.date());
    Choice {
        changing: true,
        day,
        ..choice.clone()
    }
    .at(OrderStep::Time)
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
