//! The last safe day as a calendar file, with an alarm as many days before as the reader likes.

use super::act::{Act, press, use_act};
use super::use_public::use_rules;
use super::words;
use crate::calendar_file::{CalendarEvent, calendar_file};
use crate::device;
use crate::fetch::{Phase, use_services};
use crate::i18n::{I18n, fill, use_i18n};
use crate::ui::{Button, ButtonKind, IconName, SelectField};
use contract::payback::{CorrectRequest, Payback, PaybackView};
use contract::time::Timestamp;
use yew::prelude::*;

/// The event: the last hours before the store closes.
const EVENT_SECONDS: i64 = 2 * 3600;

/// Which book.
#[derive(Properties, PartialEq)]
pub(super) struct CalendarChoiceProps {
    /// A book to be returned.
    pub(super) view: PaybackView,
}

/// When to be reminded, by message and by the calendar, and the file; says so where the browser takes no files.
#[component]
pub(super) fn CalendarChoice(props: &CalendarChoiceProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.payback_book();
    let today = use_services().client.clock().now().date();
    let status = use_state(|| "");
    let payback = &props.view.payback;
    let (reminder, onchange) = use_reminder(&props.view);
    let rules = use_rules();
    let (Some(last), Some(end)) = (payback.last_return_day, payback.last_return_at) else {
        return Html::default();
    };
    let days = rules
        .loaded
        .get()
        .map_or(&[][..], |rules| rules.remind_days.as_slice());
    let offered = offered_days(days, last.days_since(today));
    // The day that was chosen can lie in the past meanwhile.
    let chosen = offered
        .iter()
        .copied()
        .filter(|days| *days <= reminder.days)
        .max();
    let onclick = {
        let (payback, status) = (payback.clone(), status.clone());
        Callback::from(move |_: MouseEvent| {
            let text = calendar(i18n, &payback, end, chosen);
            let offered = device::offer_file("return.ics", "text/calendar;charset=utf-8", &text);
            status.set(if offered { "" } else { i18n.order().no_calendar });
        })
    };
    let files = device::keeps_and_prints();
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
            // Without a calendar, only whoever is told by message has something to choose.
            if let Some(chosen) = chosen.filter(|_| files || reminder.by_message) {
                <SelectField
                    key="alarm"
                    id="alarm"
                    label={words.alarm}
                    options={options.collect::<Vec<_>>()}
                    value={chosen.to_string()}
                    {onchange}
                />
                <p key="alarm-said" role="status">{ reminder.said(i18n) }</p>
            }
            if files {
                <Button key="file" kind={ButtonKind::Secondary} icon={IconName::Calendar} {onclick}>{ words.calendar }</Button>
                <span key="status" class="order-actions__status" role="status">{ *status }</span>
            }
        </div>
    }
}

/// How many days before the last one, and what became of the choice.
struct Reminder {
    days: u16,
    /// Whether someone reminds by message at all, and whether it can be chosen by whoever looks at it.
    by_message: bool,
    refused: Option<&'static str>,
}

impl Reminder {
    fn said(&self, i18n: I18n) -> &'static str {
        let words = i18n.payback_book();
        match self.refused {
            Some(why) => why,
            None if self.by_message => words.alarm_by_message,
            None => words.alarm_by_calendar,
        }
    }
}

/// The choice is told to the backend as soon as it is made; the last of several quick ones is the one that holds. The
/// focus stays where one chooses.
#[hook]
fn use_reminder(view: &PaybackView) -> (Reminder, Callback<AttrValue>) {
    let i18n = use_i18n();
    let phone = use_services().config.phone.clone();
    let submit = use_act();
    let payback = &view.payback;
    let known = payback.remind_days_before;
    let chosen = use_state(|| None::<u16>);
    // What was refused is not told again by itself.
    let told = use_mut_ref(|| None::<(u16, u32)>);
    let tell = chosen.filter(|days| known.is_some_and(|known| known != *days) && payback.can_correct);
    {
        let (submit, view) = (submit.clone(), view.clone());
        let when = (tell, payback.version, submit.busy());
        use_effect_with(when, move |(tell, version, busy)| {
            let next = tell.map(|days| (days, *version));
            if let Some((days, _)) = next.filter(|_| !busy && *told.borrow() != next) {
                told.replace(next);
                press(&submit, &view, Act::Correct(reminder_request(days)));
            }
        });
    }
    let refused = match submit.phase() {
        Phase::Rejected(error) => Some(words::trouble(i18n, &error, &phone).0),
        _ => None,
    };
    let onchange = {
        let chosen = chosen.clone();
        Callback::from(move |days: AttrValue| chosen.set(days.parse().ok()))
    };
    let reminder = Reminder {
        days: chosen.or(known).unwrap_or_default(),
        by_message: known.is_some() && payback.can_correct,
        refused,
    };
    (reminder, onchange)
}

fn reminder_request(days: u16) -> CorrectRequest {
    CorrectRequest {
        store: None,
        bought_on: None,
        paid_won: None,
        remind_days_before: Some(days),
    }
}

/// The days before the last one that have not passed, where so many days are left.
fn offered_days(days: &[u16], left: i64) -> Vec<u16> {
    let ahead = |days: &u16| *days == 0 || i64::from(*days) < left;
    days.iter().copied().filter(ahead).collect()
}

/// The last hours before the store closes on the last day. A day that moved replaces its event.
fn calendar(i18n: I18n, payback: &Payback, end: Timestamp, days_before: Option<u16>) -> String {
    let words = i18n.payback_book();
    let store = i18n.text(&payback.store.name);
    calendar_file(&CalendarEvent {
        name: &payback.reference,
        version: payback.version,
        changed_at: payback.events.last().map_or(end, |event| event.at),
        alarm_minutes: match days_before {
            // On the day itself, while there is time to get ready.
            None | Some(0) => 120,
            Some(days) => u32::from(days) * 24 * 60,
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
            let file = calendar(I18n::default(), &payback(), end, Some(days));
            assert!(file.contains(&format!("TRIGGER:{trigger}\r\n")), "{file}");
            assert!(file.contains("DTEND:20261214T110000Z\r\n"), "{file}");
            assert!(file.contains("거목서점") && !file.contains(": 책"), "{file}");
        }
    }

    #[test]
    fn no_day_is_offered_that_has_passed() {
        const DAYS: [u16; 4] = [0, 1, 3, 7];
        assert_eq!(offered_days(&DAYS, 21), DAYS);
        assert_eq!(offered_days(&DAYS, 3), [0, 1]);
        assert_eq!(offered_days(&DAYS, 0), [0]);
    }
}
