//! Signing in: codes, sessions, and what ends them.

use super::{Code, code};
use crate::support::people::{CHILD, PARENT};
use crate::support::{Mishap, Town};
use contract::session::{CodeRequest, SignInKind, SignInRequest};
use contract::time::Date;
use resident_app::api::{ApiError, ServerClock};
use resident_app::device::key_128;

fn ask(phone: &str) -> CodeRequest {
    CodeRequest {
        phone: phone.into(),
        attempt: None,
    }
}

fn with_code(attempt: &str, code: &str) -> SignInRequest {
    SignInRequest {
        attempt: attempt.into(),
        code: code.into(),
        name: Some(CHILD.0.into()),
        birth_date: Date::new(1980, 1, 1),
    }
}

#[tokio::test]
async fn the_backend_names_the_ways_to_sign_in() {
    let methods = Town::new().client.sign_in_methods().await.unwrap().methods;
    assert_eq!(methods[0].kind, SignInKind::PhoneCode);
}

#[tokio::test]
async fn a_person_signs_in_goes_on_and_signs_out() {
    let town = Town::new();
    assert_eq!(town.client.get_session().await.unwrap().person, None);
    let view = town.sign_in(CHILD).await;
    let person = view.person.unwrap();
    assert_eq!(
        (person.name.as_str(), person.phone.as_str()),
        ("홍*연", "010-****-1234")
    );
    assert_eq!(person.end().seconds_since(view.server_time), 30 * 60);

    town.backend.clock().advance_seconds(29 * 60);
    let seen = town.client.get_session().await.unwrap().person.unwrap();
    assert_eq!(seen.idle_until, person.idle_until, "looking is not doing");
    let extended = town.client.extend_session(&key_128()).await.unwrap();
    let extended = extended.person.unwrap();
    assert_eq!(extended.idle_until.seconds_since(person.idle_until), 29 * 60);
    assert_eq!(extended.ends_at, person.ends_at);

    let details = town.client.get_person().await.unwrap();
    assert_eq!((details.name.as_str(), details.phone.as_str()), CHILD);
    let elsewhere = town.neighbour();
    elsewhere
        .transport
        .cookie
        .replace(town.transport.cookie.borrow().clone());
    town.client.sign_out(&key_128()).await.unwrap();
    assert_eq!(*town.transport.cookie.borrow(), None);
    assert_eq!(
        code(elsewhere.client.get_person().await),
        Code::SignInRequired,
        "no tab has it any more"
    );
    town.client.sign_out(&key_128()).await.unwrap();
}

#[tokio::test]
async fn a_session_ends_idle_and_in_any_case() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    town.backend.clock().advance_seconds(30 * 60);
    assert_eq!(
        code(town.client.extend_session(&key_128()).await),
        Code::SignInRequired
    );
    assert_eq!(town.client.get_session().await.unwrap().person, None);
    assert!(
        town.transport.cookie.borrow().is_some(),
        "a slow answer must not take away the cookie of a sign-in that came meanwhile"
    );

    let end = town.sign_in(CHILD).await.person.unwrap().ends_at;
    while town.backend.clock().now().plus_seconds(1700) < end {
        town.backend.clock().advance_seconds(1700);
        let person = town
            .client
            .extend_session(&key_128())
            .await
            .unwrap()
            .person
            .unwrap();
        assert!(person.end() <= end);
    }
    town.backend.clock().set(end);
    assert_eq!(
        code(town.client.extend_session(&key_128()).await),
        Code::SignInRequired
    );
}

#[tokio::test]
async fn wrong_codes_are_counted_and_the_fifth_ends_the_attempt() {
    let town = Town::new();
    let sent = town
        .client
        .send_sign_in_code(&key_128(), &ask(CHILD.1))
        .await
        .unwrap();
    assert_eq!((sent.digits, sent.tries_left), (6, 5));
    let right = town.message_to(CHILD.1).code.unwrap();
    let wrong = if right == "000000" { "111111" } else { "000000" };
    for left in [4, 3, 2, 1] {
        let refused = town
            .client
            .sign_in(&key_128(), &with_code(&sent.attempt, wrong))
            .await;
        let ApiError::Problem { problem, .. } = refused.unwrap_err() else {
            panic!("a problem")
        };
        assert_eq!((problem.code, problem.tries_left), (Code::WrongCode, Some(left)));
    }
    for code_tried in [wrong, right.as_str()] {
        let refused = town
            .client
            .sign_in(&key_128(), &with_code(&sent.attempt, code_tried))
            .await;
        assert_eq!(code(refused), Code::CodeExpired);
    }
}

#[tokio::test]
async fn a_code_works_once_in_its_time_and_only_for_its_attempt() {
    let town = Town::new();
    let sent = town
        .client
        .send_sign_in_code(&key_128(), &ask(CHILD.1))
        .await
        .unwrap();
    let right = town.message_to(CHILD.1).code.unwrap();
    let signed = town
        .client
        .sign_in(&key_128(), &with_code(&sent.attempt, &right))
        .await;
    assert!(signed.is_ok());
    let again = town
        .client
        .sign_in(&key_128(), &with_code(&sent.attempt, &right))
        .await;
    assert_eq!(code(again), Code::CodeExpired, "used up");
    let unknown = town
        .client
        .sign_in(&key_128(), &with_code("no-such-attempt", &right))
        .await;
    assert_eq!(code(unknown), Code::CodeExpired);

    let late = town
        .client
        .send_sign_in_code(&key_128(), &ask(PARENT.1))
        .await
        .unwrap();
    let right = town.message_to(PARENT.1).code.unwrap();
    town.backend.clock().set(late.expires_at);
    let refused = town
        .client
        .sign_in(&key_128(), &with_code(&late.attempt, &right))
        .await;
    assert_eq!(code(refused), Code::CodeExpired);
}

#[tokio::test]
async fn a_code_that_did_not_arrive_is_sent_again_after_the_countdown() {
    let town = Town::new();
    let sent = town
        .client
        .send_sign_in_code(&key_128(), &ask(CHILD.1))
        .await
        .unwrap();
    let first = town.message_to(CHILD.1).code;
    let again = CodeRequest {
        attempt: Some(sent.attempt.clone()),
        ..ask(CHILD.1)
    };
    let early = town
        .client
        .send_sign_in_code(&key_128(), &again)
        .await
        .unwrap_err();
    assert_eq!(early.retry_after_s(), Some(30));
    town.backend.clock().set(sent.resend_at);
    let resent = town.client.send_sign_in_code(&key_128(), &again).await.unwrap();
    assert_eq!(resent.attempt, sent.attempt);
    assert!(resent.expires_at > sent.expires_at);
    assert_eq!(
        town.message_to(CHILD.1).code,
        first,
        "whichever message arrives first is right"
    );
    let of_another = CodeRequest {
        phone: PARENT.1.into(),
        ..again
    };
    let refused = town.client.send_sign_in_code(&key_128(), &of_another).await;
    assert_eq!(
        code(refused),
        Code::CodeExpired,
        "an attempt belongs to its phone"
    );
}

#[tokio::test]
async fn a_new_person_gives_name_and_birth_date_with_the_same_code() {
    let town = Town::new();
    let sent = town
        .client
        .send_sign_in_code(&key_128(), &ask(CHILD.1))
        .await
        .unwrap();
    let right = town.message_to(CHILD.1).code.unwrap();
    let bare = SignInRequest {
        name: None,
        birth_date: None,
        ..with_code(&sent.attempt, &right)
    };
    let faults = |result: Result<_, ApiError>| match result.map(|_: contract::session::SessionView| ()) {
        Err(ApiError::Problem { problem, .. }) => problem
            .errors
            .into_iter()
            .map(|error| (error.field, error.code.word()))
            .collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(
        faults(town.client.sign_in(&key_128(), &bare).await),
        [("/name".into(), "missing"), ("/birth_date".into(), "missing")]
    );
    for (name, fault) in [
        ("900101-1234567", "registration_number"),
        (&"가".repeat(100), "too_long"),
    ] {
        let request = SignInRequest {
            name: Some(name.into()),
            ..with_code(&sent.attempt, &right)
        };
        assert_eq!(
            faults(town.client.sign_in(&key_128(), &request).await),
            [("/name".into(), fault)]
        );
    }
    let signed = town
        .client
        .sign_in(&key_128(), &with_code(&sent.attempt, &right))
        .await;
    assert!(signed.unwrap().person.is_some(), "no try was used up");
}

#[tokio::test]
async fn a_lost_answer_to_signing_in_is_asked_for_again_with_the_same_key() {
    let town = Town::new();
    let sent = town
        .client
        .send_sign_in_code(&key_128(), &ask(CHILD.1))
        .await
        .unwrap();
    let request = with_code(&sent.attempt, &town.message_to(CHILD.1).code.unwrap());
    let key = key_128();
    town.transport.mishaps.replace(vec![Mishap::LostAfter]);
    assert!(town.client.sign_in(&key, &request).await.is_err());
    assert!(
        town.client
            .sign_in(&key, &request)
            .await
            .unwrap()
            .person
            .is_some()
    );
    assert!(town.client.get_person().await.is_ok());
    let export = town.client.export_household().await.unwrap();
    assert_eq!(export.sessions.len(), 1, "the first one is gone");
    let other_key = town.client.sign_in(&key_128(), &request).await;
    assert_eq!(code(other_key), Code::CodeExpired);
}

#[tokio::test]
async fn a_device_three_days_wrong_still_knows_when_its_session_ends() {
    let town = Town::new();
    let clock = ServerClock::new(|| resident_app::device::now_millis() - 3 * 86_400_000);
    let client = resident_app::api::Client::new(town.transport.clone(), "", clock.clone());
    town.sign_in(CHILD).await;
    let person = client.get_session().await.unwrap().person.unwrap();
    let left = person.end().seconds_since(clock.now());
    assert!((left - 30 * 60).abs() <= 5, "{left}");
}
