//! The same write twice has its effect once.

use crate::support::*;
use serde_json::json;

#[test]
fn the_same_key_and_body_get_the_first_answer_again() {
    let app = App::new();
    let (key, body) = (key(), order_body(&app.hold("ok-center", MONDAY_NINE)));
    let first = app.post("/reservations", &key, body.clone());
    app.advance(3600);
    let again = app.post("/reservations", &key, body);
    assert_eq!(
        (again.status, &again.text),
        (201, &first.text),
        "with the key of the order"
    );
    assert_eq!(again.header("etag"), first.header("etag"));
    assert_eq!(app.backend.staff().orders().unwrap().len(), 1);
}

#[test]
fn the_same_key_with_another_body_or_address_is_refused() {
    let app = App::new();
    let key = key();
    let body = json!({ "office": "jamwon", "start": MONDAY_NINE });
    assert_eq!(app.post("/holds", &key, body.clone()).status, 201);
    let other = json!({ "office": "naegok", "start": MONDAY_NINE });
    app.post("/holds", &key, other).problem(422, "key_reused");
    app.post("/reservations", &key, body).problem(422, "key_reused");
}

#[test]
fn a_rejection_stays_so_that_a_late_copy_cannot_succeed() {
    let app = App::new();
    let staff = app.backend.staff();
    staff
        .set_capacity("jamwon", moment(MONDAY_NINE), Some(0))
        .unwrap();
    let (first, body) = (key(), json!({ "office": "jamwon", "start": MONDAY_NINE }));
    app.post("/holds", &first, body.clone())
        .problem(409, "slot_taken");
    staff.set_capacity("jamwon", moment(MONDAY_NINE), None).unwrap();
    app.post("/holds", &first, body.clone())
        .problem(409, "slot_taken");
    assert_eq!(app.post("/holds", &key(), body).status, 201);
}

#[test]
fn a_key_whose_first_request_still_runs_is_told_so() {
    let app = App::new();
    let (key, body) = (key(), json!({ "office": "jamwon", "start": MONDAY_NINE }));
    app.backend.staff().occupy_key(&key);
    app.post("/holds", &key, body.clone()).problem(409, "in_flight");
    app.backend.staff().let_key_go(&key);
    assert_eq!(app.post("/holds", &key, body).status, 201);
}

#[test]
fn an_answer_is_kept_for_a_day() {
    let app = App::new();
    let (key, body) = (
        key(),
        json!({ "office": "jamwon", "start": "2026-11-25T09:00:00+09:00" }),
    );
    let first = app.post("/holds", &key, body.clone()).text;
    app.advance(24 * 3600 - 1);
    assert_eq!(app.post("/holds", &key, body.clone()).text, first);
    app.advance(1);
    assert_ne!(app.post("/holds", &key, body).text, first);
}

#[test]
fn cancelling_twice_with_one_key_is_cancelling_once() {
    let app = App::new();
    let view = app.order();
    let key = key();
    let path = format!("/reservations/{}/cancel", view.reservation.reference);
    let headers = [
        ("if-match", "\"1\""),
        ("reservation-key", view.key.as_deref().unwrap()),
    ];
    let first = app.post_with(&path, &key, &headers, None);
    let again = app.post_with(&path, &key, &headers, None);
    assert_eq!((first.status, again.status, &first.text), (200, 200, &again.text));
    // Whoever has the idempotency key but not the key of the order gets nothing.
    let stranger = [("if-match", "\"1\""), ("reservation-key", "wrong")];
    app.post_with(&path, &key, &stranger, None)
        .problem(422, "key_reused");
}

#[test]
fn a_change_may_carry_a_key_too() {
    let app = App::new();
    let view = app.order();
    let hold = app.hold("naegok", "2026-11-24T14:00:00+09:00");
    let key = key();
    let headers = [
        ("x-resident-app", "1"),
        ("content-type", "application/json"),
        ("if-match", "\"1\""),
        ("idempotency-key", key.as_str()),
        ("reservation-key", view.key.as_deref().unwrap()),
    ];
    let path = format!("/reservations/{}", view.reservation.reference);
    let first = app.call("PATCH", &path, &headers, Some(json!({ "hold": hold })));
    let again = app.call("PATCH", &path, &headers, Some(json!({ "hold": hold })));
    assert_eq!((first.status, &first.text), (200, &again.text));
}
