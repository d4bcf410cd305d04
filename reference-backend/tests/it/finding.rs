//! Finding an order again.

use crate::support::*;
use serde_json::{Value, json};

fn find(app: &App, body: Value) -> Reply {
    app.post("/reservations/find", &key(), body)
}

#[test]
fn an_order_is_found_by_birth_date_or_phone_ending_however_it_is_typed() {
    let app = App::new();
    let view = app.order();
    let typed = view.reservation.reference.to_lowercase().replace('-', " ");
    for body in [
        json!({ "reference": typed, "birth_date": "1950-03-01" }),
        json!({ "reference": typed, "phone_ending": "5678" }),
        json!({ "reference": typed, "phone_ending": "５６７８", "birth_date": "1950-03-01" }),
        json!({ "reference": typed, "phone_ending": "010-1234-5678" }),
    ] {
        let reply = find(&app, body);
        assert_eq!(reply.status, 200, "{}", reply.text);
        let found = reply.view();
        assert_eq!(found.reservation, view.reservation);
        assert_ne!(found.key, view.key, "the first key is not known any more");
        assert_eq!(app.read(&found).reservation, view.reservation);
    }
    app.read(&view);
}

#[test]
fn any_mismatch_is_the_same_answer() {
    let app = App::new();
    let reference = app.order().reservation.reference;
    let answers: Vec<String> = [
        json!({ "reference": reference, "birth_date": "1950-03-02" }),
        json!({ "reference": reference, "phone_ending": "0000" }),
        json!({ "reference": reference, "phone_ending": "5678", "birth_date": "1950-03-02" }),
        json!({ "reference": "2222-2222", "phone_ending": "5678" }),
    ]
    .into_iter()
    .map(|body| find(&app, body).problem(404, "not_found").to_string())
    .collect();
    assert!(answers.iter().all(|answer| *answer == answers[0]));
}

#[test]
fn birth_dates_cannot_be_guessed() {
    let app = App::new();
    let reference = app.order().reservation.reference;
    for day in 10..15 {
        let body = json!({ "reference": reference, "birth_date": format!("1950-03-{day}") });
        find(&app, body).problem(404, "not_found");
    }
    let right = json!({ "reference": reference, "birth_date": "1950-03-01" });
    let refused = find(&app, right.clone());
    refused.problem(429, "too_many_requests");
    assert_eq!(refused.header("retry-after"), "900");
    app.advance(900);
    assert_eq!(find(&app, right).status, 200);
}

#[test]
fn wrong_fields_are_told() {
    let app = App::new();
    find(&app, json!({})).invalid(&[("/reference", "missing"), ("/birth_date", "missing")]);
    find(&app, json!({ "reference": "S7K2-9QFO", "phone_ending": "12345" }))
        .invalid(&[("/reference", "malformed"), ("/phone_ending", "malformed")]);
    find(
        &app,
        json!({ "reference": "S".repeat(21), "phone_ending": "5".repeat(21) }),
    )
    .invalid(&[("/reference", "too_long"), ("/phone_ending", "too_long")]);
    find(&app, json!({ "reference": "900101-1234567", "birth_date": "x" })).invalid(&[
        ("/reference", "registration_number"),
        ("/birth_date", "malformed"),
    ]);
}

#[test]
fn asking_again_with_the_same_key_tells_what_holds_now() {
    let app = App::new();
    let view = app.order();
    let (key, body) = (
        key(),
        json!({ "reference": view.reservation.reference, "phone_ending": "5678" }),
    );
    assert_eq!(
        app.post("/reservations/find", &key, body.clone())
            .view()
            .reservation
            .version,
        1
    );
    assert_eq!(app.act(&view, "cancel").status, 200);
    assert_eq!(
        app.post("/reservations/find", &key, body)
            .view()
            .reservation
            .version,
        2
    );
}
