//! Tells that the turn comes near: on the page, and in the ways that the resident has switched on. Once for each,
//! whatever reloads and tabs there are.

use super::ticket_alerts::{Alert, Turn};
use super::ticket_kept::{self as kept, Ways};
use super::ticket_words::desk;
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
        let view = props.view.clone();
        let ticket = &view.ticket;
        use_effect_with((ticket.version, ticket.state, ticket.ahead), move |_| {
            let ticket = view.ticket.clone();
            let Some(alert) = news(&ticket) else {
                // Whoever reads on the page, not only hears, must not find what was true a minute ago.
                return said.set(None);
            };
            let name = format!("turn/{}/{}/{:?}", ticket.reference, alert.way, alert.turn);
            device::in_one_tab(&name, move || {
                let text = words(i18n, alert.turn, &ticket);
                tell(i18n, ways, alert.turn, &text, &ticket.reference);
                said.set(Some((alert, spoken(i18n, alert.turn, text, &view))));
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

/// What is said aloud: on the page, unlike on a locked screen, also where to go and until when.
fn spoken(i18n: I18n, turn: Turn, text: String, view: &TicketView) -> String {
    if turn != Turn::Now {
        return text;
    }
    let words = i18n.queue_ticket_alerts();
    let go = fill(words.now_desk, &[("desk", &desk(i18n, view))]);
    let until = view.ticket.called_at.map(|at| {
        let until = at.plus_seconds(view.rules.call_seconds.into());
        fill(words.now_until, &[("time", &i18n.clock(until.clock()))])
    });
    [Some(go), until]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_call_is_said_with_the_desk_and_its_end_and_the_locked_screen_shows_neither() {
        let view: TicketView = serde_json::from_value(serde_json::json!({
            "ticket": { "reference": "S7K2-9QF4", "version": 2, "number": "1042", "state": "called",
                "office": { "id": "x", "name": { "ko": "." }, "dong": { "ko": "." }, "phone": "120" },
                "counter": "general", "taken_at": "2026-11-23T10:00:00+09:00",
                "called_at": "2026-11-23T10:32:00+09:00", "called_to": "2" },
            "rules": { "counters": ["general"], "late_places": 3, "late_times": 2, "call_seconds": 120,
                "rejoin_minutes": 15, "rejoin_places": 3, "fairness": { "ko": "." } },
            "server_time": "2026-11-23T10:32:01+09:00", "poll_after_ms": 1000,
        }))
        .unwrap();
        let i18n = I18n::default();
        let shown = words(i18n, Turn::Now, &view.ticket);
        assert_eq!(shown, "지금 차례예요. 창구로 가세요.");
        assert_eq!(
            spoken(i18n, Turn::Now, shown, &view),
            "지금 차례예요. 2번 창구로 가세요. 오전 10시 34분까지예요."
        );
        let near = words(i18n, Turn::TenAhead, &view.ticket);
        assert_eq!(spoken(i18n, Turn::TenAhead, near.clone(), &view), near);
    }
}
