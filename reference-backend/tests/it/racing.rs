//! Real threads at one database, within one backend and across two as two processes would be.

use crate::support::*;
use reference_backend::{Backend, Clock, Database, Options};
use serde_json::json;
use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Barrier;
use std::thread;

/// A fresh file for a database.
pub(crate) fn file(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    folder.join("test.sqlite")
}

pub(crate) fn on_file(path: &std::path::Path) -> App {
    let options = Options {
        database: Database::File(path.into()),
        clock: Clock::fixed(moment(NOW)),
        ..Options::default()
    };
    App {
        backend: Backend::open(options).expect("it opens"),
    }
}

/// Runs the work in so many threads at once, with every second one at the other backend.
pub(crate) fn race<T: Send>(apps: &[App], threads: usize, work: impl Fn(&App, usize) -> T + Sync) -> Vec<T> {
    let barrier = Barrier::new(threads);
    thread::scope(|scope| {
        let (barrier, work) = (&barrier, &work);
        let running: Vec<_> = (0..threads)
            .map(|number| {
                scope.spawn(move || {
                    barrier.wait();
                    work(&apps[number % apps.len()], number)
                })
            })
            .collect();
        running
            .into_iter()
            .map(|thread| thread.join().expect("no panic"))
            .collect()
    })
}

fn last_place_goes_to_one(apps: &[App]) {
    apps[0]
        .backend
        .staff()
        .set_capacity("jamwon", moment(MONDAY_NINE), Some(1))
        .unwrap();
    let body = json!({ "office": "jamwon", "start": MONDAY_NINE });
    let replies = race(apps, 8, |app, _| app.post("/holds", &key(), body.clone()));
    assert_eq!(replies.iter().filter(|reply| reply.status == 201).count(), 1);
    for reply in replies.iter().filter(|reply| reply.status != 201) {
        reply.problem(409, "slot_taken");
    }
}

#[test]
fn the_last_place_goes_to_exactly_one() {
    last_place_goes_to_one(&[App::new()]);
    let path = file("last_place");
    last_place_goes_to_one(&[on_file(&path), on_file(&path)]);
}

#[test]
fn one_hold_becomes_one_order() {
    let path = file("one_hold");
    let apps = [on_file(&path), on_file(&path)];
    let hold = apps[0].hold("ok-center", MONDAY_NINE);
    let replies = race(&apps, 8, |app, _| {
        app.post("/reservations", &key(), order_body(&hold))
    });
    assert_eq!(replies.iter().filter(|reply| reply.status == 201).count(), 1);
    assert_eq!(apps[0].backend.staff().orders().unwrap().len(), 1);
}

#[test]
fn one_key_has_one_effect() {
    let path = file("one_key");
    let apps = [on_file(&path), on_file(&path)];
    let (key, body) = (key(), json!({ "office": "ok-center", "start": MONDAY_NINE }));
    let replies = race(&apps, 8, |app, _| app.post("/holds", &key, body.clone()));
    let answers: HashSet<&str> = replies
        .iter()
        .filter(|reply| reply.status == 201)
        .map(|reply| reply.text.as_str())
        .collect();
    assert_eq!(answers.len(), 1, "whoever got an answer got the same");
    for reply in replies.iter().filter(|reply| reply.status != 201) {
        reply.problem(409, "in_flight");
    }
    assert_eq!(apps[0].places("ok-center", MONDAY_NINE).1, 1);
}

#[test]
fn ticket_numbers_and_limits_hold_under_pressure() {
    let path = file("tickets");
    let apps = [on_file(&path), on_file(&path)];
    let holds: Vec<String> = (0..8).map(|_| apps[0].hold("ok-center", MONDAY_NINE)).collect();
    let replies = race(&apps, 8, |app, number| {
        let mut body = order_body(&holds[number]);
        // Four orders each of two people; three each are allowed.
        body["applicant"]["phone"] = json!(["01011112222", "01033334444"][number / 4]);
        app.post("/reservations", &key(), body)
    });
    let done: Vec<_> = replies
        .iter()
        .filter(|reply| reply.status == 201)
        .map(Reply::view)
        .collect();
    assert_eq!(done.len(), 6);
    let numbers: HashSet<String> = done
        .into_iter()
        .map(|view| view.reservation.ticket.number)
        .collect();
    assert_eq!(numbers.len(), 6);
}

#[test]
fn a_change_and_a_cancellation_do_not_both_happen() {
    let path = file("change_or_cancel");
    let apps = [on_file(&path), on_file(&path)];
    let view = apps[0].order();
    let hold = apps[0].hold("naegok", MONDAY_NINE);
    let replies = race(&apps, 2, |app, number| match number {
        0 => app.change(&view, &hold),
        _ => app.act(&view, "cancel"),
    });
    let mut statuses: Vec<u16> = replies.iter().map(|reply| reply.status).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 412]);
}

#[test]
fn data_outlives_the_backend() {
    let path = file("outlives");
    let view = on_file(&path).order();
    let app = on_file(&path);
    assert_eq!(app.read(&view).reservation, view.reservation);
    assert_eq!(app.backend.staff().orders().unwrap().len(), 1);
}
