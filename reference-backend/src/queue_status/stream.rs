//! `GET /offices/{office}/queue-status/stream`: the document first, then each change, and a sign of life.

use super::documents::{office, status};
use super::load_office;
use super::streams::Place;
use crate::api::off_the_reactor;
use crate::call::Call;
use crate::demo_data::OfficeSeed;
use crate::problems::Refusal;
use crate::state::Core;
use axum::body::{Body, Bytes, HttpBody};
use axum::http::{HeaderValue, Response, header};
use contract::endpoints::header::LAST_EVENT_ID;
use contract::problem::ProblemCode;
use contract::queue_status::{CounterStatus, HEARTBEAT_S, Heartbeat, QueueChange};
use contract::time::Timestamp;
use http_body::Frame;
use serde::Serialize;
use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::time::{Interval, MissedTickBehavior};

/// So often is looked whether streams are ended.
const TICK: Duration = Duration::from_millis(250);
/// Every so many ticks is looked whether something has changed.
const TICKS_TO_LOOK: u32 = 4;
/// The office of measurements changes faster than that.
const TICK_OF_LOAD: Duration = Duration::from_millis(50);
/// After a cut, browsers wait so many milliseconds before they come again.
const RETRY_MS: u32 = 3_000;
/// More updates at once than this are told as a whole document.
const TOLD_ONE_BY_ONE: u64 = 200;

/// `follow_queue_status`: the stream, ready to start. Refuses before it starts.
pub(crate) fn follow_queue_status(core: &Arc<Core>, call: &Call<'_>) -> Result<Response<Body>, Refusal> {
    let seed = office(call)?.into_owned();
    let Some(place) = core.queues.streams.enter(call.client) else {
        let full = Refusal::new(ProblemCode::Unavailable).detail("too many streams are open");
        return Err(full.retry_after(30));
    };
    let held = call.header(LAST_EVENT_ID).and_then(|id| id.trim().parse().ok());
    let mut follower = Follower {
        core: core.clone(),
        seed,
        place,
        version: 0,
        shown: Arc::from([]),
        silent_for: Duration::ZERO,
        ticks: 0,
        clock: None,
        ready: VecDeque::new(),
    };
    follower.begin(held, call.now)?;
    let mut response = Response::new(Body::new(follower));
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, "text/event-stream"),
        (header::CACHE_CONTROL, "no-store"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    // A proxy must hand on each event as it comes.
    headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
    Ok(response)
}

/// A body that goes on as long as someone reads it.
struct Follower {
    core: Arc<Core>,
    seed: OfficeSeed,
    place: Place,
    /// The version that was told last.
    version: u64,
    /// The counters as they were told last.
    shown: Arc<[CounterStatus]>,
    silent_for: Duration,
    ticks: u32,
    /// Starts when the first wait does: whoever reads only what is ready needs no timer.
    clock: Option<Interval>,
    ready: VecDeque<Bytes>,
}

impl Follower {
    /// What comes at once: the document, or only a sign of life for who holds it already.
    fn begin(&mut self, held: Option<u64>, now: Timestamp) -> Result<(), Refusal> {
        self.ready
            .push_back(Bytes::from(format!("retry: {RETRY_MS}\n\n")));
        let seen = self.core.queues.look(&self.core, &self.seed, now)?;
        if held != Some(seen.version) {
            return self.tell_all(now);
        }
        (self.version, self.shown) = (seen.version, seen.counters);
        self.heartbeat(now);
        Ok(())
    }

    fn heartbeat(&mut self, now: Timestamp) {
        let version = self.version;
        let heartbeat = Heartbeat {
            version,
            server_time: now,
        };
        self.tell("heartbeat", version, &heartbeat);
    }

    fn tell<T: Serialize>(&mut self, event: &str, version: u64, data: &T) {
        let data = serde_json::to_string(data).unwrap_or_default();
        let text = format!("event: {event}\nid: {version}\ndata: {data}\n\n");
        self.ready.push_back(Bytes::from(text));
        self.silent_for = Duration::ZERO;
    }

    fn is_of_load(&self) -> bool {
        self.seed.id == load_office::ID
    }

    fn tick(&self) -> Duration {
        if self.is_of_load() { TICK_OF_LOAD } else { TICK }
    }

    /// Looks whether something has changed; an error ends the stream.
    fn look(&mut self) -> Result<(), Refusal> {
        self.silent_for += self.tick();
        self.ticks += 1;
        let now = self.core.clock.now();
        if self.is_of_load() {
            self.tell_load(now)?;
        } else if self.ticks.is_multiple_of(TICKS_TO_LOOK) {
            let core = self.core.clone();
            let seen = off_the_reactor(|| core.queues.look(&core, &self.seed, now))?;
            if seen.version != self.version {
                self.tell_change(seen.version, seen.counters, now)?;
            }
        }
        // One look early, so that it never comes late.
        if self.silent_for + self.tick() * TICKS_TO_LOOK > Duration::from_secs(HEARTBEAT_S.into()) {
            self.heartbeat(now);
        }
        Ok(())
    }

    fn tell_change(
        &mut self,
        version: u64,
        counters: Arc<[CounterStatus]>,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        if counters.len() != self.shown.len() {
            // A counter is gone: that cannot be told as a change.
            return self.tell_all(now);
        }
        let pairs = counters.iter().zip(self.shown.iter());
        let changed: Vec<CounterStatus> = pairs
            .filter(|(new, old)| new != old)
            .map(|(new, _)| new.clone())
            .collect();
        self.shown = counters;
        self.change(version, changed, now);
        Ok(())
    }

    fn change(&mut self, version: u64, counters: Vec<CounterStatus>, now: Timestamp) {
        let change = QueueChange {
            office: self.seed.id.into(),
            after: self.version,
            version,
            server_time: now,
            counters,
        };
        self.version = version;
        self.tell("change", version, &change);
    }

    fn tell_all(&mut self, now: Timestamp) -> Result<(), Refusal> {
        let document = status(&self.core, &self.seed, now)?;
        self.version = document.version;
        self.shown = document.counters.clone().into();
        self.tell("status", document.version, &document);
        Ok(())
    }

    /// Each update of the office of measurements is an event of its own.
    fn tell_load(&mut self, now: Timestamp) -> Result<(), Refusal> {
        let last = load_office::version(now);
        // The clock was moved.
        if last < self.version || last - self.version > TOLD_ONE_BY_ONE {
            return self.tell_all(now);
        }
        for version in self.version + 1..=last {
            self.change(version, vec![load_office::changed_by(version)], now);
        }
        Ok(())
    }
}

impl HttpBody for Follower {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        let this = &mut *self;
        loop {
            if let Some(text) = this.ready.pop_front() {
                return Poll::Ready(Some(Ok(Frame::data(text))));
            }
            if this.place.ended() {
                return Poll::Ready(None);
            }
            let tick = this.tick();
            let clock = this.clock.get_or_insert_with(|| {
                let mut clock = tokio::time::interval_at(tokio::time::Instant::now() + tick, tick);
                clock.set_missed_tick_behavior(MissedTickBehavior::Skip);
                clock
            });
            ready!(clock.poll_tick(context));
            if this.place.ended() || this.look().is_err() {
                return Poll::Ready(None);
            }
        }
    }
}
