//! All that was chosen and typed, line by line, each with a link to change it.

use super::draft::{ForWhom, PersonDraft};
use super::fees;
use super::office_page::place;
use super::order_facts::{papers, private};
use crate::device;
use crate::i18n::{I18n, fill};
use crate::routes::{Choice, OrderStep};
use crate::ui::SummaryRow;
use contract::document::{Collector, Document};
use contract::office::Office;
use contract::privacy::{mask_name, mask_phone};
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
    if let Some(other) = other_name(person) {
        rows.push(row(words.for_whom, private(&name(other)), OrderStep::Who));
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
    for (term, value) in [
        (words.name, name(&person.name)),
        (words.birth_date, birth_date(i18n, person)),
        (words.phone, phone(&person.phone)),
    ] {
        rows.push(row(term, private(&value), OrderStep::Who));
    }
    rows
}

/// A name as it is shown: at a kiosk others read along, so that it is masked there, as on the ticket.
pub(super) fn name(name: &str) -> String {
    match device::is_kiosk() {
        true => mask_name(name),
        false => name.trim().into(),
    }
}

fn phone(phone: &str) -> String {
    match device::is_kiosk() {
        true => mask_phone(phone),
        false => phone.trim().into(),
    }
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
        Some(date) if device::is_kiosk() => year_alone(&i18n.plain_date(date), person.year.trim()),
        Some(date) => i18n.plain_date(date),
        None => String::new(),
    }
}

/// A date of which the year alone can be read.
fn year_alone(date: &str, year: &str) -> String {
    let hidden = |part: &str| part.replace(|letter: char| letter.is_ascii_digit(), "*");
    match date.split_once(year) {
        Some((before, after)) => hidden(before) + year + &hidden(after),
        None => hidden(date),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_date_of_birth_others_read_the_year_alone() {
        assert_eq!(year_alone("1950년 5월 15일", "1950"), "1950년 *월 **일");
        assert_eq!(year_alone("ngày 5/5/1950", "1950"), "ngày */*/1950");
    }
}
