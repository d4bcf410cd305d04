//! A backend at a known moment, and short ways to call it.

use axum::body::Body;
use axum::http::{HeaderMap, Request};
use contract::endpoints::{BASE, ENDPOINTS, Endpoint};
use contract::problem::{PROBLEM_JSON, ProblemCode};
use contract::reservation::ReservationView;
use contract::time::Timestamp;
use http_body_util::BodyExt;
use reference_backend::{Backend, Clock, Options};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicU64, Ordering};
use tower::util::ServiceExt;

/// Saturday 21 November 2026, ten in the morning.
pub(crate) const NOW: &str = "2026-11-21T10:00:00+09:00";
/// Monday at nine.
pub(crate) const MONDAY_NINE: &str = "2026-11-23T09:00:00+09:00";

pub(crate) struct App {
    pub(crate) backend: Backend,
}

pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

pub(crate) fn moment(text: &str) -> Timestamp {
    Timestamp::parse(text).expect(text)
}

/// A fresh idempotency key.
pub(crate) fn key() -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    format!("key-of-a-test-{:018}", COUNT.fetch_add(1, Ordering::Relaxed))
}

impl App {
    pub(crate) fn new() -> Self {
        Self::with(|_| {})
    }

    pub(crate) fn with(adapt: impl FnOnce(&mut Options)) -> Self {
        let mut options = Options {
            clock: Clock::fixed(moment(NOW)),
            ..Options::default()
        };
        adapt(&mut options);
        Self {
            backend: Backend::open(options).expect("the backend opens"),
        }
    }

    /// Sends a request; every problem must be one that the contract declares for the endpoint.
    pub(crate) fn send(&self, request: Request<Body>) -> Reply {
        let endpoint = endpoint_of(request.method().as_str(), request.uri().path());
        let reply = self.send_unchecked(request);
        if let (Some(endpoint), Ok(Some(code))) = (endpoint, reply.code()) {
            assert!(
                endpoint.may_answer_with(ProblemCode::from_word(&code)),
                "{} does not declare {code}",
                endpoint.name
            );
        }
        reply
    }

    fn send_unchecked(&self, request: Request<Body>) -> Reply {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .expect("a runtime");
        runtime.block_on(async {
            let response = self
                .backend
                .router(None)
                .oneshot(request)
                .await
                .expect("an answer");
            let (parts, body) = response.into_parts();
            let bytes = body.collect().await.map(|whole| whole.to_bytes());
            Reply {
                status: parts.status.as_u16(),
                headers: parts.headers,
                text: bytes.map_or("cut".into(), |bytes| String::from_utf8_lossy(&bytes).into_owned()),
            }
        })
    }

    pub(crate) fn call(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<Value>,
    ) -> Reply {
        let mut request = Request::builder().method(method).uri(format!("/api/v1{path}"));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let body = body.map_or(Body::empty(), |body| Body::from(body.to_string()));
        self.send(request.body(body).expect("a request"))
    }

    /// Sends to a door beside the interface, `/staff` or `/identity`, as a browser on this machine does.
    pub(crate) fn knock(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Reply {
        let request = Request::builder().method(method).uri(path);
        let mut request = request.header("host", "127.0.0.1:8080");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(Body::from(body.to_owned())).expect("a request"))
    }

    pub(crate) fn get(&self, path: &str) -> Reply {
        self.call("GET", path, &[], None)
    }

    pub(crate) fn post(&self, path: &str, key: &str, body: Value) -> Reply {
        self.post_with(path, key, &[], Some(body))
    }

    pub(crate) fn post_with(
        &self,
        path: &str,
        key: &str,
        more: &[(&str, &str)],
        body: Option<Value>,
    ) -> Reply {
        let mut headers = vec![
            ("x-resident-app", "1"),
            ("idempotency-key", key),
            ("content-type", "application/json"),
        ];
        headers.extend(more);
        self.call("POST", path, &headers, body)
    }

    /// Holds a slot and gives the id of the hold.
    pub(crate) fn hold(&self, office: &str, start: &str) -> String {
        let reply = self.post("/holds", &key(), json!({ "office": office, "start": start }));
        assert_eq!(reply.status, 201, "{}", reply.text);
        reply.json()["id"].as_str().expect("an id").into()
    }

    /// Orders a family relation certificate for Monday at nine, at the centre.
    pub(crate) fn order(&self) -> ReservationView {
        self.order_at("ok-center", MONDAY_NINE, "01012345678")
    }

    pub(crate) fn order_at(&self, office: &str, start: &str, phone: &str) -> ReservationView {
        let mut body = order_body(&self.hold(office, start));
        body["applicant"]["phone"] = json!(phone);
        let reply = self.post("/reservations", &key(), body);
        assert_eq!(reply.status, 201, "{}", reply.text);
        reply.view()
    }

    pub(crate) fn read(&self, view: &ReservationView) -> ReservationView {
        let reply = self.call(
            "GET",
            &format!("/reservations/{}", view.reservation.reference),
            &[("reservation-key", view.key.as_deref().expect("a key"))],
            None,
        );
        assert_eq!(reply.status, 200, "{}", reply.text);
        ReservationView {
            key: view.key.clone(),
            ..reply.view()
        }
    }

    /// Cancels or restores an order in the version that is in the view.
    pub(crate) fn act(&self, view: &ReservationView, action: &str) -> Reply {
        let version = format!("\"{}\"", view.reservation.version);
        let more = [
            ("if-match", version.as_str()),
            ("reservation-key", view.key.as_deref().unwrap_or("x")),
        ];
        let path = format!("/reservations/{}/{action}", view.reservation.reference);
        self.post_with(&path, &key(), &more, None)
    }

    /// Moves an order to a hold.
    pub(crate) fn change(&self, view: &ReservationView, hold: &str) -> Reply {
        let version = format!("\"{}\"", view.reservation.version);
        let headers = [
            ("x-resident-app", "1"),
            ("content-type", "application/json"),
            ("if-match", version.as_str()),
            ("reservation-key", view.key.as_deref().unwrap_or("x")),
        ];
        let path = format!("/reservations/{}", view.reservation.reference);
        self.call("PATCH", &path, &headers, Some(json!({ "hold": hold })))
    }

    /// Places left, and held, of a slot.
    pub(crate) fn places(&self, office: &str, start: &str) -> (u64, u64) {
        let days = self.get(&format!("/offices/{office}/slots")).json();
        let slots = days["days"]
            .as_array()
            .expect("days")
            .iter()
            .flat_map(|day| day["slots"].as_array().unwrap());
        let slot = slots
            .into_iter()
            .find(|slot| slot["start"] == start)
            .expect("the slot");
        (slot["left"].as_u64().unwrap(), slot["held"].as_u64().unwrap())
    }

    pub(crate) fn advance(&self, seconds: i64) {
        self.backend.clock().advance_seconds(seconds);
    }
}

/// The endpoint that a request is for, if there is one.
fn endpoint_of(method: &str, path: &str) -> Option<&'static Endpoint> {
    let method = if method == "HEAD" { "GET" } else { method };
    let segments: Vec<&str> = path.strip_prefix(BASE)?.split('/').collect();
    ENDPOINTS.iter().find(|endpoint| {
        let wanted: Vec<&str> = endpoint.path.split('/').collect();
        let fits = |(want, have): (&&str, &&str)| want == have || (want.starts_with('{') && !have.is_empty());
        endpoint.method.word() == method
            && wanted.len() == segments.len()
            && wanted.iter().zip(&segments).all(fits)
    })
}

impl Reply {
    /// The code of a problem, if it is one.
    fn code(&self) -> Result<Option<String>, serde_json::Error> {
        if self.header("content-type") != PROBLEM_JSON || self.text.is_empty() {
            return Ok(None);
        }
        let body: Value = serde_json::from_str(&self.text)?;
        Ok(body["code"].as_str().map(str::to_owned))
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    pub(crate) fn view(&self) -> ReservationView {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap_or_default())
    }

    /// Asserts that it is a whole problem of this code, and gives its body.
    pub(crate) fn problem(&self, status: u16, code: &str) -> Value {
        assert_eq!(
            self.header("content-type"),
            "application/problem+json",
            "{}",
            self.text
        );
        let body = self.json();
        assert_eq!(
            (self.status, body["code"].as_str()),
            (status, Some(code)),
            "{}",
            self.text
        );
        assert_eq!(body["status"], status);
        assert_eq!(body["type"], format!("urn:problem:{code}"));
        assert_eq!(self.header("cache-control"), "no-store");
        if [429, 503].contains(&status) {
            assert!(self.header("retry-after").parse::<u32>().expect("Retry-After") > 0);
        }
        body
    }

    /// Asserts that it is `invalid` with exactly these faults.
    pub(crate) fn invalid(&self, faults: &[(&str, &str)]) {
        let body = self.problem(422, "invalid");
        let told: Vec<(&str, &str)> = body["errors"]
            .as_array()
            .expect("errors")
            .iter()
            .map(|error| (error["field"].as_str().unwrap(), error["code"].as_str().unwrap()))
            .collect();
        assert_eq!(told, faults);
    }
}

/// An order that is right.
pub(crate) fn order_body(hold: &str) -> Value {
    json!({
        "hold": hold,
        "documents": [{ "document": "family-relation", "copies": 2 }],
        "applicant": { "name": "김하나", "birth_date": "1950-03-01", "phone": "010-1234-5678" },
        "expected_total_won": 2000,
    })
}

/// Whether an answer may be kept for as long as the contract says, or less where documents take turns.
pub(crate) fn until_its_turn(endpoint: &contract::endpoints::Endpoint, reply: &Reply) -> bool {
    let most = endpoint.public_for.unwrap_or(0);
    let shortest = match endpoint.delivery {
        contract::endpoints::Delivery::Live => 1,
        _ => most,
    };
    let told = reply.header("cache-control");
    (shortest..=most).any(|seconds| endpoint.kept_for(seconds) == told)
}
