//! The days to choose from, as a list or a month, and the slots of the day that is shown.

use super::days::{self, DayPart, Fullness};
use crate::gradually::Few;
use crate::i18n::{I18n, fill};
use crate::ui::{Badge, BadgeKind, DayState, MonthDay, MonthGrid};
use contract::slot::{Slot, SlotDay, SlotDays};
use contract::time::Date;
use yew::prelude::*;

/// What the lists need to know.
pub(super) struct SlotView<'a> {
    pub(super) i18n: I18n,
    pub(super) days: &'a SlotDays,
    /// From how few places on a slot is called nearly full.
    pub(super) nearly_full_left: u16,
    /// The day whose slots are shown.
    pub(super) shown: Option<Date>,
}

impl SlotView<'_> {
    /// Days with places, `most` of them.
    pub(super) fn day_list(&self, most: usize, onselect: &Callback<Date>) -> Html {
        let days = days::free_days(self.days).take(most);
        let items: Vec<Html> = days.map(|day| self.day_row(day, onselect)).collect();
        html! {
            <Few class="day-list" list=true {items} />
        }
    }

    fn day_row(&self, day: &SlotDay, onselect: &Callback<Date>) -> Html {
        let date = day.date;
        let shown = self.shown == Some(date);
        let onclick = onselect.reform(move |_: MouseEvent| date);
        html! {
            <li key={date.to_string()}>
                <button
                    type="button"
                    class={classes!("day-list__day", shown.then_some("is-selected"))}
                    aria-pressed={shown.to_string()}
                    {onclick}
                >
                    <span class="day-list__date">{ self.i18n.date(date) }</span>
                    { self.day_badge(day) }
                </button>
            </li>
        }
    }

    fn day_badge(&self, day: &SlotDay) -> Html {
        let left = day.left().to_string();
        let words = self.i18n.time();
        let (kind, template) = match days::day_fullness(day, self.nearly_full_left) {
            Fullness::NearlyFull => (BadgeKind::Busy, words.few_places),
            Fullness::Full => (BadgeKind::Full, words.full),
            Fullness::Free => (BadgeKind::Good, words.places),
        };
        html! {
            <Badge {kind}>{ fill(template, &[("left", &left)]) }</Badge>
        }
    }

    /// The months, closed days and full ones with their reason.
    pub(super) fn month_grids(&self, onselect: &Callback<Date>) -> Html {
        let onselect = {
            let onselect = onselect.clone();
            Callback::from(move |key: AttrValue| {
                if let Some(date) = Date::parse(&key) {
                    onselect.emit(date);
                }
            })
        };
        let weekdays = self.i18n.weekday_letters().map(AttrValue::from);
        let grids = days::months(self.days)
            .into_iter()
            .map(|days::Month { year, month, weeks }| {
                // Weeks that no day of can be chosen say nothing but "no".
                let known = |date: &Option<Date>| {
                    date.is_some_and(|date| self.days.days.iter().any(|day| day.date == date))
                };
                let weeks = weeks
                    .into_iter()
                    .filter(|week| week.iter().any(known))
                    .map(|week| week.map(|date| date.map(|date| self.month_day(date))))
                    .collect::<Vec<_>>();
                html! {
                    <MonthGrid
                        key={month}
                        caption={self.i18n.month(year, month)}
                        weekdays={weekdays.clone()}
                        {weeks}
                        onselect={onselect.clone()}
                    />
                }
            });
        html! {
            <div class="month-grids">{ for grids }</div>
        }
    }

    fn month_day(&self, date: Date) -> MonthDay {
        let words = self.i18n.time();
        let day = self.days.days.iter().find(|day| day.date == date);
        let (state, note, what) = match day {
            None => (DayState::Outside, String::new(), words.outside.to_owned()),
            Some(SlotDay {
                closed: Some(reason), ..
            }) => {
                let reason = self.i18n.text(reason);
                (
                    DayState::Closed,
                    words.closed_short.into(),
                    fill(words.closed, &[("reason", &reason)]),
                )
            }
            Some(day) => {
                let left = day.left().to_string();
                let note = fill(words.places_short, &[("left", &left)]);
                let what = fill(words.places, &[("left", &left)]);
                match days::day_fullness(day, self.nearly_full_left) {
                    Fullness::Free => (DayState::Free, note, what),
                    Fullness::NearlyFull => (DayState::NearlyFull, note, what),
                    Fullness::Full => (DayState::Full, words.full_short.into(), words.full.into()),
                }
            }
        };
        MonthDay {
            date_key: date.to_string().into(),
            day_number: date.parts().2 as u8,
            label: format!("{}, {what}", self.i18n.date(date)).into(),
            note: note.into(),
            state,
            selected: self.shown == Some(date),
        }
    }

    /// The slots of a day under the parts of the day, lunch and evening said in words.
    pub(super) fn slots(&self, day: &SlotDay, button: &dyn Fn(&Slot) -> Html) -> Html {
        let words = self.i18n.time();
        let parts = days::by_part(day).into_iter().map(|(part, slots)| {
            let name = match part {
                DayPart::Morning => words.morning,
                DayPart::Afternoon => words.afternoon,
                DayPart::Evening => words.evening,
            };
            html! {
                <div class="slot-list__part" key={name}>
                    <h3>{ name }</h3>
                    <Few
                        class="slot-list__slots"
                        list=true
                        first=4
                        items={slots.into_iter().map(button).collect::<Vec<_>>()}
                    />
                </div>
            }
        });
        let gap = days::gap(day).map(|(from, until)| {
            let span = self.i18n.span(from, until);
            html! {
                <p class="slot-list__gap">{ fill(words.lunch, &[("span", &span)]) }</p>
            }
        });
        html! {
            <div class="slot-list">
                { for parts }
                { gap }
            </div>
        }
    }
}
