//! Holds.

use crate::support::*;
use serde_json::json;

#[test]
fn a_hold_takes_a_place_and_gives_it_back() {
    let app = App::new();
    let (free, _) = app.places("ok-center", MONDAY_NINE);
    let hold = app.hold("ok-center", MONDAY_NINE);
    assert_eq!(hold.len(), 32);
    assert_eq!(app.places("ok-center", MONDAY_NINE), (free - 1, 1));
    let read = app.get(&format!("/holds/{hold}")).json();
    assert_eq!(read["expires_at"], "2026-11-21T10:10:00+09:00");
    for _ in 0..2 {
        let reply = app.call(
            "DELETE",
            &format!("/holds/{hold}"),
            &[("x-resident-app", "1")],
            None,
        );
        assert_eq!((reply.status, reply.text.as_str()), (204, ""));
    }
    assert_eq!(app.places("ok-center", MONDAY_NINE), (free, 0));
    app.get(&format!("/holds/{hold}")).problem(410, "hold_expired");
}

#[test]
fn a_hold_runs_out_by_the_clock() {
    let app = App::new();
    let hold = app.hold("ok-center", MONDAY_NINE);
    let days = app.get("/offices/ok-center/slots").json();
    assert!(
        days.to_string()
            .contains("\"released_at\":\"2026-11-21T10:10:00+09:00\"")
    );
    app.advance(599);
    assert_eq!(app.get(&format!("/holds/{hold}")).status, 200);
    app.advance(1);
    app.get(&format!("/holds/{hold}")).problem(410, "hold_expired");
    assert_eq!(app.places("ok-center", MONDAY_NINE).1, 0);
    app.post("/reservations", &key(), order_body(&hold))
        .problem(410, "hold_expired");
}

#[test]
fn the_last_place_is_taken_once() {
    let app = App::new();
    app.backend
        .staff()
        .set_capacity("jamwon", moment(MONDAY_NINE), Some(1))
        .unwrap();
    let hold = app.hold("jamwon", MONDAY_NINE);
    let again = json!({ "office": "jamwon", "start": MONDAY_NINE });
    app.post("/holds", &key(), again.clone())
        .problem(409, "slot_taken");
    // One's own hold is replaced in one step, even within a full slot.
    let mut replaces = again;
    replaces["replaces"] = json!(hold);
    assert_eq!(app.post("/holds", &key(), replaces).status, 201);
    app.get(&format!("/holds/{hold}")).problem(410, "hold_expired");
}

#[test]
fn a_replacement_that_fails_keeps_the_old_hold() {
    let app = App::new();
    let later = "2026-11-23T09:30:00+09:00";
    app.backend
        .staff()
        .set_capacity("jamwon", moment(later), Some(0))
        .unwrap();
    let hold = app.hold("jamwon", MONDAY_NINE);
    let wanted = json!({ "office": "jamwon", "start": later, "replaces": hold });
    app.post("/holds", &key(), wanted).problem(409, "slot_taken");
    assert_eq!(app.get(&format!("/holds/{hold}")).status, 200);
}

#[test]
fn only_slots_of_the_days_that_can_be_chosen_are_held() {
    let app = App::new();
    for start in [
        "2026-11-21T11:00:00+09:00", // today
        "2026-11-22T10:00:00+09:00", // Sunday
        "2026-11-23T12:00:00+09:00", // lunch
        "2026-11-23T08:30:00+09:00", // too early
        "2026-11-23T18:00:00+09:00", // too late
        "2026-11-23T09:10:00+09:00", // between slots
        "2026-12-07T09:00:00+09:00", // not open yet
        "2026-11-20T09:00:00+09:00", // past
        "9999-12-31T09:00:00+09:00",
        "0001-01-01T00:00:00+23:59",
    ] {
        let reply = app.post("/holds", &key(), json!({ "office": "jamwon", "start": start }));
        reply.problem(409, "slot_closed");
    }
    // The same moment in another offset is the same slot.
    app.hold("jamwon", "2026-11-23T00:00:00Z");
}

#[test]
fn wrong_fields_of_a_hold_are_told() {
    let app = App::new();
    let post = |body| app.post("/holds", &key(), body);
    post(json!({})).invalid(&[("/office", "missing"), ("/start", "missing")]);
    post(json!({ "office": 5, "start": "tomorrow", "replaces": 1 })).invalid(&[
        ("/office", "malformed"),
        ("/start", "malformed"),
        ("/replaces", "malformed"),
    ]);
    post(json!({ "office": "nowhere", "start": MONDAY_NINE })).problem(404, "not_found");
}
