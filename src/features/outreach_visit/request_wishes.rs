//! Times that are wished for, chosen among those at which an officer is free; of several visits all of them, of which
//! the first proposes the rest.

use super::request_draft::Wish;
use super::request_read::{wish_id, wishes_most};
use super::request_words::wish_label;
use crate::fetch::use_load;
use crate::i18n::{I18n, fill, use_i18n};
use crate::not_loaded::NotLoaded;
use crate::ui::{ChoiceGroup, RadioCard, SelectField};
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
    use_still_free(props, load.loaded.get().cloned());
    let Some(windows) = load.loaded.get() else {
        return html! {
            <NotLoaded error={load.loaded.error.clone()} reload={load.reload} />
        };
    };
    let days: Vec<&WindowDay> = windows
        .days
        .iter()
        .filter(|day| free(day).next().is_some())
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

/// Takes out what someone else has taken meanwhile: it has to be chosen anew.
#[hook]
fn use_still_free(props: &WishesProps, windows: Option<Rc<VisitWindows>>) {
    let (wishes, onchange) = (props.wishes.clone(), props.onchange.clone());
    use_effect_with(windows, move |windows| {
        let Some(windows) = windows else { return };
        let is_free = |wish: &Wish| {
            let start = Timestamp::parse(&wish.start);
            start.is_none_or(|start| windows.at(start).is_some_and(|window| window.free))
        };
        if !wishes.iter().all(is_free) {
            let mut wishes = wishes;
            wishes
                .iter_mut()
                .filter(|wish| !is_free(wish))
                .for_each(|wish| wish.start.clear());
            onchange.emit(wishes);
        }
    });
}

fn row(
    i18n: I18n,
    props: &WishesProps,
    nth: usize,
    (windows, days): (&Rc<VisitWindows>, &[&WindowDay]),
) -> Html {
    let words = i18n.visit_request();
    let wish = props.wishes.get(nth).cloned().unwrap_or_default();
    let label = wish_label(i18n, &props.service, nth);
    // The first one begins with the first day on which someone can come.
    let chosen = days.iter().find(|day| day.date.to_string() == wish.day).copied();
    let day = chosen.or((nth == 0).then(|| days[0]));
    let mut options = vec![(AttrValue::default(), AttrValue::from(words.choose_day))];
    options.retain(|_| nth > 0);
    options.extend(days.iter().map(|day| {
        (
            AttrValue::from(day.date.to_string()),
            AttrValue::from(i18n.date(day.date)),
        )
    }));
    let set = |make: fn(&VisitWindows, String) -> Wish| {
        let (wishes, onchange) = (props.wishes.clone(), props.onchange.clone());
        let (windows, service) = (windows.clone(), props.service.clone());
        Callback::from(move |value: AttrValue| {
            let mut wishes = wishes.clone();
            wishes.resize(wishes.len().max(nth + 1), Wish::default());
            wishes[nth] = make(&windows, value.to_string());
            if nth == 0 {
                propose(&service, &windows, &mut wishes);
            }
            onchange.emit(wishes);
        })
    };
    let id = wish_id(nth);
    let chosen = day.map(|day| day.date.to_string()).unwrap_or_default();
    html! {
        <div class="visit-time" key={nth}>
            <SelectField key="day" id={format!("{id}-day")} label={label.clone()} {options} value={chosen}
                onchange={set(choose_day)} />
            if let Some(day) = day {
                <ChoiceGroup key="time" legend={fill(words.time_of, &[("wish", &label)])} name={id.clone()}
                    error={props.errors.get(nth).cloned().flatten()}>
                    { for free(day).map(|start| time(i18n, (&id, start), &wish, &set(choose_time))) }
                </ChoiceGroup>
            }
        </div>
    }
}

/// The times of a day at which someone can come.
fn free(day: &WindowDay) -> impl Iterator<Item = Timestamp> {
    let free = day.windows.iter().filter(|window| window.free);
    free.map(|window| window.start)
}

fn time(i18n: I18n, (name, start): (&str, Timestamp), wish: &Wish, onchange: &Callback<AttrValue>) -> Html {
    let value = start.to_string();
    html! {
        <RadioCard key={value.clone()} id={format!("{name}-{}", start.clock())} name={name.to_owned()}
            checked={wish.start == value} value={value.clone()} onchange={onchange.clone()}
            title={i18n.clock(start.clock())} />
    }
}

/// A time, with its day.
fn choose_time(_: &VisitWindows, start: String) -> Wish {
    let day = Timestamp::parse(&start).map(|start| start.date().to_string());
    Wish {
        day: day.unwrap_or_default(),
        start,
    }
}

/// Another day: its only time is chosen with it.
fn choose_day(windows: &VisitWindows, day: String) -> Wish {
    let known = windows.days.iter().find(|known| known.date.to_string() == day);
    let free: Vec<Timestamp> = known.into_iter().flat_map(free).collect();
    Wish {
        day,
        start: match free.as_slice() {
            [only] => only.to_string(),
            _ => String::new(),
        },
    }
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
