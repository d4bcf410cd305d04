//! Tells that the turn comes near: on the page, and in the ways that the resident has switched on. Once for each,
//! whatever reloads and tabs there are.

use super::ticket_alerts::{Alert, Turn};
use super::ticket_kept::{self as kept, Ways};
use crate::device;
use crate::i18n::{I18n, fill, use_i18n};
use crate::routes::{QueueView, Route};
use contract::ticket::{QueueTicket, TicketView};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct TurnAlertsProps {
    pub(super) view: Rc<TicketView>,
    pub(super) ways: Ways,
}

/// Two places that a screen reader listens to: politely for "near", at once for "now". Nothing to see: heading and
/// ticket show the same.
#[component]
pub(super) fn TurnAlerts(props: &TurnAlertsProps) -> Html {
    let i18n = use_i18n();
    let said = use_state_eq(|| None::<(Alert, String)>);
    {
        let (said, ways) = (said.clone(), props.ways);
        let ticket = props.view.ticket.clone();
        use_effect_with((ticket.version, ticket.state, ticket.ahead), move |_| {
            let Some(alert) = news(&ticket) else {
                // Whoever reads on the page, not only hears, must not find what was true a minute ago.
                return said.set(None);
            };
            let name = format!("turn/{}/{}/{:?}", ticket.reference, alert.way, alert.turn);
            device::in_one_tab(&name, move || {
                let text = words(i18n, alert.turn, &ticket);
                tell(i18n, ways, alert.turn, &text, &ticket.reference);
                said.set(Some((alert, text)));
            });
        });
    }
    let of = |now: bool| {
        said.as_ref()
            .filter(|(alert, _)| (alert.turn == Turn::Now) == now)
            .map(|(alert, text)| {
                html! {
                    // A new piece each time, so that the same words are heard again.
                    <span key={format!("{}{:?}", alert.way, alert.turn)}>{ text.clone() }</span>
                }
            })
    };
    html! {
        <>
            <p class="sr-only" role="status">{ of(false) }</p>
            <p class="sr-only" role="alert">{ of(true) }</p>
        </>
    }
}

/// What is to be told now, noted as told.
fn news(ticket: &QueueTicket) -> Option<Alert> {
    let kept = kept::kept_ticket(&ticket.reference)?;
    let (told, alert) = kept.told.seeing(ticket);
    if told != kept.told {
        kept::change(&ticket.reference, |kept| kept.told = told);
    }
    alert
}

/// Says nothing of the person, the place or the counter: a locked screen shows it to everyone.
fn words(i18n: I18n, turn: Turn, ticket: &QueueTicket) -> String {
    let words = i18n.queue_ticket_alerts();
    let ahead = ticket.ahead.unwrap_or_default();
    let template = match turn {
        Turn::TenAhead => words.ten,
        Turn::ThreeAhead if ahead == 0 => words.three_next,
        Turn::ThreeAhead => words.three,
        Turn::Now => words.now,
    };
    fill(template, &[("ahead", &ahead.to_string())])
}

fn tell(i18n: I18n, ways: Ways, turn: Turn, text: &str, reference: &str) {
    let times = match turn {
        Turn::TenAhead => 1,
        Turn::ThreeAhead => 2,
        Turn::Now => 3,
    };
    if ways.notify {
        let address = Route::Queue(QueueView::Ticket(reference.to_owned())).address();
        device::notify(i18n.queue_ticket_alerts().title, text, &address, &address);
    }
    if ways.sound {
        device::beep(times);
    }
    if ways.shake {
        device::shake(times);
    }
}
