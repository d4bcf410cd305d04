//! Signing in and the household, in each state.

use super::{has, problem, render, render_in, sound};
use crate::support::people::{CHILD, PARENT};
use crate::support::{Town, monday};
use contract::household::{Household, HouseholdItem, Service};
use contract::problem::ProblemCode;
use contract::session::{SessionView, SignInMethods};
use contract::time::Timestamp;
use resident_app::api::ApiError;
use resident_app::device::storage::{self, Area};
use resident_app::fetch::{Loaded, Services};
use resident_app::i18n::Language;
use resident_app::routes::{MineView, Route};
use std::rc::Rc;

const HOUSEHOLD: Route = Route::Mine(MineView::Household);

/// As the pages know it after loading: the session and the household.
async fn services_of(town: &Town) -> Services {
    let services = town.cold_services();
    let now = town.backend.clock().now();
    let session = town.client.get_session().await.expect("the session");
    services.cache.put("session", Loaded::ready(session, now));
    if let Ok(household) = town.client.household().await {
        services.cache.put("household", Loaded::ready(household, now));
    }
    services
}

fn failed<T>(error: ApiError) -> Loaded<T> {
    Loaded {
        error: Some(Rc::new(error)),
        ..Loaded::default()
    }
}

#[tokio::test]
async fn signing_in_asks_for_the_phone_and_says_that_nobody_needs_to() {
    let town = Town::new();
    let services = services_of(&town).await;
    let methods = town.client.sign_in_methods().await.expect("methods");
    services
        .cache
        .put("sign-in-methods", Loaded::ready(methods, monday()));
    let html = render(&services, Route::Mine(MineView::SignIn)).await;
    sound(&html);
    for text in [
        "휴대전화 번호",
        "숫자 받기",
        "로그인하지 않아도 예약하고",
        "시연 문자함 열기",
        "autocomplete=\"tel\"",
    ] {
        has(&html, text);
    }
    assert!(!html.contains("비밀번호를"), "no password");
}

#[tokio::test]
async fn the_code_is_asked_for_so_that_a_phone_fills_it_in_and_any_spacing_is_taken() {
    let town = Town::new();
    let services = services_of(&town).await;
    let methods = town.client.sign_in_methods().await.expect("methods");
    services
        .cache
        .put("sign-in-methods", Loaded::ready(methods, monday()));
    let attempt = serde_json::json!({
        "phone": "010-0000-1234",
        "at": resident_app::device::now_millis(),
        "sent": {
            "attempt": "a", "expires_at": "2026-11-23T10:03:00+09:00", "digits": 6, "tries_left": 5,
            "resend_at": "2026-11-23T10:00:30+09:00", "server_time": "2026-11-23T10:00:00+09:00",
        },
    });
    storage::write(Area::Tab, "sign-in", &attempt.to_string());
    let html = render(&services, Route::Mine(MineView::SignIn)).await;
    storage::remove(Area::Tab, "sign-in");
    sound(&html);
    for text in [
        "받은 숫자를 적어 주세요",
        "010-0000-1234로 숫자 6개를 보냈어요. 오전 10시 3분까지",
        "autocomplete=\"one-time-code\"",
        "inputmode=\"numeric\"",
        "띄어 써도 돼요",
        "초 뒤에 다시 받을 수 있어요",
        "전화번호 바꾸기",
    ] {
        has(&html, text);
    }
    assert!(!html.contains("<title>"), "the number stands on the page alone");
}

#[tokio::test]
async fn an_identity_provider_is_a_link_that_comes_back_to_this_page() {
    let town = Town::new();
    let services = services_of(&town).await;
    let methods: SignInMethods = serde_json::from_value(serde_json::json!({
        "methods": [{ "kind": "redirect", "name": { "ko": "간편인증" }, "address": "/auth/start" },
                    { "kind": "by_palm", "name": { "ko": "손바닥" } }],
        "server_time": monday(),
    }))
    .expect("methods");
    services
        .cache
        .put("sign-in-methods", Loaded::ready(methods, monday()));
    let html = render(&services, Route::Mine(MineView::SignIn)).await;
    sound(&html);
    has(&html, "href=\"/auth/start?back=/sign-in\"");
    has(&html, "간편인증");
    assert!(!html.contains("손바닥") && !html.contains("숫자 받기"), "{html}");
}

#[tokio::test]
async fn every_personal_page_asks_strangers_to_sign_in_and_shows_nothing_else() {
    let town = Town::new();
    town.order().await;
    for (view, _) in MineView::ALL
        .into_iter()
        .filter(|(view, _)| *view != MineView::SignIn)
    {
        for language in Language::ALL {
            let html = render_in(language, &services_of(&town).await, Route::Mine(view)).await;
            sound(&html);
            has(&html, "href=\"/sign-in\"");
            assert!(!html.contains("홍"), "{view:?}");
        }
    }
}

#[tokio::test]
async fn a_session_that_ended_says_that_what_was_typed_is_still_there() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let services = services_of(&town).await;
    has(&render(&services, HOUSEHOLD).await, "홍*연 님");
    town.backend.clock().advance_seconds(31 * 60);
    let view = town.client.get_session().await.expect("an answer");
    let person = services.cache.get::<SessionView>("session");
    let person = person
        .get()
        .and_then(|view| view.person.clone())
        .expect("someone");
    services
        .cache
        .put("session-before", Loaded::ready(person, monday()));
    services.cache.put("session", Loaded::ready(view, monday()));
    let html = render(&services, HOUSEHOLD).await;
    sound(&html);
    has(&html, "로그인 시간이 끝났어요");
    has(&html, "적은 내용은 그대로 있어요");
    assert!(!html.contains("홍*연"), "nobody's name is left");
}

#[tokio::test]
async fn the_household_leads_with_the_next_thing_and_says_for_whom_in_words_colour_and_shape() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let question = town.ask().await.permission;
    town.neighbour().answer(true).await.expect("a yes");
    town.order_under(&question.reference)
        .await
        .expect("an order for the parent");
    let hold = town.hold(town.free_slot("2026-11-25").await).await;
    let mut own = town.request(&hold).await;
    own.for_account = true;
    town.reserve(&own).await.expect("an own order");
    let html = render(&services_of(&town).await, HOUSEHOLD).await;
    sound(&html);
    let at = |text: &str| {
        html.find(text)
            .unwrap_or_else(|| panic!("“{text}” is not in:\n{html}"))
    };
    assert!(
        at("다음에 하실 일") < at("홍*친 님 일"),
        "the parent's order is the next thing"
    );
    assert!(at("홍*친 님 일") < at("그다음 일") && at("그다음 일") < at("내 일"));
    has(&html, "for-whom is-0");
    has(&html, "person-mark is-0");
    has(&html, "홍*친 님을 대신해요");
    has(&html, &format!("/ask/{}", question.reference));
    has(&html, "11월 24일 화요일");
    assert!(!html.contains("홍부친") && !html.contains("홍시연") && !html.contains("01000001234"));
}

#[tokio::test]
async fn whoever_is_represented_sees_who_did_what_for_them() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let question = town.ask().await.permission;
    town.neighbour().answer(true).await.expect("a yes");
    town.order_under(&question.reference).await.expect("an order");
    town.sign_in(PARENT).await;
    let html = render(&services_of(&town).await, HOUSEHOLD).await;
    sound(&html);
    has(&html, "홍*연 님이 대신 했어요");
    has(&html, "홍*연 님이 나를 대신해요");
    has(&html, "허락함");
}

#[tokio::test]
async fn an_empty_household_says_what_can_be_done() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    for (language, text) in [
        (Language::Korean, "지금 하실 일이 없어요."),
        (Language::English, "Nothing to do now."),
    ] {
        let html = render_in(language, &services_of(&town).await, HOUSEHOLD).await;
        sound(&html);
        has(&html, text);
        has(&html, "/ask");
    }
}

#[tokio::test]
async fn things_of_services_that_this_version_does_not_know_are_shown_in_neutral_words() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let services = services_of(&town).await;
    let (household, _) = town.client.household().await.expect("a household");
    let strange = HouseholdItem {
        service: Service::Unknown,
        reference: "S7K2-9QF4".into(),
        title: contract::text::LocalText::new("새 일", "A new thing"),
        for_whom: None,
        made_by: None,
        open: true,
        due: Timestamp::parse("2026-11-30T10:00:00+09:00"),
        reservation: None,
    };
    let household = Household {
        items: vec![strange],
        ..household
    };
    services
        .cache
        .put("household", Loaded::ready((household, 2_usize), monday()));
    let html = render(&services, HOUSEHOLD).await;
    sound(&html);
    has(&html, "새 일");
    has(&html, "11월 30일 월요일 오전 10시까지");
    has(&html, "보여 드리지 못한 것이 2건");
}

#[tokio::test]
async fn trouble_while_loading_the_household_is_said_and_the_last_good_one_stays() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let services = services_of(&town).await;
    services
        .cache
        .put("household", failed::<(Household, usize)>(ApiError::Network));
    let html = render(&services, HOUSEHOLD).await;
    sound(&html);
    has(&html, "인터넷이 연결되지 않아요");
    let error = problem(ProblemCode::SignInRequired);
    services
        .cache
        .put("household", failed::<(Household, usize)>(error));
    has(&render(&services, HOUSEHOLD).await, "다시 로그인하기");
    let cold = town.cold_services();
    cold.cache
        .put("session", failed::<SessionView>(ApiError::Network));
    let html = render(&cold, HOUSEHOLD).await;
    has(&html, "인터넷이 연결되지 않아요");
    has(&html, "바로 나가기");
}

#[tokio::test]
async fn messages_are_listed_without_codes_and_links() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let services = services_of(&town).await;
    let code = town.message_to(CHILD.1).code.expect("a code");
    let list = town.client.list_messages().await.expect("messages");
    services.cache.put("messages", Loaded::ready(list, monday()));
    let html = render(&services, Route::Mine(MineView::Messages)).await;
    sound(&html);
    has(&html, "010-****-1234로 보냈어요");
    assert!(!html.contains(&code), "the code is not shown");
}

#[tokio::test]
async fn erasing_shows_first_what_goes_what_stays_and_why() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let services = services_of(&town).await;
    let erasure = town.client.get_erasure().await.expect("a preview");
    let kept = erasure.kept[0].clone();
    services.cache.put("erasure", Loaded::ready(erasure, monday()));
    let html = render(&services, Route::Mine(MineView::Erase)).await;
    sound(&html);
    for text in [
        "바로 지워져요",
        "남는 것과 까닭",
        kept.what.ko.as_str(),
        kept.why.ko.as_str(),
    ] {
        has(&html, text);
    }
    assert!(!html.contains("네, 모두 지울게요"), "asked once more before");
}

#[tokio::test]
async fn data_is_fetched_on_a_press_only() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let html = render(&services_of(&town).await, Route::Mine(MineView::Data)).await;
    sound(&html);
    has(&html, "내 정보 모두 보기");
    assert!(!html.contains("홍시연") && !html.contains("01000001234"));
}
