//! A good time to come: when, how long, why, and what can be done with it.

use super::range_words;
use crate::calendar_file::{CalendarEvent, calendar_file};
use crate::device;
use crate::gradually::Few;
use crate::i18n::{I18n, fill};
use crate::routes::{Choice, OrderStep};
use crate::ui::{Button, ButtonKind, IconName, icon};
use contract::office::Office;
use contract::slot::SlotDays;
use contract::time::Timestamp;
use forecast::{BestTime, DayBest, Forecast, Range, Reason};
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
    /// The wait of who comes now, where that is known.
    pub(super) live: Option<Range>,
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
            <Few class="best-list" list=true items={times.iter().map(|time| item(day, time)).collect::<Vec<_>>()} />
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
    let today = day.best.date == day.now.date();
    let longer = today && day.live.is_some_and(|live| time.range.high_s > live.high_s);
    html! {
        <li class="best-time" key={time.from.to_string()}>
            <h3 class="best-time__when">{ day.i18n.clock_span(time.from, time.until) }</h3>
            { waits(day, time, start) }
            <p class="best-time__reason">{ reason }</p>
            if longer {
                <p class="best-time__reason">{ words.longer_than_now }</p>
            }
            <div class="best-time__ways">
                { reserve(day, start) }
                { calendar(day, time) }
                { wish }
            </div>
        </li>
    }
}

/// How long: where a place can be reserved, with and without it, for they differ much.
fn waits(day: &Day, time: &BestTime, start: Timestamp) -> Html {
    let (i18n, words) = (day.i18n, day.i18n.best());
    let with = |template: &str, range: Range| fill(template, &[("span", &range_words::span(i18n, range))]);
    let lines = match time.reason {
        Reason::FreeReservation => {
            let walk_in = time.walk_in.map(|range| with(words.walk_in, range));
            vec![walk_in, Some(with(words.with_order, time.range))]
        }
        _ if is_free(day, start) => vec![Some(with(words.walk_in, time.range))],
        _ => vec![Some(range_words::sentence(i18n, Forecast::Range(time.range)))],
    };
    (lines.into_iter().flatten())
        .map(|line| html! { <p class="best-time__wait">{ line }</p> })
        .collect()
}

/// Whether a place can be reserved then.
fn is_free(day: &Day, start: Timestamp) -> bool {
    let slots = day.slots.into_iter().flat_map(|slots| &slots.days);
    slots
        .flat_map(|of_day| &of_day.slots)
        .any(|slot| slot.start == start && slot.left > 0)
}

/// Leads into ordering, with office and time filled in; nothing where no place is free then.
fn reserve(day: &Day, start: Timestamp) -> Html {
    if !is_free(day, start) {
        return Html::default();
    }
    let choice = Choice {
        office: Some(day.office.id.clone()),
        start: Some(start),
        day: Some(start.date()),
        ..Choice::default()
    };
    html! {
        <a
            key="reserve"
            class="krds-btn secondary small"
            href={choice.at(OrderStep::Documents).address()}
            aria-label={format!("{}: {}", day.i18n.best().reserve, day.i18n.moment(start))}
        >
            { icon(IconName::Document) }
            <span class="krds-btn__text">{ day.i18n.best().reserve }</span>
        </a>
    }
}

fn calendar(day: &Day, time: &BestTime) -> Html {
    if device::is_kiosk() || !device::keeps_and_prints() {
        return Html::default();
    }
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
            alarm_minutes: 60,
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
