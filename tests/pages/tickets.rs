//! Taking a number from home and the ticket: every state, in every language, on the host.

use super::{has, render, render_in, sound};
use crate::support::{OFFICE, Town, monday};
use contract::problem::{Problem, ProblemCode};
use contract::queue_status::QueueStatus;
use contract::ticket::TicketView;
use contract::time::Timestamp;
use resident_app::api::ApiError;
use resident_app::device::storage::{self, Area};
use resident_app::fetch::{Loaded, Services};
use resident_app::i18n::Language;
use resident_app::routes::{QueueView, Route};
use serde_json::{Value, json};
use std::rc::Rc;

const REFERENCE: &str = "S7K2-9QF4";

fn rules() -> Value {
    json!({
        "counters": ["general", "passport"], "late_places": 3, "late_times": 2, "call_seconds": 90,
        "rejoin_minutes": 20, "rejoin_places": 3,
        "fairness": { "ko": "먼저 받은 번호를 먼저 불러요.", "en": "Numbers are called in turn." },
    })
}

fn counter(id: &str) -> Value {
    json!({
        "id": id, "name": { "ko": "통합민원", "en": "General affairs" }, "kind": "general", "state": "open",
        "called": "1042", "called_to": "3", "called_at": monday(), "waiting": 7, "desks_open": 3,
        "call_gaps_s": [150, 160, 140, 170, 150, 155, 145, 150, 160, 140, 150, 155],
    })
}

fn status(changes: Value) -> QueueStatus {
    let mut counter = counter("general");
    merge(&mut counter, changes);
    serde_json::from_value(json!({
        "office": OFFICE, "office_name": { "ko": "OK민원센터", "en": "OK Center" }, "version": 7, "server_time": monday(), "poll_after_ms": 10_000, "source": "simulation",
        "counters": [counter], "ticket_rules": rules(), "crowding": { "calm_minutes": 10, "crowded_minutes": 30 },
    }))
    .unwrap()
}

fn merge(into: &mut Value, changes: Value) {
    for (name, value) in changes.as_object().unwrap() {
        into[name] = value.clone();
    }
}

/// A ticket with seven ahead, changed so.
fn view(changes: Value) -> TicketView {
    let mut ticket = json!({
        "reference": REFERENCE, "version": 1, "number": "1049", "state": "waiting",
        "office": { "id": OFFICE, "name": { "ko": "OK민원센터", "en": "OK Center" },
                    "dong": { "ko": "양재2동", "en": "Yangjae 2-dong" }, "phone": "120",
                    "address": { "ko": "남부순환로 2584", "en": "2584 Nambusunhwan-ro" } },
        "counter": "general", "taken_at": monday(), "ahead": 7,
        "late": { "ahead_after": 10, "times_left": 2 },
    });
    merge(&mut ticket, changes);
    serde_json::from_value(json!({
        "ticket": ticket, "status": counter("general"), "rules": rules(), "server_time": monday(),
        "poll_after_ms": 10_000,
    }))
    .unwrap()
}

/// As the device keeps it after taking it.
fn keep(view: &TicketView) {
    let kept = json!([{
        "view": view, "secret": "secret",
        "gone_at": resident_app::device::now_millis() + 3_600_000,
    }]);
    storage::write(Area::Device, "kept-tickets", &kept.to_string());
}

/// Services that have heard the backend's time.
async fn services(town: &Town, now: Timestamp) -> Services {
    let services = town.services().await;
    services.client.clock().learn(now);
    services
}

fn put(services: &Services, view: &TicketView) -> Route {
    keep(view);
    services.cache.put(
        &format!("ticket/{REFERENCE}"),
        Loaded::ready(view.clone(), view.server_time),
    );
    Route::Queue(QueueView::Ticket(REFERENCE.into()))
}

fn put_status(services: &Services, status: &QueueStatus) -> Route {
    services.cache.put(
        "queue-status/ok-center",
        Loaded::ready(status.clone(), status.server_time),
    );
    Route::Queue(QueueView::Take(OFFICE.into(), "general".into()))
}

fn problem(code: ProblemCode) -> ApiError {
    ApiError::Problem {
        problem: Box::new(Problem::new(code)),
        retry_after_s: None,
    }
}

#[tokio::test]
async fn before_taking_a_number_place_wait_and_rules_are_told() {
    let town = Town::new();
    let services = services(&town, monday()).await;
    let route = put_status(&services, &status(json!({})));
    let html = render(&services, route).await;
    sound(&html);
    for text in [
        "집에서 번호표를 받을까요?",
        "OK민원센터",
        "남부순환로 2584",
        "통합민원",
        "7명",
        "기다려요",
        "1분 30초 안에 창구로 가세요",
        "20분 안에 다시 줄을 설 수 있어요. 그때는 3명 뒤로 가요",
        "3명 뒤로 갈 수 있어요. 두 번까지 쓸 수 있어요",
        "먼저 받은 번호를 먼저 불러요.",
        "번호표 받기",
        "오시기 힘드세요?",
        "시연용 숫자예요",
    ] {
        has(&html, text);
    }
}

#[tokio::test]
async fn where_no_number_can_be_taken_it_says_why_and_what_to_do_instead() {
    let town = Town::new();
    let services = services(&town, monday()).await;
    let mut without = status(json!({}));
    without.ticket_rules = None;
    let mut of_another = status(json!({}));
    of_another.ticket_rules.as_mut().unwrap().counters = vec!["passport".into()];
    let closed = status(json!({
        "state": "closed", "reason": { "ko": "점심시간이에요." }, "resumes_at": "2026-11-23T13:30:00+09:00"
    }));
    let early = status(json!({ "state": "closing_early", "last_call": "2026-11-23T09:50:00+09:00" }));
    let unknown = QueueStatus {
        counters: Vec::new(),
        ..status(json!({}))
    };
    for (state, texts) in [
        (without, ["집에서 번호표를 받을 수 없어요", "번호표 기계"]),
        (of_another, ["집에서 번호표를 받을 수 없어요", "번호표 기계"]),
        (
            closed,
            ["점심시간이에요.", "11월 23일 월요일 오후 1시 30분에 다시 열어요"],
        ),
        (
            early,
            ["지금은 이 창구에서 번호표를 드리지 않아요", "120으로 전화"],
        ),
        (unknown, ["그런 창구를 찾지 못했어요", "모든 곳의 대기 보기"]),
    ] {
        let route = put_status(&services, &state);
        let html = render(&services, route).await;
        sound(&html);
        texts.iter().for_each(|text| has(&html, text));
        assert!(!html.contains("번호표 받기"), "no button that would be refused");
    }
    for state in ["paused", "unknown"] {
        let route = put_status(&services, &status(json!({ "state": state })));
        has(&render(&services, route).await, "번호표 받기");
    }
}

#[tokio::test]
async fn who_has_a_number_of_this_counter_is_led_to_it() {
    let town = Town::new();
    let services = services(&town, monday()).await;
    let route = put_status(&services, &status(json!({})));
    keep(&view(json!({})));
    let html = render(&services, route.clone()).await;
    has(&html, "이 창구의 번호표가 이미 있어요");
    has(&html, "/tickets/S7K2-9QF4");
    assert!(!html.contains("번호표 받기"));
    keep(&view(json!({ "state": "left" })));
    has(&render(&services, route).await, "번호표 받기");
}

#[tokio::test]
async fn a_waiting_ticket_shows_number_place_range_and_what_can_be_done() {
    let town = Town::new();
    let services = services(&town, monday()).await;
    let route = put(&services, &view(json!({})));
    let html = render(&services, route).await;
    sound(&html);
    for text in [
        "앞에 7명 있어요",
        "1049",
        "OK민원센터 · 통합민원",
        "남부순환로 2584",
        "가까이에 와 계세요",
        "기다려요",
        "3명 뒤로 가요. 앞에 10명이 돼요. 두 번까지 쓸 수 있어요.",
        "조금 늦어요",
        "번호표 돌려주기",
        "가는 데 몇 분 걸리세요?",
        "차례가 가까우면 알려 드릴까요?",
        "이 화면을 닫으면 알려 드릴 수 없어요",
        "먼저 받은 번호를 먼저 불러요.",
    ] {
        has(&html, text);
    }
    // The host has no notification, sound, vibration: like KakaoTalk's browser.
    has(&html, "이 브라우저에서는 소리나 알림을 쓸 수 없어요");
    assert!(!html.contains("checkbox"), "no switch that does nothing");
}

#[tokio::test]
async fn every_state_of_a_ticket_says_what_to_do() {
    let town = Town::new();
    let services = services(&town, monday()).await;
    for (changes, texts) in [
        (
            json!({ "ahead": 12 }),
            ["앞에 12명 있어요", "차례가 가까워지면 이 화면에서"],
        ),
        (
            json!({ "ahead": 3 }),
            ["앞에 3명 있어요", "통합민원 창구 앞에 계세요"],
        ),
        (json!({ "ahead": 0 }), ["다음이 차례예요", "창구 앞에 계세요"]),
        (json!({ "ahead": null }), ["차례를 기다리고 있어요", "1049"]),
        (
            json!({ "state": "called", "ahead": null, "called_to": "3", "called_at": monday() }),
            [
                "OK민원센터의 3번 창구로 지금 가세요",
                "오전 10시 1분까지 안 가시면",
            ],
        ),
        (
            json!({ "state": "called", "ahead": null }),
            ["지금 차례예요", "OK민원센터의 통합민원 창구로 지금 가세요"],
        ),
        (
            json!({ "state": "missed", "ahead": null, "rejoin_until": "2026-11-23T10:12:00+09:00" }),
            ["오전 10시 12분까지 다시 줄을 설 수 있어요", "다시 줄 서기"],
        ),
        (
            json!({ "state": "missed", "ahead": null, "rejoin_until": "2026-11-23T09:59:00+09:00" }),
            ["다시 줄을 설 수 있는 시간이 지났어요", "새 번호표 받기"],
        ),
        (
            json!({ "state": "served", "ahead": null }),
            ["창구로 가셨어요", "끝난 번호"],
        ),
        (
            json!({ "state": "left", "ahead": null }),
            ["돌려준 번호표예요", "새 번호표 받기"],
        ),
        (
            json!({ "state": "ended", "ahead": null }),
            ["이제 쓸 수 없는 번호표예요", "창구가 닫혔거나"],
        ),
        (
            json!({ "state": "a_new_word", "ahead": null }),
            ["번호표를 확인해 주세요", "120으로 전화"],
        ),
    ] {
        for language in Language::ALL {
            let route = put(&services, &view(changes.clone()));
            let html = render_in(language, &services, route).await;
            sound(&html);
            if language == Language::Korean {
                texts.iter().for_each(|text| has(&html, text));
            } else if language == Language::English {
                let own = html.replace("한국어", "");
                let left: String = own
                    .chars()
                    .filter(|letter| ('가'..='힣').contains(letter))
                    .collect();
                assert_eq!(left, "", "Korean on the English page of {changes}");
            }
        }
    }
}

#[tokio::test]
async fn why_it_takes_longer_is_told_without_saying_who() {
    let town = Town::new();
    let services = services(&town, monday()).await;
    let route = put(
        &services,
        &view(json!({
            "long_cases": 1,
            "overtaken_by": [
                { "at": "2026-11-23T10:05:00+09:00", "reason": "reserved" },
                { "at": "2026-11-23T10:04:00+09:00", "reason": "rejoined" },
                { "at": "2026-11-23T10:03:00+09:00", "reason": "a_new_word" },
                { "at": "2026-11-23T10:02:00+09:00", "reason": "priority" },
            ],
        })),
    );
    let html = render(&services, route).await;
    for text in [
        "창구 하나가 오래 걸리는 일을 보고 있어요",
        "오전 10시 5분 · 먼저 예약하신 분이 가셨어요.",
        "아까 부를 때 안 계셨던 분이 다시 오셨어요.",
        "다른 분이 먼저 가셨어요.",
    ] {
        has(&html, text);
    }
    assert!(!html.contains("10시 2분"), "the latest three are enough");
}

#[tokio::test]
async fn what_can_no_longer_be_done_is_not_offered() {
    let town = Town::new();
    let services = services(&town, monday()).await;
    let route = put(&services, &view(json!({ "late": null })));
    assert!(!render(&services, route).await.contains("조금 늦으세요?"));
    let route = put(
        &services,
        &view(json!({ "late": { "ahead_after": 10, "times_left": 1 } })),
    );
    has(&render(&services, route).await, "이번이 마지막이에요.");
    let route = put(
        &services,
        &view(json!({ "late": { "ahead_after": 7, "times_left": 2 } })),
    );
    has(&render(&services, route).await, "눌러도 자리가 그대로예요");
}

#[tokio::test]
async fn a_ticket_that_cannot_be_refreshed_says_how_old_it_is_and_promises_nothing_when_it_is_old() {
    let town = Town::new();
    for (age, text, promises) in [
        (20, "", true),
        (
            40,
            "40초 전에 확인한 내용이에요. 지금은 새로 확인할 수 없어요.",
            true,
        ),
        (600, "10분 전에 확인한 내용이라 지금과 다를 수 있어요.", false),
    ] {
        let services = services(&town, monday().plus_seconds(age)).await;
        let seen = view(json!({}));
        let route = put(&services, &seen);
        let failed = services
            .cache
            .get::<TicketView>(&format!("ticket/{REFERENCE}"))
            .started()
            .finished(Err(ApiError::Network), monday());
        services.cache.put(&format!("ticket/{REFERENCE}"), failed);
        let html = render(&services, route).await;
        sound(&html);
        has(&html, text);
        has(&html, "1049");
        assert_eq!(html.contains("is-old"), !promises, "{age} s");
        assert_eq!(html.contains("새 숫자가 오면 보여 드려요"), !promises, "{age} s");
    }
}

#[tokio::test]
async fn without_a_network_the_kept_ticket_is_shown() {
    let town = Town::new();
    let services = services(&town, monday().plus_seconds(600)).await;
    keep(&view(json!({})));
    for error in [
        None,
        Some(ApiError::Network),
        Some(problem(ProblemCode::Unavailable)),
    ] {
        let known = Loaded::<TicketView> {
            error: error.map(Rc::new),
            ..Loaded::default()
        };
        services.cache.put(&format!("ticket/{REFERENCE}"), known);
        let html = render(&services, Route::Queue(QueueView::Ticket(REFERENCE.into()))).await;
        has(&html, "앞에 7명 있어요");
        has(&html, "10분 전에 확인한 내용이라");
    }
}

#[tokio::test]
async fn a_ticket_of_another_device_a_gone_and_a_refused_one_say_what_to_do() {
    let town = Town::new();
    let services = services(&town, monday()).await;
    let route = Route::Queue(QueueView::Ticket(REFERENCE.into()));
    let html = render(&services, route.clone()).await;
    sound(&html);
    has(&html, "이 기기에는 이 번호표가 없어요");
    has(&html, "받은 기기에서");
    keep(&view(json!({})));
    for (code, text) in [
        (ProblemCode::NotFound, "이 번호표를 찾지 못했어요"),
        (ProblemCode::Forbidden, "이 기기에서는 더 볼 수 없어요"),
    ] {
        let known = Loaded::<TicketView> {
            error: Some(Rc::new(problem(code))),
            ..Loaded::default()
        };
        services.cache.put(&format!("ticket/{REFERENCE}"), known);
        let html = render(&services, route.clone()).await;
        sound(&html);
        has(&html, text);
        has(&html, "120으로 전화");
    }
}

#[tokio::test]
async fn when_to_leave_is_told_for_the_minutes_that_were_typed() {
    let town = Town::new();
    let services = services(&town, monday()).await;
    let seen = view(json!({ "ahead": 20 }));
    for (minutes, text) in [
        (5, "쯤 나서세요."),
        (35, "지금 나서세요."),
        (239, "부르기 전에 도착하기 어려워요"),
    ] {
        let route = put(&services, &seen);
        let text_of_store = storage::read(Area::Device, "kept-tickets").unwrap();
        let mut kept: Value = serde_json::from_str(&text_of_store).unwrap();
        kept[0]["travel_minutes"] = json!(minutes);
        storage::write(Area::Device, "kept-tickets", &kept.to_string());
        let html = render(&services, route).await;
        has(&html, text);
        has(&html, &format!("value=\"{minutes}\""));
    }
}

#[tokio::test]
async fn the_page_of_any_ticket_claims_nothing_before_one_is_known() {
    let town = Town::new();
    for language in Language::ALL {
        let any = Route::Queue(QueueView::Ticket(String::new()));
        let html = render_in(language, &town.cold_services(), any).await;
        sound(&html);
        has(&html, "skeleton");
        assert!(!html.contains("이 기기에는"));
        let take = Route::Queue(QueueView::Take(OFFICE.into(), "general".into()));
        let html = render_in(language, &town.cold_services(), take).await;
        sound(&html);
        has(&html, "skeleton");
    }
}
