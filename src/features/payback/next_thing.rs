//! What to do next with a book and until when; large, since it is what one comes for.

use super::calendar::CalendarChoice;
use super::dates::days_left;
use super::use_public::use_rules;
use crate::fetch::use_services;
use crate::i18n::{I18n, fill, use_i18n};
use contract::payback::{Payback, PaybackState, PaybackView, StepKind};
use contract::time::Timestamp;
use yew::prelude::*;

/// Which book.
#[derive(Properties, PartialEq)]
pub(super) struct NextThingProps {
    /// The book as the backend shows it.
    pub(super) view: PaybackView,
}

/// The next thing; for a book to be returned with the last day, what to bring and a calendar file.
#[component]
pub(super) fn NextThing(props: &NextThingProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.payback_book();
    let services = use_services();
    let view = &props.view;
    let returning = view.payback.state == PaybackState::Bought;
    let (lead, further) = next_words(i18n, view, services.client.clock().now(), &services.config.phone);
    html! {
        <section class="panel">
            <h2>{ if view.payback.state.is_open() { words.next_heading } else { words.over_heading } }</h2>
            <p class="payback-next">{ lead }</p>
            { for further.into_iter().enumerate().map(|(at, text)| html! { <p key={at}>{ text }</p> }) }
            if returning {
                <Bring key="bring" />
                <CalendarChoice key="calendar" view={view.clone()} />
            }
        </section>
    }
}

/// The sentence that stands large, and the further ones.
fn next_words(i18n: I18n, view: &PaybackView, now: Timestamp, phone: &str) -> (String, Vec<Html>) {
    let words = i18n.payback_book();
    let payback = &view.payback;
    let store = i18n.text(&payback.store.name);
    let amount = i18n.won(payback.amount_won);
    let step = |kind: StepKind| -> Vec<Html> {
        let step = view.process.step(kind);
        step.map(|step| i18n.shown(&step.text)).into_iter().collect()
    };
    match payback.state {
        PaybackState::Applied => (words.next_applied.into(), step(StepKind::Approve)),
        PaybackState::Approved => (
            fill(words.next_approved, &[("store", &store)]),
            step(StepKind::Buy),
        ),
        PaybackState::Bought => returning(i18n, payback, now, phone),
        PaybackState::Returned => (words.next_returned.into(), step(StepKind::Check)),
        PaybackState::Checked => (
            fill(words.next_checked, &[("amount", &amount)]),
            step(StepKind::Pay),
        ),
        PaybackState::Paid => (
            fill(words.next_paid, &[("amount", &amount)]),
            step(StepKind::Place),
        ),
        PaybackState::Placed => (
            fill(words.next_paid, &[("amount", &amount)]),
            vec![words.next_placed.into()],
        ),
        PaybackState::Refused => (words.next_refused.into(), vec![words.next_refused_text.into()]),
        PaybackState::Withdrawn => (words.next_withdrawn.into(), Vec::new()),
        PaybackState::Missed => (
            words.next_missed.into(),
            vec![fill(words.ask_by_phone, &[("phone", phone)]).into()],
        ),
        PaybackState::Unknown => (
            words.next_unknown.into(),
            vec![fill(words.ask_by_phone, &[("phone", phone)]).into()],
        ),
    }
}

/// The last safe day: exact, in days that are left, and until when the store is open on it.
fn returning(i18n: I18n, payback: &Payback, now: Timestamp, phone: &str) -> (String, Vec<Html>) {
    let words = i18n.payback_book();
    let Some(last) = payback.last_return_day else {
        return (
            words.no_day.into(),
            vec![fill(words.ask_by_phone, &[("phone", phone)]).into()],
        );
    };
    let mut further = vec![days_left(i18n, last, now.date()).into()];
    if let Some(at) = payback.last_return_at {
        let store = i18n.text(&payback.store.name);
        let values = [("store", store.as_str()), ("time", &*i18n.clock(at.clock()))];
        further.push(fill(words.closes_at, &values).into());
    }
    if let Some(deadline) = payback.return_by.filter(|deadline| *deadline > last) {
        further.push(fill(words.earlier, &[("date", &i18n.date(deadline))]).into());
    }
    (fill(words.next_bought, &[("date", &i18n.date(last))]), further)
}

/// What to bring, as the district lists it.
#[component]
fn Bring() -> Html {
    let i18n = use_i18n();
    let rules = use_rules();
    let Some(rules) = rules.loaded.get().filter(|rules| !rules.bring.is_empty()) else {
        return Html::default();
    };
    html! {
        <>
            <h3>{ i18n.payback_book().bring }</h3>
            <ul class="dash-list">
                { for rules.bring.iter().enumerate().map(|(at, text)| html! {
                    <li key={at} lang={i18n.lang_of(text)}>{ i18n.text(text) }</li>
                }) }
            </ul>
        </>
    }
}
