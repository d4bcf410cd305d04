//! What was filled in, as facts.

use super::request_draft::Typed;
use super::request_read::{asked_fields, wishes_most};
use super::request_words;
use crate::i18n::{I18n, fill, spaced_phone};
use crate::ui::SummaryRow;
use contract::visit::{
    AskerKind, ContactWay, FieldAnswer, VisitFieldKind, VisitRequest, VisitRules, VisitService,
};
use yew::prelude::*;

/// The facts, each with the way to change it.
pub(super) fn rows(
    i18n: I18n,
    service: &VisitService,
    rules: &VisitRules,
    (typed, request): (&Typed, &VisitRequest),
    form: &str,
) -> Vec<SummaryRow> {
    let words = i18n.visit_request();
    let mut rows = vec![plain(words.service, i18n.text(&service.name))];
    let change = |term: &str| {
        Some((
            AttrValue::from(form.to_owned()),
            AttrValue::from(words.change),
            AttrValue::from(term.to_owned()),
        ))
    };
    let mut add = |term: String, value: String| {
        rows.push(SummaryRow {
            change: change(&term),
            term: term.into(),
            value: html! { value },
        });
    };
    add(words.who.into(), who(i18n, request));
    for field in asked_fields(service, request.asker) {
        if let Some(answer) = request.answers.iter().find(|answer| answer.field == field.id) {
            add(i18n.text(&field.label).to_string(), said(i18n, service, answer));
        }
    }
    let dong = rules.dong.iter().find(|dong| dong.id == request.place.dong);
    let dong = dong.map_or_else(String::new, |dong| i18n.text(&dong.name).to_string());
    let place = request.place.text.clone().unwrap_or_default();
    add(words.where_heading.into(), format!("{dong} {place}"));
    if wishes_most(service) > 0 {
        let times: Vec<String> = request.windows.iter().map(|start| i18n.moment(*start)).collect();
        add(words.when_heading.into(), times.join(", "));
    }
    add(words.way.into(), contact(i18n, request));
    if !request.access.is_empty() {
        let needs: Vec<&str> = request
            .access
            .iter()
            .map(|need| request_words::need(i18n, *need))
            .collect();
        add(words.access_legend.into(), needs.join(", "));
    }
    add(
        words.language.into(),
        request_words::language(i18n, request.language).into(),
    );
    if let Some(note) = &request.note {
        add(words.note.into(), note.clone());
    }
    if service.discreet {
        let text = if typed.in_history {
            words.history_yes
        } else {
            words.history_no
        };
        add(words.history.into(), text.into());
    }
    rows
}

fn plain(term: &'static str, value: AttrValue) -> SummaryRow {
    SummaryRow {
        term: term.into(),
        value: html! { value },
        change: None,
    }
}

/// For whom it is.
fn who(i18n: I18n, request: &VisitRequest) -> String {
    let asker = request_words::asker(i18n, request.asker);
    let name = match request.asker {
        AskerKind::OnBehalf => request.on_behalf_of.clone(),
        AskerKind::Organisation => request.organisation.as_ref().map(|known| known.name.clone()),
        _ => None,
    };
    match name {
        Some(name) => format!("{asker} ({name})"),
        None => asker.to_owned(),
    }
}

/// What was filled into a field, with the names of options.
pub(super) fn said(i18n: I18n, service: &VisitService, answer: &FieldAnswer) -> String {
    let field = service.field(&answer.field);
    let name = |value: &String| {
        let options = field.iter().flat_map(|field| &field.options);
        let known = options.into_iter().find(|option| option.id == *value);
        known.map_or_else(|| value.clone(), |option| i18n.text(&option.name).to_string())
    };
    let number = field.is_some_and(|field| field.kind == VisitFieldKind::Number);
    let text = answer.values.iter().map(name).collect::<Vec<_>>().join(", ");
    match number {
        true => fill(i18n.visit_request().count, &[("count", &text)]),
        false => text,
    }
}

fn contact(i18n: I18n, request: &VisitRequest) -> String {
    let contact = &request.contact;
    let mut text = request_words::way(i18n, contact.way).to_owned();
    if contact.way == ContactWay::Call {
        text = format!("{text} · {}", request_words::hours(i18n, contact.hours));
    }
    match &contact.phone {
        Some(phone) => format!("{text} · {}", spaced_phone(phone)),
        None => text,
    }
}
