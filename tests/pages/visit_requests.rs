//! Asking for a visit, groups that gather, following a visit: each in its states.

use super::{has, render, render_in, sound};
use crate::support::people::CHILD;
use crate::support::{Town, monday};
use contract::text::LocalText;
use contract::time::Timestamp;
use contract::visit::{IntakeLine, VisitView as Seen};
use reference_backend::VisitAct;
use resident_app::api::Client;
use resident_app::device::storage::{self, Area};
use resident_app::device::{key_128, now_millis};
use resident_app::fetch::{Loaded, Services};
use resident_app::i18n::Language;
use resident_app::routes::{QUIET, Route, VisitStep, VisitView};
use serde_json::{Value, json};

/// What the pages of a signed-in person know after loading.
async fn services(town: &Town) -> Services {
    let services = town.cold_services();
    let (cache, client) = (&services.cache, &town.client);
    let now = town.backend.clock().now();
    let session = client.get_session().await.expect("the session");
    cache.put("session", Loaded::ready(session, now));
    let catalogue = client.visit_catalogue().await.expect("the catalogue");
    cache.put("visit-catalogue", Loaded::ready(catalogue, now));
    let rules = client.visit_rules().await.expect("rules");
    cache.put("visit-rules", Loaded::ready(rules, now));
    for service in [
        "civil-helper",
        "nursery-nurse",
        "harm-counsel",
        "merchant-support",
    ] {
        let windows = client.visit_windows(service, "banpo-1").await.expect("windows");
        cache.put(
            &format!("visit-windows/{service}/banpo-1"),
            Loaded::ready(windows, now),
        );
    }
    services
}

async fn signed_in() -> (Town, Services) {
    let town = Town::new();
    town.sign_in(CHILD).await;
    let services = services(&town).await;
    (town, services)
}

/// Leaves a draft for the signed-in person.
async fn draft(town: &Town, typed: Value) {
    let session = town.client.get_session().await.expect("the session");
    let of = session.person.expect("a person").account;
    let kept = json!({ "of": of, "typed": typed, "changed_at": now_millis() });
    storage::write(Area::Tab, "visit-request", &kept.to_string());
}

async fn window(town: &Town, service: &str) -> Timestamp {
    let windows = town
        .client
        .visit_windows(service, "banpo-1")
        .await
        .expect("windows");
    let mut free = windows
        .days
        .iter()
        .flat_map(|day| &day.windows)
        .filter(|window| window.free);
    free.next().expect("a free window").start
}

/// What is filled in for a helper.
async fn filled(town: &Town) -> Value {
    let start = window(town, "civil-helper").await;
    json!({
        "service": "civil-helper", "asker": "oneself", "permission": "", "name": "", "organisation_kind": "",
        "organisation": "", "answers": [["stage", ["papers"]]], "place_kind": "home", "dong": "banpo-1",
        "place": "시연로 1", "wishes": [{ "day": start.date(), "start": start }], "access": ["hearing"],
        "way": "call", "hours": "morning", "phone": "", "language": "ko", "note": "", "in_history": false,
    })
}

fn at(service: &str, step: VisitStep) -> Route {
    Route::Visits(VisitView::Request(service.into(), step))
}

fn request(service: &str) -> Route {
    at(service, VisitStep::Who)
}

fn check(service: &str) -> Route {
    at(service, VisitStep::Check)
}

#[tokio::test]
async fn every_page_of_ones_own_visits_asks_strangers_to_sign_in() {
    let town = Town::new();
    let services = services(&town).await;
    for view in [
        VisitView::Request("civil-helper".into(), VisitStep::Who),
        VisitView::Request("civil-helper".into(), VisitStep::Check),
        VisitView::Mine,
        VisitView::One("S7K2-9QF4".into()),
    ] {
        let html = render(&services, Route::Visits(view.clone())).await;
        sound(&html);
        has(&html, "href=\"/sign-in\"");
        assert!(!html.contains("<form"), "{view:?}");
    }
}

#[tokio::test]
async fn each_step_asks_one_thing_repeats_what_was_chosen_and_says_its_number() {
    let (town, services) = signed_in().await;
    let first = render(&services, request("civil-helper")).await;
    sound(&first);
    for text in [
        "누구를 위한 신청인가요?",
        "전체 6단계 중 1단계",
        "나를 위해",
        "다른 분 대신",
        "민원도우미",
    ] {
        has(&first, text);
    }
    assert!(!first.contains("동을 고르세요"), "one thing a page");
    draft(&town, filled(&town).await).await;
    for (step, number, texts) in [
        (
            VisitStep::What,
            2,
            ["무엇을 도와드릴까요?", "어디까지 하셨어요?", "사진 고르기"],
        ),
        (
            VisitStep::Where,
            3,
            [
                "어디로 갈까요?",
                "서류를 모으고 있어요",
                "길 이름과 번호, 몇 층 몇 호까지 적어 주세요.",
            ],
        ),
        (
            VisitStep::When,
            4,
            ["언제 갈까요?", "반포1동 시연로 1", "가장 좋은 날의 시간"],
        ),
        (
            VisitStep::Contact,
            5,
            [
                "어떻게 연락할까요?",
                "휠체어를 쓰거나 계단이 힘들어요",
                "비워 두면 로그인한 번호로 연락해요.",
            ],
        ),
    ] {
        let html = render(&services, at("civil-helper", step)).await;
        sound(&html);
        has(&html, &format!("전체 6단계 중 {number}단계"));
        for text in texts.into_iter().chain(["나를 위해", "민원도우미"]) {
            has(&html, text);
        }
        let english = render_in(Language::English, &services, at("civil-helper", step)).await;
        sound(&english);
        has(&english, &format!("{number} of 6"));
    }
    storage::remove(Area::Tab, "visit-request");
    let unknown = render(&services, request("no-such-service")).await;
    sound(&unknown);
    has(&unknown, "지금은 신청할 수 없는 서비스예요");
}

#[tokio::test]
async fn a_service_of_some_dong_says_so_and_offers_no_other() {
    let (town, services) = signed_in().await;
    services.cache.put(
        "typed/visit-answers",
        Loaded::ready(vec!["hard-house".to_owned()], monday()),
    );
    let card = render(&services, Route::Visits(VisitView::Finder)).await;
    for text in ["찾아가는 주택 진단", "일부 동네부터 해요"] {
        has(&card, text);
    }
    let mut typed = filled(&town).await;
    typed["service"] = json!("home-check");
    (typed["dong"], typed["answers"]) = (json!(""), json!([["parts", ["leak"]]]));
    draft(&town, typed).await;
    let html = render(&services, at("home-check", VisitStep::Where)).await;
    draft(&town, filled(&town).await).await;
    let all = render(&services, at("civil-helper", VisitStep::Where)).await;
    storage::remove(Area::Tab, "visit-request");
    sound(&html);
    has(&html, "지금은 방배동 네 곳과 방배본동에서 해요.");
    // The dong, and the line that asks to choose one.
    assert_eq!(html.matches("<option").count(), 1 + 5, "{html}");
    for dong in ["방배본동", "방배4동"] {
        has(&html, dong);
    }
    assert!(!html.contains("반포1동"));
    assert_eq!(all.matches("<option").count(), 1 + 18);
    assert!(!all.contains("방배동 네 곳"));
}

#[tokio::test]
async fn where_one_lives_and_ones_phone_can_be_filled_in_by_the_phone_but_not_another_place() {
    let (town, services) = signed_in().await;
    let mut typed = filled(&town).await;
    draft(&town, typed.clone()).await;
    let place = render(&services, at("civil-helper", VisitStep::Where)).await;
    has(&place, "autocomplete=\"address-line1\"");
    let contact = render(&services, at("civil-helper", VisitStep::Contact)).await;
    has(&contact, "inputmode=\"tel\" autocomplete=\"tel\"");
    typed["place_kind"] = "chosen".into();
    draft(&town, typed).await;
    let elsewhere = render(&services, at("civil-helper", VisitStep::Where)).await;
    assert!(!elsewhere.contains("address-line1"), "the place is nobody's own");
    storage::remove(Area::Tab, "visit-request");
}

#[tokio::test]
async fn what_a_visitor_has_to_know_stands_open_in_its_step() {
    let (town, services) = signed_in().await;
    draft(&town, filled(&town).await).await;
    let contact = render(&services, at("civil-helper", VisitStep::Contact)).await;
    let before = &contact[..contact.find("name=\"access\"").expect("the needs")];
    assert_eq!(
        before.matches("<details").count(),
        before.matches("</details>").count()
    );
    storage::remove(Area::Tab, "visit-request");
}

#[tokio::test]
async fn an_organisation_is_asked_which_one_it_is_and_for_its_places_on_the_next_page() {
    let (town, services) = signed_in().await;
    let nursery = render(&services, request("nursery-nurse")).await;
    sound(&nursery);
    for text in ["영아 전담 어린이집", "기관이나 모임 이름", "다음"] {
        has(&nursery, text);
    }
    let mut typed = filled(&town).await;
    typed["service"] = json!("nursery-nurse");
    typed["asker"] = json!("organisation");
    typed["organisation_kind"] = json!("infants");
    typed["organisation"] = json!("시연 어린이집");
    draft(&town, typed).await;
    let next = render(&services, at("nursery-nurse", VisitStep::What)).await;
    storage::remove(Area::Tab, "visit-request");
    for text in ["정원이 몇 명인가요?", "inputmode=\"numeric\"", "시연 어린이집"] {
        has(&next, text);
    }
}

#[tokio::test]
async fn what_was_filled_in_is_there_again_and_is_looked_at_before_it_is_sent() {
    let (town, services) = signed_in().await;
    let empty = render(&services, check("civil-helper")).await;
    sound(&empty);
    has(&empty, "아직 다 적지 않았어요");
    draft(&town, filled(&town).await).await;
    let form = render(&services, at("civil-helper", VisitStep::Where)).await;
    has(&form, "value=\"시연로 1\"");
    let html = render(&services, check("civil-helper")).await;
    storage::remove(Area::Tab, "visit-request");
    sound(&html);
    for text in [
        "민원도우미",
        "서류를 모으고 있어요",
        "반포1동 시연로 1",
        "11월 25일 수요일 오전 9시",
        "전화 · 오전",
        "잘 안 들려요",
        "신청 보내기",
        "href=\"/visits/request/civil-helper\"",
        "href=\"/visits/request/civil-helper/where\"",
    ] {
        has(&html, text);
    }
}

#[tokio::test]
async fn the_page_of_a_discreet_service_says_nothing_of_it_in_address_and_heading() {
    let (town, services) = signed_in().await;
    let choose = render(&services, request(QUIET)).await;
    sound(&choose);
    has(&choose, "어떤 도움이 필요하세요?");
    assert_eq!(choose.matches("type=\"radio\"").count(), 2, "the discreet ones");
    let open = render(&services, request("harm-counsel")).await;
    assert!(
        !open.contains("눈물그만상담실"),
        "it goes on under an address that says nothing"
    );
    storage::write(Area::Tab, "visit-quiet", "harm-counsel");
    let html = render(&services, request(QUIET)).await;
    for text in ["조용히 도와드려요", "바로 나가기"] {
        has(&html, text);
    }
    let start = window(&town, "harm-counsel").await;
    let typed = json!({
        "service": "harm-counsel", "asker": "oneself", "answers": [["kind", ["lending"]]], "place_kind": "chosen",
        "dong": "banpo-1", "place": "시연 도서관", "wishes": [{ "day": start.date(), "start": start }],
    });
    draft(&town, typed).await;
    let contact = render(&services, at(QUIET, VisitStep::Contact)).await;
    storage::remove(Area::Tab, "visit-request");
    storage::remove(Area::Tab, "visit-quiet");
    sound(&html);
    sound(&contact);
    for text in [
        "안전한 연락 방법 하나를 골라 주세요.",
        "그래도 내 신청 목록에 남길게요",
        "바로 나가기",
    ] {
        has(&contact, text);
    }
    let heading = html
        .split("<h1")
        .nth(1)
        .and_then(|rest| rest.split("</h1>").next());
    assert!(!heading.unwrap_or_default().contains("눈물"), "{heading:?}");
}

async fn ask(town: &Town, body: Value) -> Seen {
    let body = body.to_string();
    town.client
        .request_visit(&key_128(), body)
        .await
        .expect("a visit")
}

async fn wanted(town: &Town, service: &str) -> Value {
    let (answers, kind) = match service {
        "harm-counsel" => (json!([{ "field": "kind", "values": ["lending"] }]), "chosen"),
        _ => (json!([{ "field": "stage", "values": ["papers"] }]), "home"),
    };
    json!({
        "service": service, "asker": "oneself", "answers": answers,
        "place": { "kind": kind, "dong": "banpo-1", "text": "시연로 1" }, "windows": [window(town, service).await],
        "contact": { "way": "call", "hours": "any" }, "language": "ko",
    })
}

/// The page of a visit as it stands now.
async fn follow(town: &Town, services: &Services, visit: &Seen) -> String {
    let reference = &visit.visit.reference;
    let seen = town.client.get_visit(reference).await.expect("the visit");
    services
        .cache
        .put(&format!("visit/{reference}"), Loaded::ready(seen, monday()));
    let html = render(services, Route::Visits(VisitView::One(reference.clone()))).await;
    sound(&html);
    html
}

fn act(town: &Town, visit: &Seen, act: VisitAct) {
    let staff = town.backend.staff();
    staff.visit(&visit.visit.reference, &act).expect("an act");
}

fn text(ko: &str) -> LocalText {
    LocalText::of(ko.into(), None)
}

fn assign() -> VisitAct {
    VisitAct::Assign {
        name: "김담당".into(),
        desk: text("복지 담당 (시연)"),
        phone: "120".into(),
    }
}

#[tokio::test]
async fn a_visit_says_at_each_step_who_has_it_and_what_comes_next() {
    let (town, services) = signed_in().await;
    let asked = ask(&town, wanted(&town, "civil-helper").await).await;
    let html = follow(&town, &services, &asked).await;
    has(&html, "담당자를 정하고 있어요.");
    has(&html, &format!("신청 번호 {}", asked.visit.reference));
    act(&town, &asked, assign());
    let start = asked.visit.wishes[0].plus_seconds(7 * 86_400);
    act(&town, &asked, VisitAct::Offer { start });
    let html = follow(&town, &services, &asked).await;
    for text in [
        "김*당 님",
        "12월 2일 수요일 오전 9시에 가도 될까요?",
        "네, 좋아요",
        "다른 시간으로",
        "연락 방법과 미리 알릴 일 고치기",
        "비워 두면 로그인한 번호로 연락해요.",
        "취소하기",
    ] {
        has(&html, text);
    }
    act(&town, &asked, VisitAct::Agree { start: Some(start) });
    let html = follow(&town, &services, &asked).await;
    for text in [
        "12월 2일 수요일 오전 9시에 찾아갈게요.",
        "12월 2일 수요일 오전 9시부터",
        "달력에 넣기",
    ] {
        has(&html, text);
    }
    act(&town, &asked, VisitAct::SetOut);
    let html = follow(&town, &services, &asked).await;
    has(&html, "지금 가고 있거나 함께 있어요.");
    assert!(!html.contains("취소하기"), "too late");
    let lines = vec![IntakeLine {
        label: "받을 도움".into(),
        value: "이의신청".into(),
    }];
    act(&town, &asked, VisitAct::TakeDown { lines });
    act(&town, &asked, VisitAct::Done);
    let html = follow(&town, &services, &asked).await;
    for text in [
        "이의신청",
        "네, 맞아요",
        "고칠 것이 있어요",
        "일이 해결됐나요?",
        "찾아간 것은 어떠셨나요?",
    ] {
        has(&html, text);
    }
    act(
        &town,
        &asked,
        VisitAct::Improve {
            text: text("한 달에 두 번 가요."),
        },
    );
    let html = follow(&town, &services, &asked).await;
    has(&html, "이렇게 바뀌었어요.");
    has(&html, "한 달에 두 번 가요.");
}

#[tokio::test]
async fn messages_of_both_sides_and_of_another_body_stand_in_one_thread() {
    let (town, services) = signed_in().await;
    let asked = ask(&town, wanted(&town, "civil-helper").await).await;
    let body = Client::message_body("오후가 좋아요.").unwrap();
    let reference = &asked.visit.reference;
    town.client
        .write_to_officer(&key_128(), reference, body)
        .await
        .unwrap();
    act(
        &town,
        &asked,
        VisitAct::Write {
            text: text("알겠습니다."),
        },
    );
    act(
        &town,
        &asked,
        VisitAct::Refer {
            body: text("서울시 집수리닷컴"),
        },
    );
    act(
        &town,
        &asked,
        VisitAct::BodyNews {
            text: text("다음 주에 봐요."),
        },
    );
    let html = follow(&town, &services, &asked).await;
    let at = |text: &str| html.find(text).unwrap_or_else(|| panic!("{text}"));
    assert!(at("오후가 좋아요.") < at("알겠습니다.") && at("알겠습니다.") < at("다음 주에 봐요."));
    has(&html, "서울시 집수리닷컴에서 이어서 도와드려요.");
    has(&html, "담당자에게 할 말");
}

#[tokio::test]
async fn a_discreet_visit_is_in_no_list_and_its_number_is_to_be_kept() {
    let (town, services) = signed_in().await;
    let asked = ask(&town, wanted(&town, "harm-counsel").await).await;
    let html = follow(&town, &services, &asked).await;
    has(&html, "이 번호를 기억해 두세요");
    has(&html, "바로 나가기");
    let list = town.client.list_visits().await.unwrap();
    services.cache.put("visits", Loaded::ready(list, monday()));
    let mine = render(&services, Route::Visits(VisitView::Mine)).await;
    sound(&mine);
    has(&mine, "신청한 것이 없어요.");
    has(&mine, "번호로 찾기");
    let plain = ask(&town, wanted(&town, "civil-helper").await).await;
    let list = town.client.list_visits().await.unwrap();
    services.cache.put("visits", Loaded::ready(list, monday()));
    let mine = render(&services, Route::Visits(VisitView::Mine)).await;
    has(
        &mine,
        &format!("href=\"/visits/requests/{}\"", plain.visit.reference),
    );
    assert!(!mine.contains(&asked.visit.reference));
}

#[tokio::test]
async fn a_group_shows_a_count_its_leader_the_link_and_a_link_that_was_cut_says_so() {
    let (town, services) = signed_in().await;
    let broken = render(&services, Route::Visits(VisitView::Group)).await;
    sound(&broken);
    has(&broken, "이 링크로는 열 수 없어요");
    let request = json!({ "request": {
        "service": "merchant-support", "asker": "group",
        "answers": [{ "field": "topics", "values": ["funding"] }, { "field": "street", "values": ["시연 골목"] }],
        "place": { "kind": "chosen", "dong": "banpo-1", "text": "상인회" },
        "windows": [window(&town, "merchant-support").await],
        "contact": { "way": "call", "hours": "any" }, "language": "ko",
    } });
    let opened = town
        .client
        .open_group(&key_128(), request.to_string())
        .await
        .unwrap();
    let (reference, key) = (opened.group.reference.clone(), opened.key.clone().unwrap());
    let name = format!("visit-group/{reference}");
    let kept = json!({ "reference": reference, "secret": key });
    storage::write(Area::Tab, "visit-group", &kept.to_string());
    services.cache.put(&name, Loaded::ready(opened, monday()));
    let leader = render(&services, Route::Visits(VisitView::Group)).await;
    sound(&leader);
    for text in [
        "10명 가운데 1명",
        "9명이 더 모이면",
        &format!("/visits/group#{reference}.{key}"),
        "그만 모으기",
    ] {
        has(&leader, text);
    }
    let led = town.client.list_groups().await.unwrap();
    services.cache.put("visit-groups", Loaded::ready(led, monday()));
    let mine = render(&services, Route::Visits(VisitView::Mine)).await;
    sound(&mine);
    for text in [
        "함께 신청할 분을 모으는 중",
        "10명 가운데 1명",
        &format!("href=\"/visits/requests/{reference}\""),
    ] {
        has(&mine, text);
    }
    // Its number opens the group as that of a visit opens the visit.
    let error = town.client.get_visit(&reference).await.unwrap_err();
    let gone = Loaded::<Seen>::default().started().finished(Err(error), monday());
    services.cache.put(&format!("visit/{reference}"), gone);
    let by_number = render(&services, Route::Visits(VisitView::One(reference.clone()))).await;
    sound(&by_number);
    has(&by_number, "9명이 더 모이면");
    let member = town
        .neighbour()
        .client
        .get_group(&reference, Some(&key))
        .await
        .unwrap();
    services.cache.put(&name, Loaded::ready(member, monday()));
    let html = render(&services, Route::Visits(VisitView::Group)).await;
    sound(&html);
    has(&html, "함께 신청하기");
    has(&html, "autocomplete=\"tel\"");
    assert!(!html.contains(&key), "only its leader hands it on");
    town.backend.clock().advance_seconds(15 * 86_400);
    let expired = town
        .neighbour()
        .client
        .get_group(&reference, Some(&key))
        .await
        .unwrap();
    services.cache.put(&name, Loaded::ready(expired, monday()));
    let html = render(&services, Route::Visits(VisitView::Group)).await;
    storage::remove(Area::Tab, "visit-group");
    has(&html, "기간이 끝났어요.");
    assert!(!html.contains("<form"));
}
