//! What is allowed before a book is bought: quota, money, titles, and each title once.

use crate::payback_support::*;
use crate::racing::{file, on_file, race};
use crate::session_support::*;
use crate::support::*;
use contract::payback::BudgetState;
use contract::text::LocalText;
use reference_backend::PaybackAct;
use serde_json::json;

#[test]
fn the_last_place_of_the_quota_goes_to_one() {
    let path = file("payback_quota");
    for apps in [vec![App::new()], vec![on_file(&path), on_file(&path)]] {
        let child = Someone::sign_in(&apps[0], CHILD);
        child.apply(&apps[0], 0);
        child.apply(&apps[0], 1);
        let replies = race(&apps, 8, |app, at| {
            child.post(app, "/paybacks", Some(wanted(2 + at)))
        });
        assert_eq!(replies.iter().filter(|reply| reply.status == 201).count(), 1);
        for reply in replies.iter().filter(|reply| reply.status != 201) {
            reply.problem(409, "quota_reached");
        }
        assert_eq!(totals(&apps[0], &child).quota.month_used, 3);
    }
}

#[test]
fn the_last_money_goes_to_one() {
    // The first book costs 16,000 won.
    let app = App::with(|options| options.payback.budget_won = 16_000);
    let people: Vec<Someone> = (0..6)
        .map(|at| Someone::sign_in(&app, ("홍시연", &format!("0100000{at:04}"))))
        .collect();
    let apps = [app];
    let replies = race(&apps, 6, |app, at| {
        people[at].post(app, "/paybacks", Some(wanted(0)))
    });
    assert_eq!(replies.iter().filter(|reply| reply.status == 201).count(), 1);
    for reply in replies.iter().filter(|reply| reply.status != 201) {
        reply.problem(409, "budget_closed");
    }
}

#[test]
fn money_that_ends_or_is_paused_meanwhile_is_told_with_when_it_goes_on() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    assert_eq!(app.get("/payback/rules").json()["budget"]["state"], "open");
    let mut rules = app.backend.staff().payback_rules();
    rules.closes_on = Some(today().plus_days(14));
    app.backend.staff().set_payback_rules(rules.clone());
    assert_eq!(
        app.get("/payback/rules").json()["budget"]["state"],
        "closing_soon"
    );
    rules.budget_state = Some(BudgetState::Paused);
    rules.opens_on = Some(today().plus_days(60));
    rules.budget_reason = Some(LocalText::new(
        "예산을 다시 짜고 있어요.",
        "The budget is being made.",
    ));
    app.backend.staff().set_payback_rules(rules);
    let budget = app.get("/payback/rules").json()["budget"].clone();
    assert_eq!(
        (&budget["state"], &budget["opens_on"]),
        (&json!("paused"), &json!("2027-01-20"))
    );
    assert_eq!(budget["reason"]["ko"], "예산을 다시 짜고 있어요.");
    child
        .post(&app, "/paybacks", Some(wanted(0)))
        .problem(409, "budget_closed");
}

#[test]
fn a_title_is_refused_by_a_rule_and_an_isbn_by_its_check_digit() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    // From the 46th on, rules say no: too dear, too old, held already, and by their kind.
    for (at, rule) in [
        (45, "price"),
        (48, "age"),
        (51, "copies_held"),
        (53, "textbook"),
        (56, "comic"),
    ] {
        let check = app.get(&format!("/payback/books/{}", isbn(at))).json();
        assert_eq!(
            (&check["verdict"], &check["broken"][0]["rule"]["kind"]),
            (&json!("refused"), &json!(rule))
        );
        child
            .post(&app, "/paybacks", Some(wanted(at)))
            .problem(409, "title_refused");
    }
    let mistyped = isbn(0).replacen("97999", "97998", 1);
    let body = json!({ "isbn": mistyped, "store": "geomok" });
    child
        .post(&app, "/paybacks", Some(body))
        .problem(422, "isbn_wrong");
    app.get(&format!("/payback/books?q={mistyped}"))
        .problem(422, "isbn_wrong");
    app.get("/payback/books?q=900101-1234567")
        .invalid(&[("/q", "registration_number")]);
    let unknown = json!({ "isbn": "9780306406157", "store": "geomok" });
    child
        .post(&app, "/paybacks", Some(unknown))
        .problem(404, "not_found");
    let nowhere = json!({ "isbn": isbn(0), "store": "nowhere" });
    child
        .post(&app, "/paybacks", Some(nowhere))
        .problem(404, "not_found");
    assert_eq!(totals(&app, &child).quota.month_used, 0);
}

#[test]
fn the_same_press_applies_once() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let key = key();
    let cookie = [("cookie", child.0.as_str())];
    let first = app.post_with("/paybacks", &key, &cookie, Some(wanted(0)));
    let again = app.post_with("/paybacks", &key, &cookie, Some(wanted(0)));
    assert_eq!((first.status, &first.text), (201, &again.text));
    assert_eq!(list(&app, &child, "").total, 1);
}

#[test]
fn a_title_is_applied_for_once_by_one_reader_and_again_after_a_no() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let first = child.apply(&app, 0);
    let again = || child.post(&app, "/paybacks", Some(wanted(0)));
    again().problem(409, "already_applied");
    assert_eq!(totals(&app, &child).quota.month_used, 1, "it counts once");
    Someone::sign_in(&app, PARENT).apply(&app, 0);
    child.change(&app, &first, "withdraw", None);
    let second = child.apply(&app, 0);
    office(
        &app,
        &second,
        PaybackAct::Refuse {
            reason: LocalText::new("시험", "A test"),
            rule: None,
        },
    );
    let bought = child.buy(&app, 0);
    child.change(&app, &bought, "returned", Some(json!({ "returned_on": today() })));
    office(&app, &bought, PaybackAct::Check);
    office(&app, &bought, pay());
    again().problem(409, "already_applied");
}
