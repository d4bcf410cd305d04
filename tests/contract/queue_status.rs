//! Queue status: documents, history and stream, with faults.

use super::{code, respond};
use crate::support::{OFFICE, Town, moment};
use contract::problem::ProblemCode as Code;
use contract::queue_status::{CounterState, QueueStatus};
use contract::text::LocalText;
use contract::time::Timestamp;
use futures::StreamExt;
use futures::channel::mpsc::{UnboundedReceiver, unbounded};
use reference_backend::simulation::Command;
use resident_app::api::{ApiError, Client, News, ServerClock};
use resident_app::fetch::{Document, Freshness, Held, Taken};
use serde_json::{Value, json};
use std::any::Any;
use std::rc::Rc;

/// In the middle of an ordinary Tuesday morning.
fn tuesday() -> Timestamp {
    moment("2026-11-24T10:30:00+09:00")
}

fn at_work() -> Town {
    let town = Town::new();
    town.backend.clock().set(tuesday());
    town
}

fn pause() -> Command {
    Command::Pause {
        reason: LocalText::new("잠깐 쉬어요.", "A short break."),
        until: None,
    }
}

#[tokio::test]
async fn the_documents_are_of_now_and_each_office_stands_in_the_summary_as_in_its_own() {
    let town = at_work();
    let summary = town.client.queue_summary().await.unwrap();
    assert_eq!((summary.document.offices.len(), summary.dropped), (19, 0));
    let status = town.client.queue_status(OFFICE).await.unwrap();
    assert_eq!(status.dropped, 0);
    assert!(
        (0..2).contains(&tuesday().seconds_since(status.at)),
        "{}",
        status.at
    );
    let own = &summary.document.offices[0];
    assert_eq!(
        (own.office.as_str(), &own.counters),
        (OFFICE, &status.document.counters)
    );
    assert_eq!(
        code(town.client.queue_status("no-such-office").await),
        Code::NotFound
    );
    let asked_past_the_cache = town.transport.sent.borrow().iter().any(|request| request.fresh);
    assert!(
        !asked_past_the_cache,
        "the browser asks whether what it has still holds"
    );
}

#[tokio::test]
async fn the_hours_of_past_weeks_are_read() {
    let town = at_work();
    let history = town.client.queue_history(OFFICE).await.unwrap();
    assert!(history.weeks > 0 && !history.counters.is_empty());
    assert!(history.counters.iter().all(|counter| !counter.hours.is_empty()));
    assert_eq!(
        code(town.client.queue_history("no-such-office").await),
        Code::NotFound
    );
}

#[tokio::test]
async fn a_document_teaches_the_backends_clock_whatever_the_device_thinks() {
    for device in [|| 0, || 4_000_000_000_000] {
        let town = at_work();
        let client = Client::new(town.transport.clone(), "", ServerClock::new(device));
        let observed = client.queue_status(OFFICE).await.unwrap();
        assert_eq!(client.clock().now(), tuesday());
        assert_eq!(
            Freshness::of(Some(observed.at), client.clock().now()),
            Freshness::Fresh(0)
        );
    }
}

#[tokio::test]
async fn a_document_that_cannot_be_read_keeps_the_last_good_one() {
    let town = at_work();
    let mut held = Held::default();
    held.take(town.client.queue_status(OFFICE).await.unwrap());
    let before: Option<QueueStatus> = held.whole();
    town.backend.staff().break_documents(OFFICE, 1);
    town.backend.clock().advance_seconds(60);
    assert_eq!(town.client.queue_status(OFFICE).await, Err(ApiError::Unreadable));
    assert_eq!(held.whole(), before);
    held.take(town.client.queue_status(OFFICE).await.unwrap());
    assert!(held.version() > before.map(|before| before.version));
}

#[tokio::test]
async fn a_broken_counter_is_dropped_and_counted_and_words_of_tomorrow_are_neutral() {
    let town = at_work();
    let text = town.client.queue_status(OFFICE).await.unwrap().text;
    let mut tree: Value = serde_json::from_str(&text).unwrap();
    tree["a_field_of_tomorrow"] = 1.into();
    tree["source"] = "crystal_ball".into();
    tree["counters"][0]["state"] = "on_the_moon".into();
    tree["counters"][0]["kind"] = "moonlight".into();
    tree["counters"][0]["waiting"] = (-3).into();
    tree["counters"][0]["desks_open"] = 1_000_000.into();
    tree["counters"][1] = json!({ "id": 7 });
    let status = respond(&tree).queue_status(OFFICE).await.unwrap();
    assert_eq!((status.document.counters.len(), status.dropped), (2, 1));
    let counter = &status.document.counters[0];
    assert_eq!(counter.state, CounterState::Unknown);
    assert_eq!(
        (counter.waiting(), counter.desks_open(), counter.absurd()),
        (None, None, 2)
    );
    let summary = json!({
        "version": 1, "server_time": "2026-11-24T10:30:00+09:00", "poll_after_ms": 10_000, "source": "counters",
        "crowding": tree["crowding"],
        "offices": [{ "office": OFFICE, "version": 1, "counters": tree["counters"] }, { "office": 3 }],
    });
    let summary = respond(&summary).queue_summary().await.unwrap();
    assert_eq!((summary.document.offices.len(), summary.dropped), (1, 2));
    assert_eq!(summary.document.offices[0].counters.len(), 2);
}

/// What the stream says, in turn.
struct Listening {
    events: UnboundedReceiver<Option<(String, String)>>,
    client: Client,
    _open: Box<dyn Any>,
}

impl Listening {
    fn to(town: &Town, office: &str) -> Self {
        let (told, events) = unbounded();
        let heard = move |event: Option<(&str, String)>| {
            // Nobody listens any more once the test is over.
            let _ = told.unbounded_send(event.map(|(kind, text)| (kind.to_owned(), text)));
        };
        let open = town.client.follow_queue_status(office, Rc::new(heard));
        Self {
            events,
            client: town.client.clone(),
            _open: open.expect("a stream"),
        }
    }

    /// The next event; `None` when the stream broke.
    async fn next(&mut self) -> Option<News> {
        let (kind, text) = self.events.next().await.flatten()?;
        Some(self.client.read_news(&kind, &text).expect(&text))
    }
}

/// Runs what listens to streams: they are read beside the test, and time passes when all wait for it.
async fn beside(test: impl Future<Output = ()>) {
    tokio::task::LocalSet::new().run_until(test).await;
}

#[tokio::test(start_paused = true)]
async fn the_stream_tells_the_document_then_changes_then_that_it_lives() {
    beside(async {
        let town = at_work();
        let mut stream = Listening::to(&town, OFFICE);
        let mut held = Held::default();
        let Some(News::Whole(first)) = stream.next().await else {
            panic!("the document first")
        };
        held.take(*first);
        town.backend
            .staff()
            .at_counter(OFFICE, "passport", &pause())
            .unwrap();
        let Some(change) = stream.next().await else {
            panic!("a change")
        };
        let taken = QueueStatus::hear(&mut held, change);
        let Taken::Now { ids, frame } = taken else {
            panic!("{taken:?}")
        };
        assert_eq!(ids.iter().map(|id| &**id).collect::<Vec<_>>(), ["passport"]);
        assert!(!frame, "the counters are the same ones");
        let paused = held.item("passport").unwrap();
        assert_eq!(paused.state, CounterState::Paused);
        let asked = town.client.queue_status(OFFICE).await.unwrap();
        assert_eq!(held.whole().unwrap().counters, asked.document.counters);
        town.backend.clock().advance_seconds(10);
        let mut living = stream.next().await.unwrap();
        while !matches!(living, News::Heartbeat(_)) {
            QueueStatus::hear(&mut held, living);
            living = stream.next().await.unwrap();
        }
        assert!(matches!(QueueStatus::hear(&mut held, living), Taken::Now { .. }));
        assert_eq!(
            held.at(),
            Some(town.backend.clock().now()),
            "a heartbeat confirms what is held"
        );
        town.backend.staff().cut_streams();
        while stream.next().await.is_some() {}
    })
    .await;
}

#[tokio::test(start_paused = true)]
async fn what_was_missed_on_the_stream_is_a_gap_and_the_document_mends_it() {
    beside(async {
        let town = at_work();
        let mut held: Held<QueueStatus> = Held::default();
        held.take(town.client.queue_status(OFFICE).await.unwrap());
        town.backend
            .staff()
            .at_counter(OFFICE, "passport", &pause())
            .unwrap();
        let mut stream = Listening::to(&town, OFFICE);
        // The page has missed the document at the beginning of the stream.
        assert!(matches!(stream.next().await, Some(News::Whole(_))));
        town.backend
            .staff()
            .at_counter(OFFICE, "general", &pause())
            .unwrap();
        let change = stream.next().await.unwrap();
        assert_eq!(QueueStatus::hear(&mut held, change), Taken::Gap);
        assert_eq!(
            held.item("general").unwrap().state,
            CounterState::Open,
            "nothing is half taken"
        );
        held.take(town.client.queue_status(OFFICE).await.unwrap());
        assert_eq!(held.item("general").unwrap().state, CounterState::Paused);
        assert_eq!(held.item("passport").unwrap().state, CounterState::Paused);
    })
    .await;
}

#[tokio::test(start_paused = true)]
async fn a_stream_of_no_office_is_broken_at_once() {
    beside(async {
        let town = at_work();
        assert!(Listening::to(&town, "no-such-office").next().await.is_none());
    })
    .await;
}

#[tokio::test]
async fn news_that_cannot_be_read_is_an_error_and_a_late_one_does_not_put_the_clock_back() {
    let town = at_work();
    town.client.queue_status(OFFICE).await.unwrap();
    let change = json!({
        "office": OFFICE, "after": 1, "version": 2, "server_time": "2026-11-24T10:29:00+09:00",
        "counters": [{ "id": 7 }],
    });
    for (kind, text) in [
        ("change", change.to_string()),
        ("change", "{".into()),
        ("status", "[]".into()),
        ("heartbeat", "{}".into()),
        ("weather", "{}".into()),
    ] {
        assert_eq!(
            town.client.read_news(kind, &text),
            Err(ApiError::Unreadable),
            "{kind}"
        );
    }
    let late = json!({ "version": 1, "server_time": "2026-11-24T10:29:00+09:00" });
    town.client.read_news("heartbeat", &late.to_string()).unwrap();
    assert!(town.client.clock().now() >= tuesday());
}
