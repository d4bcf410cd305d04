//! Books that are under way, the most urgent in front, and how many may still be applied for.

use super::dates::days_left;
use super::use_totals::use_totals;
use super::words;
use crate::api::PaybackQuery;
use crate::fetch::{use_load, use_services};
use crate::i18n::{I18n, fill, use_i18n};
use crate::not_loaded::NotLoaded;
use crate::routes::{BookView, Route};
use crate::session::{AskToSignIn, needs_sign_in};
use crate::ui::{Badge, StaleNote};
use contract::limits::PAGE_MAX;
use contract::payback::{PaybackList, PaybackRow, Quota};
use contract::time::Date;
use yew::prelude::*;

/// The books that are not finished, and the quota.
#[component]
pub(super) fn MyBooks() -> Html {
    let i18n = use_i18n();
    let words = i18n.payback_coach();
    let today = use_services().client.clock().now().date();
    let load = use_load::<(PaybackList, usize), _>("payback-open".into(), |client| {
        let query = PaybackQuery {
            limit: u16::try_from(PAGE_MAX).ok(),
            ..PaybackQuery::default()
        };
        Box::pin(async move { client.list_paybacks(&query).await })
    });
    let known = match (&load.loaded.data, &load.loaded.error) {
        (_, Some(error)) if needs_sign_in(error) => {
            return html! {
                <AskToSignIn ended=true />
            };
        }
        (Some((known, at)), error) => (known.clone(), *at, error.is_some()),
        (None, error) => {
            return html! {
                <NotLoaded error={error.clone()} reload={load.reload} />
            };
        }
    };
    let (list, at, old) = known;
    let open = urgent_first(&list.0.items);
    html! {
        <>
            <section key="open">
                <h2>{ words.open_heading }</h2>
                if old {
                    <StaleNote text={fill(i18n.order().stale, &[("time", &i18n.moment(at))])} />
                }
                if open.is_empty() {
                    <p>{ words.open_none }</p>
                } else {
                    <ul class="order-list">{ for open.into_iter().map(|row| card(i18n, row, today)) }</ul>
                }
            </section>
            <QuotaLeft key="quota" />
        </>
    }
}

/// Those that are not finished; what is to be returned first stands first, then what waits for the reader.
fn urgent_first(rows: &[PaybackRow]) -> Vec<&PaybackRow> {
    let mut open: Vec<&PaybackRow> = rows.iter().filter(|row| row.state.is_open()).collect();
    open.sort_by_key(|row| (row.last_return_day.is_none(), row.last_return_day));
    open
}

fn card(i18n: I18n, row: &PaybackRow, today: Date) -> Html {
    let (kind, state) = words::state(i18n, row.state);
    let href = Route::Payback(BookView::One, row.reference.clone()).address();
    html! {
        <li key={row.reference.clone()}>
            <a class="order-card" {href}>
                <span class="order-card__state"><Badge {kind}>{ state }</Badge></span>
                if let Some(last) = row.last_return_day {
                    <strong class="order-card__time">
                        { fill(i18n.payback_book().next_bought, &[("date", &i18n.date(last))]) }
                    </strong>
                    <span>{ days_left(i18n, last, today) }</span>
                }
                <span class="order-card__documents" lang="ko">{ &row.title }</span>
            </a>
        </li>
    }
}

/// How many more books, before anything is bought.
#[component]
fn QuotaLeft() -> Html {
    let i18n = use_i18n();
    let words = i18n.payback_coach();
    let load = use_totals("");
    let Some(totals) = load.loaded.get() else {
        return Html::default();
    };
    html! {
        <section>
            <h2>{ words.quota_heading }</h2>
            <p class="payback-next">{ quota_left(i18n, &totals.quota) }</p>
            <p>{ quota_used(i18n, &totals.quota) }</p>
        </section>
    }
}

/// How many more may be applied for now.
pub(super) fn quota_left(i18n: I18n, quota: &Quota) -> String {
    let words = i18n.payback_coach();
    match quota.left() {
        0 if quota.year_used >= quota.year_limit => words.quota_year_used_up.into(),
        0 => words.quota_month_used_up.into(),
        left => fill(words.quota_left, &[("count", &left.to_string())]),
    }
}

fn quota_used(i18n: I18n, quota: &Quota) -> String {
    let numbers = [
        quota.month_used,
        quota.month_limit,
        quota.year_used,
        quota.year_limit,
    ]
    .map(|number| number.to_string());
    let values = [
        ("month", numbers[0].as_str()),
        ("month_limit", &numbers[1]),
        ("year", &numbers[2]),
        ("year_limit", &numbers[3]),
    ];
    fill(i18n.payback_coach().quota_used, &values)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(reference: &str, state: &str, last: Option<&str>) -> PaybackRow {
        serde_json::from_value(serde_json::json!({
            "reference": reference, "state": state, "title": "책", "author": "사람", "isbn13": "9799000000017",
            "store": "geomok", "applied_on": "2026-11-01", "amount_won": 1, "last_return_day": last,
        }))
        .unwrap()
    }

    #[test]
    fn what_must_be_returned_first_stands_first_and_what_is_finished_does_not_stand_there() {
        let rows = [
            row("a", "applied", None),
            row("b", "paid", None),
            row("c", "bought", Some("2026-12-10")),
            row("d", "bought", Some("2026-12-05")),
            row("e", "missed", None),
        ];
        let names: Vec<&str> = urgent_first(&rows).iter().map(|row| &*row.reference).collect();
        assert_eq!(names, ["d", "c", "a"]);
    }
}
