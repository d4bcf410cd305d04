//! The staff's page and the door for tests.

use crate::support::*;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use contract::reservation::OrderState;
use serde_json::json;
use std::net::SocketAddr;

fn token(app: &App) -> String {
    let page = app.knock("GET", "/staff", &[], "").text;
    let start = page.find("name=\"token\" value=\"").expect("a token") + 20;
    page[start..start + 64].to_owned()
}

#[test]
fn the_page_lists_orders_without_names() {
    let app = App::new();
    let view = app.order();
    let page = app.knock("GET", "/staff", &[], "");
    assert_eq!((page.status, page.header("cache-control")), (200, "no-store"));
    assert!(page.text.contains(&view.reservation.reference) && page.text.contains("예약-1"));
    assert!(page.text.contains("김*나") && !page.text.contains("김하나") && !page.text.contains("5678"));
    assert!(!page.text.contains("<script") && !page.text.contains("style="));
    assert_eq!(
        app.knock("GET", "/staff/staff.css", &[], "")
            .header("content-type"),
        "text/css; charset=utf-8"
    );
    app.knock("GET", "/staff/nothing", &[], "")
        .problem(404, "not_found");
}

#[test]
fn a_form_moves_an_order_on() {
    let app = App::new();
    let view = app.order();
    // The token is made with the router; this one is asked for twice.
    let router = app.backend.router(None);
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let ask = |method: &str, body: String| {
        let request = Request::builder()
            .method(method)
            .uri("/staff")
            .header("host", "localhost");
        let request = request.body(Body::from(body)).unwrap();
        runtime.block_on(async {
            use http_body_util::BodyExt;
            use tower::util::ServiceExt;
            let response = router.clone().oneshot(request).await.unwrap();
            let status = response.status().as_u16();
            let bytes = response.into_body().collect().await.unwrap().to_bytes();
            (status, String::from_utf8_lossy(&bytes).into_owned())
        })
    };
    let (_, page) = ask("GET", String::new());
    let start = page.find("name=\"token\" value=\"").expect("a token") + 20;
    let token = &page[start..start + 64];
    let form = |action: &str| {
        format!(
            "token={token}&action={action}&reference={}",
            view.reservation.reference
        )
    };
    assert_eq!(ask("POST", form("prepare")).0, 303);
    assert_eq!(app.read(&view).reservation.state, OrderState::Preparing);
    let (status, page) = ask("POST", form("prepare"));
    assert_eq!(status, 409);
    assert!(page.contains("하지 못했어요"));
    assert_eq!(ask("POST", form("ready")).0, 303);
    assert_eq!(ask("POST", form("collected")).0, 303);
    assert_eq!(app.read(&view).reservation.state, OrderState::Collected);
    let close = format!(
        "token={token}&action=cancel_day&office=jamwon&date=2026-11-24&reason=%3Cb%3E%EC%A0%90%EA%B2%80"
    );
    assert_eq!(ask("POST", close).0, 303);
    assert_eq!(
        ask(
            "POST",
            format!("token={token}&action=cancel_day&office=jamwon&date=x&reason=")
        )
        .0,
        409
    );
    assert_eq!(
        ask(
            "POST",
            format!("token={token}&action=set_clock&at=2026-11-24T09%3A00%3A00%2B09%3A00")
        )
        .0,
        303
    );
    assert_eq!(app.backend.clock().now().to_string(), "2026-11-24T09:00:00+09:00");
}

#[test]
fn pages_of_others_cannot_use_it() {
    let app = App::with(|options| options.test_api = true);
    let token = token(&app);
    let form = format!("token={token}&action=set_clock&at=2027-01-01T00%3A00%3A00Z");
    for headers in [
        [
            ("origin", "http://evil.example"),
            ("sec-fetch-site", "cross-site"),
        ],
        [("origin", "null"), ("sec-fetch-site", "cross-site")],
        [("x-nothing", ""), ("sec-fetch-site", "same-site")],
    ] {
        app.knock("POST", "/staff", &headers, &form)
            .problem(403, "forbidden");
        app.knock("GET", "/staff/api/orders", &headers, "")
            .problem(403, "forbidden");
    }
    app.knock("POST", "/staff", &[], "action=reset_clock")
        .problem(403, "forbidden");
    let rebound = Request::get("/staff")
        .header("host", "evil.example:8080")
        .body(Body::empty())
        .unwrap();
    app.send(rebound).problem(403, "forbidden");
    let peer: SocketAddr = "192.0.2.7:999".parse().unwrap();
    let mut far = Request::get("/staff")
        .header("host", "localhost")
        .body(Body::empty())
        .unwrap();
    far.extensions_mut().insert(ConnectInfo(peer));
    app.send(far).problem(403, "forbidden");
}

#[test]
fn the_door_for_tests_is_shut_unless_it_is_asked_for() {
    let app = App::new();
    app.knock("GET", "/staff/api/clock", &[], "")
        .problem(404, "not_found");
    let open = App::with(|options| options.test_api = true);
    open.knock(
        "POST",
        "/staff/api/clock",
        &[("content-type", "text/plain")],
        "{}",
    )
    .problem(400, "malformed");
}

#[test]
fn tests_can_set_what_a_fault_needs() {
    let app = App::with(|options| options.test_api = true);
    let post = |name: &str, body: serde_json::Value| {
        let kind = [("content-type", "application/json")];
        app.knock("POST", &format!("/staff/api/{name}"), &kind, &body.to_string())
    };
    let view = app.order();
    let reference = &view.reservation.reference;
    assert_eq!(
        post("clock", json!({ "advance_seconds": -60 })).json()["now"],
        "2026-11-21T09:59:00+09:00"
    );
    assert_eq!(post("clock", json!({ "set": NOW })).json()["now"], NOW);
    assert_eq!(
        post("state", json!({ "reference": reference, "state": "ready" })).status,
        200
    );
    assert_eq!(app.read(&view).reservation.state, OrderState::Ready);
    post("state", json!({ "reference": reference, "state": "preparing" })).problem(409, "too_late");
    post("state", json!({ "reference": reference, "state": "lost" })).invalid(&[("/state", "not_known")]);
    let slot = json!({ "office": "jamwon", "start": MONDAY_NINE, "capacity": 1 });
    assert_eq!(post("capacity", slot).status, 200);
    assert_eq!(app.places("jamwon", MONDAY_NINE), (1, 0));
    assert_eq!(
        post("fee", json!({ "document": "land-register", "fee_won": 600 })).status,
        200
    );
    assert!(app.get("/documents").text.contains("\"fee_won\":600"));
    let rules = post("rules", json!({ "min_days_ahead": 0, "max_open_orders": 9 })).json();
    assert_eq!(
        (&rules["min_days_ahead"], &rules["max_open_orders"]),
        (&json!(0), &json!(9))
    );
    assert_eq!(
        post("rules", json!({ "reset": true })).json()["min_days_ahead"],
        1
    );
    let day =
        json!({ "office": "ok-center", "date": "2026-11-23", "reason": "점검", "reason_en": "Repairs" });
    assert_eq!(post("cancel-slots", day.clone()).json()["cancelled"], 1);
    assert_eq!(post("reopen", day).status, 200);
    let key = key();
    assert_eq!(post("key", json!({ "occupy": key })).status, 200);
    let hold = json!({ "office": "naegok", "start": MONDAY_NINE });
    app.post("/holds", &key, hold.clone()).problem(409, "in_flight");
    assert_eq!(post("key", json!({ "release": key })).status, 200);
    assert_eq!(app.post("/holds", &key, hold).status, 201);
    let orders = app.knock("GET", "/staff/api/orders", &[], "").json();
    assert_eq!(orders[0]["reference"], json!(reference));
    post("nothing", json!({})).problem(404, "not_found");
}

#[test]
fn the_office_leads_a_book_through_its_steps_by_the_door_for_tests() {
    use crate::session_support::*;
    let app = App::with(|options| options.test_api = true);
    let child = Someone::sign_in(&app, CHILD);
    let applied = child.apply(&app, 0);
    let reference = applied.payback.reference.clone();
    let json_type = [("content-type", "application/json")];
    let door = |name: &str, mut body: serde_json::Value| {
        if name != "rules" && name != "close-store" {
            body["reference"] = json!(reference);
        }
        app.knock(
            "POST",
            &format!("/staff/api/payback/{name}"),
            &json_type,
            &body.to_string(),
        )
    };
    door("check", json!({})).problem(409, "too_late");
    door("refuse", json!({})).invalid(&[("/reason", "missing")]);
    for (name, body) in [
        ("approve", json!({})),
        ("sold", json!({})),
        (
            "close-store",
            json!({ "store": "geomok", "date": "2026-12-12", "reason": "쉬는 날" }),
        ),
        ("taken-back", json!({})),
        ("check", json!({})),
        ("pay", json!({ "account": "110-000-001234" })),
        ("place", json!({ "library": "시연 도서관 1" })),
        ("lend", json!({ "times": 5 })),
        (
            "rules",
            json!({ "process": "buy_first", "budget_state": "paused", "reason": "예산" }),
        ),
    ] {
        assert_eq!(door(name, body).status, 200, "{name}");
    }
    let payback = child.seen(&app, &applied).payback;
    assert_eq!((payback.state.word(), payback.lent_times), ("placed", Some(5)));
    assert_eq!(payback.last_return_day.unwrap().to_string(), "2026-12-11");
    let rules = app.get("/payback/rules").json();
    assert_eq!(rules["process"]["variant"], "buy_first");
    assert_eq!(rules["budget"]["state"], "paused");
    let books = app.knock("GET", "/staff/api/payback/books", &[], "");
    assert_eq!(books.json(), json!([]), "it is finished");
}

#[test]
fn the_page_of_the_staff_shows_the_next_step_of_a_book() {
    use crate::payback_support::*;
    use crate::session_support::*;
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let applied = child.apply(&app, 0);
    let page = || app.knock("GET", "/staff", &[], "").text;
    assert!(page().contains("payback_approve") && page().contains(&applied.payback.reference));
    assert!(!page().contains(CHILD.0) && !page().contains(CHILD.1));
    office(&app, &applied, reference_backend::PaybackAct::Approve);
    assert!(page().contains("payback_sold") && !page().contains("payback_approve"));
}
