//! An office in the list: its counters, each in one line.

use super::clocks::use_minute;
use super::face::{Setting, rests};
use super::range_words;
use super::trust::Trust;
use crate::fetch::{Followed, use_office_queues, use_services};
use crate::i18n::{fill, use_i18n};
use crate::routes::{QueueView, Route};
use crate::ui::{LevelKind, level};
use contract::office::Office;
use contract::queue_status::{CounterState, CounterStatus, CrowdingRules, QueueSummary};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`OfficeCard`].
#[derive(Properties, PartialEq)]
pub(super) struct OfficeCardProps {
    pub(super) office: Rc<Office>,
    /// Holds its counters.
    pub(super) summary: Followed<QueueSummary>,
    pub(super) crowding: CrowdingRules,
    pub(super) trust: Trust,
    /// This office was looked at last on this device.
    #[prop_or_default]
    pub(super) last_seen: bool,
    /// How far it is, in words.
    #[prop_or_default]
    pub(super) away: Option<AttrValue>,
}

/// An office with how long each of its counters takes now.
#[component]
pub(super) fn OfficeCard(props: &OfficeCardProps) -> Html {
    let i18n = use_i18n();
    use_minute();
    let now = use_services().client.clock().now();
    let office = &props.office;
    let setting = Setting {
        i18n,
        now,
        crowding: &props.crowding,
        hours: office.hours.on(now.date()),
        rests_today: rests(Some(office), now),
        trust: props.trust,
    };
    let Some(queues) = use_office_queues(&props.summary, &office.id) else {
        return Html::default();
    };
    let counters = &queues.counters;
    let closed = counters
        .iter()
        .all(|counter| counter.state == CounterState::Closed);
    let address = Route::Queue(QueueView::Office(office.id.clone())).address();
    html! {
        <article class={classes!("queue-card", (props.trust == Trust::Old).then_some("is-old"))}>
            if props.last_seen {
                <p class="queue-card__last">{ i18n.queue().last_seen }</p>
            }
            <h2 class="queue-card__name">
                <a href={address} lang={i18n.lang_of(&office.name)}>{ i18n.text(&office.name) }</a>
            </h2>
            if let Some(away) = &props.away {
                <p class="queue-card__away">{ away.clone() }</p>
            }
            if closed && !counters.is_empty() {
                { closed_line(&setting, &counters[0]) }
            } else {
                <ul class="queue-lines">{ for counters.iter().map(|counter| line(&setting, counter)) }</ul>
            }
        </article>
    }
}

/// One line for an office whose counters are all closed.
fn closed_line(setting: &Setting, counter: &CounterStatus) -> Html {
    html! {
        <p class="queue-line">
            { level(LevelKind::Closed, setting.level_word(LevelKind::Closed, counter).into()) }
            <span class="queue-line__note">{ setting.message(counter) }</span>
        </p>
    }
}

fn line(setting: &Setting, counter: &CounterStatus) -> Html {
    let i18n = setting.i18n;
    let kind = setting.level(counter);
    let own_age = match setting.trust.of_counter(counter, setting.now) {
        Trust::Fresh => None,
        own if own == setting.trust => None,
        _ => counter.observed_at,
    };
    let rest = match counter.state {
        CounterState::Open | CounterState::ClosingEarly => html! {
            <>
                <span class="queue-line__wait">{ setting.short_wait(counter) }</span>
                <span class="queue-line__people">{ setting.waiting(counter) }</span>
            </>
        },
        _ => html! {
            <span class="queue-line__note">{ setting.message(counter) }</span>
        },
    };
    html! {
        <li class="queue-line" key={counter.id.clone()}>
            <span class="queue-line__name" lang={i18n.lang_of(&counter.name)}>{ i18n.text(&counter.name) }</span>
            { level(kind, setting.level_word(kind, counter).into()) }
            { rest }
            if counter.state == CounterState::ClosingEarly {
                <span class="queue-line__note">{ setting.message(counter) }</span>
            }
            if let Some(seen) = own_age {
                <span class="queue-line__note">
                    { fill(
                        i18n.queue().old_counter,
                        &[("ago", &range_words::ago(i18n, setting.now.seconds_since(seen)))],
                    ) }
                </span>
            }
        </li>
    }
}
