//! What is known of an order, in pairs, and the stages it goes through.

use super::shown_order::spent;
use super::words::state_name;
use crate::device;
use crate::i18n::{I18n, fill};
use crate::routes::{RepresentationView, Route};
use crate::ui::{Stage, StageStatus, SummaryList, SummaryRow};
use contract::document::Collector;
use contract::reservation::{OrderState, OrderedDocument, Reservation};
use contract::text::LocalText;
use yew::prelude::*;

/// The stages from accepted to collected, each with when it was reached.
pub(super) fn stages(i18n: I18n, order: &Reservation) -> Vec<Stage> {
    let all = [
        OrderState::Accepted,
        OrderState::Preparing,
        OrderState::Ready,
        OrderState::Collected,
    ];
    let at = all.iter().position(|state| *state == order.state);
    let stage = |(index, state): (usize, &OrderState)| {
        let reached = order.history.iter().rev().find(|change| change.state == *state);
        let status = match at {
            Some(at) if index < at => StageStatus::Done,
            Some(at) if index == at => StageStatus::Current,
            _ => StageStatus::Ahead,
        };
        let detail = reached
            .filter(|_| status != StageStatus::Ahead)
            .map(|change| i18n.short_moment(change.at).into());
        Stage {
            label: state_name(i18n, *state).into(),
            status,
            detail,
        }
    };
    all.iter().enumerate().map(stage).collect()
}

/// Documents, what to bring, office, phone, until when.
pub(super) fn order_facts(i18n: I18n, order: &Reservation) -> Html {
    let words = i18n.order();
    let fact = |term: &'static str, value: Html| SummaryRow {
        term: term.into(),
        value,
        change: None,
    };
    let documents = html! {
        <ul class="plain-list">{ for order.documents.iter().map(|document| document_line(i18n, document)) }</ul>
    };
    let phone = html! {
        <a href={format!("tel:{}", order.office.phone)}>{ order.office.phone.clone() }</a>
    };
    let ordered_by = [
        ("name", order.applicant_name.as_str()),
        ("phone", &order.applicant_phone),
    ];
    let mut rows = vec![
        fact(words.documents, documents),
        fact(words.total, i18n.won(order.total_won).into()),
    ];
    // What no longer holds is not said.
    if !spent(order) {
        rows.push(fact(words.bring, bring(i18n, order)));
    }
    rows.push(fact(words.office, office(i18n, order)));
    if !spent(order) {
        rows.push(fact(words.collect_until, i18n.moment(order.collect_until).into()));
    }
    rows.push(fact(
        words.ordered_by,
        private(&fill(words.ordered_by_value, &ordered_by)),
    ));
    rows.push(fact(words.phone, phone));
    if !spent(order) {
        let how = if order.changeable {
            words.cancel_can
        } else {
            words.cancel_cannot
        };
        rows.push(fact(words.how_to_cancel, how.into()));
    }
    html! {
        <SummaryList {rows} />
    }
}

fn document_line(i18n: I18n, document: &OrderedDocument) -> Html {
    let (count, fee) = (document.copies.to_string(), i18n.won(document.fee_won));
    html! {
        <li key={document.document.clone()}>
            <strong>{ i18n.shown(&document.name) }</strong>
            { " " }
            <span class="price">{ fill(i18n.check().copies_and_fee, &[("count", &count), ("fee", &fee)]) }</span>
        </li>
    }
}

fn office(i18n: I18n, order: &Reservation) -> Html {
    let dong = i18n.text(&order.office.dong);
    let place = match &order.office.address {
        Some(address) => format!("{dong} · {}", i18n.text(address)),
        None => dong.to_string(),
    };
    html! {
        <>
            <strong>{ i18n.shown(&order.office.name) }</strong>
            <br />
            { place }
        </>
    }
}

fn bring(i18n: I18n, order: &Reservation) -> Html {
    let list = papers(i18n, order.documents.iter().flat_map(|document| &document.papers));
    let by_agent = order
        .on_behalf_of
        .as_ref()
        .is_some_and(|other| other.collector == Collector::Agent);
    html! {
        <>
            { list }
            if let (Some(permission), true) = (&order.permission, by_agent) {
                { form_link(i18n, permission) }
            }
        </>
    }
}

/// Seen, never spoken aloud.
pub(super) fn private(text: &str) -> Html {
    html! {
        <span data-private="">{ text.to_owned() }</span>
    }
}

/// The power of attorney of a permission, to be printed with what is known.
pub(super) fn form_link(i18n: I18n, permission: &str) -> Html {
    let words = i18n.on_behalf();
    let form = Route::Representation(RepresentationView::Form(permission.to_owned()));
    if !device::keeps_and_prints() {
        return html! {
            <p key="form"><a href={form.address()}>{ i18n.marked(i18n.authority().heading) }</a></p>
        };
    }
    html! {
        <p key="form">{ i18n.marked(words.form_why) }{ " " }<a href={form.address()}>{ i18n.marked(words.form_link) }</a></p>
    }
}

/// Every paper once, whichever documents ask for it.
pub(super) fn papers<'a>(i18n: I18n, asked: impl Iterator<Item = &'a LocalText>) -> Html {
    let mut papers = Vec::new();
    for paper in asked {
        if !papers.contains(&paper) {
            papers.push(paper);
        }
    }
    if papers.is_empty() {
        return i18n.needs().no_papers.into();
    }
    html! {
        <ul class="paper-list">
            { for papers.into_iter().map(|paper| html! { <li>{ i18n.shown(paper) }</li> }) }
        </ul>
    }
}
