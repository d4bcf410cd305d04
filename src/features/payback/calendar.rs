//! The last safe day as a calendar file, with an alarm as many days before as the reader likes.

use crate::calendar_file::{CalendarEvent, calendar_file};
use crate::device;
use crate::fetch::use_services;
use crate::i18n::{I18n, fill, use_i18n};
use crate::ui::{Button, ButtonKind, IconName, SelectField};
use contract::payback::Payback;
use contract::time::Timestamp;
use yew::prelude::*;

/// How many days before the last one the calendar can remind.
const DAYS_BEFORE: [u32; 4] = [0, 1, 3, 7];
/// How many it is unless another is chosen: time enough to finish a book.
const USUAL: u32 = 3;
/// The event: the last hours before the store closes.
const EVENT_SECONDS: i64 = 2 * 3600;

/// Which book.
#[derive(Properties, PartialEq)]
pub(super) struct CalendarChoiceProps {
    /// A book to be returned.
    pub(super) payback: Payback,
}

/// When to be reminded, and the file; says so where the browser takes no files.
#[component]
pub(super) fn CalendarChoice(props: &CalendarChoiceProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.payback_book();
    let today = use_services().client.clock().now().date();
    let status = use_state(|| "");
    let chosen = use_state(|| USUAL);
    let (Some(last), Some(end)) = (props.payback.last_return_day, props.payback.last_return_at) else {
        return Html::default();
    };
    let offered = offered_days(last.days_since(today));
    // The day that was chosen can lie in the past meanwhile.
    let before = offered.iter().copied().filter(|days| *days <= *chosen).max();
    let before = before.unwrap_or_default();
    let onclick = {
        let (payback, status) = (props.payback.clone(), status.clone());
        Callback::from(move |_: MouseEvent| {
            let text = calendar(i18n, &payback, end, before);
            let offered = device::offer_file("return.ics", "text/calendar;charset=utf-8", &text);
            status.set(if offered { "" } else { i18n.order().no_calendar });
        })
    };
    let onchange = Callback::from(move |days: AttrValue| chosen.set(days.parse().unwrap_or(USUAL)));
    let options = offered.iter().map(|days| {
        let text = match days {
            0 => words.alarm_same_day.to_owned(),
            1 => words.alarm_day_before.to_owned(),
            7 => words.alarm_week_before.to_owned(),
            days => fill(words.alarm_days, &[("days", &days.to_string())]),
        };
        (AttrValue::from(days.to_string()), AttrValue::from(text))
    });
    html! {
        <div class="payback-calendar">
            <SelectField
                key="alarm"
                id="alarm"
                label={words.alarm}
                options={options.collect::<Vec<_>>()}
                value={before.to_string()}
                {onchange}
            />
            <Button key="file" kind={ButtonKind::Secondary} icon={IconName::Calendar} {onclick}>{ words.calendar }</Button>
            <span key="status" class="order-actions__status" role="status">{ *status }</span>
        </div>
    }
}

/// The days before the last one that have not passed, where so many days are left.
fn offered_days(left: i64) -> Vec<u32> {
    let ahead = |days: &u32| *days == 0 || i64::from(*days) < left;
    DAYS_BEFORE.into_iter().filter(ahead).collect()
}

/// The last hours before the store closes on the last day. A day that moved replaces its event.
fn calendar(i18n: I18n, payback: &Payback, end: Timestamp, days_before: u32) -> String {
    let words = i18n.payback_book();
    let store = i18n.text(&payback.store.name);
    calendar_file(&CalendarEvent {
        name: &payback.reference,
        version: payback.version,
        changed_at: payback.events.last().map_or(end, |event| event.at),
        alarm_minutes: match days_before {
            // On the day itself, while there is time to get ready.
            0 => 120,
            days => days * 24 * 60,
        },
        start: end.plus_seconds(-EVENT_SECONDS),
        end,
        title: &fill(words.calendar_title, &[("store", &store)]),
        place: &store,
        notes: words.calendar_notes,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn payback() -> Payback {
        serde_json::from_value(serde_json::json!({
            "reference": "S7K2-9QF4", "version": 3, "state": "bought",
            "book": { "isbn13": "9799000000017", "title": "책", "author": "사람", "publisher": "집",
                      "price_won": 15000, "published": "2026-01-01", "kind": "general" },
            "store": { "id": "geomok", "name": { "ko": "거목서점" }, "dong": { "ko": "." } },
            "applied_at": "2026-11-20T10:00:00+09:00", "amount_won": 15000, "events": [],
            "can_withdraw": true, "can_correct": true,
        }))
        .unwrap()
    }

    #[test]
    fn the_alarm_rings_as_many_days_before_as_were_chosen_and_names_no_book() {
        let end = Timestamp::parse("2026-12-14T20:00:00+09:00").unwrap();
        for (days, trigger) in [(0, "-PT120M"), (1, "-PT1440M"), (3, "-PT4320M"), (7, "-PT10080M")] {
            let file = calendar(I18n::default(), &payback(), end, days);
            assert!(file.contains(&format!("TRIGGER:{trigger}\r\n")), "{file}");
            assert!(file.contains("DTEND:20261214T110000Z\r\n"), "{file}");
            assert!(file.contains("거목서점") && !file.contains(": 책"), "{file}");
        }
    }

    #[test]
    fn no_day_is_offered_that_has_passed() {
        assert_eq!(offered_days(21), [0, 1, 3, 7]);
        assert_eq!(offered_days(3), [0, 1]);
        assert_eq!(offered_days(0), [0]);
    }
}
