//! Where somebody stands who has come, in few and large words. Nothing about the person: others stand behind.

use crate::i18n::{I18n, fill};
use crate::page::Page;
use crate::routes::Route;
use crate::ui::LinkButton;
use contract::kiosk::{Arrival, ArrivalState};
use contract::reservation::OrderState;
use yew::prelude::*;

/// Heading, and what to do.
fn told(i18n: I18n, arrival: &Arrival) -> (String, Vec<String>) {
    let words = i18n.arrival();
    let counter = i18n.text(&arrival.counter);
    let start = i18n.moment(arrival.start);
    let desk = arrival.called_to.clone().unwrap_or_default();
    let values: [(&str, &str); 5] = [
        ("counter", &counter),
        ("number", &arrival.number),
        ("start", &start),
        ("desk", &desk),
        ("office", &i18n.text(&arrival.office.name)),
    ];
    let say = |text: &str| fill(text, &values);
    match arrival.state {
        ArrivalState::Waiting => {
            let (heading, papers) = match arrival.papers {
                OrderState::Ready => (words.ready_title, words.ready_text),
                _ => (words.waiting_title, words.waiting_text),
            };
            (
                heading.into(),
                vec![ahead(i18n, arrival), say(words.call_text), papers.into()],
            )
        }
        ArrivalState::Called => (say(words.called_title), vec![say(words.called_text)]),
        ArrivalState::AtCounter => (say(words.counter_title), vec![words.counter_text.into()]),
        ArrivalState::Early => {
            let from = i18n.clock(arrival.check_in_from.clock());
            let early = fill(words.early_text, &[("start", &start), ("from", &from)]);
            (words.early_title.into(), vec![early])
        }
        ArrivalState::OtherDay => (words.other_day_title.into(), vec![say(words.other_day_text)]),
        ArrivalState::OtherOffice => (
            words.other_office_title.into(),
            vec![say(words.other_office_text)],
        ),
        ArrivalState::Collected => (words.collected_title.into(), vec![words.collected_text.into()]),
        ArrivalState::Cancelled => (words.cancelled_title.into(), vec![words.cancelled_text.into()]),
        ArrivalState::Over => {
            let until = i18n.moment(arrival.collect_until);
            (
                words.over_title.into(),
                vec![fill(words.over_text, &[("until", &until)])],
            )
        }
        ArrivalState::Unknown => (words.unknown_title.into(), vec![words.counter_text.into()]),
    }
}

fn ahead(i18n: I18n, arrival: &Arrival) -> String {
    let words = i18n.arrival();
    match arrival.ahead {
        Some(0) | None => words.next.into(),
        Some(count) => fill(words.ahead, &[("count", &count.to_string())]),
    }
}

/// Whether the number that is called out matters now.
pub(super) fn in_line(state: ArrivalState) -> bool {
    matches!(
        state,
        ArrivalState::Waiting | ArrivalState::Called | ArrivalState::AtCounter
    )
}

/// The page of the answer.
pub(super) fn arrival_shown(i18n: I18n, arrival: &Arrival) -> Html {
    let words = i18n.arrival();
    let (heading, sentences) = told(i18n, arrival);
    html! {
        // The same page goes on, so that the focus comes to its new heading.
        <Page {heading} focus_key={2}>
            if in_line(arrival.state) {
                <p class="arrival-number">
                    <span class="arrival-number__label">{ words.number }</span>
                    <strong>{ &arrival.number }</strong>
                </p>
            }
            { for sentences.iter().map(|text| html! { <p class="page__lead">{ text }</p> }) }
            if arrival.state == ArrivalState::OtherOffice {
                <p>
                    { i18n.shown(&arrival.office.dong) }
                    if let Some(address) = &arrival.office.address {
                        { " · " }{ i18n.shown(address) }
                    }
                </p>
            }
            <div class="page__actions">
                <LinkButton href={Route::Home.address()}>{ i18n.shell().back_home }</LinkButton>
            </div>
        </Page>
    }
}
