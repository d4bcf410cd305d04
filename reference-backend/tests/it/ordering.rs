//! Ordering documents.

use crate::support::*;
use contract::kiosk::CheckInCode;
use contract::reservation::OrderState;
use contract::text::LocalText;
use contract::time::Date;
use serde_json::{Value, json};

#[test]
fn an_order_is_accepted_and_read_again() {
    let app = App::new();
    let (free, _) = app.places("ok-center", MONDAY_NINE);
    let view = app.order();
    let order = &view.reservation;
    assert_eq!(order.state, OrderState::Accepted);
    assert_eq!(
        (order.version, order.history.len(), order.changeable),
        (1, 1, true)
    );
    assert_eq!(order.ticket.number, "예약-1");
    assert_eq!(order.ticket.counter.ko, "가족관계");
    let qr = CheckInCode::read(&order.ticket.qr_text).expect("what one checks in with");
    assert_eq!(qr.reference, order.reference);
    assert_eq!(qr.secret.map(|secret| secret.len()), Some(16));
    assert_eq!(
        (order.applicant_name.as_str(), order.applicant_phone.as_str()),
        ("김*나", "010-****-5678")
    );
    assert_eq!(order.collect_until.to_string(), "2026-11-23T10:00:00+09:00");
    assert_eq!((order.total_won, order.documents[0].fee_won), (2000, 2000));
    assert!(!order.documents[0].papers.is_empty());
    assert_eq!(
        order.office.address.as_ref().unwrap().ko,
        "서울특별시 서초구 남부순환로 2584"
    );
    assert!(view.key.as_ref().unwrap().len() >= 32);
    assert_eq!(app.places("ok-center", MONDAY_NINE), (free - 1, 0));
    assert_eq!(app.read(&view).reservation, *order);
    let second = app.order_at("ok-center", "2026-11-23T09:30:00+09:00", "01099998888");
    assert_eq!(second.reservation.ticket.number, "예약-2");
    assert_ne!(second.reservation.reference, order.reference);
}

#[test]
fn an_answer_with_an_order_is_not_kept_by_anyone() {
    let app = App::new();
    let reply = app.post(
        "/reservations",
        &key(),
        order_body(&app.hold("ok-center", MONDAY_NINE)),
    );
    assert_eq!(
        (reply.header("etag"), reply.header("cache-control")),
        ("\"1\"", "no-store")
    );
    assert!(!reply.text.contains("김하나") && !reply.text.contains("1234") && !reply.text.contains("1950"));
}

#[test]
fn a_wrong_key_and_an_unknown_order_look_the_same() {
    let app = App::new();
    let view = app.order();
    let path = format!("/reservations/{}", view.reservation.reference);
    let answers: Vec<String> = [path.as_str(), "/reservations/2222-2222"]
        .into_iter()
        .flat_map(|path| {
            let keys = [&[("reservation-key", "wrong")][..], &[("reservation-key", "")]];
            keys.map(|key| app.call("GET", path, key, None))
        })
        .map(|reply| reply.problem(403, "forbidden").to_string())
        .collect();
    assert!(answers.iter().all(|answer| *answer == answers[0]));
    // Without a key only its owner's session would open it.
    for path in [path.as_str(), "/reservations/2222-2222"] {
        app.get(path).problem(401, "sign_in_required");
    }
    let other = app.order_at("ok-center", MONDAY_NINE, "01099998888");
    app.call(
        "GET",
        &path,
        &[("reservation-key", other.key.as_deref().unwrap())],
        None,
    )
    .problem(403, "forbidden");
    app.get("/reservations/not-a-reference").problem(404, "not_found");
}

/// Sends an order after a change to it.
fn with(app: &App, change: impl FnOnce(&mut Value)) -> Reply {
    let mut body = order_body(&app.hold("ok-center", MONDAY_NINE));
    change(&mut body);
    app.post("/reservations", &key(), body)
}

#[test]
fn every_wrong_field_is_told_with_its_place() {
    let app = App::new();
    app.post("/reservations", &key(), json!({})).invalid(&[
        ("/hold", "missing"),
        ("/documents", "missing"),
        ("/applicant", "missing"),
        ("/expected_total_won", "missing"),
    ]);
    with(&app, |body| {
        body["applicant"] = json!({ "name": " ", "birth_date": "1950-02-30", "phone": "12" });
    })
    .invalid(&[
        ("/applicant/name", "missing"),
        ("/applicant/birth_date", "malformed"),
        ("/applicant/phone", "malformed"),
    ]);
    with(&app, |body| {
        body["applicant"]["name"] = json!("가".repeat(41));
        body["applicant"]["birth_date"] = json!("2026-11-22");
        body["expected_total_won"] = json!(-1);
    })
    .invalid(&[
        ("/applicant/name", "too_long"),
        ("/applicant/birth_date", "in_future"),
        ("/expected_total_won", "malformed"),
    ]);
    with(&app, |body| body["applicant"]["birth_date"] = json!("1899-12-31"))
        .invalid(&[("/applicant/birth_date", "malformed")]);
    with(&app, |body| body["applicant"]["name"] = json!("김\u{202e}하나"))
        .invalid(&[("/applicant/name", "malformed")]);
    with(&app, |body| {
        body["on_behalf_of"] = json!({ "name": "", "collector": "neighbour" })
    })
    .invalid(&[
        ("/on_behalf_of/name", "missing"),
        ("/on_behalf_of/collector", "malformed"),
    ]);
    with(&app, |body| {
        body["on_behalf_of"] = json!({ "name": "김두리", "collector": "oneself" })
    })
    .invalid(&[("/on_behalf_of/collector", "not_allowed")]);
}

#[test]
fn every_wrong_document_is_told_with_its_place() {
    let app = App::new();
    with(&app, |body| {
        body["documents"] = json!([
            { "document": "family-relation", "copies": 0 },
            { "document": "family-relation", "copies": 1 },
            { "document": "nothing", "copies": 1 },
            { "document": "seal-certificate", "copies": 1 },
            { "document": "land-register", "copies": 11 },
        ]);
    })
    .invalid(&[
        ("/documents/0/copies", "missing"),
        ("/documents/1/document", "repeated"),
        ("/documents/2/document", "not_known"),
        ("/documents/3/document", "not_orderable"),
        ("/documents/4/copies", "too_many"),
    ]);
    with(&app, |body| body["documents"] = json!([])).invalid(&[("/documents", "missing")]);
    with(&app, |body| body["documents"] = json!([7])).invalid(&[("/documents/0", "malformed")]);
    with(&app, |body| body["documents"] = json!(vec![json!({}); 6])).invalid(&[("/documents", "too_many")]);
    with(&app, |body| {
        body["documents"] = json!([{ "document": "adoption-relation", "copies": 1 }]);
        body["on_behalf_of"] = json!({ "name": "김두리", "collector": "family" });
    })
    .invalid(&[("/documents/0/document", "not_allowed")]);
}

#[test]
fn what_looks_like_a_registration_number_is_refused_everywhere() {
    let app = App::new();
    with(&app, |body| {
        body["applicant"]["name"] = json!("김하나 900101-1234567");
        body["applicant"]["phone"] = json!("900101 1234567");
        body["on_behalf_of"] = json!({ "name": "9001011234567", "collector": "agent" });
    })
    .invalid(&[
        ("/on_behalf_of/name", "registration_number"),
        ("/applicant/name", "registration_number"),
        ("/applicant/phone", "registration_number"),
    ]);
}

#[test]
fn an_order_for_someone_else_names_the_papers_of_that_collector() {
    let app = App::new();
    let reply = with(&app, |body| {
        body["on_behalf_of"] = json!({ "name": "김두리", "collector": "agent" })
    });
    assert_eq!(reply.status, 201, "{}", reply.text);
    let order = reply.view().reservation;
    assert_eq!(order.on_behalf_of.unwrap().name, "김*리");
    assert!(order.documents[0].papers.iter().any(|paper| paper.ko == "위임장"));
}

#[test]
fn a_changed_fee_is_told_before_anything_is_ordered() {
    let app = App::new();
    app.backend
        .staff()
        .set_fee("family-relation", Some(1200))
        .unwrap();
    let mut body = order_body(&app.hold("ok-center", MONDAY_NINE));
    let problem = app
        .post("/reservations", &key(), body.clone())
        .problem(409, "price_changed");
    assert_eq!(problem["current_total_won"], 2400);
    body["expected_total_won"] = json!(2400);
    assert_eq!(
        app.post("/reservations", &key(), body).status,
        201,
        "the hold is still there"
    );
}

#[test]
fn a_person_has_so_many_open_orders_at_most() {
    let app = App::new();
    let views: Vec<_> = (0..3).map(|_| app.order()).collect();
    let mut body = order_body(&app.hold("ok-center", MONDAY_NINE));
    body["applicant"]["name"] = json!("김 하 나");
    app.post("/reservations", &key(), body.clone())
        .problem(409, "limit_reached");
    body["applicant"]["name"] = json!("김하늘");
    assert_eq!(
        app.post("/reservations", &key(), body).status,
        201,
        "someone else of the household"
    );
    assert_eq!(app.act(&views[0], "cancel").status, 200);
    app.order();
}

#[test]
fn a_hold_of_a_slot_that_was_closed_or_shrunk_meanwhile_is_no_place() {
    let app = App::new();
    let hold = app.hold("jamwon", MONDAY_NINE);
    let staff = app.backend.staff();
    staff
        .set_capacity("jamwon", moment(MONDAY_NINE), Some(0))
        .unwrap();
    app.post("/reservations", &key(), order_body(&hold))
        .problem(409, "slot_taken");
    staff.set_capacity("jamwon", moment(MONDAY_NINE), None).unwrap();
    let reason = LocalText::new("전산 점검", "Maintenance");
    staff
        .cancel_slots("jamwon", Date::parse("2026-11-23").unwrap(), &reason)
        .unwrap();
    app.post("/reservations", &key(), order_body(&hold))
        .problem(409, "slot_closed");
}

#[test]
fn an_order_that_is_not_collected_runs_out() {
    let app = App::new();
    let view = app.order();
    app.backend.clock().set(moment("2026-11-23T10:00:00+09:00"));
    assert_eq!(app.read(&view).reservation.state, OrderState::Accepted);
    app.advance(1);
    let expired = app.read(&view);
    assert_eq!(expired.reservation.state, OrderState::Expired);
    assert_eq!(expired.reservation.version, view.reservation.version + 1);
    assert_eq!(
        expired.reservation.history.last().unwrap().state,
        OrderState::Expired
    );
    assert!(!expired.reservation.changeable);
    app.act(&expired, "cancel").problem(409, "too_late");
    assert!(
        app.backend
            .staff()
            .mark_ready(&expired.reservation.reference)
            .is_err()
    );
}
