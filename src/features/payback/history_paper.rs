//! The chosen books on paper: all of them, in a table, and nothing that was made for fingers.

use super::words;
use crate::i18n::{I18n, fill};
use contract::payback::{PaybackRow, StoreBrief};
use contract::text::grouped;
use yew::prelude::*;

/// Most books on paper, some thirty sheets: more is a mistake, and more than a cheap phone can lay out.
pub(super) const PAPER_MAX: u32 = 1_000;

/// The table. It is not seen on the screen.
pub(super) fn paper(i18n: I18n, rows: &[PaybackRow], stores: &[StoreBrief]) -> Html {
    let (words, names) = (i18n.payback_history(), i18n.payback());
    let count = grouped(rows.len() as u64);
    html! {
        <table class="payback-paper">
            <caption>{ fill(words.paper_caption, &[("count", &count)]) }</caption>
            <thead>
                <tr>
                    <th scope="col">{ words.book }</th>
                    <th scope="col">{ names.author }</th>
                    <th scope="col">{ words.store }</th>
                    <th scope="col">{ words.applied }</th>
                    <th scope="col">{ words.state }</th>
                    <th scope="col">{ words.paid }</th>
                    <th scope="col">{ words.money }</th>
                </tr>
            </thead>
            <tbody>{ for rows.iter().map(|row| line(i18n, row, stores)) }</tbody>
        </table>
    }
}

fn line(i18n: I18n, row: &PaybackRow, stores: &[StoreBrief]) -> Html {
    let paid = row.paid_on.map_or_else(String::new, |day| i18n.plain_date(day));
    // What did not come back is no sum.
    let money = row
        .paid_on
        .map_or_else(String::new, |_| grouped(row.amount_won.into()));
    html! {
        <tr key={row.reference.clone()}>
            <th scope="row" lang="ko">{ &row.title }</th>
            <td lang="ko">{ &row.author }</td>
            <td>{ words::store_name(i18n, stores, &row.store) }</td>
            <td>{ i18n.plain_date(row.applied_on) }</td>
            <td>{ words::state(i18n, row.state).1 }</td>
            <td>{ paid }</td>
            <td>{ money }</td>
        </tr>
    }
}
