//! A small CDN in front of the backend: three caches that keep what `s-maxage` allows, ask with the ETag they hold,
//! and ask once however many wait for the same document.

use crate::http::{Connection, Reply};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::io;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// Caches.
pub(crate) const NODES: usize = 3;

/// What is asked for, and when again.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    pub(crate) address: String,
    /// Paths of the documents; the first is the summary.
    pub(crate) documents: Vec<String>,
    pub(crate) watchers: u32,
    /// Between two questions of one watcher.
    pub(crate) poll: Duration,
    /// Their first questions fall within this time.
    pub(crate) arrive_within: Duration,
    pub(crate) lasts: Duration,
}

/// What happened.
#[derive(Debug, Default, Clone)]
pub(crate) struct Seen {
    pub(crate) asked: u64,
    /// Answered from a cache at once.
    pub(crate) hits: u64,
    /// Waited for a question that was on its way already.
    pub(crate) collapsed: u64,
    /// Bytes that watchers received.
    pub(crate) bytes_out: u64,
    /// Questions to the backend, by second.
    pub(crate) origin_by_second: Vec<u64>,
    pub(crate) origin_304: u64,
    pub(crate) origin_bytes: u64,
    pub(crate) failed: u64,
    /// The oldest copy that a watcher was given from a cache.
    pub(crate) oldest: Duration,
}

#[derive(Debug, Default, Clone)]
struct Copy {
    from: Option<Instant>,
    fresh_until: Option<Instant>,
    etag: Option<String>,
    bytes: usize,
    asking: bool,
}

#[derive(Debug)]
struct Cdn {
    plan: Plan,
    started: Instant,
    copies: Mutex<Vec<Copy>>,
    seen: Mutex<Seen>,
    idle: Mutex<Vec<Connection>>,
}

/// Runs it in real time.
pub(crate) async fn run(plan: Plan) -> Seen {
    let started = Instant::now();
    let mut random = Random(7);
    let arrive_ms = plan.arrive_within.as_millis() as u64;
    let mut due: BinaryHeap<Reverse<(u64, u32)>> = (0..plan.watchers)
        .map(|watcher| Reverse((random.below(arrive_ms), watcher)))
        .collect();
    let choices: Vec<usize> = (0..plan.watchers).map(|_| document(&plan, &mut random)).collect();
    let cdn = Arc::new(Cdn {
        copies: Mutex::new(vec![Copy::default(); NODES * plan.documents.len()]),
        seen: Mutex::default(),
        idle: Mutex::default(),
        started,
        plan: plan.clone(),
    });
    let poll_ms = plan.poll.as_millis() as u64;
    while let Some(Reverse((at, watcher))) = due.pop() {
        let at = Duration::from_millis(at);
        if at >= plan.lasts {
            break;
        }
        if let Some(pause) = at.checked_sub(started.elapsed()) {
            tokio::time::sleep(pause).await;
        }
        cdn.ask(watcher as usize % NODES, choices[watcher as usize]);
        // From nine to eleven tenths of what the backend said.
        let next = poll_ms * (900 + random.below(201)) / 1000;
        due.push(Reverse((at.as_millis() as u64 + next, watcher)));
    }
    tokio::time::sleep(Duration::from_millis(200)).await;
    held(&cdn.seen).clone()
}

/// Two of five watch the list of offices, and one of five the civil-service centre; the others are spread evenly.
fn document(plan: &Plan, random: &mut Random) -> usize {
    match random.below(5) {
        0 | 1 => 0,
        2 => 1,
        _ => 1 + random.below(plan.documents.len() as u64 - 1) as usize,
    }
}

impl Cdn {
    /// A watcher asks a cache.
    fn ask(self: &Arc<Self>, node: usize, document: usize) {
        let place = node * self.plan.documents.len() + document;
        let now = Instant::now();
        let mut copies = held(&self.copies);
        let copy = &mut copies[place];
        let mut seen = held(&self.seen);
        seen.asked += 1;
        seen.bytes_out += copy.bytes as u64;
        if copy.fresh_until.is_some_and(|until| until > now) {
            seen.hits += 1;
            seen.oldest = seen
                .oldest
                .max(copy.from.map_or(Duration::ZERO, |from| now - from));
        } else if copy.asking {
            seen.collapsed += 1;
        } else {
            copy.asking = true;
            let second = self.started.elapsed().as_secs() as usize;
            if seen.origin_by_second.len() <= second {
                seen.origin_by_second.resize(second + 1, 0);
            }
            seen.origin_by_second[second] += 1;
            tokio::spawn(self.clone().fetch(place, document, copy.etag.clone()));
        }
    }

    async fn fetch(self: Arc<Self>, place: usize, document: usize, etag: Option<String>) {
        let done = self.try_fetch(place, document, etag).await;
        held(&self.copies)[place].asking = false;
        if done.is_err() {
            held(&self.seen).failed += 1;
        }
    }

    async fn try_fetch(&self, place: usize, document: usize, etag: Option<String>) -> io::Result<()> {
        let kept = held(&self.idle).pop();
        let mut connection = match kept {
            Some(connection) => connection,
            None => Connection::open(&self.plan.address).await?,
        };
        let reply = connection
            .get(&self.plan.documents[document], etag.as_deref())
            .await?;
        held(&self.idle).push(connection);
        // One lock after the other: a watcher who asks holds both at once, in the other order.
        let bytes = reply.bytes as u64;
        let (unchanged, good) = (reply.status == 304, [200, 304].contains(&reply.status));
        self.keep(place, reply);
        let mut seen = held(&self.seen);
        seen.origin_bytes += bytes;
        seen.origin_304 += u64::from(unchanged);
        seen.failed += u64::from(!good);
        Ok(())
    }

    fn keep(&self, place: usize, reply: Reply) {
        let now = Instant::now();
        let copy = &mut held(&self.copies)[place];
        copy.from = Some(now);
        copy.fresh_until = reply.shared_for.map(|seconds| now + Duration::from_secs(seconds));
        if reply.status == 200 {
            copy.etag = reply.etag;
            copy.bytes = reply.bytes;
        }
    }
}

fn held<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// Numbers that look like chance and are the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit.max(1)
    }
}
