//! The pages of the queues rendered on the host: full, empty, loading, stale, old, in trouble, absurd, closed; in
//! every language.

#[path = "pages/foreign.rs"]
mod foreign;
mod support;

use contract::office::Office;
use contract::problem::{Problem, ProblemCode};
use contract::queue_status::{Accuracy, QueueHistory, QueueSource, QueueStatus, QueueSummary};
use contract::text::LocalText;
use contract::time::Timestamp;
use resident_app::api::{ApiError, List};
use resident_app::app::{App, AppProps, Display};
use resident_app::device::now_millis;
use resident_app::device::storage::{self, Area};
use resident_app::features::queue_status::{KEPT_TICKETS, LAST_OFFICE};
use resident_app::fetch::{Document, Loaded, Services};
use resident_app::i18n::Language;
use resident_app::routes::{OfficeOrder, QueueView, Route};
use serde_json::{Value, json};
use std::rc::Rc;
use support::{OFFICE, Town};
use yew::LocalServerRenderer;

async fn render_in(language: Language, services: &Services, view: QueueView) -> String {
    for other in Language::ALL {
        let html = render_one(other, services, view.clone()).await;
        assert_eq!(foreign::strays(other, &html), [""; 0], "{view:?} in {other:?}");
    }
    render_one(language, services, view).await
}

async fn render_one(language: Language, services: &Services, view: QueueView) -> String {
    let props = AppProps {
        services: services.clone(),
        route: Route::Queue(view),
        display: Display {
            language,
            ..Display::default()
        },
    };
    LocalServerRenderer::<App>::with_props(props)
        .hydratable(false)
        .render()
        .await
}

async fn render(services: &Services, view: QueueView) -> String {
    render_in(Language::Korean, services, view).await
}

fn has(html: &str, text: &str) {
    assert!(html.contains(text), "“{text}” is not in:\n{html}");
}

fn lacks(html: &str, text: &str) {
    assert!(!html.contains(text), "“{text}” is in:\n{html}");
}

/// What every page must have, whatever its state.
fn sound(html: &str) {
    assert_eq!(html.matches("<h1").count(), 1, "one heading:\n{html}");
    assert_eq!(html.matches("<main").count(), 1, "one main");
    has(html, "href=\"tel:120\"");
    lacks(html, " style=");
    lacks(html, "{");
}

/// A Monday morning: one counter calls, one rests, one is closed, one says what cannot be true.
fn counters(now: Timestamp) -> Value {
    let usual = json!({ "weekday": 0, "hour": 10, "days": 20, "waiting": 9, "calls": 20, "desks_tenths": 30,
        "service_s": 420, "service_deviation_s": 180, "wait_low_s": 240, "wait_middle_s": 900, "wait_high_s": 1500 });
    json!([
        { "id": "general", "name": { "ko": "통합민원", "en": "General" }, "kind": "general", "state": "open",
          "called": "1042", "called_to": "3", "called_at": now.plus_seconds(-40).to_string(),
          "call_gaps_s": [140, 150, 130, 160, 140, 150, 140, 135, 145, 150], "waiting": 5, "reserved_waiting": 1,
          "desks_open": 3, "usual": usual, "last_call": "2026-11-23T17:30:00+09:00" },
        { "id": "passport", "name": { "ko": "여권", "en": "Passport" }, "kind": "passport", "state": "paused",
          "reason": { "ko": "점심시간이에요.", "en": "Lunch." }, "resumes_at": "2026-11-23T13:00:00+09:00", "waiting": 3 },
        { "id": "family", "name": { "ko": "가족관계", "en": "Family" }, "kind": "family_relation", "state": "closed",
          "resumes_at": "2026-11-24T09:00:00+09:00" },
        { "id": "welfare", "name": { "ko": "복지", "en": "Welfare" }, "kind": "welfare", "state": "open", "waiting": -4 },
    ])
}

fn status(now: Timestamp, change: impl FnOnce(&mut Value)) -> QueueStatus {
    let mut document = json!({
        "office": OFFICE, "office_name": { "ko": "OK민원센터", "en": "OK Civil Service Center" }, "version": 7,
        "server_time": now.to_string(), "poll_after_ms": 10_000, "source": "simulation", "counters": counters(now),
        "ticket_rules": { "counters": ["general"], "late_places": 3, "late_times": 2, "call_seconds": 120,
            "rejoin_minutes": 15, "rejoin_places": 3, "fairness": { "ko": "예약하신 분을 제시간에 먼저 불러요.",
            "en": "People with a reservation are called on time." } },
        "accuracy": { "days": 7, "forecasts": 1000, "right": 806 },
        "crowding": { "calm_minutes": 10, "crowded_minutes": 30 },
    });
    change(&mut document);
    serde_json::from_value(document).expect("a status")
}

fn summary(now: Timestamp) -> QueueSummary {
    let document = json!({
        "version": 7, "server_time": now.to_string(), "poll_after_ms": 10_000, "source": "simulation",
        "offices": [
            { "office": OFFICE, "version": 7, "counters": counters(now) },
            { "office": "seocho-4", "version": 7, "counters": [
                { "id": "general", "name": { "ko": "통합민원", "en": "General" }, "kind": "general", "state": "closed",
                  "resumes_at": "2026-11-24T09:00:00+09:00" },
            ] },
        ],
        "accuracy": { "days": 7, "forecasts": 1000, "right": 806 },
        "crowding": { "calm_minutes": 10, "crowded_minutes": 30 },
    });
    serde_json::from_value(document).expect("a summary")
}

/// Offices, and the summary of them as it was so many seconds ago.
async fn town_with_queues(age_s: i64) -> (Town, Services) {
    let town = Town::new();
    let services = town.services().await;
    let now = services.client.clock().now();
    let at = now.plus_seconds(-age_s);
    services
        .cache
        .put(&QueueSummary::name(""), Loaded::ready(summary(at), at));
    services
        .cache
        .put(&QueueStatus::name(OFFICE), Loaded::ready(status(at, |_| ()), at));
    (town, services)
}

fn put_status(services: &Services, change: impl FnOnce(&mut Value)) {
    let now = services.client.clock().now();
    let document = status(now, change);
    services
        .cache
        .put(&QueueStatus::name(OFFICE), Loaded::ready(document, now));
}

fn all() -> QueueView {
    QueueView::Offices(OfficeOrder::Listed)
}

fn one() -> QueueView {
    QueueView::Office(OFFICE.into())
}

#[tokio::test]
async fn every_office_says_how_crowded_it_is_how_many_wait_and_how_long() {
    let (_town, services) = town_with_queues(0).await;
    let html = render(&services, all()).await;
    sound(&html);
    for text in [
        "OK민원센터",
        "5명 기다려요",
        "분쯤",
        "level is-ordinary",
        "보통",
        "잠시 멈춤",
        "오후 1시에 다시 불러요.",
        "알 수 없음",
        "몇 명인지 알 수 없어요",
        "업무 끝",
        "11월 24일 화요일 오전 9시에 열어요.",
        "방금 기준",
        "시연용 숫자예요. 실제 대기가 아니에요.",
        "지난 7일 동안 10번 중 8번 맞았어요.",
        "읽지 못한 숫자가 1개 있어요",
        "저희가 갈게요",
    ] {
        has(&html, text);
    }
    lacks(&html, "-4명");
}

#[tokio::test]
async fn the_office_looked_at_last_stands_first_and_says_so() {
    let (_town, services) = town_with_queues(0).await;
    let place = |html: &str, name: &str| html.find(&format!(">{name}<")).expect(name);
    storage::write(Area::Device, LAST_OFFICE, "seocho-4");
    let html = render(&services, all()).await;
    has(&html, "지난번에 본 곳");
    assert!(place(&html, "서초4동 주민센터") < place(&html, "서초구청 OK민원센터"));
    let html = render(&services, QueueView::Offices(OfficeOrder::Quietest)).await;
    assert!(
        place(&html, "서초구청 OK민원센터") < place(&html, "서초4동 주민센터"),
        "a closed office comes last"
    );
    lacks(&html, "지난번에 본 곳");
    storage::remove(Area::Device, LAST_OFFICE);
}

#[tokio::test]
async fn nearest_first_asks_nobody_by_itself() {
    let (_town, services) = town_with_queues(0).await;
    let html = render(&services, QueueView::Offices(OfficeOrder::Nearest)).await;
    has(&html, "한 번 더 누르면 위치를 여쭤봐요");
    lacks(&html, "위치를 찾고 있어요");
}

#[tokio::test]
async fn an_office_shows_each_counter_with_its_state_in_words() {
    let (_town, services) = town_with_queues(0).await;
    let html = render(&services, one()).await;
    sound(&html);
    for text in [
        "OK민원센터</h1>",
        "1042",
        "3번 창구",
        ">5명<",
        "이 가운데 1명은 예약하고 오신 분이에요.",
        "분쯤 기다려요",
        "번호표는 오후 5시 30분까지 받을 수 있어요.",
        "점심시간이에요. 오후 1시에 다시 불러요.",
        "지금은 업무를 하지 않아요.",
        "얼마나 걸릴지 아직 알 수 없어요",
        "/queue/ok-center/take/general",
        "예약하신 분을 제시간에 먼저 불러요.",
        "/queue/ok-center/when",
        "/order?office=ok-center",
        "기다리지 않으려면 서류를 미리 예약하세요",
        "120으로 물어보기",
    ] {
        has(&html, text);
    }
    assert_eq!(html.matches("/take/").count(), 1, "only where the rules allow it");
}

#[tokio::test]
async fn numbers_of_half_a_minute_ago_are_said_to_be_old_and_later_promise_nothing() {
    for (age, said, unsaid) in [
        (40, "40초 전 숫자라서 지금은 다를 수 있어요", "받지 못하고 있어요"),
        (
            98,
            "새 숫자를 받지 못하고 있어요. 1분 30초 전 숫자예요. 인터넷을 확인해 주세요.",
            "분쯤",
        ),
    ] {
        let (_town, services) = town_with_queues(age).await;
        for view in [all(), one()] {
            let html = render(&services, view).await;
            sound(&html);
            has(&html, said);
            lacks(&html, unsaid);
            has(&html, "5명");
            if age > 90 {
                has(&html, "새 숫자가 오면 보여 드려요");
            }
        }
    }
}

fn take() -> QueueView {
    QueueView::Take(OFFICE.into(), "general".into())
}

#[tokio::test]
async fn over_lunch_both_pages_say_so_and_that_a_number_can_be_taken() {
    let (_town, services) = town_with_queues(0).await;
    put_status(&services, |document| {
        let counter = &mut document["counters"][0];
        counter["state"] = json!("paused");
        counter["reason"] = json!({ "ko": "점심시간이에요.", "en": "Lunch." });
        counter["resumes_at"] = json!("2026-11-23T13:30:00+09:00");
    });
    for view in [one(), take()] {
        let html = render(&services, view).await;
        sound(&html);
        has(
            &html,
            "점심시간이에요. 오후 1시 30분에 다시 불러요. 번호표는 지금 받으실 수 있어요.",
        );
    }
    let html = render(&services, take()).await;
    lacks(&html, "얼마나 걸릴지");
    has(&html, ">번호표 받기<");
    has(&render(&services, one()).await, "/take/general");
    // Where no numbers are given out any more, neither page says that they are.
    put_status(&services, |document| {
        let counter = &mut document["counters"][0];
        counter["state"] = json!("paused");
        counter["last_call"] = json!("2026-11-23T00:10:00+09:00");
    });
    for view in [one(), take()] {
        lacks(&render(&services, view).await, "지금 받으실 수 있어요");
    }
}

#[tokio::test]
async fn a_closed_counter_says_so_first_and_leads_to_a_better_time() {
    let (_town, services) = town_with_queues(0).await;
    put_status(&services, |document| {
        document["counters"][0]["state"] = json!("closed");
        document["counters"][0]["resumes_at"] = json!("2026-11-24T09:00:00+09:00");
    });
    let html = render(&services, take()).await;
    sound(&html);
    for unsaid in ["지금 기다리는 사람", "기다릴 시간", ">번호표 받기<"] {
        lacks(&html, unsaid);
    }
    has(&html, "/queue/ok-center/when");
    assert_eq!(
        html.matches("이 곳의 다른 창구 보기").count(),
        1,
        "the way back alone"
    );
    let answer = html
        .find("지금은 이 창구에서 번호표를 드리지 않아요")
        .expect("the answer");
    assert!(answer < html.find("가실 곳").expect("the facts"));
}

#[tokio::test]
async fn who_holds_a_number_of_a_counter_is_led_to_it_and_not_to_a_second_one() {
    let (_town, services) = town_with_queues(0).await;
    let kept = json!([{
        "view": {
            "ticket": { "reference": "S7K2-9QF4", "version": 1, "number": "1049", "state": "waiting",
                "office": { "id": OFFICE, "name": { "ko": "." }, "dong": { "ko": "." }, "phone": "120" },
                "counter": "general", "taken_at": "2026-11-23T10:00:00+09:00", "ahead": 5 },
            "rules": status(services.client.clock().now(), |_| ()).ticket_rules,
            "server_time": "2026-11-23T10:00:00+09:00", "poll_after_ms": 1000,
        },
        "secret": "secret", "gone_at": now_millis() + 3_600_000,
    }]);
    storage::write(Area::Device, KEPT_TICKETS[0], &kept.to_string());
    let html = render(&services, one()).await;
    storage::remove(Area::Device, KEPT_TICKETS[0]);
    has(&html, "내 번호표 보기 (1049번)");
    has(&html, "aria-label=\"내 번호표 보기 (1049번): 통합민원\"");
    lacks(&html, "/take/general");
    has(
        &render(&services, one()).await,
        "aria-label=\"집에서 번호표 받기: 통합민원\"",
    );
}

#[tokio::test]
async fn a_counter_observed_earlier_than_the_others_says_so_for_itself() {
    let (_town, services) = town_with_queues(0).await;
    let now = services.client.clock().now();
    put_status(&services, |document| {
        document["counters"][0]["observed_at"] = json!(now.plus_seconds(-7_300).to_string());
    });
    let html = render(&services, one()).await;
    has(&html, "이 창구는 2시간 전 숫자예요.");
    lacks(&html, "분쯤 기다려요");
    has(&html, "방금 기준");
}

#[tokio::test]
async fn where_numbers_come_from_is_said_unless_it_is_the_counters_themselves() {
    let (_town, services) = town_with_queues(0).await;
    for (source, text) in [
        (QueueSource::Recording, "전에 적어 둔 숫자를"),
        (QueueSource::NationalService, "전국 민원실 공개 자료"),
        (QueueSource::Unknown, "어디에서 온 숫자인지 알 수 없어요"),
    ] {
        put_status(&services, |document| document["source"] = json!(source.word()));
        has(&render(&services, one()).await, text);
    }
    put_status(&services, |document| document["source"] = json!("counters"));
    lacks(&render(&services, one()).await, "notice is-");
}

#[tokio::test]
async fn with_too_little_data_nothing_is_published() {
    let (_town, services) = town_with_queues(0).await;
    put_status(&services, |document| document["accuracy"] = Value::Null);
    lacks(&render(&services, one()).await, "10번 중");
    let all_right = Accuracy {
        days: 7,
        forecasts: 100,
        right: 99,
    };
    put_status(&services, |document| document["accuracy"] = json!(all_right));
    has(&render(&services, one()).await, "10번 중 9번");
}

#[tokio::test]
async fn an_unknown_state_and_an_early_end_have_their_words() {
    let (_town, services) = town_with_queues(0).await;
    put_status(&services, |document| {
        document["counters"][0]["state"] = json!("on_the_moon");
        document["counters"][1]["state"] = json!("closing_early");
        document["counters"][1]["reason"] = Value::Null;
        document["counters"][1]["last_call"] = json!("2026-11-23T16:00:00+09:00");
    });
    has(
        &render(&services, board()).await,
        "오늘은 일찍 마감해요. 번호표는 오후 4시까지 받을 수 있어요.",
    );
    let html = render(&services, one()).await;
    sound(&html);
    has(&html, "창구가 열려 있는지 알 수 없어요");
    has(&html, "오늘은 일찍 마감해요.");
    lacks(&html, "on_the_moon");
}

#[tokio::test]
async fn an_office_that_does_not_exist_is_answered_with_those_that_do() {
    let town = Town::new();
    let services = town.services().await;
    let failed = Loaded::<QueueStatus> {
        error: Some(Rc::new(ApiError::Problem {
            problem: Box::new(Problem::new(ProblemCode::NotFound)),
            retry_after_s: None,
        })),
        ..Loaded::default()
    };
    services.cache.put(&QueueStatus::name("nowhere"), failed);
    let html = render(&services, QueueView::Office("nowhere".into())).await;
    sound(&html);
    has(&html, "그런 곳을 찾지 못했어요");
    has(&html, "href=\"/queue/seocho-4\"");
}

#[tokio::test]
async fn before_the_first_answer_the_page_waits_and_in_trouble_says_what_to_do() {
    let town = Town::new();
    for view in [all(), one(), when()] {
        let html = render(&town.cold_services(), view.clone()).await;
        sound(&html);
        has(&html, "skeleton");
        let services = town.cold_services();
        services.cache.put(
            &QueueSummary::name(""),
            Loaded::<QueueSummary> {
                error: Some(Rc::new(ApiError::Network)),
                ..Loaded::default()
            },
        );
        services.cache.put(
            &QueueStatus::name(OFFICE),
            Loaded::<QueueStatus> {
                error: Some(Rc::new(ApiError::Network)),
                ..Loaded::default()
            },
        );
        services.cache.put(
            &format!("queue-history/{OFFICE}"),
            Loaded::<QueueHistory> {
                error: Some(Rc::new(ApiError::Network)),
                ..Loaded::default()
            },
        );
        let html = render(&services, view).await;
        sound(&html);
        has(&html, "인터넷이 연결되지 않아요");
        has(&html, "다시 해 보기");
    }
}

#[tokio::test]
async fn hours_that_are_told_in_words_stand_on_the_page_as_they_are() {
    let (town, services) = town_with_queues(0).await;
    lacks(&render(&services, one()).await, "첫째 토요일 오전");
    let mut offices = town.client.list_offices().await.expect("offices");
    let note = LocalText::new("주말: 첫째 토요일 오전", "Weekends: first Saturday");
    offices.items[0].hours.notes.push(note);
    let now = services.client.clock().now();
    services.cache.put("offices", Loaded::ready(offices, now));
    has(&render(&services, one()).await, "<p>주말: 첫째 토요일 오전</p>");
}

#[tokio::test]
async fn a_district_without_offices_says_so() {
    let town = Town::new();
    let services = town.cold_services();
    let now = services.client.clock().now();
    let none = List::<Office> {
        items: Vec::new(),
        dropped: 0,
    };
    services.cache.put("offices", Loaded::ready(none, now));
    services
        .cache
        .put(&QueueSummary::name(""), Loaded::ready(summary(now), now));
    has(&render(&services, all()).await, "보여 드릴 곳이 아직 없어요");
}

/// Eight weeks of a counter: long waits in the morning, short ones in the afternoon, nothing over lunch.
fn put_history(services: &Services) {
    let now = services.client.clock().now();
    let hours: Vec<Value> = (0..5)
        .flat_map(|weekday| (9..18).map(move |hour| (weekday, hour)))
        .filter(|(_, hour)| *hour != 12)
        .map(|(weekday, hour)| {
            let wait = (20 - hour) * 120;
            json!({ "weekday": weekday, "hour": hour, "days": 8, "waiting": hour, "calls": 20, "desks_tenths": 30,
                "service_s": 420, "service_deviation_s": 180, "wait_low_s": wait / 3, "wait_middle_s": wait,
                "wait_high_s": wait * 2 })
        })
        .collect();
    let history: QueueHistory = serde_json::from_value(json!({
        "office": OFFICE, "server_time": now.to_string(), "weeks": 8,
        "counters": [{ "counter": "general", "hours": hours }],
    }))
    .expect("a history");
    services
        .cache
        .put(&format!("queue-history/{OFFICE}"), Loaded::ready(history, now));
}

#[tokio::test]
async fn the_hours_of_today_are_a_picture_with_a_table_behind_it() {
    let (_town, services) = town_with_queues(0).await;
    put_history(&services);
    let html = render(&services, one()).await;
    sound(&html);
    has(&html, "보통 오후 5시에 가장 짧게, 오전 9시에 가장 오래 기다려요.");
    assert_eq!(html.matches("<tr>").count(), 9, "a head and eight hours");
    assert_eq!(
        html.matches("bar-chart__solid").count(),
        9,
        "with a gap over lunch"
    );
    has(&html, "9명쯤");
    has(&html, "가로줄은 30분이에요.");
}

fn when() -> QueueView {
    QueueView::BestTimes(OFFICE.into())
}

#[tokio::test]
async fn the_best_times_of_each_day_have_a_range_a_reason_and_a_way_on() {
    let (_town, services) = town_with_queues(0).await;
    put_history(&services);
    let html = render(&services, when()).await;
    sound(&html);
    assert_eq!(
        html.matches("class=\"best-day\"").count(),
        3,
        "three days at first"
    );
    assert!(
        html.matches("class=\"best-time\"").count() <= 9,
        "three times a day"
    );
    for text in [
        "오늘, 11월 23일 월요일",
        "11월 24일 화요일",
        "기다려요",
        "달력에 넣기",
        "나설 때 알려 주기",
        "다른 날 더 보기",
        "위치는 묻지 않아요",
        "start=2026-11-24T",
        "그냥 오시면",
        "예약하고 오시면",
        "시연용 숫자예요",
        "best-now",
    ] {
        has(&html, text);
    }
    let of_today = html.split("11월 24일 화요일").next().expect("today");
    assert_eq!(
        html.matches("나설 때 알려 주기").count(),
        of_today.matches("나설 때 알려 주기").count(),
        "only for today"
    );
}

#[tokio::test]
async fn an_office_without_records_says_so_instead_of_guessing() {
    let (_town, services) = town_with_queues(0).await;
    let now = services.client.clock().now();
    let none = QueueHistory {
        office: OFFICE.into(),
        server_time: now,
        weeks: 0,
        counters: Vec::new(),
    };
    services
        .cache
        .put(&format!("queue-history/{OFFICE}"), Loaded::ready(none, now));
    let html = render(&services, when()).await;
    sound(&html);
    has(&html, "기록이 아직 적어요");
    has(&render(&services, one()).await, "아직 모은 기록이 적어서");
}

#[tokio::test]
async fn a_time_typed_in_this_tab_gives_the_time_to_leave() {
    let (_town, services) = town_with_queues(0).await;
    put_history(&services);
    storage::write(Area::Tab, "queue-travel", "16:00 20");
    let html = render(&services, when()).await;
    sound(&html);
    has(&html, "오후 3시 35분쯤 나서세요. 조금 넉넉하게 잡았어요.");
    has(&html, "value=\"16:00\"");
    storage::remove(Area::Tab, "queue-travel");
}

fn board() -> QueueView {
    QueueView::Board(OFFICE.into())
}

#[tokio::test]
async fn a_board_shows_numbers_and_nothing_to_press() {
    let (_town, services) = town_with_queues(0).await;
    let html = render(&services, board()).await;
    assert_eq!(html.matches("<h1").count(), 1);
    assert_eq!(html.matches("<main").count(), 1);
    for text in [
        "OK민원센터 대기 현황",
        "1042",
        "3번 창구",
        "대기 5명",
        "지금 오시면",
        ">잠시 멈춤<",
        "점심시간이에요. 오후 1시에 다시 불러요.",
        "시연용 숫자예요",
        "is-few",
    ] {
        has(&html, text);
    }
    for control in ["<a ", "<button", "<input", "<header", "<footer", "120", "{"] {
        lacks(&html, control);
    }
}

#[tokio::test]
async fn a_board_says_when_its_numbers_are_old_and_when_all_is_closed() {
    for (age, class) in [(60, "is-of-now"), (300, "is-old")] {
        let (_town, services) = town_with_queues(age).await;
        let html = render(&services, board()).await;
        has(&html, "연결이 끊겨서");
        has(&html, class);
    }
    let (_town, services) = town_with_queues(0).await;
    put_status(&services, |document| {
        let counters = document["counters"].as_array_mut().expect("counters");
        for counter in counters {
            counter["state"] = json!("closed");
            counter["resumes_at"] = json!("2026-11-24T09:00:00+09:00");
        }
    });
    let html = render(&services, board()).await;
    has(
        &html,
        "지금은 업무 시간이 아니에요. 11월 24일 화요일 오전 9시에 열어요.",
    );
}

#[tokio::test]
async fn a_board_of_many_counters_is_dense_and_says_only_what_it_has_room_for() {
    let (_town, services) = town_with_queues(0).await;
    put_status(&services, |document| {
        let one = document["counters"][0].clone();
        let many = (0..400).map(|at| {
            let mut counter = one.clone();
            counter["id"] = json!(format!("counter-{at}"));
            counter
        });
        document["counters"] = many.collect();
    });
    let html = render(&services, board()).await;
    has(&html, "is-dense");
    assert_eq!(html.matches("board-cell__called").count(), 400);
    assert_eq!(html.matches(">5명<").count(), 400);
    lacks(&html, "3번 창구");
}

#[tokio::test]
async fn the_pages_stand_in_english_too() {
    let (_town, services) = town_with_queues(0).await;
    put_history(&services);
    for view in [all(), one(), when(), board(), QueueView::Office("nowhere".into())] {
        let html = render_in(Language::English, &services, view.clone()).await;
        lacks(&html, "{");
        let korean = html
            .replace("한국어", "")
            .chars()
            .any(|letter| ('가'..='힣').contains(&letter));
        assert!(!korean, "{view:?} has Korean left:\n{html}");
    }
}
