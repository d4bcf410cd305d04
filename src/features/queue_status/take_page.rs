//! Whether to take a number from home: where, how many wait, the rules; then the number.

use super::about_numbers::source_note;
use super::clocks::DataAge;
use super::face::gives_out;
use super::office_page::is_unknown;
use super::public_data::{office_of, use_now, use_offices};
use super::take_facts::{facts, rules, setting};
use super::ticket_answer::answer;
use super::ticket_kept::{self as kept, KeptTicket};
use super::ticket_words::Doing;
use super::unknown_office::UnknownOffice;
use super::use_take::{Wish, use_take};
use crate::come_to_me::come_to_me;
use crate::fetch::{Nearness, Phase, use_counter, use_queue_status, use_services};
use crate::i18n::{I18n, fill, use_i18n};
use crate::kiosk_place::stands_in;
use crate::not_loaded::NotLoaded;
use crate::page::Page;
use crate::routes::{OfficeOrder, QueueView, Route};
use crate::ui::{Button, ButtonKind, IconName, LinkButton, Notice, NoticeKind};
use contract::queue_status::{CounterStatus, QueueStatus};
use contract::ticket::TicketRules;
use contract::time::Timestamp;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct TakePageProps {
    pub(super) office: AttrValue,
    pub(super) counter: AttrValue,
}

/// Where one is about to take a number, and the button.
#[component]
pub(super) fn TakePage(props: &TakePageProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.queue_take();
    let config = use_services().config;
    let phone = config.phone.clone();
    let now = use_now();
    let offices = use_offices();
    let status = use_queue_status(&props.office, Nearness::Far);
    let counter = use_counter(&status, &props.counter);
    let take = use_take();
    let back = Some((
        Route::Queue(QueueView::Office(props.office.to_string()))
            .address()
            .into(),
        words.to_office.into(),
    ));
    let head = status.head();
    let Some(head) = head else {
        let error = status.error();
        if is_unknown(error.as_deref()) {
            return html! { <UnknownOffice /> };
        }
        let again = status.clone();
        let reload = Callback::from(move |()| again.reload());
        return html! {
            <Page heading={words.heading} {back}>
                { answer(i18n, &take, Doing::Take, &phone) }
                <NotLoaded {error} {reload} />
                { come_to_me(i18n) }
            </Page>
        };
    };
    let office = office_of(&offices, &props.office);
    // Whoever stands in the office takes no number from home.
    let rules_here = (head.ticket_rules.as_ref()).filter(|_| !stands_in(&config, &props.office));
    let stop = stop(i18n, (&head, rules_here), counter.as_deref(), props, now, &phone);
    let can_take = stop.is_none();
    let setting = setting(i18n, &head, office.as_deref(), &status, now);
    let pause = (counter.as_ref()).map_or_else(String::new, |counter| setting.pause(counter));
    let pause = (can_take && !pause.is_empty()).then_some(pause);
    // What decides comes first.
    let lead = (can_take && pause.is_none()).then_some(words.lead);
    let open = matches!(take.phase(), Phase::Unknown | Phase::TooOld);
    let onclick = {
        let (take, wish) = (take.clone(), Wish::text(&props.office, &props.counter));
        Callback::from(move |_: MouseEvent| {
            take.edit();
            take.press(wish.clone());
        })
    };
    html! {
        <Page heading={words.heading} {lead} {back}>
            { stop }
            if let Some(pause) = pause {
                <Notice key="pause" kind={NoticeKind::Warning} title={pause} />
                <p>{ words.lead }</p>
            }
            { source_note(i18n, head.source) }
            if let Some(counter) = &counter {
                { facts(&setting, &head, office.as_deref(), counter, can_take) }
                if can_take {
                    <DataAge<QueueStatus> of={status.clone()} />
                }
            }
            { answer(i18n, &take, Doing::Take, &phone) }
            if let (true, Some(rules_of)) = (can_take, &head.ticket_rules) {
                { rules(i18n, rules_of) }
                if !open {
                    <div class="page__actions">
                        <Button icon={IconName::Ticket} busy={take.busy()} {onclick}>
                            { if take.busy() { words.sending } else { words.submit } }
                        </Button>
                    </div>
                }
            }
            { come_to_me(i18n) }
        </Page>
    }
}

/// Why no number can be taken here now, and what to do instead; nothing where one can.
fn stop(
    i18n: I18n,
    (head, rules): (&QueueStatus, Option<&TicketRules>),
    counter: Option<&CounterStatus>,
    props: &TakePageProps,
    now: Timestamp,
    phone: &str,
) -> Option<Html> {
    let words = i18n.queue_take();
    let Some(counter) = counter else {
        return Some(no_counter(i18n));
    };
    if let Some(kept) = kept::open_at(&props.office, &props.counter) {
        return Some(have(i18n, &kept));
    }
    if !offered(rules, &counter.id) {
        let text = fill(
            words.not_offered_text,
            &[("office", &i18n.text(&head.office_name))],
        );
        let way = (QueueView::Office(props.office.to_string()), words.to_office);
        return Some(other(words.not_offered_title, text, way));
    }
    if gives_out(counter, now) {
        return None;
    }
    let reason = counter.reason.as_ref().map(|reason| i18n.text(reason));
    let again = counter
        .resumes_at
        .map(|at| fill(words.closed_again, &[("time", &i18n.moment(at))]))
        .unwrap_or_else(|| fill(words.closed_text, &[("phone", phone)]));
    let text = match reason {
        Some(reason) => format!("{reason} {again}"),
        None => again,
    };
    let way = (
        QueueView::BestTimes(props.office.to_string()),
        i18n.queue().when_title,
    );
    Some(other(words.closed_title, text, way))
}

/// Whether the district gives out numbers of this counter to who is at home.
fn offered(rules: Option<&TicketRules>, counter: &str) -> bool {
    rules.is_some_and(|rules| rules.counters.iter().any(|known| known == counter))
}

fn have(i18n: I18n, kept: &KeptTicket) -> Html {
    let words = i18n.queue_take();
    let ticket = &kept.view.ticket;
    let href = Route::Queue(QueueView::Ticket(ticket.reference.clone())).address();
    html! {
        <Notice key="have" kind={NoticeKind::Info} title={words.have_title}>
            <p>{ fill(words.have_text, &[("number", &ticket.number)]) }</p>
            <LinkButton {href} icon={IconName::Ticket}>{ words.have_link }</LinkButton>
        </Notice>
    }
}

fn other(title: &'static str, text: String, (view, way): (QueueView, &'static str)) -> Html {
    let href = Route::Queue(view).address();
    html! {
        <Notice key="stop" kind={NoticeKind::Warning} {title}>
            <p>{ text }</p>
            <LinkButton {href} kind={ButtonKind::Secondary}>{ way }</LinkButton>
        </Notice>
    }
}

fn no_counter(i18n: I18n) -> Html {
    let words = i18n.queue_take();
    let href = Route::Queue(QueueView::Offices(OfficeOrder::Listed)).address();
    html! {
        <Notice key="no-counter" kind={NoticeKind::Warning} title={words.no_counter_title}>
            <p>{ words.no_counter_text }</p>
            <LinkButton {href}>{ words.to_offices }</LinkButton>
        </Notice>
    }
}
