//! A permission as the helper sees it: where it stands, what to do next, and ending it.

use super::at_counter::AtCounter;
use super::record::record;
use super::resend::Resend;
use super::use_permission::{press, step_answer, use_step};
use super::words::standing;
use crate::device;
use crate::fetch::{Phase, SubmitHandle, use_services};
use crate::i18n::{I18n, fill, use_i18n};
use crate::permission_words::{for_whom, permission_state, service_names, services_term};
use crate::routes::{RepresentationView, Route};
use crate::session::OrderForThem;
use crate::ui::{
    Badge, Button, ButtonKind, LinkButton, Notice, PERSON_MARKS, SummaryList, SummaryRow, person_mark,
    unbroken,
};
use contract::permission::{Permission, PermissionState, PermissionView, Side};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct HelperSideProps {
    pub(super) view: PermissionView,
    /// Whether ending it is being asked about.
    pub(super) sure: UseStateHandle<bool>,
}

/// The helper's side.
#[component]
pub(super) fn HelperSide(props: &HelperSideProps) -> Html {
    let i18n = use_i18n();
    let phone = use_services().config.phone.clone();
    let permission = &props.view.permission;
    let reference = permission.reference.clone();
    let end = use_step(move |client, pending| {
        let reference = reference.clone();
        Box::pin(async move { client.end_permission(&pending.key, &reference).await })
    });
    let reference = permission.reference.clone();
    let resend = use_step(move |client, pending| {
        let reference = reference.clone();
        Box::pin(async move { client.resend_permission(&pending.key, &reference).await })
    });
    let open = permission.state.is_open();
    {
        let sure = props.sure.clone();
        use_effect_with(open, move |open| {
            // It is over: there is nothing left to ask about.
            if !open && *sure {
                sure.set(false);
            }
        });
    }
    if *props.sure && open {
        return really(i18n, permission, &end, &props.sure, &phone);
    }
    let (title, text) = standing(i18n, permission, Side::Helper, &phone);
    let follows = matches!(end.phase(), Phase::Confirmed(_)).then(|| end.presses());
    html! {
        <>
            { facts(i18n, permission) }
            <Notice key="standing" {title} {follows} role_status=true><p>{ text }</p></Notice>
            { next(i18n, permission, &resend, &phone) }
            { record(i18n, &props.view) }
            if open {
                { ending(i18n, permission, &props.sure) }
            }
        </>
    }
}

/// For whom, for what, until when.
fn facts(i18n: I18n, permission: &Permission) -> Html {
    let (words, mine) = (i18n.permission(), i18n.mine());
    let (kind, state) = permission_state(i18n, permission.state);
    let row = |term: &'static str, value: String| SummaryRow {
        term: term.into(),
        value: html! { { value } },
        change: None,
    };
    let rows = vec![
        row(
            services_term(i18n, permission.state),
            service_names(i18n, &permission.services),
        ),
        row(mine.holds_until, i18n.full_date(permission.until)),
        row(words.asked_on, i18n.full_date(permission.asked_at.date())),
    ];
    html! {
        <section key="facts" class="panel permission">
            <p class="permission__head">
                <span class={format!("for-whom is-{}", permission.mark % PERSON_MARKS)}>
                    { person_mark(permission.mark) }
                    <span>{ unbroken(&for_whom(i18n, permission, Side::Helper)) }</span>
                </span>
                <Badge {kind}>{ state }</Badge>
            </p>
            <SummaryList {rows} />
        </section>
    }
}

/// What to do next.
fn next(i18n: I18n, permission: &Permission, resend: &SubmitHandle<PermissionView>, phone: &str) -> Html {
    let words = i18n.permission();
    let route = |view| Route::Representation(view).address();
    let form = route(RepresentationView::Form(permission.reference.clone()));
    let to_form = match device::keeps_and_prints() {
        true => words.to_form,
        false => i18n.authority().heading,
    };
    match permission.state {
        PermissionState::Asked if permission.sent_to_phone => {
            let pressed = resend.clone();
            html! {
                <section key="next" class="permission__next">
                    <h2>{ words.not_come }</h2>
                    <p>{ fill(words.not_come_text, &[("phone", phone)]) }</p>
                    { step_answer(i18n, resend, phone) }
                    <Resend
                        at={permission.resend_at}
                        busy={resend.busy()}
                        again={matches!(resend.phase(), Phase::Confirmed(_))}
                        onpress={Callback::from(move |()| press(&pressed, ""))}
                    />
                </section>
            }
        }
        PermissionState::Asked => html! {
            <section key="next" class="permission__next">
                <h2>{ words.paper }</h2>
                <AtCounter />
                <div class="page__actions"><LinkButton href={form}>{ to_form }</LinkButton></div>
            </section>
        },
        PermissionState::Granted => html! {
            <div key="next" class="page__actions">
                <OrderForThem permission={permission.clone()} />
                <LinkButton href={form} kind={ButtonKind::Secondary}>{ to_form }</LinkButton>
            </div>
        },
        PermissionState::Unknown => Html::default(),
        _ => html! {
            <div key="next" class="page__actions">
                <LinkButton href={route(RepresentationView::Ask)} kind={ButtonKind::Secondary}>{ words.ask_again }</LinkButton>
            </div>
        },
    }
}

/// The way to the end of it, at the end of the page.
fn ending(i18n: I18n, permission: &Permission, sure: &UseStateHandle<bool>) -> Html {
    let words = i18n.permission();
    let sure = sure.clone();
    let text = match permission.state {
        PermissionState::Asked => words.take_back,
        _ => words.give_back,
    };
    html! {
        <div key="ending" class="page__actions">
            <Button kind={ButtonKind::Danger} onclick={move |_| sure.set(true)}>{ text }</Button>
        </div>
    }
}

/// Asked once more, with what stops.
fn really(
    i18n: I18n,
    permission: &Permission,
    end: &SubmitHandle<PermissionView>,
    sure: &UseStateHandle<bool>,
    phone: &str,
) -> Html {
    let words = i18n.permission();
    let text = match permission.state {
        PermissionState::Asked => words.sure_asked,
        _ => words.sure_granted,
    };
    let (pressed, sure) = (end.clone(), sure.clone());
    html! {
        <>
            <p key="text"><strong>{ fill(text, &[("name", &permission.represented_name)]) }</strong></p>
            { step_answer(i18n, end, phone) }
            <div class="page__actions" key="actions">
                <Button kind={ButtonKind::Danger} busy={end.busy()} onclick={move |_| press(&pressed, "")}>{ words.sure_yes }</Button>
                <Button kind={ButtonKind::Secondary} onclick={move |_| sure.set(false)}>{ i18n.mine().sure_no }</Button>
            </div>
        </>
    }
}
