//! The district's side: the money of the year, the numbers, the steps in their order.

use crate::i18n::{I18n, fill};
use crate::ui::{Badge, BadgeKind, Notice, NoticeKind, SummaryList, SummaryRow};
use contract::payback::{BudgetState, PaybackRules};
use yew::prelude::*;

/// Whether there is money, how much, until when, and what one person may buy.
pub(super) fn money(i18n: I18n, rules: &PaybackRules) -> Html {
    let words = i18n.payback_coach();
    let budget = &rules.budget;
    let fact = |term: &'static str, value: String| SummaryRow {
        term: term.into(),
        value: html! { value },
        change: None,
    };
    let mut rows = Vec::new();
    if let Some(left) = budget.left_won {
        rows.push(fact(words.money_left, i18n.won_sum(left)));
    }
    if let Some(day) = budget.closes_on {
        rows.push(fact(words.closes_on, i18n.full_date(day)));
    }
    let (month, year) = (rules.books_a_month.to_string(), rules.books_a_year.to_string());
    let values = [("month", month.as_str()), ("year", &year)];
    rows.push(fact(words.limits, fill(words.limits_value, &values)));
    let days = rules.return_days.to_string();
    rows.push(fact(
        words.return_days,
        fill(words.return_days_value, &[("days", &days)]),
    ));
    html! {
        <>
            if budget.state == BudgetState::ClosingSoon {
                <Notice kind={NoticeKind::Warning} title={words.closing_title}><p>{ words.closing_text }</p></Notice>
            }
            <SummaryList {rows} />
            if rules.demo {
                <p class="payback-demo"><Badge kind={BadgeKind::Demo}>{ i18n.payback().demo }</Badge></p>
            }
        </>
    }
}

/// The steps as the district has them now, and the rules on titles.
pub(super) fn steps(i18n: I18n, rules: &PaybackRules) -> Html {
    let words = i18n.payback_coach();
    let one = |(at, text): (usize, &contract::text::LocalText)| -> Html {
        html! {
            <li key={at} lang={i18n.lang_of(text)}>{ i18n.text(text) }</li>
        }
    };
    let steps = rules.process.steps.iter().map(|step| &step.text).enumerate();
    let titles = rules.title_rules.iter().map(|rule| &rule.text).enumerate();
    html! {
        <>
            <p lang={i18n.lang_of(&rules.process.name)}>{ i18n.text(&rules.process.name) }</p>
            <ol class="payback-steps">{ for steps.map(one) }</ol>
            <h3>{ words.not_paid_back }</h3>
            <ul class="dash-list">{ for titles.map(one) }</ul>
        </>
    }
}
