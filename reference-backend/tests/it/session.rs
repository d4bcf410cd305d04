//! Sessions and codes from outside.

use crate::racing::file;
use crate::session_support::*;
use crate::support::*;
use reference_backend::{Backend, Clock, Database, Options};
use serde_json::{Value, json};
use std::path::Path;

pub(crate) fn on_file(path: &Path) -> App {
    let options = Options {
        database: Database::File(path.into()),
        clock: Clock::fixed(moment(NOW)),
        ..Options::default()
    };
    App {
        backend: Backend::open(options).expect("it opens"),
    }
}

#[test]
fn the_cookie_is_for_this_host_alone_and_for_no_script() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let sent = send_code(&app, PARENT.1);
    let body = json!({
        "attempt": sent.json()["attempt"], "code": code_to(&app, PARENT.1),
        "name": PARENT.0, "birth_date": "1950-01-01",
    });
    let reply = app.post_with("/session", &key(), &[("cookie", &child.0)], Some(body));
    let cookie = reply.header("set-cookie").to_owned();
    let token = cookie.split(';').next().unwrap();
    assert_eq!(
        cookie,
        format!("{token}; Path=/; Secure; HttpOnly; SameSite=Strict")
    );
    assert!(
        !reply.text.contains(token.split_once('=').unwrap().1),
        "not in the body"
    );
    assert_eq!(reply.header("cache-control"), "no-store");
    child
        .get(&app, "/session/person")
        .problem(401, "sign_in_required");
    let gone = child.get(&app, "/session");
    assert_eq!(gone.json().get("person"), None);
    // A slow answer may arrive after a new sign-in: it must not take that one's cookie away.
    assert!(gone.headers.get("set-cookie").is_none());
}

#[test]
fn nothing_tells_whether_a_phone_is_known() {
    let app = App::new();
    Someone::sign_in(&app, CHILD);
    app.advance(60);
    let shape = |reply: Reply| {
        let mut body = reply.json();
        assert_eq!(body["attempt"].as_str().map(str::len), Some(32));
        body["attempt"] = Value::Null;
        let mut headers: Vec<String> = reply.headers.keys().map(ToString::to_string).collect();
        headers.sort();
        (reply.status, body, headers, reply.text.len())
    };
    assert_eq!(
        shape(send_code(&app, CHILD.1)),
        shape(send_code(&app, "01000004321"))
    );
    let wrong = |phone: &str| {
        let attempt = send_code(&app, phone).json()["attempt"].clone();
        let right = code_to(&app, phone);
        let code = if right == "000000" { "111111" } else { "000000" };
        let reply = app.post("/session", &key(), json!({ "attempt": attempt, "code": code }));
        reply.problem(403, "wrong_code").to_string()
    };
    assert_eq!(wrong(CHILD.1), wrong("01000004321"));
    let child = Someone::sign_in(&app, ("홍다른", "01000007777"));
    let ask = |phone: &str| {
        let body =
            json!({ "name": "홍부친", "phone": phone, "services": ["siren_order"], "until": "2026-12-31" });
        let mut body = child.post(&app, "/permissions", Some(body)).json();
        body["permission"]["reference"] = Value::Null;
        body["permission"]["mark"] = Value::Null;
        body.to_string()
    };
    assert_eq!(ask(CHILD.1), ask("01000004322"));
}

#[test]
fn one_phone_and_one_client_get_so_many_codes() {
    let app = App::new();
    for _ in 0..5 {
        assert_eq!(send_code(&app, CHILD.1).status, 201);
    }
    let refused = send_code(&app, CHILD.1);
    refused.problem(429, "too_many_requests");
    assert_eq!(refused.header("retry-after"), "3600");
    app.advance(3600);
    for _ in 0..5 {
        assert_eq!(send_code(&app, CHILD.1).status, 201);
    }
    app.advance(3600);
    let refused = send_code(&app, CHILD.1);
    refused.problem(429, "too_many_requests");
    assert_eq!(refused.header("retry-after"), (22 * 3600).to_string());
    for phone in 0..30 {
        let reply = send_code(&app, &format!("0100002{phone:04}"));
        assert_eq!(reply.status, 201, "{}", reply.text);
    }
    send_code(&app, "01000030000").problem(429, "too_many_requests");
}

#[test]
fn bad_input_is_told_by_field() {
    let app = App::new();
    let codes = |body: Value| app.post("/session/codes", &key(), body);
    codes(json!({})).invalid(&[("/phone", "missing")]);
    codes(json!({ "phone": "전화" })).invalid(&[("/phone", "malformed")]);
    codes(json!({ "phone": "0".repeat(100) })).invalid(&[("/phone", "too_long")]);
    let sign_in = |body: Value| app.post("/session", &key(), body);
    sign_in(json!({})).invalid(&[("/attempt", "missing"), ("/code", "missing")]);
    sign_in(json!({ "attempt": "a", "code": "12345" })).invalid(&[("/code", "malformed")]);
    let child = Someone::sign_in(&app, CHILD);
    let ask = |body: Value| child.post(&app, "/permissions", Some(body));
    ask(json!({})).invalid(&[
        ("/name", "missing"),
        ("/services", "missing"),
        ("/until", "missing"),
    ]);
    ask(json!({
        "name": "가".repeat(100), "phone": CHILD.1, "services": ["siren_order", "siren_order", "flying"],
        "until": "2026-11-20",
    }))
    .invalid(&[
        ("/name", "too_long"),
        ("/phone", "not_allowed"),
        ("/services/1", "repeated"),
        ("/services/2", "not_known"),
        ("/until", "not_allowed"),
    ]);
    ask(json!({ "name": "900101-1234567", "services": "all", "until": "9999-12-31" })).invalid(&[
        ("/name", "registration_number"),
        ("/services", "malformed"),
        ("/until", "not_allowed"),
    ]);
    let mut order = order_body(&app.hold("ok-center", MONDAY_NINE));
    order["permission"] = json!("2222-2222");
    child
        .post(&app, "/reservations", Some(order))
        .invalid(&[("/for_account", "missing"), ("/on_behalf_of", "missing")]);
}

#[test]
fn a_kept_answer_is_for_the_person_who_asked() {
    let app = App::new();
    let (child, parent) = (Someone::sign_in(&app, CHILD), Someone::sign_in(&app, PARENT));
    let key = key();
    let body = json!({ "name": "김이웃", "services": ["siren_order"], "until": "2026-12-31" });
    let ask = |who: &Someone| app.post_with("/permissions", &key, &[("cookie", &who.0)], Some(body.clone()));
    let first = ask(&child);
    assert_eq!(first.text, ask(&child).text);
    ask(&parent).problem(422, "key_reused");
    let end = app.call(
        "DELETE",
        "/session",
        &[("cookie", &child.0), ("x-resident-app", "1")],
        None,
    );
    assert_eq!(end.status, 204);
    ask(&child).problem(401, "sign_in_required");
    let again = Someone::sign_in(&app, CHILD);
    assert_eq!(ask(&again).text, first.text);
}

#[test]
fn sessions_and_codes_outlive_a_restart() {
    let path = file("session-restart");
    let app = on_file(&path);
    let child = Someone::sign_in(&app, CHILD);
    let attempt = send_code(&app, PARENT.1).json()["attempt"].clone();
    drop(app);
    let app = on_file(&path);
    assert_eq!(child.get(&app, "/session/person").json()["name"], CHILD.0);
    let body = json!({
        "attempt": attempt, "code": code_to(&app, PARENT.1), "name": PARENT.0, "birth_date": "1950-01-01",
    });
    assert_eq!(app.post("/session", &key(), body).status, 201);
}

#[test]
fn what_is_over_is_swept_away() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    app.advance(29 * 60);
    app.backend.tidy().unwrap();
    assert_eq!(child.get(&app, "/session/person").status, 200);
    app.advance(60);
    app.backend.tidy().unwrap();
    // Even if the clock is put back: there is nothing left of it.
    app.advance(-3600);
    child
        .get(&app, "/session/person")
        .problem(401, "sign_in_required");
}
