//! The nation's open service seen by the app: from a service on loopback over the backend to the client.

#![allow(missing_docs)]

mod support;
// The one service that makes the known mistakes, for both sides.
#[path = "../reference-backend/tests/it/upstream.rs"]
#[allow(dead_code, reason = "this test uses its part")]
mod upstream;

use contract::problem::ProblemCode;
use contract::queue_status::QueueSource;
use reference_backend::{Address, Area, NationalOptions, QueueSourceChoice, ServiceKey};
use serde_json::{Value, json};
use support::Town;
use upstream::{Fault, Has, Upstream};

const KEY: &str = "a+key/of==";

fn rows() -> (Value, Value) {
    let office = json!({ "csoSn": "4", "csoNm": "서초구청 OK민원센터", "stdgCd": "1165010800",
        "lotnoAddr": "서울특별시 서초구 서초동 1376-3", "wkdyOperBgngTm": "090000", "wkdyOperEndTm": "180000",
        "wkndOperYn": "Y", "wkndDowExpln": "첫째 토요일 오전" });
    let waiting = json!({ "csoSn": "4", "taskNo": "1", "taskNm": "여권", "clotNo": "0042", "clotCnterNo": "3",
        "wtngCnt": "5", "totDt": "20261123095930" });
    (office, waiting)
}

fn town(upstream: &Upstream) -> Town {
    Town::with(|options| {
        options.queue.source = QueueSourceChoice::National(NationalOptions::new(
            Address::read(&upstream.address).expect("an address"),
            ServiceKey::read(upstream.key).expect("a key"),
            Area::read("1165000000").expect("an area"),
        ));
    })
}

#[test]
fn the_app_reads_offices_and_waiting_of_the_service_and_keeps_them_through_a_failure() {
    let (office, waiting) = rows();
    let upstream = Upstream::start(
        KEY,
        Has {
            offices: vec![office],
            waiting: vec![waiting],
            ..Has::default()
        },
    );
    let town = town(&upstream);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .expect("a runtime");
    let early = runtime.block_on(town.client.queue_summary());
    let told = early.expect_err("nothing is made up");
    assert_eq!(
        (told.code(), told.retry_after_s()),
        (Some(ProblemCode::Unavailable), Some(30))
    );
    town.backend.poll_source();
    let offices = runtime
        .block_on(town.client.list_offices())
        .expect("offices")
        .items;
    assert_eq!(offices.len(), 1);
    assert_eq!(offices[0].hours.notes[0].ko, "주말: 첫째 토요일 오전");
    let read = || {
        runtime
            .block_on(town.client.queue_status("cso-4"))
            .expect("a status")
    };
    let first = read();
    let counter = &first.document.counters[0];
    assert_eq!(first.document.source, QueueSource::NationalService);
    assert_eq!(
        (counter.called.as_deref(), counter.waiting()),
        (Some("0042"), Some(5))
    );
    assert_eq!(
        counter.observed_at,
        Some(support::moment("2026-11-23T09:59:30+09:00"))
    );
    upstream.now(|has| has.fault = Fault::Xml(200, "99"));
    town.backend.clock().advance_seconds(600);
    town.backend.poll_source();
    let later = read();
    assert_eq!(later.document.counters, first.document.counters);
    assert_eq!(
        later
            .document
            .server_time
            .seconds_since(first.document.server_time),
        600
    );
}
