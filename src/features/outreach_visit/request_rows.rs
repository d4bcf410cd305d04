//! What was filled in, as facts.

use super::request_draft::Typed;
use super::request_read::{asked_fields, asks_for_note, needs_text, photos_most, wishes_most};
use super::request_steps::step_of;
use super::request_which::in_address;
use super::request_words;
use crate::i18n::{I18n, fill, spaced_phone};
use crate::routes::{Route, VisitStep, VisitView};
use crate::ui::SummaryRow;
use contract::limits::normalise_phone;
use contract::visit::{
    AccessNeed, AskerKind, ContactHours, ContactWay, SpokenLanguage, VisitField, VisitFieldKind,
    VisitPlaceKind, VisitRules, VisitService,
};
use yew::prelude::*;

/// Something that was filled in.
struct Fact {
    /// At which step.
    step: VisitStep,
    term: Html,
    value: String,
    /// Whether it is short enough to stand on each later page.
    short: bool,
}

/// The facts, each with the way to change it.
pub(super) fn rows(i18n: I18n, service: &VisitService, rules: &VisitRules, typed: &Typed) -> Vec<SummaryRow> {
    let words = i18n.visit_request();
    let mut rows = vec![SummaryRow {
        term: words.service.into(),
        value: i18n.shown(&service.name),
        change: None,
    }];
    rows.extend(facts(i18n, service, rules, typed).into_iter().map(|fact| {
        let step = Route::Visits(VisitView::Request(in_address(service), fact.step));
        SummaryRow {
            change: Some((step.address().into(), words.change.into(), fact.term.clone())),
            term: fact.term,
            // Also what was typed says so where it is Korean.
            value: i18n.marked(&fact.value),
        }
    }));
    rows
}

/// The service, and what was filled in at earlier steps, as a short list.
pub(super) fn chosen(
    i18n: I18n,
    service: &VisitService,
    rules: &VisitRules,
    typed: &Typed,
    step: VisitStep,
) -> Html {
    let facts = facts(i18n, service, rules, typed).into_iter();
    let earlier = facts.filter(|fact| fact.step < step && fact.short && !fact.value.trim().is_empty());
    html! {
        <ul key="chosen" class="visit-chosen" aria-label={i18n.visit_request().chosen}>
            <li key="service"><strong>{ i18n.shown(&service.name) }</strong></li>
            { for earlier.enumerate().map(|(at, fact)| html! { <li key={at}>{ i18n.marked(&fact.value) }</li> }) }
        </ul>
    }
}

fn facts(i18n: I18n, service: &VisitService, rules: &VisitRules, typed: &Typed) -> Vec<Fact> {
    let words = i18n.visit_request();
    let asker = typed.asker();
    let fact = |step, term: &str, value: String| Fact {
        step,
        term: term.into(),
        value,
        short: true,
    };
    let mut facts = vec![fact(VisitStep::Who, words.who, who(i18n, typed))];
    for field in asked_fields(service, asker) {
        let values = typed.answer(&field.id);
        if values.iter().any(|value| !value.trim().is_empty()) {
            facts.push(Fact {
                // A number alone says nothing.
                short: !matches!(field.kind, VisitFieldKind::LongText | VisitFieldKind::Number),
                term: i18n.shown(&field.label),
                ..fact(VisitStep::What, "", said(i18n, field, values))
            });
        }
    }
    let photos = typed.photos.len().min(photos_most(service, asker));
    if photos > 0 {
        let count = fill(words.photos, &[("count", &photos.to_string())]);
        facts.push(fact(VisitStep::What, i18n.visit_photo().heading, count));
    }
    facts.push(fact(
        VisitStep::Where,
        words.where_heading,
        place(i18n, rules, typed),
    ));
    if wishes_most(service) > 0 {
        let starts = typed.starts().into_iter();
        let times: Vec<String> = starts.map(|start| i18n.moment(start)).collect();
        facts.push(fact(VisitStep::When, words.when_heading, times.join(", ")));
    }
    facts.push(fact(VisitStep::Contact, words.way, contact(i18n, typed)));
    if !typed.access.is_empty() {
        let needs = typed.access.iter().map(|word| AccessNeed::from_word(word));
        let needs: Vec<&str> = needs.map(|need| request_words::need(i18n, need)).collect();
        facts.push(fact(VisitStep::Contact, words.access_legend, needs.join(", ")));
    }
    let language = SpokenLanguage::from_word(&typed.language);
    let language = request_words::language(i18n, language).to_owned();
    facts.push(fact(VisitStep::Contact, words.language, language));
    if asks_for_note(service) && !typed.note.trim().is_empty() {
        facts.push(Fact {
            short: false,
            ..fact(step_of("note", service), words.note, typed.note.trim().to_owned())
        });
    }
    if service.discreet {
        let text = match typed.in_history {
            true => words.history_yes,
            false => words.history_no,
        };
        facts.push(fact(VisitStep::Contact, words.history, text.to_owned()));
    }
    facts
}

/// For whom it is.
fn who(i18n: I18n, typed: &Typed) -> String {
    let asker = request_words::asker(i18n, typed.asker());
    let name = match typed.asker() {
        AskerKind::OnBehalf => typed.name.trim(),
        AskerKind::Organisation => typed.organisation.trim(),
        _ => "",
    };
    match name {
        "" => asker.to_owned(),
        name => format!("{asker} ({name})"),
    }
}

/// What was filled into a field, with the names of options.
fn said(i18n: I18n, field: &VisitField, values: &[String]) -> String {
    let name = |value: &String| {
        let known = field.options.iter().find(|option| option.id == *value);
        known.map_or_else(
            || value.trim().to_owned(),
            |option| i18n.text(&option.name).to_string(),
        )
    };
    let text = values.iter().map(name).collect::<Vec<_>>().join(", ");
    match field.kind == VisitFieldKind::Number {
        true => fill(i18n.visit_request().count, &[("count", &text)]),
        false => text,
    }
}

fn place(i18n: I18n, rules: &VisitRules, typed: &Typed) -> String {
    let dong = rules.dong.iter().find(|dong| dong.id == typed.dong);
    let dong = dong.map_or_else(String::new, |dong| i18n.text(&dong.name).to_string());
    match needs_text(VisitPlaceKind::from_word(&typed.place_kind)) {
        true => format!("{dong} {}", typed.place.trim()),
        false => dong,
    }
}

fn contact(i18n: I18n, typed: &Typed) -> String {
    let way = ContactWay::from_word(&typed.way);
    let mut text = request_words::way(i18n, way).to_owned();
    if way == ContactWay::Call {
        let hours = request_words::hours(i18n, ContactHours::from_word(&typed.hours));
        text = format!("{text} · {hours}");
    }
    match normalise_phone(&typed.phone).filter(|_| way != ContactWay::Here) {
        Some(phone) => format!("{text} · {}", spaced_phone(&phone)),
        None => text,
    }
}
