//! What the backend does by itself: answers one after the other, and streams that stay open.

use crate::http::Connection;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// Questions one after the other.
#[derive(Debug, Default)]
pub(crate) struct Answers {
    pub(crate) a_second: f64,
    pub(crate) half_ms: f64,
    pub(crate) ninety_nine_of_hundred_ms: f64,
    pub(crate) longest_ms: f64,
    pub(crate) bytes_each: usize,
    pub(crate) failed: u64,
}

/// So many connections ask without a pause. With `known`, each holds the ETag of its last answer.
pub(crate) async fn answers(
    address: &str,
    path: &str,
    connections: usize,
    lasts: Duration,
    known: bool,
) -> io::Result<Answers> {
    let started = Instant::now();
    let mut tasks = JoinSet::new();
    for _ in 0..connections {
        let (address, path) = (address.to_owned(), path.to_owned());
        tasks.spawn(async move {
            let mut connection = Connection::open(&address).await?;
            let (mut took, mut etag, mut bytes, mut failed) = (Vec::new(), None, 0, 0);
            while started.elapsed() < lasts {
                let asked = Instant::now();
                let reply = connection.get(&path, etag.as_deref().filter(|_| known)).await?;
                took.push(asked.elapsed());
                bytes = bytes.max(reply.bytes);
                failed += u64::from(![200, 304].contains(&reply.status));
                etag = reply.etag.or(etag);
            }
            Ok::<_, io::Error>((took, bytes, failed))
        });
    }
    let mut all = Vec::new();
    let mut answers = Answers::default();
    while let Some(done) = tasks.join_next().await {
        let (took, bytes, failed) = done.map_err(io::Error::other)??;
        all.extend(took);
        answers.bytes_each = answers.bytes_each.max(bytes);
        answers.failed += failed;
    }
    all.sort_unstable();
    let at = |share: usize| {
        all.get(all.len() * share / 100)
            .or(all.last())
            .map_or(0.0, |took| took.as_secs_f64() * 1000.0)
    };
    answers.a_second = all.len() as f64 / started.elapsed().as_secs_f64();
    (
        answers.half_ms,
        answers.ninety_nine_of_hundred_ms,
        answers.longest_ms,
    ) = (at(50), at(99), at(100));
    Ok(answers)
}

/// Streams that stay open.
#[derive(Debug, Default)]
pub(crate) struct Streams {
    pub(crate) open: u64,
    pub(crate) refused: u64,
    pub(crate) ended: u64,
    pub(crate) events: u64,
    pub(crate) bytes: u64,
}

/// So many streams, spread over the paths, for so long after all are open.
pub(crate) async fn streams(
    address: &str,
    paths: &[String],
    count: usize,
    lasts: Duration,
    all_open: impl FnOnce(),
) -> io::Result<Streams> {
    let counts: Arc<[AtomicU64; 3]> = Arc::default();
    let (mut seen, mut tasks) = (Streams::default(), JoinSet::new());
    for nth in 0..count {
        let mut connection = Connection::open(address).await?;
        if connection.follow(&paths[nth % paths.len()]).await? != 200 {
            seen.refused += 1;
            continue;
        }
        seen.open += 1;
        let counts = counts.clone();
        tasks.spawn(async move {
            let mut line = Vec::new();
            while let Ok(read @ 1..) = connection.line(&mut line).await {
                counts[0].fetch_add(read as u64, Ordering::Relaxed);
                counts[1].fetch_add(u64::from(line.starts_with(b"event:")), Ordering::Relaxed);
            }
            counts[2].fetch_add(1, Ordering::Relaxed);
        });
    }
    all_open();
    tokio::time::sleep(lasts).await;
    let count = |at: usize| counts[at].load(Ordering::Relaxed);
    (seen.bytes, seen.events, seen.ended) = (count(0), count(1), count(2));
    tasks.shutdown().await;
    Ok(seen)
}
