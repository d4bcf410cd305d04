//! Known inputs give known faults, in demonstrations only.

use crate::support::*;
use serde_json::{Value, json};

fn demo() -> App {
    App::with(|options| options.demo_faults = true)
}

fn body(app: &App, phone: &str) -> Value {
    let mut body = order_body(&app.hold("ok-center", MONDAY_NINE));
    body["applicant"]["phone"] = json!(phone);
    body
}

#[test]
fn without_a_demonstration_these_are_numbers_like_any_other() {
    let app = App::new();
    for ending in ["0409", "0410", "0412", "0429", "0500", "0503", "0504", "0508"] {
        let reply = app.post("/reservations", &key(), body(&app, &format!("0100000{ending}")));
        assert_eq!(reply.status, 201, "{}", reply.text);
    }
    app.get("/offices/error-503").problem(404, "not_found");
}

#[test]
fn a_passing_fault_passes_with_the_next_try_of_the_same_key() {
    let app = demo();
    for (ending, status, code) in [
        ("0423", 409, "in_flight"),
        ("0425", 425, "too_early"),
        ("0429", 429, "too_many_requests"),
        ("0500", 500, "internal"),
        ("0503", 503, "unavailable"),
    ] {
        let (key, body) = (key(), body(&app, &format!("010-0000-{ending}")));
        app.post("/reservations", &key, body.clone())
            .problem(status, code);
        assert_eq!(app.post("/reservations", &key, body).status, 201, "{ending}");
    }
}

#[test]
fn a_rejection_on_purpose_passes_with_the_next_key() {
    let app = demo();
    for (phone, status, code) in [
        ("010-0000-0409", 409, "slot_taken"),
        ("010-0000-0410", 410, "hold_expired"),
    ] {
        for _ in 0..2 {
            let (first, body) = (key(), body(&app, phone));
            app.post("/reservations", &first, body.clone())
                .problem(status, code);
            app.post("/reservations", &first, body.clone())
                .problem(status, code);
            assert_eq!(app.post("/reservations", &key(), body).status, 201, "{phone}");
        }
    }
}

#[test]
fn a_price_changes_on_purpose_and_the_new_one_is_taken() {
    let app = demo();
    let mut body = body(&app, "010-0000-0412");
    let told = app
        .post("/reservations", &key(), body.clone())
        .problem(409, "price_changed");
    assert_eq!(told["current_total_won"], 2200);
    body["expected_total_won"] = json!(2200);
    let order = app.post("/reservations", &key(), body).view().reservation;
    assert_eq!((order.total_won, order.documents[0].fee_won), (2200, 2200));
}

#[test]
fn an_answer_that_is_cut_was_done_and_is_given_to_the_next_try() {
    let app = demo();
    for phone in ["010-0000-0504", "010-0000-0508"] {
        let (key, body) = (key(), body(&app, phone));
        // Without a timer, silence ends at once.
        let first = app.post("/reservations", &key, body.clone());
        assert_eq!(first.text, "cut");
        let again = app.post("/reservations", &key, body);
        assert_eq!(again.status, 201);
        assert_eq!(app.read(&again.view()).reservation.version, 1);
    }
    assert_eq!(app.backend.staff().orders().unwrap().len(), 2);
}

#[test]
fn reads_and_holds_fail_for_offices_of_that_name() {
    let app = demo();
    for (ending, status, code) in [
        ("404", 404, "not_found"),
        ("429", 429, "too_many_requests"),
        ("500", 500, "internal"),
        ("503", 503, "unavailable"),
    ] {
        app.get(&format!("/offices/error-{ending}")).problem(status, code);
        app.get(&format!("/offices/error-{ending}/slots"))
            .problem(status, code);
        let hold = json!({ "office": format!("error-{ending}"), "start": MONDAY_NINE });
        app.post("/holds", &key(), hold).problem(status, code);
        // A list knows no `not_found`: there it is a cursor that is none of ours.
        let (status, code) = if status == 404 {
            (400, "malformed")
        } else {
            (status, code)
        };
        app.get(&format!("/offices?cursor=error-{ending}"))
            .problem(status, code);
    }
    let hold = json!({ "office": "error-409", "start": MONDAY_NINE });
    app.post("/holds", &key(), hold).problem(409, "slot_taken");
}

#[test]
fn later_steps_of_an_order_fail_by_its_phone() {
    let app = demo();
    let view = app.order_at("ok-center", MONDAY_NINE, "010-0001-0503");
    let path = format!("/reservations/{}/cancel", view.reservation.reference);
    let headers = [
        ("if-match", "\"1\""),
        ("reservation-key", view.key.as_deref().unwrap()),
    ];
    let key = key();
    app.post_with(&path, &key, &headers, None)
        .problem(503, "unavailable");
    assert_eq!(app.post_with(&path, &key, &headers, None).status, 200);
    let view = app.order_at("ok-center", MONDAY_NINE, "010-0002-0500");
    let path = format!("/reservations/{}", view.reservation.reference);
    app.call(
        "GET",
        &path,
        &[("reservation-key", view.key.as_deref().unwrap())],
        None,
    )
    .problem(500, "internal");
}

/// A fault is something that the app must know: `App::send` looks at each answer.
#[test]
fn no_fault_is_one_that_the_contract_does_not_declare() {
    for ending in ["404", "409", "410", "412", "423", "425", "429", "500", "503"] {
        let app = demo();
        for path in [
            "/offices/error-",
            "/offices?cursor=error-",
            "/documents?cursor=error-",
        ] {
            assert!(app.get(&format!("{path}{ending}")).status >= 400);
        }
        assert!(app.get(&format!("/offices/error-{ending}/slots")).status >= 400);
        let hold = json!({ "office": format!("error-{ending}"), "start": MONDAY_NINE });
        assert!(app.post("/holds", &key(), hold).status >= 400);
        // The second try goes through where the fault was a passing one.
        let body = body(&app, &format!("010-0000-0{ending}"));
        let order = key();
        app.post("/reservations", &order, body.clone());
        app.post("/reservations", &order, body);
        for block in ["0001", "0002"] {
            let view = app.order_at("ok-center", MONDAY_NINE, &format!("010-{block}-0{ending}"));
            let key = view.key.as_deref().unwrap();
            let path = format!("/reservations/{}", view.reservation.reference);
            app.call("GET", &path, &[("reservation-key", key)], None);
            app.change(&view, "none");
            app.act(&view, "cancel");
            app.act(&view, "restore");
        }
    }
}
