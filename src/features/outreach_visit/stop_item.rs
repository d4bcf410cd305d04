//! One stop of a truck or bus: when, where, what can be had there, and a file for the calendar.

use crate::calendar_file::{CalendarEvent, calendar_file};
use crate::device;
use crate::gradually::Few;
use crate::i18n::{I18n, fill};
use crate::routes::{Route, VisitView};
use crate::ui::{Badge, BadgeKind, Button, ButtonKind, Details, IconName};
use contract::text::LocalText;
use contract::visit::{MobileStop, MobileUnit, MobileUnits};
use yew::prelude::*;

/// Some stops.
pub(super) fn stop_list(i18n: I18n, units: &MobileUnits, stops: &[&MobileStop]) -> Html {
    html! {
        <Few class="visit-stops" list=true items={stops.iter().map(|stop| item(i18n, units, stop)).collect::<Vec<_>>()} />
    }
}

fn item(i18n: I18n, units: &MobileUnits, stop: &MobileStop) -> Html {
    let words = i18n.visit_stops();
    let unit = units.units.iter().find(|unit| unit.id == stop.unit);
    let name = unit.map_or_else(
        || AttrValue::from(words.unknown_unit),
        |unit| i18n.text(&unit.name),
    );
    html! {
        <li key={stop.id.clone()} class="visit-stop">
            <h3 class="visit-stop__when">
                { i18n.date(stop.start.date()) }
                <span class="visit-stop__hours">{ i18n.span(stop.start, stop.end) }</span>
            </h3>
            if let Some(why) = &stop.cancelled {
                <p>
                    <Badge kind={BadgeKind::Full}>{ words.cancelled }</Badge>{ " " }
                    <span lang={i18n.lang_of(why)}>{ i18n.text(why) }</span>
                </p>
            }
            <p class="visit-stop__what" lang={unit.and_then(|unit| i18n.lang_of(&unit.name))}>{ name.clone() }</p>
            <p lang={i18n.lang_of(&stop.place)}>{ i18n.text(&stop.place) }</p>
            if stop.demo {
                <p><Badge kind={BadgeKind::Demo}>{ words.demo }</Badge></p>
            }
            { for unit.map(|unit| offered(i18n, unit)) }
            if stop.cancelled.is_none() && !device::is_kiosk() && device::keeps_and_prints() {
                { calendar(i18n, stop, unit, &name) }
            }
        </li>
    }
}

/// What can be had there.
fn offered(i18n: I18n, unit: &MobileUnit) -> Html {
    let words = i18n.visit_stops();
    let list = |heading: &'static str, texts: &[LocalText]| {
        if texts.is_empty() {
            return Html::default();
        }
        html! {
            <>
                <p>{ heading }</p>
                <ul>{ for texts.iter().map(|text| html! { <li lang={i18n.lang_of(text)}>{ i18n.text(text) }</li> }) }</ul>
            </>
        }
    };
    html! {
        <Details summary={words.offered}>
            { list(words.issues, &unit.issues) }
            { list(words.advises, &unit.advises) }
            <p>
                <a href={Route::Visits(VisitView::Service(unit.service.clone())).address()}>{ words.about_service }</a>
            </p>
        </Details>
    }
}

fn calendar(i18n: I18n, stop: &MobileStop, unit: Option<&MobileUnit>, name: &AttrValue) -> Html {
    let words = i18n.visit_stops();
    let (stop, title) = (stop.clone(), name.to_string());
    let place = i18n.text(&stop.place).to_string();
    let of = unit.map(|unit| i18n.shown(&unit.name)).unwrap_or_default();
    let day = i18n.date(stop.start.date());
    let notes = words.calendar_notes;
    let onclick = Callback::from(move |_: MouseEvent| {
        let text = calendar_file(&CalendarEvent {
            name: &stop.id,
            version: 0,
            alarm_minutes: 60,
            changed_at: stop.start,
            start: stop.start,
            end: stop.end,
            title: &title,
            place: &place,
            notes,
        });
        device::offer_file("stop.ics", "text/calendar;charset=utf-8", &text);
    });
    html! {
        <Button kind={ButtonKind::Quiet} small=true icon={IconName::Calendar} {onclick}>
            { words.calendar }<span class="sr-only">{ ": " }{ of }{ ", " }{ day }</span>
        </Button>
    }
}

/// When and where the next one comes, in one sentence.
pub(super) fn next_sentence(i18n: I18n, units: &MobileUnits, stop: &MobileStop, here: bool) -> String {
    let words = i18n.visit_stops();
    let unit = units.units.iter().find(|unit| unit.id == stop.unit);
    let name = unit.map_or_else(
        || AttrValue::from(words.unknown_unit),
        |unit| i18n.text(&unit.name),
    );
    let dong = units.dong.iter().find(|dong| dong.id == stop.dong);
    let dong = dong.map(|dong| i18n.text(&dong.name)).unwrap_or_default();
    let values = [
        ("unit", &*name),
        ("dong", &*dong),
        ("moment", &*i18n.moment(stop.start)),
    ];
    fill(if here { words.next_here } else { words.next_nearby }, &values)
}
