//! What the hours of today are usually like at a counter: bars, and the same as a table.

use super::counter_choice::counter_choice;
use super::public_data::{use_history, use_now};
use super::range_words;
use crate::i18n::{I18n, fill, use_i18n};
use crate::ui::{Bar, BarChart, Details};
use contract::queue_status::{CounterHistory, UsualHour};
use contract::time::{ClockTime, Timestamp};
use forecast::Range;
use yew::prelude::*;

/// Properties of [`HoursChart`].
#[derive(Properties, PartialEq)]
pub(super) struct HoursChartProps {
    /// Id of the office.
    pub(super) office: AttrValue,
    /// Id and name of each counter.
    pub(super) counters: Vec<(AttrValue, AttrValue)>,
}

/// The hours of today as past weeks had them, for a counter that can be chosen.
#[component]
pub(super) fn HoursChart(props: &HoursChartProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.queue();
    let now = use_now();
    let history = use_history(&props.office);
    let chosen = use_state(|| None::<AttrValue>);
    let known = history.loaded.get();
    let has_hours = |id: &str| {
        known.is_some_and(|history| {
            let counter = history.counters.iter().find(|it| it.counter == id);
            counter.is_some_and(|counter| !today(counter, now).is_empty())
        })
    };
    // Counters of which nothing is known for this weekday cannot be chosen.
    let options: Vec<_> = (props.counters.iter())
        .filter(|(id, _)| has_hours(id))
        .cloned()
        .collect();
    let value = (*chosen).clone().or(options.first().map(|(id, _)| id.clone()));
    let counter = known
        .zip(value.as_ref())
        .and_then(|(history, id)| history.counters.iter().find(|it| *it.counter == **id));
    let content = match (known, counter) {
        (None, _) => return Html::default(),
        (Some(history), Some(counter)) => chart(i18n, &today(counter, now), now, history.weeks),
        (Some(_), None) => html! { <p>{ words.chart_none }</p> },
    };
    let onchange = Callback::from(move |id| chosen.set(Some(id)));
    html! {
        <section class="hours-chart">
            <h2>{ fill(words.chart_heading, &[("weekday", i18n.weekday(now.date()))]) }</h2>
            { counter_choice("chart-counter", words.chart_counter, options, value.unwrap_or_default(), onchange) }
            { content }
        </section>
    }
}

/// The hours of today's weekday, the earliest first.
fn today(counter: &CounterHistory, now: Timestamp) -> Vec<UsualHour> {
    let weekday = now.date().weekday();
    let mut hours: Vec<UsualHour> = (counter.hours.iter())
        .filter(|hour| hour.weekday == weekday && hour.hour < 24 && hour.days > 0)
        .cloned()
        .collect();
    hours.sort_by_key(|hour| hour.hour);
    hours.dedup_by_key(|hour| hour.hour);
    hours
}

fn clock(i18n: I18n, hour: u8) -> String {
    ClockTime::new(u32::from(hour), 0).map_or_else(String::new, |time| i18n.clock(time))
}

fn chart(i18n: I18n, hours: &[UsualHour], now: Timestamp, weeks: u16) -> Html {
    let words = i18n.queue();
    let bars: Vec<Bar> = (hours.first().map_or(0, |hour| hour.hour)
        ..=hours.last().map_or(0, |hour| hour.hour))
        .map(|hour| bar(hours.iter().find(|it| it.hour == hour), hour, now))
        .collect();
    let longest = hours.iter().max_by_key(|hour| hour.wait_middle_s);
    let shortest = hours.iter().min_by_key(|hour| hour.wait_middle_s);
    let name = |hour: Option<&UsualHour>| hour.map_or_else(String::new, |hour| clock(i18n, hour.hour));
    let ends = (name(longest), name(shortest));
    let label = fill(words.chart_label, &[("most", &ends.0), ("least", &ends.1)]);
    let (weeks, weekday) = (weeks.to_string(), i18n.weekday(now.date()));
    let note = fill(words.chart_note, &[("weeks", &weeks), ("weekday", weekday)]);
    html! {
        <>
            <p class="hours-chart__label">{ label.clone() }</p>
            <BarChart {label} {bars} />
            <p class="hours-chart__note">{ note }</p>
            <Details summary={words.table}>{ table(i18n, hours) }</Details>
        </>
    }
}

fn bar(usual: Option<&UsualHour>, hour: u8, now: Timestamp) -> Bar {
    Bar {
        label: hour.to_string().into(),
        solid: usual.map_or(0, |it| it.wait_middle_s),
        whole: usual.map_or(0, |it| it.wait_high_s.max(it.wait_middle_s)),
        marked: now.clock().parts().0 == u32::from(hour),
    }
}

fn table(i18n: I18n, hours: &[UsualHour]) -> Html {
    let words = i18n.queue();
    let row = |hour: &UsualHour| {
        let range = Range::new(hour.wait_low_s, hour.wait_high_s);
        let people = hour.waiting.to_string();
        html! {
            <tr key={hour.hour}>
                <th scope="row">{ clock(i18n, hour.hour) }</th>
                <td>{ range_words::span(i18n, range) }</td>
                <td>{ fill(words.table_people_value, &[("count", &people)]) }</td>
            </tr>
        }
    };
    html! {
        <table class="data-table">
            <thead>
                <tr>
                    <th scope="col">{ words.table_hour }</th>
                    <th scope="col">{ words.table_wait }</th>
                    <th scope="col">{ words.table_people }</th>
                </tr>
            </thead>
            <tbody>{ for hours.iter().map(row) }</tbody>
        </table>
    }
}
