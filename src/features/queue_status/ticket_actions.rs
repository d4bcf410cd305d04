//! What can be done with a ticket: be late, leave, rejoin. Each says its effect first; what cannot be undone is
//! asked for.

use super::clocks::use_look;
use super::ticket_answer::answer;
use super::ticket_words::{Doing, late_effect};
use super::use_ticket_change::{change_of, use_ticket_change};
use crate::fetch::{Phase, SubmitHandle, use_services};
use crate::i18n::{I18n, use_i18n};
use crate::navigation::use_focus_again;
use crate::routes::{QueueView, Route};
use crate::ui::{Button, ButtonKind, LinkButton, Notice, NoticeKind, Panel};
use contract::ticket::{TicketState, TicketView};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct TicketActionsProps {
    pub(super) view: Rc<TicketView>,
    pub(super) secret: AttrValue,
    /// Looks again at what holds now.
    pub(super) reload: Callback<()>,
    /// The ticket: what was done is said above it, what can be done stands below.
    pub(super) children: Html,
}

/// What is being done, and what was.
#[derive(Clone, Copy, PartialEq)]
struct Course {
    /// The resident is asked whether they mean it.
    asking: Option<Doing>,
    /// What was sent last.
    sent: Doing,
    /// What the backend has said yes to, and the version that came of it.
    did: Option<(Doing, u32)>,
    /// How often the resident answered no: the focus goes back to what can be done.
    declined: u32,
}

/// What was done, the ticket, what can be done.
#[component]
pub(super) fn TicketActions(props: &TicketActionsProps) -> Html {
    let i18n = use_i18n();
    let phone = use_services().config.phone.clone();
    let course = use_state(|| Course {
        asking: None,
        sent: Doing::Late,
        did: None,
        declined: 0,
    });
    let done = {
        let course = course.clone();
        Callback::from(move |view: TicketView| {
            course.set(Course {
                asking: None,
                did: Some((course.sent, view.ticket.version)),
                ..*course
            });
        })
    };
    let submit = use_ticket_change(done, props.reload.clone());
    let press = {
        let (course, submit, view) = (course.clone(), submit.clone(), props.view.clone());
        let secret = props.secret.clone();
        Callback::from(move |doing: Doing| {
            course.set(Course {
                sent: doing,
                did: None,
                ..*course
            });
            submit.edit();
            submit.press(change_of(&view.ticket, &secret, doing));
        })
    };
    let ask = {
        let course = course.clone();
        Callback::from(move |asking: Option<Doing>| {
            course.set(Course {
                asking,
                did: None,
                declined: course.declined + u32::from(asking.is_none()),
                ..*course
            })
        })
    };
    let choices = use_node_ref();
    use_focus_again(course.declined, choices.clone());
    let open = submit.phase() == Phase::Unknown;
    let refused = matches!(submit.phase(), Phase::Rejected(_));
    let asking = course.asking.filter(|_| !open && !refused);
    // Once the ticket goes on, what was done is no news any more.
    let did = course
        .did
        .filter(|(_, version)| *version >= props.view.ticket.version);
    html! {
        <>
            if let Some((did, version)) = did {
                <Notice key="did" kind={NoticeKind::Info} title={did_text(i18n, did)} follows={Some(version)} />
            }
            { answer(i18n, &submit, course.sent, &phone) }
            <Rejoin key="rejoin" view={props.view.clone()} busy={submit.busy()} hidden={open} press={press.clone()} />
            { props.children.clone() }
            if let Some(doing) = asking {
                { question(i18n, &props.view, doing, &submit, &press, &ask) }
            } else if !open {
                <div class="queue-ticket__choices" tabindex="-1" ref={choices}>
                    { offers(i18n, &props.view, &submit, &ask) }
                </div>
            }
        </>
    }
}

fn did_text(i18n: I18n, did: Doing) -> &'static str {
    let words = i18n.queue_ticket();
    match did {
        Doing::Late => words.did_late,
        Doing::Leave => words.did_leave,
        Doing::Rejoin | Doing::Take => words.did_rejoin,
    }
}

/// What can be done, each with its effect beside it.
fn offers(
    i18n: I18n,
    view: &TicketView,
    submit: &SubmitHandle<TicketView>,
    ask: &Callback<Option<Doing>>,
) -> Html {
    let words = i18n.queue_ticket();
    let ticket = &view.ticket;
    let to = |doing: Doing| {
        let (ask, submit) = (ask.clone(), submit.clone());
        Callback::from(move |_: MouseEvent| {
            // An earlier refusal is not an answer to this.
            submit.edit();
            ask.emit(Some(doing));
        })
    };
    let can_leave = matches!(ticket.state, TicketState::Waiting | TicketState::Called);
    let again = Route::Queue(QueueView::Take(ticket.office.id.clone(), ticket.counter.clone())).address();
    html! {
        <>
            if let Some(offer) = &ticket.late {
                <Panel title={words.late_heading}>
                    <p>{ late_effect(i18n, ticket.ahead, offer) }</p>
                    <Button kind={ButtonKind::Secondary} onclick={to(Doing::Late)}>{ words.late }</Button>
                </Panel>
            }
            if nobody_behind(view) {
                <p>{ words.late_none }</p>
            }
            if can_leave {
                <p class="queue-ticket__leave">
                    <Button kind={ButtonKind::Quiet} onclick={to(Doing::Leave)}>{ words.leave }</Button>
                </p>
            }
            if !ticket.state.is_open() && ticket.state != TicketState::Served {
                <LinkButton href={again} kind={ButtonKind::Secondary}>{ words.again }</LinkButton>
            }
        </>
    }
}

/// Whether "a little late" is not offered, and nobody is behind whom one could go.
fn nobody_behind(view: &TicketView) -> bool {
    let ticket = &view.ticket;
    let waiting = view.status.as_ref().and_then(|status| status.waiting());
    let others = waiting.zip(ticket.ahead);
    ticket.state == TicketState::Waiting
        && ticket.late.is_none()
        && view.rules.late_times > 0
        && others.is_some_and(|(waiting, ahead)| waiting <= ahead + 1)
}

/// Asks whether it is meant, with what it would do.
fn question(
    i18n: I18n,
    view: &TicketView,
    doing: Doing,
    submit: &SubmitHandle<TicketView>,
    press: &Callback<Doing>,
    ask: &Callback<Option<Doing>>,
) -> Html {
    let words = i18n.queue_ticket();
    let ticket = &view.ticket;
    let (title, effect, yes, kind) = match (&ticket.late, doing) {
        (Some(offer), Doing::Late) => (
            words.late_ask,
            late_effect(i18n, ticket.ahead, offer),
            words.late_yes,
            ButtonKind::Primary,
        ),
        // It has become impossible while the question stood.
        (None, Doing::Late) => return Html::default(),
        _ => (
            words.leave_ask,
            words.leave_what.to_owned(),
            words.leave_yes,
            ButtonKind::Danger,
        ),
    };
    let (yes_pressed, no_pressed) = (press.clone(), ask.clone());
    html! {
        <Notice key="ask" kind={NoticeKind::Warning} {title} follows={Some(doing as u32)}>
            <p>{ effect }</p>
            <div class="queue-ticket__answers">
                <Button {kind} busy={submit.busy()} onclick={move |_| yes_pressed.emit(doing)}>{ yes }</Button>
                if !submit.busy() {
                    <Button kind={ButtonKind::Secondary} onclick={move |_| no_pressed.emit(None)}>{ words.no }</Button>
                }
            </div>
        </Notice>
    }
}

#[derive(Properties, PartialEq)]
struct RejoinProps {
    view: Rc<TicketView>,
    busy: bool,
    /// The outcome of something sent is open.
    hidden: bool,
    press: Callback<Doing>,
}

/// The way back into the queue, while it is open by the backend's clock.
#[component]
fn Rejoin(props: &RejoinProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.queue_ticket();
    let until = props
        .view
        .ticket
        .rejoin_until
        .filter(|_| props.view.ticket.state == TicketState::Missed);
    let possible = use_look(until, |clock, until| {
        until.is_some_and(|until| clock.now() < until)
    });
    let ticket = &props.view.ticket;
    if props.hidden || ticket.state != TicketState::Missed {
        return Html::default();
    }
    if !possible {
        let again = QueueView::Take(ticket.office.id.clone(), ticket.counter.clone());
        return html! {
            <LinkButton href={Route::Queue(again).address()}>{ words.again }</LinkButton>
        };
    }
    let press = props.press.clone();
    html! {
        <Button busy={props.busy} onclick={move |_| press.emit(Doing::Rejoin)}>{ words.rejoin }</Button>
    }
}
