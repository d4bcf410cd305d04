//! Acting for someone else, from both sides.

use super::{Code, code};
use crate::support::people::{CHILD, PARENT, question};
use crate::support::{Town, access};
use contract::household::Service;
use contract::permission::{
    Actor, AnsweredBy, FindPermissionRequest, PermissionRequest, PermissionState as State,
    PermissionStep as Step, Side,
};
use contract::reservation::{CancelledBy, OrderState};
use resident_app::device::key_128;

#[tokio::test]
async fn parent_and_child_go_through_ask_yes_order_no_stopped() {
    let child = Town::new();
    let parent = child.neighbour();
    assert!(
        child
            .client
            .permission_rules()
            .await
            .unwrap()
            .services
            .contains(&Service::SirenOrder)
    );
    child.sign_in(CHILD).await;
    let asked = child.ask().await;
    let reference = asked.permission.reference.clone();
    assert_eq!((asked.permission.state, asked.you), (State::Asked, Side::Helper));
    assert_eq!(asked.permission.represented_name, "홍*친");
    assert_eq!(
        code(child.order_under(&reference).await),
        Code::PermissionEnded,
        "not before a yes"
    );

    let (of_link, key) = parent.link_to(PARENT.1);
    assert_eq!(of_link, reference);
    let seen = parent
        .client
        .get_permission(&reference, Some(&key))
        .await
        .unwrap();
    assert_eq!(
        (seen.you, seen.permission.helper_name.as_str()),
        (Side::Represented, "홍*연")
    );
    let granted = parent.answer(true).await.unwrap().permission;
    assert_eq!(
        (granted.state, granted.answered_by),
        (State::Granted, Some(AnsweredBy::Link))
    );

    let order = child.order_under(&reference).await.unwrap();
    assert_eq!(order.reservation.permission.as_deref(), Some(reference.as_str()));
    let household = child.client.household().await.unwrap().0;
    let whom = household.items[0].for_whom.clone().unwrap();
    assert_eq!((whom.name.as_str(), whom.mark), ("홍*친", Some(0)));

    // The very first link still works, to say no.
    let stopped = parent
        .client
        .answer_permission(&key_128(), &reference, Some(&key), false)
        .await
        .unwrap();
    assert_eq!(stopped.permission.ended_by, Some(Actor::Represented));
    let steps: Vec<Step> = stopped.record.iter().map(|entry| entry.step).collect();
    assert_eq!(
        steps,
        [
            Step::Asked,
            Step::Granted,
            Step::Ordered,
            Step::Ended,
            Step::Stopped
        ]
    );
    let of_child = child.client.get_permission(&reference, None).await.unwrap();
    assert_eq!(of_child.record, stopped.record, "both read the same");
    assert_eq!(
        code(child.client.cancel_reservation(&key_128(), &access(&order)).await),
        Code::PermissionEnded
    );
    assert_eq!(code(child.order_under(&reference).await), Code::PermissionEnded);
    assert!(child.client.household().await.unwrap().0.items.is_empty());
    for phone in [CHILD.1, PARENT.1] {
        assert!(
            child.message_to(phone).text.ko.contains("멈췄어요"),
            "{phone} is told"
        );
    }
    let orders = child.backend.staff().orders().unwrap();
    assert_eq!(orders[0].state, OrderState::Cancelled);
    parent.sign_in(PARENT).await;
    let for_parent = parent.client.household().await.unwrap().0;
    let item = &for_parent.items[0];
    assert_eq!(item.made_by.as_deref(), Some("홍*연"));
    assert_eq!(
        item.reservation.as_ref().unwrap().cancelled_by,
        Some(CancelledBy::PermissionEnd)
    );
    assert_eq!(for_parent.acted_for_by[0].reference, reference);
}

#[tokio::test]
async fn a_code_opens_it_without_the_link_and_wrong_ones_say_nothing() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let reference = town.ask().await.permission.reference;
    let right = town.message_to(PARENT.1).code.unwrap();
    let parent = town.neighbour();
    let find = |reference: &str, code: &str| FindPermissionRequest {
        reference: reference.to_lowercase().replace('-', " "),
        code: code.into(),
    };
    let spoken = format!("{} {}", &right[..3], &right[3..]);
    let found = parent
        .client
        .find_permission(&key_128(), &find(&reference, &spoken))
        .await
        .unwrap();
    let key = found.key.unwrap();
    let yes = parent
        .client
        .answer_permission(&key_128(), &reference, Some(&key), true)
        .await
        .unwrap();
    assert_eq!(yes.permission.answered_by, Some(AnsweredBy::Code));

    let wrong = if right == "000000" { "111111" } else { "000000" };
    let unknown = parent
        .client
        .find_permission(&key_128(), &find("2222-2222", &right))
        .await;
    assert_eq!(code(unknown), Code::NotFound);
    for _ in 0..5 {
        let refused = parent
            .client
            .find_permission(&key_128(), &find(&reference, wrong))
            .await;
        assert_eq!(code(refused), Code::NotFound);
    }
    let refused = parent
        .client
        .find_permission(&key_128(), &find(&reference, &right))
        .await;
    assert_eq!(code(refused), Code::TooManyRequests);
    town.backend.clock().advance_seconds(15 * 60);
    let refused = parent
        .client
        .find_permission(&key_128(), &find(&reference, &right))
        .await;
    assert_eq!(
        code(refused),
        Code::NotFound,
        "after five wrong ones the code is worth nothing"
    );
    assert!(
        parent.client.get_permission(&reference, Some(&key)).await.is_ok(),
        "the key is"
    );
}

#[tokio::test]
async fn the_helper_cannot_answer_and_others_cannot_look() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let reference = town.ask().await.permission.reference;
    let (_, key) = town.link_to(PARENT.1);
    let opened = town.client.get_permission(&reference, Some(&key)).await.unwrap();
    assert_eq!(opened.you, Side::Helper, "whoever opens the link");
    assert_eq!(code(town.answer(true).await), Code::Forbidden);

    let stranger = town.neighbour();
    let look = |town: &Town, key: Option<&'static str>| {
        let (client, reference) = (town.client.clone(), reference.clone());
        async move { client.get_permission(&reference, key).await }
    };
    assert_eq!(code(look(&stranger, None).await), Code::SignInRequired);
    assert_eq!(code(look(&stranger, Some("wrong")).await), Code::Forbidden);
    stranger.sign_in(("김이웃", "01000009999")).await;
    assert_eq!(code(look(&stranger, None).await), Code::Forbidden);
    let ended = stranger.client.end_permission(&key_128(), &reference).await;
    assert_eq!(code(ended), Code::NotFound);
    assert_eq!(
        code(stranger.client.get_authority_form(&reference).await),
        Code::NotFound
    );
    assert_eq!(code(stranger.order_under(&reference).await), Code::NotFound);
}

#[tokio::test]
async fn scope_person_and_last_day_hold_on_the_server() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let only_books = PermissionRequest {
        services: vec![Service::BookPayback],
        ..question()
    };
    let parent = town.neighbour();
    let books = town.client.ask_permission(&key_128(), &only_books).await.unwrap();
    parent.answer(true).await.unwrap();
    let request = town
        .request_under(&books.permission.reference, "2026-11-24")
        .await;
    assert_eq!(
        code(town.reserve(&request).await),
        Code::OutsidePermission,
        "another service"
    );

    let tomorrow = PermissionRequest {
        until: contract::time::Date::new(2026, 11, 24).unwrap(),
        ..question()
    };
    let short = town
        .client
        .ask_permission(&key_128(), &tomorrow)
        .await
        .unwrap()
        .permission;
    parent.answer(true).await.unwrap();
    let right = town.request_under(&short.reference, "2026-11-24").await;
    let mut request = right.clone();
    request.on_behalf_of.as_mut().unwrap().name = "김이웃".into();
    assert_eq!(
        code(town.reserve(&request).await),
        Code::OutsidePermission,
        "another person"
    );
    let later = town.request_under(&short.reference, "2026-11-25").await;
    assert_eq!(
        code(town.reserve(&later).await),
        Code::OutsidePermission,
        "after its last day"
    );
    let order = town.reserve(&right).await.unwrap();
    let hold = town.hold(town.free_slot("2026-11-25").await).await;
    let moved = town
        .client
        .change_reservation(&key_128(), &access(&order), &hold.id)
        .await;
    assert_eq!(code(moved), Code::OutsidePermission, "moved past its last day");
    town.backend.clock().advance_seconds(2 * 86_400);
    let reference = &order.reservation.reference;
    assert_eq!(
        code(
            town.client
                .get_reservation(reference, order.key.as_deref().unwrap())
                .await
        ),
        Code::PermissionEnded
    );
}

#[tokio::test]
async fn a_question_is_taken_back_sent_again_and_runs_out() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let first = town.ask().await.permission;
    let before = town.message_to(PARENT.1).code;
    let early = town.client.resend_permission(&key_128(), &first.reference).await;
    assert_eq!(code(early), Code::TooManyRequests);
    town.backend.clock().set(first.resend_at.unwrap());
    let again = town
        .client
        .resend_permission(&key_128(), &first.reference)
        .await
        .unwrap();
    assert_eq!(again.record.last().unwrap().step, Step::SentAgain);
    assert_ne!(town.message_to(PARENT.1).code, before);
    let back = town
        .client
        .end_permission(&key_128(), &first.reference)
        .await
        .unwrap();
    assert_eq!(back.permission.state, State::Withdrawn);
    assert_eq!(code(town.neighbour().answer(true).await), Code::PermissionEnded);
    let refused = town.client.resend_permission(&key_128(), &first.reference).await;
    assert_eq!(code(refused), Code::PermissionEnded);

    let second = town.ask().await.permission;
    town.backend.clock().set(second.answer_until);
    assert_eq!(code(town.neighbour().answer(true).await), Code::PermissionEnded);
    let late = town.neighbour().answer(false).await.unwrap();
    assert_eq!(late.permission.state, State::Expired, "a no is never too late");
    assert_eq!(late.record.last().unwrap().by, Actor::Time);
}

#[tokio::test]
async fn nobody_is_pestered_with_questions() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    for _ in 0..5 {
        town.ask().await;
    }
    let more = town.client.ask_permission(&key_128(), &question()).await;
    assert_eq!(code(more), Code::LimitReached);
}

#[tokio::test]
async fn without_a_phone_the_answer_is_given_at_the_counter() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let request = PermissionRequest {
        phone: None,
        ..question()
    };
    let asked = town
        .client
        .ask_permission(&key_128(), &request)
        .await
        .unwrap()
        .permission;
    assert!(!asked.sent_to_phone && asked.resend_at.is_none());
    let form = town.client.get_authority_form(&asked.reference).await.unwrap();
    assert_eq!(
        (form.helper.name.as_str(), form.represented_name.as_str()),
        (CHILD.0, PARENT.0)
    );
    town.backend
        .staff()
        .answer_permission(&asked.reference, true)
        .unwrap();
    assert!(town.order_under(&asked.reference).await.is_ok());
    town.backend
        .staff()
        .answer_permission(&asked.reference, false)
        .unwrap();
    let view = town.client.get_permission(&asked.reference, None).await.unwrap();
    assert_eq!(view.permission.answered_by, Some(AnsweredBy::Office));
    assert_eq!(view.record.last().unwrap().step, Step::Stopped);
    assert_eq!(
        code(town.client.get_authority_form(&asked.reference).await),
        Code::PermissionEnded
    );
}
