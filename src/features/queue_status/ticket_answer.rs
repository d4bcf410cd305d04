//! What came of a press about a ticket, where the resident looks: the notice takes the focus.

use super::ticket_words::{self, Doing};
use crate::fetch::{Phase, SubmitHandle};
use crate::i18n::{I18n, fill};
use crate::ui::{Button, ButtonKind, Notice, NoticeKind};
use contract::ticket::TicketView;
use yew::prelude::*;

/// Tries after which giving up is offered: about a minute of them.
const MANY_TRIES: u32 = 6;

/// The notice on what was sent: refused with the reason, or still being found out with a way to ask again.
pub(super) fn answer(i18n: I18n, submit: &SubmitHandle<TicketView>, doing: Doing, phone: &str) -> Html {
    let words = i18n.queue_take();
    match submit.phase() {
        Phase::Rejected(error) => {
            let (title, text) = ticket_words::trouble(i18n, &error, doing, phone);
            html! {
                <Notice key="refused" kind={NoticeKind::Warning} {title} follows={Some(submit.presses())}>
                    <p>{ text }</p>
                </Notice>
            }
        }
        Phase::Unknown => checking(i18n, submit, doing, phone),
        Phase::TooOld => html! {
            <Notice key="old" kind={NoticeKind::Warning} title={words.old_title} follows={Some(submit.presses())}>
                <p>{ words.old_text }</p>
                { discard(submit, words.start_anew) }
            </Notice>
        },
        Phase::Draft | Phase::Submitting | Phase::Confirmed(_) => Html::default(),
    }
}

fn checking(i18n: I18n, submit: &SubmitHandle<TicketView>, doing: Doing, phone: &str) -> Html {
    let (take, ticket) = (i18n.queue_take(), i18n.queue_ticket());
    let (title, text) = match doing {
        Doing::Take => (take.unknown_title, take.unknown_text),
        Doing::Late => (ticket.late_unknown, ticket.unknown_text),
        Doing::Leave => (ticket.leave_unknown, ticket.unknown_text),
        Doing::Rejoin => (ticket.rejoin_unknown, ticket.unknown_text),
    };
    let again = submit.clone();
    // What is done with a ticket that is there shows on it; only a number being taken can keep one waiting here.
    let stuck = doing == Doing::Take && submit.tries() > MANY_TRIES;
    html! {
        <Notice key="unknown" kind={NoticeKind::Info} {title} follows={Some(submit.presses())}>
            <p>{ fill(text, &[("phone", phone)]) }</p>
            <Button kind={ButtonKind::Secondary} onclick={move |_| again.ask_again()}>{ take.ask_again }</Button>
            if stuck {
                <p>{ fill(take.give_up_text, &[("phone", phone)]) }</p>
                { discard(submit, take.give_up) }
            }
        </Notice>
    }
}

fn discard(submit: &SubmitHandle<TicketView>, label: &'static str) -> Html {
    let submit = submit.clone();
    html! {
        <Button kind={ButtonKind::Quiet} onclick={move |_| submit.discard()}>{ label }</Button>
    }
}
