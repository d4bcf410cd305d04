//! A permission as the represented person sees it: the question in very large letters, yes and no alike, and no at
//! any time after.

use super::nameless::nameless;
use super::record::record;
use super::use_permission::{press, step_answer, use_step};
use super::words::standing;
use crate::fetch::{Phase, SubmitHandle, use_services};
use crate::i18n::{I18n, fill, use_i18n};
use crate::permission_words::service_names;
use crate::ui::{Button, ButtonKind, Notice};
use contract::household::Service;
use contract::permission::{Permission, PermissionState, PermissionView, Side};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct AnsweringProps {
    pub(super) view: PermissionView,
    /// What opens it, without an account.
    pub(super) secret: Option<String>,
}

/// The represented person's side.
#[component]
pub(super) fn Answering(props: &AnsweringProps) -> Html {
    let i18n = use_i18n();
    let phone = use_services().config.phone.clone();
    let permission = &props.view.permission;
    let (reference, secret) = (permission.reference.clone(), props.secret.clone());
    let submit = use_step(move |client, pending| {
        let (reference, secret) = (reference.clone(), secret.clone());
        Box::pin(async move {
            let yes = pending.body == YES;
            client
                .answer_permission(&pending.key, &reference, secret.as_deref(), yes)
                .await
        })
    });
    let (title, text) = standing(i18n, permission, Side::Represented, &phone);
    let told = match permission.state {
        PermissionState::Asked => html! {
            <>
                { question(i18n, permission) }
                { step_answer(i18n, &submit, &phone) }
                { choice(i18n, &submit) }
                <p key="until" class="answer__again">{ nameless(i18n, &text) }</p>
            </>
        },
        _ => html! {
            <>
                <Notice
                    key="standing"
                    {title}
                    role_status=true
                    follows={matches!(submit.phase(), Phase::Confirmed(_)).then(|| submit.presses())}
                >
                    <p>{ nameless(i18n, &text) }</p>
                </Notice>
                { facts(i18n, permission) }
                if permission.state == PermissionState::Granted {
                    { stop(i18n, permission, &submit, &phone) }
                }
            </>
        },
    };
    html! {
        <div class="answering">
            { told }
            { record(i18n, &props.view) }
        </div>
    }
}

const YES: &str = "yes";
const NO: &str = "no";

/// Who asks, for what, until when; what yes means and what no means.
fn question(i18n: I18n, permission: &Permission) -> Html {
    let words = i18n.answer();
    let date = i18n.full_date(permission.until);
    let values = [
        ("helper", permission.helper_name.as_str()),
        ("name", &permission.represented_name),
        ("date", &date),
    ];
    html! {
        <section key="question" class="answer__question">
            <h2>{ nameless(i18n, &fill(words.question, &values)) }</h2>
            { facts(i18n, permission) }
            <h3>{ words.if_yes }</h3>
            <ul class="dash-list">
                { for permission.services.iter().map(|service| html! {
                    <li>{ nameless(i18n, &fill(may(i18n, *service), &values)) }</li>
                }) }
                if permission.sent_to_phone {
                    <li>{ words.told }</li>
                }
                <li>{ words.nothing_else }</li>
                <li>{ fill(words.not_after, &values) }</li>
            </ul>
            <h3>{ words.if_no }</h3>
            <p>{ words.free }</p>
            <p>{ words.call_first }</p>
            <p>{ words.stranger }</p>
        </section>
    }
}

/// What the helper can do, in a sentence.
fn may(i18n: I18n, service: Service) -> &'static str {
    let words = i18n.answer();
    match service {
        Service::SirenOrder => words.may_order,
        Service::BookPayback => words.may_payback,
        Service::OutreachVisit => words.may_visit,
        Service::Ticket | Service::Delivery | Service::Unknown => words.may_other,
    }
}

fn facts(i18n: I18n, permission: &Permission) -> Html {
    let words = i18n.answer();
    let one = |term: &'static str, value: String| {
        html! {
            <div key={term}><dt>{ term }</dt><dd>{ nameless(i18n, &value) }</dd></div>
        }
    };
    html! {
        <dl key="facts" class="answer__facts">
            { one(words.who, who(i18n, permission)) }
            { one(words.what, service_names(i18n, &permission.services)) }
            { one(words.until, i18n.full_date(permission.until)) }
        </dl>
    }
}

/// Who asks, so that it can be told from others of the same masked name.
fn who(i18n: I18n, permission: &Permission) -> String {
    let name = &permission.helper_name;
    match &permission.helper_phone {
        Some(phone) => fill(i18n.answer().who_phone, &[("name", name), ("phone", phone)]),
        None => name.clone(),
    }
}

/// Yes and no: the same size, the same look, one press each.
fn choice(i18n: I18n, submit: &SubmitHandle<PermissionView>) -> Html {
    let words = i18n.answer();
    let answer = |text: &'static str, body: &'static str| {
        let pressed = submit.clone();
        html! {
            <Button kind={ButtonKind::Secondary} busy={submit.busy()} onclick={move |_| press(&pressed, body)}>{ text }</Button>
        }
    };
    html! {
        <div key="choice" class="answer__choice" role="group" aria-label={words.choose}>
            { answer(words.yes, YES) }
            { answer(words.no, NO) }
        </div>
    }
}

/// No after a yes: as easy as the yes was.
fn stop(i18n: I18n, permission: &Permission, submit: &SubmitHandle<PermissionView>, phone: &str) -> Html {
    let words = i18n.answer();
    let pressed = submit.clone();
    html! {
        <section key="stop" class="answer__question">
            <h2>{ words.any_time }</h2>
            <p>{ nameless(i18n, &fill(words.stop_text, &[("helper", &permission.helper_name)])) }</p>
            { step_answer(i18n, submit, phone) }
            <div class="answer__choice">
                <Button kind={ButtonKind::Secondary} busy={submit.busy()} onclick={move |_| press(&pressed, NO)}>{ words.stop }</Button>
            </div>
        </section>
    }
}
