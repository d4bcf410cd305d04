//! Acting for someone else: the question, the answer, the record, the sheet of paper; in each state.

use super::{has, problem, render, render_in, sound};
use crate::support::people::{CHILD, PARENT, question};
use crate::support::{Town, monday};
use contract::permission::{PermissionRules, PermissionState, PermissionView};
use contract::problem::ProblemCode;
use resident_app::api::ApiError;
use resident_app::device::storage::{self, Area};
use resident_app::device::{key_128, now_millis};
use resident_app::fetch::{Loaded, Services};
use resident_app::i18n::Language;
use resident_app::routes::{RepresentationView, Route};
use std::rc::Rc;

const ASK: Route = Route::Representation(RepresentationView::Ask);
const ANSWER: Route = Route::Representation(RepresentationView::Answer);

fn one(reference: &str) -> Route {
    Route::Representation(RepresentationView::One(reference.into()))
}

fn form(reference: &str) -> Route {
    Route::Representation(RepresentationView::Form(reference.into()))
}

/// As the pages know it after loading who is signed in and what may be asked for.
async fn services_of(town: &Town) -> Services {
    let services = town.cold_services();
    let session = town.client.get_session().await.expect("the session");
    services.cache.put("session", Loaded::ready(session, monday()));
    let rules = town.client.permission_rules().await.expect("rules");
    services
        .cache
        .put("permission-rules", Loaded::ready(rules, monday()));
    services
}

/// The same with a permission as the backend shows it.
async fn services_with(town: &Town, view: PermissionView) -> Services {
    let services = services_of(town).await;
    let name = format!("permission/{}", view.permission.reference);
    services.cache.put(&name, Loaded::ready(view, monday()));
    services
}

/// As the form would have saved it.
async fn type_question(town: &Town, name: &str, phone: &str) {
    let session = town.client.get_session().await.expect("the session");
    let account = session.person.expect("someone").account;
    let draft = serde_json::json!({
        "of": account, "changed_at": now_millis(),
        "typed": { "name": name, "phone": phone, "no_phone": false, "services": ["siren_order"],
                   "until": { "Months": 3 }, "own_day": ["", "", ""] },
    });
    storage::write(Area::Tab, "ask-draft", &draft.to_string());
}

/// The tab of the represented person after the link was opened.
async fn opened_by_link(town: &Town) -> (Services, PermissionView) {
    let (reference, key) = town.link_to(PARENT.1);
    let view = town
        .client
        .get_permission(&reference, Some(&key))
        .await
        .expect("a view");
    let kept = serde_json::json!({ "reference": reference, "secret": key });
    storage::write(Area::Tab, "answer", &kept.to_string());
    (services_with(town, view.clone()).await, view)
}

/// The texts of the record as a page shows them.
fn record_of(html: &str) -> &str {
    let from = html.split("<ol class=\"record\">").nth(1).expect("a record");
    from.split("</ol>").next().expect("its end")
}

#[tokio::test]
async fn asking_offers_what_the_district_allows_with_exact_last_days_and_nothing_chosen() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let html = render(&services_of(&town).await, ASK).await;
    sound(&html);
    for text in [
        "그분의 이름",
        "그분은 휴대폰이 없어요",
        "서류 예약",
        "북페이백",
        "2026년 12월 23일 수요일까지",
        "2027년 2월 23일 화요일까지",
        "2027년 11월 23일 화요일까지",
        "날짜를 직접 적을게요",
        "보낼 말을 여기에서 먼저",
    ] {
        has(&html, text);
    }
    assert!(!html.contains("is-checked"), "nothing is chosen for anybody");
}

#[tokio::test]
async fn the_question_is_shown_in_its_own_words_before_it_is_sent() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    type_question(&town, PARENT.0, PARENT.1).await;
    let html = render(&services_of(&town).await, ASK).await;
    sound(&html);
    has(&html, "홍부친 님께 이렇게 여쭤볼게요");
    has(
        &html,
        "“홍*연 님이 홍부친 님 대신 서류 예약을 해도 될까요? 2027년 2월 23일 화요일까지예요.”",
    );
    has(&html, "문자는 010-0000-5678로 보내요.");
    storage::remove(Area::Tab, "ask-draft");
}

#[tokio::test]
async fn what_was_typed_is_still_there_after_signing_in_again_and_not_for_someone_else() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    type_question(&town, "홍카나리아", "").await;
    let session = services_of(&town).await;
    has(&render(&session, ASK).await, "홍카나리아");
    town.backend.clock().advance_seconds(31 * 60);
    let html = render(&services_of(&town).await, ASK).await;
    sound(&html);
    has(&html, "href=\"/sign-in\"");
    assert!(!html.contains("홍카나리아"), "hidden while nobody is signed in");
    town.sign_in(CHILD).await;
    has(&render(&services_of(&town).await, ASK).await, "홍카나리아");
    town.sign_in(PARENT).await;
    let html = render(&services_of(&town).await, ASK).await;
    assert!(!html.contains("홍카나리아"), "someone else finds nothing");
    assert_eq!(storage::read(Area::Tab, "ask-draft"), None);
}

#[tokio::test]
async fn a_service_that_this_version_does_not_know_is_not_offered() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let services = services_of(&town).await;
    let rules: PermissionRules = serde_json::from_value(serde_json::json!({
        "services": ["by_palm", "siren_order"], "max_days": 40, "answer_days": 7,
        "at_counter": { "ko": "창구" }, "server_time": monday(),
    }))
    .expect("rules");
    services
        .cache
        .put("permission-rules", Loaded::ready(rules, monday()));
    let html = render(&services, ASK).await;
    sound(&html);
    assert_eq!(
        html.matches("type=\"checkbox\"").count(),
        2,
        "one service, and no phone"
    );
    assert!(!html.contains("여섯 달"), "nothing beyond the latest day");
    has(&html, "2027년 1월 2일 토요일까지");
}

#[tokio::test]
async fn the_helper_sees_how_it_stands_what_comes_next_and_what_happened() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let asked = town.ask().await;
    let reference = asked.permission.reference.clone();
    let html = render(&services_with(&town, asked).await, one(&reference)).await;
    sound(&html);
    for text in [
        "홍*친 님께 여쭤봤어요",
        "맡길 일",
        "그분이 문자를 못 받으셨나요?",
        "for-whom is-0",
        "person-mark is-0",
        "대답을 기다리고 있어요",
        "11월 30일 월요일까지 대답이 없으면",
        "초 뒤에 다시 보낼 수 있어요",
        "부탁 취소하기",
        "홍*연 님(전화 010-****-1234)이 홍*친 님 대신",
    ] {
        has(&html, text);
    }
    assert!(!html.contains("홍부친") && !html.contains(PARENT.1));
    town.neighbour().answer(true).await.expect("a yes");
    let granted = town.client.get_permission(&reference, None).await.expect("it");
    let html = render(&services_with(&town, granted).await, one(&reference)).await;
    sound(&html);
    for text in [
        "‘네’라고 하셨어요",
        "홍*친 님을 대신해요",
        "맡긴 일",
        "이분 서류 예약하기",
        "종이(위임장) 인쇄하기",
        "이제 그만 대신하기",
    ] {
        has(&html, text);
    }
}

#[tokio::test]
async fn whoever_has_no_phone_is_led_to_paper() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let mut request = question();
    request.phone = None;
    let view = town
        .client
        .ask_permission(&key_128(), &request)
        .await
        .expect("a question");
    let reference = view.permission.reference.clone();
    let html = render(&services_with(&town, view).await, one(&reference)).await;
    sound(&html);
    has(&html, "종이로 대답하실 수 있어요");
    has(&html, &format!("/ask/{reference}/paper"));
    assert!(!html.contains("다시 보낼 수 있어요"));
}

#[tokio::test]
async fn the_link_shows_who_asks_for_what_until_when_and_yes_and_no_alike() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    town.ask().await;
    let parent = town.neighbour();
    for language in Language::ALL {
        let (services, _) = opened_by_link(&parent).await;
        let html = render_in(language, &services, ANSWER).await;
        sound(&html);
        let (_, key) = parent.link_to(PARENT.1);
        assert!(!html.contains(&key), "the secret is not in the page");
        if language != Language::Korean {
            continue;
        }
        for text in [
            "홍*연 님이 홍*친 님의 일을 대신해도 될까요?",
            "2026년 12월 31일 목요일",
            "홍*연 님 (전화 010-****-1234)",
            "그분께 전화로 먼저 물어보세요",
            "아무 불이익이 없어요",
            "위에 적힌 일 말고는 할 수 없어요",
            "언제든 ‘아니요’로 바꿀 수 있어요",
        ] {
            has(&html, text);
        }
        let choice = html.split("answer__choice").nth(1).expect("the choice");
        let choice = choice.split("</div>").next().expect("its end");
        let classes: Vec<_> = choice
            .split("<button")
            .skip(1)
            .map(|button| button.replace("네", "").replace("아니요", ""))
            .map(|button| button.split("</button>").next().unwrap_or_default().to_owned())
            .collect();
        assert_eq!(classes.len(), 2);
        assert_eq!(classes[0], classes[1], "the same in everything but the word");
        assert!(!choice.contains("autofocus"));
    }
    let seen = town.client.household().await.expect("the household").0;
    assert_eq!(
        seen.acting_for[0].state,
        PermissionState::Asked,
        "looking is not answering"
    );
    storage::remove(Area::Tab, "answer");
}

#[tokio::test]
async fn after_a_yes_no_is_one_press_away_and_both_sides_read_the_same_to_the_end() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let reference = town.ask().await.permission.reference;
    let parent = town.neighbour();
    parent.answer(true).await.expect("a yes");
    town.order_under(&reference).await.expect("an order");
    let (services, _) = opened_by_link(&parent).await;
    let html = render(&services, ANSWER).await;
    sound(&html);
    for text in [
        "‘네’라고 대답하셨어요",
        "마음이 바뀌면 언제든 ‘아니요’",
        "아니요, 그만하게 할게요",
        "아직 받지 않은 예약도 멈춰요",
    ] {
        has(&html, text);
    }
    parent.answer(false).await.expect("a no");
    let (services, _) = opened_by_link(&parent).await;
    let of_parent = render(&services, ANSWER).await;
    sound(&of_parent);
    has(&of_parent, "그만하게 했어요");
    assert!(!of_parent.contains("answer__choice"), "nothing is left to press");
    let view = town.client.get_permission(&reference, None).await.expect("it");
    let of_child = render(&services_with(&town, view).await, one(&reference)).await;
    sound(&of_child);
    has(&of_child, "그만하라고 하셨어요");
    assert_eq!(record_of(&of_child), record_of(&of_parent));
    assert_eq!(record_of(&of_child).matches("<li>").count(), 5);
    has(record_of(&of_child), "멈췄어요");
    storage::remove(Area::Tab, "answer");
}

#[tokio::test]
async fn whoever_asked_and_opens_the_link_is_still_the_one_who_asked() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let reference = town.ask().await.permission.reference;
    let (services, _) = opened_by_link(&town).await;
    let html = render(&services, ANSWER).await;
    sound(&html);
    has(&html, "부탁하신 분은 대답할 수 없어요");
    has(&html, &format!("/ask/{reference}"));
    assert!(!html.contains("answer__choice"));
    storage::remove(Area::Tab, "answer");
}

#[tokio::test]
async fn an_expired_question_says_so_and_asks_for_nothing() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    town.ask().await;
    town.backend.clock().advance_seconds(8 * 86_400);
    let (services, _) = opened_by_link(&town.neighbour()).await;
    let html = render(&services, ANSWER).await;
    sound(&html);
    has(&html, "대답하실 수 있는 날이 지났어요");
    assert!(!html.contains("answer__choice"));
    storage::remove(Area::Tab, "answer");
}

#[tokio::test]
async fn without_a_link_the_two_numbers_are_asked_for_as_they_are_called_in_the_message() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    town.ask().await;
    let message = town.message_to(PARENT.1);
    let html = render(&town.neighbour().cold_services(), ANSWER).await;
    sound(&html);
    has(&message.text.ko, "홍*연 님(전화 010-****-1234)이");
    for label in ["대리 번호", "확인 번호"] {
        has(&html, label);
        has(&message.text.ko, label);
    }
    has(&html, "autocomplete=\"one-time-code\"");
    has(&html, "바로 나가기");
}

#[tokio::test]
async fn a_permission_of_others_and_none_at_all_look_the_same() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let mut shown = Vec::new();
    for code in [ProblemCode::NotFound, ProblemCode::Forbidden] {
        let services = services_of(&town).await;
        let failed = Loaded::<PermissionView> {
            error: Some(Rc::new(problem(code))),
            ..Loaded::default()
        };
        services.cache.put("permission/S7K2-9QF4", failed);
        let html = render(&services, one("S7K2-9QF4")).await;
        sound(&html);
        has(&html, "볼 수 없는 부탁이에요");
        shown.push(html);
    }
    assert_eq!(shown[0], shown[1]);
}

#[tokio::test]
async fn a_failed_look_keeps_what_was_known_and_says_how_old_it_is() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let asked = town.ask().await;
    let reference = asked.permission.reference.clone();
    let services = services_of(&town).await;
    let name = format!("permission/{reference}");
    let known = Loaded::ready(asked, monday());
    services
        .cache
        .put(&name, known.started().finished(Err(ApiError::Network), monday()));
    let html = render(&services, one(&reference)).await;
    sound(&html);
    has(&html, "대답을 기다리고 있어요");
    has(&html, "지금은 새로 확인할 수 없어요");
}

#[tokio::test]
async fn the_sheet_is_filled_with_what_is_known_and_leaves_the_rest_to_the_hand() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let reference = town.ask().await.permission.reference;
    let services = services_of(&town).await;
    let filled = town.client.get_authority_form(&reference).await.expect("a form");
    services
        .cache
        .put(&format!("form/{reference}"), Loaded::ready(filled, monday()));
    for language in Language::ALL {
        let html = render_in(language, &services, form(&reference)).await;
        sound(&html);
        for text in [
            PARENT.0,
            CHILD.0,
            "010-0000-5678",
            reference.as_str(),
            "class=\"qr-code\"",
        ] {
            has(&html, text);
        }
        assert_eq!(
            html.matches("authority__blank").count(),
            3,
            "born, and where both live"
        );
    }
    let html = render(&services, form(&reference)).await;
    for text in [
        "위임장",
        "1950년 5월 5일",
        "서명 또는 인",
        "2026년 12월 31일 목요일",
        "신분증",
    ] {
        has(&html, text);
    }
    let title = html.split("page__title").nth(1).expect("a heading");
    let title = title.split("</h1>").next().expect("its end");
    assert!(!title.contains("위임"), "the title tells nothing");
}

#[tokio::test]
async fn what_is_over_is_not_printed() {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let services = services_of(&town).await;
    let failed = Loaded::<contract::permission::AuthorityForm> {
        error: Some(Rc::new(problem(ProblemCode::PermissionEnded))),
        ..Loaded::default()
    };
    services.cache.put("form/S7K2-9QF4", failed);
    let html = render(&services, form("S7K2-9QF4")).await;
    sound(&html);
    has(&html, "이미 끝난 부탁이에요");
}

#[tokio::test]
async fn no_heading_names_anybody_or_says_what_it_is_about() {
    let services = Town::new().cold_services();
    for view in [
        RepresentationView::Ask,
        RepresentationView::Answer,
        RepresentationView::One("S7K2-9QF4".into()),
        RepresentationView::Form("S7K2-9QF4".into()),
    ] {
        for (language, words) in [
            (Language::Korean, ["대리", "위임", "대신"]),
            (Language::English, ["behalf", "attorney", "represent"]),
        ] {
            let html = render_in(language, &services, Route::Representation(view.clone())).await;
            sound(&html);
            let heading = html.split("page__title").nth(1).expect("a heading");
            let heading = heading.split("</h1>").next().expect("its end");
            for word in words {
                assert!(!heading.to_lowercase().contains(word), "{heading}");
            }
        }
    }
}
