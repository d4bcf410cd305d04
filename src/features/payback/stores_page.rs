//! The partner bookstores: which are open now, until when, when they are closed, and how far they are if asked.

use super::suggest_form::SuggestForm;
use super::use_public::{use_rules, use_stores};
use crate::come_to_me::come_to_me;
use crate::device;
use crate::fetch::use_services;
use crate::gradually::Few;
use crate::i18n::{I18n, fill, use_i18n};
use crate::not_loaded::NotLoaded;
use crate::page::Page;
use crate::routes::{BookView, Route};
use crate::session::SessionBar;
use crate::ui::{Badge, BadgeKind, Button, ButtonKind, Details, IconName};
use contract::office::OpenState;
use contract::payback::{Bookstore, nearest_open};
use contract::time::Timestamp;
use yew::prelude::*;

/// Days of which closing days are shown beforehand.
const CLOSINGS_AHEAD: u64 = 31;

/// The page.
#[component]
pub(super) fn StoresPage() -> Html {
    let i18n = use_i18n();
    let words = i18n.payback_stores();
    let wrong = use_state(|| false);
    let onwrong = {
        let wrong = wrong.clone();
        Callback::from(move |is: bool| wrong.set(is))
    };
    html! {
        <Page
            heading={words.heading}
            lead={words.lead}
            wrong={*wrong}
            back={(Route::Payback(BookView::Coach, String::new()).address().into(), i18n.payback().back.into())}
            above={html! { <SessionBar key="session" /> }}
        >
            <Stores key="stores" />
            { come_to_me(i18n) }
            <div key="suggest"><Details summary={words.suggest_summary}><SuggestForm {onwrong} /></Details></div>
        </Page>
    }
}

/// Where someone stands, as far as asked.
#[derive(Clone, Copy, PartialEq)]
enum Here {
    NotAsked,
    Asking,
    Unknown,
    At(i32, i32),
}

#[component]
fn Stores() -> Html {
    let i18n = use_i18n();
    let words = i18n.payback_stores();
    let client = use_services().client;
    let here = use_state(|| Here::NotAsked);
    let load = use_stores(None);
    // Of the stores a cache may answer, which does not know what time it is; the rules bring the backend's time.
    let rules = use_rules();
    let (Some(list), Some(_)) = (load.loaded.get(), rules.loaded.get()) else {
        let error = load.loaded.error.clone().or_else(|| rules.loaded.error.clone());
        let reload = Callback::from(move |()| {
            load.reload.emit(());
            rules.reload.emit(());
        });
        return html! {
            <NotLoaded {error} {reload} />
        };
    };
    let now = client.clock().now();
    let onclick = {
        let here = here.clone();
        Callback::from(move |_: MouseEvent| {
            let found = here.clone();
            here.set(Here::Asking);
            device::locate(move |position| {
                found.set(position.map_or(Here::Unknown, |(north, east)| Here::At(north, east)));
            });
        })
    };
    let stores = nearest_first(&list.items, *here);
    html! {
        <>
            <div class="mine-actions" key="near">
                <Button kind={ButtonKind::Secondary} icon={IconName::Place} busy={*here == Here::Asking} {onclick}>
                    { words.near }
                </Button>
            </div>
            <p key="said" role="status">{ said(i18n, &list.items, *here, now) }</p>
            <Few
                class="order-list"
                key="list"
                list=true
                items={stores.iter().map(|(store, metres)| card(i18n, store, *metres, now)).collect::<Vec<_>>()}
            />
        </>
    }
}

/// What came of asking where someone stands: the nearest store that is open now, or that it is not known.
fn said(i18n: I18n, stores: &[Bookstore], here: Here, now: Timestamp) -> String {
    let words = i18n.payback_stores();
    let place = match here {
        Here::At(north, east) => (north, east),
        Here::Unknown => return words.near_unknown.into(),
        Here::NotAsked | Here::Asking => return String::new(),
    };
    match nearest_open(stores, place, now) {
        Some((store, metres)) => {
            let approximate = store
                .position
                .as_ref()
                .is_some_and(|position| position.approximate);
            let values = [
                ("store", &*i18n.text(&store.name)),
                ("distance", &*i18n.away(metres, approximate)),
            ];
            fill(words.nearest_open, &values)
        }
        None => words.none_open.into(),
    }
}

/// The stores with how far they are, the nearest in front; in the district's order where that is not known.
fn nearest_first(stores: &[Bookstore], here: Here) -> Vec<(&Bookstore, Option<u32>)> {
    let metres = |store: &Bookstore| match (here, &store.position) {
        (Here::At(north, east), Some(position)) => position.metres_from(north, east),
        _ => None,
    };
    let mut listed: Vec<_> = stores.iter().map(|store| (store, metres(store))).collect();
    listed.sort_by_key(|(_, metres)| metres.unwrap_or(u32::MAX));
    listed
}

fn card(i18n: I18n, store: &Bookstore, metres: Option<u32>, now: Timestamp) -> Html {
    let words = i18n.payback_stores();
    let approximate = store
        .position
        .as_ref()
        .is_some_and(|position| position.approximate);
    html! {
        <li key={store.id.clone()} class="panel">
            <h2 lang={i18n.lang_of(&store.name)}>{ i18n.text(&store.name) }</h2>
            <p>
                { i18n.text(&store.dong) }
                if let Some(address) = &store.address {
                    { " · " }{ i18n.shown(address) }
                }
                if let Some(metres) = metres {
                    { " · " }{ i18n.away(metres, approximate) }
                }
            </p>
            <p><strong>{ open_now(i18n, store, now) }</strong></p>
            { closings(i18n, store, now) }
            if let Some(phone) = &store.phone {
                <p><a href={format!("tel:{phone}")}>{ fill(words.call, &[("phone", phone)]) }</a></p>
            }
            if store.demo {
                <p><Badge kind={BadgeKind::Demo}>{ i18n.payback().demo }</Badge></p>
            }
        </li>
    }
}

/// Whether a store is open now, and until or from when.
pub(super) fn open_now(i18n: I18n, store: &Bookstore, now: Timestamp) -> String {
    let words = i18n.payback_stores();
    match store.hours.state(now) {
        OpenState::Open(until) => fill(words.open_until, &[("time", &i18n.clock(until))]),
        OpenState::Lunch(until) | OpenState::OpensToday(until) => {
            fill(words.opens_at, &[("time", &i18n.clock(until))])
        }
        OpenState::Closed => words.closed_now.into(),
        OpenState::ClosedFor(closure) => fill(words.closed_for, &[("reason", &i18n.text(&closure.reason))]),
    }
}

/// The closed weekdays, and closing days that come.
fn closings(i18n: I18n, store: &Bookstore, now: Timestamp) -> Html {
    let words = i18n.payback_stores();
    let open = |weekday: u8| store.hours.weekly.iter().any(|day| day.weekday == weekday);
    let weekly: Vec<String> = (0..7)
        .filter(|weekday| !open(*weekday))
        .map(|weekday| i18n.weekdays(weekday, weekday))
        .collect();
    let today = now.date();
    let coming: Vec<String> = store
        .hours
        .closures
        .iter()
        .filter(|closure| closure.date >= today && closure.date <= today.plus_days(CLOSINGS_AHEAD))
        .map(|closure| i18n.date(closure.date))
        .collect();
    html! {
        <>
            if !weekly.is_empty() {
                <p>{ fill(words.closed_weekly, &[("days", &weekly.join(", "))]) }</p>
            }
            if !coming.is_empty() {
                <p>{ fill(words.closed_days, &[("days", &coming.join(", "))]) }</p>
            }
        </>
    }
}
