//! The ticket itself, and why it takes as long as it does.

use super::range_words;
use super::ticket_words::{counter_name, overtaking};
use crate::i18n::{I18n, fill, use_i18n};
use crate::ui::{Notice, NoticeKind, TicketCard};
use contract::ticket::{QueueTicket, TicketState, TicketView};
use forecast::Forecast;
use std::rc::Rc;
use yew::prelude::*;

/// Most of those who went first that are named: the latest.
const OVERTAKEN_SHOWN: usize = 3;

#[derive(Properties, PartialEq)]
pub(super) struct TicketFactsProps {
    pub(super) view: Rc<TicketView>,
    /// `None` while what is known is too old to say.
    pub(super) expected: Option<Forecast>,
}

/// The number, large; the place in line, the expected wait, where to go.
#[component]
pub(super) fn TicketFacts(props: &TicketFactsProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.queue_ticket();
    let view = &props.view;
    let ticket = &view.ticket;
    let spent = !ticket.state.is_open();
    let (office, counter) = (i18n.text(&ticket.office.name), counter_name(i18n, view));
    let place = html! {
        <>
            <strong>{ fill(words.place, &[("office", &office), ("counter", &counter)]) }</strong>
            <br />
            { i18n.shown(&ticket.office.dong) }
            if let Some(address) = &ticket.office.address {
                { " · " }{ i18n.shown(address) }
            }
        </>
    };
    let time = match (ticket.state, ticket.ahead) {
        (TicketState::Waiting, Some(_)) => html! {
            <>
                { super::ticket_words::heading(i18n, ticket) }
                <br />
                <span class="queue-ticket__wait">{ expected_words(i18n, props.expected) }</span>
            </>
        },
        (TicketState::Called, _) => html! { super::ticket_words::desk(i18n, view) },
        _ => Html::default(),
    };
    let taken = i18n.clock(ticket.taken_at.clock());
    html! {
        <TicketCard
            number_label={if spent { words.spent_number } else { words.number }}
            number={ticket.number.clone()}
            {place}
            {time}
            {spent}
        >
            <p class="queue-ticket__taken">{ fill(words.taken, &[("time", &taken)]) }</p>
        </TicketCard>
    }
}

fn expected_words(i18n: I18n, expected: Option<Forecast>) -> String {
    match expected {
        Some(forecast) => range_words::sentence(i18n, forecast),
        None => i18n.queue().wait_old.into(),
    }
}

/// Why it takes longer: someone went first, a desk is busy. Nobody is named. Not read out by itself: it explains
/// what the place in line shows.
pub(super) fn delays(i18n: I18n, ticket: &QueueTicket) -> Html {
    let words = i18n.queue_ticket();
    if ticket.state != TicketState::Waiting {
        return Html::default();
    }
    let long = match ticket.long_cases {
        0 => None,
        1 => Some(words.long_one.to_owned()),
        count => Some(fill(words.long_many, &[("count", &count.to_string())])),
    };
    html! {
        <>
            if let Some(long) = long {
                <Notice key="long" kind={NoticeKind::Info} title={long} />
            }
            if !ticket.overtaken_by.is_empty() {
                <Notice key="overtaken" kind={NoticeKind::Info} title={words.overtaken_title}>
                    <ul>
                        { for ticket.overtaken_by.iter().take(OVERTAKEN_SHOWN).enumerate().map(|(at, other)| {
                            let time = i18n.clock(other.at.clock());
                            let reason = overtaking(i18n, other.reason);
                            html! {
                                <li key={at}>{ fill(words.overtaken_at, &[("time", &time), ("reason", reason)]) }</li>
                            }
                        }) }
                    </ul>
                </Notice>
            }
        </>
    }
}
