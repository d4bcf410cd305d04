//! A service that fits, and why.

use super::finder::{Suggestion, Why};
use super::request_which::{in_address, on_link};
use crate::i18n::{I18n, fill};
use crate::routes::{Route, VisitStep, VisitView};
use crate::ui::{Badge, BadgeKind, IconName, icon};
use crate::word_search::Query;
use contract::visit::{VisitService, VisitServiceState};
use yew::prelude::*;

/// At most so many reasons stand on a card.
const REASONS: usize = 2;

/// The card: what it is, why it fits, and the way on. What was looked for is marked.
pub(super) fn suggestion_card(i18n: I18n, suggestion: &Suggestion<'_>, found: Option<&Query>) -> Html {
    let words = i18n.visits();
    let service = suggestion.service;
    let name = i18n.text(&service.name);
    let lang = i18n.lang_of(&service.name);
    let why = suggestion.why.iter().take(REASONS).map(|why| match why {
        Why::Said(text) => html! {
            <li>{ icon(IconName::Check) }<span lang={i18n.lang_of(text)}>{ i18n.text(text) }</span></li>
        },
        Why::Word(word) => html! {
            <li>{ icon(IconName::Check) }<span>{ fill(words.why_word, &[("word", word)]) }</span></li>
        },
    });
    let link = |view: VisitView, text: &'static str, class: &'static str| {
        html! {
            <a {class} href={Route::Visits(view).address()} onclick={on_link(service)}>
                <span class="krds-btn__text">{ text }<span class="sr-only" {lang}>{ " " }{ name.clone() }</span></span>
            </a>
        }
    };
    html! {
        <li key={service.id.clone()} class="visit-card">
            <h3 class="visit-card__name">{ i18n.shown_found(&service.name, |name| found?.place_in(name)) }</h3>
            { state_badge(i18n, service.state) }
            <p>{ i18n.shown_found(&service.summary, |text| found?.place_in(text)) }</p>
            <ul class="visit-card__why" aria-label={words.why}>{ for why }</ul>
            <div class="visit-card__ways">
                { link(VisitView::Service(in_address(service)), words.more, "krds-btn tertiary small") }
                if service.can_be_asked_for() {
                    { link(VisitView::Request(in_address(service), VisitStep::Who), words.ask, "krds-btn secondary small") }
                }
            </div>
        </li>
    }
}

/// How far a service is, where that is worth a word.
pub(super) fn state_badge(i18n: I18n, state: VisitServiceState) -> Html {
    let words = i18n.visits();
    let (kind, text) = match state {
        VisitServiceState::Live | VisitServiceState::Unknown => return Html::default(),
        VisitServiceState::Pilot => (BadgeKind::Info, words.pilot),
        VisitServiceState::Planned => (BadgeKind::Neutral, words.planned),
    };
    html! {
        <p class="visit-card__state"><Badge {kind}>{ text }</Badge></p>
    }
}

/// A service in a list: its name as a link, and what it is.
pub(super) fn service_line(i18n: I18n, service: &VisitService) -> Html {
    html! {
        <li key={service.id.clone()} class="visit-line">
            <a
                href={Route::Visits(VisitView::Service(in_address(service))).address()}
                onclick={on_link(service)}
                lang={i18n.lang_of(&service.name)}
            >
                { i18n.text(&service.name) }
            </a>
            <p lang={i18n.lang_of(&service.summary)}>{ i18n.text(&service.summary) }</p>
        </li>
    }
}
