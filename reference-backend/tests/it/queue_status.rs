//! Queue status: the documents, and the simulation behind them.

use crate::support::*;
use contract::queue_status::{CounterState, CounterStatus, QueueHistory, QueueStatus, QueueSummary};
use reference_backend::{Database, QueueSourceChoice};
use std::collections::HashSet;

/// Tuesday, in the middle of the morning.
pub(crate) const TUESDAY: &str = "2026-11-24T10:30:00+09:00";

pub(crate) fn at(time: &str) -> App {
    let app = App::new();
    app.backend.clock().set(moment(time));
    app
}

pub(crate) fn status(app: &App, office: &str) -> QueueStatus {
    let reply = app.get(&format!("/offices/{office}/queue-status"));
    serde_json::from_str(&reply.text).unwrap_or_else(|error| panic!("{error}: {}", reply.text))
}

fn summary(app: &App) -> QueueSummary {
    serde_json::from_str(&app.get("/queue-status").text).expect("a summary")
}

fn passport(app: &App) -> CounterStatus {
    status(app, "ok-center")
        .counter("passport")
        .expect("passports")
        .clone()
}

#[test]
fn a_document_tells_who_is_called_and_how_many_wait() {
    let app = at(TUESDAY);
    let status = status(&app, "ok-center");
    assert_eq!(status.office, "ok-center");
    assert_eq!(status.server_time, moment(TUESDAY));
    assert_eq!(status.poll_after_ms, 10_000);
    assert_eq!(
        status
            .counters
            .iter()
            .map(|counter| counter.id.as_str())
            .collect::<Vec<_>>(),
        ["general", "passport", "family-relation"]
    );
    for counter in &status.counters {
        assert_eq!(counter.state, CounterState::Open, "{}", counter.id);
        assert!(counter.called.is_some() && counter.called_to.is_some() && counter.called_at.is_some());
        assert!(counter.called_at.unwrap() <= status.server_time);
        assert!((1..=5).contains(&counter.desks_open().unwrap()));
        assert!(counter.waiting().is_some() && counter.absurd() == 0);
        assert!(counter.last_call.unwrap() > status.server_time);
        let usual = counter.usual.as_ref().expect("eight weeks are enough");
        assert_eq!((usual.weekday, usual.hour, usual.days), (1, 10, 8));
        assert!(usual.wait_low_s <= usual.wait_middle_s && usual.wait_middle_s <= usual.wait_high_s);
        assert!(usual.service_s > 60 && usual.desks_tenths > 5);
    }
    assert!(
        status
            .ticket_rules
            .unwrap()
            .counters
            .contains(&"passport".to_owned())
    );
}

#[test]
fn the_summary_holds_every_office_as_its_own_document_does() {
    let app = at(TUESDAY);
    let all = summary(&app);
    assert_eq!(all.offices.len(), 19);
    assert_eq!(all.poll_after_ms, 10_000);
    for office in &all.offices {
        let own = status(&app, &office.office);
        assert_eq!((own.version, &own.counters), (office.version, &office.counters));
    }
    app.advance(600);
    assert!(summary(&app).version > all.version);
}

#[test]
fn time_brings_calls_and_each_change_a_higher_version() {
    let app = at("2026-11-24T08:59:00+09:00");
    let mut last = status(&app, "ok-center");
    let mut calls = HashSet::new();
    for _ in 0..600 {
        app.advance(60);
        let next = status(&app, "ok-center");
        assert!(next.version >= last.version);
        assert_eq!(next.version > last.version, next.version != last.version);
        if next.counters != last.counters {
            assert!(next.version > last.version, "a change without a new version");
        }
        calls.extend(next.counters.iter().filter_map(|counter| counter.called.clone()));
        last = next;
    }
    assert!(calls.len() > 200, "{}", calls.len());
}

#[test]
fn an_unknown_office_has_no_queue() {
    let app = at(TUESDAY);
    for path in ["queue-status", "queue-status/history", "queue-status/stream"] {
        app.get(&format!("/offices/nowhere/{path}"))
            .problem(404, "not_found");
    }
    app.get("/offices/load-400/queue-status")
        .problem(404, "not_found");
}

#[test]
fn closed_hours_say_why_and_when_it_opens() {
    let app = at("2026-11-24T08:10:00+09:00");
    let told = |app: &App| {
        let counter = passport(app);
        let reason = counter.reason.map(|reason| reason.ko).unwrap_or_default();
        let resumes = counter.resumes_at.map(|at| at.to_string()).unwrap_or_default();
        (counter.state, reason, resumes)
    };
    let expect = |time: &str, state, reason: &str, resumes: &str| {
        app.backend.clock().set(moment(time));
        assert_eq!(told(&app), (state, reason.into(), resumes.into()), "{time}");
    };
    use CounterState::{Closed, Paused};
    expect(
        "2026-11-24T08:10:00+09:00",
        Closed,
        "아직 문을 열지 않았어요.",
        "2026-11-24T09:00:00+09:00",
    );
    expect(
        "2026-11-24T12:00:00+09:00",
        Paused,
        "점심시간이에요.",
        "2026-11-24T13:30:00+09:00",
    );
    expect(
        "2026-11-24T21:00:00+09:00",
        Closed,
        "오늘 업무가 끝났어요.",
        "2026-11-25T09:00:00+09:00",
    );
    expect(
        "2026-11-28T11:00:00+09:00",
        Closed,
        "오늘은 쉬는 날이에요 (토요일).",
        "2026-11-30T09:00:00+09:00",
    );
    expect(
        "2026-12-25T11:00:00+09:00",
        Closed,
        "오늘은 쉬는 날이에요 (성탄절).",
        "2026-12-28T09:00:00+09:00",
    );
    let closed = status(&app, "ok-center");
    assert_eq!(closed.poll_after_ms, 25_000);
    assert!(
        closed
            .counters
            .iter()
            .all(|counter| counter.waiting() == Some(0) && counter.last_call.is_none())
    );
}

#[test]
fn a_day_that_the_office_closes_is_a_closed_day_at_the_counters_too() {
    let app = at(TUESDAY);
    let before = status(&app, "seocho-1").version;
    let date = moment(TUESDAY).date();
    let reason = contract::text::LocalText::new("정전", "Power cut");
    app.backend
        .staff()
        .cancel_slots("seocho-1", date, &reason)
        .unwrap();
    let closed = status(&app, "seocho-1");
    assert!(closed.version > before);
    assert!(
        closed
            .counters
            .iter()
            .all(|counter| counter.state == CounterState::Closed)
    );
    assert_eq!(
        closed.counters[0].reason.as_ref().unwrap().ko,
        "오늘은 쉬는 날이에요 (정전)."
    );
    app.backend.staff().reopen("seocho-1", date).unwrap();
    let open = status(&app, "seocho-1");
    assert!(open.version > closed.version);
    assert_eq!(open.counters[0].state, CounterState::Open);
}

#[test]
fn a_restart_comes_to_the_same_numbers_and_version() {
    let folder = crate::racing::file("queue-restart");
    let open = || {
        let app = App::with(|options| options.database = Database::File(folder.clone()));
        app.backend.clock().set(moment("2026-11-24T15:20:00+09:00"));
        app
    };
    let first = status(&open(), "ok-center");
    assert_eq!(first, status(&open(), "ok-center"));
    let other = App::with(|options| {
        options.queue.source = QueueSourceChoice::Simulation { seed: 2, speed: 1 };
    });
    other.backend.clock().set(moment("2026-11-24T15:20:00+09:00"));
    assert_ne!(first.counters, status(&other, "ok-center").counters);
}

#[test]
fn a_faster_simulation_keeps_the_hours() {
    let app =
        App::with(|options| options.queue.source = QueueSourceChoice::Simulation { seed: 1, speed: 20 });
    let number = |app: &App| passport(app).called.unwrap().parse::<u32>().unwrap_or_default();
    app.backend.clock().set(moment(TUESDAY));
    assert!(number(&app) > number(&at(TUESDAY)) + 100);
    app.backend.clock().set(moment("2026-11-24T12:00:00+09:00"));
    assert_eq!(passport(&app).state, CounterState::Paused);
}

#[test]
fn someone_with_a_siren_order_is_called_by_its_number() {
    let app = App::new();
    let order = app.order_at("naegok", "2026-11-23T10:00:00+09:00", "01012345678");
    let number = order.reservation.ticket.number;
    let mut called = false;
    let mut waited = false;
    for minute in 0..60 {
        app.backend
            .clock()
            .set(moment(&format!("2026-11-23T10:{minute:02}:00+09:00")));
        for _ in 0..6 {
            let counter = status(&app, "naegok").counters[0].clone();
            called |= counter.called.as_deref() == Some(number.as_str());
            waited |= counter.reserved_waiting == Some(1);
            app.advance(10);
        }
    }
    assert!(called, "{number} was never called (waited: {waited})");
}

#[test]
fn the_past_weeks_are_told_by_weekday_and_hour() {
    let app = at(TUESDAY);
    let reply = app.get("/offices/ok-center/queue-status/history");
    let history: QueueHistory = serde_json::from_str(&reply.text).unwrap();
    assert_eq!((history.weeks, history.counters.len()), (8, 3));
    for counter in &history.counters {
        let hours: HashSet<(u8, u8)> = counter
            .hours
            .iter()
            .map(|hour| (hour.weekday, hour.hour))
            .collect();
        assert_eq!(hours.len(), counter.hours.len());
        assert!(hours.contains(&(0, 9)) && hours.contains(&(4, 17)) && hours.contains(&(2, 19)));
        assert!(!hours.contains(&(0, 19)) && !hours.contains(&(5, 10)) && !hours.contains(&(0, 12)));
    }
    let general = &history.counters[0].hours;
    let calls = |weekday, hour| {
        let found = general
            .iter()
            .find(|one| (one.weekday, one.hour) == (weekday, hour));
        found.map_or(0, |one| one.calls)
    };
    assert!(calls(0, 9) > calls(3, 16), "Monday mornings are busy");
}

#[test]
fn every_answer_tells_the_time_of_the_backends_clock() {
    let app = at("2026-11-23T09:30:00+09:00");
    for path in [
        "/queue-status",
        "/offices/nowhere",
        "/nothing",
        "/offices/ok-center/queue-status",
    ] {
        assert_eq!(
            app.get(path).header("date"),
            "Mon, 23 Nov 2026 00:30:00 GMT",
            "{path}"
        );
    }
    let etag = app.get("/queue-status").header("etag").to_owned();
    app.backend.clock().set(moment("2026-11-23T09:30:01+09:00"));
    let again = app.call("GET", "/documents", &[("if-none-match", "*")], None);
    assert_eq!(
        (again.status, again.header("date")),
        (304, "Mon, 23 Nov 2026 00:30:01 GMT")
    );
    assert!(!etag.is_empty());
    let refused = app.call("POST", "/holds", &[], None);
    assert_eq!(refused.header("date"), "Mon, 23 Nov 2026 00:30:01 GMT");
}

/// For how long shared caches may keep an answer; browsers ask each time.
fn kept_seconds(reply: &Reply) -> u32 {
    let header = reply.header("cache-control");
    let seconds = header.strip_prefix("public, max-age=0, s-maxage=");
    seconds.and_then(|seconds| seconds.parse().ok()).expect(header)
}

#[test]
fn shared_caches_keep_a_document_for_seconds_and_browsers_ask_each_time() {
    let app = at("2026-11-21T10:00:00+09:00");
    for path in ["/queue-status", "/offices/ok-center/queue-status"] {
        let first = app.get(path);
        let kept = kept_seconds(&first);
        assert!((1..=5).contains(&kept), "{kept}");
        app.advance(1);
        let etag = first.header("etag").to_owned();
        let again = app.call("GET", path, &[("if-none-match", &etag)], None);
        let until_its_turn = if kept == 1 { 5 } else { kept - 1 };
        assert_eq!((again.status, kept_seconds(&again)), (304, until_its_turn));
    }
}

#[test]
fn faults_on_purpose_reach_queue_status_too() {
    let app = App::with(|options| options.demo_faults = true);
    for (ending, status, code) in [
        ("404", 404, "not_found"),
        ("429", 429, "too_many_requests"),
        ("500", 500, "internal"),
        ("503", 503, "unavailable"),
    ] {
        for path in ["queue-status", "queue-status/history", "queue-status/stream"] {
            app.get(&format!("/offices/error-{ending}/{path}"))
                .problem(status, code);
        }
    }
}

#[test]
fn published_accuracy_is_counted_from_past_days() {
    let app = at(TUESDAY);
    let accuracy = status(&app, "ok-center").accuracy.expect("seven days are enough");
    assert_eq!(accuracy.days, 7);
    assert!(accuracy.forecasts > 100 && accuracy.right <= accuracy.forecasts);
    let share = f64::from(accuracy.right) / f64::from(accuracy.forecasts);
    assert!(share > 0.5, "{share}");
}

#[test]
fn the_office_of_measurements_is_known_in_demonstrations_only() {
    let app = App::with(|options| options.demo_faults = true);
    let first = status(&app, "load-400");
    assert_eq!(first.counters.len(), 400);
    app.advance(1);
    let next = status(&app, "load-400");
    assert_eq!(next.version, first.version + 20);
    let changed = first
        .counters
        .iter()
        .zip(&next.counters)
        .filter(|(old, new)| old != new)
        .count();
    assert_eq!(changed, 20);
    assert_eq!(app.get("/offices/load-400").status, 200);
    assert!(!app.get("/offices").text.contains("load-400"));
    assert!(!app.get("/queue-status").text.contains("load-400"));
}
