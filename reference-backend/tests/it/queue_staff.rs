//! The office at its counters, and the door for tests.

use crate::queue_status::{TUESDAY, at, status};
use crate::support::*;
use axum::body::Body;
use axum::http::Request;
use contract::queue_status::{CounterState, QueueStatus};
use serde_json::{Value, json};

fn demo() -> App {
    let app = App::with(|options| {
        options.test_api = true;
        options.demo_faults = true;
    });
    app.backend.clock().set(moment(TUESDAY));
    app
}

fn door(app: &App, method: &str, name: &str, body: &Value) -> Reply {
    let request = Request::builder()
        .method(method)
        .uri(format!("/staff/api/queue/{name}"))
        .header("content-type", "application/json");
    app.send(request.body(Body::from(body.to_string())).expect("a request"))
}

fn act(app: &App, name: &str, more: Value) -> Value {
    let mut body = json!({ "office": "ok-center", "counter": "passport" });
    body.as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    let reply = door(app, "POST", name, &body);
    assert_eq!(reply.status, 200, "{name}: {}", reply.text);
    reply.json()
}

#[test]
fn a_pause_has_a_reason_and_an_end() {
    let app = demo();
    let until = "2026-11-24T10:50:00+09:00";
    let paused = act(
        &app,
        "pause",
        json!({ "reason": "기계를 고쳐요.", "until": until }),
    );
    assert_eq!(
        (&paused["state"], &paused["resumes_at"]),
        (&json!("paused"), &json!(until))
    );
    assert_eq!(paused["reason"], json!({ "ko": "기계를 고쳐요." }));
    assert_eq!(
        status(&app, "ok-center")
            .counter("passport")
            .unwrap()
            .desks_open(),
        Some(0)
    );
    app.backend.clock().set(moment(until));
    assert_eq!(
        status(&app, "ok-center").counter("passport").unwrap().state,
        CounterState::Open
    );
    act(&app, "pause", json!({ "reason": "기계를 고쳐요." }));
    assert_eq!(act(&app, "resume", json!({}))["state"], "open");
}

#[test]
fn numbers_end_early_when_the_office_says_so() {
    let app = demo();
    let last_call = "2026-11-24T10:40:00+09:00";
    let early = act(
        &app,
        "close-early",
        json!({ "last_call": last_call, "reason": "일찍 끝내요." }),
    );
    assert_eq!(
        (&early["state"], &early["last_call"]),
        (&json!("closing_early"), &json!(last_call))
    );
    let version = status(&app, "ok-center").version;
    app.backend.clock().set(moment(last_call));
    assert!(status(&app, "ok-center").version > version);
    let reply = app.post(
        "/offices/ok-center/tickets",
        &key(),
        json!({ "counter": "passport" }),
    );
    reply.problem(409, "counter_closed");
}

#[test]
fn absurd_numbers_and_an_unknown_state_can_be_shown() {
    let app = demo();
    let told = act(
        &app,
        "show",
        json!({ "waiting": -5, "desks_open": 1_000_000, "unknown_state": true }),
    );
    assert_eq!(
        (&told["waiting"], &told["desks_open"], &told["state"]),
        (&json!(-5), &json!(1_000_000), &json!("unknown"))
    );
    let read = status(&app, "ok-center");
    let counter = read.counter("passport").unwrap();
    assert_eq!(
        (counter.waiting(), counter.absurd(), counter.state),
        (None, 2, CounterState::Unknown)
    );
    assert_eq!(act(&app, "show", json!({}))["state"], "open");
}

#[test]
fn a_document_is_broken_once_and_kept_by_nobody() {
    let app = demo();
    assert_eq!(
        door(&app, "POST", "malformed", &json!({ "office": "ok-center" })).status,
        200
    );
    let broken = app.get("/offices/ok-center/queue-status");
    assert_eq!(
        (
            broken.status,
            broken.header("cache-control"),
            broken.header("etag")
        ),
        (200, "no-store", "")
    );
    assert!(serde_json::from_str::<QueueStatus>(&broken.text).is_err());
    status(&app, "ok-center");
}

#[test]
fn a_counter_worked_by_hand_calls_one_by_one() {
    let app = demo();
    act(&app, "manual", json!({}));
    let filled = act(&app, "fill", json!({ "waiting": 7 }));
    assert_eq!(filled["waiting"], 7);
    let next = act(&app, "call", json!({}));
    assert_eq!(next["waiting"], 6);
    assert_ne!(next["called"], filled["called"]);
    assert_eq!(next["called_at"], json!(TUESDAY));
    app.advance(1200);
    let later = status(&app, "ok-center");
    assert_eq!(
        later.counter("passport").unwrap().waiting(),
        Some(6),
        "nothing happens by itself"
    );
    assert_eq!(act(&app, "join", json!({ "count": 2 }))["waiting"], 8);
    act(&app, "automatic", json!({}));
    app.advance(60);
    assert!(
        status(&app, "ok-center")
            .counter("passport")
            .unwrap()
            .waiting()
            .unwrap()
            < 8
    );
}

#[test]
fn a_ticket_that_was_called_comes_by_the_door_and_by_the_page() {
    let app = demo();
    act(&app, "manual", json!({}));
    act(&app, "fill", json!({ "waiting": 0 }));
    let taken = app
        .post(
            "/offices/ok-center/tickets",
            &key(),
            json!({ "counter": "passport" }),
        )
        .json();
    let reference = taken["ticket"]["reference"].clone();
    let came = json!({ "reference": reference });
    door(&app, "POST", "came", &came).problem(409, "too_late");
    act(&app, "call", json!({}));
    let listed = door(&app, "GET", "tickets", &json!({})).json();
    assert_eq!(
        (&listed[0]["reference"], &listed[0]["state"]),
        (&reference, &json!("called"))
    );
    let page = app.send(Request::get("/staff").body(Body::empty()).unwrap()).text;
    assert!(page.contains("value=\"ticket_came\"") && page.contains("value=\"pause_counter\""));
    assert_eq!(door(&app, "POST", "came", &came).status, 200);
    assert_eq!(
        door(&app, "GET", "tickets", &json!({})).json()[0]["state"],
        "served"
    );
}

#[test]
fn the_rules_of_tickets_can_be_set() {
    let app = demo();
    let rules = door(
        &app,
        "POST",
        "rules",
        &json!({ "late_places": 2, "open_per_client": 50 }),
    )
    .json();
    assert_eq!(
        (&rules["late_places"], &rules["open_per_client"]),
        (&json!(2), &json!(50))
    );
    assert_eq!(status(&app, "ok-center").ticket_rules.unwrap().late_places, 2);
    door(&app, "POST", "rules", &json!({ "reset": true }));
    assert_eq!(status(&app, "ok-center").ticket_rules.unwrap().late_places, 5);
}

#[test]
fn a_wrong_name_or_counter_is_told_and_the_door_is_shut_without_a_demonstration() {
    let app = demo();
    door(&app, "POST", "sing", &json!({})).problem(404, "not_found");
    let nowhere = json!({ "office": "ok-center", "counter": "nothing" });
    door(&app, "POST", "call", &nowhere).problem(404, "not_found");
    door(
        &app,
        "POST",
        "join",
        &json!({ "office": "ok-center", "counter": "passport" }),
    )
    .invalid(&[("/count", "missing")]);
    door(&at(TUESDAY), "POST", "call", &nowhere).problem(404, "not_found");
}
