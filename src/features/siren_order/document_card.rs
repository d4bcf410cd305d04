//! A document in the list, to be chosen.

use crate::i18n::{I18n, fill};
use crate::ui::{Badge, BadgeKind, CheckCard, price};
use crate::word_search::Query;
use contract::document::{Category, Channel, Document};
use yew::prelude::*;

/// One card. `full`: no further document fits into this order. A document may stand in two lists of a page:
/// `list` tells their ids apart. `found`: what it was found by.
pub(super) fn document_card(
    i18n: I18n,
    list: &str,
    document: &Document,
    chosen: bool,
    full: Option<&str>,
    found: Option<&Query>,
    onchange: &Callback<(AttrValue, bool)>,
) -> Html {
    let reason = match &document.not_orderable {
        Some(reason) => Some(i18n.text(reason)),
        None if !chosen => full.map(|full| AttrValue::from(full.to_owned())),
        None => None,
    };
    html! {
        <CheckCard
            key={document.id.clone()}
            id={format!("{list}-{}", document.id)}
            name="documents"
            value={document.id.clone()}
            checked={chosen}
            onchange={onchange.clone()}
            title={i18n.shown_found(&document.name, |name| found?.place_in(name))}
            badge={badges(i18n, document)}
            disabled_reason={reason}
        >
            <span class="doc-card__purpose" lang={i18n.lang_of(&document.purpose)}>
                { i18n.text(&document.purpose) }
            </span>
            { fee(i18n, document) }
            if found.is_some() {
                <span class="doc-card__kind">
                    { i18n.marked(&fill(i18n.documents().kind, &[("name", category_name(i18n, document.category))])) }
                </span>
            }
        </CheckCard>
    }
}

/// The kind of a document in a word or two.
pub(super) fn category_name(i18n: I18n, category: Category) -> &'static str {
    let words = i18n.documents();
    match category {
        Category::Resident => words.category_resident,
        Category::Family => words.category_family,
        Category::Land => words.category_land,
        Category::Tax => words.category_tax,
        Category::Welfare => words.category_welfare,
        Category::Seal => words.category_seal,
        Category::Travel => words.category_travel,
        Category::Other | Category::Unknown => words.category_other,
    }
}

/// What it costs to order one, if it can be ordered.
fn fee(i18n: I18n, document: &Document) -> Html {
    match document.fee_won(Channel::SirenOrder) {
        Some(won) => html! {
            { price(fee_words(i18n, won)) }
        },
        None => Html::default(),
    }
}

/// An amount in words: free, or so much a copy.
pub(super) fn fee_words(i18n: I18n, won: u32) -> String {
    match won {
        0 => i18n.documents().free.into(),
        won => fill(i18n.documents().fee_each, &[("fee", &i18n.won(won))]),
    }
}

/// Whether it can be printed at home without paying: then no visit is needed.
pub(super) fn free_at_home(document: &Document) -> bool {
    document.fee_won(Channel::Online) == Some(0)
}

fn badges(i18n: I18n, document: &Document) -> Option<Html> {
    let words = i18n.documents();
    let at_home = free_at_home(document);
    if !at_home && !document.demo {
        return None;
    }
    Some(html! {
        <>
            if at_home {
                <Badge kind={BadgeKind::Good}>{ words.badge_at_home }</Badge>
            }
            if document.demo {
                <Badge kind={BadgeKind::Demo}>{ words.badge_demo }</Badge>
            }
        </>
    })
}
