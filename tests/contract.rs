//! The client against the reference backend in process: every endpoint and every problem of the contract.

#[path = "contract/queue_status.rs"]
mod queue_status;
mod support;
#[path = "contract/tickets.rs"]
mod tickets;

#[path = "contract/household.rs"]
mod household;
#[path = "contract/kiosk.rs"]
mod kiosk;
#[path = "contract/payback.rs"]
mod payback;
#[path = "contract/representation.rs"]
mod representation;
#[path = "contract/session.rs"]
mod session;
#[path = "contract/visit_requests.rs"]
mod visit_requests;
#[path = "contract/visits.rs"]
mod visits;

use contract::endpoints::{ENDPOINTS, header};
use contract::problem::ProblemCode as Code;
use contract::reservation::{CancelledBy, FindRequest, OrderState};
use contract::session::{CodeRequest, SignInRequest};
use contract::slot::HoldRequest;
use contract::text::LocalText;
use contract::time::Date;
use resident_app::api::{
    ApiError, Client, LocalFuture, Request, Response, ServerClock, Transport, TransportError,
};
use resident_app::device::key_128;
use resident_app::fetch::{Outcome, outcome_of};
use std::collections::BTreeSet;
use std::rc::Rc;
use support::people::CHILD;
use support::{OFFICE, Town, access, applicant, moment, monday};

fn code<T: std::fmt::Debug>(result: Result<T, ApiError>) -> Code {
    result
        .expect_err("a problem")
        .code()
        .expect("a problem of the contract")
}

#[tokio::test]
async fn public_lists_are_read_to_their_end_and_teach_the_servers_clock() {
    let town = Town::new();
    let offices = town.client.list_offices().await.unwrap();
    assert_eq!((offices.items.len(), offices.dropped), (19, 0));
    assert_eq!(offices.items[0].id, OFFICE);
    let documents = town.client.list_documents().await.unwrap();
    assert!(documents.items.len() >= 25, "{}", documents.items.len());
    assert_eq!(town.client.get_office(OFFICE).await.unwrap(), offices.items[0]);
    let rules = town.client.order_rules().await.unwrap();
    assert_eq!(
        (rules.min_days_ahead, rules.max_days_ahead, rules.slot_minutes),
        (1, 15, 30)
    );
    assert!(
        town.client.clock().now().seconds_since(monday()).abs() < 5,
        "the device's own clock does not matter"
    );
}

#[tokio::test]
async fn an_order_goes_from_hold_to_collected() {
    let town = Town::new();
    let start = town.free_slot("2026-11-24").await;
    let hold = town.hold(start).await;
    assert_eq!(town.client.get_hold(&hold.id).await.unwrap().start, start);
    let request = town.request(&hold).await;
    let view = town.reserve(&request).await.unwrap();
    let (reference, secret) = (view.reservation.reference.clone(), view.key.clone().unwrap());
    assert_eq!(view.reservation.state, OrderState::Accepted);
    assert_eq!(view.reservation.applicant_name, "홍*연");
    let staff = town.backend.staff();
    staff.start_preparing(&reference).unwrap();
    assert_eq!(state(&town, &reference, &secret).await, OrderState::Preparing);
    staff.mark_ready(&reference).unwrap();
    assert_eq!(state(&town, &reference, &secret).await, OrderState::Ready);
    staff.mark_collected(&reference).unwrap();
    assert_eq!(state(&town, &reference, &secret).await, OrderState::Collected);
}

async fn state(town: &Town, reference: &str, secret: &str) -> OrderState {
    town.client
        .get_reservation(reference, secret)
        .await
        .unwrap()
        .reservation
        .state
}

#[tokio::test]
async fn a_held_place_is_given_back() {
    let town = Town::new();
    let hold = town.hold(town.free_slot("2026-11-24").await).await;
    town.client.release_hold(&key_128(), &hold.id).await.unwrap();
    town.client.release_hold(&key_128(), &hold.id).await.unwrap();
    assert_eq!(code(town.client.get_hold(&hold.id).await), Code::HoldExpired);
}

#[tokio::test]
async fn an_order_is_found_by_birth_date_or_phone_ending_and_not_by_a_guess() {
    let town = Town::new();
    let order = town.order().await.reservation;
    let find = |birth_date, phone_ending: Option<&str>| FindRequest {
        reference: order.reference.to_lowercase().replace('-', " "),
        birth_date,
        phone_ending: phone_ending.map(str::to_owned),
    };
    let by_birth = town
        .client
        .find_reservation(&key_128(), &find(Some(applicant().birth_date), None))
        .await
        .unwrap();
    assert_eq!(by_birth.reservation.reference, order.reference);
    let by_phone = town
        .client
        .find_reservation(&key_128(), &find(None, Some("1234")))
        .await
        .unwrap();
    assert!(by_phone.key.is_some());
    assert_eq!(
        code(
            town.client
                .find_reservation(&key_128(), &find(None, Some("9999")))
                .await
        ),
        Code::NotFound
    );
    let mut last = Code::NotFound;
    for _ in 0..10 {
        last = code(
            town.client
                .find_reservation(&key_128(), &find(None, Some("0000")))
                .await,
        );
    }
    assert_eq!(last, Code::TooManyRequests, "guessing ends");
}

#[tokio::test]
async fn the_time_is_changed_in_place() {
    let town = Town::new();
    let view = town.order().await;
    let new = town.hold(town.free_slot("2026-11-26").await).await;
    let changed = town
        .client
        .change_reservation(&key_128(), &access(&view), &new.id)
        .await
        .unwrap()
        .reservation;
    assert_eq!(
        (changed.reference, changed.start),
        (view.reservation.reference.clone(), new.start)
    );
    assert!(changed.version > view.reservation.version);
}

#[tokio::test]
async fn a_cancellation_can_be_taken_back_for_a_while() {
    let town = Town::new();
    let view = town.order().await;
    let cancelled = town
        .client
        .cancel_reservation(&key_128(), &access(&view))
        .await
        .unwrap();
    assert_eq!(cancelled.reservation.state, OrderState::Cancelled);
    assert_eq!(cancelled.reservation.cancelled_by, Some(CancelledBy::Resident));
    let mut again = access(&view);
    again.version = cancelled.reservation.version;
    let restored = town.client.restore_reservation(&key_128(), &again).await.unwrap();
    assert_eq!(restored.reservation.state, OrderState::Accepted);
    again.version = restored.reservation.version;
    let cancelled = town.client.cancel_reservation(&key_128(), &again).await.unwrap();
    again.version = cancelled.reservation.version;
    town.backend.clock().advance_seconds(11 * 60);
    assert_eq!(
        code(town.client.restore_reservation(&key_128(), &again).await),
        Code::TooLate
    );
}

#[tokio::test]
async fn the_office_cancels_with_a_reason_and_the_uncollected_expire() {
    let town = Town::new();
    let view = town.order().await;
    let reason = LocalText::new("정전", "Power cut");
    town.backend
        .staff()
        .cancel_slots(OFFICE, Date::new(2026, 11, 24).unwrap(), &reason)
        .unwrap();
    let seen = town
        .client
        .get_reservation(&view.reservation.reference, &view.key.unwrap())
        .await
        .unwrap()
        .reservation;
    assert_eq!(
        (seen.state, seen.cancelled_by),
        (OrderState::Cancelled, Some(CancelledBy::Office))
    );
    assert_eq!(seen.cancel_reason, Some(reason));

    let town = Town::new();
    let view = town.order().await;
    town.backend
        .clock()
        .set(view.reservation.collect_until.plus_seconds(1));
    assert_eq!(
        state(&town, &view.reservation.reference, &view.key.unwrap()).await,
        OrderState::Expired
    );
}

/// Brings about each problem; the list must be complete.
#[tokio::test]
async fn every_problem_of_the_contract_reaches_the_client_as_what_it_is() {
    let mut seen = BTreeSet::new();
    seen.extend(problems_of_reads().await);
    seen.extend(problems_of_holds().await);
    seen.extend(problems_of_ordering().await);
    seen.extend(problems_of_changing().await);
    seen.extend(problems_of_writing().await);
    seen.extend(problems_of_acting_for_someone().await);
    seen.extend(tickets::problems().await);
    seen.extend(payback::problems().await);
    seen.extend(visit_requests::problems().await);
    let missing: Vec<&Code> = Code::ALL.iter().filter(|code| !seen.contains(code)).collect();
    assert_eq!(missing, [&Code::Unknown; 0]);
}

async fn problems_of_acting_for_someone() -> Vec<Code> {
    let town = Town::new();
    let guest = code(town.client.get_person().await);
    let sent = CodeRequest {
        phone: CHILD.1.into(),
        attempt: None,
    };
    let sent = town.client.send_sign_in_code(&key_128(), &sent).await.unwrap();
    let right = town.message_to(CHILD.1).code.unwrap();
    let mut request = SignInRequest {
        attempt: sent.attempt,
        code: if right == "000000" { "111111" } else { "000000" }.into(),
        name: None,
        birth_date: None,
    };
    let wrong = code(town.client.sign_in(&key_128(), &request).await);
    request.attempt = "none".into();
    let expired = code(town.client.sign_in(&key_128(), &request).await);
    town.sign_in(CHILD).await;
    let reference = town.ask().await.permission.reference;
    let not_yet = code(town.order_under(&reference).await);
    town.neighbour().answer(true).await.unwrap();
    let mut order = town.request_under(&reference, "2026-11-24").await;
    order.on_behalf_of.as_mut().unwrap().name = "김이웃".into();
    let outside = code(town.reserve(&order).await);
    vec![guest, wrong, expired, not_yet, outside]
}

async fn problems_of_reads() -> Vec<Code> {
    let town = Town::with(|options| options.demo_faults = true);
    let unavailable = town.client.list_slots("error-503").await;
    assert!(
        unavailable
            .as_ref()
            .is_err_and(|error| error.retry_after_s().is_some()),
        "503 says when to come again"
    );
    vec![
        code(town.client.get_office("no-such-office").await),
        code(unavailable),
        code(town.client.list_slots("error-500").await),
        code(town.client.list_slots("error-429").await),
    ]
}

async fn problems_of_holds() -> Vec<Code> {
    let town = Town::new();
    let start = town.free_slot("2026-11-24").await;
    town.backend.staff().set_capacity(OFFICE, start, Some(1)).unwrap();
    let hold = town.hold(start).await;
    let ask = |start| HoldRequest {
        office: OFFICE.into(),
        start,
        replaces: None,
    };
    let taken = code(town.client.hold_slot(&key_128(), &ask(start)).await);
    let closed = code(
        town.client
            .hold_slot(&key_128(), &ask(moment("2026-11-28T10:00:00+09:00")))
            .await,
    );
    town.backend.clock().advance_seconds(10 * 60 + 1);
    vec![taken, closed, code(town.client.get_hold(&hold.id).await)]
}

async fn problems_of_ordering() -> Vec<Code> {
    let town = Town::new();
    let mut found = Vec::new();
    let hold = town.hold(town.free_slot("2026-11-24").await).await;
    let mut request = town.request(&hold).await;
    request.expected_total_won += 100;
    let price = town.reserve(&request).await.unwrap_err();
    let ApiError::Problem { problem, .. } = &price else {
        panic!("a problem")
    };
    assert_eq!(problem.current_total_won, Some(request.expected_total_won - 100));
    found.push(problem.code);
    request.expected_total_won -= 100;
    request.applicant.name = "900101-1234567".into();
    let invalid = town.reserve(&request).await.unwrap_err();
    let ApiError::Problem { problem, .. } = &invalid else {
        panic!("a problem")
    };
    assert_eq!(problem.errors[0].field, "/applicant/name");
    found.push(problem.code);
    for _ in 0..3 {
        town.order().await;
    }
    request.applicant = applicant();
    found.push(code(town.reserve(&request).await));
    found
}

async fn problems_of_changing() -> Vec<Code> {
    let town = Town::new();
    let view = town.order().await;
    let mut stale = access(&view);
    stale.version += 7;
    let conflict = code(town.client.cancel_reservation(&key_128(), &stale).await);
    let forbidden = code(
        town.client
            .get_reservation(&view.reservation.reference, "wrong")
            .await,
    );
    town.backend
        .staff()
        .start_preparing(&view.reservation.reference)
        .unwrap();
    let now = town
        .client
        .get_reservation(&view.reservation.reference, view.key.as_deref().unwrap())
        .await
        .unwrap();
    let mut current = access(&view);
    current.version = now.reservation.version;
    vec![
        conflict,
        forbidden,
        code(town.client.cancel_reservation(&key_128(), &current).await),
    ]
}

async fn problems_of_writing() -> Vec<Code> {
    let town = Town::new();
    let hold = town.hold(town.free_slot("2026-11-24").await).await;
    let body = Client::reservation_body(&town.request(&hold).await).unwrap();
    let key = key_128();
    town.backend.staff().occupy_key(&key);
    let in_flight = code(town.client.reserve_documents(&key, body.clone()).await);
    town.backend.staff().let_key_go(&key);
    town.transport
        .extra_header
        .replace(Some((header::EARLY_DATA, "1".into())));
    let early = code(town.client.reserve_documents(&key, body.clone()).await);
    town.client.reserve_documents(&key, body.clone()).await.unwrap();
    let reused = code(
        town.client
            .reserve_documents(&key, body.replace("홍시연", "홍다른"))
            .await,
    );
    let malformed = code(town.client.reserve_documents("short", body).await);
    // Without If-Match: an address of the contract, called without the client's care.
    let missing = missing_version(&town).await;
    vec![in_flight, early, reused, malformed, missing]
}

async fn missing_version(town: &Town) -> Code {
    use axum::body::Body;
    use http_body_util::BodyExt;
    use tower::ServiceExt;
    let view = town.order().await;
    let request = axum::http::Request::post(format!(
        "/api/v1/reservations/{}/cancel",
        view.reservation.reference
    ))
    .header(header::APP, "1")
    .header(header::IDEMPOTENCY_KEY, key_128())
    .header(header::RESERVATION_KEY, view.key.unwrap())
    .body(Body::empty())
    .unwrap();
    let answer = town.backend.api().oneshot(request).await.unwrap();
    let body = answer.into_body().collect().await.unwrap().to_bytes();
    serde_json::from_slice::<contract::problem::Problem>(&body)
        .unwrap()
        .code
}

#[tokio::test]
async fn the_same_key_and_body_give_the_first_answer_again() {
    let town = Town::new();
    let hold = town.hold(town.free_slot("2026-11-24").await).await;
    let body = Client::reservation_body(&town.request(&hold).await).unwrap();
    let key = key_128();
    let first = town.client.reserve_documents(&key, body.clone()).await.unwrap();
    let again = town.client.reserve_documents(&key, body).await.unwrap();
    assert_eq!(first, again);
    assert_eq!(town.backend.staff().orders().unwrap().len(), 1);
}

#[tokio::test]
async fn an_answer_that_is_cut_off_is_lost_not_refused() {
    let town = Town::with(|options| options.demo_faults = true);
    let hold = town.hold(town.free_slot("2026-11-24").await).await;
    let mut request = town.request(&hold).await;
    request.applicant.phone = "01000000504".into();
    let body = Client::reservation_body(&request).unwrap();
    let key = key_128();
    let first = town.client.reserve_documents(&key, body.clone()).await;
    assert_eq!(outcome_of(first), Outcome::Lost);
    let second = town
        .client
        .reserve_documents(&key, body)
        .await
        .expect("the stored answer");
    assert_eq!(town.backend.staff().orders().unwrap().len(), 1);
    assert_eq!(second.reservation.state, OrderState::Accepted);
}

/// Answers everything with the same text.
struct Says(String);

impl Transport for Says {
    fn send(&self, _: Request) -> LocalFuture<Result<Response, TransportError>> {
        let response = Response {
            status: 200,
            content_type: "application/json".into(),
            retry_after_s: None,
            date: None,
            age_s: 0,
            body: self.0.clone(),
        };
        Box::pin(async move { Ok(response) })
    }
}

/// A client of a backend that answers everything with the same JSON.
fn respond(body: &serde_json::Value) -> Client {
    Client::new(Rc::new(Says(body.to_string())), "", ServerClock::new(|| 0))
}

#[tokio::test]
async fn one_broken_item_of_a_list_is_dropped_and_counted() {
    let town = Town::new();
    let good = serde_json::to_value(town.client.get_office(OFFICE).await.unwrap()).unwrap();
    let mut odd = good.clone();
    odd["kind"] = "floating_island".into();
    odd["a_field_of_tomorrow"] = 1.into();
    let body = serde_json::json!({
        "items": [good, { "id": 5 }, odd, null], "server_time": "2026-11-23T10:00:00+09:00"
    });
    let list = respond(&body).list_offices().await.unwrap();
    assert_eq!((list.items.len(), list.dropped), (2, 2));
    assert_eq!(list.items[1].kind, contract::office::OfficeKind::Unknown);
}

/// A client method for every endpoint: an endpoint that is added must be called here or above.
#[test]
fn the_contract_has_no_endpoint_that_the_client_does_not_know() {
    let names: Vec<&str> = ENDPOINTS.iter().map(|endpoint| endpoint.name).collect();
    let client = [
        include_str!("../src/api/offices.rs"),
        include_str!("../src/api/queue_status.rs"),
        include_str!("../src/api/stream.rs"),
        include_str!("../src/api/tickets.rs"),
        include_str!("../src/api/documents.rs"),
        include_str!("../src/api/slots.rs"),
        include_str!("../src/api/reservations.rs"),
        include_str!("../src/api/session.rs"),
        include_str!("../src/api/household.rs"),
        include_str!("../src/api/representation.rs"),
        include_str!("../src/api/payback.rs"),
        include_str!("../src/api/visits.rs"),
        include_str!("../src/api/visit_requests.rs"),
        include_str!("../src/api/kiosk.rs"),
    ]
    .concat();
    let tests = [
        include_str!("contract.rs"),
        include_str!("contract/queue_status.rs"),
        include_str!("contract/tickets.rs"),
        include_str!("contract/session.rs"),
        include_str!("contract/household.rs"),
        include_str!("contract/representation.rs"),
        include_str!("contract/payback.rs"),
        include_str!("contract/visits.rs"),
        include_str!("contract/visit_requests.rs"),
        include_str!("contract/kiosk.rs"),
        include_str!("support/people.rs"),
        include_str!("support/books.rs"),
    ]
    .concat();
    let support = include_str!("support/mod.rs");
    for name in names {
        assert!(
            client.contains(&format!(" fn {name}(")),
            "the client lacks {name}"
        );
        assert!(
            [tests.as_str(), support]
                .iter()
                .any(|text| text.contains(&format!(".{name}("))),
            "no test calls {name}"
        );
    }
}

#[tokio::test]
async fn what_is_lost_before_or_after_the_commit_is_done_once() {
    for mishap in [support::Mishap::LostBefore, support::Mishap::LostAfter] {
        let town = Town::new();
        let lose = || town.transport.mishaps.replace(vec![mishap]);
        let hold = town.hold(town.free_slot("2026-11-24").await).await;
        let body = Client::reservation_body(&town.request(&hold).await).unwrap();
        let key = key_128();
        lose();
        let lost = outcome_of(town.client.reserve_documents(&key, body.clone()).await);
        assert_eq!(lost, Outcome::Lost);
        let view = town.client.reserve_documents(&key, body).await.unwrap();

        let new = town.hold(town.free_slot("2026-11-26").await).await;
        let (key, before) = (key_128(), access(&view));
        lose();
        assert!(
            town.client
                .change_reservation(&key, &before, &new.id)
                .await
                .is_err()
        );
        let moved = town
            .client
            .change_reservation(&key, &before, &new.id)
            .await
            .unwrap();
        assert_eq!(moved.reservation.start, new.start);

        let mut after = before.clone();
        after.version = moved.reservation.version;
        let key = key_128();
        lose();
        assert!(town.client.cancel_reservation(&key, &after).await.is_err());
        let cancelled = town.client.cancel_reservation(&key, &after).await.unwrap();
        assert_eq!(cancelled.reservation.state, OrderState::Cancelled);
        assert_eq!(town.backend.staff().orders().unwrap().len(), 1);
    }
}

#[tokio::test]
async fn what_a_browser_may_have_kept_teaches_no_time() {
    let town = Town::new();
    // Twenty minutes fast: an answer that was kept so long would tell the same.
    let fast = || monday().plus_seconds(1_200).unix_millis();
    let clock = resident_app::api::ServerClock::new(fast);
    let client = Client::new(town.transport.clone(), "", clock.clone());
    client.list_documents().await.unwrap();
    client.list_offices().await.unwrap();
    client.get_office(OFFICE).await.unwrap();
    assert_eq!(
        clock.now().unix_millis(),
        fast(),
        "kept answers tell when they were made"
    );
    client.order_rules().await.unwrap();
    assert_eq!(clock.now(), monday());
    let asked: Vec<bool> = town
        .transport
        .sent
        .borrow()
        .iter()
        .map(|request| request.fresh)
        .collect();
    assert_eq!(
        asked,
        [false, false, false, true],
        "and what teaches it is asked past the cache"
    );
}
