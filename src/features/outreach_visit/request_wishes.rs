//! Times that are wished for, chosen among those at which an officer is free; of several visits all of them, of which
//! the first proposes the rest.

use super::request_draft::Wish;
use super::request_read::{wish_id, wishes_most};
use super::request_words::wish_label;
use crate::fetch::use_load;
use crate::i18n::{I18n, use_i18n};
use crate::not_loaded::NotLoaded;
use crate::ui::SelectField;
use contract::time::Timestamp;
use contract::visit::{VisitService, VisitWindows, WindowDay};
use std::rc::Rc;
use yew::prelude::*;

/// What is chosen.
#[derive(Properties, PartialEq)]
pub(super) struct WishesProps {
    /// Of which service.
    pub(super) service: Rc<VisitService>,
    /// Id of the dong.
    pub(super) dong: String,
    /// What is chosen so far.
    pub(super) wishes: Vec<Wish>,
    /// What is wrong with each.
    pub(super) errors: Vec<Option<AttrValue>>,
    /// Called with what is chosen now.
    pub(super) onchange: Callback<Vec<Wish>>,
}

/// Name in the cache.
pub(super) fn windows_name(service: &str, dong: &str) -> String {
    format!("visit-windows/{service}/{dong}")
}

/// The rows; one more than is chosen, where more may be wished for.
#[component]
pub(super) fn Wishes(props: &WishesProps) -> Html {
    let i18n = use_i18n();
    let (service, dong) = (props.service.id.clone(), props.dong.clone());
    let load = use_load::<VisitWindows, _>(windows_name(&service, &dong), move |client| {
        let (service, dong) = (service.clone(), dong.clone());
        Box::pin(async move { client.visit_windows(&service, &dong).await })
    });
    let Some(windows) = load.loaded.get() else {
        return html! {
            <NotLoaded error={load.loaded.error.clone()} reload={load.reload} />
        };
    };
    let days: Vec<&WindowDay> = windows
        .days
        .iter()
        .filter(|day| day.windows.iter().any(|window| window.free))
        .collect();
    if days.is_empty() {
        return html! {
            <p role="status">{ i18n.visit_request().no_windows }</p>
        };
    }
    let most = wishes_most(&props.service);
    let rows = match props.service.visits_planned {
        Some(_) => most,
        None => (props.wishes.iter().filter(|wish| !wish.start.is_empty()).count() + 1).clamp(1, most),
    };
    html! {
        <>
            { for (0..rows).map(|nth| row(i18n, props, nth, (windows, &days))) }
        </>
    }
}

fn row(
    i18n: I18n,
    props: &WishesProps,
    nth: usize,
    (windows, days): (&Rc<VisitWindows>, &[&WindowDay]),
) -> Html {
    let words = i18n.visit_request();
    let wish = props.wishes.get(nth).cloned().unwrap_or_default();
    let mut day_options = vec![(AttrValue::default(), AttrValue::from(words.choose_day))];
    day_options.extend(days.iter().map(|day| {
        (
            AttrValue::from(day.date.to_string()),
            AttrValue::from(i18n.date(day.date)),
        )
    }));
    let day = days.iter().find(|day| day.date.to_string() == wish.day);
    let mut time_options = vec![(AttrValue::default(), AttrValue::from(words.choose_time))];
    time_options.extend(
        day.iter()
            .flat_map(|day| &day.windows)
            .filter(|window| window.free)
            .map(|window| {
                (
                    AttrValue::from(window.start.to_string()),
                    AttrValue::from(i18n.clock(window.start.clock())),
                )
            }),
    );
    let set = |make: fn(&VisitWindows, &mut Wish, String)| {
        let (wishes, onchange) = (props.wishes.clone(), props.onchange.clone());
        let (windows, service) = (windows.clone(), props.service.clone());
        Callback::from(move |value: AttrValue| {
            let mut wishes = wishes.clone();
            wishes.resize(wishes.len().max(nth + 1), Wish::default());
            make(&windows, &mut wishes[nth], value.to_string());
            if nth == 0 {
                propose(&service, &windows, &mut wishes);
            }
            onchange.emit(wishes);
        })
    };
    let label = wish_label(i18n, &props.service, nth);
    html! {
        <div class="visit-time" key={nth}>
            <SelectField
                key="day"
                id={wish_id(nth)}
                label={label.clone()}
                options={day_options}
                value={wish.day.clone()}
                error={props.errors.get(nth).cloned().flatten()}
                onchange={set(choose_day)}
            />
            if day.is_some() {
                <SelectField
                    key="time"
                    id={format!("{}-time", wish_id(nth))}
                    label={crate::i18n::fill(words.time_of, &[("wish", &label)])}
                    options={time_options}
                    value={wish.start.clone()}
                    onchange={set(|_, wish, start| wish.start = start)}
                />
            }
        </div>
    }
}

/// Another day: its only time is chosen with it.
fn choose_day(windows: &VisitWindows, wish: &mut Wish, day: String) {
    let known = windows.days.iter().find(|known| known.date.to_string() == day);
    let free: Vec<Timestamp> = known
        .iter()
        .flat_map(|day| &day.windows)
        .filter(|window| window.free)
        .map(|window| window.start)
        .collect();
    wish.day = day;
    wish.start = match free.as_slice() {
        [only] => only.to_string(),
        _ => String::new(),
    };
}

/// The first of several visits proposes the others.
fn propose(service: &VisitService, windows: &VisitWindows, wishes: &mut Vec<Wish>) {
    let first = wishes.first().and_then(|wish| Timestamp::parse(&wish.start));
    let (Some(plan), Some(first)) = (&service.visits_planned, first) else {
        return;
    };
    if let Some(starts) = plan.proposed(&windows.days, first) {
        *wishes = starts
            .into_iter()
            .map(|start| Wish {
                day: start.date().to_string(),
                start: start.to_string(),
            })
            .collect();
    }
}
