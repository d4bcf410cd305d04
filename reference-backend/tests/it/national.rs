//! The nation's open service, from its answers to the documents that residents' pages read.

use crate::support::*;
use crate::upstream::{Has, Style, Upstream};
use contract::office::{CounterKind, Office};
use contract::queue_status::{CounterState, QueueSource, QueueStatus, QueueSummary};
use contract::time::Timestamp;
use reference_backend::{Address, Area, Clock, Database, NationalOptions, QueueSourceChoice, ServiceKey};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// A key as the portal hands it out decoded.
pub(crate) const KEY: &str = "canary+Key/9==";
/// Monday, a quarter past nine.
pub(crate) const QUARTER_PAST: &str = "2026-11-23T09:15:00+09:00";

/// An office of the service, with what it may leave out.
pub(crate) fn office(number: u32, name: &str) -> Value {
    json!({ "csoSn": number.to_string(), "csoNm": name, "stdgCd": "1165010800",
            "roadNmAddr": "서울특별시 서초구 남부순환로 2584", "lotnoAddr": "서울특별시 서초구 서초동 1376-3",
            "lat": "37.4836", "lot": "127.0327", "wkdyOperBgngTm": "090000", "wkdyOperEndTm": "180000",
            "nghtOperYn": "Y", "nghtDowExpln": "매주 수요일 20시까지", "wkndOperYn": "N", "totCrtrYmd": "20261120" })
}

/// What a counter shows.
pub(crate) fn waiting(office: u32, task: u32, name: &str, called: u32, waiting: i64, at: &str) -> Value {
    json!({ "csoSn": office.to_string(), "stdgCd": "1165010800", "taskNo": task.to_string(), "taskNm": name,
            "clotNo": called.to_string(), "clotCnterNo": (called % 3 + 1).to_string(),
            "wtngCnt": waiting.to_string(), "totDt": at })
}

/// Two offices with three counters.
pub(crate) fn two_offices() -> Has {
    Has {
        offices: vec![office(4, "서초구청 OK민원센터"), office(7, "반포1동 주민센터")],
        waiting: vec![
            waiting(4, 1, "통합민원", 1042, 7, "20261123091450"),
            waiting(4, 2, "출생,혼인/이혼,사망", 301, 2, "20261123091440"),
            waiting(7, 1, "여권", 55, 0, "20261123061500"),
        ],
        ..Has::default()
    }
}

/// A backend that asks it, its clock standing at a quarter past nine.
pub(crate) fn app(upstream: &Upstream, adapt: impl FnOnce(&mut NationalOptions)) -> App {
    app_on(upstream, Database::Memory, QUARTER_PAST, adapt)
}

pub(crate) fn app_on(
    upstream: &Upstream,
    database: Database,
    at: &str,
    adapt: impl FnOnce(&mut NationalOptions),
) -> App {
    let mut national = NationalOptions::new(
        Address::read(&upstream.address).expect("an address"),
        ServiceKey::read(upstream.key).expect("a key"),
        Area::read("1165000000").expect("an area"),
    );
    adapt(&mut national);
    App::with(|options| {
        options.database = database;
        options.clock = Clock::fixed(moment(at));
        options.queue.source = QueueSourceChoice::National(national);
    })
}

pub(crate) fn status(app: &App, office: &str) -> QueueStatus {
    let reply = app.get(&format!("/offices/{office}/queue-status"));
    assert_eq!(reply.status, 200, "{}", reply.text);
    serde_json::from_str(&reply.text).expect("a status")
}

pub(crate) fn summary(app: &App) -> QueueSummary {
    let reply = app.get("/queue-status");
    assert_eq!(reply.status, 200, "{}", reply.text);
    serde_json::from_str(&reply.text).expect("a summary")
}

fn offices(app: &App) -> Vec<Office> {
    let reply = app.get("/offices");
    assert_eq!(reply.status, 200, "{}", reply.text);
    serde_json::from_value(reply.json()["items"].clone()).expect("offices")
}

#[test]
fn what_the_service_tells_is_served_with_the_time_at_which_it_was_so() {
    let upstream = Upstream::start(KEY, two_offices());
    let app = app(&upstream, |_| {});
    app.backend.poll_source();
    let centre = status(&app, "cso-4");
    assert_eq!(centre.source, QueueSource::NationalService);
    let general = centre.counter("task-1").expect("a counter");
    assert_eq!(
        (general.kind, general.state),
        (CounterKind::General, CounterState::Open)
    );
    assert_eq!(
        (general.called.as_deref(), general.called_to.as_deref()),
        (Some("1042"), Some("2"))
    );
    assert_eq!(general.waiting(), Some(7));
    assert_eq!(general.observed_at, Some(moment("2026-11-23T09:14:50+09:00")));
    let family = centre.counter("task-2").expect("a counter");
    assert_eq!(
        (family.kind, family.name.ko.as_str()),
        (CounterKind::FamilyRelation, "출생, 혼인/이혼, 사망")
    );
    let hours_old = status(&app, "cso-7").counters[0].observed_at;
    assert_eq!(
        hours_old,
        Some(moment("2026-11-23T06:15:00+09:00")),
        "as old as it is"
    );
    let summary = summary(&app);
    assert_eq!(summary.source, QueueSource::NationalService);
    let ids: Vec<_> = summary
        .offices
        .iter()
        .map(|office| office.office.as_str())
        .collect();
    assert_eq!(ids, ["cso-4", "cso-7"]);
}

#[test]
fn the_offices_are_those_of_the_service_and_nothing_is_ordered_there() {
    let upstream = Upstream::start(KEY, two_offices());
    let app = app(&upstream, |_| {});
    app.backend.poll_source();
    let all = offices(&app);
    assert_eq!(all.len(), 2);
    assert!(all.iter().all(|office| !office.takes_orders && !office.demo));
    assert_eq!(all[0].counters.len(), 2);
    assert_eq!(all[0].hours.notes[0].ko, "야간: 매주 수요일 20시까지");
    assert_eq!(all[0].hours.closures[0].reason.ko, "성탄절");
    assert_eq!(app.get("/offices/cso-4").json()["dong"]["ko"], "서초동");
    app.get("/offices/ok-center").problem(404, "not_found");
    app.get("/offices/cso-99/queue-status").problem(404, "not_found");
    app.get("/offices/cso-4/slots").problem(404, "not_found");
    let hold = json!({ "office": "cso-4", "start": MONDAY_NINE });
    app.post("/holds", &key(), hold).problem(404, "not_found");
}

#[test]
fn the_area_and_the_pages_are_asked_for_and_other_areas_left_out() {
    let mut has = two_offices();
    has.offices
        .extend((100..330).map(|number| office(number, "가동 주민센터")));
    has.offices[200]["stdgCd"] = json!("1168010800");
    let upstream = Upstream::start(KEY, has);
    let app = app(&upstream, |_| {});
    app.backend.poll_source();
    assert_eq!(
        app.get("/offices").json()["items"]
            .as_array()
            .expect("items")
            .len(),
        100
    );
    assert_eq!(summary(&app).offices.len(), 231);
    let info = |page: u32| {
        format!("/B551982/cso_v2/cso_info_v2?pageNo={page}&numOfRows=100&type=json&stdgCd=1165000000")
    };
    let realtime = "/B551982/cso_v2/cso_realtime_v2?pageNo=1&numOfRows=100&type=json&stdgCd=1165000000";
    assert_eq!(upstream.asked(), [info(1), info(2), info(3), realtime.to_owned()]);
}

#[test]
fn every_way_of_writing_the_same_rows_comes_to_the_same_documents() {
    let mut plain = None;
    for bits in 0..16 {
        let style = Style {
            wrapped: bits & 1 > 0,
            collapsed: bits & 2 > 0,
            knows_no_pages: bits & 4 > 0,
            uncounted: bits & 8 > 0,
        };
        let upstream = Upstream::start(
            KEY,
            Has {
                style,
                ..two_offices()
            },
        );
        upstream.now(|has| has.offices.truncate(1));
        let app = app(&upstream, |_| {});
        app.backend.poll_source();
        let counters = status(&app, "cso-4").counters;
        assert_eq!(plain.get_or_insert(counters.clone()), &counters, "{style:?}");
    }
}

#[test]
fn a_key_is_taken_encoded_or_not_and_a_wrong_one_brings_nothing() {
    for (text, status) in [(KEY, 200), ("canary%2BKey%2F9%3D%3D", 200), ("another", 503)] {
        let upstream = Upstream::start(KEY, two_offices());
        let app = app(&upstream, |options| {
            options.key = ServiceKey::read(text).expect("a key")
        });
        app.backend.poll_source();
        assert_eq!(app.get("/queue-status").status, status, "{text}");
    }
}

#[test]
fn numbers_that_cannot_be_true_are_passed_on_so_that_the_page_shows_unknown() {
    let upstream = Upstream::start(KEY, two_offices());
    upstream.now(|has| {
        has.waiting[0]["wtngCnt"] = json!("-3");
        has.waiting[1]["wtngCnt"] = json!("1000000");
        has.waiting[2]["totDt"] = json!("언제인지 모름");
    });
    let app = app(&upstream, |_| {});
    app.backend.poll_source();
    let centre = status(&app, "cso-4");
    assert_eq!(
        (centre.counters[0].waiting_told, centre.counters[0].waiting()),
        (Some(-3), None)
    );
    assert_eq!(
        (centre.counters[1].waiting_told, centre.counters[1].waiting()),
        (Some(1_000_000), None)
    );
    let undated = &status(&app, "cso-7").counters[0];
    assert_eq!(
        (undated.waiting_told, undated.called.as_deref()),
        (None, None),
        "nobody knows how old it is"
    );
}

#[test]
fn hours_close_a_counter_and_fresh_numbers_open_it_where_evenings_are_told_in_words() {
    let upstream = Upstream::start(KEY, two_offices());
    let app = app(&upstream, |_| {});
    app.backend.poll_source();
    let state = |clock: &str| {
        app.backend
            .clock()
            .set(moment(&format!("2026-11-{clock}:00+09:00")));
        let counter = status(&app, "cso-4").counters.remove(0);
        (counter.state, counter.resumes_at.map(|opens| opens.to_string()))
    };
    assert_eq!(state("23T17:59"), (CounterState::Open, None));
    let tuesday = Some("2026-11-24T09:00:00+09:00".to_owned());
    assert_eq!(state("23T18:00"), (CounterState::Closed, tuesday.clone()));
    upstream.now(|has| has.waiting[0]["totDt"] = json!("20261123175950"));
    app.backend.clock().set(moment("2026-11-23T18:00:00+09:00"));
    app.backend.poll_source();
    assert_eq!(
        state("23T18:00"),
        (CounterState::Open, None),
        "its numbers still move"
    );
    assert_eq!(state("23T18:20"), (CounterState::Closed, tuesday));
    let monday = Some("2026-11-30T09:00:00+09:00".to_owned());
    assert_eq!(state("28T10:00"), (CounterState::Closed, monday));
}

#[test]
fn holidays_are_asked_for_where_it_is_configured() {
    let mut has = two_offices();
    has.holidays = vec![
        json!({ "locdate": 20261124, "dateName": "임시공휴일", "isHoliday": "Y" }),
        json!({ "locdate": 20261225, "dateName": "기독탄신일", "isHoliday": "Y" }),
        json!({ "locdate": 20261205, "dateName": "무역의 날", "isHoliday": "N" }),
    ];
    let upstream = Upstream::start(KEY, has);
    let app = app(&upstream, |options| options.holidays = true);
    app.backend.poll_source();
    let closures = &offices(&app)[0].hours.closures;
    let names: Vec<_> = closures.iter().map(|day| day.reason.ko.as_str()).collect();
    assert_eq!(names, ["임시공휴일", "기독탄신일"]);
    app.backend.clock().set(moment("2026-11-24T10:00:00+09:00"));
    let counter = status(&app, "cso-4").counters.remove(0);
    assert_eq!(counter.state, CounterState::Closed);
    assert_eq!(
        counter.reason.expect("a reason").ko,
        "오늘은 쉬는 날이에요. (임시공휴일)"
    );
    let asked = upstream.asked().join("\n");
    assert!(asked.contains("_type=json&solYear=2026&solMonth=12"), "{asked}");
}

#[test]
fn however_many_watch_the_service_is_asked_once_in_half_a_minute_and_seldom_at_night() {
    let upstream = Upstream::start(KEY, two_offices());
    let app = app(&upstream, |_| {});
    let realtime = |asked: Vec<String>| asked.iter().filter(|path| path.contains("cso_realtime")).count();
    let run = |seconds: i64| {
        for _ in 0..seconds {
            app.backend.poll_source();
            app.advance(1);
        }
        realtime(upstream.asked())
    };
    assert_eq!(run(1), 1);
    for _ in 0..200 {
        summary(&app);
    }
    assert_eq!(run(599), 19);
    app.backend.clock().set(moment("2026-11-23T18:30:00+09:00"));
    run(1);
    assert_eq!(run(1_800), 6);
    app.backend.clock().set(moment("2026-11-24T08:58:00+09:00"));
    run(1);
    assert_eq!(run(150), 2, "at nine, and half a minute after");
}

#[test]
fn a_version_grows_with_each_change_and_not_otherwise() {
    let upstream = Upstream::start(KEY, two_offices());
    let app = app(&upstream, |_| {});
    app.backend.poll_source();
    let first = status(&app, "cso-4").version;
    assert_eq!(status(&app, "cso-4").version, first);
    upstream.now(|has| has.waiting[0] = waiting(4, 1, "통합민원", 1043, 6, "20261123091525"));
    app.advance(30);
    app.backend.poll_source();
    let second = status(&app, "cso-4").version;
    assert!(second > first);
    // The same moment again, as after a restart with the same data.
    let restarted = self::app_on(&upstream, Database::Memory, "2026-11-23T09:16:00+09:00", |_| {});
    restarted.backend.poll_source();
    assert!(status(&restarted, "cso-4").version > second);
}

#[test]
fn the_real_loop_brings_the_numbers_by_itself() {
    let upstream = Upstream::start(KEY, two_offices());
    let app = app(&upstream, |_| {});
    app.backend.follow_source();
    let until = Instant::now() + Duration::from_secs(20);
    while app.get("/queue-status").status != 200 {
        assert!(Instant::now() < until, "it never came");
        std::thread::yield_now();
    }
    assert_eq!(status(&app, "cso-4").counters[0].waiting(), Some(7));
}

#[test]
fn nothing_is_made_up_of_a_moment_that_lies_ahead() {
    let upstream = Upstream::start(KEY, two_offices());
    upstream.now(|has| has.waiting[0]["totDt"] = json!("20261123101500"));
    let app = app(&upstream, |_| {});
    app.backend.poll_source();
    let seen: Option<Timestamp> = status(&app, "cso-4").counters[0].observed_at;
    assert_eq!(seen, Some(moment(QUARTER_PAST)));
}
