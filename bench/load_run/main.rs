//! How much the backend carries, on loopback and bounded: it stops by itself after two and a half minutes. Prints
//! the tables of bench/load_run.md.
//!
//! `cargo build --profile host -p reference-backend` and then
//! `cargo run --profile host -p reference-backend --example load_run -- target/host/reference-backend`

mod cdn;
mod direct;
mod http;

use cdn::{NODES, Plan, Seen};
use direct::{Answers, Streams};
use serde_json::Value;
use std::error::Error;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

type Done<T> = Result<T, Box<dyn Error>>;

/// People of the district's whole population who look at once: one in ten.
const WATCHERS: u32 = 43_000;
const SUMMARY: &str = "/api/v1/queue-status";
/// Seconds after which it stops, whatever happens.
const STOP_S: u64 = 170;

fn main() -> Done<()> {
    let program = std::env::args().nth(1).ok_or("which backend? Name the program")?;
    let folder = std::env::temp_dir().join(format!("load-run-{}", std::process::id()));
    let backend = Backend::start(&program, &folder)?;
    let target = backend.target.clone();
    let (tell, told) = std::sync::mpsc::channel();
    // In a thread of its own: however it hangs, the run ends.
    std::thread::spawn(move || tell.send(measured(&target).map_err(|error| error.to_string())));
    let done = told.recv_timeout(Duration::from_secs(STOP_S));
    drop(backend);
    std::fs::remove_dir_all(folder)?;
    Ok(done.map_err(|_| "it took too long and was stopped")??)
}

fn measured(target: &Target) -> Done<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    runtime.block_on(measure(target))
}

async fn measure(backend: &Target) -> Done<()> {
    let address = backend.address.as_str();
    let mut first = http::Connection::open(address).await?;
    let list = first.get("/api/v1/offices", None).await?;
    let offices = ids(&list.body)?;
    let documents: Vec<String> = [SUMMARY.to_owned()]
        .into_iter()
        .chain(
            offices
                .iter()
                .map(|id| format!("/api/v1/offices/{id}/queue-status")),
        )
        .collect();
    let plan = Plan {
        address: address.into(),
        documents,
        watchers: WATCHERS,
        poll: Duration::from_secs(10),
        arrive_within: Duration::from_secs(10),
        lasts: Duration::from_secs(60),
    };
    let before = backend.used()?;
    let steady = cdn::run(plan.clone()).await;
    told_cdn(
        "spread over ten seconds",
        &plan,
        &steady,
        backend.used()?.since(before),
    )?;
    let rush = Plan {
        arrive_within: Duration::from_secs(1),
        lasts: Duration::from_secs(20),
        ..plan
    };
    let before = backend.used()?;
    let all_at_once = cdn::run(rush.clone()).await;
    told_cdn(
        "all within one second",
        &rush,
        &all_at_once,
        backend.used()?.since(before),
    )?;
    for known in [false, true] {
        let before = backend.used()?;
        let answers = direct::answers(address, SUMMARY, 32, Duration::from_secs(5), known).await?;
        told_answers(known, &answers, backend.used()?.since(before))?;
    }
    let paths: Vec<String> = offices
        .iter()
        .map(|id| format!("/api/v1/offices/{id}/queue-status/stream"))
        .collect();
    let empty = backend.used()?;
    let mut all_open = None;
    let streams = direct::streams(address, &paths, 1_000, Duration::from_secs(20), || {
        all_open = backend.used().ok()
    })
    .await?;
    let full = backend.used()?;
    told_streams(&streams, empty, full, full.since(all_open.unwrap_or(empty)))
}

/// Ids of the offices.
fn ids(body: &[u8]) -> Done<Vec<String>> {
    let mut text = Vec::new();
    match body.starts_with(&[0x1f, 0x8b]) {
        true => drop(std::io::Read::read_to_end(
            &mut flate2::read::GzDecoder::new(body),
            &mut text,
        )?),
        false => text.extend(body),
    }
    let list: Value = serde_json::from_slice(&text)?;
    let items = list["items"].as_array().ok_or("offices")?;
    Ok(items
        .iter()
        .filter_map(|office| office["id"].as_str().map(str::to_owned))
        .collect())
}

fn told_cdn(name: &str, plan: &Plan, seen: &Seen, used: Used) -> Done<()> {
    // The first second fills the empty caches; the last may be cut short.
    let whole = &seen.origin_by_second[..seen.origin_by_second.len().min(plan.lasts.as_secs() as usize)];
    let sum: u64 = whole.iter().sum();
    let later = whole.iter().skip(1).max().copied().unwrap_or(0);
    say(&format!(
        "| {name} | {} | {:.1} | {:.1} | {later} | {} | {:.3} % | {:.1} | {} | {} | {:.2} |",
        seen.asked,
        seen.asked as f64 / plan.lasts.as_secs_f64(),
        sum as f64 / whole.len() as f64,
        whole.first().copied().unwrap_or(0),
        seen.hits as f64 * 100.0 / seen.asked as f64,
        seen.oldest.as_secs_f64(),
        seen.origin_bytes / 1024,
        seen.failed,
        used.cpu_s / plan.lasts.as_secs_f64(),
    ))?;
    say(&format!(
        "  {NODES} caches, {} documents; {} of the questions to the backend were answered with 304; {} waited for one \
         that was on its way; {} MB to the watchers",
        plan.documents.len(),
        seen.origin_304,
        seen.collapsed,
        seen.bytes_out / 1_048_576,
    ))
}

fn told_answers(known: bool, answers: &Answers, used: Used) -> Done<()> {
    say(&format!(
        "| summary, {} | {:.0} | {:.1} | {:.1} | {:.1} | {} | {} | {:.2} |",
        if known { "with ETag" } else { "whole" },
        answers.a_second,
        answers.half_ms,
        answers.ninety_nine_of_hundred_ms,
        answers.longest_ms,
        answers.bytes_each,
        answers.failed,
        used.cpu_s / 5.0,
    ))
}

fn told_streams(streams: &Streams, empty: Used, full: Used, while_open: Used) -> Done<()> {
    say(&format!(
        "| {} streams for 20 s | refused {} | ended {} | {} events | {} KB | memory {} → {} MB | {:.2} of a core |",
        streams.open,
        streams.refused,
        streams.ended,
        streams.events,
        streams.bytes / 1024,
        empty.memory_kb / 1024,
        full.memory_kb / 1024,
        while_open.cpu_s / 20.0,
    ))
}

fn say(line: &str) -> Done<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}")?;
    Ok(out.flush()?)
}

/// A backend of its own, ended with this value.
struct Backend {
    child: Child,
    target: Target,
}

/// Where it is.
#[derive(Clone)]
struct Target {
    address: String,
    id: u32,
}

/// What it used so far.
#[derive(Clone, Copy)]
struct Used {
    cpu_s: f64,
    memory_kb: u64,
}

impl Used {
    fn since(self, before: Self) -> Self {
        Self {
            cpu_s: self.cpu_s - before.cpu_s,
            ..self
        }
    }
}

impl Backend {
    /// Starts it on a Monday at ten, without a limit for one client: all of this comes from one address.
    fn start(program: &str, folder: &std::path::Path) -> Done<Self> {
        let mut child = Command::new(program)
            .args([
                "serve",
                "--port",
                "0",
                "--rate-limit",
                "0",
                "--clock",
                "2026-11-23T10:00:00+09:00",
            ])
            .arg("--database")
            .arg(folder.join("load.sqlite"))
            .stdout(Stdio::piped())
            .spawn()?;
        let mut line = String::new();
        BufReader::new(child.stdout.take().ok_or("no output")?).read_line(&mut line)?;
        let address = line
            .trim()
            .strip_prefix("listening on http://")
            .ok_or("it does not listen")?;
        let target = Target {
            address: address.into(),
            id: child.id(),
        };
        Ok(Self { child, target })
    }
}

impl Target {
    fn used(&self) -> Done<Used> {
        let file = |name: &str| std::fs::read_to_string(format!("/proc/{}/{name}", self.id));
        let stat = file("stat")?;
        let after_name = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
        let ticks: u64 = after_name
            .split_whitespace()
            .skip(11)
            .take(2)
            .filter_map(|word| word.parse::<u64>().ok())
            .sum();
        let status = file("status")?;
        let memory = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let memory_kb = memory
            .and_then(|text| text.split_whitespace().next()?.parse().ok())
            .unwrap_or(0);
        Ok(Used {
            cpu_s: ticks as f64 / 100.0,
            memory_kb,
        })
    }
}

impl Drop for Backend {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
