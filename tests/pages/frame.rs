//! What is alike on every page, and what a phone may fill in.

use super::{full_choice, has, order, render, type_person};
use crate::support::Town;
use resident_app::device::storage::{self, Area};
use resident_app::routes::{OrderStep, Route};
use std::rc::Rc;

/// What stands before the page's own part, and behind it.
fn around(html: &str) -> (&str, &str) {
    let (head, rest) = html.split_once("<main").expect("a main");
    let (_, foot) = rest.split_once("</main>").expect("its end");
    (head, foot)
}

#[tokio::test]
async fn head_and_foot_are_the_same_on_every_page_and_lead_to_help() {
    let services = Town::new().cold_services();
    let home = render(&services, Route::Home).await;
    let (head, foot) = around(&home);
    has(head, "href=\"#main\"");
    has(head, "href=\"tel:120\"");
    has(foot, "120");
    for (pattern, route) in Route::prerendered() {
        // A board has nothing to press.
        if !pattern.starts_with("/board/") {
            let html = render(&services, route).await;
            assert_eq!(around(&html), (head, foot), "{pattern}");
        }
    }
}

#[tokio::test]
async fn something_urgent_stands_first_on_the_first_page() {
    let mut services = Town::new().cold_services();
    let quiet = render(&services, Route::Home).await;
    assert!(!quiet.contains("urgent-notice"));
    let mut config = (*services.config).clone();
    config.source =
        r#"{"notice":{"ko":"오늘은 정전으로 창구를 닫아요.","en":"Counters are closed today."}}"#.into();
    services.config = Rc::new(config);
    let html = render(&services, Route::Home).await;
    let notice = html.find("오늘은 정전으로 창구를 닫아요.").expect("the notice");
    assert!(
        notice < html.find("class=\"home-queue\"").expect("the wait"),
        "before what changes"
    );
    assert!(
        notice < html.find("class=\"door").expect("a door"),
        "before what can be done"
    );
}

#[tokio::test]
async fn what_one_types_about_oneself_when_ordering_can_be_filled_in_by_the_phone() {
    let town = Town::new();
    let choice = full_choice(&town).await;
    type_person("Oneself");
    let html = render(&town.services().await, order(OrderStep::Who, &choice)).await;
    storage::remove(Area::Device, "order-draft");
    for purpose in ["name", "bday-year", "bday-month", "bday-day", "tel"] {
        has(&html, &format!("autocomplete=\"{purpose}\""));
    }
}
