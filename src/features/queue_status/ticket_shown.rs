//! A ticket on the page: what to do now, the number, why it takes as long as it does, what can be done.

use super::clocks::use_look;
use super::public_data::{office_of, use_now, use_offices};
use super::range_words;
use super::take_facts::fairness;
use super::ticket_actions::TicketActions;
use super::ticket_facts::{TicketFacts, delays};
use super::ticket_kept::Ways;
use super::ticket_now::now_text;
use super::ticket_travel::TicketTravel;
use super::ticket_turns::TurnAlerts;
use super::ticket_ways::TicketWays;
use super::ticket_words;
use crate::come_to_me::come_to_me;
use crate::device;
use crate::fetch::{Freshness, use_services};
use crate::i18n::{fill, use_i18n};
use crate::page::Page;
use crate::routes::{QueueView, Route};
use crate::ui::StaleNote;
use contract::ticket::{TicketState, TicketView};
use contract::time::Timestamp;
use forecast::Forecast;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct ShownTicketProps {
    pub(super) view: Rc<TicketView>,
    pub(super) secret: AttrValue,
    pub(super) ways: Ways,
    pub(super) onways: Callback<Ways>,
    pub(super) reload: Callback<()>,
    /// Why nothing new will come, where that is so.
    pub(super) refused: Option<String>,
}

/// The ticket.
#[component]
pub(super) fn ShownTicket(props: &ShownTicketProps) -> Html {
    let i18n = use_i18n();
    let (view, now) = (&props.view, use_now());
    let ticket = &view.ticket;
    let offices = use_offices();
    let freshness = use_freshness_of(view.server_time);
    // What is over stays as it was.
    let old = ticket.state.is_open() && matches!(freshness, Freshness::Old(_));
    let office = office_of(&offices, &ticket.office.id);
    let hours = office.as_ref().and_then(|office| office.hours.on(now.date()));
    let expected = (!old).then(|| match (&view.status, ticket.ahead) {
        (Some(status), Some(ahead)) => forecast::wait_within(status, ahead, now, hours),
        _ => Forecast::NotYet,
    });
    let waiting = ticket.state == TicketState::Waiting;
    let silent = !props.ways.in_background() && device::can_sound();
    let called = ticket.state == TicketState::Called && !old;
    let back = Route::Queue(QueueView::Office(ticket.office.id.clone())).address();
    html! {
        <Page
            heading={ticket_words::heading(i18n, ticket)}
            back={(back.into(), i18n.queue_ticket().to_office.into())}
        >
            if let Some(refused) = &props.refused {
                <StaleNote text={refused.clone()} />
            } else if ticket.state.is_open() {
                <TicketAge at={view.server_time} />
            }
            <TurnAlerts view={view.clone()} ways={props.ways} />
            <div class={classes!("queue-ticket", old.then_some("is-old"), called.then_some("is-called"))}>
                { now_text(i18n, view, silent) }
                <TicketActions
                    view={view.clone()}
                    secret={props.secret.clone()}
                    reload={props.reload.clone()}
                >
                    <TicketFacts view={view.clone()} {expected} />
                    // A kiosk tells nobody later.
                    if waiting && !device::is_kiosk() {
                        <TicketWays ways={props.ways} onways={props.onways.clone()} />
                    }
                    { delays(i18n, ticket) }
                    if waiting {
                        <TicketTravel
                            reference={ticket.reference.clone()}
                            {expected}
                            can_be_late={ticket.late.is_some()}
                        />
                    }
                </TicketActions>
            </div>
            { fairness(i18n, &view.rules) }
            { come_to_me(i18n) }
        </Page>
    }
}

/// How far what is known of a ticket can be trusted to be of now. Renders anew when the label changes.
#[hook]
fn use_freshness_of(at: Timestamp) -> Freshness {
    use_look(at, |clock, at| match Freshness::of(Some(*at), clock.now()) {
        // Only the kind matters here: the seconds are said by the one that shows them.
        Freshness::Stale(_) => Freshness::Stale(0),
        Freshness::Old(_) => Freshness::Old(0),
        _ => Freshness::Fresh(0),
    })
}

#[derive(Properties, PartialEq)]
struct TicketAgeProps {
    at: Timestamp,
}

/// How old what is shown is; nothing while it is of now.
#[component]
fn TicketAge(props: &TicketAgeProps) -> Html {
    let i18n = use_i18n();
    let phone = use_services().config.phone.clone();
    let (template, ago) = use_look((props.at, i18n), |clock, (at, i18n)| {
        let words = i18n.queue_ticket();
        match Freshness::of(Some(*at), clock.now()) {
            Freshness::Stale(age) => (words.stale, range_words::ago(*i18n, age)),
            Freshness::Old(age) => (words.old, range_words::ago(*i18n, age)),
            _ => ("", String::new()),
        }
    });
    if template.is_empty() {
        return Html::default();
    }
    html! {
        <StaleNote text={fill(template, &[("ago", &ago), ("phone", &phone)])} />
    }
}
