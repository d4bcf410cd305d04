//! A counter on the page of its office.

use super::clocks::use_minute;
use super::face::{Setting, calls};
use super::range_words;
use super::trust::Trust;
use crate::fetch::{Followed, use_counter};
use crate::i18n::{I18n, fill, use_i18n};
use crate::routes::{QueueView, Route};
use crate::ui::{IconName, icon, level};
use contract::office::Office;
use contract::queue_status::{CounterStatus, CrowdingRules, QueueStatus};
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
        trust: props.trust,
    };
    let kind = setting.level(&counter);
    let old = props.trust.of_counter(&counter, now) == Trust::Old;
    let take = props.take.clone().filter(|_| calls(&counter) && !old);
    html! {
        <article class={classes!("counter-card", old.then_some("is-old"))}>
            <div class="counter-card__head">
                <h3 lang={i18n.lang_of(&counter.name)}>{ i18n.text(&counter.name) }</h3>
                { level(kind, setting.level_word(kind).into()) }
            </div>
            if calls(&counter) {
                { observed(&setting, &counter) }
            }
            { notes(&setting, &counter) }
            if let Some(href) = take {
                <a class="counter-card__take" {href}>
                    { icon(IconName::Ticket) }
                    { i18n.queue().take }
                    <span class="sr-only">{ ": " }{ i18n.text(&counter.name) }</span>
                </a>
            }
        </article>
    }
}

/// What was seen of a counter that calls, and what follows from it.
fn observed(setting: &Setting, counter: &CounterStatus) -> Html {
    let words = setting.i18n.queue();
    let wait = range_words::sentence(setting.i18n, setting.forecast(counter));
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
fn notes(setting: &Setting, counter: &CounterStatus) -> Html {
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
    let message = setting.message(counter).to_string();
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

/// Where a number for a counter can be taken from home; nothing where the district does not offer it.
pub(super) fn take_address(head: &QueueStatus, counter: &str) -> Option<AttrValue> {
    let rules = head.ticket_rules.as_ref()?;
    let offered = rules.counters.iter().any(|id| id == counter);
    offered.then(|| {
        let view = QueueView::Take(head.office.clone(), counter.to_owned());
        Route::Queue(view).address().into()
    })
}
