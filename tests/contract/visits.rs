//! Visiting services: the catalogue for anyone, trucks and buses, and wishes that count once.

use super::{Code, code};
use crate::support::Town;
use crate::support::people::CHILD;
use contract::office::OpenState;
use contract::visit::{VisitServiceState, WishRequest, WishView};
use resident_app::api::{ApiError, Client};
use resident_app::device::key_128;

#[tokio::test]
async fn the_catalogue_is_read_without_an_account() {
    let town = Town::new();
    let (catalogue, dropped) = town.client.visit_catalogue().await.unwrap();
    assert_eq!((catalogue.services.len(), dropped), (18, 0));
    assert_eq!((catalogue.questions.len(), catalogue.moments.len()), (2, 8));
    let state = |id: &str| {
        let service = catalogue.services.iter().find(|service| service.id == id);
        service.map(|service| service.state)
    };
    assert_eq!(state("dong-visit"), Some(VisitServiceState::Live));
    assert_eq!(state("home-check"), Some(VisitServiceState::Pilot));
    assert_eq!(state("art-class"), Some(VisitServiceState::Planned));
}

#[tokio::test]
async fn a_pilot_names_some_of_the_dong_and_every_other_service_comes_to_all() {
    let town = Town::new();
    let (catalogue, _) = town.client.visit_catalogue().await.unwrap();
    let rules = town.client.visit_rules().await.unwrap();
    for service in &catalogue.services {
        let to = rules
            .dong
            .iter()
            .filter(|dong| service.comes_to(&dong.id))
            .count();
        let pilot = service.state == VisitServiceState::Pilot;
        assert_eq!(to < rules.dong.len(), pilot, "{}", service.id);
        assert!(to > 0, "{} comes nowhere", service.id);
        assert_eq!(
            to,
            if pilot { service.only_in.len() } else { 18 },
            "{}",
            service.id
        );
    }
}

#[tokio::test]
async fn nobody_comes_on_a_holiday() {
    let town = Town::new();
    town.backend
        .clock()
        .set(crate::moment("2026-12-25T10:00:00+09:00"));
    let (catalogue, _) = town.client.visit_catalogue().await.unwrap();
    let now = catalogue.server_time;
    for service in &catalogue.services {
        let state = service.times.hours.state(now);
        assert!(
            matches!(state, OpenState::ClosedFor(_)),
            "{}: {state:?}",
            service.id
        );
    }
}

#[tokio::test]
async fn a_service_that_cannot_be_read_is_left_out_and_counted() {
    let town = Town::new();
    let (catalogue, _) = town.client.visit_catalogue().await.unwrap();
    let mut body = serde_json::to_value(&catalogue).unwrap();
    body["services"][1] = serde_json::json!({ "id": 5 });
    body["services"][0]["who_may_ask"][0]["kind"] = "robot".into();
    let (read, dropped) = crate::respond(&body).visit_catalogue().await.unwrap();
    assert_eq!((read.services.len(), dropped), (17, 1));
}

#[tokio::test]
async fn trucks_and_buses_have_stops_in_the_coming_weeks() {
    let town = Town::new();
    let (units, dropped) = town.client.mobile_units().await.unwrap();
    assert_eq!((units.units.len(), units.dong.len(), dropped), (3, 18, 0));
    assert!(units.stops.len() > 20 && units.stops.iter().all(|stop| stop.demo));
    assert!(
        units
            .dong
            .iter()
            .all(|dong| dong.wishes.is_none() && dong.position.is_some())
    );
    let known = |stop: &contract::visit::MobileStop| units.dong.iter().any(|dong| dong.id == stop.dong);
    assert!(units.stops.iter().all(known));
}

/// The number of a device, unlike those of other numbers.
fn device(number: u32) -> String {
    format!("{number:032x}")
}

async fn wish(town: &Town, device: String, wanted: bool) -> Result<WishView, ApiError> {
    let request = WishRequest {
        dong: "naegok".into(),
        wanted,
        device,
    };
    let body = Client::wish_body(&request).unwrap();
    town.client.wish_for_stop(&key_128(), body).await
}

#[tokio::test]
async fn wishes_are_shown_from_five_up_and_count_once_each() {
    let town = Town::new();
    for number in 1..=4 {
        assert_eq!(wish(&town, device(number), true).await.unwrap().wishes, None);
    }
    let again = wish(&town, device(4), true).await.unwrap();
    assert_eq!((again.wanted, again.wishes), (true, None), "the same one again");
    assert_eq!(wish(&town, device(5), true).await.unwrap().wishes, Some(5));
    let (units, _) = town.client.mobile_units().await.unwrap();
    let naegok = units.dong.iter().find(|dong| dong.id == "naegok").unwrap();
    assert_eq!(naegok.wishes, Some(5));
    let back = wish(&town, device(5), false).await.unwrap();
    assert_eq!((back.wanted, back.wishes), (false, None));
}

#[tokio::test]
async fn who_signs_in_counts_once_on_every_device() {
    let town = Town::new();
    for number in 1..=5 {
        wish(&town, device(number), true).await.unwrap();
    }
    town.sign_in(CHILD).await;
    // The wish of the device becomes that of its owner, and another device adds nothing.
    assert_eq!(wish(&town, device(5), true).await.unwrap().wishes, Some(5));
    assert_eq!(wish(&town, device(77), true).await.unwrap().wishes, Some(5));
    let export = town.client.export_household().await.unwrap();
    assert_eq!(export.visit_wishes, ["naegok"], "what is kept is told");
    assert_eq!(wish(&town, device(77), false).await.unwrap().wishes, None);
}

#[tokio::test]
async fn one_client_cannot_wish_like_a_crowd_and_old_wishes_are_over() {
    let town = Town::new();
    for number in 1..=10 {
        wish(&town, device(number), true).await.unwrap();
    }
    assert_eq!(code(wish(&town, device(11), true).await), Code::TooManyRequests);
    town.backend.clock().advance_seconds(91 * 86_400);
    assert_eq!(wish(&town, device(11), true).await.unwrap().wishes, None);
}

#[tokio::test]
async fn a_wish_sent_twice_under_one_key_is_one_and_nonsense_is_refused() {
    let town = Town::new();
    let body = |dong: &str, device: String| {
        let dong = dong.to_owned();
        Client::wish_body(&WishRequest {
            dong,
            wanted: true,
            device,
        })
        .unwrap()
    };
    let key = key_128();
    let good = body("naegok", device(1));
    let first = town.client.wish_for_stop(&key, good.clone()).await.unwrap();
    assert_eq!(town.client.wish_for_stop(&key, good).await.unwrap(), first);
    for (dong, device) in [
        ("atlantis", device(1)),
        ("ok-center", device(1)),
        ("naegok", "short".into()),
        ("naegok", "가".repeat(32)),
    ] {
        let refused = town.client.wish_for_stop(&key_128(), body(dong, device)).await;
        assert_eq!(code(refused), Code::Invalid);
    }
}
