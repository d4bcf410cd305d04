//! The stream of queue status, read event by event. Time passes at once: no test waits.

use crate::queue_status::{TUESDAY, at, status};
use crate::support::*;
use axum::body::Body;
use axum::http::{HeaderMap, Request};
use contract::queue_status::{Heartbeat, QueueChange, QueueStatus};
use contract::text::LocalText;
use http_body_util::BodyExt;
use reference_backend::simulation::Command;
use tokio::runtime::Runtime;
use tower::util::ServiceExt;

/// A stream that is being read.
struct Reader {
    runtime: Runtime,
    body: Body,
    headers: HeaderMap,
}

/// One event.
#[derive(Debug)]
struct Event {
    name: String,
    id: u64,
    data: String,
}

impl Reader {
    fn open(app: &App, office: &str, held: Option<u64>) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .start_paused(true)
            .build()
            .expect("a runtime");
        let path = format!("/api/v1/offices/{office}/queue-status/stream");
        let mut request = Request::get(path).header("accept-encoding", "gzip");
        if let Some(version) = held {
            request = request.header("last-event-id", version);
        }
        let request = request.body(Body::empty()).expect("a request");
        let response = runtime
            .block_on(app.backend.router(None).oneshot(request))
            .expect("an answer");
        assert_eq!(response.status().as_u16(), 200);
        let (parts, body) = response.into_parts();
        Self {
            runtime,
            body,
            headers: parts.headers,
        }
    }

    /// The next event; `None` at the end.
    fn next(&mut self) -> Option<Event> {
        loop {
            let frame = self.runtime.block_on(self.body.frame())?.expect("a frame");
            let text = String::from_utf8(frame.into_data().expect("data").to_vec()).expect("UTF-8");
            assert!(text.ends_with("\n\n"), "{text}");
            let field = |name: &str| {
                let line = text.lines().find_map(|line| line.strip_prefix(name));
                line.map(str::to_owned)
            };
            if let Some(name) = field("event: ") {
                return Some(Event {
                    name,
                    id: field("id: ").expect("an id").parse().expect("a version"),
                    data: field("data: ").expect("data"),
                });
            }
        }
    }

    fn expect(&mut self, name: &str) -> Event {
        let event = self.next().expect("an event");
        assert_eq!(event.name, name, "{}", event.data);
        event
    }

    fn change(&mut self) -> QueueChange {
        let event = self.expect("change");
        let change: QueueChange = serde_json::from_str(&event.data).expect("a change");
        assert_eq!(change.version, event.id);
        change
    }
}

fn pause(app: &App, counter: &str) {
    let command = Command::Pause {
        reason: LocalText::new("잠시 쉬어요.", "A short break."),
        until: None,
    };
    app.backend
        .staff()
        .at_counter("ok-center", counter, &command)
        .expect("paused");
}

#[test]
fn a_stream_begins_with_the_document_and_is_kept_by_nobody() {
    let app = at(TUESDAY);
    let mut reader = Reader::open(&app, "ok-center", None);
    let event = reader.expect("status");
    let told: QueueStatus = serde_json::from_str(&event.data).unwrap();
    assert_eq!((&told, event.id), (&status(&app, "ok-center"), told.version));
    for (name, value) in [
        ("content-type", "text/event-stream"),
        ("cache-control", "no-store"),
        ("x-accel-buffering", "no"),
        ("date", "Tue, 24 Nov 2026 01:30:00 GMT"),
    ] {
        assert_eq!(
            reader.headers.get(name).and_then(|value| value.to_str().ok()),
            Some(value)
        );
    }
    assert_eq!(
        reader.headers.get("content-encoding"),
        None,
        "events must not wait to be compressed"
    );
}

#[test]
fn only_what_changed_is_told_and_leads_to_the_same_document() {
    let app = at(TUESDAY);
    let mut reader = Reader::open(&app, "ok-center", None);
    let mut held: QueueStatus = serde_json::from_str(&reader.expect("status").data).unwrap();
    pause(&app, "passport");
    let change = reader.change();
    assert_eq!(change.after, held.version);
    assert_eq!(
        change
            .counters
            .iter()
            .map(|one| one.id.as_str())
            .collect::<Vec<_>>(),
        ["passport"]
    );
    held = held.changed_by(change).expect("it follows");
    for _ in 0..20 {
        app.advance(120);
        held = held.changed_by(reader.change()).expect("it follows");
        let whole = status(&app, "ok-center");
        assert_eq!((held.version, &held.counters), (whole.version, &whole.counters));
    }
}

#[test]
fn whoever_holds_the_document_goes_on_with_changes() {
    let app = at(TUESDAY);
    let version = status(&app, "ok-center").version;
    let mut reader = Reader::open(&app, "ok-center", Some(version));
    assert_eq!(reader.expect("heartbeat").id, version);
    pause(&app, "general");
    assert_eq!(reader.change().after, version);
    let mut other = Reader::open(&app, "ok-center", Some(version));
    assert!(
        other.expect("status").id > version,
        "it was away while something changed"
    );
    let mut ahead = Reader::open(&app, "ok-center", Some(version + 1_000));
    ahead.expect("status");
}

#[test]
fn a_silent_stream_says_that_it_lives_within_ten_seconds() {
    let app = at(TUESDAY);
    let mut reader = Reader::open(&app, "ok-center", None);
    reader.expect("status");
    let before = reader.runtime.block_on(async { tokio::time::Instant::now() });
    let heartbeat: Heartbeat = serde_json::from_str(&reader.expect("heartbeat").data).unwrap();
    reader.expect("heartbeat");
    let passed = reader.runtime.block_on(async { before.elapsed() });
    assert!((15..=20).contains(&passed.as_secs()), "{passed:?} for two");
    assert_eq!(heartbeat.server_time, moment(TUESDAY));
    assert_eq!(heartbeat.version, status(&app, "ok-center").version);
}

#[test]
fn a_stream_can_be_ended_for_all_and_its_place_is_free_again() {
    let app = App::with(|options| options.queue.most_streams = 2);
    let mut first = Reader::open(&app, "ok-center", None);
    let second = Reader::open(&app, "naegok", None);
    assert_eq!(app.backend.staff().open_streams(), 2);
    app.get("/offices/naegok/queue-status/stream")
        .problem(503, "unavailable");
    drop(second);
    assert_eq!(app.backend.staff().open_streams(), 1);
    first.expect("status");
    app.backend.end_streams();
    assert!(first.next().is_none());
    drop(first);
    assert_eq!(app.backend.staff().open_streams(), 0);
    Reader::open(&app, "naegok", None).expect("status");
}

#[test]
fn one_client_cannot_take_all_streams() {
    let app = App::new();
    let mut open: Vec<Reader> = (0..20).map(|_| Reader::open(&app, "ok-center", None)).collect();
    app.get("/offices/naegok/queue-status/stream")
        .problem(503, "unavailable");
    drop(open.pop());
    Reader::open(&app, "naegok", None).expect("status");
}

#[test]
fn the_office_of_measurements_tells_each_of_twenty_updates_a_second() {
    let app = App::with(|options| options.demo_faults = true);
    let mut reader = Reader::open(&app, "load-400", None);
    let mut held: QueueStatus = serde_json::from_str(&reader.expect("status").data).unwrap();
    for _ in 0..5 {
        app.advance(1);
        for _ in 0..20 {
            let change = reader.change();
            assert_eq!((change.version, change.counters.len()), (held.version + 1, 1));
            held = held.changed_by(change).expect("it follows");
        }
        assert_eq!(held.counters, status(&app, "load-400").counters);
    }
    app.advance(60);
    reader.expect("status");
}

#[test]
fn headers_alone_are_answered_at_once() {
    let app = at(TUESDAY);
    let reply = app.call("HEAD", "/offices/ok-center/queue-status/stream", &[], None);
    assert_eq!((reply.status, reply.text.as_str()), (200, ""));
    assert_eq!(app.backend.staff().open_streams(), 0);
}
