//! All that was chosen and typed, line by line, each with a link to change it.

use super::draft::{ForWhom, PersonDraft};
use super::fees;
use super::office_page::place;
use super::order_facts::{papers, private};
use crate::i18n::{I18n, fill};
use crate::routes::{Choice, OrderStep};
use crate::ui::SummaryRow;
use contract::document::{Collector, Document};
use contract::office::Office;
use contract::rules::OrderRules;
use contract::time::Date;
use yew::prelude::*;

/// The lines of the check page.
pub(super) fn check_rows(
    i18n: I18n,
    choice: &Choice,
    person: &PersonDraft,
    chosen: &[(&Document, u8)],
    office: Option<&Office>,
    rules: Option<&OrderRules>,
) -> Vec<SummaryRow> {
    let words = i18n.check();
    let change = |step, what: &'static str| {
        let route = Choice {
            changing: true,
            ..choice.clone()
        }
        .at(step);
        Some((
            AttrValue::from(route.address()),
            AttrValue::from(words.change),
            Html::from(what),
        ))
    };
    let row = |term: &'static str, value: Html, step| SummaryRow {
        term: term.into(),
        value,
        change: change(step, term),
    };
    let mut rows = Vec::new();
    if let Some(name) = other_name(person) {
        rows.push(row(words.for_whom, private(name), OrderStep::Who));
    }
    rows.push(row(
        words.documents,
        documents(i18n, chosen),
        OrderStep::Documents,
    ));
    if let Some(office) = office {
        let value = html! {
            <>
                <strong>{ i18n.shown(&office.name) }</strong>
                <br />
                { place(i18n, office) }
            </>
        };
        rows.push(row(words.office, value, OrderStep::Office));
    }
    if let Some(start) = choice.start {
        let end = rules.map(|rules| start.plus_seconds(i64::from(rules.slot_minutes) * 60));
        let clock = end.map_or_else(|| i18n.clock(start.clock()), |end| i18n.span(start, end));
        let value = html! {
            <>
                <strong>{ i18n.full_date(start.date()) }</strong>
                <br />
                { clock }
            </>
        };
        rows.push(row(words.time, value, OrderStep::Time));
    }
    let who = person.for_whom.map_or(Collector::Oneself, ForWhom::collector);
    let asked = chosen
        .iter()
        .filter_map(|(document, _)| document.collector(who))
        .flat_map(|rule| &rule.papers);
    rows.push(SummaryRow {
        term: words.bring.into(),
        value: papers(i18n, asked),
        change: None,
    });
    rows.push(row(words.name, private(person.name.trim()), OrderStep::Who));
    rows.push(row(
        words.birth_date,
        private(&birth_date(i18n, person)),
        OrderStep::Who,
    ));
    rows.push(row(words.phone, private(person.phone.trim()), OrderStep::Who));
    rows
}

/// Name of the person for whom someone else orders.
pub(super) fn other_name(person: &PersonDraft) -> Option<&str> {
    let for_other = person.for_whom.is_some_and(|who| who != ForWhom::Oneself);
    for_other
        .then(|| person.other_name.trim())
        .filter(|name| !name.is_empty())
}

fn documents(i18n: I18n, chosen: &[(&Document, u8)]) -> Html {
    let line = |(document, copies): &(&Document, u8)| {
        let values = [
            ("count", copies.to_string()),
            ("fee", i18n.won(fees::fee_won(document, *copies))),
        ];
        let amount = fill(
            i18n.check().copies_and_fee,
            &[("count", &values[0].1), ("fee", &values[1].1)],
        );
        html! {
            <li key={document.id.clone()}>
                <strong>{ i18n.shown(&document.name) }</strong>
                { " " }
                <span class="price">{ amount }</span>
            </li>
        }
    };
    html! {
        <ul class="plain-list">{ for chosen.iter().map(line) }</ul>
    }
}

fn birth_date(i18n: I18n, person: &PersonDraft) -> String {
    let number = |text: &str| text.trim().parse::<u32>().unwrap_or_default();
    match Date::new(
        number(&person.year) as i32,
        number(&person.month),
        number(&person.day),
    ) {
        Some(date) => i18n.plain_date(date),
        None => String::new(),
    }
}
