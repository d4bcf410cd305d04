//! What came back: this month, this year, in all; a picture of the months, and the table behind it.

use super::use_totals::use_totals;
use crate::fetch::use_services;
use crate::i18n::{I18n, fill, use_i18n};
use crate::not_loaded::NotLoaded;
use crate::ui::{Bar, BarChart, Details, SummaryList, SummaryRow};
use contract::payback::{MonthSum, PaybackTotals, Sum};
use contract::text::grouped;
use contract::time::Date;
use yew::prelude::*;

/// Months of the picture.
const MONTHS: i32 = 12;

/// Whose sums.
#[derive(Properties, PartialEq)]
pub(super) struct TotalsProps {
    /// Reference of the permission; empty for one's own.
    pub(super) permission: String,
}

/// The sums.
#[component]
pub(super) fn Totals(props: &TotalsProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.payback_history();
    let today = use_services().client.clock().now().date();
    let load = use_totals(&props.permission);
    match load.loaded.get() {
        Some(totals) => html! {
            <section>
                <h2>{ words.totals_heading }</h2>
                <p class="payback-next">{ fill(words.got_back, &[("amount", &i18n.won_sum(totals.all.paid_won))]) }</p>
                <SummaryList rows={rows(i18n, totals, today)} />
                if !totals.months.is_empty() {
                    // A picture without a bar is an empty place that nobody understands.
                    if has_money(totals, today) {
                        { chart(i18n, totals, today) }
                    }
                    <Details summary={words.table}>{ table(i18n, totals, today) }</Details>
                }
            </section>
        },
        None => html! {
            <NotLoaded error={load.loaded.error.clone()} reload={load.reload} />
        },
    }
}

fn rows(i18n: I18n, totals: &PaybackTotals, today: Date) -> Vec<SummaryRow> {
    let words = i18n.payback_history();
    let (year, month, _) = today.parts();
    let of_month = of_month(&totals.months, year, month);
    let of_year = totals
        .years
        .iter()
        .find(|sum| i32::from(sum.year) == year)
        .map_or_else(Sum::none, |sum| sum.sum.clone());
    let row = |term: &'static str, sum: &Sum| SummaryRow {
        term: term.into(),
        value: html! { words_of(i18n, sum) },
        change: None,
    };
    vec![
        row(words.this_month, &of_month),
        row(words.this_year, &of_year),
        row(words.in_all, &totals.all),
    ]
}

fn of_month(months: &[MonthSum], year: i32, month: u32) -> Sum {
    let found = months
        .iter()
        .find(|sum| (i32::from(sum.year), u32::from(sum.month)) == (year, month));
    found.map_or_else(Sum::none, |sum| sum.sum.clone())
}

fn words_of(i18n: I18n, sum: &Sum) -> String {
    let (books, stores) = (grouped(sum.books.into()), grouped(sum.stores.into()));
    let values = [
        ("amount", &*i18n.won_sum(sum.paid_won)),
        ("books", &books),
        ("stores", &stores),
    ];
    fill(i18n.payback_history().sum, &values)
}

/// The twelve months up to this one, the earliest first.
fn last_months(today: Date) -> Vec<(i32, u32)> {
    let (year, month, _) = today.parts();
    let this = year * 12 + month as i32 - 1;
    (this - MONTHS + 1..=this)
        .map(|at| (at.div_euclid(12), at.rem_euclid(12) as u32 + 1))
        .collect()
}

/// Whether anything came back in the months of the picture.
fn has_money(totals: &PaybackTotals, today: Date) -> bool {
    let months = last_months(today).into_iter();
    months
        .map(|(year, month)| of_month(&totals.months, year, month))
        .any(|sum| sum.paid_won > 0)
}

fn chart(i18n: I18n, totals: &PaybackTotals, today: Date) -> Html {
    let months = last_months(today);
    let bars: Vec<Bar> = months
        .iter()
        .map(|(year, month)| {
            let won = of_month(&totals.months, *year, *month).paid_won;
            let height = u32::try_from(won).unwrap_or(u32::MAX);
            Bar {
                label: month.to_string().into(),
                solid: height,
                whole: height,
                marked: (*year, *month) == (today.parts().0, today.parts().1),
            }
        })
        .collect();
    let name =
        |at: Option<&(i32, u32)>| at.map_or_else(String::new, |(year, month)| i18n.month(*year, *month));
    let (first, last) = (name(months.first()), name(months.last()));
    let label = fill(
        i18n.payback_history().chart,
        &[("first", &first), ("last", &last)],
    );
    html! {
        <>
            <p>{ label.clone() }</p>
            <BarChart {label} {bars} />
        </>
    }
}

/// The months of the picture, and all years.
fn table(i18n: I18n, totals: &PaybackTotals, today: Date) -> Html {
    let words = i18n.payback_history();
    let row = |name: String, sum: &Sum| -> Html {
        html! {
            <tr key={name.clone()}>
                <th scope="row">{ &name }</th>
                <td>{ i18n.won_sum(sum.paid_won) }</td>
                <td>{ grouped(sum.books.into()) }</td>
            </tr>
        }
    };
    let months = last_months(today).into_iter().rev().map(|(year, month)| {
        let sum = of_month(&totals.months, year, month);
        row(i18n.month(year, month), &sum)
    });
    let years = totals.years.iter().map(|year| {
        let name = fill(words.year_name, &[("year", &year.year.to_string())]);
        row(name, &year.sum)
    });
    html! {
        <table class="data-table">
            <thead>
                <tr>
                    <th scope="col">{ words.month }</th>
                    <th scope="col">{ words.money }</th>
                    <th scope="col">{ words.books }</th>
                </tr>
            </thead>
            <tbody>{ for months }{ for years }</tbody>
        </table>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_picture_ends_with_this_month_and_crosses_the_year() {
        let months = last_months(Date::new(2026, 3, 5).unwrap());
        assert_eq!(months.len(), 12);
        assert_eq!((months[0], months[11]), ((2025, 4), (2026, 3)));
        assert_eq!(months[8], (2025, 12));
    }
}
