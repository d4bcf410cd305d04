//! A counter on the page of its office.

use super::clocks::use_minute;
use super::face::{Setting, calls, gives_out, rests};
use super::range_words;
use super::ticket_kept::{self as kept, KeptTicket};
use super::trust::Trust;
use crate::fetch::{Followed, use_counter};
use crate::i18n::{I18n, fill, use_i18n};
use crate::routes::{QueueView, Route};
use crate::ui::{IconName, icon, level};
use contract::office::Office;
use contract::queue_status::{CounterState, CounterStatus, CrowdingRules, QueueStatus};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`CounterCard`].
#[derive(Properties, PartialEq)]
pub(super) struct CounterCardProps {
    /// Holds the counters of the office.
    pub(super) status: Followed<QueueStatus>,
    /// Id of the counter.
    pub(super) id: Rc<str>,
    /// The office, once it is known: its hours bound what can be expected.
    pub(super) office: Option<Rc<Office>>,
    pub(super) crowding: CrowdingRules,
    pub(super) trust: Trust,
    /// Id of the office.
    pub(super) place: AttrValue,
    /// Where a number for it can be taken from home.
    pub(super) take: Option<AttrValue>,
}

/// A counter: who is called, how many wait, how long. Renders anew when this counter changes, and once a minute.
#[component]
pub(super) fn CounterCard(props: &CounterCardProps) -> Html {
    let i18n = use_i18n();
    use_minute();
    let Some(counter) = use_counter(&props.status, &props.id) else {
        return Html::default();
    };
    let now = props.status.now();
    let setting = Setting {
        i18n,
        now,
        crowding: &props.crowding,
        hours: (props.office.as_ref()).and_then(|office| office.hours.on(now.date())),
        rests_today: rests(props.office.as_deref(), now),
        trust: props.trust,
    };
    let kind = setting.level(&counter);
    let old = props.trust.of_counter(&counter, now) == Trust::Old;
    let mine = kept::open_at(&props.place, &counter.id);
    let take = (props.take.clone()).filter(|_| gives_out(&counter, now) && !old && mine.is_none());
    html! {
        <article class={classes!("counter-card", old.then_some("is-old"))}>
            <div class="counter-card__head">
                <h3 lang={i18n.lang_of(&counter.name)}>{ i18n.text(&counter.name) }</h3>
                { level(kind, setting.level_word(kind, &counter).into()) }
            </div>
            if calls(&counter) {
                { observed(&setting, &counter) }
            }
            { notes(&setting, &counter, take.is_some()) }
            { mine.map(|mine| own(i18n, &mine, &counter)) }
            { take.map(|href| way(i18n, href, i18n.queue().take.into(), &counter)) }
        </article>
    }
}

/// The way to the ticket that this device holds for the counter: nobody needs two.
fn own(i18n: I18n, mine: &KeptTicket, counter: &CounterStatus) -> Html {
    let ticket = &mine.view.ticket;
    let href = Route::Queue(QueueView::Ticket(ticket.reference.clone())).address();
    let text = fill(i18n.queue().mine, &[("number", &ticket.number)]);
    way(i18n, href.into(), text, counter)
}

/// A link on the card, which is told apart from those of the other cards by its name.
fn way(i18n: I18n, href: AttrValue, text: String, counter: &CounterStatus) -> Html {
    let name = format!("{text}: {}", i18n.heard(&counter.name));
    html! {
        <a class="counter-card__take" {href} aria-label={name}>
            { icon(IconName::Ticket) }
            { text }
        </a>
    }
}

/// What was seen of a counter that calls, and what follows from it.
fn observed(setting: &Setting, counter: &CounterStatus) -> Html {
    let words = setting.i18n.queue();
    let wait = setting.wait(counter);
    html! {
        <>
            <p class="counter-card__wait">{ wait }</p>
            <dl class="counter-card__facts">
                <div>
                    <dt>{ words.people }</dt>
                    <dd>{ people(setting.i18n, counter) }</dd>
                </div>
                <div>
                    <dt>{ words.called }</dt>
                    <dd>
                        if let Some(called) = &counter.called {
                            <strong class="counter-card__called">{ called.clone() }</strong>
                            { " " }
                            { setting.desk(counter) }
                        } else {
                            { words.called_none }
                        }
                    </dd>
                </div>
            </dl>
        </>
    }
}

fn people(i18n: I18n, counter: &CounterStatus) -> AttrValue {
    let words = i18n.queue();
    match counter.waiting() {
        None => words.people_unknown.into(),
        Some(0) => words.people_none.into(),
        Some(count) => fill(words.people_count, &[("count", &count.to_string())]).into(),
    }
}

/// What one must know besides: why it stops, until when, how old.
fn notes(setting: &Setting, counter: &CounterStatus, can_take: bool) -> Html {
    let words = setting.i18n.queue();
    let reserved = (counter.reserved_waiting)
        .filter(|count| calls(counter) && (1..=i64::from(counter.waiting().unwrap_or(0))).contains(count))
        .map(|count| fill(words.reserved, &[("count", &count.to_string())]));
    let seen = counter.observed_at.filter(|_| {
        let own = setting.trust.of_counter(counter, setting.now);
        own != Trust::Fresh && own != setting.trust
    });
    let age = seen.map(|seen| {
        let ago = range_words::ago(setting.i18n, setting.now.seconds_since(seen));
        fill(words.old_counter, &[("ago", &ago)])
    });
    let message = match counter.state {
        CounterState::Paused if can_take => setting.pause(counter),
        _ => setting.message(counter).to_string(),
    };
    let last_call = setting.last_call(counter);
    let lines = [Some(message), last_call, reserved, age];
    let line = |text: String| {
        html! {
            <p class="counter-card__note">{ text }</p>
        }
    };
    lines
        .into_iter()
        .flatten()
        .filter(|text| !text.is_empty())
        .map(line)
        .collect()
}

/// Where a number for a counter can be taken from home; nothing where the district does not offer it. `here`: this is a
/// kiosk in the office.
pub(super) fn take_address(head: &QueueStatus, counter: &str, here: bool) -> Option<AttrValue> {
    let rules = head.ticket_rules.as_ref().filter(|_| !here)?;
    let offered = rules.counters.iter().any(|id| id == counter);
    offered.then(|| {
        let view = QueueView::Take(head.office.clone(), counter.to_owned());
        Route::Queue(view).address().into()
    })
}
