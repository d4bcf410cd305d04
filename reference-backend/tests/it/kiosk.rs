//! Kiosks: checking in, work that is set aside, calling someone.

use crate::support::*;
use contract::kiosk::{Arrival, ArrivalState, HelpCall, HelpState, PARKED_MAX, Parked};
use contract::reservation::{OrderState, Reservation};
use contract::time::Timestamp;
use reference_backend::simulation::Command;
use serde_json::{Value, json};

const OFFICE: &str = "ok-center";

fn arrive(app: &App, body: Value) -> Reply {
    app.post("/arrivals", &key(), body)
}

fn read<T: serde::de::DeserializeOwned>(reply: &Reply) -> T {
    assert!(reply.status < 300, "{}: {}", reply.status, reply.text);
    serde_json::from_str(&reply.text).unwrap_or_else(|error| panic!("{error}: {}", reply.text))
}

/// An order, the clock at the beginning of its slot, and a counter where nothing happens by itself.
fn come() -> (App, Reservation) {
    let app = App::new();
    let order = app.order().reservation;
    app.backend.clock().set(order.start);
    at_counter(&app, &Command::Manual { on: true });
    (app, order)
}

fn at_counter(app: &App, command: &Command) {
    let staff = app.backend.staff();
    staff
        .at_counter(OFFICE, "family-relation", command)
        .expect("the counter");
}

fn scan(app: &App, order: &Reservation) -> Arrival {
    read(&arrive(
        app,
        json!({ "office": OFFICE, "code": order.ticket.qr_text }),
    ))
}

fn set(app: &App, moment: Timestamp) {
    app.backend.clock().set(moment);
}

#[test]
fn whoever_checks_in_stands_in_the_line_once_and_is_told_who_is_before_them() {
    let (app, order) = come();
    at_counter(&app, &Command::Fill { waiting: 6 });
    let here = scan(&app, &order);
    assert_eq!(
        (here.state, here.papers),
        (ArrivalState::Waiting, OrderState::Accepted)
    );
    assert_eq!(here.number, "예약-1");
    // Every third call goes to someone reserved.
    assert!(here.ahead.is_some_and(|ahead| ahead <= 2), "{here:?}");
    let again = scan(&app, &order);
    assert_eq!(
        (again.ahead, again.checked_in_at),
        (here.ahead, here.checked_in_at)
    );
    for _ in 0..=here.ahead.unwrap() {
        at_counter(&app, &Command::CallNext);
    }
    let called = scan(&app, &order);
    assert_eq!(called.state, ArrivalState::Called);
    assert!(called.called_to.is_some() && called.ahead.is_none());
    at_counter(&app, &Command::CallNext);
    let waiting = crate::queue_status::status(&app, OFFICE);
    let counter = waiting.counter("family-relation").unwrap();
    assert!(
        counter.waiting() < Some(6),
        "nobody stands there twice: {counter:?}"
    );
}

#[test]
fn an_arrival_tells_nothing_about_the_person() {
    let (app, order) = come();
    let body = json!({ "office": OFFICE, "code": order.ticket.qr_text });
    let text = arrive(&app, body).text;
    for personal in ["김", "5678", "1950", &order.reference] {
        assert!(!text.contains(personal), "{personal}: {text}");
    }
}

#[test]
fn one_checks_in_by_reference_and_birth_date_or_phone_ending_but_not_by_reference_alone() {
    let (app, order) = come();
    let typed = order.reference.to_lowercase().replace('-', " ");
    for more in [
        json!({ "birth_date": "1950-03-01" }),
        json!({ "phone_ending": "5678" }),
    ] {
        let mut body = json!({ "office": OFFICE, "code": typed });
        body.as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        assert_eq!(arrive(&app, body).status, 200);
    }
    arrive(&app, json!({ "office": OFFICE, "code": typed })).invalid(&[("/birth_date", "missing")]);
    // A QR code of before it had a secret.
    arrive(
        &app,
        json!({ "office": OFFICE, "code": format!("SO:{}", order.reference) }),
    )
    .invalid(&[("/birth_date", "missing")]);
}

#[test]
fn what_does_not_fit_looks_like_what_is_not_there_and_guessing_ends() {
    let (app, order) = come();
    let wrong = [
        json!({ "office": OFFICE, "code": order.reference, "phone_ending": "0000" }),
        json!({ "office": OFFICE, "code": format!("SO:{}:AAAABBBBCCCCDDDD", order.reference) }),
        json!({ "office": OFFICE, "code": "2222-2222", "phone_ending": "5678" }),
    ];
    let answers: Vec<String> = wrong
        .iter()
        .map(|body| arrive(&app, body.clone()).problem(404, "not_found").to_string())
        .collect();
    assert!(answers.iter().all(|answer| *answer == answers[0]));
    for _ in 0..3 {
        arrive(&app, wrong[0].clone()).problem(404, "not_found");
    }
    let right = json!({ "office": OFFICE, "code": order.ticket.qr_text });
    arrive(&app, right).problem(429, "too_many_requests");
}

#[test]
fn each_reason_not_to_be_in_the_line_is_told_apart() {
    let app = App::new();
    let order = app.order().reservation;
    let state = |app: &App| scan(app, &order).state;
    assert_eq!(state(&app), ArrivalState::OtherDay);
    set(&app, order.start.plus_seconds(-31 * 60));
    assert_eq!(state(&app), ArrivalState::Early);
    set(&app, order.start.plus_seconds(-30 * 60));
    let elsewhere = json!({ "office": "naegok", "code": order.ticket.qr_text });
    let elsewhere: Arrival = read(&arrive(&app, elsewhere));
    assert_eq!(
        (
            elsewhere.state,
            elsewhere.office.id.as_str(),
            elsewhere.checked_in_at
        ),
        (ArrivalState::OtherOffice, OFFICE, None)
    );
    set(&app, order.collect_until.plus_seconds(1));
    assert_eq!(state(&app), ArrivalState::Over);
    set(&app, order.start);
    let staff = app.backend.staff();
    staff.mark_ready(&order.reference).unwrap();
    assert_eq!(scan(&app, &order).papers, OrderState::Ready);
    staff.mark_collected(&order.reference).unwrap();
    assert_eq!(state(&app), ArrivalState::Collected);
}

#[test]
fn wrong_fields_of_an_arrival_are_told() {
    let app = App::new();
    arrive(&app, json!({})).invalid(&[
        ("/office", "missing"),
        ("/code", "missing"),
        ("/birth_date", "missing"),
    ]);
    arrive(
        &app,
        json!({ "office": "nowhere", "code": "x".repeat(61), "phone_ending": "5678" }),
    )
    .invalid(&[("/office", "not_known"), ("/code", "too_long")]);
}

fn park(app: &App, key: &str, state: &str) -> Reply {
    app.post("/parked", key, json!({ "state": state }))
}

fn resume(app: &App, key: &str, code: &str) -> Reply {
    app.post("/parked/resume", key, json!({ "code": code }))
}

#[test]
fn parked_work_comes_back_as_it_was_to_the_first_who_asks_and_to_them_again() {
    let app = App::new();
    let (first, state) = (key(), "{\"a\":[\"가\\n\"]}");
    let parked: Parked = read(&park(&app, &first, state));
    assert_eq!(parked.code.len(), 8);
    assert_eq!(parked.expires_at, moment(NOW).plus_seconds(30 * 60));
    assert_eq!(read::<Parked>(&park(&app, &first, state)).code, parked.code);
    park(&app, &first, "{}").problem(422, "key_reused");
    let (mine, spaced) = (key(), format!(" {} {}", &parked.code[..4], &parked.code[4..]));
    for _ in 0..2 {
        assert_eq!(resume(&app, &mine, &spaced).json()["state"], state);
    }
    resume(&app, &key(), &parked.code).problem(410, "code_expired");
    app.advance(599);
    assert_eq!(resume(&app, &mine, &parked.code).json()["state"], state);
    app.advance(1);
    resume(&app, &mine, &parked.code).problem(410, "code_expired");
}

#[test]
fn parked_work_is_over_after_half_an_hour() {
    let app = App::new();
    let parked: Parked = read(&park(&app, &key(), "{}"));
    app.advance(30 * 60 - 1);
    let later: Parked = read(&park(&app, &key(), "[]"));
    let last = key();
    assert_eq!(resume(&app, &last, &parked.code).status, 200);
    app.advance(60);
    let again = resume(&app, &last, &parked.code);
    assert_eq!(
        again.status, 200,
        "fetched in its last second, and the answer was lost"
    );
    app.advance(29 * 60);
    app.backend.tidy().unwrap();
    resume(&app, &key(), &later.code).problem(410, "code_expired");
    app.advance(24 * 3600);
    resume(&app, &key(), &later.code).problem(404, "not_found");
}

#[test]
fn codes_cannot_be_guessed() {
    let app = App::new();
    let parked: Parked = read(&park(&app, &key(), "{}"));
    let number: u32 = parked.code.parse().unwrap();
    let guess = |step: u32| format!("{:08}", (number + step) % 100_000_000);
    let answers: Vec<String> = (1..=20)
        .map(|step| {
            resume(&app, &key(), &guess(step))
                .problem(404, "not_found")
                .to_string()
        })
        .collect();
    assert!(answers.iter().all(|answer| *answer == answers[0]));
    let refused = resume(&app, &key(), &parked.code);
    refused.problem(429, "too_many_requests");
    assert_eq!(refused.header("retry-after"), "900");
    app.advance(900);
    assert_eq!(resume(&app, &key(), &parked.code).status, 200);
}

#[test]
fn only_what_is_work_can_be_parked() {
    let app = App::new();
    let longest = format!("\"{}\"", "\\n".repeat((PARKED_MAX - 2) / 2));
    assert_eq!(park(&app, &key(), &longest).status, 201);
    park(&app, &key(), &format!("{longest} ")).invalid(&[("/state", "too_long")]);
    park(&app, &key(), "no JSON").invalid(&[("/state", "malformed")]);
    app.post("/parked", &key(), json!({}))
        .invalid(&[("/state", "missing")]);
    // Also within a text that is JSON itself, as stores keep it.
    let typed = json!({ "kept": [json!({ "name": "900101-1234567" }).to_string()] }).to_string();
    park(&app, &key(), &typed).invalid(&[("/state", "registration_number")]);
    resume(&app, &key(), "1234").invalid(&[("/code", "malformed")]);
}

#[test]
fn a_client_does_not_fill_the_memory() {
    let app = App::new();
    for _ in 0..30 {
        assert_eq!(park(&app, &key(), "{}").status, 201);
    }
    park(&app, &key(), "{}").problem(429, "too_many_requests");
}

fn help(app: &App, kiosk: &str) -> Reply {
    let body = json!({ "kiosk": kiosk, "office": OFFICE, "page": "order" });
    app.post("/help-calls", &key(), body)
}

#[test]
fn a_kiosk_has_one_open_call_until_somebody_was_there() {
    let app = App::new();
    let staff = app.backend.staff();
    let first: HelpCall = read(&help(&app, "lobby-1"));
    app.advance(1);
    let other: HelpCall = read(&help(&app, "lobby-2"));
    assert_eq!(read::<HelpCall>(&help(&app, "lobby-1")).id, first.id);
    let open: Vec<String> = staff
        .help_calls()
        .unwrap()
        .into_iter()
        .map(|call| call.kiosk)
        .collect();
    assert_eq!(open, ["lobby-1", "lobby-2"]);
    staff.help_is_coming(&first.id).unwrap();
    let seen = |id: &str| read::<HelpCall>(&app.get(&format!("/help-calls/{id}"))).state;
    assert_eq!(
        (seen(&first.id), seen(&other.id)),
        (HelpState::Coming, HelpState::Told)
    );
    staff.help_is_done(&first.id).unwrap();
    assert!(staff.help_is_coming(&first.id).is_err(), "it is over");
    assert_ne!(read::<HelpCall>(&help(&app, "lobby-1")).id, first.id);
}

#[test]
fn a_call_that_nobody_answers_ends_by_itself_and_another_can_follow() {
    let app = App::new();
    let first: HelpCall = read(&help(&app, "lobby-1"));
    app.advance(30 * 60);
    let seen: HelpCall = read(&app.get(&format!("/help-calls/{}", first.id)));
    assert_eq!(seen.state, HelpState::Done);
    assert!(app.backend.staff().help_calls().unwrap().is_empty());
    assert_ne!(read::<HelpCall>(&help(&app, "lobby-1")).id, first.id);
    app.advance(24 * 3600);
    app.backend.tidy().unwrap();
    app.get(&format!("/help-calls/{}", first.id))
        .problem(404, "not_found");
}

#[test]
fn calling_over_and_over_ends_and_wrong_fields_are_told() {
    let app = App::new();
    for _ in 0..6 {
        let call: HelpCall = read(&help(&app, "lobby-1"));
        app.backend.staff().help_is_done(&call.id).unwrap();
    }
    help(&app, "lobby-1").problem(429, "too_many_requests");
    let body = json!({ "kiosk": "<b>", "office": "nowhere" });
    app.post("/help-calls", &key(), body).invalid(&[
        ("/page", "missing"),
        ("/kiosk", "malformed"),
        ("/office", "not_known"),
    ]);
}

#[test]
fn the_page_of_the_staff_shows_who_calls_and_who_has_come() {
    let (app, order) = come();
    let page = || app.knock("GET", "/staff", &[], "").text;
    assert!(page().contains("지금 직원을 부른 곳이 없어요."));
    scan(&app, &order);
    let call: HelpCall = read(&help(&app, "lobby-1"));
    let before = page();
    assert!(before.contains("지금 가요") && before.contains("lobby-1") && before.contains("민원예약"));
    let came = order.start.clock().to_string();
    assert!(
        before.contains(&format!("<td>접수</td><td>{came}</td>")),
        "{before}"
    );
    app.backend.staff().help_is_coming(&call.id).unwrap();
    assert!(page().contains("도와드렸어요"));
}
