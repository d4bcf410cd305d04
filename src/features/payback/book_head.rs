//! Which book, for whom and where it stands; and its facts, which stand below what to do next.

use super::words;
use crate::i18n::{I18n, fill};
use crate::ui::{Badge, SummaryList, SummaryRow, unbroken};
use contract::payback::{Payback, PaybackState};
use yew::prelude::*;

/// The book, for whom it is, and where it stands.
pub(super) fn book_head(i18n: I18n, payback: &Payback) -> Html {
    let (kind, name) = words::state(i18n, payback.state);
    html! {
        <>
            <div class="permission__head">
                <h2 lang="ko">{ &payback.book.title }</h2>
                <Badge {kind}>{ name }</Badge>
            </div>
            <p lang="ko">{ &payback.book.author }</p>
            if let Some(other) = &payback.for_whom {
                <p>{ unbroken(&fill(i18n.mine().for_other, &[("name", &other.name)])) }</p>
            }
            if let Some(name) = &payback.made_by {
                <p>{ unbroken(&fill(i18n.mine().made_by, &[("name", name)])) }</p>
            }
        </>
    }
}

/// Store, day of buying, what comes back, and the number of the application.
pub(super) fn payback_facts(i18n: I18n, payback: &Payback) -> Html {
    let words = i18n.payback();
    let fact = |term: &'static str, value: String| SummaryRow {
        term: term.into(),
        value: html! { value },
        change: None,
    };
    let mut rows = vec![
        fact(words.store, i18n.text(&payback.store.name).to_string()),
        fact(words.reference, payback.reference.clone()),
    ];
    // What is over without money names none.
    let amount = match payback.state {
        PaybackState::Refused | PaybackState::Withdrawn | PaybackState::Missed => None,
        PaybackState::Paid | PaybackState::Placed => Some(words.amount_back),
        _ => Some(words.amount),
    };
    if let Some(term) = amount {
        rows.insert(1, fact(term, i18n.won(payback.amount_won)));
    }
    if let Some(day) = payback.bought_on {
        rows.insert(1, fact(words.bought_on, i18n.full_date(day)));
    }
    html! {
        <SummaryList {rows} />
    }
}
