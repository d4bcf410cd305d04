//! The way of a book: what holds whatever is done in whatever order.

use crate::payback_support::*;
use crate::session_support::*;
use crate::support::*;
use contract::payback::{PaybackEventKind as Event, PaybackState as State, ProcessVariant};
use contract::text::LocalText;
use proptest::prelude::*;
use reference_backend::PaybackAct;
use serde_json::json;

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

/// What residents suggest reaches the office, once each press.
#[test]
fn the_office_sees_which_bookstores_residents_suggest() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let (key, cookie) = (key(), [("cookie", child.0.as_str())]);
    let body = json!({ "name": " 골목  책방 ", "place": "방배동", "why": "걸어서 갈 수 있어요" });
    for _ in 0..2 {
        let reply = app.post_with("/payback/suggestions", &key, &cookie, Some(body.clone()));
        assert_eq!(reply.status, 201, "{}", reply.text);
    }
    let seen = app.backend.staff().suggested_bookstores().unwrap();
    assert_eq!(seen.len(), 1, "the same press suggests once");
    assert_eq!(
        (&*seen[0].name, &*seen[0].place, seen[0].why.as_deref()),
        ("골목 책방", "방배동", Some("걸어서 갈 수 있어요"))
    );
}

/// A book of someone without a phone does not hang in the air once their helper no longer may: the office is told which
/// these are, and takes them to the end with what the store tells.
#[test]
fn after_a_no_the_office_finishes_the_book_of_someone_without_a_phone() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let ask = json!({ "name": PARENT.0, "services": ["book_payback"], "until": "2026-12-31" });
    let asked = child.post(&app, "/permissions", Some(ask)).json();
    let reference = asked["permission"]["reference"].as_str().unwrap().to_owned();
    app.backend.staff().answer_permission(&reference, true).unwrap();
    let mut body = wanted(0);
    body["permission"] = json!(reference);
    body["on_behalf_of"] = json!(PARENT.0);
    let applied = view(&child.post(&app, "/paybacks", Some(body)));
    office(&app, &applied, PaybackAct::Approve);
    let left = || {
        let books = app.backend.staff().paybacks().unwrap();
        books
            .into_iter()
            .map(|book| (book.reference, book.left_to_office))
            .collect::<Vec<_>>()
    };
    let own = child.apply(&app, 1);
    assert!(
        left().iter().all(|(_, left)| !left),
        "the helper goes on with it, and everybody with their own"
    );
    app.backend.staff().answer_permission(&reference, false).unwrap();
    child
        .get(&app, &format!("/paybacks/{}", applied.payback.reference))
        .problem(409, "permission_ended");
    for (book, left) in left() {
        assert_eq!(left, book != own.payback.reference, "{book}");
    }
    for act in [PaybackAct::Sold, PaybackAct::TakenBack, PaybackAct::Check, pay()] {
        office(&app, &applied, act);
    }
    let books = app.backend.staff().paybacks().unwrap();
    let book = books
        .iter()
        .find(|book| book.reference == applied.payback.reference);
    assert_eq!(book.unwrap().state, State::Paid);
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
