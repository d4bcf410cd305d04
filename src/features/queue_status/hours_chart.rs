//! What the hours of today are usually like at a counter: bars, and the same as a table.

use super::counter_choice::counter_choice;
use super::public_data::{use_history, use_now};
use super::range_words;
use crate::i18n::{I18n, fill, use_i18n};
use crate::ui::{Bar, BarChart, Details};
use contract::office::Office;
use contract::queue_status::{CounterHistory, UsualHour};
use contract::time::{ClockTime, Date, Timestamp};
use forecast::Range;
use std::rc::Rc;
use yew::prelude::*;

/// So many days ahead the next open day is looked for.
const DAYS_AHEAD: u64 = 14;
/// Of these numbers of seconds the line across the chart stands at the longest that fits.
const LINES_S: [u32; 4] = [7_200, 3_600, 1_800, 600];

/// Properties of [`HoursChart`].
#[derive(Properties, PartialEq)]
pub(super) struct HoursChartProps {
    /// Id of the office.
    pub(super) office: AttrValue,
    /// Id and name of each counter.
    pub(super) counters: Vec<(AttrValue, AttrValue)>,
    /// The office, once it is known: it says on which days it opens.
    pub(super) hours_of: Option<Rc<Office>>,
}

/// The hours of today as past weeks had them, for a counter that can be chosen.
#[component]
pub(super) fn HoursChart(props: &HoursChartProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.queue();
    let now = use_now();
    let date = day_shown(props.hours_of.as_deref(), now);
    let history = use_history(&props.office);
    let chosen = use_state(|| None::<AttrValue>);
    let known = history.loaded.get();
    let has_hours = |id: &str| {
        known.is_some_and(|history| {
            let counter = history.counters.iter().find(|it| it.counter == id);
            counter.is_some_and(|counter| !hours_on(counter, date).is_empty())
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
        (Some(history), Some(counter)) => chart(i18n, &hours_on(counter, date), date, now, history.weeks),
        (Some(_), None) => html! { <p>{ words.chart_none }</p> },
    };
    let onchange = Callback::from(move |id| chosen.set(Some(id)));
    html! {
        <section class="hours-chart">
            <h2>{ fill(words.chart_heading, &[("weekday", i18n.weekday(date))]) }</h2>
            { counter_choice("chart-counter", words.chart_counter, options, value.unwrap_or_default(), onchange) }
            { content }
        </section>
    }
}

/// Today, or the next day on which the office opens where it has closed or does not open today.
fn day_shown(office: Option<&Office>, now: Timestamp) -> Date {
    let today = now.date();
    let Some(office) = office else {
        return today;
    };
    (0..DAYS_AHEAD)
        .map(|ahead| today.plus_days(ahead))
        .find(|date| {
            let hours = office.hours.on(*date);
            hours.is_some_and(|hours| *date != today || now.clock() < hours.close)
        })
        .unwrap_or(today)
}

/// The hours of the weekday of a date, the earliest first.
fn hours_on(counter: &CounterHistory, date: Date) -> Vec<UsualHour> {
    let weekday = date.weekday();
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

fn chart(i18n: I18n, hours: &[UsualHour], date: Date, now: Timestamp, weeks: u16) -> Html {
    let words = i18n.queue();
    let this_hour = (date == now.date()).then(|| now.clock().parts().0);
    let bars: Vec<Bar> = (hours.first().map_or(0, |hour| hour.hour)
        ..=hours.last().map_or(0, |hour| hour.hour))
        .map(|hour| bar(hours.iter().find(|it| it.hour == hour), hour, this_hour))
        .collect();
    let label = label(i18n, hours);
    let highest = bars.iter().map(|bar| bar.whole).max().unwrap_or(0);
    let line = LINES_S.into_iter().find(|line| *line <= highest);
    let (weeks, weekday) = (weeks.to_string(), i18n.weekday(date));
    let note = fill(words.chart_note, &[("weeks", &weeks), ("weekday", weekday)]);
    html! {
        <>
            <p class="hours-chart__label">{ label.clone() }</p>
            <BarChart {label} {bars} {line} />
            <p class="hours-chart__note">
                { words.chart_bars }
                if let Some(line) = line {
                    { " " }{ fill(words.chart_line, &[("time", &range_words::duration(i18n, line / 60))]) }
                }
                { " " }{ note }
            </p>
            <Details summary={words.table}>{ table(i18n, hours) }</Details>
        </>
    }
}

/// Where the bars are shortest and longest: by their ends, as the picture and the table show them.
fn label(i18n: I18n, hours: &[UsualHour]) -> String {
    let words = i18n.queue();
    let shortest = hours.iter().min_by_key(|hour| end(hour));
    let longest = hours.iter().max_by_key(|hour| end(hour));
    match (shortest, longest) {
        (Some(least), Some(most)) if end(least) < end(most) => {
            let (least, most) = (clock(i18n, least.hour), clock(i18n, most.hour));
            fill(words.chart_label, &[("least", &least), ("most", &most)])
        }
        _ => words.chart_even.into(),
    }
}

/// Nine in ten waited no longer than so many seconds.
fn end(hour: &UsualHour) -> u32 {
    hour.wait_high_s.max(hour.wait_middle_s)
}

fn bar(usual: Option<&UsualHour>, hour: u8, this_hour: Option<u32>) -> Bar {
    Bar {
        label: hour.to_string().into(),
        solid: usual.map_or(0, |it| it.wait_middle_s),
        whole: usual.map_or(0, end),
        marked: this_hour == Some(u32::from(hour)),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn hour(hour: u8, wait_middle_s: u32, wait_high_s: u32) -> UsualHour {
        serde_json::from_value(serde_json::json!({
            "weekday": 0, "hour": hour, "days": 8, "waiting": 1, "calls": 20, "desks_tenths": 30, "service_s": 420,
            "service_deviation_s": 180, "wait_low_s": 0, "wait_middle_s": wait_middle_s, "wait_high_s": wait_high_s,
        }))
        .unwrap()
    }

    #[test]
    fn the_sentence_goes_by_the_ends_of_the_bars() {
        let i18n = I18n::default();
        // Half of the people waited next to nothing in most hours: that tells them not apart.
        let hours = [
            hour(9, 0, 240),
            hour(11, 0, 900),
            hour(15, 600, 3_000),
            hour(16, 900, 2_400),
        ];
        assert_eq!(
            label(i18n, &hours),
            "보통 오전 9시에 가장 짧게, 오후 3시에 가장 오래 기다려요."
        );
        assert_eq!(label(i18n, &hours[..1]), i18n.queue().chart_even);
    }

    #[test]
    fn a_closed_day_and_an_evening_show_the_next_open_day() {
        let office: Office = serde_json::from_str(
            r#"{"id":"a","name":{"ko":"가"},"kind":"dong_office","dong":{"ko":"나"},"phone":"120","hours":{"weekly":[
                {"weekday":0,"open":"09:00","close":"18:00"},{"weekday":4,"open":"09:00","close":"18:00"}],
                "closures":[]},"counters":[],"takes_orders":true}"#,
        )
        .unwrap();
        for (now, shown) in [
            ("2026-11-22T11:00:00+09:00", "2026-11-23"),
            ("2026-11-23T08:00:00+09:00", "2026-11-23"),
            ("2026-11-23T17:59:00+09:00", "2026-11-23"),
            ("2026-11-23T18:00:00+09:00", "2026-11-27"),
        ] {
            let day = day_shown(Some(&office), Timestamp::parse(now).unwrap());
            assert_eq!(day.to_string(), shown, "{now}");
        }
    }
}
