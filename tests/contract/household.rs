//! What is one's own: orders, messages, data.

use super::{Code, code};
use crate::support::people::{CHILD, PARENT};
use crate::support::{Town, access, applicant};
use contract::household::{ClaimRequest, Service};
use contract::permission::{PermissionState, PermissionStep};
use contract::reservation::OrderState;
use contract::time::Date;
use resident_app::api::OrderAccess;
use resident_app::device::key_128;

#[tokio::test]
async fn an_order_for_the_account_is_opened_by_the_session_alone() {
    let town = Town::new();
    let guest = town.order().await;
    town.sign_in(CHILD).await;
    let hold = town.hold(town.free_slot("2026-11-25").await).await;
    let mut request = town.request(&hold).await;
    request.for_account = true;
    let order = town.reserve(&request).await.unwrap().reservation;
    let (household, dropped) = town.client.household().await.unwrap();
    let own: Vec<_> = household
        .items
        .iter()
        .map(|item| (item.service, &item.reference))
        .collect();
    assert_eq!((own, dropped), (vec![(Service::SirenOrder, &order.reference)], 0));
    assert_eq!(household.items[0].due, Some(order.start));
    let by_session = OrderAccess {
        reference: order.reference.clone(),
        key: String::new(),
        version: order.version,
    };
    let seen = town.client.get_reservation(&order.reference, "").await.unwrap();
    assert_eq!(seen.reservation, order);
    let cancelled = town
        .client
        .cancel_reservation(&key_128(), &by_session)
        .await
        .unwrap();
    assert_eq!(cancelled.reservation.state, OrderState::Cancelled);
    let neighbour = town.neighbour();
    neighbour.sign_in(PARENT).await;
    let refused = neighbour.client.get_reservation(&order.reference, "").await;
    assert_eq!(code(refused), Code::Forbidden);
    let not_owned = town
        .client
        .get_reservation(&guest.reservation.reference, "")
        .await;
    assert_eq!(code(not_owned), Code::Forbidden);
}

#[tokio::test]
async fn an_expired_session_in_the_middle_of_ordering_asks_to_sign_in_and_then_goes_on() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    town.backend.clock().advance_seconds(29 * 60);
    let hold = town.hold(town.free_slot("2026-11-25").await).await;
    let mut request = town.request(&hold).await;
    request.for_account = true;
    town.backend.clock().advance_seconds(60);
    let (key, body) = (
        key_128(),
        resident_app::api::Client::reservation_body(&request).unwrap(),
    );
    let refused = town.client.reserve_documents(&key, body.clone()).await;
    assert_eq!(code(refused), Code::SignInRequired);
    town.sign_in(CHILD).await;
    let order = town.client.reserve_documents(&key, body).await.unwrap();
    assert_eq!(
        order.reservation.state,
        OrderState::Accepted,
        "the same key and body go through"
    );
    assert_eq!(town.backend.staff().orders().unwrap().len(), 1);
}

#[tokio::test]
async fn an_order_made_without_an_account_is_taken_into_it() {
    let town = Town::new();
    let order = town.order().await;
    let claim = |birth_date| ClaimRequest {
        reference: order.reservation.reference.to_lowercase().replace('-', ""),
        birth_date,
    };
    let right = claim(applicant().birth_date);
    assert_eq!(
        code(town.client.claim_reservation(&key_128(), &right).await),
        Code::SignInRequired
    );
    town.sign_in(CHILD).await;
    let wrong = claim(Date::new(1950, 5, 6).unwrap());
    assert_eq!(
        code(town.client.claim_reservation(&key_128(), &wrong).await),
        Code::NotFound
    );
    let taken = town.client.claim_reservation(&key_128(), &right).await.unwrap();
    assert_eq!(taken.reservation, order.reservation);
    assert!(
        town.client.claim_reservation(&key_128(), &right).await.is_ok(),
        "twice is once"
    );
    assert_eq!(town.client.household().await.unwrap().0.items.len(), 1);
    let key_still_works = town
        .client
        .get_reservation(&order.reservation.reference, &access(&order).key)
        .await;
    assert!(key_still_works.is_ok());
    let neighbour = town.neighbour();
    neighbour.sign_in(PARENT).await;
    assert_eq!(
        code(neighbour.client.claim_reservation(&key_128(), &right).await),
        Code::NotFound
    );
    for _ in 0..4 {
        let _ = neighbour.client.claim_reservation(&key_128(), &wrong).await;
    }
    let guessed = neighbour.client.claim_reservation(&key_128(), &wrong).await;
    assert_eq!(code(guessed), Code::TooManyRequests, "guessing ends");
}

#[tokio::test]
async fn the_export_is_complete_and_messages_keep_their_secrets() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let reference = town.ask().await.permission.reference;
    town.neighbour().answer(true).await.unwrap();
    let order = town.order_under(&reference).await.unwrap();
    let export = town.client.export_household().await.unwrap();
    assert_eq!((export.person.name.as_str(), export.sessions.len()), (CHILD.0, 1));
    assert_eq!(export.orders[0].applicant, applicant());
    assert_eq!(export.orders[0].reservation, order.reservation);
    let view = town.client.get_permission(&reference, None).await.unwrap();
    assert_eq!(export.permissions[0].record, view.record);
    let messages = town.client.list_messages().await.unwrap().items;
    assert_eq!(messages, export.messages);
    assert_eq!(messages.len(), 2, "the code, and the answer");
    let parent = town.neighbour();
    parent.sign_in(PARENT).await;
    for message in parent.client.list_messages().await.unwrap().items {
        let text = &message.text.ko;
        let secret = |word: &str| {
            let digits = word.chars().filter(char::is_ascii_hexdigit).count();
            (word.chars().all(|letter| letter.is_ascii_digit()) && digits == 6) || digits >= 32
        };
        assert!(!text.split([' ', '.', ',', '#']).any(secret), "{text}");
        assert_eq!(message.to, "010-****-5678");
    }
}

#[tokio::test]
async fn erasing_says_before_what_it_does_and_does_it_at_once() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let reference = town.ask().await.permission.reference;
    let parent = town.neighbour();
    parent.answer(true).await.unwrap();
    let on_behalf = town.order_under(&reference).await.unwrap().reservation;
    let hold = town.hold(town.free_slot("2026-11-25").await).await;
    let mut request = town.request(&hold).await;
    request.for_account = true;
    let own = town.reserve(&request).await.unwrap();
    let plan = town.client.get_erasure().await.unwrap();
    assert_eq!(
        (&plan.stops, plan.done_at),
        (&vec![on_behalf.reference.clone()], None)
    );
    assert!(!plan.kept.is_empty() && !plan.erased.is_empty());

    let key = key_128();
    let done = town.client.erase_account(&key).await.unwrap();
    assert!(done.done_at.is_some());
    assert_eq!(
        town.client.erase_account(&key).await.unwrap(),
        done,
        "a lost answer can be had again"
    );
    assert_eq!(*town.transport.cookie.borrow(), None);
    assert_eq!(
        code(town.client.household().await.map(|_| ())),
        Code::SignInRequired
    );
    let (_, link) = parent.link_to(PARENT.1);
    let view = parent
        .client
        .get_permission(&reference, Some(&link))
        .await
        .unwrap();
    assert_eq!(view.permission.state, PermissionState::Ended);
    assert_eq!(view.record.last().unwrap().step, PermissionStep::Stopped);
    let goes_on = town
        .client
        .get_reservation(&own.reservation.reference, own.key.as_deref().unwrap())
        .await;
    assert_eq!(
        goes_on.unwrap().reservation.state,
        OrderState::Accepted,
        "one's own order goes on"
    );
    let inbox = town.backend.staff().inbox().unwrap();
    assert!(inbox.iter().all(|message| message.phone != CHILD.1));
    town.sign_in(CHILD).await;
    assert!(
        town.client.household().await.unwrap().0.items.is_empty(),
        "a new account knows nothing"
    );
}

#[tokio::test]
async fn where_session_and_place_have_both_run_out_signing_in_is_asked_for_first_and_then_the_place() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let hold = town.hold(town.free_slot("2026-11-24").await).await;
    let mut request = town.request(&hold).await;
    request.for_account = true;
    town.backend.clock().advance_seconds(31 * 60);
    assert_eq!(code(town.reserve(&request).await), Code::SignInRequired);
    request.for_account = false;
    assert_eq!(code(town.reserve(&request).await), Code::HoldExpired);
    request.hold = town.hold(hold.start).await.id;
    town.sign_in(CHILD).await;
    request.for_account = true;
    town.reserve(&request).await.expect("an order");
}
