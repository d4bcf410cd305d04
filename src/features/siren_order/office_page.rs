//! Step 3: where.

use super::acting_banner::ActingBanner;
use super::journey;
use super::order_steps::{StepProps, back_link, next_route};
use super::use_draft::use_draft;
use super::use_public_data::use_public_data;
use crate::come_to_me::come_to_me;
use crate::not_loaded::NotLoaded;

use crate::device;
use crate::fetch::use_services;
use crate::gradually::Few;
use crate::i18n::{I18n, fill, use_i18n};
use crate::page::Page;
use crate::routes::{Choice, OrderStep};
use crate::ui::{Badge, BadgeKind, Button, ButtonKind, IconName};
use contract::office::{Hours, Office, OpenState};
use contract::time::{ClockTime, Timestamp};
use yew::prelude::*;

/// Where the resident is, as far as they told.
#[derive(Clone, Copy, PartialEq)]
enum Here {
    NotAsked,
    Asking,
    Known(i32, i32),
    Refused,
}

/// All offices; nearest first when the resident asks for it.
#[component]
pub(super) fn OfficePage(props: &StepProps) -> Html {
    let i18n = use_i18n();
    let draft = use_draft();
    let data = use_public_data();
    let now = use_services().client.clock().now();
    let here = use_state(|| Here::NotAsked);
    let choice = props.choice.clone();
    let mut offices: Vec<Office> = data.offices.as_ref().map_or_else(Vec::new, |list| {
        list.items.iter().filter(|it| it.takes_orders).cloned().collect()
    });
    if let Here::Known(latitude, longitude) = *here {
        offices.sort_by_key(|office| metres(office, latitude, longitude).unwrap_or(u32::MAX));
    }
    let loaded = data.offices.is_some();
    let cards = offices
        .iter()
        .map(|office| card(i18n, office, now, *here, &choice));
    html! {
        <Page
            heading={i18n.office().heading}
            lead={i18n.office().lead}
            back={back_link(i18n, OrderStep::Office, &choice)}
            above={html! { <ActingBanner draft={draft} /> }}
            step={journey::number(OrderStep::Office)}
        >
            if loaded {
                // Where a kiosk stands is known to whoever stands there.
                if !device::is_kiosk() {
                    { nearest_first(i18n, &here) }
                }
                <Few class="office-list" list=true items={cards.collect::<Vec<_>>()} />
            } else {
                <NotLoaded error={data.error.clone()} reload={data.reload.clone()} />
            }
            { come_to_me(i18n) }
        </Page>
    }
}

/// The location is asked for only when this is pressed, and stays on the device.
fn nearest_first(i18n: I18n, here: &UseStateHandle<Here>) -> Html {
    let words = i18n.office();
    let status = match **here {
        Here::NotAsked => "",
        Here::Asking => words.locating,
        Here::Known(..) => words.sorted,
        Here::Refused => words.not_located,
    };
    let onclick = {
        let here = here.clone();
        Callback::from(move |_: MouseEvent| {
            let answered = here.clone();
            here.set(Here::Asking);
            device::locate(move |position| {
                answered.set(position.map_or(Here::Refused, |(latitude, longitude)| {
                    Here::Known(latitude, longitude)
                }));
            });
        })
    };
    html! {
        <div class="office-sort">
            <Button
                kind={ButtonKind::Secondary}
                small=true
                icon={IconName::Place}
                busy={**here == Here::Asking}
                {onclick}
            >
                { words.nearest_first }
            </Button>
            <p class="office-sort__status" role="status">{ status }</p>
        </div>
    }
}

fn card(i18n: I18n, office: &Office, now: Timestamp, here: Here, choice: &Choice) -> Html {
    let choice = choice.clone().with_office(&office.id);
    let chosen = choice.start.is_some();
    let away = match here {
        Here::Known(latitude, longitude) => metres(office, latitude, longitude),
        _ => None,
    };
    let approximate = office
        .position
        .as_ref()
        .is_some_and(|position| position.approximate);
    html! {
        <li key={office.id.clone()}>
            <a
                class="office-card"
                href={next_route(OrderStep::Office, &choice).address()}
                aria-current={chosen.then_some("true")}
            >
                <span class="office-card__name">{ i18n.shown(&office.name) }</span>
                { open_badge(i18n, office, now) }
                <span class="office-card__place">{ place(i18n, office) }</span>
                { hours(i18n, &office.hours) }
                if let Some(away) = away {
                    <span class="office-card__distance">{ i18n.away(away, approximate) }</span>
                }
            </a>
        </li>
    }
}

/// The hours that matter for an order: of a week, lunch, the late evening.
fn hours(i18n: I18n, hours: &Hours) -> Html {
    let words = i18n.office();
    let span = |from: ClockTime, until: ClockTime| i18n.clock_span(from, until);
    let day = hours.weekly.iter().find(|day| !day.evening);
    let last = |evening: bool| {
        hours
            .weekly
            .iter()
            .rev()
            .find(|day| day.evening == evening)
            .map(|day| day.weekday)
    };
    let (Some(day), Some(last)) = (day, last(false)) else {
        return Html::default();
    };
    let days = i18n.weekdays(day.weekday, last);
    let lunch = day.lunch.as_ref().map(|lunch| {
        html! {
            <li>{ fill(words.hours_lunch, &[("span", &span(lunch.from, lunch.until))]) }</li>
        }
    });
    let evenings = hours.weekly.iter().filter(|day| day.evening).map(|day| {
        let values = [
            ("days", i18n.weekdays(day.weekday, day.weekday)),
            ("time", i18n.clock(day.close)),
        ];
        html! {
            <li>{ fill(words.hours_evening, &[("days", &values[0].1), ("time", &values[1].1)]) }</li>
        }
    });
    html! {
        <ul class="hours">
            <li>{ fill(words.hours, &[("days", &days), ("span", &span(day.open, day.close))]) }</li>
            { lunch }
            { for evenings }
        </ul>
    }
}

/// Dong and address: offices of similar names are told apart by them.
pub(super) fn place(i18n: I18n, office: &Office) -> String {
    let dong = i18n.text(&office.dong);
    let named = i18n.text(&office.name).contains(dong.as_str());
    match &office.address {
        Some(address) if named => i18n.text(address).to_string(),
        Some(address) => format!("{dong} · {}", i18n.text(address)),
        None if named => String::new(),
        None => dong.to_string(),
    }
}

fn open_badge(i18n: I18n, office: &Office, now: Timestamp) -> Html {
    let words = i18n.office();
    let until = |template: &'static str, time| fill(template, &[("time", &i18n.clock(time))]);
    let (kind, text) = match office.hours.state(now) {
        OpenState::Open(_) => (BadgeKind::Good, words.open_until.into()),
        OpenState::Lunch(_) => (BadgeKind::Busy, words.lunch_until.into()),
        OpenState::OpensToday(time) => (BadgeKind::Neutral, until(words.opens_at, time)),
        OpenState::Closed => (BadgeKind::Neutral, words.closed_now.into()),
        OpenState::ClosedFor(closure) => (
            BadgeKind::Neutral,
            fill(words.closed_for, &[("reason", &i18n.text(&closure.reason))]),
        ),
    };
    html! {
        <Badge {kind}>{ text }</Badge>
    }
}

/// Metres from a place to an office, if it is known where that is.
fn metres(office: &Office, latitude: i32, longitude: i32) -> Option<u32> {
    office.position.as_ref()?.metres_from(latitude, longitude)
}
