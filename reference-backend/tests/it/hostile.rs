//! Whatever comes in: no panic, and every error is a problem.

use crate::session_support::*;
use crate::support::*;
use axum::body::Body;
use axum::http::Request;
use contract::endpoints::{BYTES, ENDPOINTS, Endpoint, path};
use proptest::prelude::*;
use serde_json::{Value, json};

fn check(reply: &Reply) {
    if reply.status >= 400 {
        let code = reply.json()["code"].as_str().expect("a code").to_owned();
        let status = reply.status;
        reply.problem(status, &code);
        assert_ne!(status, 500, "{}", reply.text);
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,20}".prop_map(Value::from),
        Just(json!("2026-11-23T09:00:00+09:00")),
        Just(json!("family-relation")),
        Just(json!("ok-center")),
        Just(json!("999999999-12-31T00:00:00Z")),
    ];
    leaf.prop_recursive(3, 20, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((field(), inner), 0..6)
                .prop_map(|pairs| Value::Object(pairs.into_iter().collect())),
        ]
    })
}

fn field() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "hold",
            "documents",
            "document",
            "copies",
            "applicant",
            "name",
            "birth_date",
            "phone",
            "on_behalf_of",
            "collector",
            "expected_total_won",
            "office",
            "start",
            "replaces",
            "reference",
            "phone_ending",
            "counter",
        ])
        .prop_map(str::to_owned),
        "[a-z~/0-9]{0,8}",
    ]
}

fn any_endpoint() -> impl Strategy<Value = &'static Endpoint> {
    prop::sample::select(ENDPOINTS.iter().collect::<Vec<_>>())
}

/// The fields of what readers send, and what could stand in them.
fn of_payback() -> impl Strategy<Value = Value> {
    let names = [
        "isbn",
        "store",
        "bought_on",
        "paid_won",
        "on_behalf_of",
        "permission",
        "returned_on",
        "bytes",
        "media_type",
        "name",
        "place",
        "why",
        "choice",
    ];
    let value = prop_oneof![
        any_json(),
        prop::sample::select(vec![
            json!("9799900000005"),
            json!("geomok"),
            json!("2026-11-21"),
            json!("2026-11-20"),
            json!("9999-12-31"),
            json!(1),
            json!(u64::MAX),
            json!("image/png"),
            json!("delete"),
            json!("S7K2-9QF4"),
        ]),
    ];
    prop::collection::vec((prop::sample::select(names.to_vec()), value), 0..6).prop_map(|pairs| {
        Value::Object(
            pairs
                .into_iter()
                .map(|(name, value)| (name.into(), value))
                .collect(),
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_reader_sends_about_a_book(
        what in prop::collection::vec((any_endpoint(), of_payback(), prop::collection::vec(any::<u8>(), 0..40), "[0-9a-z:]{0,9}"), 1..12)
    ) {
        let app = App::new();
        let child = Someone::sign_in(&app, CHILD);
        let book = child.buy(&app, 0);
        let id = child.begin(&app, &book, 30).json()["receipt"]["id"].as_str().unwrap().to_owned();
        for (endpoint, body, bytes, odd) in what {
            if !endpoint.path.starts_with("/payback") && !endpoint.path.starts_with("/receipts") {
                continue;
            }
            let is_part = endpoint.request == BYTES;
            let param = if endpoint.path.starts_with("/receipts") { &id } else { &book.payback.reference };
            let query = format!("?cursor={odd}&skip={odd}&limit={odd}&q={odd}&year={odd}&state={odd}&isbn={odd}");
            let request = Request::builder()
                .method(endpoint.method.word())
                .uri(format!("{}{query}", path(endpoint.path, &[param])))
                .header("x-resident-app", "1")
                .header("idempotency-key", key())
                .header("cookie", &child.0)
                .header("if-match", "*")
                .header("upload-offset", odd)
                .header("content-type", if is_part { "application/octet-stream" } else { "application/json" });
            let body = if is_part { Body::from(bytes) } else { Body::from(body.to_string()) };
            check(&app.send(request.body(body).unwrap()));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_body_and_parameter(endpoint in any_endpoint(), body in any_json(), param in "\\PC{0,12}", tag in "\\PC{0,8}") {
        let app = App::new();
        let key = key();
        let mut request = Request::builder()
            .method(endpoint.method.word())
            .uri(path(endpoint.path, &[&param]))
            .header("x-resident-app", "1")
            .header("idempotency-key", key)
            .header("content-type", "application/json");
        for name in ["if-match", "if-none-match", "reservation-key", "ticket-key", "last-event-id"] {
            if let Ok(value) = axum::http::HeaderValue::from_bytes(tag.as_bytes()) {
                request = request.header(name, value);
            }
        }
        check(&app.send(request.body(Body::from(body.to_string())).unwrap()));
    }

    #[test]
    fn any_bytes(endpoint in any_endpoint(), body in prop::collection::vec(any::<u8>(), 0..200)) {
        let app = App::new();
        let request = Request::builder()
            .method(endpoint.method.word())
            .uri(path(endpoint.path, &["x"]))
            .header("x-resident-app", "1")
            .header("idempotency-key", key())
            .header("content-type", "application/json");
        check(&app.send(request.body(Body::from(body)).unwrap()));
    }

    #[test]
    fn any_address(rest in "[a-z%0-9/?&=.~-]{0,30}", method in prop::sample::select(vec!["GET", "POST", "PUT", "DELETE"])) {
        let app = App::new();
        if let Ok(request) = Request::builder().method(method).uri(format!("/api/v1/{rest}")).body(Body::empty()) {
            check(&app.send(request));
        }
    }

    #[test]
    fn an_order_with_one_part_replaced(part in field(), value in any_json()) {
        let app = App::new();
        let hold = app.hold("ok-center", MONDAY_NINE);
        for place in ["", "/applicant", "/documents/0"] {
            let mut body = order_body(&hold);
            if let Some(Value::Object(object)) = body.pointer_mut(place) {
                object.insert(part.clone(), value.clone());
            }
            check(&app.post("/reservations", &key(), body));
        }
    }
}
