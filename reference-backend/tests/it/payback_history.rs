//! What is left of books: the list, the sums, the export, and what is kept.

use crate::payback_support::*;
use crate::session_support::*;
use crate::support::*;
use contract::payback::PaybackHistory;
use serde_json::json;

#[test]
fn a_book_in_progress_is_not_among_what_is_finished() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let (withdrawn, waiting, bought) = (child.apply(&app, 0), child.apply(&app, 1), child.buy(&app, 2));
    child.change(&app, &withdrawn, "withdraw", None);
    let household = child.get(&app, "/household").json();
    let items = household["items"].as_array().unwrap();
    let stands = |item: &serde_json::Value| (item["reference"].clone(), item["open"].clone());
    assert_eq!(
        items.iter().map(stands).collect::<Vec<_>>(),
        [(&bought, true), (&waiting, true), (&withdrawn, false)]
            .map(|(view, open)| (json!(view.payback.reference), json!(open)))
    );
    assert_eq!(household["poll_after_ms"], 30_000);
}

#[test]
fn the_account_goes_and_the_books_stand_in_the_export_before() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let bought = child.buy(&app, 0);
    let export = child.get(&app, "/household/export").json();
    assert_eq!(export["paybacks"][0]["reference"], bought.payback.reference);
    let erased = child.post(&app, "/household/erasure", None);
    assert_eq!(erased.status, 200, "{}", erased.text);
    // The record of acting for someone names them.
    assert!(erased.text.contains("서류 이름과 책 제목"), "{}", erased.text);
    assert!(
        app.backend.staff().paybacks().unwrap().is_empty(),
        "nobody's book is in the list"
    );
    let child = Someone::sign_in(&app, CHILD);
    assert_eq!(list(&app, &child, "").total, 0);
}

#[test]
fn who_wants_no_history_loses_what_is_finished_after_a_month_and_nothing_else() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let before = child.apply(&app, 0);
    let withdrawn = child.change(&app, &before, "withdraw", None);
    assert_eq!(withdrawn.status, 200, "{}", withdrawn.text);
    app.advance(60);
    let history: PaybackHistory = serde_json::from_value(
        child
            .post(&app, "/payback/history", Some(json!({ "choice": "stop" })))
            .json(),
    )
    .unwrap();
    assert_eq!((history.finished, history.stop_after_days), (1, 30));
    let after = child.apply(&app, 1);
    app.advance(60);
    child.change(&app, &after, "withdraw", None);
    child.apply(&app, 2);
    app.advance(31 * 86_400);
    app.backend.tidy().unwrap();
    let child = Someone::sign_in(&app, CHILD);
    let mut left: Vec<String> = list(&app, &child, "")
        .items
        .into_iter()
        .map(|row| row.isbn13)
        .collect();
    left.sort();
    assert_eq!(left, [isbn(0), isbn(2)], "what was there before stays");
    child
        .post(&app, "/payback/history", Some(json!({ "choice": "burn" })))
        .invalid(&[("/choice", "not_known")]);
}

#[test]
fn ten_thousand_books_are_listed_by_page_and_their_sums_are_those_of_their_events() {
    let app = App::new();
    let phone = app.backend.staff().seed_paybacks(10_000).unwrap();
    let reader = Someone::sign_in(&app, ("홍시연", phone));
    let first = list(&app, &reader, "?limit=50");
    assert_eq!((first.total, first.items.len(), first.before), (10_000, 50, 0));
    let last = list(&app, &reader, "?skip=9990");
    assert_eq!((last.items.len(), last.before, last.next), (10, 9_990, None));
    let sums = totals(&app, &reader);
    let of_months: u64 = sums.months.iter().map(|month| month.sum.paid_won).sum();
    let of_years: u32 = sums.years.iter().map(|year| year.sum.books).sum();
    assert_eq!((of_months, of_years), (sums.all.paid_won, sums.all.books));
    let paid = list(&app, &reader, "?state=placed");
    assert_eq!(paid.total, sums.all.books);
    assert_eq!((sums.quota.year_used, sums.stores.len()), (0, 9));
}
