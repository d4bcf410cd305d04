//! What the stream of the open service teaches, in SQLite, over weeks.

use crate::national::*;
use crate::support::*;
use crate::upstream::Upstream;
use contract::queue_status::QueueHistory;
use contract::time::{ClockTime, Date, Timestamp};
use reference_backend::Database;

/// One window that takes five minutes for each, and a line of six that stays as long: whoever comes waits for the
/// six before them.
fn rows_at(upstream: &Upstream, now: Timestamp) {
    let open = now.date().at(ClockTime::new(9, 0).expect("nine"));
    let seconds = now.seconds_since(open);
    let called = u32::try_from(100 + seconds / 300).expect("a number");
    let stamp: String = now.to_string()[..19]
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    upstream.now(|has| {
        has.waiting = vec![waiting(4, 1, "통합민원", called, 6, &stamp)];
        has.waiting[0]["clotCnterNo"] = "2".into();
    });
}

/// Watches the hour from nine to ten of a day.
fn watch_an_hour(app: &App, upstream: &Upstream, date: Date) {
    for half_minute in 0..120 {
        let now = date
            .at(ClockTime::new(9, 0).expect("nine"))
            .plus_seconds(half_minute * 30);
        app.backend.clock().set(now);
        rows_at(upstream, now);
        app.backend.poll_source();
    }
}

fn history(app: &App) -> QueueHistory {
    let reply = app.get("/offices/cso-4/queue-status/history");
    assert_eq!(reply.status, 200, "{}", reply.text);
    serde_json::from_str(&reply.text).expect("a history")
}

#[test]
fn calls_windows_and_gaps_are_learned_from_the_numbers() {
    let upstream = Upstream::start(KEY, two_offices());
    let app = app(&upstream, |_| {});
    watch_an_hour(&app, &upstream, Date::new(2026, 11, 23).expect("a date"));
    let counter = status(&app, "cso-4").counters.remove(0);
    assert_eq!(counter.desks_open(), Some(1));
    assert_eq!(
        counter.call_gaps_s, [300; 10],
        "the first was called before anyone looked"
    );
    assert_eq!(counter.called_at, Some(moment("2026-11-23T09:55:00+09:00")));
    assert_eq!(counter.usual, None, "one day teaches no habit");
}

#[test]
fn hours_of_past_weeks_and_accuracy_outlive_a_restart_and_are_swept() {
    let folder = std::env::temp_dir().join(format!("learning-{}", std::process::id()));
    let file = || Database::File(folder.join("test.sqlite"));
    let upstream = Upstream::start(KEY, two_offices());
    {
        let app = app_on(&upstream, file(), QUARTER_PAST, |_| {});
        for day in [2, 9, 16] {
            watch_an_hour(&app, &upstream, Date::new(2026, 11, day).expect("a date"));
        }
    }
    let app = app_on(&upstream, file(), "2026-11-23T09:00:00+09:00", |_| {});
    watch_an_hour(&app, &upstream, Date::new(2026, 11, 23).expect("a date"));
    let past = history(&app);
    assert_eq!(past.weeks, 3);
    let hour = &past.counters[0].hours[0];
    assert_eq!((hour.weekday, hour.hour, hour.days), (0, 9, 3));
    assert_eq!((hour.waiting, hour.calls, hour.desks_tenths), (6, 11, 10));
    assert_eq!((hour.service_s, hour.service_deviation_s), (300, 0));
    assert_eq!(
        (hour.wait_low_s, hour.wait_middle_s, hour.wait_high_s),
        (1800, 1800, 1800)
    );
    let status = status(&app, "cso-4");
    assert_eq!(status.counters[0].usual.as_ref(), Some(hour));
    assert_eq!(
        status.accuracy, None,
        "too few of the last seven days to say anything"
    );
    // Eight weeks and a day later it is gone.
    app.backend.clock().set(moment("2027-01-20T10:00:00+09:00"));
    app.backend.tidy().expect("tidy");
    app.backend.poll_source();
    assert_eq!(history(&app).weeks, 0);
    drop(app);
    std::fs::remove_dir_all(folder).expect("the folder goes");
}

#[test]
fn forecasts_are_checked_against_what_became_of_real_people_and_published() {
    let upstream = Upstream::start(KEY, two_offices());
    let app = app(&upstream, |_| {});
    for day in 16..=20 {
        watch_a_day(&app, &upstream, Date::new(2026, 11, day).expect("a date"));
    }
    let accuracy = status(&app, "cso-4").accuracy.expect("enough");
    assert_eq!(accuracy.days, 7);
    assert!((50..=600).contains(&accuracy.forecasts), "{accuracy:?}");
    assert!(accuracy.right <= accuracy.forecasts);
    assert!(
        accuracy.right * 10 >= accuracy.forecasts * 6,
        "services of one length are easy: {accuracy:?}"
    );
}

/// Watches a day from nine to six.
fn watch_a_day(app: &App, upstream: &Upstream, date: Date) {
    for minute in 0..540 {
        let now = date
            .at(ClockTime::new(9, 0).expect("nine"))
            .plus_seconds(minute * 60);
        app.backend.clock().set(now);
        rows_at(upstream, now);
        app.backend.poll_source();
    }
}
