//! Ordering for someone else under their permission, and for several people one after the other.

use super::{full_choice, has, order, problem, render, render_in, sound, type_person, with_order};
use crate::support::people::CHILD;
use crate::support::{Town, monday};
use contract::document::Collector;
use contract::permission::Permission;
use contract::problem::ProblemCode;
use contract::reservation::ReservationView;
use contract::time::Date;
use resident_app::device::storage::{self, Area};
use resident_app::fetch::{Loaded, Services};
use resident_app::i18n::Language;
use resident_app::routes::{OrderStep, OrderView, RepresentationView, Route};
use resident_app::session::ActingFor;
use std::rc::Rc;

/// The daughter is signed in, and her father has said yes.
async fn allowed(town: &Town) -> Permission {
    town.sign_in(CHILD).await;
    town.ask().await;
    town.neighbour().answer(true).await.expect("a yes").permission
}

/// As the pages know it after loading.
async fn services_with(town: &Town, people: &[Permission]) -> Services {
    let services = town.services().await;
    services
        .cache
        .put("people", Loaded::ready(people.to_vec(), monday()));
    services
}

/// As the who page would have saved it.
fn act_for(permission: &Permission, for_whom: Option<&str>) {
    type_person("Family");
    let text = storage::read(Area::Device, "order-draft").expect("a draft");
    let mut draft: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    draft["person"]["for_whom"] = for_whom.into();
    draft["person"]["represented"] =
        serde_json::json!({ "acting": ActingFor::of(permission), "name_known": true });
    storage::write(Area::Device, "order-draft", &draft.to_string());
}

fn clear() {
    storage::remove(Area::Device, "order-draft");
    storage::remove(Area::Tab, "ordered-together");
}

#[tokio::test]
async fn the_form_asks_first_for_whom_with_name_shape_and_words() {
    let town = Town::new();
    let permission = allowed(&town).await;
    let services = services_with(&town, std::slice::from_ref(&permission)).await;
    let choice = full_choice(&town).await;
    let html = render(&services, order(OrderStep::Who, &choice)).await;
    sound(&html);
    let at = |text: &str| {
        html.find(text)
            .unwrap_or_else(|| panic!("“{text}” is not in:\n{html}"))
    };
    assert!(at("누구 것을 예약하세요?") < at("내 서류예요"));
    assert!(at("내 서류예요") < at("홍*친 님") && at("홍*친 님") < at("가족의 서류예요"));
    assert!(at("가족의 서류예요") < at("id=\"name\""));
    has(&html, "person-mark is-0");
    has(&html, "2026년 12월 31일 목요일까지 대신해도 된다고 하셨어요");
    assert!(
        !html.contains("어떤 사이세요"),
        "asked only when someone is chosen"
    );
    let guest = render(&town.services().await, order(OrderStep::Who, &choice)).await;
    has(&guest, "누구의 서류인가요?");
    let english = render_in(Language::English, &services, order(OrderStep::Who, &choice)).await;
    has(&english, "Has allowed you to act until");
    clear();
}

#[tokio::test]
async fn whoever_is_acted_for_stands_on_every_step_and_in_no_address_or_title() {
    let town = Town::new();
    let permission = allowed(&town).await;
    let services = services_with(&town, std::slice::from_ref(&permission)).await;
    let choice = full_choice(&town).await;
    for step in OrderStep::ALL {
        act_for(&permission, Some("Family"));
        let html = render(&services, order(step, &choice)).await;
        sound(&html);
        has(&html, "홍부친 님 서류를 대신 예약하고 있어요");
        has(&html, "person-mark is-0");
        assert!(!html.contains("<title>"));
        for link in html.split("href=\"").skip(1) {
            let address = link.split('"').next().unwrap_or_default();
            let form = address.starts_with("/ask/") && address.ends_with("/paper");
            assert!(
                form || !address.contains(&permission.reference),
                "{step:?}: {address}"
            );
        }
    }
    let early = render(&services, order(OrderStep::Documents, &choice)).await;
    has(&early, "이분 것이 아니에요");
    let check = render(&services, order(OrderStep::Check, &choice)).await;
    has(&check, "이 예약은 내 계정에도 담겨요");
    has(&check, "이대로 예약하기");
    clear();
}

#[tokio::test]
async fn until_it_is_said_how_one_is_related_the_form_asks_and_the_name_is_not_typed() {
    let town = Town::new();
    let permission = allowed(&town).await;
    let services = services_with(&town, std::slice::from_ref(&permission)).await;
    let choice = full_choice(&town).await;
    act_for(&permission, None);
    let html = render(&services, order(OrderStep::Check, &choice)).await;
    has(&html, "홍*친 님과 어떤 사이세요?");
    has(&html, "가족이 아니에요");
    assert!(!html.contains("서류 주인의 이름"), "the permission knows it");
    clear();
}

#[tokio::test]
async fn a_person_cannot_be_chosen_for_a_day_after_their_last() {
    let town = Town::new();
    let permission = Permission {
        until: Date::new(2026, 11, 23).expect("a date"),
        ..allowed(&town).await
    };
    let services = services_with(&town, &[permission]).await;
    let html = render(&services, order(OrderStep::Who, &full_choice(&town).await)).await;
    has(&html, "2026년 11월 23일 월요일까지만 허락하셨어요");
    has(&html, " disabled");
    clear();
}

#[tokio::test]
async fn where_a_power_of_attorney_is_needed_the_form_is_one_press_away() {
    let town = Town::new();
    let permission = allowed(&town).await;
    let services = services_with(&town, std::slice::from_ref(&permission)).await;
    let form = format!("/ask/{}/paper", permission.reference);
    act_for(&permission, None);
    let choice = full_choice(&town).await;
    let html = render(&services, order(OrderStep::Needs, &choice)).await;
    has(&html, &form);
    clear();
    let html = render(&services, order(OrderStep::Needs, &choice)).await;
    assert!(!html.contains("/paper"), "without a permission there is none");

    let mut request = town.request_under(&permission.reference, "2026-11-24").await;
    if let Some(other) = &mut request.on_behalf_of {
        other.collector = Collector::Agent;
    }
    let view = town.reserve(&request).await.expect("an order");
    let html = render(&services, with_order(&services, &view)).await;
    sound(&html);
    has(&html, "위임장");
    has(&html, &form);
}

#[tokio::test]
async fn an_order_that_was_stopped_says_who_stopped_it_and_offers_no_ticket() {
    let town = Town::new();
    let permission = allowed(&town).await;
    let view = town.order_under(&permission.reference).await.expect("an order");
    let services = services_with(&town, &[]).await;
    let route = with_order(&services, &view);
    town.neighbour().answer(false).await.expect("a no");
    let name = format!("order/{}", view.reservation.reference);
    let closed = services
        .cache
        .get::<ReservationView>(&name)
        .started()
        .finished(Err(problem(ProblemCode::PermissionEnded)), monday());
    services.cache.put(&name, closed.clone());
    let html = render(&services, route.clone()).await;
    sound(&html);
    has(&html, "허락이 끝나서 이 예약은 이제 볼 수 없어요");
    let ended = town
        .client
        .get_permission(&permission.reference, None)
        .await
        .expect("seen");
    let of = format!("permission-of/{}", permission.reference);
    services.cache.put(&of, Loaded::ready(Some(ended), monday()));
    let html = render(&services, route.clone()).await;
    sound(&html);
    has(&html, "홍*친 님이 그만두셨어요");
    let record = Route::Representation(RepresentationView::One(permission.reference.clone()));
    has(&html, &format!("href=\"{}\"", record.address()));
    assert!(
        !html.contains("창구에 보여 줄 번호") && !html.contains("바꾸기·취소"),
        "{html}"
    );
    // After a reload nothing is known of the order but its reference.
    services.cache.put(
        &name,
        Loaded::<ReservationView> {
            error: Some(Rc::new(problem(ProblemCode::PermissionEnded))),
            ..Loaded::default()
        },
    );
    has(&render(&services, route).await, "멈춘 예약이에요");
}

#[tokio::test]
async fn after_ordering_the_family_is_one_press_away_and_their_tickets_stand_together() {
    let town = Town::new();
    let permission = allowed(&town).await;
    let services = services_with(&town, std::slice::from_ref(&permission)).await;
    let first = town.order().await;
    let together = |references: &[&str]| {
        let text = serde_json::to_string(references).expect("JSON");
        storage::write(Area::Tab, "ordered-together", &text);
    };
    let one = first.reservation.reference.as_str();
    let route = with_order(&services, &first);
    assert!(!render(&services, route.clone()).await.contains("이어서 예약"));
    together(&[one]);
    let html = render(&services, route.clone()).await;
    sound(&html);
    has(&html, "가족 것도 이어서 예약하시겠어요?");
    has(&html, "가족 홍*친 님 것도 예약하기");
    has(&html, "다른 가족 것도 예약하기");
    assert!(
        !html.contains("내 것도 예약하기"),
        "the first order was for oneself"
    );
    assert!(!html.contains("함께 예약한 것"));

    let second = town.order_under(&permission.reference).await.expect("an order");
    together(&[one, &second.reservation.reference]);
    let _ = with_order(&services, &second);
    let route = with_order(&services, &first);
    let html = render(&services, route).await;
    sound(&html);
    has(&html, "함께 예약한 것");
    has(&html, &format!("/orders/{one}"));
    has(&html, &format!("/orders/{}", second.reservation.reference));
    assert!(
        !html.contains("가족 홍*친 님 것도"),
        "not twice for the same person"
    );
    let mut rules = town.client.order_rules().await.expect("rules");
    rules.max_open_orders = 2;
    services.cache.put("order-rules", Loaded::ready(rules, monday()));
    let route = Route::OneOrder(one.to_owned(), OrderView::Ticket);
    assert!(
        !render(&services, route).await.contains("이어서 예약"),
        "as many as are allowed"
    );
    clear();
}
