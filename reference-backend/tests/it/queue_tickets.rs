//! Tickets taken from home: each endpoint, each problem, and what the office does to them.

use crate::queue_status::{TUESDAY, at, status};
use crate::support::*;
use contract::queue_status::CounterState;
use contract::text::LocalText;
use contract::ticket::{OvertakingReason, TicketState, TicketView};
use reference_backend::Database;
use reference_backend::simulation::Command;
use serde_json::json;

const OFFICE: &str = "naegok";
const COUNTER: &str = "general";

fn view(reply: &Reply) -> TicketView {
    assert!(reply.status < 300, "{}: {}", reply.status, reply.text);
    serde_json::from_str(&reply.text).unwrap_or_else(|error| panic!("{error}: {}", reply.text))
}

fn ask(app: &App, office: &str, counter: &str) -> Reply {
    app.post(
        &format!("/offices/{office}/tickets"),
        &key(),
        json!({ "counter": counter }),
    )
}

fn take(app: &App) -> TicketView {
    view(&ask(app, OFFICE, COUNTER))
}

fn read(app: &App, taken: &TicketView) -> TicketView {
    let key = taken.key.as_deref().unwrap_or_default();
    let path = format!("/tickets/{}", taken.ticket.reference);
    view(&app.call("GET", &path, &[("ticket-key", key)], None))
}

fn act(app: &App, taken: &TicketView, action: &str) -> Reply {
    let version = read(app, taken).ticket.version;
    act_at(app, taken, action, &format!("\"{version}\""))
}

fn act_at(app: &App, taken: &TicketView, action: &str, version: &str) -> Reply {
    let key_of_ticket = taken.key.as_deref().unwrap_or_default();
    let more = [("if-match", version), ("ticket-key", key_of_ticket)];
    let path = format!("/tickets/{}/{action}", taken.ticket.reference);
    app.post_with(&path, &key(), &more, None)
}

fn office(app: &App, command: &Command) {
    app.backend
        .staff()
        .at_counter(OFFICE, COUNTER, command)
        .expect("the counter");
}

fn call(app: &App) {
    office(app, &Command::CallNext);
}

/// A counter where nothing happens by itself, and so many wait.
fn quiet(waiting: u16) -> App {
    let app = at(TUESDAY);
    office(&app, &Command::Manual { on: true });
    office(&app, &Command::Fill { waiting });
    app
}

#[test]
fn a_number_is_taken_from_home_and_followed() {
    let app = quiet(12);
    let before = status(&app, OFFICE);
    let reply = ask(&app, OFFICE, COUNTER);
    assert_eq!(
        (reply.status, reply.header("etag"), reply.header("cache-control")),
        (201, "\"1\"", "no-store")
    );
    let taken = view(&reply);
    let ticket = &taken.ticket;
    assert_eq!(
        (ticket.state, ticket.version, ticket.ahead),
        (TicketState::Waiting, 1, Some(12))
    );
    assert_eq!(
        (ticket.office.id.as_str(), ticket.counter.as_str()),
        (OFFICE, COUNTER)
    );
    assert_eq!(ticket.taken_at, moment(TUESDAY));
    assert_eq!(taken.key.as_ref().map(String::len), Some(64));
    assert_eq!(taken.poll_after_ms, 10_000);
    let after = status(&app, OFFICE);
    assert!(after.version > before.version);
    assert_eq!(
        after.counters[0].waiting(),
        before.counters[0].waiting().map(|waiting| waiting + 1)
    );
    assert_eq!(
        taken.status.as_ref().unwrap().waiting(),
        after.counters[0].waiting()
    );
    let again = read(&app, &taken);
    assert_eq!((&again.ticket, again.key), (&taken.ticket, None));
    call(&app);
    assert_eq!(read(&app, &taken).ticket.ahead, Some(11));
}

#[test]
fn the_same_key_gives_the_same_ticket_and_its_secret_again() {
    let app = quiet(1);
    let (key, path) = (key(), format!("/offices/{OFFICE}/tickets"));
    let first = view(&app.post(&path, &key, json!({ "counter": COUNTER })));
    let again = view(&app.post(&path, &key, json!({ "counter": COUNTER })));
    assert_eq!((first.ticket.number, first.key), (again.ticket.number, again.key));
    assert_eq!(status(&app, OFFICE).counters[0].waiting(), Some(2));
    app.post(&path, &key, json!({ "counter": "welfare" }))
        .problem(422, "key_reused");
}

#[test]
fn what_cannot_be_taken_is_refused_with_its_reason() {
    let app = at(TUESDAY);
    ask(&app, "nowhere", COUNTER).problem(404, "not_found");
    ask(&app, OFFICE, "nothing").invalid(&[("/counter", "not_known")]);
    app.post(&format!("/offices/{OFFICE}/tickets"), &key(), json!({}))
        .invalid(&[("/counter", "missing")]);
    ask(&app, OFFICE, "welfare").problem(409, "tickets_not_offered");
    ask(&app, "seocho-1", "general").problem(409, "tickets_not_offered");
    app.backend.clock().set(moment("2026-11-24T21:00:00+09:00"));
    ask(&app, OFFICE, COUNTER).problem(409, "counter_closed");
    app.backend.clock().set(moment("2026-11-24T17:55:00+09:00"));
    ask(&app, OFFICE, COUNTER).problem(409, "counter_closed");
}

#[test]
fn a_client_has_three_open_tickets_at_most() {
    let app = quiet(5);
    let first = take(&app);
    take(&app);
    take(&app);
    ask(&app, OFFICE, COUNTER).problem(409, "limit_reached");
    assert_eq!(act(&app, &first, "leave").status, 200);
    take(&app);
}

#[test]
fn a_ticket_opens_with_its_key_only() {
    let app = quiet(1);
    let taken = take(&app);
    let path = format!("/tickets/{}", taken.ticket.reference);
    app.call("GET", &path, &[("ticket-key", "wrong")], None)
        .problem(403, "forbidden");
    app.get(&path).problem(403, "forbidden");
    app.get("/tickets/x").problem(404, "not_found");
    let spaced = taken.ticket.reference.replace('-', "");
    let key = taken.key.as_deref().unwrap();
    assert_eq!(
        app.call("GET", &format!("/tickets/{spaced}"), &[("ticket-key", key)], None)
            .status,
        200
    );
}

#[test]
fn being_late_shows_its_effect_before_and_is_possible_twice() {
    let app = quiet(3);
    let taken = take(&app);
    office(&app, &Command::Join { count: 9 });
    let offer = read(&app, &taken).ticket.late.expect("an offer");
    assert_eq!((offer.ahead_after, offer.times_left), (8, 2));
    let later = view(&act(&app, &taken, "late")).ticket;
    assert_eq!(
        (later.ahead, later.version, later.state),
        (Some(8), 2, TicketState::Waiting)
    );
    assert_eq!(
        later.late.map(|offer| (offer.ahead_after, offer.times_left)),
        Some((12, 1))
    );
    let last = view(&act(&app, &taken, "late")).ticket;
    assert_eq!((last.ahead, last.late), (Some(12), None));
    office(&app, &Command::Join { count: 9 });
    act(&app, &taken, "late").problem(409, "limit_reached");
}

#[test]
fn with_nobody_behind_lateness_is_not_used_up() {
    let app = quiet(3);
    let taken = take(&app);
    assert_eq!(taken.ticket.late, None);
    act(&app, &taken, "late").problem(409, "too_late");
    office(&app, &Command::Join { count: 1 });
    assert_eq!(
        read(&app, &taken).ticket.late.map(|offer| offer.times_left),
        Some(2)
    );
}

#[test]
fn a_change_is_meant_for_the_version_that_was_seen() {
    let app = quiet(3);
    let taken = take(&app);
    act_at(&app, &taken, "leave", "\"7\"").problem(412, "version_conflict");
    let path = format!("/tickets/{}/leave", taken.ticket.reference);
    let opens = [("ticket-key", taken.key.as_deref().unwrap())];
    app.post_with(&path, &key(), &opens, None)
        .problem(428, "version_missing");
    let left = view(&act(&app, &taken, "leave")).ticket;
    assert_eq!(
        (left.state, left.ahead, left.version),
        (TicketState::Left, None, 2)
    );
    assert_eq!(status(&app, OFFICE).counters[0].waiting(), Some(3));
    act(&app, &taken, "leave").problem(409, "too_late");
    act(&app, &taken, "late").problem(409, "too_late");
    act(&app, &taken, "rejoin").problem(409, "too_late");
}

#[test]
fn a_call_is_met_when_the_office_says_so() {
    let app = quiet(0);
    let taken = take(&app);
    call(&app);
    let called = read(&app, &taken);
    assert_eq!(
        (called.ticket.state, called.ticket.version, called.poll_after_ms),
        (TicketState::Called, 2, 3_000)
    );
    assert_eq!(called.ticket.called_at, Some(moment(TUESDAY)));
    let board = &status(&app, OFFICE).counters[0];
    assert_eq!(board.called.as_ref(), Some(&taken.ticket.number));
    assert_eq!(board.called_to, called.ticket.called_to);
    app.backend
        .staff()
        .ticket_came(&taken.ticket.reference)
        .expect("it was called");
    assert_eq!(read(&app, &taken).ticket.state, TicketState::Served);
    app.advance(3600);
    assert_eq!(read(&app, &taken).ticket.state, TicketState::Served);
    assert!(app.backend.staff().ticket_came(&taken.ticket.reference).is_err());
}

#[test]
fn a_missed_call_can_be_made_good_within_the_window() {
    let app = quiet(0);
    let taken = take(&app);
    office(&app, &Command::Join { count: 6 });
    call(&app);
    app.advance(179);
    assert_eq!(read(&app, &taken).ticket.state, TicketState::Called);
    app.advance(1);
    let missed = read(&app, &taken).ticket;
    assert_eq!((missed.state, missed.version), (TicketState::Missed, 3));
    assert_eq!(missed.rejoin_until, Some(moment("2026-11-24T10:53:00+09:00")));
    app.advance(60);
    let back = view(&act(&app, &taken, "rejoin")).ticket;
    assert_eq!(
        (back.state, back.ahead, back.number),
        (TicketState::Waiting, Some(2), taken.ticket.number.clone())
    );
    (0..3).for_each(|_| call(&app));
    assert_eq!(read(&app, &taken).ticket.state, TicketState::Called);
}

#[test]
fn after_the_window_a_missed_call_is_over() {
    let app = quiet(0);
    let taken = take(&app);
    call(&app);
    app.advance(180 + 20 * 60);
    let over = read(&app, &taken).ticket;
    assert_eq!((over.state, over.rejoin_until), (TicketState::Ended, None));
    act(&app, &taken, "rejoin").problem(409, "too_late");
}

#[test]
fn closing_ends_tickets_and_their_time_to_come_back() {
    let app = quiet(0);
    let (missed, waiting) = (take(&app), take(&app));
    call(&app);
    app.advance(180);
    assert_eq!(read(&app, &missed).ticket.state, TicketState::Missed);
    let reason = LocalText::new("정전으로 문을 닫아요.", "Closed by a power cut.");
    office(
        &app,
        &Command::Close {
            reason: reason.clone(),
        },
    );
    let counter = status(&app, OFFICE).counters[0].clone();
    assert_eq!(
        (counter.state, counter.reason),
        (CounterState::Closed, Some(reason))
    );
    for ticket in [&missed, &waiting] {
        assert_eq!(read(&app, ticket).ticket.state, TicketState::Ended);
    }
    act(&app, &missed, "rejoin").problem(409, "counter_closed");
    act(&app, &waiting, "rejoin").problem(409, "too_late");
    ask(&app, OFFICE, COUNTER).problem(409, "counter_closed");
    office(&app, &Command::Reopen);
    assert_eq!(take(&app).ticket.ahead, Some(0));
}

#[test]
fn the_end_of_the_day_ends_a_ticket_and_it_can_still_be_read_the_next() {
    let app = quiet(40);
    let taken = take(&app);
    app.backend.clock().set(moment("2026-11-24T19:00:00+09:00"));
    assert_eq!(read(&app, &taken).ticket.state, TicketState::Ended);
    app.backend.clock().set(moment("2026-11-25T08:00:00+09:00"));
    assert_eq!(read(&app, &taken).ticket.state, TicketState::Ended);
    app.advance(86_400);
    app.backend.tidy().unwrap();
    let path = format!("/tickets/{}", taken.ticket.reference);
    let opens = [("ticket-key", taken.key.as_deref().unwrap())];
    assert_eq!(
        app.call("GET", &path, &opens, None).status,
        200,
        "two days are not over"
    );
    app.advance(86_400);
    app.backend.tidy().unwrap();
    app.call("GET", &path, &opens, None).problem(403, "forbidden");
}

#[test]
fn whoever_rejoins_ahead_of_one_is_told_without_saying_who() {
    let app = quiet(0);
    let first = take(&app);
    call(&app);
    app.advance(60);
    let second = take(&app);
    office(&app, &Command::Join { count: 1 });
    let third = take(&app);
    app.advance(120);
    assert_eq!(read(&app, &third).ticket.ahead, Some(2));
    act(&app, &first, "rejoin");
    assert_eq!(
        read(&app, &third).ticket.ahead,
        Some(3),
        "behind two others, as the rules say"
    );
    (0..3).for_each(|_| call(&app));
    assert_eq!(read(&app, &second).ticket.overtaken_by, []);
    let told = read(&app, &third).ticket.overtaken_by;
    assert_eq!(
        told.iter().map(|one| one.reason).collect::<Vec<_>>(),
        [OvertakingReason::Rejoined]
    );
}

#[test]
fn a_ticket_survives_a_restart_as_it_was() {
    let folder = crate::racing::file("ticket-restart");
    let open = || {
        let app = App::with(|options| options.database = Database::File(folder.clone()));
        app.backend.clock().set(moment(TUESDAY));
        app
    };
    let app = open();
    office(&app, &Command::Manual { on: true });
    office(&app, &Command::Fill { waiting: 4 });
    let taken = take(&app);
    office(&app, &Command::Join { count: 3 });
    act(&app, &taken, "late");
    call(&app);
    let (before, ticket) = (status(&app, OFFICE), read(&app, &taken).ticket);
    drop(app);
    let app = open();
    assert_eq!(before, status(&app, OFFICE));
    assert_eq!(ticket, read(&app, &taken).ticket);
}

#[test]
fn the_rules_say_who_is_called_when() {
    let app = quiet(0);
    let rules = take(&app).rules;
    assert_eq!(
        (rules.late_places, rules.late_times, rules.call_seconds),
        (5, 2, 180)
    );
    assert_eq!((rules.rejoin_minutes, rules.rejoin_places), (20, 2));
    assert!(
        rules.fairness.ko.contains("3번에 한 번") && rules.fairness.en.unwrap().contains("One call in 3")
    );
    let mut other = app.backend.staff().ticket_rules();
    other.reserved_every = 4;
    other.late_times = 0;
    app.backend.staff().set_ticket_rules(other);
    let taken = take(&app);
    assert!(taken.rules.fairness.ko.contains("4번에 한 번"));
    office(&app, &Command::Join { count: 9 });
    act(&app, &taken, "late").problem(409, "limit_reached");
}

#[test]
fn a_day_that_runs_by_itself_comes_to_every_ticket() {
    let app = at(TUESDAY);
    let taken = take(&app);
    let mut last = taken.ticket.ahead.unwrap();
    let mut called = false;
    for _ in 0..240 {
        app.advance(30);
        let ticket = read(&app, &taken).ticket;
        match ticket.ahead {
            // Those with a reservation, or a missing paper, may come before it.
            Some(ahead) => last = ahead,
            None => {
                called = ticket.state == TicketState::Called;
                break;
            }
        }
    }
    assert!(called, "{last} are still ahead");
}
