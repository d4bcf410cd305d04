//! What reaches the backend when a tenth of the district's people look at once: arithmetic from the contract and
//! from what the backend says, as written in docs/load.md and measured by bench/load_run.

use crate::support::*;
use contract::endpoints::{Delivery, ENDPOINTS, Endpoint};
use contract::queue_status::QueueSummary;
use reference_backend::Clock;

/// People who look at once.
const WATCHERS: f64 = 43_000.0;
/// Places of the CDN that ask for themselves.
const CACHES: f64 = 3.0;
/// Most questions a second that reach the backend.
const MOST: f64 = 15.0;

fn endpoint(name: &str) -> &'static Endpoint {
    ENDPOINTS
        .iter()
        .find(|endpoint| endpoint.name == name)
        .expect(name)
}

fn open_office() -> App {
    App::with(|options| options.clock = Clock::fixed(moment("2026-11-23T10:00:00+09:00")))
}

#[test]
fn forty_three_thousand_watchers_are_at_most_fifteen_questions_a_second() {
    let app = open_office();
    let summary: QueueSummary = serde_json::from_str(&app.get("/queue-status").text).expect("a summary");
    let offices = summary.offices.len() as f64;
    let by_watchers = WATCHERS * 1000.0 / f64::from(summary.poll_after_ms);
    assert!(by_watchers > 4_000.0, "that many reach the caches");
    // A cache that asks once for all who wait asks for a document at most once in the time it may keep it.
    let every = |name: &str, documents: f64| {
        let kept = endpoint(name).public_for.expect("caches may keep it");
        CACHES * documents / f64::from(kept)
    };
    let live = every("queue_summary", 1.0) + every("queue_status", offices);
    let rest = every("queue_history", offices) + every("list_offices", 1.0) + every("get_office", offices);
    assert!(
        (live - 12.0).abs() < 0.01,
        "nineteen offices and the summary: {live}"
    );
    assert!(live + rest <= MOST, "{live} + {rest}");
}

#[test]
fn the_headers_say_what_the_arithmetic_assumes() {
    let app = open_office();
    for (name, path) in [
        ("queue_summary", "/queue-status"),
        ("queue_status", "/offices/ok-center/queue-status"),
        ("queue_history", "/offices/ok-center/queue-status/history"),
    ] {
        let reply = app.get(path);
        assert_eq!(reply.status, 200, "{}", reply.text);
        assert!(until_its_turn(endpoint(name), &reply), "{path}");
        let etag = reply.header("etag").to_owned();
        let again = app.call("GET", path, &[("if-none-match", &etag)], None);
        assert_eq!((again.status, again.text.as_str()), (304, ""), "{path}");
        assert!(until_its_turn(endpoint(name), &again), "a copy is good again");
    }
    for name in ["queue_summary", "queue_status"] {
        let of = endpoint(name);
        assert_eq!(of.delivery, Delivery::Live, "{name}");
        assert_eq!(of.cache_control(), "public, max-age=0, s-maxage=5", "{name}");
    }
}
