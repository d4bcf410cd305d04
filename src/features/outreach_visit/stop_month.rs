//! The stops as months: the days on which something comes can be pressed.

use super::mobile_stops::{comes, on_day};
use super::stop_item::stop_list;
use crate::i18n::{I18n, fill, use_i18n};
use crate::ui::{DayState, MonthDay, MonthGrid};
use contract::time::Date;
use contract::visit::{MobileStop, MobileUnits};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`StopMonth`].
#[derive(Properties, PartialEq)]
pub(super) struct StopMonthProps {
    /// Trucks and buses.
    pub(super) units: Rc<(MobileUnits, usize)>,
    /// Ids of the stops to show.
    pub(super) shown: Vec<String>,
}

/// The months in which something comes, and the stops of the day that was pressed.
#[component]
pub(super) fn StopMonth(props: &StopMonthProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.visit_stops();
    let units = &props.units.0;
    let stops: Vec<&MobileStop> = units
        .stops
        .iter()
        .filter(|stop| props.shown.contains(&stop.id))
        .collect();
    let chosen = use_state(|| None::<Date>);
    let onselect = {
        let chosen = chosen.clone();
        Callback::from(move |key: AttrValue| chosen.set(Date::parse(&key)))
    };
    let first = stops.iter().find(|stop| comes(stop)).or(stops.first());
    let day = chosen.or_else(|| first.map(|stop| stop.start.date()));
    let of_day = day.map(|day| on_day(&stops, day)).unwrap_or_default();
    let months = months(&stops).into_iter().map(|(year, month)| {
        html! {
            <MonthGrid
                key={format!("{year}-{month}")}
                caption={i18n.month(year, month)}
                weekdays={i18n.weekday_letters().map(AttrValue::from)}
                weeks={weeks(i18n, (year, month), &stops, day)}
                onselect={onselect.clone()}
            />
        }
    });
    html! {
        <div class="visit-months">
            { for months }
            if let Some(day) = day {
                <h2 key="day">{ fill(words.on_day, &[("day", &i18n.date(day))]) }</h2>
                <p key="status" role="status" class="sr-only">
                    { come_in_words(i18n, &of_day) }
                </p>
                { stop_list(i18n, units, &of_day) }
            }
        </div>
    }
}

/// The months of the stops, each once.
fn months(stops: &[&MobileStop]) -> Vec<(i32, u32)> {
    let mut months: Vec<(i32, u32)> = stops.iter().map(|stop| month_of(stop.start.date())).collect();
    months.sort_unstable();
    months.dedup();
    months
}

fn month_of(date: Date) -> (i32, u32) {
    let (year, month, _) = date.parts();
    (year, month)
}

/// The weeks of a month, Sunday first.
fn weeks(
    i18n: I18n,
    (year, month): (i32, u32),
    stops: &[&MobileStop],
    chosen: Option<Date>,
) -> Vec<[Option<MonthDay>; 7]> {
    let mut weeks: Vec<[Option<MonthDay>; 7]> = Vec::new();
    for day in 1..=31 {
        let Some(date) = Date::new(year, month, day) else {
            break;
        };
        let column = usize::from((date.weekday() + 1) % 7);
        if weeks.is_empty() || column == 0 {
            weeks.push(Default::default());
        }
        if let Some(week) = weeks.last_mut() {
            week[column] = Some(month_day(i18n, date, stops, chosen));
        }
    }
    weeks
}

/// How many of some stops come, in words: one that was called off does not.
fn come_in_words(i18n: I18n, stops: &[&MobileStop]) -> String {
    let words = i18n.visit_stops();
    match stops.iter().filter(|stop| comes(stop)).count() {
        0 => words.no_stop.into(),
        count => fill(words.count, &[("count", &count.to_string())]),
    }
}

fn month_day(i18n: I18n, date: Date, stops: &[&MobileStop], chosen: Option<Date>) -> MonthDay {
    let words = i18n.visit_stops();
    let of_day = on_day(stops, date);
    let count = of_day.iter().filter(|stop| comes(stop)).count();
    let said = come_in_words(i18n, &of_day);
    MonthDay {
        date_key: date.to_string().into(),
        day_number: u8::try_from(date.parts().2).unwrap_or(0),
        label: format!("{}, {said}", i18n.date(date)).into(),
        note: match count {
            0 => AttrValue::default(),
            count => fill(words.count_short, &[("count", &count.to_string())]).into(),
        },
        state: match count {
            0 => DayState::Outside,
            _ => DayState::Free,
        },
        selected: chosen == Some(date),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_a_month_stands_under_its_weekday_and_those_with_stops_can_be_chosen() {
        let stop: MobileStop = serde_json::from_value(serde_json::json!({
            "id": "a", "unit": "u", "dong": "d", "place": { "ko": "." },
            "start": "2026-11-24T10:00:00+09:00", "end": "2026-11-24T16:00:00+09:00",
        }))
        .unwrap();
        let weeks = weeks(I18n::default(), (2026, 11), &[&stop], Date::new(2026, 11, 24));
        // The first of November 2026 is a Sunday, the 24th a Tuesday.
        assert_eq!(weeks.len(), 5);
        assert_eq!(weeks[0][0].as_ref().map(|day| day.day_number), Some(1));
        let tuesday = weeks[3][2].as_ref().unwrap();
        assert_eq!((tuesday.day_number, tuesday.state), (24, DayState::Free));
        assert!(tuesday.selected);
        let days = weeks.iter().flatten().flatten();
        assert_eq!(days.clone().count(), 30);
        assert_eq!(days.filter(|day| day.state == DayState::Free).count(), 1);
        assert_eq!(months(&[&stop, &stop]), [(2026, 11)]);
    }
}
