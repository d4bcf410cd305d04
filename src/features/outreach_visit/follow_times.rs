//! When someone comes: what is offered, what is agreed, and the calendar.

use super::follow_use::{Act, ActHandle};
use crate::calendar_file::{CalendarEvent, calendar_file};
use crate::device;
use crate::i18n::{I18n, fill, use_i18n};
use crate::ui::{Badge, BadgeKind, Button, ButtonKind, IconName, Notice};
use contract::visit::{VisitTime, VisitView};
use yew::prelude::*;

/// The time that waits for a yes, and the times that are agreed or wished for.
pub(super) fn times(i18n: I18n, view: &VisitView, act: &ActHandle) -> Html {
    let (words, visit) = (i18n.visit_follow(), &view.visit);
    let wished = visit.times.is_empty() && visit.state.is_before_visit() && visit.offered.is_none();
    html! {
        <>
            if let Some(start) = visit.offered {
                <Notice key="offer" title={fill(words.offer_title, &[("time", &i18n.moment(start))])}>
                    <p>{ words.offer_text }</p>
                    if visit.can.agree {
                        <Button busy={act.busy()} onclick={act.on(Act::Agree)}>{ words.agree }</Button>
                    }
                </Notice>
            }
            if !visit.times.is_empty() {
                <section key="times">
                    <h2>{ words.times }</h2>
                    <ul class="visit-times">
                        { for visit.times.iter().map(|time| html! {
                            <li key={time.start.to_string()}>
                                { i18n.date(time.start.date()) }{ " " }{ i18n.span(time.start, time.end) }
                                if time.done {
                                    { " " }<Badge kind={BadgeKind::Good}>{ words.time_done }</Badge>
                                }
                            </li>
                        }) }
                    </ul>
                </section>
            } else if wished && !visit.wishes.is_empty() {
                <section key="wishes">
                    <h2>{ words.wishes }</h2>
                    <ul class="visit-times">
                        { for visit.wishes.iter().map(|start| html! {
                            <li key={start.to_string()}>{ i18n.moment(*start) }</li>
                        }) }
                    </ul>
                </section>
            }
        </>
    }
}

/// What the calendar takes.
#[derive(Properties, PartialEq)]
pub(super) struct CalendarButtonProps {
    /// The visit.
    pub(super) view: VisitView,
    /// The time that comes next.
    pub(super) time: VisitTime,
}

/// Offers the next visit as a calendar file; where nobody should learn of it, in neutral words.
#[component]
pub(super) fn CalendarButton(props: &CalendarButtonProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.visit_follow();
    let status = use_state(|| "");
    let onclick = {
        let (view, time, status) = (props.view.clone(), props.time.clone(), status.clone());
        Callback::from(move |_: MouseEvent| {
            let text = file(i18n, &view, &time);
            let offered = device::offer_file("visit.ics", "text/calendar;charset=utf-8", &text);
            status.set(if offered { "" } else { words.no_calendar });
        })
    };
    if device::is_kiosk() || !device::keeps_and_prints() {
        return Html::default();
    }
    html! {
        <div class="visit-follow__calendar">
            <Button kind={ButtonKind::Secondary} icon={IconName::Calendar} {onclick}>{ words.calendar }</Button>
            <span role="status">{ *status }</span>
        </div>
    }
}

/// The text of the file.
pub(super) fn file(i18n: I18n, view: &VisitView, time: &VisitTime) -> String {
    let (words, visit) = (i18n.visit_follow(), &view.visit);
    let name = i18n.text(&visit.service_name);
    let place = visit.place.text.clone().unwrap_or_default();
    let (title, place) = match visit.discreet {
        true => (words.calendar_quiet.to_owned(), String::new()),
        false => (fill(words.calendar_title, &[("service", &name)]), place),
    };
    calendar_file(&CalendarEvent {
        name: &visit.reference,
        version: visit.version,
        changed_at: view.server_time,
        start: time.start,
        end: time.end,
        alarm_minutes: 60,
        title: &title,
        place: &place,
        notes: &fill(words.number, &[("reference", &visit.reference)]),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(discreet: bool) -> VisitView {
        let moment = "2026-11-26T10:00:00+09:00";
        serde_json::from_value(serde_json::json!({
            "visit": {
                "reference": "S7K2-9QF4", "version": 2, "state": "agreed", "service": "harm-counsel",
                "service_name": { "ko": "눈물그만상담실" }, "discreet": discreet, "asker": "oneself",
                "place": { "kind": "chosen", "dong": "banpo-1", "text": "양재천 옆" }, "dong_name": { "ko": "반포1동" },
                "wishes": [], "contact": { "way": "here", "hours": "any" }, "language": "ko", "asked_at": moment,
                "times": [{ "start": moment, "end": "2026-11-26T11:00:00+09:00", "done": false }], "events": [],
                "can": { "agree": false, "change": false, "cancel": false, "write": false, "add_photo": false,
                         "answer_intake": false, "answer_happy_call": false },
            },
            "server_time": moment, "poll_after_ms": 30000,
        }))
        .unwrap()
    }

    #[test]
    fn a_calendar_tells_what_it_is_unless_nobody_should_learn_of_it() {
        let text = |discreet| {
            let view = view(discreet);
            file(I18n::default(), &view, &view.visit.times[0]).replace("\r\n ", "")
        };
        assert!(text(false).contains("눈물그만상담실") && text(false).contains("양재천 옆"));
        let quiet = text(true);
        assert!(quiet.contains("SUMMARY:약속"), "{quiet}");
        for telling in ["눈물", "상담", "양재천", "방문"] {
            assert!(!quiet.contains(telling), "{telling}: {quiet}");
        }
    }
}
