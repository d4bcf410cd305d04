//! Moving, cancelling and restoring; what the office does meanwhile.

use crate::support::*;
use contract::reservation::{CancelledBy, OrderState};
use contract::text::LocalText;
use contract::time::Date;
use reference_backend::StaffError;

const TUESDAY: &str = "2026-11-24T14:00:00+09:00";

#[test]
fn an_order_moves_to_another_time_and_office_in_one_step() {
    let app = App::new();
    let view = app.order();
    let free = app.places("ok-center", MONDAY_NINE).0;
    let reply = app.change(&view, &app.hold("naegok", TUESDAY));
    assert_eq!(
        (reply.status, reply.header("etag")),
        (200, "\"2\""),
        "{}",
        reply.text
    );
    let moved = reply.view().reservation;
    assert_eq!(
        (moved.office.id.as_str(), moved.start.to_string().as_str()),
        ("naegok", TUESDAY)
    );
    assert_eq!(moved.collect_until.to_string(), "2026-11-24T15:00:00+09:00");
    assert_eq!(
        moved.ticket.counter.ko, "통합민원",
        "the dong office has no family counter"
    );
    assert_eq!(moved.reference, view.reservation.reference);
    assert_eq!(app.places("ok-center", MONDAY_NINE).0, free + 1);
    assert_eq!(app.places("naegok", TUESDAY), (3, 0));
    // A ticket number that was given out does not come again.
    assert_eq!(app.order().reservation.ticket.number, "예약-2");
}

#[test]
fn a_change_needs_the_version_that_holds() {
    let app = App::new();
    let view = app.order();
    let hold = app.hold("naegok", TUESDAY);
    let path = format!("/reservations/{}", view.reservation.reference);
    let send = |if_match: Option<&str>| {
        let mut headers = vec![
            ("x-resident-app", "1"),
            ("content-type", "application/json"),
            ("reservation-key", view.key.as_deref().unwrap()),
        ];
        headers.extend(if_match.map(|value| ("if-match", value)));
        app.call(
            "PATCH",
            &path,
            &headers,
            Some(serde_json::json!({ "hold": hold })),
        )
    };
    send(None).problem(428, "version_missing");
    send(Some("\"7\"")).problem(412, "version_conflict");
    send(Some("\"one\"")).problem(412, "version_conflict");
    send(Some("1")).problem(400, "malformed");
    assert_eq!(send(Some("\"1\"")).status, 200);
    send(Some("\"1\"")).problem(412, "version_conflict");
}

#[test]
fn a_change_needs_a_hold_that_runs() {
    let app = App::new();
    let view = app.order();
    let hold = app.hold("naegok", TUESDAY);
    app.advance(600);
    app.change(&view, &hold).problem(410, "hold_expired");
    app.change(&view, "").invalid(&[("/hold", "missing")]);
    assert_eq!(app.read(&view).reservation, view.reservation);
    let mut stranger = view.clone();
    stranger.key = Some("wrong".into());
    app.change(&stranger, &hold).problem(403, "forbidden");
    app.act(&stranger, "cancel").problem(403, "forbidden");
    app.act(&stranger, "restore").problem(403, "forbidden");
}

#[test]
fn a_cancelled_order_keeps_its_place_until_it_cannot_be_taken_back() {
    let app = App::new();
    let view = app.order();
    let (free, _) = app.places("ok-center", MONDAY_NINE);
    let cancelled = app.act(&view, "cancel").view().reservation;
    assert_eq!(
        (cancelled.state, cancelled.cancelled_by),
        (OrderState::Cancelled, Some(CancelledBy::Resident))
    );
    assert_eq!(
        cancelled.undo_until.unwrap().to_string(),
        "2026-11-21T10:10:00+09:00"
    );
    assert_eq!(app.places("ok-center", MONDAY_NINE), (free, 1));
    app.advance(600);
    assert_eq!(app.places("ok-center", MONDAY_NINE), (free + 1, 0));
    let late = app.read(&view);
    assert_eq!(late.reservation.undo_until, None);
    app.act(&late, "restore").problem(409, "too_late");
}

#[test]
fn a_cancellation_is_taken_back() {
    let app = App::new();
    let mut view = app.order();
    view.reservation = app.act(&view, "cancel").view().reservation;
    app.act(&view, "cancel").problem(409, "too_late");
    let back = app.act(&view, "restore").view().reservation;
    assert_eq!(
        (back.state, back.cancelled_by, back.undo_until),
        (OrderState::Accepted, None, None)
    );
    let states: Vec<_> = back.history.iter().map(|change| change.state).collect();
    assert_eq!(
        states,
        [OrderState::Accepted, OrderState::Cancelled, OrderState::Accepted]
    );
    view.reservation = back;
    app.act(&view, "restore").problem(409, "too_late");
}

#[test]
fn nothing_can_be_changed_once_preparing_has_begun() {
    let app = App::new();
    let mut view = app.order();
    let (staff, reference) = (app.backend.staff(), view.reservation.reference.clone());
    assert!(matches!(
        staff.mark_collected(&reference),
        Err(StaffError::WrongState(OrderState::Accepted))
    ));
    staff.start_preparing(&reference.to_lowercase()).unwrap();
    app.act(&view, "cancel").problem(412, "version_conflict");
    view = app.read(&view);
    assert!(!view.reservation.changeable);
    app.act(&view, "cancel").problem(409, "too_late");
    app.change(&view, &app.hold("naegok", TUESDAY))
        .problem(409, "too_late");
    staff.mark_ready(&reference).unwrap();
    staff.mark_collected(&reference).unwrap();
    let states: Vec<_> = app
        .read(&view)
        .reservation
        .history
        .iter()
        .map(|change| change.state)
        .collect();
    assert_eq!(
        states,
        [
            OrderState::Accepted,
            OrderState::Preparing,
            OrderState::Ready,
            OrderState::Collected
        ]
    );
    assert!(matches!(staff.mark_ready("2222-2222"), Err(StaffError::NotFound)));
}

#[test]
fn the_office_cancels_a_day_and_says_why() {
    let app = App::new();
    let view = app.order();
    let undoable = app.order_at("ok-center", MONDAY_NINE, "01099998888");
    assert_eq!(app.act(&undoable, "cancel").status, 200);
    let elsewhere = app.order_at("naegok", MONDAY_NINE, "01077776666");
    let reason = LocalText::new("전산 점검", "Maintenance");
    let date = Date::parse("2026-11-23").unwrap();
    assert_eq!(
        app.backend
            .staff()
            .cancel_slots("ok-center", date, &reason)
            .unwrap(),
        1
    );
    let cancelled = app.read(&view);
    assert_eq!(cancelled.reservation.cancelled_by, Some(CancelledBy::Office));
    assert_eq!(cancelled.reservation.cancel_reason, Some(reason));
    app.act(&cancelled, "restore").problem(409, "too_late");
    let undoable = app.read(&undoable);
    assert_eq!(undoable.reservation.undo_until, None);
    app.act(&undoable, "restore").problem(409, "too_late");
    assert_eq!(app.read(&elsewhere).reservation.state, OrderState::Accepted);
}
