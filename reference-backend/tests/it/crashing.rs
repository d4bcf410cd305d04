//! The real program, killed in the middle of writing: what was answered is there, what was not is there once
//! or not at all.

use crate::racing::file;
use crate::support::*;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;

struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(database: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_reference-backend"))
            .args([
                "serve",
                "--port",
                "0",
                "--rate-limit",
                "0",
                "--clock",
                NOW,
                "--demo",
                "--database",
            ])
            .arg(database)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut line = String::new();
        let out = child.stdout.take().expect("its output");
        BufReader::new(out).read_line(&mut line).expect("a line");
        let address = line
            .trim()
            .strip_prefix("listening on http://")
            .expect("its address")
            .to_owned();
        Self { child, address }
    }

    fn kill(&mut self) {
        self.child.kill().expect("it is killed");
        self.child.wait().expect("it ends");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Status and body; `None` if no whole answer came.
fn send(address: &str, method: &str, path: &str, headers: &str, body: &str) -> Option<(u16, String)> {
    let mut stream = TcpStream::connect(address).ok()?;
    let length = body.len();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\ncontent-length: {length}\r\n{headers}\r\n{body}"
    )
    .ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let whole = head
        .lines()
        .find_map(|line| {
            line.to_lowercase()
                .strip_prefix("content-length:")?
                .trim()
                .parse()
                .ok()
        })
        .is_none_or(|length: usize| length == body.len());
    let status = head.split(' ').nth(1)?.parse().ok()?;
    whole.then(|| (status, body.to_owned()))
}

fn post(address: &str, path: &str, key: &str, body: &Value) -> Option<(u16, String)> {
    let headers =
        format!("content-type: application/json\r\nx-resident-app: 1\r\nidempotency-key: {key}\r\n");
    send(
        address,
        "POST",
        &format!("/api/v1{path}"),
        &headers,
        &body.to_string(),
    )
}

struct Attempt {
    key: String,
    body: Value,
    answer: Option<String>,
}

/// Orders until the server is gone, telling each answer.
fn order_until_the_end(address: &str, writer: usize, answered: &mpsc::Sender<()>) -> Vec<Attempt> {
    let mut attempts = Vec::new();
    for number in 0.. {
        let office = ["seocho-1", "seocho-2", "jamwon", "naegok"][writer];
        let start = format!(
            "2026-11-{:02}T{:02}:00:00+09:00",
            23 + number / 6 % 5,
            [9, 10, 11, 14, 15, 16][number % 6]
        );
        let Some((201, hold)) = post(
            address,
            "/holds",
            &key(),
            &json!({ "office": office, "start": start }),
        ) else {
            if TcpStream::connect(address).is_err() {
                break;
            }
            continue;
        };
        let hold: Value = serde_json::from_str(&hold).expect("a hold");
        let mut body = order_body(hold["id"].as_str().expect("an id"));
        body["applicant"]["phone"] = json!(format!("010{writer:04}{number:04}"));
        let mut attempt = Attempt {
            key: key(),
            body,
            answer: None,
        };
        if let Some((status, text)) = post(address, "/reservations", &attempt.key, &attempt.body) {
            assert_eq!(status, 201, "{text}");
            attempt.answer = Some(text);
            let _ = answered.send(());
        }
        attempts.push(attempt);
    }
    attempts
}

#[test]
fn killing_it_loses_nothing_that_was_answered_and_doubles_nothing() {
    let database = file("killed");
    let mut all: Vec<Attempt> = Vec::new();
    for _ in 0..3 {
        let mut server = Server::start(&database);
        let address = server.address.clone();
        let (sender, answered) = mpsc::channel();
        let writers: Vec<_> = (0..4)
            .map(|writer| {
                let (address, sender) = (address.clone(), sender.clone());
                thread::spawn(move || order_until_the_end(&address, writer, &sender))
            })
            .collect();
        drop(sender);
        (0..12).for_each(|_| answered.recv().expect("an answer"));
        server.kill();
        all.extend(
            writers
                .into_iter()
                .flat_map(|writer| writer.join().expect("no panic")),
        );
    }
    let server = Server::start(&database);
    assert!(all.iter().filter(|attempt| attempt.answer.is_some()).count() >= 36);
    let mut orders = 0;
    for attempt in &all {
        let (status, text) =
            post(&server.address, "/reservations", &attempt.key, &attempt.body).expect("an answer");
        match &attempt.answer {
            Some(first) => assert_eq!((status, &text), (201, first), "the first answer again"),
            None => assert!([201, 410].contains(&status), "{text}"),
        }
        if status != 201 {
            continue;
        }
        orders += 1;
        let view: Value = serde_json::from_str(&text).expect("a view");
        let path = format!(
            "/api/v1/reservations/{}",
            view["reservation"]["reference"].as_str().unwrap()
        );
        let key = format!("reservation-key: {}\r\n", view["key"].as_str().unwrap());
        let (status, text) = send(&server.address, "GET", &path, &key, "").expect("an answer");
        assert_eq!(status, 200, "{text}");
    }
    let (_, list) = send(&server.address, "GET", "/staff/api/orders", "", "").expect("the list");
    let list: Value = serde_json::from_str(&list).expect("JSON");
    assert_eq!(list.as_array().expect("a list").len(), orders, "every order once");
}

#[test]
fn the_commands_of_the_staff_work_on_the_same_database() {
    let database = file("commands");
    let server = Server::start(&database);
    let hold = json!({ "office": "naegok", "start": "2026-11-24T09:00:00+09:00" });
    let (_, hold) = post(&server.address, "/holds", &key(), &hold).expect("an answer");
    let hold: Value = serde_json::from_str(&hold).expect("a hold");
    let body = order_body(hold["id"].as_str().expect("a place is free"));
    let (_, view) = post(&server.address, "/reservations", &key(), &body).expect("an answer");
    let view: Value = serde_json::from_str(&view).expect("a view");
    let reference = view["reservation"]["reference"].as_str().expect("a reference");
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_reference-backend"));
        command
            .arg("staff")
            .args(arguments)
            .arg("--database")
            .arg(&database)
            .output()
            .expect("it runs")
    };
    assert!(run(&["prepare", reference]).status.success());
    assert!(
        !run(&["prepare", reference]).status.success(),
        "it is being prepared already"
    );
    let path = format!("/api/v1/reservations/{reference}");
    let key = format!("reservation-key: {}\r\n", view["key"].as_str().unwrap());
    let (_, text) = send(&server.address, "GET", &path, &key, "").expect("an answer");
    assert!(text.contains("\"state\":\"preparing\""), "{text}");
    assert!(
        String::from_utf8_lossy(&run(&["cancel-day", "naegok", "2026-11-24", "점검"]).stdout).contains('1')
    );
}

#[test]
fn an_open_stream_does_not_hold_up_the_end() {
    let mut server = Server::start(&file("ending"));
    let mut stream = TcpStream::connect(&server.address).expect("a connection");
    write!(
        stream,
        "GET /api/v1/offices/ok-center/queue-status/stream HTTP/1.1\r\nhost: {}\r\n\r\n",
        server.address
    )
    .expect("a request");
    let mut lines = BufReader::new(stream).lines();
    let first = lines
        .by_ref()
        .map_while(Result::ok)
        .find(|line| line == "event: status");
    assert!(first.is_some(), "the stream has begun");
    let pid = server.child.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-TERM", &pid])
            .status()
            .expect("it is asked to end")
            .success()
    );
    // A server that gives up waiting cuts the connection; a stream that was ended says so with its last chunk.
    let rest: Vec<String> = lines.map_while(Result::ok).collect();
    assert!(rest.iter().any(|line| line == "0"), "{rest:?}");
    server.child.wait().expect("it ends");
}
