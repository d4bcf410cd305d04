//! Looking at a request before it is sent, and sending it once.

use super::follow_use::name_of;
use super::group_link;
use super::request_draft::{NAME, Typed};
use super::request_read::{Wrongs, of_problem, read};
use super::request_rows::rows;
use super::request_steps::{allowed, step_of};
use super::request_which::in_address;
use super::request_words;
use crate::api::{ApiError, Client};
use crate::fetch::{Loaded, Sending, SubmitHandle, use_services, use_submit};
use crate::i18n::{I18n, use_i18n};
use crate::navigation::{Navigator, use_navigator};
use crate::routes::{Route, VisitStep, VisitView};
use crate::sent::{SentWords, sent};
use crate::session::{clear_draft, use_draft};
use crate::ui::{Button, ButtonKind, LinkButton, Notice, NoticeKind, SummaryList};
use contract::problem::ProblemCode;
use contract::visit::{AskerKind, GroupView, VisitRequest, VisitRules, VisitService, VisitView as Seen};
use std::rc::Rc;
use yew::prelude::*;

/// What is asked for.
#[derive(Properties, PartialEq)]
pub(super) struct RequestCheckProps {
    /// The service.
    pub(super) service: Rc<VisitService>,
    /// What a request may be.
    pub(super) rules: Rc<VisitRules>,
}

/// What came of sending it.
#[derive(Clone)]
enum Sent {
    Visit(Box<Seen>),
    Group(Box<GroupView>),
}

/// The facts and the press.
#[component]
pub(super) fn RequestCheck(props: &RequestCheckProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.visit_request();
    let service = &props.service;
    let phone = use_services().config.phone.clone();
    let draft = use_draft::<Typed>(NAME);
    let typed = draft.get().of(service, i18n.language.plain_tag());
    let step = |step| Route::Visits(VisitView::Request(in_address(service), step)).address();
    let text_max = props.rules.text_max as usize;
    let submit = use_sending();
    let Ok(request) = read(&typed, service, text_max) else {
        let form = step(allowed(VisitStep::Contact, &typed, service, text_max));
        return html! {
            <>
                { answer(i18n, service, &submit, step, &phone) }
                <Notice key="open" title={words.not_whole_title}><p>{ words.not_whole_text }</p></Notice>
                <div class="page__actions" key="back">
                    <LinkButton href={form}>{ words.go_on }</LinkButton>
                </div>
            </>
        };
    };
    let onclick = {
        let (submit, request) = (submit.clone(), request.clone());
        Callback::from(move |_: MouseEvent| {
            if !submit.busy() {
                submit.edit();
                submit.press(serde_json::to_string(&request).unwrap_or_default());
            }
        })
    };
    let group = request.asker == AskerKind::Group;
    let send = match group {
        true => words.open_group,
        false => words.send,
    };
    html! {
        <>
            <SummaryList key="facts" rows={rows(i18n, service, &props.rules, &typed)} />
            if group {
                <p key="group">{ words.group_next }</p>
            }
            { answer(i18n, service, &submit, step, &phone) }
            <div class="page__actions" key="send">
                <Button busy={submit.busy()} {onclick}>{ send }</Button>
            </div>
        </>
    }
}

/// Sends it; kept until there is an answer, so that nothing is asked for twice.
#[hook]
fn use_sending() -> SubmitHandle<Sent> {
    let services = use_services();
    let navigator = use_navigator();
    let done = Callback::from(move |sent: Sent| {
        clear_draft(NAME);
        match sent {
            Sent::Visit(view) => {
                let (reference, at) = (view.visit.reference.clone(), view.server_time);
                services.cache.put(&name_of(&reference), Loaded::ready(*view, at));
                navigator.replace(Route::Visits(VisitView::One(reference)));
            }
            Sent::Group(view) => to_group(&navigator, &view),
        }
    });
    use_submit(
        Sending::Kept("visit-pending"),
        |client, pending| Box::pin(async move { send(client, &pending.key, pending.body).await }),
        done,
    )
}

fn to_group(navigator: &Navigator, view: &GroupView) {
    group_link::keep(&view.group.reference, view.key.as_deref());
    navigator.replace(Route::Visits(VisitView::Group));
}

async fn send(client: Client, key: &str, body: String) -> Result<Sent, ApiError> {
    let request: VisitRequest = serde_json::from_str(&body).map_err(|_| ApiError::Unreadable)?;
    Ok(match request.asker {
        AskerKind::Group => {
            let body = Client::group_body(request)?;
            Sent::Group(Box::new(client.open_group(key, body).await?))
        }
        _ => Sent::Visit(Box::new(client.request_visit(key, body).await?)),
    })
}

/// What came of the press; takes the focus.
fn answer(
    i18n: I18n,
    service: &VisitService,
    submit: &SubmitHandle<Sent>,
    step: impl Fn(VisitStep) -> String,
    phone: &str,
) -> Html {
    let words = i18n.visit_request();
    let said = SentWords {
        unknown: (words.unknown_send_title, words.unknown_send_text),
        too_old: Some((words.too_old_title, words.too_old_text, words.too_old_go_on)),
        signed_in_before: true,
    };
    sent(said, submit, phone, |error| {
        let (title, text) = request_words::trouble(i18n, error, phone);
        let wrongs = refused(error);
        let form = step(to_mend(error, &wrongs, service));
        html! {
            <Notice key="answer" kind={NoticeKind::Warning} {title} follows={Some(submit.presses())}>
                <p>{ text }</p>
                <ul>
                    { for wrongs.iter().map(|wrong| html! {
                        <li key={wrong.0.clone()}>{ request_words::wrong(i18n, service, wrong) }</li>
                    }) }
                </ul>
                <LinkButton href={form} kind={ButtonKind::Secondary}>{ words.mend }</LinkButton>
            </Notice>
        }
    })
}

/// The step at which that can be mended.
fn to_mend(error: &ApiError, wrongs: &Wrongs, service: &VisitService) -> VisitStep {
    let steps = wrongs.iter().map(|(id, _)| step_of(id, service));
    match error.code() {
        Some(ProblemCode::WindowTaken | ProblemCode::SlotClosed) => VisitStep::When,
        _ => steps
            .min()
            .unwrap_or_else(|| super::request_steps::steps(service)[0]),
    }
}

/// The fields that stand in the way.
fn refused(error: &ApiError) -> Wrongs {
    match error {
        ApiError::Problem { problem, .. } => problem.errors.iter().map(of_problem).collect(),
        _ => Wrongs::new(),
    }
}
