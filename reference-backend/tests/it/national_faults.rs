//! What the nation's open service does wrong, and that the page does not.

use crate::national::*;
use crate::support::*;
use crate::upstream::{Fault, Has, Upstream};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use std::io::Write;
use std::sync::{Mutex, Once};
use std::time::Duration;

fn faults() -> Vec<Fault> {
    vec![
        Fault::Xml(200, "30"),
        Fault::Xml(500, "30"),
        Fault::Xml(200, "22"),
        Fault::Xml(200, "99"),
        Fault::Code("30"),
        Fault::Code("K9"),
        Fault::Text(200, "Unexpected errors"),
        Fault::Text(500, "Unexpected errors"),
        Fault::Text(502, "<html><body>Bad Gateway</body></html>"),
        Fault::Text(401, "Unauthorized"),
        Fault::Text(200, ""),
        Fault::Text(200, "{\"header\":{\"resultCode\":\"K0\"}"),
        Fault::Cut,
        Fault::Silence,
        Fault::Endless,
        Fault::Elsewhere,
    ]
}

fn impatient(upstream: &Upstream) -> App {
    app(upstream, |options| options.timeout = Duration::from_millis(400))
}

#[test]
fn before_the_first_answer_there_is_nothing_and_nothing_is_put_in_its_place() {
    for fault in faults() {
        let upstream = Upstream::start(
            KEY,
            Has {
                fault: fault.clone(),
                ..two_offices()
            },
        );
        let app = impatient(&upstream);
        for polled in [false, true] {
            for path in [
                "/queue-status",
                "/offices",
                "/offices/cso-4",
                "/offices/cso-4/queue-status",
            ] {
                let reply = app.get(path);
                let problem = reply.problem(503, "unavailable");
                assert_eq!(reply.header("retry-after"), "30", "{fault:?} {polled}");
                assert!(!problem.to_string().contains("canary"), "{problem}");
            }
            app.backend.poll_source();
        }
    }
}

#[test]
fn a_failed_call_keeps_the_last_numbers_with_their_true_age() {
    for fault in faults() {
        let upstream = Upstream::start(KEY, two_offices());
        let app = impatient(&upstream);
        app.backend.poll_source();
        let before = status(&app, "cso-4");
        upstream.now(|has| has.fault = fault.clone());
        upstream.asked();
        app.advance(60);
        app.backend.poll_source();
        assert_eq!(upstream.asked().len(), 1, "{fault:?}");
        let after = status(&app, "cso-4");
        assert_eq!(after.counters, before.counters, "{fault:?}");
        assert_eq!(
            after.counters[0].observed_at,
            Some(moment("2026-11-23T09:14:50+09:00"))
        );
        assert_eq!(after.server_time.seconds_since(before.server_time), 60);
        // And it comes back by itself.
        upstream.now(|has| {
            has.fault = Fault::None;
            has.waiting[0] = waiting(4, 1, "통합민원", 1050, 3, "20261123093500");
        });
        app.advance(20 * 60);
        app.backend.poll_source();
        assert_eq!(
            status(&app, "cso-4").counters[0].called.as_deref(),
            Some("1050"),
            "{fault:?}"
        );
    }
}

#[test]
fn a_page_that_fails_in_the_middle_changes_nothing() {
    let mut has = two_offices();
    has.waiting
        .extend((0..150).map(|task| waiting(7, 10 + task, "여권", 9, 1, "20261123091400")));
    let upstream = Upstream::start(KEY, has);
    let app = app(&upstream, |_| {});
    app.backend.poll_source();
    assert_eq!(status(&app, "cso-7").counters.len(), 151);
    upstream.now(|has| {
        has.waiting.truncate(1);
        has.waiting[0]["clotNo"] = json!("1099");
        has.fault = Fault::Cut;
    });
    app.advance(60);
    app.backend.poll_source();
    assert_eq!(status(&app, "cso-4").counters[0].called.as_deref(), Some("1042"));
}

#[test]
fn no_data_is_no_fault_and_a_counter_that_is_left_out_keeps_its_age() {
    for code in ["K3", "K03", "03"] {
        let upstream = Upstream::start(KEY, two_offices());
        let app = app(&upstream, |_| {});
        app.backend.poll_source();
        upstream.now(|has| has.fault = Fault::Code(code));
        app.advance(30);
        assert_eq!(
            app.backend.poll_source(),
            Some(moment("2026-11-23T09:16:00+09:00")),
            "no pause for trouble"
        );
        assert_eq!(status(&app, "cso-4").counters[0].waiting(), Some(7));
        app.advance(13 * 3600);
        app.backend.poll_source();
        assert!(status(&app, "cso-4").counters.is_empty(), "gone after half a day");
    }
}

#[test]
fn trouble_makes_the_pauses_longer_and_a_refused_key_is_not_repeated() {
    let upstream = Upstream::start(
        KEY,
        Has {
            fault: Fault::Text(500, "x"),
            ..two_offices()
        },
    );
    let app = app(&upstream, |_| {});
    let asked_within = |seconds: i64| {
        for _ in 0..seconds {
            app.backend.poll_source();
            app.advance(1);
        }
        upstream.asked().len()
    };
    let in_trouble = asked_within(3600);
    assert!((6..=9).contains(&in_trouble), "{in_trouble}");
    upstream.now(|has| has.fault = Fault::Xml(200, "30"));
    app.advance(3600);
    upstream.asked();
    let refused = asked_within(3600);
    assert!((3..=4).contains(&refused), "{refused}");
}

/// A compressed answer of one row, behind so much white space.
fn compressed(row: &Value, spaces: usize) -> Fault {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let answer = json!({ "header": { "resultCode": "K0" }, "body": { "items": { "item": row } } });
    encoder.write_all(&vec![b' '; spaces]).expect("written");
    encoder.write_all(answer.to_string().as_bytes()).expect("written");
    Fault::Gzip(encoder.finish().expect("compressed").into())
}

#[test]
fn a_small_answer_that_swells_without_measure_is_not_read_to_its_end() {
    let upstream = Upstream::start(KEY, two_offices());
    let app = app(&upstream, |_| {});
    app.backend.poll_source();
    let row = waiting(4, 1, "통합민원", 1050, 3, "20261123091800");
    for (spaces, told) in [(8 << 20, 7), (0, 3)] {
        upstream.now(|has| has.fault = compressed(&row, spaces));
        app.advance(300);
        app.backend.poll_source();
        assert_eq!(
            status(&app, "cso-4").counters[0].waiting(),
            Some(told),
            "{spaces}"
        );
    }
}

/// Everything that is written down by anyone at any level.
static LINES: Mutex<Vec<String>> = Mutex::new(Vec::new());

struct Lines;

impl log::Log for Lines {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }
    fn log(&self, record: &log::Record<'_>) {
        LINES
            .lock()
            .expect("not poisoned")
            .push(record.args().to_string());
    }
    fn flush(&self) {}
}

#[test]
fn the_key_is_in_no_line_no_answer_and_no_debug_text() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        log::set_logger(&Lines).expect("the only logger");
        log::set_max_level(log::LevelFilter::Trace);
    });
    let mut texts = Vec::new();
    for fault in faults().into_iter().chain([Fault::None]) {
        let upstream = Upstream::start(
            KEY,
            Has {
                fault,
                ..two_offices()
            },
        );
        let app = impatient(&upstream);
        app.backend.poll_source();
        for path in [
            "/queue-status",
            "/offices",
            "/offices/cso-4/queue-status",
            "/documents",
        ] {
            let reply = app.get(path);
            texts.push(format!("{} {:?}", reply.text, reply.headers));
        }
        texts.push(format!("{:?}", app.backend));
    }
    let lines = LINES.lock().expect("not poisoned");
    assert!(
        lines.iter().any(|line| line.contains("127.0.0.1")),
        "the library's lines are seen"
    );
    texts.extend(lines.iter().cloned());
    for text in texts {
        let small = text.to_ascii_lowercase();
        assert!(!small.contains("canary"), "{text}");
    }
}
