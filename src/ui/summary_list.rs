//! What has been chosen, with a way to change each.

use yew::prelude::*;

/// One fact.
#[derive(Clone, Debug, PartialEq)]
pub struct SummaryRow {
    /// What the fact is about.
    pub term: Html,
    /// The fact.
    pub value: Html,
    /// The way to change it: address, visible text, and what follows it for those who hear it alone
    /// ("변경" + "날짜와 시간").
    pub change: Option<(AttrValue, AttrValue, Html)>,
}

/// Properties of [`SummaryList`].
#[derive(Properties, Clone, PartialEq)]
pub struct SummaryListProps {
    /// The facts, in the order in which they were chosen.
    pub rows: Vec<SummaryRow>,
}

/// Facts in pairs.
#[component]
pub fn SummaryList(props: &SummaryListProps) -> Html {
    html! {
        <dl class="summary-list">
            { for props.rows.iter().enumerate().map(row) }
        </dl>
    }
}

fn row((at, row): (usize, &SummaryRow)) -> Html {
    html! {
        <div class="summary-list__row" key={at}>
            <dt>{ row.term.clone() }</dt>
            <dd>{ row.value.clone() }</dd>
            if let Some((href, label, context)) = &row.change {
                <dd class="summary-list__change">
                    <a href={href.clone()}>
                        { label.clone() }
                        <span class="sr-only">{ " " }{ context.clone() }</span>
                    </a>
                </dd>
            }
        </div>
    }
}
