//! Recordings of queue status: written as it changes, played back at today's clock times.

use crate::national::*;
use crate::support::*;
use crate::upstream::Upstream;
use contract::queue_status::{CounterState, QueueSource};
use reference_backend::{Backend, Clock, OpenError, Options, QueueSourceChoice};
use std::path::{Path, PathBuf};

struct File(PathBuf);

impl File {
    fn new(name: &str) -> Self {
        Self(std::env::temp_dir().join(format!("recording-{name}-{}.jsonl", std::process::id())))
    }
    fn lines(&self) -> Vec<String> {
        let text = std::fs::read_to_string(&self.0).expect("a recording");
        text.lines().map(str::to_owned).collect()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

fn playing(file: &Path, at: &str) -> App {
    App::with(|options| {
        options.clock = Clock::fixed(moment(at));
        options.queue.source = QueueSourceChoice::Recording(file.to_owned());
    })
}

#[test]
fn what_was_served_is_served_again_at_the_same_clock_time_of_another_day() {
    let file = File::new("national");
    let upstream = Upstream::start(KEY, two_offices());
    let mut recorded = Vec::new();
    {
        let app = recording(&upstream, &file.0);
        for minute in 0..10 {
            upstream.now(|has| {
                let stamp = format!("20261123{:06}", 91_500 + minute * 100);
                has.waiting[0] = waiting(4, 1, "통합민원", 1042 + minute, 7, &stamp);
            });
            app.backend.poll_source();
            app.backend.record_queue().expect("it is written");
            recorded.push(status(&app, "cso-4"));
            app.advance(60);
        }
        // Nothing changed: nothing is written.
        let lines = file.lines().len();
        app.backend.record_queue().expect("it is written");
        assert_eq!(file.lines().len(), lines);
    }
    let app = playing(&file.0, "2026-12-02T09:15:00+09:00");
    let ids = app.get("/offices").json()["items"]
        .as_array()
        .expect("items")
        .len();
    assert_eq!(ids, 2, "its offices are in the recording");
    app.get("/offices/ok-center/slots").problem(404, "not_found");
    let days = 9 * 86_400;
    let mut version = 0;
    for before in &recorded {
        let again = status(&app, "cso-4");
        assert_eq!(again.source, QueueSource::Recording);
        assert!(again.version > version);
        version = again.version;
        let (before, again) = (&before.counters[0], &again.counters[0]);
        assert_eq!(
            (&again.called, again.waiting(), again.state),
            (&before.called, before.waiting(), before.state)
        );
        assert_eq!(
            again.observed_at,
            before.observed_at.map(|at| at.plus_seconds(days))
        );
        assert_eq!(again.called_at, before.called_at.map(|at| at.plus_seconds(days)));
        app.advance(60);
    }
    // Before the recording begins nothing is known, and after its end it grows old.
    app.backend.clock().set(moment("2026-12-02T08:00:00+09:00"));
    let early = status(&app, "cso-4").counters.remove(0);
    assert_eq!((early.state, early.waiting_told), (CounterState::Closed, None));
    app.backend.clock().set(moment("2026-12-02T17:00:00+09:00"));
    let late = status(&app, "cso-4").counters.remove(0);
    assert_eq!(late.observed_at, Some(moment("2026-12-02T09:24:00+09:00")));
    app.backend.clock().set(moment("2026-12-03T09:20:00+09:00"));
    assert!(
        status(&app, "cso-4").version > version,
        "the next day goes on above"
    );
}

fn recording(upstream: &Upstream, file: &Path) -> App {
    let mut national = None;
    let plain = app(upstream, |options| national = Some(options.clone()));
    drop(plain);
    App::with(|options| {
        options.clock = Clock::fixed(moment(QUARTER_PAST));
        options.queue.source = QueueSourceChoice::National(national.expect("options"));
        options.queue.record = Some(file.to_owned());
    })
}

#[test]
fn the_simulation_can_be_recorded_too_and_its_offices_stay_the_districts_own() {
    let file = File::new("simulation");
    {
        let app = App::with(|options| {
            options.clock = Clock::fixed(moment("2026-11-23T10:00:00+09:00"));
            options.queue.record = Some(file.0.clone());
        });
        app.backend.record_queue().expect("it is written");
    }
    let app = playing(&file.0, "2026-11-24T10:00:00+09:00");
    assert_eq!(summary(&app).offices.len(), 19);
    assert_eq!(
        app.get("/offices/ok-center/slots").status,
        200,
        "ordering goes on"
    );
}

#[test]
fn a_line_that_was_cut_is_left_out_and_a_file_without_any_is_told() {
    let file = File::new("cut");
    let upstream = Upstream::start(KEY, two_offices());
    {
        let app = recording(&upstream, &file.0);
        app.backend.poll_source();
        app.backend.record_queue().expect("it is written");
    }
    let mut text = std::fs::read_to_string(&file.0).expect("a recording");
    text.push_str("{\"status\":{\"office\":\"cso-4\",\"vers");
    std::fs::write(&file.0, &text).expect("written");
    assert_eq!(status(&playing(&file.0, QUARTER_PAST), "cso-4").counters.len(), 2);
    for text in ["", "no\n"] {
        std::fs::write(&file.0, text).expect("written");
        let opened = Backend::open(Options {
            queue: reference_backend::QueueOptions {
                source: QueueSourceChoice::Recording(file.0.clone()),
                ..Default::default()
            },
            ..Options::default()
        });
        assert!(matches!(opened, Err(OpenError::Recording(_))));
    }
}
