//! The judgement on a title in words: yes, or which rule says no and what it found.

use crate::i18n::{I18n, fill};
use crate::ui::{Badge, BadgeKind, Notice, NoticeKind, SummaryList, SummaryRow};
use contract::payback::{Book, BrokenRule, TitleCheck, TitleRuleKind, TitleVerdict};
use yew::prelude::*;

/// Yes, no with every rule that says so, or that nobody can tell.
pub(super) fn verdict(i18n: I18n, check: &TitleCheck, phone: &str) -> Html {
    let words = i18n.payback_check();
    match check.verdict {
        TitleVerdict::Allowed => html! {
            <Notice title={words.yes_title} role_status=true><p>{ words.yes_text }</p></Notice>
        },
        TitleVerdict::Refused => html! {
            <Notice kind={NoticeKind::Warning} title={words.no_title} role_status=true>
                <ul class="dash-list">{ for check.broken.iter().map(|broken| rule(i18n, broken)) }</ul>
                <p>{ words.no_text }</p>
            </Notice>
        },
        TitleVerdict::NotKnown | TitleVerdict::Unknown => html! {
            <Notice kind={NoticeKind::Warning} title={words.not_known_title} role_status=true>
                <p>{ fill(words.not_known_text, &[("phone", phone)]) }</p>
            </Notice>
        },
    }
}

/// A rule in the district's words, and what this book has.
fn rule(i18n: I18n, broken: &BrokenRule) -> Html {
    let text = &broken.rule.text;
    html! {
        <li key={broken.rule.kind.word()}>
            <span lang={i18n.lang_of(text)}>{ i18n.text(text) }</span>
            if let Some(found) = found(i18n, broken) {
                { " " }<strong>{ found }</strong>
            }
            if broken.rule.demo {
                { " " }<Badge kind={BadgeKind::Demo}>{ i18n.payback().demo }</Badge>
            }
        </li>
    }
}

/// What the rule found, as a sentence.
fn found(i18n: I18n, broken: &BrokenRule) -> Option<String> {
    let words = i18n.payback_check();
    let found = broken.found?;
    let count = found.to_string();
    Some(match broken.rule.kind {
        TitleRuleKind::Price => fill(words.found_price, &[("price", &i18n.won(found))]),
        TitleRuleKind::Age => fill(words.found_age, &[("years", &count)]),
        TitleRuleKind::CopiesHeld => fill(words.found_copies, &[("count", &count)]),
        _ => return None,
    })
}

/// Author, publisher, price and day of a book.
pub(super) fn book_facts(i18n: I18n, book: &Book) -> Html {
    let words = i18n.payback();
    let of_cover = |term: &'static str, text: &str| SummaryRow {
        term: term.into(),
        value: html! {
            <span lang="ko">{ text.to_owned() }</span>
        },
        change: None,
    };
    let fact = |term: &'static str, text: String| SummaryRow {
        term: term.into(),
        value: html! { text },
        change: None,
    };
    let rows = vec![
        of_cover(words.author, &book.author),
        of_cover(words.publisher, &book.publisher),
        fact(words.price, i18n.won(book.price_won)),
        fact(words.published, i18n.plain_date(book.published)),
        fact(words.isbn, book.isbn13.clone()),
    ];
    html! {
        <>
            <SummaryList {rows} />
            if book.demo {
                <p class="payback-demo"><Badge kind={BadgeKind::Demo}>{ words.demo }</Badge></p>
            }
        </>
    }
}
