//! The chosen books as a table to take along, and on paper. All pages are fetched one after another, on a press only.

use super::history_page::ListQuery;
use super::history_paper::{PAPER_MAX, paper};
use super::use_totals::use_totals;
use super::words;
use crate::api::{ApiError, Client, PaybackQuery};
use crate::csv::{Cell, Csv};
use crate::device;
use crate::fetch::{after_frame, spawn, use_services};
use crate::i18n::{I18n, fill, use_i18n};
use crate::ui::{Button, ButtonKind, IconName};
use contract::limits::PAGE_MAX;
use contract::payback::{PaybackRow, StoreBrief};
use contract::text::grouped;
use contract::time::Date;
use std::cell::Cell as Shared;
use std::rc::Rc;
use yew::prelude::*;

/// Which books, and how many they are.
#[derive(Properties, PartialEq)]
pub(super) struct ExportButtonsProps {
    /// What is asked for.
    pub(super) query: ListQuery,
    /// How many fit.
    pub(super) total: u32,
}

/// For what the books are gathered.
#[derive(Clone, Copy, PartialEq)]
enum For {
    File,
    Paper,
}

/// Where the table stands.
#[derive(Clone, PartialEq)]
enum Stage {
    None,
    /// So many rows have come.
    Fetching(For, usize),
    Offered,
    NotOffered,
    Failed,
    /// More than anybody wants on paper.
    TooMany,
    /// On paper; the number tells one printing from the next.
    Paper(Rc<Vec<PaybackRow>>, u32),
}

/// A file, and all chosen books on paper, whichever page of them is shown.
#[component]
pub(super) fn ExportButtons(props: &ExportButtonsProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.payback_history();
    let (stage, gather) = use_gathering(props);
    let busy = |what: For| matches!(*stage, Stage::Fetching(of, _) if of == what);
    let press = |what: For| gather.reform(move |_: MouseEvent| what);
    let totals = use_totals(props.query.0.permission.as_deref().unwrap_or_default());
    let stores = totals
        .loaded
        .get()
        .map_or(&[][..], |totals| totals.stores.as_slice());
    html! {
        <>
            <div class="payback-export" key="buttons">
                <div class="mine-actions">
                    <Button key="file" kind={ButtonKind::Secondary} busy={busy(For::File)} onclick={press(For::File)}>
                        { words.csv }
                    </Button>
                    <Button key="paper" kind={ButtonKind::Secondary} icon={IconName::Print}
                        busy={busy(For::Paper)} onclick={press(For::Paper)}>
                        { words.print }
                    </Button>
                </div>
                <p role="status">{ said(i18n, &stage, props.total) }</p>
            </div>
            if let Stage::Paper(rows, _) = &*stage {
                <div key="paper">{ paper(i18n, rows, stores) }</div>
            }
        </>
    }
}

/// Gathers all rows that fit on a press; the paper is printed once it is there.
#[hook]
fn use_gathering(props: &ExportButtonsProps) -> (UseStateHandle<Stage>, Callback<For>) {
    let i18n = use_i18n();
    let client = use_services().client;
    let stage = use_state(|| Stage::None);
    let here = use_memo((), |()| Shared::new(true));
    {
        // A page that was left asks for nothing more.
        let here = here.clone();
        use_effect_with((), move |()| move || here.set(false));
    }
    {
        // Another part is chosen: what was gathered is no longer what is meant.
        let stage = stage.clone();
        use_effect_with(props.query.clone(), move |_| stage.set(Stage::None));
    }
    let printed = match &*stage {
        Stage::Paper(_, printing) => Some(*printing),
        _ => None,
    };
    use_effect_with(printed, |printed| {
        if printed.is_some() {
            after_frame(device::print);
        }
    });
    let totals = use_totals(props.query.0.permission.as_deref().unwrap_or_default());
    let gather = {
        let (stage, query, total) = (stage.clone(), props.query.0.clone(), props.total);
        let printings = use_mut_ref(|| 0_u32);
        let stores = totals
            .loaded
            .get()
            .map(|totals| totals.stores.clone())
            .unwrap_or_default();
        Callback::from(move |what: For| {
            if what == For::Paper && total > PAPER_MAX {
                stage.set(Stage::TooMany);
                return;
            }
            *printings.borrow_mut() += 1;
            let printing = *printings.borrow();
            let (stage, query, stores) = (stage.clone(), query.clone(), stores.clone());
            let (client, here) = (client.clone(), here.clone());
            stage.set(Stage::Fetching(what, 0));
            spawn(async move {
                let told = stage.clone();
                let rows = all_rows(&client, query, &here, move |count| {
                    told.set(Stage::Fetching(what, count))
                })
                .await;
                if !here.get() {
                    return;
                }
                stage.set(match (rows, what) {
                    (Ok(rows), For::File) => offer(&table(i18n, &rows, &stores)),
                    (Ok(rows), For::Paper) => Stage::Paper(Rc::new(rows), printing),
                    (Err(_), _) => Stage::Failed,
                });
            });
        })
    };
    (stage, gather)
}

fn said(i18n: I18n, stage: &Stage, total: u32) -> String {
    let words = i18n.payback_history();
    let total = grouped(total.into());
    match stage {
        Stage::None | Stage::Paper(..) => String::new(),
        Stage::Fetching(_, count) => {
            let count = grouped(*count as u64);
            fill(words.fetching, &[("count", &count), ("total", &total)])
        }
        Stage::Offered => words.offered.into(),
        Stage::NotOffered => words.not_offered.into(),
        Stage::Failed => words.not_fetched.into(),
        Stage::TooMany => {
            let most = grouped(PAPER_MAX.into());
            fill(words.too_many_to_print, &[("total", &total), ("most", &most)])
        }
    }
}

/// Every row that fits, page after page, as long as the page is there.
async fn all_rows(
    client: &Client,
    mut query: PaybackQuery,
    here: &Rc<Shared<bool>>,
    told: impl Fn(usize),
) -> Result<Vec<PaybackRow>, ApiError> {
    query.limit = u16::try_from(PAGE_MAX).ok();
    let mut rows = Vec::new();
    while here.get() {
        let (page, _) = client.list_paybacks(&query).await?;
        rows.extend(page.items);
        told(rows.len());
        match page.next {
            Some(next) => query.cursor = Some(next),
            None => break,
        }
    }
    Ok(rows)
}

fn offer(table: &str) -> Stage {
    match device::offer_file("books.csv", "text/csv;charset=utf-8", table) {
        true => Stage::Offered,
        false => Stage::NotOffered,
    }
}

/// The table: days as a spreadsheet reads them, amounts as numbers.
fn table(i18n: I18n, rows: &[PaybackRow], stores: &[StoreBrief]) -> String {
    let (words, names) = (i18n.payback_history(), i18n.payback());
    let mut csv = Csv::default();
    csv.row(
        &[
            names.reference,
            words.book,
            names.author,
            names.isbn,
            words.store,
            words.state,
            words.applied,
            names.bought_on,
            words.returned,
            words.money,
            words.paid,
        ]
        .map(Cell::Text),
    );
    for row in rows {
        let store = words::store_name(i18n, stores, &row.store);
        let day = |day: Option<Date>| day.map_or_else(String::new, |day| day.to_string());
        let days = [row.bought_on, row.returned_on, row.paid_on].map(day);
        csv.row(&[
            Cell::Text(&row.reference),
            Cell::Text(&row.title),
            Cell::Text(&row.author),
            Cell::Text(&of_cover(&row.isbn13)),
            Cell::Text(&store),
            Cell::Text(words::state(i18n, row.state).1),
            Cell::Text(&row.applied_on.to_string()),
            Cell::Text(&days[0]),
            Cell::Text(&days[1]),
            Cell::Number(row.amount_won.into()),
            Cell::Text(&days[2]),
        ]);
    }
    csv.finish()
}

/// An ISBN as it stands on covers, with a hyphen after its first three digits: of thirteen digits alone a
/// spreadsheet makes a number and shows `9.799E+12`.
fn of_cover(isbn13: &str) -> String {
    match isbn13.split_at_checked(3) {
        Some((first, rest)) if !rest.is_empty() => format!("{first}-{rest}"),
        _ => isbn13.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_names_the_store_and_takes_no_title_for_a_formula() {
        let row: PaybackRow = serde_json::from_value(serde_json::json!({
            "reference": "S7K2-9QF4", "state": "paid", "title": "=1+1, 둘", "author": "사람",
            "isbn13": "9799000000017", "store": "geomok", "applied_on": "2026-11-01", "amount_won": 15000,
            "paid_on": "2026-11-20",
        }))
        .unwrap();
        let store: StoreBrief = serde_json::from_value(serde_json::json!({
            "id": "geomok", "name": { "ko": "거목서점" }, "dong": { "ko": "서초동" },
        }))
        .unwrap();
        let table = table(I18n::default(), &[row], &[store]);
        let line = table.lines().nth(1).unwrap();
        assert!(
            line.starts_with("S7K2-9QF4,\"'=1+1, 둘\",사람,979-9000000017,거목서점,"),
            "{line}"
        );
        assert!(line.ends_with(",2026-11-01,,,15000,2026-11-20"), "{line}");
    }

    #[test]
    fn an_isbn_is_no_number_to_a_spreadsheet_and_is_read_back_as_the_same_book() {
        let written = of_cover("9780306406157");
        assert!(written.parse::<f64>().is_err());
        assert_eq!(
            contract::payback::normalise_isbn(&written).as_deref(),
            Ok("9780306406157")
        );
        assert_eq!(of_cover("97"), "97");
    }
}
