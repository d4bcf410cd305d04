//! Book payback: what holds whatever is done in whatever order, by however many at once.

use crate::payback_support::*;
use crate::racing::{file, on_file, race};
use crate::session_support::*;
use crate::support::*;
use contract::payback::{
    BudgetState, PaybackEventKind as Event, PaybackHistory, PaybackList, PaybackState as State,
    PaybackTotals, PaybackView, ProcessVariant,
};
use contract::text::LocalText;
use contract::time::Date;
use proptest::prelude::*;
use reference_backend::PaybackAct;
use serde_json::json;

fn totals(app: &App, someone: &Someone) -> PaybackTotals {
    serde_json::from_value(someone.get(app, "/payback/totals").json()).unwrap()
}

fn list(app: &App, someone: &Someone, query: &str) -> PaybackList {
    serde_json::from_value(someone.get(app, &format!("/paybacks{query}")).json()).unwrap()
}

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

#[test]
fn the_last_day_of_returning_lies_before_the_days_on_which_the_store_is_closed() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let bought = child.buy(&app, 0);
    // 21 days after Saturday 21 November is Saturday 12 December.
    assert_eq!(bought.payback.return_by, Some(today().plus_days(21)));
    assert_eq!(bought.payback.last_return_day, Some(today().plus_days(21)));
    let closed = LocalText::new("재고 정리", "Stocktaking");
    for later in [20, 21] {
        let day = today().plus_days(later);
        app.backend.staff().close_store("geomok", day, &closed).unwrap();
    }
    let moved = child.seen(&app, &bought).payback;
    assert_eq!(moved.last_return_day, Some(today().plus_days(19)));
    assert_eq!(
        moved.last_return_at.unwrap().to_string(),
        "2026-12-10T21:00:00+09:00"
    );
    assert_eq!(
        list(&app, &child, "").items[0].last_return_day,
        moved.last_return_day
    );
    let household = child.get(&app, "/household").json();
    assert_eq!(household["items"][0]["due"], "2026-12-10T21:00:00+09:00");
}

#[test]
fn who_returned_in_time_may_say_so_later_and_who_did_not_cannot() {
    let app = App::with(|options| options.session_rules.idle_seconds = 40 * 86_400);
    app.backend.clock().set(moment(NOW));
    let child = Someone::sign_in(&app, CHILD);
    let bought = child.buy(&app, 0);
    let tell = |day| child.change(&app, &bought, "returned", Some(json!({ "returned_on": day })));
    tell(today().plus_days(1)).invalid(&[("/returned_on", "in_future")]);
    let before = contract::time::Date::new(2026, 11, 20).unwrap();
    tell(before).invalid(&[("/returned_on", "not_allowed")]);
    app.advance(22 * 86_400);
    let child = Someone::sign_in(&app, CHILD);
    let missed = child.seen(&app, &bought);
    assert_eq!((missed.payback.state, missed.payback.next), (State::Missed, None));
    assert_eq!(list(&app, &child, "?state=missed").total, 1);
    assert_eq!(list(&app, &child, "?state=bought").total, 0);
    let tell = |day| child.change(&app, &bought, "returned", Some(json!({ "returned_on": day })));
    tell(today().plus_days(22)).problem(409, "too_late");
    assert_eq!(tell(today().plus_days(21)).status, 200);
    let again = child.seen(&app, &bought);
    let twice = json!({ "returned_on": today() });
    child
        .change(&app, &again, "returned", Some(twice))
        .problem(409, "already_returned");
}

#[test]
fn the_reader_is_reminded_once_of_each_last_day() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    child.buy(&app, 0);
    let reminders = || {
        app.backend.tidy().unwrap();
        let inbox = app.backend.staff().inbox().unwrap();
        let texts = inbox.into_iter().filter(|message| message.phone == CHILD.1);
        texts
            .filter(|message| message.text.ko.contains("반납하세요"))
            .count()
    };
    assert_eq!(reminders(), 0);
    app.advance(18 * 86_400);
    assert_eq!((reminders(), reminders()), (1, 1));
    // The store closes on the last days: there is a new last day, and it is told.
    for later in [20, 21] {
        let closed = LocalText::new("재고 정리", "Stocktaking");
        let day = today().plus_days(later);
        app.backend.staff().close_store("geomok", day, &closed).unwrap();
    }
    assert_eq!((reminders(), reminders()), (2, 2));
}

#[test]
fn where_books_are_bought_first_the_office_may_still_say_no() {
    let app = App::with(|options| options.payback.process = ProcessVariant::BuyFirst);
    let child = Someone::sign_in(&app, CHILD);
    let mut body = wanted(0);
    child
        .post(&app, "/paybacks", Some(body.clone()))
        .invalid(&[("/bought_on", "missing")]);
    body["bought_on"] = json!(today().plus_days(1));
    child
        .post(&app, "/paybacks", Some(body.clone()))
        .invalid(&[("/bought_on", "in_future")]);
    body["bought_on"] = json!(today());
    body["paid_won"] = json!(14_400);
    let bought = view(&child.post(&app, "/paybacks", Some(body)));
    assert_eq!(
        (bought.payback.state, bought.payback.amount_won),
        (State::Bought, 14_400)
    );
    let reason = LocalText::new("산 곳이 달라요.", "Bought elsewhere.");
    office(
        &app,
        &bought,
        PaybackAct::Refuse {
            reason: reason.clone(),
            rule: None,
        },
    );
    let refused = child.seen(&app, &bought).payback;
    assert_eq!(refused.state, State::Refused);
    assert_eq!(refused.events.last().unwrap().reason, Some(reason));
    assert_eq!(totals(&app, &child).quota.month_used, 0, "a no does not count");
}

#[test]
fn what_is_paid_is_what_was_paid_at_the_store_and_never_more_than_the_printed_price() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let applied = child.apply(&app, 0);
    office(&app, &applied, PaybackAct::Approve);
    let seen = child.seen(&app, &applied);
    let buy = |won: u32| json!({ "bought_on": today(), "paid_won": won });
    child
        .change(&app, &seen, "bought", Some(buy(0)))
        .invalid(&[("/paid_won", "missing")]);
    let bought = view(&child.change(&app, &seen, "bought", Some(buy(99_000))));
    assert_eq!(bought.payback.amount_won, 16_000);
}

#[test]
fn a_correction_never_moves_the_last_day_of_returning_later() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let bought = child.buy(&app, 0);
    app.advance(86_400);
    let child = Someone::sign_in(&app, CHILD);
    let correct = |seen: &PaybackView, day: Date| child.correct(&app, seen, json!({ "bought_on": day }));
    correct(&bought, today().plus_days(1)).invalid(&[("/bought_on", "not_allowed")]);
    let same = correct(&bought, today());
    assert_eq!(same.status, 200, "{}", same.text);
    assert_eq!(view(&same).payback.return_by, bought.payback.return_by);
    app.advance(40 * 86_400);
    let child = Someone::sign_in(&app, CHILD);
    let missed = child.seen(&app, &bought);
    assert_eq!(missed.payback.state.word(), "missed");
    let now = app.backend.clock().now().date();
    child
        .correct(&app, &missed, json!({ "bought_on": now }))
        .problem(409, "too_late");
}

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

#[test]
fn in_demonstrations_known_phones_meet_known_faults() {
    let app = App::with(|options| options.demo_faults = true);
    let key = key();
    let slow = Someone::sign_in(&app, ("홍시연", "01000000503"));
    let cookie = [("cookie", slow.0.as_str())];
    app.post_with("/paybacks", &key, &cookie, Some(wanted(0)))
        .problem(503, "unavailable");
    let second = app.post_with("/paybacks", &key, &cookie, Some(wanted(0)));
    assert_eq!(second.status, 201, "the same key goes through");
    let cut = Someone::sign_in(&app, ("홍시연", "01000000504"));
    let cookie = [("cookie", cut.0.as_str())];
    let lost = app.post_with("/paybacks", &key.replace("key", "KEY"), &cookie, Some(wanted(0)));
    assert_eq!(lost.text, "cut");
    let again = app.post_with("/paybacks", &key.replace("key", "KEY"), &cookie, Some(wanted(0)));
    assert_eq!((again.status, list(&app, &cut, "").total), (201, 1));
    let broken = Someone::sign_in(&app, ("홍시연", "01000020500"));
    for path in ["/paybacks", "/payback/totals", "/paybacks/2222-2222"] {
        broken.get(&app, path).problem(500, "internal");
    }
}

/// Something that someone tries with one of four books.
#[derive(Debug, Clone, Copy)]
enum Try {
    Bought,
    Returned,
    Withdraw,
    Approve,
    Refuse,
    TakenBack,
    Check,
    NotAccept,
    Pay,
    Place,
    Wait(i64),
}

fn tries() -> impl Strategy<Value = Vec<(usize, Try)>> {
    let one = prop_oneof![
        4 => Just(Try::Approve),
        4 => Just(Try::Bought),
        4 => Just(Try::Returned),
        4 => Just(Try::Check),
        4 => Just(Try::Pay),
        2 => Just(Try::Place),
        1 => Just(Try::Withdraw),
        1 => Just(Try::Refuse),
        1 => Just(Try::TakenBack),
        1 => Just(Try::NotAccept),
        1 => (0_i64..300).prop_map(Try::Wait),
    ];
    prop::collection::vec((0_usize..4, one), 1..60)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Whatever is tried: the list, each book and the sums say the same, and that is what the events add up to.
    #[test]
    fn totals_equal_the_events(tries in tries()) {
        let app = App::with(|options| {
            options.payback.books_a_month = 9;
            options.session_rules.idle_seconds = 900 * 86_400;
            options.session_rules.absolute_seconds = 900 * 86_400;
        });
        let child = Someone::sign_in(&app, CHILD);
        let books: Vec<_> = (0..4).map(|at| child.apply(&app, at)).collect();
        let reason = LocalText::new("시험", "A test");
        for (which, what) in tries {
            let seen = child.seen(&app, &books[which]);
            let day = app.backend.clock().now().date();
            let staff = app.backend.staff();
            let act = |act: PaybackAct| drop(staff.payback(&seen.payback.reference, &act));
            match what {
                Try::Bought => drop(child.change(&app, &seen, "bought", Some(json!({ "bought_on": day })))),
                Try::Returned => drop(child.change(&app, &seen, "returned", Some(json!({ "returned_on": day })))),
                Try::Withdraw => drop(child.change(&app, &seen, "withdraw", None)),
                Try::Approve => act(PaybackAct::Approve),
                Try::Refuse => act(PaybackAct::Refuse { reason: reason.clone(), rule: None }),
                Try::TakenBack => act(PaybackAct::TakenBack),
                Try::Check => act(PaybackAct::Check),
                Try::NotAccept => act(PaybackAct::NotAccept { reason: reason.clone() }),
                Try::Pay => act(pay()),
                Try::Place => act(PaybackAct::Place { library: reason.clone() }),
                Try::Wait(hours) => app.advance(hours * 3600),
            }
        }
        let rows = list(&app, &child, "?sort=earliest").items;
        let (mut won, mut paid, mut open) = (0_u64, 0, 0);
        for (row, book) in rows.iter().zip(&books) {
            let seen = child.seen(&app, book).payback;
            prop_assert_eq!((&row.reference, row.state), (&seen.reference, seen.state));
            let payments = seen.events.iter().filter(|event| event.kind == Event::Paid);
            let payments: Vec<u32> = payments.filter_map(|event| event.amount_won).collect();
            prop_assert!(payments.len() <= 1);
            prop_assert_eq!(payments.is_empty(), row.paid_on.is_none());
            won += payments.iter().map(|won| u64::from(*won)).sum::<u64>();
            paid += payments.len() as u32;
            open += u32::from(seen.state.is_open());
        }
        let sums = totals(&app, &child);
        prop_assert_eq!((sums.all.paid_won, sums.all.books, sums.open), (won, paid, open));
        let months: u64 = sums.months.iter().map(|month| month.sum.paid_won).sum();
        prop_assert_eq!(months, won);
    }
}
