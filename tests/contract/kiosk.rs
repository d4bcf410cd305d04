//! Kiosks: checking in, work that is set aside, calling someone.

use super::code;
use crate::support::{Mishap, OFFICE, Town, applicant, moment};
use contract::kiosk::{ArrivalState, CheckInRequest, HelpPage, HelpRequest, HelpState};
use contract::problem::ProblemCode as Code;
use contract::reservation::OrderState;
use resident_app::api::ApiError;
use resident_app::device::key_128;

fn check_in(code: &str) -> CheckInRequest {
    CheckInRequest {
        office: OFFICE.into(),
        code: code.into(),
        birth_date: None,
        phone_ending: None,
    }
}

#[tokio::test]
async fn whoever_has_come_checks_in_by_scanning_or_by_typing_and_once_only() {
    let town = Town::new();
    let order = town.order().await.reservation;
    town.backend.clock().set(order.start);
    let scanned = town
        .client
        .check_in(&key_128(), &check_in(&order.ticket.qr_text))
        .await
        .unwrap();
    assert_eq!(
        (scanned.number.as_str(), scanned.papers),
        (order.ticket.number.as_str(), OrderState::Accepted)
    );
    assert!(
        matches!(scanned.state, ArrivalState::Waiting | ArrivalState::Called),
        "{scanned:?}"
    );
    let typed = CheckInRequest {
        birth_date: Some(applicant().birth_date),
        ..check_in(&order.reference.to_lowercase().replace('-', " "))
    };
    let again = town.client.check_in(&key_128(), &typed).await.unwrap();
    assert_eq!(again.checked_in_at, scanned.checked_in_at);
    assert_eq!(
        town.backend.staff().orders().unwrap()[0].arrived_at,
        scanned.checked_in_at
    );
}

#[tokio::test]
async fn who_comes_at_another_time_is_told_when_and_stands_in_no_line() {
    let town = Town::new();
    let order = town.order().await.reservation;
    let ask = check_in(&order.ticket.qr_text);
    let day_before = town.client.check_in(&key_128(), &ask).await.unwrap();
    assert_eq!(
        (day_before.state, day_before.start, day_before.checked_in_at),
        (ArrivalState::OtherDay, order.start, None)
    );
    town.backend.clock().set(moment("2026-11-24T07:30:00+09:00"));
    let early = town.client.check_in(&key_128(), &ask).await.unwrap();
    assert_eq!(early.state, ArrivalState::Early);
    assert!(early.check_in_from < order.start);
}

#[tokio::test]
async fn work_is_set_aside_and_taken_up_once_by_one_device() {
    let town = Town::new();
    let state = r#"{"address":"/order/who","kept":[["d","order-draft","{\"person\":{\"name\":\"홍\"}}"]]}"#;
    let key = key_128();
    let parked = town.client.park(&key, state).await.unwrap();
    assert_eq!(town.client.park(&key, state).await.unwrap().code, parked.code);
    let phone = town.neighbour();
    phone.transport.mishaps.replace(vec![Mishap::LostAfter]);
    let key = key_128();
    assert!(phone.client.resume(&key, &parked.code).await.is_err());
    let resumed = phone.client.resume(&key, &parked.code).await.unwrap();
    assert_eq!(resumed.state, state, "to the byte");
    let third = town.neighbour().client.resume(&key_128(), &parked.code).await;
    assert_eq!(code(third), Code::CodeExpired);
}

#[tokio::test]
async fn after_half_an_hour_work_that_was_set_aside_is_gone_and_a_guess_finds_nothing() {
    let town = Town::new();
    let parked = town.client.park(&key_128(), "{}").await.unwrap();
    let other = if parked.code == "00000000" {
        "00000001"
    } else {
        "00000000"
    };
    assert_eq!(code(town.client.resume(&key_128(), other).await), Code::NotFound);
    town.backend.clock().set(parked.expires_at);
    assert_eq!(
        code(town.client.resume(&key_128(), &parked.code).await),
        Code::CodeExpired
    );
}

#[tokio::test]
async fn someone_who_was_called_comes_and_a_second_press_is_the_same_call() {
    let town = Town::new();
    let request = HelpRequest {
        kiosk: "lobby-1".into(),
        office: OFFICE.into(),
        page: HelpPage::Order,
    };
    let called = town.client.call_for_help(&key_128(), &request).await.unwrap();
    let again = town.client.call_for_help(&key_128(), &request).await.unwrap();
    assert_eq!((&again.id, again.state), (&called.id, HelpState::Told));
    let staff = town.backend.staff();
    assert_eq!(staff.help_calls().unwrap().len(), 1);
    staff.help_is_coming(&called.id).unwrap();
    let seen = town.client.get_help_call(&called.id).await.unwrap();
    assert_eq!(seen.state, HelpState::Coming);
    staff.help_is_done(&called.id).unwrap();
    let seen = town.client.get_help_call(&called.id).await.unwrap();
    assert_eq!(seen.state, HelpState::Done);
    let next = town.client.call_for_help(&key_128(), &request).await.unwrap();
    assert_ne!(next.id, called.id);
    assert_eq!(code(town.client.get_help_call("a-guess").await), Code::NotFound);
}

#[tokio::test]
async fn what_is_wrong_is_told_by_its_field() {
    let town = Town::new();
    let wrong = town.client.check_in(&key_128(), &check_in("S7K2-9QFO")).await;
    let Err(ApiError::Problem { problem, .. }) = wrong else {
        panic!("a problem")
    };
    let fields: Vec<&str> = problem.errors.iter().map(|error| error.field.as_str()).collect();
    assert_eq!(
        (problem.code, fields),
        (Code::Invalid, vec!["/code", "/birth_date"])
    );
    let parked = town
        .client
        .park(&key_128(), r#"{"kept":["900101-1234567"]}"#)
        .await;
    assert_eq!(code(parked), Code::Invalid);
}
