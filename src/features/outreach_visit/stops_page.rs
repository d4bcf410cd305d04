//! Where trucks and buses stop: as a list or as months, beside a map, for one dong or all.

use super::district_map::district_map;
use super::mobile_stops::{coming, in_dong, nearby};
use super::next_stop::{ChooseDong, next_stop};
use super::stop_item::stop_list;
use super::stop_month::StopMonth;
use super::use_public::use_mobile_units;
use super::wish::WishForm;
use crate::fetch::use_services;
use crate::i18n::{I18n, fill, use_i18n};
use crate::navigation::use_navigator;
use crate::not_loaded::NotLoaded;
use crate::page::Page;
use crate::routes::{Route, StopsChoice, VisitView};
use crate::ui::{Details, SegmentedControl};
use contract::visit::{MobileStop, MobileUnits};
use std::rc::Rc;
use yew::prelude::*;

/// So many stops stand open; the rest opens on a press.
const SHOWN: usize = 6;
/// So many of those nearby are shown.
const NEAR_SHOWN: usize = 3;

/// Properties of [`StopsPage`].
#[derive(Properties, PartialEq)]
pub(super) struct StopsPageProps {
    /// The dong, and how the stops are looked at.
    pub(super) choice: StopsChoice,
}

/// The page.
#[component]
pub(super) fn StopsPage(props: &StopsPageProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.visit_stops();
    let navigator = use_navigator();
    let now = use_services().client.clock().now();
    let load = use_mobile_units();
    let back = Some((
        AttrValue::from(Route::Visits(VisitView::Finder).address()),
        AttrValue::from(i18n.visit_service().back),
    ));
    let go = {
        let navigator = navigator.clone();
        Callback::from(move |choice: StopsChoice| navigator.replace(Route::Visits(VisitView::Stops(choice))))
    };
    let Some(known) = load.loaded.get() else {
        return html! {
            <Page heading={words.heading} lead={words.lead} {back}>
                <NotLoaded error={load.loaded.error.clone()} reload={load.reload.clone()} />
            </Page>
        };
    };
    let choice = props.choice.clone();
    let choose = {
        let (go, month) = (go.clone(), choice.month);
        Callback::from(move |id: String| {
            let dong = Some(id).filter(|id| !id.is_empty());
            go.emit(StopsChoice { dong, month });
        })
    };
    let stops = coming(&known.0, now);
    let dong = choice.dong.as_deref();
    let dong = dong.filter(|id| known.0.dong.iter().any(|one| one.id == *id));
    html! {
        <Page heading={words.heading} lead={words.lead} {back}>
            <ChooseDong key="dong" units={known.clone()} chosen={dong.map(str::to_owned)} choose={choose.clone()} />
            if let Some(dong) = dong {
                { next_stop(i18n, &known.0, &stops, dong) }
            }
            <div key="shown" class="visit-places">
                { district_map(i18n, &known.0.dong, &stops, dong, &choose) }
                <div class="visit-places__list">
                    { view_switch(i18n, &choice, &go) }
                    { shown(i18n, known, &stops, &choice) }
                </div>
            </div>
            if let Some(dong) = known.0.dong.iter().find(|one| Some(one.id.as_str()) == dong) {
                <WishForm key={dong.id.clone()} dong={dong.clone()} />
            } else {
                <p key="wish">{ words.wish_choose }</p>
            }
        </Page>
    }
}

/// As a list or as months.
fn view_switch(i18n: I18n, choice: &StopsChoice, go: &Callback<StopsChoice>) -> Html {
    let words = i18n.visit_stops();
    let dong = choice.dong.clone();
    let onchange = go.reform(move |value: AttrValue| StopsChoice {
        dong: dong.clone(),
        month: value == "month",
    });
    html! {
        <SegmentedControl
            key="view"
            name="visit-view"
            label={words.view}
            options={vec![("list".into(), words.as_list.into()), ("month".into(), words.as_month.into())]}
            value={if choice.month { "month" } else { "list" }}
            {onchange}
        />
    }
}

fn shown(i18n: I18n, known: &Rc<(MobileUnits, usize)>, stops: &[&MobileStop], choice: &StopsChoice) -> Html {
    let words = i18n.visit_stops();
    let units = &known.0;
    let of_dong = choice.dong.as_deref().map(|dong| in_dong(stops, dong));
    let wanted = of_dong.clone().unwrap_or_else(|| stops.to_vec());
    if choice.month {
        let ids: Vec<String> = wanted.iter().map(|stop| stop.id.clone()).collect();
        return html! {
            <>
                if ids.is_empty() {
                    <p>{ words.none_here }</p>
                }
                <StopMonth key={choice.dong.clone().unwrap_or_default()} units={known.clone()} shown={ids} />
            </>
        };
    }
    let near = choice.dong.as_deref().map(|dong| nearby(units, stops, dong));
    let (first, rest) = wanted.split_at(wanted.len().min(SHOWN));
    html! {
        <>
            <h2 key="first-heading">{ words.days }</h2>
            if wanted.is_empty() {
                <p key="none">{ words.none_here }</p>
            }
            <div key="first">{ stop_list(i18n, units, first) }</div>
            if !rest.is_empty() {
                <Details summary={fill(words.more, &[("count", &rest.len().to_string())])}>
                    { stop_list(i18n, units, rest) }
                </Details>
            }
            if let Some(near) = near.filter(|near| !near.is_empty()) {
                <h2 key="near-heading">{ words.nearby }</h2>
                <div key="near">{ stop_list(i18n, units, &near[..near.len().min(NEAR_SHOWN)]) }</div>
            }
        </>
    }
}
