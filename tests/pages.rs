//! Whole pages rendered on the host with the real client's data from the reference backend: empty, loading,
//! stale, in trouble, full; in every language.

#[path = "pages/aloud.rs"]
mod aloud;
#[path = "pages/behalf.rs"]
mod behalf;
#[path = "pages/foreign.rs"]
mod foreign;
#[path = "pages/frame.rs"]
mod frame;
#[path = "pages/kiosk.rs"]
mod kiosk;
#[path = "pages/kiosk_services.rs"]
mod kiosk_services;
#[path = "pages/mine.rs"]
mod mine;
#[path = "pages/payback.rs"]
mod payback;
#[path = "pages/payback_history.rs"]
mod payback_history;
#[path = "pages/payback_receipts.rs"]
mod payback_receipts;
#[path = "pages/payback_ways.rs"]
mod payback_ways;
#[path = "pages/payback_words.rs"]
mod payback_words;
#[path = "pages/representation.rs"]
mod representation;
#[path = "pages/tickets.rs"]
mod tickets;
#[path = "pages/visit_requests.rs"]
mod visit_requests;
#[path = "pages/visits.rs"]
mod visits;

mod support;

use contract::problem::{Problem, ProblemCode};
use contract::reservation::ReservationView;
use contract::time::Date;
use resident_app::api::ApiError;
use resident_app::app::{App, AppProps, Display};
use resident_app::device::storage::{self, Area};
use resident_app::fetch::{Loaded, Services};
use resident_app::i18n::Language;
use resident_app::routes::{Choice, OrderStep, OrderView, Route};
use std::rc::Rc;
use support::{OFFICE, Town, family_relation, monday};
use yew::LocalServerRenderer;

async fn render_in(language: Language, services: &Services, route: Route) -> String {
    // Whatever a test looks for: in no language does a word stand on its page without saying which it is.
    for other in Language::ALL {
        let html = render_one(other, services, route.clone()).await;
        assert_eq!(foreign::strays(other, &html), [""; 0], "{route:?} in {other:?}");
    }
    let html = render_one(language, services, route.clone()).await;
    assert_eq!(
        aloud::said_of_someone(&html),
        [""; 0],
        "{route:?} in {language:?}"
    );
    without_masks(&html)
}

async fn render_one(language: Language, services: &Services, route: Route) -> String {
    let display = Display {
        language,
        ..Display::default()
    };
    let props = AppProps {
        services: services.clone(),
        route,
        display,
    };
    LocalServerRenderer::<App>::with_props(props)
        .hydratable(false)
        .render()
        .await
}

/// A page as it is read: masked words are kept in one piece by a mark of their own.
fn without_masks(html: &str) -> String {
    let mut parts = html.split("class=\"masked\">");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |read, part| {
        let (before, _) = read.rsplit_once('<').unwrap_or_default();
        before.to_owned() + &part.replacen("</span>", "", 1)
    })
}

async fn render(services: &Services, route: Route) -> String {
    render_in(Language::Korean, services, route).await
}

fn order(step: OrderStep, choice: &Choice) -> Route {
    choice.at(step)
}

async fn full_choice(town: &Town) -> Choice {
    Choice {
        documents: vec![(family_relation(town).await, 1)],
        office: Some(OFFICE.into()),
        start: Some(town.free_slot("2026-11-24").await),
        day: None,
        changing: false,
    }
}

/// As the who page would have saved it.
fn type_person(for_whom: &str) {
    let draft = serde_json::json!({
        "person": { "for_whom": for_whom, "other_name": "홍부친", "name": "홍시연", "year": "1950", "month": "5",
                    "day": "5", "phone": "010-0000-1234" },
        "held": null, "changed_at": resident_app::device::now_millis(),
    });
    storage::write(Area::Device, "order-draft", &draft.to_string());
}

fn has(html: &str, text: &str) {
    assert!(html.contains(text), "“{text}” is not in:\n{html}");
}

/// What every page must have, whatever its state.
fn sound(html: &str) {
    assert_eq!(html.matches("<h1").count(), 1, "one heading:\n{html}");
    assert_eq!(html.matches("<main").count(), 1, "one main");
    has(html, "href=\"tel:120\"");
    has(html, "href=\"#main\"");
    assert!(!html.contains(" style="), "no inline style:\n{html}");
    assert!(!html.contains('{'), "an unfilled value:\n{html}");
}

#[tokio::test]
async fn every_page_stands_before_anything_is_loaded_in_every_language() {
    let town = Town::new();
    for language in Language::ALL {
        for (pattern, route) in Route::prerendered() {
            let html = render_in(language, &town.cold_services(), route).await;
            // A board has nothing to press, not even the phone: `queue_pages.rs` looks at it.
            if !pattern.starts_with("/board/") {
                sound(&html);
            }
            let korean_left = language == Language::English
                && html
                    .replace("한국어", "")
                    .chars()
                    .any(|letter| ('가'..='힣').contains(&letter));
            assert!(!korean_left, "{pattern} has Korean on its English page:\n{html}");
        }
    }
}

#[tokio::test]
async fn home_has_four_doors_and_says_which_are_not_open_yet() {
    let mut services = Town::new().cold_services();
    let html = render(&services, Route::Home).await;
    for text in ["서류 예약", "지금 대기", "북페이백", "찾아가는 서비스"] {
        has(&html, text);
    }
    assert_eq!(html.matches("준비 중").count(), 0);
    has(&html, "시연용 화면이에요");
    let config = include_str!("../config/config.json");
    let config = config.replace("\"book_payback\": \"live\"", "\"book_payback\": \"planned\"");
    services.config = Rc::new(resident_app::config::Config::parse(&config).expect("a configuration"));
    let html = render(&services, Route::Home).await;
    assert_eq!(html.matches("준비 중").count(), 1);
}

#[tokio::test]
async fn documents_are_listed_by_wish_and_kind_with_fee_and_the_word_that_one_is_free_at_home() {
    let town = Town::new();
    let html = render(
        &town.services().await,
        order(OrderStep::Documents, &Choice::default()),
    )
    .await;
    sound(&html);
    for text in [
        "많이 찾는 서류",
        "가족관계증명서",
        "한 통 1,000원",
        "집에서 무료",
        "필요한 서류를 눌러 고르세요",
    ] {
        has(&html, text);
    }
}

#[tokio::test]
async fn chosen_documents_add_up() {
    let town = Town::new();
    let choice = Choice {
        documents: vec![(family_relation(&town).await, 2)],
        ..Choice::default()
    };
    let html = render(&town.services().await, order(OrderStep::Documents, &choice)).await;
    has(&html, "1가지 고름");
    has(&html, "2,000원");
}

#[tokio::test]
async fn what_a_document_needs_is_told_before_the_form() {
    let town = Town::new();
    let choice = full_choice(&town).await;
    let html = render(&town.services().await, order(OrderStep::Needs, &choice)).await;
    sound(&html);
    for text in [
        "본인이 받을 때 가져올 것",
        "신분증",
        "오늘은 예약할 수 없어요. 11월 24일 화요일부터 12월 8일 화요일까지",
        "저희가 갈게요",
    ] {
        has(&html, text);
    }
}

#[tokio::test]
async fn offices_say_whether_they_are_open_and_in_which_dong() {
    let town = Town::new();
    let choice = full_choice(&town).await;
    let html = render(&town.services().await, order(OrderStep::Office, &choice)).await;
    sound(&html);
    for text in [
        "OK민원센터",
        "남부순환로 2584",
        "지금 열려 있어요",
        "평일 오전 9시부터 오후 6시까지",
        "수요일은 오후 8시까지",
        "방배본동",
    ] {
        has(&html, text);
    }
    assert_eq!(html.matches("office-card__name").count(), 19);
}

#[tokio::test]
async fn days_with_places_are_offered_with_lunch_and_evening_in_words() {
    let town = Town::new();
    let mut choice = full_choice(&town).await;
    choice.day = Date::new(2026, 11, 25);
    let html = render(&town.services().await, order(OrderStep::Time, &choice)).await;
    sound(&html);
    for text in [
        "2026년 11월 25일 수요일",
        "저녁",
        "</span>7시 30분",
        "점심시간이라 받을 수 없어요",
        "12월 9일 수요일은",
    ] {
        has(&html, text);
    }
    assert_eq!(html.matches("day-list__date").count(), 10, "ten days at a time");
    assert!(!html.contains("11월 28일"), "no Saturdays in the list");
}

#[tokio::test]
async fn a_district_that_allows_the_same_day_says_so() {
    let town = Town::with(|options| options.rules.min_days_ahead = 0);
    let choice = full_choice(&town).await;
    let html = render(&town.services().await, order(OrderStep::Needs, &choice)).await;
    has(&html, "오늘도 예약할 수 있어요");
}

#[tokio::test]
async fn a_nearly_full_slot_and_a_full_office_are_said() {
    let town = Town::new();
    let choice = full_choice(&town).await;
    let start = choice.start.unwrap();
    town.backend.staff().set_capacity(OFFICE, start, Some(2)).unwrap();
    let html = render(&town.services().await, order(OrderStep::Time, &choice)).await;
    has(&html, "2자리 남음");
    let mut slots = town.client.list_slots(OFFICE).await.unwrap();
    slots
        .days
        .iter_mut()
        .flat_map(|day| &mut day.slots)
        .for_each(|slot| slot.left = 0);
    let services = town.services().await;
    services
        .cache
        .put("slots/ok-center", Loaded::ready(slots, monday()));
    let html = render(
        &services,
        order(
            OrderStep::Time,
            &Choice {
                start: None,
                ..choice
            },
        ),
    )
    .await;
    has(&html, "남은 자리가 없어요");
}

#[tokio::test]
async fn for_someone_else_their_name_is_on_the_form_and_the_check_page() {
    let town = Town::new();
    let choice = full_choice(&town).await;
    type_person("Family");
    let html = render(&town.services().await, order(OrderStep::Who, &choice)).await;
    sound(&html);
    has(&html, "서류 주인의 이름");
    has(&html, "예약하는 분(나)의 이름");
    let html = render(&town.services().await, order(OrderStep::Check, &choice)).await;
    sound(&html);
    for text in [
        "홍부친 님의 서류예요",
        "가족관계증명서",
        "1통 · 1,000원",
        "1950년 5월 5일",
        "이대로 예약하기",
        "change=1",
    ] {
        has(&html, text);
    }
    storage::remove(Area::Device, "order-draft");
}

#[tokio::test]
async fn a_step_that_lacks_something_shows_the_step_that_asks_for_it() {
    let town = Town::new();
    let html = render(
        &town.services().await,
        order(OrderStep::Check, &Choice::default()),
    )
    .await;
    has(&html, "어떤 서류가 필요하세요?");
}

fn with_order(services: &Services, view: &ReservationView) -> Route {
    let reference = view.reservation.reference.clone();
    let secrets = serde_json::json!([[reference, view.key]]);
    storage::write(Area::Tab, "order-secrets", &secrets.to_string());
    services.cache.put(
        &format!("order/{reference}"),
        Loaded::ready(view.clone(), view.server_time),
    );
    Route::OneOrder(reference, OrderView::Ticket)
}

#[tokio::test]
async fn an_order_shows_its_ticket_and_where_it_stands() {
    let town = Town::new();
    let services = town.services().await;
    let view = town.order_for_parent().await;
    let route = with_order(&services, &view);
    let html = render(&services, route.clone()).await;
    sound(&html);
    for text in [
        "예약됐어요",
        "홍*친 님의 서류예요",
        "예약-1",
        "role=\"img\"",
        "2026년 11월 24일 화요일",
        "이 기기에 예약 저장하기",
    ] {
        has(&html, text);
    }
    assert!(
        !html.contains("홍부친") && !html.contains("홍시연"),
        "names are masked"
    );
    let mut reached = view.clone();
    for (state, heading) in [
        (
            contract::reservation::OrderState::Preparing,
            "서류를 준비하고 있어요",
        ),
        (contract::reservation::OrderState::Ready, "서류가 다 됐어요"),
        (
            contract::reservation::OrderState::Collected,
            "서류를 찾아가셨어요",
        ),
        (
            contract::reservation::OrderState::Expired,
            "찾아가실 시간이 지났어요",
        ),
        (contract::reservation::OrderState::Cancelled, "취소된 예약이에요"),
        (
            contract::reservation::OrderState::Unknown,
            "예약 상태를 확인해 주세요",
        ),
    ] {
        reached.reservation.state = state;
        let route = with_order(&services, &reached);
        let html = render(&services, route).await;
        sound(&html);
        has(&html, heading);
    }
}

#[tokio::test]
async fn an_order_that_cannot_be_refreshed_says_how_old_it_is() {
    let town = Town::new();
    let services = town.services().await;
    let view = town.order().await;
    let route = with_order(&services, &view);
    let name = format!("order/{}", view.reservation.reference);
    let stale = services
        .cache
        .get::<ReservationView>(&name)
        .started()
        .finished(Err(ApiError::Network), monday());
    services.cache.put(&name, stale);
    has(
        &render(&services, route).await,
        "11월 23일 월요일 오전 10시에 확인한 내용이에요",
    );
}

#[tokio::test]
async fn an_order_that_this_device_cannot_open_asks_who_one_is() {
    let town = Town::new();
    let route = Route::OneOrder("S7K2-9QF4".into(), OrderView::Ticket);
    storage::remove(Area::Tab, "order-secrets");
    let html = render(&town.services().await, route).await;
    sound(&html);
    has(&html, "S7K2-9QF4");
    has(&html, "휴대전화 뒷자리");
}

#[tokio::test]
async fn trouble_while_loading_is_said_with_what_to_do() {
    let town = Town::new();
    for (error, text) in [
        (ApiError::Network, "인터넷이 연결되지 않아요"),
        (ApiError::TimedOut, "인터넷이 연결되지 않아요"),
        (ApiError::Unreadable, "지금은 답을 받지 못했어요"),
        (problem(ProblemCode::Unavailable), "지금은 답을 받지 못했어요"),
        (
            problem(ProblemCode::TooManyRequests),
            "잠깐 쉬었다가 다시 해 주세요",
        ),
    ] {
        let services = town.cold_services();
        let failed = Loaded::<resident_app::api::List<contract::document::Document>> {
            error: Some(Rc::new(error)),
            ..Loaded::default()
        };
        services.cache.put("documents", failed);
        let html = render(&services, order(OrderStep::Documents, &Choice::default())).await;
        sound(&html);
        has(&html, text);
        has(&html, "다시 해 보기");
    }
}

fn problem(code: ProblemCode) -> ApiError {
    ApiError::Problem {
        problem: Box::new(Problem::new(code)),
        retry_after_s: None,
    }
}

#[tokio::test]
async fn the_rest_of_the_pages_stand_with_data_in_english_too() {
    let town = Town::new();
    let choice = full_choice(&town).await;
    type_person("Oneself");
    let services = town.services().await;
    let view = town.order().await;
    let Route::OneOrder(reference, _) = with_order(&services, &view) else {
        panic!("a ticket")
    };
    let mut routes: Vec<Route> = OrderStep::ALL.iter().map(|step| order(*step, &choice)).collect();
    routes.extend(
        [OrderView::Ticket, OrderView::Time, OrderView::Cancel]
            .map(|view| Route::OneOrder(reference.clone(), view)),
    );
    routes.extend([Route::Orders, Route::NotFound]);
    for route in routes {
        let html = render_in(Language::English, &services, route.clone()).await;
        sound(&html);
        // A name that the backend has in Korean only is marked as Korean; nothing else is left.
        let own = html
            .replace("한국어", "")
            .replace("홍시연", "")
            .replace("홍*연", "")
            .replace("예약-", "");
        let korean = own
            .char_indices()
            .find(|(_, letter)| ('가'..='힣').contains(letter));
        assert!(
            korean.is_none(),
            "{route:?}: {}",
            korean.map_or("", |(at, _)| own[at.saturating_sub(0)..].get(..60).unwrap_or(""))
        );
    }
    storage::remove(Area::Device, "order-draft");
}

/// Routes that load something, with the name of it in the cache and how to put trouble or nothing there.
async fn loading_routes(town: &Town) -> Vec<(Route, &'static str)> {
    let choice = full_choice(town).await;
    let one = |view| Route::OneOrder("S7K2-9QF4".into(), view);
    storage::write(Area::Tab, "order-secrets", r#"[["S7K2-9QF4","secret"]]"#);
    vec![
        (order(OrderStep::Documents, &choice), "documents"),
        (order(OrderStep::Needs, &choice), "documents"),
        (order(OrderStep::Office, &choice), "offices"),
        (order(OrderStep::Time, &choice), "slots/ok-center"),
        (one(OrderView::Ticket), "order/S7K2-9QF4"),
        (one(OrderView::Time), "order/S7K2-9QF4"),
        (one(OrderView::Cancel), "order/S7K2-9QF4"),
    ]
}

fn put_trouble(services: &Services, name: &str) {
    fn failed<T>() -> Loaded<T> {
        Loaded {
            error: Some(Rc::new(ApiError::Network)),
            ..Loaded::default()
        }
    }
    use resident_app::api::List;
    match name {
        "documents" => services
            .cache
            .put(name, failed::<List<contract::document::Document>>()),
        "offices" => services
            .cache
            .put(name, failed::<List<contract::office::Office>>()),
        "slots/ok-center" => services.cache.put(name, failed::<contract::slot::SlotDays>()),
        _ => services.cache.put(name, failed::<ReservationView>()),
    }
}

#[tokio::test]
async fn every_page_that_loads_says_so_and_in_trouble_what_to_do() {
    let town = Town::new();
    for (route, name) in loading_routes(&town).await {
        let html = render(&town.cold_services(), route.clone()).await;
        sound(&html);
        assert!(
            html.contains("skeleton"),
            "{route:?} shows that it loads:\n{html}"
        );
        assert!(
            !html.contains("연결되지 않아요"),
            "{route:?} claims no trouble yet"
        );
        let services = town.cold_services();
        put_trouble(&services, name);
        let html = render(&services, route.clone()).await;
        sound(&html);
        has(&html, "인터넷이 연결되지 않아요");
        has(&html, "120으로 전화하세요");
    }
    storage::remove(Area::Tab, "order-secrets");
}

#[tokio::test]
async fn old_slots_are_shown_and_said_to_be_old() {
    let town = Town::new();
    let services = town.services().await;
    let choice = full_choice(&town).await;
    let slots = town.client.list_slots(OFFICE).await.unwrap();
    services.cache.put(
        "slots/ok-center",
        Loaded::ready(slots, monday().plus_seconds(-60)),
    );
    let html = render(&services, order(OrderStep::Time, &choice)).await;
    has(&html, "조금 전 자리를 보여 드려요");
    has(&html, "8자리");
}

#[tokio::test]
async fn only_a_public_body_calls_the_site_official() {
    let mut services = Town::new().cold_services();
    let official = "서초구의 공식 누리집이에요.";
    assert!(!render(&services, Route::Home).await.contains(official));
    let config = resident_app::config::Config {
        official: true,
        ..(*services.config).clone()
    };
    services.config = Rc::new(config);
    has(&render(&services, Route::Home).await, official);
}
