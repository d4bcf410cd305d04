//! Asking for a visit: who may, where, when, and what is refused with a reason.

use crate::session_support::*;
use crate::support::*;
use crate::visits_support::*;
use contract::time::Timestamp;
use contract::visit::{VisitRules, VisitState, VisitWindows};
use reference_backend::VisitAct;
use serde_json::{Value, json};

/// What comes of a request in which something is changed.
fn asked(app: &App, who: &Someone, change: impl FnOnce(&mut Value)) -> Reply {
    let mut body = wanted(app);
    change(&mut body);
    who.post(app, "/visits/requests", Some(body))
}

#[test]
fn visits_go_to_the_eighteen_dong_alone() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let rules: VisitRules = serde_json::from_str(&app.get("/visits/rules").text).unwrap();
    assert_eq!((rules.dong.len(), rules.text_max), (18, 1000));
    asked(&app, &child, |body| body["place"]["dong"] = json!("yeoksam-1"))
        .invalid(&[("/place/dong", "outside_district")]);
    asked(&app, &child, |body| {
        body["place"]["text"] = json!("강남구 역삼로 1")
    })
    .invalid(&[("/place/text", "outside_district")]);
    app.get("/visits/services/civil-helper/windows?dong=yeoksam-1")
        .problem(404, "not_found");
    app.get("/visits/services/none/windows?dong=seocho-1")
        .problem(404, "not_found");
}

#[test]
fn nobody_comes_in_the_past_on_holidays_or_outside_of_windows() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    for (start, problem) in [
        ("2026-11-20T10:00:00+09:00", "in_past"),
        // Too near.
        ("2026-11-22T10:00:00+09:00", "in_past"),
        // A Saturday, and between two windows.
        ("2026-11-28T10:00:00+09:00", "not_known"),
        ("2026-11-26T10:10:00+09:00", "not_known"),
        ("2027-11-26T10:00:00+09:00", "not_known"),
    ] {
        asked(&app, &child, |body| body["windows"] = json!([start])).invalid(&[("/windows/0", problem)]);
    }
    asked(&app, &child, |body| body["windows"] = json!([])).invalid(&[("/windows", "missing")]);
    app.backend.clock().set(moment("2026-12-21T10:00:00+09:00"));
    let windows = windows(&app, "civil-helper");
    let christmas = windows
        .days
        .iter()
        .find(|day| day.date.to_string() == "2026-12-25")
        .unwrap();
    assert_eq!(christmas.closed.as_ref().unwrap().ko, "성탄절");
    assert!(christmas.windows.is_empty());
}

#[test]
fn a_service_of_some_dong_is_neither_offered_nor_taken_on_in_another() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let free_in = |dong: &str| {
        let reply = app.get(&format!("/visits/services/home-check/windows?dong={dong}"));
        let windows: VisitWindows = serde_json::from_str(&reply.text).unwrap();
        let mut all = windows.days.into_iter().flat_map(|day| day.windows);
        all.find(|window| window.free).map(|window| window.start)
    };
    let start = free_in("bangbae-1").expect("a free window");
    assert_eq!(free_in("seocho-1"), None);
    let check = |dong: &str| {
        asked(&app, &child, |body| {
            body["service"] = json!("home-check");
            body["answers"] = json!([{ "field": "parts", "values": ["leak"] }]);
            body["place"]["dong"] = json!(dong);
            body["windows"] = json!([start]);
        })
    };
    let refused = check("seocho-1");
    assert_eq!(refused.status, 422, "{}", refused.text);
    assert!(refused.text.contains("/place/dong") && refused.text.contains("not_allowed"));
    let taken = check("bangbae-1");
    assert_eq!(taken.status, 201, "{}", taken.text);
}

#[test]
fn a_workplace_is_visited_in_its_lunch_hour_alone() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let known = windows(&app, "workplace-gym");
    let all: Vec<_> = known.days.iter().flat_map(|day| &day.windows).collect();
    assert!(
        all.len() >= 20,
        "on every working day of the weeks to choose from"
    );
    for window in &all {
        let (from, until) = (window.start.clock().minutes(), window.end.clock().minutes());
        assert!(12 * 60 <= from && from < until && until <= 13 * 60, "{window:?}");
    }
    let lunch = all[0].start;
    let gym = |start: Timestamp| {
        asked(&app, &child, |body| {
            body["service"] = json!("workplace-gym");
            body["asker"] = json!("organisation");
            body["organisation"] = json!({ "kind": "company", "name": "시연 회사" });
            body["answers"] =
                json!([{ "field": "sport", "values": ["yoga"] }, { "field": "people", "values": ["12"] }]);
            body["place"] = json!({ "kind": "organisation", "dong": "seocho-1", "text": "시연로 1" });
            body["windows"] = json!([start]);
        })
    };
    gym(lunch.plus_seconds(3 * 3600)).invalid(&[("/windows/0", "not_known")]);
    assert_eq!(gym(lunch).status, 201);
}

#[test]
fn a_window_goes_to_one_and_comes_back_when_that_one_gives_it_up() {
    let app = App::new();
    let (child, parent) = (Someone::sign_in(&app, CHILD), Someone::sign_in(&app, PARENT));
    let body = wanted(&app);
    let first = child.request(&app, body.clone());
    parent
        .post(&app, "/visits/requests", Some(body.clone()))
        .problem(409, "window_taken");
    let start = first.visit.wishes[0];
    let is_free = |app: &App| windows(app, "civil-helper").at(start).unwrap().free;
    assert!(!is_free(&app));
    // In another dong another officer comes.
    let mut elsewhere = body.clone();
    elsewhere["place"]["dong"] = json!("naegok");
    parent.request(&app, elsewhere);
    assert_eq!(child.act_on(&app, &first, "cancel", None).status, 200);
    assert!(is_free(&app));
    parent.request(&app, body);
}

#[test]
fn nobody_learns_from_windows_or_refusals_that_a_discreet_service_was_asked_for() {
    let app = App::new();
    let (child, parent) = (Someone::sign_in(&app, CHILD), Someone::sign_in(&app, PARENT));
    let days = |app: &App| windows(app, "harm-counsel").days;
    let before = days(&app);
    let asked = child.request(&app, harmed(&app));
    assert_eq!(days(&app), before);
    let again = parent.request(&app, harmed(&app));
    assert_eq!(again.visit.wishes, asked.visit.wishes);
    office(&app, &asked, assign());
    office(&app, &asked, VisitAct::Agree { start: None });
    assert_eq!(days(&app), before);
}

#[test]
fn a_nursery_of_40_may_ask_and_one_of_41_is_told_why_not() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let reply = child.post(&app, "/visits/requests", Some(nursery(&app, 41)));
    let told = reply.problem(409, "not_eligible");
    assert_eq!(
        told["errors"],
        json!([{ "field": "/answers/capacity", "code": "too_many" }])
    );
    let mut other = nursery(&app, 40);
    other["organisation"]["kind"] = json!("company");
    let told = child
        .post(&app, "/visits/requests", Some(other))
        .problem(409, "not_eligible");
    assert_eq!(told["errors"][0]["field"], "/organisation/kind");
    let mut alone = nursery(&app, 40);
    alone["asker"] = json!("oneself");
    child
        .post(&app, "/visits/requests", Some(alone))
        .problem(409, "not_eligible");
    assert_eq!(
        child.request(&app, nursery(&app, 40)).visit.state,
        VisitState::Asked
    );
}

#[test]
fn three_visits_keep_to_their_plan() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let plan = plan(&app);
    let last = plan[2].date().days_since(plan[0].date());
    assert!((28..=62).contains(&last), "spread over two months: {last} days");
    let with = |windows: Value| {
        let mut body = nursery(&app, 40);
        body["windows"] = windows;
        child.post(&app, "/visits/requests", Some(body))
    };
    with(json!([plan[0], plan[1]])).invalid(&[("/windows", "missing")]);
    let near = free(&app, "nursery-nurse", 3);
    with(json!(near)).invalid(&[("/windows", "not_allowed")]);
    with(json!([plan[1], plan[0], plan[2]])).invalid(&[("/windows", "not_allowed")]);
    assert_eq!(with(json!(plan)).status, 201);
    with(json!(plan)).problem(409, "window_taken");
}

#[test]
fn what_is_too_long_or_looks_like_a_registration_number_is_refused_by_field() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    asked(&app, &child, |body| body["note"] = json!("가".repeat(3000))).invalid(&[("/note", "too_long")]);
    asked(&app, &child, |body| {
        body["note"] = json!("제 번호는 900101-1234567")
    })
    .invalid(&[("/note", "registration_number")]);
    asked(&app, &child, |body| {
        body["answers"] = json!([{ "field": "stage", "values": ["papers"] }, { "field": "details", "values": ["가".repeat(1001)] }]);
    })
    .invalid(&[("/answers/details", "too_long")]);
    asked(&app, &child, |body| body["answers"] = json!([])).invalid(&[("/answers/stage", "missing")]);
    asked(&app, &child, |body| {
        body["answers"] = json!([{ "field": "stage", "values": ["none"] }]);
        body["contact"]["phone"] = json!("12");
        body["access"] = json!(["wings"]);
        body["place"]["kind"] = json!("stop");
    })
    .invalid(&[
        ("/answers/stage", "not_known"),
        ("/place/kind", "not_allowed"),
        ("/access/0", "not_known"),
        ("/contact/phone", "malformed"),
    ]);
    let seen = child.request(&app, wanted(&app));
    let path = format!("/visits/requests/{}/messages", seen.visit.reference);
    child
        .post(&app, &path, Some(json!({ "text": "가".repeat(1001) })))
        .invalid(&[("/text", "too_long")]);
}

#[test]
fn it_is_asked_for_signed_in_and_five_times_at_once_at_the_most() {
    let app = App::new();
    app.post("/visits/requests", &key(), wanted(&app))
        .problem(401, "sign_in_required");
    let child = Someone::sign_in(&app, CHILD);
    for nth in 0..5 {
        let mut body = wanted(&app);
        body["windows"] = json!([free(&app, "civil-helper", 1)[0]]);
        assert_eq!(
            child.post(&app, "/visits/requests", Some(body)).status,
            201,
            "{nth}"
        );
    }
    asked(&app, &child, |_| {}).problem(409, "limit_reached");
    asked(&app, &child, |body| body["service"] = json!("none")).problem(404, "not_found");
}

#[test]
fn the_same_request_sent_twice_is_one_visit() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let (key, body) = (key(), wanted(&app));
    let send = || {
        app.post_with(
            "/visits/requests",
            &key,
            &[("cookie", &child.0)],
            Some(body.clone()),
        )
    };
    let (first, second) = (view(&send()), view(&send()));
    assert_eq!(first.visit.reference, second.visit.reference);
    assert_eq!(app.backend.staff().visits().unwrap().len(), 1);
}

#[test]
fn a_service_that_comes_at_times_of_its_own_asks_for_none() {
    let app = App::new();
    let child = Someone::sign_in(&app, CHILD);
    let mut body = wanted(&app);
    body["service"] = json!("city-truck");
    body["answers"] = json!([]);
    body["place"] = json!({ "kind": "stop", "dong": "seocho-1" });
    body["windows"] = json!([]);
    let seen = child.request(&app, body);
    office(&app, &seen, assign());
    let start = moment("2026-11-26T10:00:00+09:00");
    office(&app, &seen, VisitAct::Agree { start: Some(start) });
    assert_eq!(child.follow(&app, &seen).visit.times[0].start, start);
}
