//! Visits that were asked for, and opening one by its number: those that stand in no list are found that way.

use super::follow_words;
use crate::api::List;
use crate::fetch::use_load;
use crate::gradually::Few;
use crate::i18n::{I18n, fill, use_i18n};
use crate::navigation::use_navigator;
use crate::not_loaded::NotLoaded;
use crate::routes::{MineView, Route, VisitView};
use crate::session::PersonalPage;
use crate::ui::{Badge, Button, ButtonKind, TextField};
use contract::limits::REFERENCE_TYPED_MAX;
use contract::reservation::normalise_reference;
use contract::visit::{VisitGroup, VisitRow};
use yew::prelude::*;

/// The page.
#[component]
pub(super) fn MinePage() -> Html {
    let i18n = use_i18n();
    let words = i18n.visit_follow();
    html! {
        <PersonalPage
            heading={words.mine_heading}
            back={(Route::Mine(MineView::Household).address().into(), i18n.mine().back.into())}
        >
            <Listed />
        </PersonalPage>
    }
}

#[component]
fn Listed() -> Html {
    let i18n = use_i18n();
    let words = i18n.visit_follow();
    let navigator = use_navigator();
    let load = use_load::<List<VisitRow>, _>("visits".into(), |client| {
        Box::pin(async move { client.list_visits().await })
    });
    let typed = use_state(String::new);
    let wrong = use_state(|| false);
    let onsubmit = {
        let (typed, wrong) = (typed.clone(), wrong.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let reference = normalise_reference(&typed);
            wrong.set(reference.is_none());
            if let Some(reference) = reference {
                navigator.push(Route::Visits(VisitView::One(reference)));
            }
        })
    };
    let groups = use_load::<List<VisitGroup>, _>("visit-groups".into(), |client| {
        Box::pin(async move { client.list_groups().await })
    });
    let groups = groups
        .loaded
        .get()
        .map(|list| list.items.clone())
        .unwrap_or_default();
    let shown = (*typed).clone();
    let error = wrong.then(|| AttrValue::from(words.wrong_number));
    let list = match load.loaded.get() {
        None => html! {
            <NotLoaded key="list" error={load.loaded.error.clone()} reload={load.reload.clone()} />
        },
        Some(list) if list.items.is_empty() => html! {
            <p key="list">{ words.none }</p>
        },
        Some(list) => html! {
            <Few key="list" class="visit-list" list=true items={list.items.iter().map(|row| card(i18n, row)).collect::<Vec<_>>()} />
        },
    };
    html! {
        <>
            if !groups.is_empty() {
                <h2 key="groups">{ words.groups }</h2>
                <ul key="gathering" class="visit-list">{ for groups.iter().map(|group| gathering(i18n, group)) }</ul>
            }
            { list }
            <form key="find" {onsubmit} novalidate=true class="find-form">
                <h2>{ words.find }</h2>
                <TextField id="reference" label={words.find_number} hint={words.find_hint} {error} error_now=true
                    value={shown} oninput={Callback::from(move |text| typed.set(text))} autocomplete="off"
                    max_length={REFERENCE_TYPED_MAX as u32} />
                <Button kind={ButtonKind::Secondary} submit=true>{ words.open }</Button>
            </form>
        </>
    }
}

/// A group that one leads: how many have joined, and until when.
fn gathering(i18n: I18n, group: &VisitGroup) -> Html {
    let words = i18n.visit_group();
    let (joined, needed) = (group.joined.to_string(), group.needed.to_string());
    let until = i18n.moment(group.expires_at);
    html! {
        <li key={group.reference.clone()}>
            <a class="order-card" href={Route::Visits(VisitView::One(group.reference.clone())).address()}>
                <strong class="order-card__time">{ i18n.shown(&group.service_name) }</strong>
                <span class="order-card__place">
                    { fill(words.count, &[("joined", &joined), ("needed", &needed)]) }
                    { " · " }
                    { fill(i18n.mine().until, &[("time", &until)]) }
                </span>
            </a>
        </li>
    }
}

fn card(i18n: I18n, row: &VisitRow) -> Html {
    let (kind, name) = follow_words::state(i18n, row.state);
    html! {
        <li key={row.reference.clone()}>
            <a class="order-card" href={Route::Visits(VisitView::One(row.reference.clone())).address()}>
                <span class="order-card__state"><Badge {kind}>{ name }</Badge></span>
                <strong class="order-card__time">{ i18n.shown(&row.title) }</strong>
                if let Some(start) = row.start {
                    <span class="order-card__place">{ i18n.moment(start) }</span>
                }
                if let Some(other) = &row.for_whom {
                    <span class="order-card__for">{ fill(i18n.mine().for_other, &[("name", &other.name)]) }</span>
                }
            </a>
        </li>
    }
}
