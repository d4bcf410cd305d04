//! What every request must hold to, and what every answer carries.

use crate::support::*;
use axum::body::Body;
use axum::http::Request;
use contract::endpoints::{ENDPOINTS, Method};
use contract::limits::ID_MAX;
use reference_backend::RateLimit;
use serde_json::json;

fn writes() -> impl Iterator<Item = (&'static str, String)> {
    ENDPOINTS
        .iter()
        .filter(|endpoint| endpoint.method != Method::Get)
        .map(|endpoint| {
            let path = endpoint
                .path
                .replace("{reference}", "2222-2222")
                .replace("{hold}", "none");
            (endpoint.method.word(), path)
        })
}

#[test]
fn every_write_needs_the_header_of_the_app() {
    let app = App::new();
    for (method, path) in writes() {
        let key = key();
        let headers = [
            ("idempotency-key", key.as_str()),
            ("content-type", "application/json"),
        ];
        app.call(method, &path, &headers, Some(json!({})))
            .problem(403, "forbidden");
    }
}

#[test]
fn no_write_is_done_early() {
    let app = App::new();
    for (method, path) in writes() {
        let key = key();
        let headers = [
            ("idempotency-key", key.as_str()),
            ("x-resident-app", "1"),
            ("content-type", "application/json"),
            ("early-data", "1"),
        ];
        app.call(method, &path, &headers, Some(json!({})))
            .problem(425, "too_early");
    }
}

#[test]
fn every_post_needs_a_key_of_the_right_length() {
    let app = App::new();
    for (method, path) in writes().filter(|(method, path)| *method == "POST" && !path.ends_with("/find")) {
        let headers = [("x-resident-app", "1"), ("content-type", "application/json")];
        app.call(method, &path, &headers, Some(json!({})))
            .problem(400, "malformed");
        for key in ["short", &"k".repeat(65), "with spaces in it, thirty-two long"] {
            app.post(&path, key, json!({})).problem(400, "malformed");
        }
    }
}

#[test]
fn a_body_must_be_a_short_json_object() {
    let app = App::new();
    let key = key();
    let send = |kind: &str, body: String| {
        let request = Request::post("/api/v1/holds")
            .header("x-resident-app", "1")
            .header("idempotency-key", &key)
            .header("content-type", kind);
        app.send(request.body(Body::from(body)).unwrap())
    };
    for (kind, body) in [
        ("text/plain", "{}".to_owned()),
        ("", "{}".to_owned()),
        ("application/json", String::new()),
        ("application/json", "[]".to_owned()),
        ("application/json", "{".to_owned()),
        ("application/json", "[".repeat(10_000)),
        (
            "application/json",
            format!("{{\"office\":\"{}\"}}", "x".repeat(16 * 1024)),
        ),
    ] {
        send(kind, body).problem(400, "malformed");
    }
    send("application/json; charset=utf-8", "{}".to_owned()).problem(422, "invalid");
}

#[test]
fn unknown_addresses_and_methods_are_problems() {
    let app = App::new();
    for path in ["", "/", "/nothing", "/offices/", "/offices/x/slots/y", "/%FF/x"] {
        app.get(path).problem(404, "not_found");
    }
    let unversioned = Request::get("/api/offices").body(Body::empty()).unwrap();
    app.send(unversioned).problem(404, "not_found");
    app.get("/offices/%FF").problem(400, "malformed");
    for (method, path, allow) in [
        ("POST", "/offices", "GET, HEAD"),
        ("GET", "/holds", "POST"),
        ("PUT", "/reservations/2222-2222", "GET, HEAD, PATCH"),
        ("OPTIONS", "/holds/x", "GET, HEAD, DELETE"),
        ("PUT", "/paybacks", "GET, HEAD, POST"),
        ("DELETE", "/payback/history", "GET, HEAD, POST"),
        ("PUT", "/receipts/x", "GET, HEAD, PATCH"),
    ] {
        let reply = app.call(method, path, &[("x-resident-app", "1")], None);
        reply.problem(405, "malformed");
        assert_eq!(reply.header("allow"), allow);
    }
    assert_eq!(app.call("HEAD", "/offices", &[], None).status, 200);
}

#[test]
fn an_id_that_is_too_long_is_not_looked_up() {
    let app = App::new();
    let (longest, longer) = ("x".repeat(ID_MAX), "x".repeat(ID_MAX + 1));
    for path in ["/offices/", "/holds/", "/reservations/"] {
        app.get(&format!("{path}{longer}")).problem(400, "malformed");
        assert_ne!(app.get(&format!("{path}{longest}")).status, 400, "{path}");
    }
    app.post(
        "/holds",
        &key(),
        json!({ "office": longer, "start": MONDAY_NINE, "replaces": longer }),
    )
    .invalid(&[("/office", "malformed"), ("/replaces", "malformed")]);
    let mut body = order_body(&longer);
    body["documents"][0]["document"] = json!(longer);
    app.post("/reservations", &key(), body)
        .invalid(&[("/hold", "malformed"), ("/documents/0/document", "malformed")]);
    app.change(&app.order(), &longer)
        .invalid(&[("/hold", "malformed")]);
}

#[test]
fn a_client_that_asks_too_often_is_told_when_to_ask_again() {
    let app = App::with(|options| {
        options.rate_limit = Some(RateLimit {
            per_minute: 60,
            burst: 2,
        })
    });
    assert_eq!(
        (app.get("/offices").status, app.get("/offices").status),
        (200, 200)
    );
    app.get("/offices").problem(429, "too_many_requests");
    app.advance(1);
    assert_eq!(app.get("/offices").status, 200);
}

#[test]
fn every_answer_carries_the_security_headers() {
    let app = App::new();
    for reply in [
        app.get("/offices"),
        app.get("/nothing"),
        app.post("/holds", "short", json!({})),
    ] {
        let policy = reply.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'"),
            "{policy}"
        );
        assert_eq!(reply.header("x-content-type-options"), "nosniff");
        assert_eq!(
            reply.header("strict-transport-security"),
            "",
            "only where there is HTTPS"
        );
    }
}
