//! The ticket that comes next, for the first page.

use super::public_data::use_now;
use super::range_words;
use super::ticket_kept::{self as kept, KeptTicket};
use super::ticket_turns::TurnAlerts;
use super::ticket_words::{counter_name, desk};
use super::use_take::Wish;
use super::use_ticket::use_ticket;
use crate::i18n::{I18n, fill, use_i18n};
use crate::routes::{QueueView, Route};
use crate::ui::{Badge, BadgeKind};
use contract::ticket::{TicketState, TicketView};
use std::rc::Rc;
use yew::prelude::*;

/// The most urgent open ticket of this device, or a number whose taking is not known to have worked.
#[component]
pub(super) fn NextTicket() -> Html {
    let i18n = use_i18n();
    let words = i18n.queue_ticket_card();
    let kept = use_memo((), |()| kept::next());
    let inner = match (&*kept, Wish::pending()) {
        (Some(kept), _) => html! {
            <Followed kept={Rc::new(kept.clone())} />
        },
        (None, Some(wish)) => card(
            QueueView::Take(wish.office, wish.counter),
            BadgeKind::Neutral,
            words.heading.into(),
            words.pending.into(),
            words.pending_text.into(),
        ),
        (None, None) => return Html::default(),
    };
    html! {
        <section class="next-thing" aria-labelledby="next-ticket-heading">
            <h2 id="next-ticket-heading">{ words.heading }</h2>
            <ul class="order-list">{ inner }</ul>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct FollowedProps {
    kept: Rc<KeptTicket>,
}

/// The ticket as it stands now, as far as is known.
#[component]
fn Followed(props: &FollowedProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.queue_ticket_card();
    let kept = &props.kept;
    let live = use_ticket(kept.reference(), &kept.secret, kept.ways.in_background());
    let now = use_now();
    let view = live
        .loaded
        .get()
        .cloned()
        .unwrap_or_else(|| Rc::new(kept.view.clone()));
    let ticket = &view.ticket;
    let kind = match ticket.state {
        TicketState::Called => BadgeKind::Good,
        TicketState::Missed => BadgeKind::Busy,
        _ => BadgeKind::Info,
    };
    let age = now.seconds_since(view.server_time);
    let mut place = vec![
        i18n.text(&ticket.office.name).to_string(),
        counter_name(i18n, &view).to_string(),
    ];
    if age > crate::fetch::STALE_AFTER_S {
        place.push(fill(words.seen, &[("ago", &range_words::ago(i18n, age))]));
    }
    let number = fill(words.number, &[("number", &ticket.number)]);
    let view_of = QueueView::Ticket(ticket.reference.clone());
    html! {
        <>
            { card(view_of, kind, number, lead(i18n, &view), place.join(" · ")) }
            <li class="sr-only"><TurnAlerts {view} ways={kept.ways} /></li>
        </>
    }
}

fn lead(i18n: I18n, view: &TicketView) -> String {
    let words = i18n.queue_ticket_card();
    let ticket = &view.ticket;
    match (ticket.state, ticket.ahead, ticket.rejoin_until) {
        (TicketState::Called, ..) => fill(words.called, &[("desk", &desk(i18n, view))]),
        (TicketState::Missed, _, Some(until)) => fill(words.missed, &[("time", &i18n.clock(until.clock()))]),
        (TicketState::Waiting, Some(0), _) => words.next.into(),
        (TicketState::Waiting, Some(ahead), _) => fill(words.waiting, &[("ahead", &ahead.to_string())]),
        _ => words.somewhere.into(),
    }
}

fn card(view: QueueView, kind: BadgeKind, badge: String, lead: String, place: String) -> Html {
    html! {
        <li>
            <a class="order-card" href={Route::Queue(view).address()}>
                <span class="order-card__state" data-private=""><Badge {kind}>{ badge }</Badge></span>
                <strong class="order-card__time">{ lead }</strong>
                <span class="order-card__place">{ place }</span>
            </a>
        </li>
    }
}
