//! Days: the last one of returning, what may be told later, what a correction may move, and reminders.

use crate::payback_support::*;
use crate::session_support::*;
use crate::support::*;
use contract::payback::{PaybackState as State, PaybackView};
use contract::text::LocalText;
use contract::time::Date;
use serde_json::json;

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

/// How many times the reader has been reminded by now.
fn reminders(app: &App) -> usize {
    app.backend.tidy().unwrap();
    let inbox = app.backend.staff().inbox().unwrap();
    let texts = inbox.into_iter().filter(|message| message.phone == CHILD.1);
    texts
        .filter(|message| message.text.ko.contains("반납하세요"))
        .count()
}

#[test]
fn the_reader_is_reminded_once_of_each_last_day() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    child.buy(&app, 0);
    let reminders = || reminders(&app);
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
fn the_reader_chooses_how_many_days_before_to_be_reminded() {
    let app = App::with(|options| {
        options.session_rules.idle_seconds = 40 * 86_400;
        options.session_rules.absolute_seconds = 40 * 86_400;
    });
    let child = Someone::sign_in(&app, CHILD);
    let bought = child.buy(&app, 0);
    assert_eq!(bought.payback.remind_days_before, Some(3), "as is usual");
    let offered = app.get("/payback/rules").json()["remind_days"].clone();
    assert_eq!(offered, json!([0, 1, 3, 7]));
    let choose =
        |seen: &PaybackView, days: u16| child.correct(&app, seen, json!({ "remind_days_before": days }));
    choose(&bought, 5).invalid(&[("/remind_days_before", "not_allowed")]);
    let week = view(&choose(&bought, 7));
    assert_eq!(week.payback.remind_days_before, Some(7));
    assert_eq!(
        week.payback.events, bought.payback.events,
        "nothing happened to the book"
    );
    // The last day is the 21st from now.
    app.advance(13 * 86_400);
    assert_eq!(reminders(&app), 0);
    app.advance(86_400);
    assert_eq!((reminders(&app), reminders(&app)), (1, 1));
    // Who was reminded and wants it again the day before gets it again; who wants it earlier was reminded already.
    let week = child.seen(&app, &bought);
    let late = view(&choose(&week, 1));
    assert_eq!(reminders(&app), 1);
    app.advance(6 * 86_400);
    assert_eq!((reminders(&app), reminders(&app)), (2, 2));
    choose(&late, 7);
    assert_eq!(reminders(&app), 2);
    app.advance(2 * 86_400);
    choose(&child.seen(&app, &late), 1).problem(409, "too_late");
}

#[test]
fn nobody_is_woken_at_midnight_by_a_reminder() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    child.buy(&app, 0);
    app.backend.clock().set(moment("2026-12-09T00:01:00+09:00"));
    assert_eq!(reminders(&app), 0);
    app.backend.clock().set(moment("2026-12-09T09:00:00+09:00"));
    assert_eq!(reminders(&app), 1);
}
