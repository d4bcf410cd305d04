//! A good time to come: when, how long, why, and what can be done with it.

use super::range_words;
use crate::calendar_file::{CalendarEvent, calendar_file};
use crate::device;
use crate::i18n::{I18n, fill};
use crate::routes::{Choice, OrderStep, Route};
use crate::ui::{Button, ButtonKind, IconName, icon};
use contract::office::Office;
use contract::slot::SlotDays;
use contract::time::Timestamp;
use forecast::{BestTime, DayBest, Forecast, Reason};
use yew::prelude::*;

/// A day, and what is around it.
pub(super) struct Day<'a> {
    pub(super) i18n: I18n,
    pub(super) best: &'a DayBest,
    pub(super) office: &'a Office,
    /// Name of the counter.
    pub(super) counter: AttrValue,
    /// Slots that can be reserved for this counter.
    pub(super) slots: Option<&'a SlotDays>,
    pub(super) now: Timestamp,
    /// Called with a time of today that the resident wants to be told of.
    pub(super) onwish: &'a Callback<Timestamp>,
}

/// The times of a day, the earliest first.
pub(super) fn day_list(day: &Day) -> Html {
    let date = day.i18n.date(day.best.date);
    let heading = if day.best.date == day.now.date() {
        fill(day.i18n.best().today, &[("date", &date)])
    } else {
        date
    };
    let mut times = day.best.times.clone();
    times.sort_by_key(|time| time.from);
    html! {
        <section class="best-day" key={day.best.date.to_string()}>
            <h2>{ heading }</h2>
            <ul class="best-list">{ for times.iter().map(|time| item(day, time)) }</ul>
        </section>
    }
}

fn item(day: &Day, time: &BestTime) -> Html {
    let words = day.i18n.best();
    let reason = match time.reason {
        Reason::FreeReservation => words.reason_reservation,
        Reason::QuietHour => words.reason_quiet,
        Reason::Ordinary => words.reason_ordinary,
    };
    let start = day.best.date.at(time.from);
    let wish = (day.best.date == day.now.date()).then(|| {
        let onclick = day.onwish.reform(move |_: MouseEvent| start);
        html! {
            <Button
                key="tell"
                kind={ButtonKind::Quiet}
                small=true
                icon={IconName::Clock}
                aria_label={format!("{}: {}", words.tell_me, day.i18n.clock(time.from))}
                {onclick}
            >
                { words.tell_me }
            </Button>
        }
    });
    html! {
        <li class="best-time" key={time.from.to_string()}>
            <h3 class="best-time__when">{ day.i18n.clock_span(time.from, time.until) }</h3>
            <p class="best-time__wait">{ range_words::sentence(day.i18n, Forecast::Range(time.range)) }</p>
            <p class="best-time__reason">{ reason }</p>
            <div class="best-time__ways">
                { reserve(day, start) }
                { calendar(day, time) }
                { wish }
            </div>
        </li>
    }
}

/// Leads into ordering, with office and time filled in; nothing where no place is free then.
fn reserve(day: &Day, start: Timestamp) -> Html {
    let slots = day.slots.into_iter().flat_map(|slots| &slots.days);
    let free = slots
        .flat_map(|of_day| &of_day.slots)
        .any(|slot| slot.start == start && slot.left > 0);
    if !free {
        return Html::default();
    }
    let choice = Choice {
        office: Some(day.office.id.clone()),
        start: Some(start),
        day: Some(start.date()),
        ..Choice::default()
    };
    html! {
        <a key="reserve" class="krds-btn secondary small" href={Route::Order(OrderStep::Documents, choice).address()}>
            { icon(IconName::Document) }
            <span class="krds-btn__text">
                { day.i18n.best().reserve }
                <span class="sr-only">{ ": " }{ day.i18n.moment(start) }</span>
            </span>
        </a>
    }
}

fn calendar(day: &Day, time: &BestTime) -> Html {
    let i18n = day.i18n;
    let words = i18n.best();
    let office = i18n.text(&day.office.name);
    let values = [("office", office.as_str()), ("counter", &day.counter)];
    let title = fill(words.calendar_title, &values);
    let notes = fill(
        words.calendar_notes,
        &[("span", &range_words::span(i18n, time.range))],
    );
    let place = match &day.office.address {
        Some(address) => format!("{office}, {}", i18n.text(address)),
        None => office.to_string(),
    };
    let (start, end) = (day.best.date.at(time.from), day.best.date.at(time.until));
    let (id, now) = (day.office.id.clone(), day.now);
    let onclick = Callback::from(move |_: MouseEvent| {
        let text = calendar_file(&CalendarEvent {
            name: &format!("{id}-{}T{}", start.date(), start.clock()),
            version: 0,
            changed_at: now,
            start,
            end,
            title: &title,
            place: &place,
            notes: &notes,
        });
        device::offer_file("visit.ics", "text/calendar;charset=utf-8", &text);
    });
    html! {
        <Button
            key="calendar"
            kind={ButtonKind::Quiet}
            small=true
            icon={IconName::Calendar}
            aria_label={format!("{}: {}", words.calendar, i18n.moment(start))}
            {onclick}
        >
            { words.calendar }
        </Button>
    }
}
