//! Requests that another site makes a browser send: none has an effect, none is read.

use crate::session_support::*;
use crate::support::*;
use axum::body::Body;
use axum::http::Request;
use contract::endpoints::{ENDPOINTS, Method};
use serde_json::json;

/// What a request is sent with.
struct Forged {
    what: &'static str,
    method: Option<&'static str>,
    query: &'static str,
    headers: &'static [(&'static str, &'static str)],
    body: &'static str,
}

/// Headers of our own page: with all of them a request goes through.
const OURS: [(&str, &str); 3] = [
    ("x-resident-app", "1"),
    ("content-type", "application/json"),
    ("sec-fetch-site", "same-origin"),
];

const fn with(what: &'static str, headers: &'static [(&'static str, &'static str)]) -> Forged {
    Forged {
        what,
        method: None,
        query: "",
        headers,
        body: "{}",
    }
}

const FORGED: [Forged; 15] = [
    with(
        "fetch without the header of the app",
        &[("content-type", "application/json")],
    ),
    with(
        "a page of another site that knows all headers",
        &[OURS[0], OURS[1], ("sec-fetch-site", "cross-site")],
    ),
    with(
        "a page of a neighbouring host name",
        &[OURS[0], OURS[1], ("sec-fetch-site", "same-site")],
    ),
    with(
        "an old browser that names only the origin",
        &[OURS[0], OURS[1], ("origin", "https://evil.example")],
    ),
    with(
        "a frame without an origin",
        &[OURS[0], OURS[1], ("origin", "null")],
    ),
    with(
        "a host name that begins like ours",
        &[OURS[0], OURS[1], ("origin", "http://localhost.evil.example")],
    ),
    with(
        "a form",
        &[
            ("content-type", "application/x-www-form-urlencoded"),
            ("sec-fetch-site", "cross-site"),
        ],
    ),
    with(
        "a form of an old browser",
        &[("content-type", "application/x-www-form-urlencoded")],
    ),
    with(
        "a form with files",
        &[("content-type", "multipart/form-data; boundary=x")],
    ),
    with(
        "a form that writes JSON as plain text",
        &[("content-type", "text/plain")],
    ),
    with(
        "plain text that says it is JSON",
        &[OURS[0], ("content-type", "text/plain; application/json")],
    ),
    with(
        "a beacon",
        &[("content-type", "text/plain;charset=UTF-8"), ("origin", "null")],
    ),
    Forged {
        method: Some("GET"),
        query: "?_method=POST",
        body: "",
        ..with("a link that would act", &[("x-http-method-override", "POST")])
    },
    Forged {
        query: "?_method=DELETE",
        ..with(
            "a form that names another method",
            &[
                ("content-type", "application/x-www-form-urlencoded"),
                ("x-http-method-override", "DELETE"),
            ],
        )
    },
    Forged {
        method: Some("OPTIONS"),
        body: "",
        ..with(
            "the question whether another site may",
            &[
                ("origin", "https://evil.example"),
                ("access-control-request-method", "POST"),
                ("access-control-request-headers", "x-resident-app,idempotency-key"),
            ],
        )
    },
];

fn send(app: &App, cookie: &str, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Reply {
    let mut request = Request::builder()
        .method(method)
        .uri(format!("/api/v1{path}"))
        .header("host", "localhost")
        .header("cookie", cookie)
        .header("idempotency-key", key());
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    app.send(request.body(Body::from(body.to_owned())).unwrap())
}

#[test]
fn no_kind_of_request_from_another_site_has_an_effect() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let reference = child.ask(&app, "2026-12-31");
    // What must not change: `server_time` stands still with the clock.
    let state = |app: &App| {
        let paths = ["/session", "/household/export"].map(str::to_owned);
        let paths = paths.into_iter().chain([format!("/permissions/{reference}")]);
        paths
            .map(|path| child.get(app, &path).text)
            .collect::<Vec<String>>()
    };
    let before = state(&app);
    app.advance(1);
    app.advance(-1);
    for endpoint in ENDPOINTS.iter().filter(|endpoint| endpoint.method != Method::Get) {
        let path = endpoint
            .path
            .replace("{reference}", &reference)
            .replace("{hold}", "none")
            .replace("{office}", "ok-center");
        for forged in &FORGED {
            let method = forged.method.unwrap_or(endpoint.method.word());
            let with_query = format!("{path}{}", forged.query);
            let reply = send(&app, &child.0, method, &with_query, forged.headers, forged.body);
            let what = format!("{} at {}: {}", forged.what, endpoint.name, reply.text);
            let read = method == "GET"
                && ENDPOINTS
                    .iter()
                    .any(|other| other.method == Method::Get && other.path == endpoint.path);
            assert!(read || (400..500).contains(&reply.status), "{what}");
            assert!(
                reply
                    .headers
                    .keys()
                    .all(|name| !name.as_str().starts_with("access-control")),
                "{what}"
            );
        }
    }
    assert_eq!(state(&app), before);
    // Sent by our own page, the same goes through.
    let own = send(&app, &child.0, "POST", "/household/erasure", &OURS, "");
    assert_eq!(own.status, 200, "{}", own.text);
}

#[test]
fn what_is_personal_is_not_given_to_another_site() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let reference = child.ask(&app, "2026-12-31");
    let personal = ENDPOINTS.iter().filter(|endpoint| {
        let of_session = ["/session", "/household", "/messages", "/permissions/{"];
        endpoint.method == Method::Get
            && endpoint.public_for.is_none()
            && of_session.iter().any(|start| endpoint.path.starts_with(start))
    });
    let mut count = 0;
    for endpoint in personal {
        let path = endpoint.path.replace("{reference}", &reference);
        for headers in [
            &[("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "no-cors")][..],
            &[("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate")],
            &[("sec-fetch-site", "same-site")],
            &[("origin", "https://evil.example")],
        ] {
            let reply = send(&app, &child.0, "GET", &path, headers, "");
            reply.problem(403, "forbidden");
            assert_eq!(reply.header("cross-origin-resource-policy"), "same-origin");
        }
        let own = send(&app, &child.0, "GET", &path, &[OURS[2]], "");
        assert_eq!(
            (own.status, own.header("cache-control")),
            (200, "no-store"),
            "{path}"
        );
        count += 1;
    }
    assert!(count >= 7, "{count}");
}

#[test]
fn a_foreign_cookie_signs_nobody_in() {
    let app = App::new();
    Someone::sign_in(&app, CHILD);
    for cookie in [
        "__Host-session=",
        "__Host-session=x",
        "session=x",
        "__Host-session=x; __Host-session=y",
    ] {
        let reply = send(&app, cookie, "GET", "/household", &[], "");
        reply.problem(401, "sign_in_required");
        let body = json!({ "name": "김", "services": ["siren_order"], "until": "2026-12-31" }).to_string();
        send(&app, cookie, "POST", "/permissions", &OURS, &body).problem(401, "sign_in_required");
    }
}
