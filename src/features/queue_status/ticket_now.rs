//! What to do now with a ticket, in one or two sentences under the heading.

use super::clocks::use_look;
use super::ticket_words::{self, counter_name, left};
use crate::i18n::{I18n, fill, use_i18n};
use contract::ticket::{TicketState, TicketView};
use contract::time::Timestamp;
use yew::prelude::*;

/// What to do now. `silent`: a sound could be switched on, and no way of telling is.
pub(super) fn now_text(i18n: I18n, view: &TicketView, silent: bool) -> Html {
    let words = i18n.queue_ticket();
    let ticket = &view.ticket;
    let office = i18n.text(&ticket.office.name);
    let desk = ticket_words::desk(i18n, view);
    let counter = counter_name(i18n, view);
    let values = [
        ("office", office.as_str()),
        ("counter", &counter),
        ("desk", &desk),
        ("phone", &ticket.office.phone),
    ];
    let template = match ticket.state {
        TicketState::Missed => return missed(view),
        TicketState::Called => words.next_called,
        TicketState::Waiting => match ticket.ahead {
            Some(0..=3) => words.next_three,
            Some(4..=10) => words.next_ten,
            // That the page tells it is no help to who does not look.
            _ if silent => "",
            _ => words.next_far,
        },
        TicketState::Served => words.next_served,
        TicketState::Left => words.next_left,
        TicketState::Ended => words.next_ended,
        TicketState::Unknown => words.next_unknown,
    };
    let until = ticket
        .called_at
        .filter(|_| ticket.state == TicketState::Called)
        .map(|at| i18n.clock(at.plus_seconds(view.rules.call_seconds.into()).clock()));
    html! {
        <p class="queue-ticket__next">
            { fill(template, &values) }
            if silent && ticket.state == TicketState::Waiting {
                if !template.is_empty() {
                    { " " }
                }
                { words.next_silent }
            }
            if let Some(until) = until {
                { " " }{ fill(words.next_called_until, &[("time", &until)]) }
            }
        </p>
    }
}

fn missed(view: &TicketView) -> Html {
    match view.ticket.rejoin_until {
        Some(until) => html! {
            <Missed {until} places={view.rules.rejoin_places} />
        },
        None => html! {
            <Missed until={view.server_time} places=0 />
        },
    }
}

#[derive(Properties, PartialEq)]
struct MissedProps {
    until: Timestamp,
    places: u16,
}

/// How long a missed call can still be made good. Not read out as it shrinks: the time of day says it once.
#[component]
fn Missed(props: &MissedProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.queue_ticket();
    let left = use_look((props.until, i18n), |clock, (until, i18n)| {
        let left_s = until.seconds_since(clock.now());
        (left_s > 0).then(|| left(*i18n, left_s))
    });
    let Some(left) = left else {
        return html! {
            <p class="queue-ticket__next">{ words.next_missed_over }</p>
        };
    };
    let time = i18n.clock(props.until.clock());
    html! {
        <p class="queue-ticket__next">
            { fill(words.next_missed, &[("time", &time)]) }{ " " }
            { fill(words.next_missed_left, &[("left", &left)]) }
            if props.places > 0 {
                { " " }{ fill(words.next_missed_places, &[("places", &props.places.to_string())]) }
            }
        </p>
    }
}
