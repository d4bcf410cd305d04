//! Groups that gather: sent once when full, each phone once, a count for everyone and no names.

use crate::session_support::*;
use crate::support::*;
use crate::visits_support::*;
use contract::visit::{GroupState, GroupView, VisitState};
use serde_json::json;

fn group(reply: &Reply) -> GroupView {
    assert!([200, 201].contains(&reply.status), "{}", reply.text);
    serde_json::from_str(&reply.text).expect("a group")
}

fn open(app: &App, leader: &Someone) -> GroupView {
    group(&leader.post(app, "/visits/groups", Some(json!({ "request": merchants(app) }))))
}

fn join(app: &App, view: &GroupView, phone: &str) -> Reply {
    app.post_with(
        &format!("/visits/groups/{}/join", view.group.reference),
        &key(),
        &[("group-key", view.key.as_deref().unwrap_or_default())],
        Some(json!({ "phone": phone })),
    )
}

fn phone(nth: u32) -> String {
    format!("0109000{nth:04}")
}

#[test]
fn nine_wait_ten_are_sent_once_and_the_same_phone_counts_once() {
    let app = App::new();
    let leader = Someone::sign_in(&app, CHILD);
    let view = open(&app, &leader);
    assert_eq!((view.group.joined, view.group.needed, view.leader), (1, 10, true));
    for nth in 1..=8 {
        let seen = group(&join(&app, &view, &phone(nth)));
        assert_eq!((seen.group.joined, seen.key, seen.request), (nth + 1, None, None));
    }
    let again = group(&join(&app, &view, "010-9000-0003"));
    assert_eq!(
        (again.group.joined, again.group.state),
        (9, GroupState::Gathering)
    );
    assert_eq!(
        group(&join(&app, &view, CHILD.1)).group.joined,
        9,
        "the leader counts already"
    );
    assert!(app.backend.staff().visits().unwrap().is_empty(), "nine wait");
    let full = group(&join(&app, &view, &phone(9)));
    assert_eq!((full.group.joined, full.group.state), (10, GroupState::Sent));
    let sent = app.backend.staff().visits().unwrap();
    assert_eq!((sent.len(), sent[0].members), (1, Some(10)));
    // Whoever has joined may look again; nobody else joins.
    assert_eq!(group(&join(&app, &view, &phone(9))).group.state, GroupState::Sent);
    join(&app, &view, &phone(99)).problem(409, "group_closed");
    assert_eq!(app.backend.staff().visits().unwrap().len(), 1);
    let path = format!("/visits/groups/{}", view.group.reference);
    let seen = group(&leader.get(&app, &path));
    let visit = leader.get(&app, &format!("/visits/requests/{}", seen.request.unwrap()));
    let visit = crate::visits_support::view(&visit).visit;
    assert_eq!((visit.state, visit.members), (VisitState::Asked, Some(10)));
}

#[test]
fn a_group_that_does_not_fill_up_in_time_is_over_and_forgets_its_phones() {
    let app = App::new();
    let leader = Someone::sign_in(&app, CHILD);
    let view = open(&app, &leader);
    join(&app, &view, &phone(1));
    app.advance(14 * 86_400 - 1);
    assert_eq!(join(&app, &view, &phone(2)).status, 200);
    app.advance(1);
    join(&app, &view, &phone(3)).problem(410, "group_expired");
    app.backend.tidy().unwrap();
    let path = format!("/visits/groups/{}", view.group.reference);
    let key = [("group-key", view.key.as_deref().unwrap())];
    let seen = group(&app.call("GET", &path, &key, None));
    assert_eq!((seen.group.state, seen.group.joined), (GroupState::Expired, 0));
}

#[test]
fn a_link_opens_one_group_and_shows_a_count_and_nobodys_number() {
    let app = App::new();
    let leader = Someone::sign_in(&app, CHILD);
    let view = open(&app, &leader);
    join(&app, &view, &phone(1));
    let path = format!("/visits/groups/{}", view.group.reference);
    app.get(&path).problem(404, "not_found");
    let wrong = [("group-key", "0f0f")];
    app.call("GET", &path, &wrong, None).problem(404, "not_found");
    let member = app.call("GET", &path, &[("group-key", view.key.as_deref().unwrap())], None);
    for hidden in [phone(1).as_str(), CHILD.1, CHILD.0, "시연 골목"] {
        assert!(!member.text.contains(hidden), "{hidden}: {}", member.text);
    }
    let inbox = app.backend.staff().inbox().unwrap();
    let link = inbox.iter().find_map(|message| {
        message
            .link
            .as_deref()
            .filter(|link| link.starts_with("/visits/group#"))
    });
    assert!(link.is_some(), "the leader has the link in a message");
}

#[test]
fn only_its_leader_closes_a_group_and_a_group_of_one_is_no_request() {
    let app = App::new();
    let leader = Someone::sign_in(&app, CHILD);
    leader
        .post(&app, "/visits/requests", Some(merchants(&app)))
        .invalid(&[("/asker", "not_allowed")]);
    let view = open(&app, &leader);
    let path = format!("/visits/groups/{}/close", view.group.reference);
    let other = Someone::sign_in(&app, PARENT);
    other.post(&app, &path, None).problem(404, "not_found");
    assert_eq!(
        group(&leader.post(&app, &path, None)).group.state,
        GroupState::Closed
    );
    leader.post(&app, &path, None).problem(409, "group_closed");
    join(&app, &view, &phone(1)).problem(409, "group_closed");
    for _ in 0..3 {
        open(&app, &leader);
    }
    leader
        .post(
            &app,
            "/visits/groups",
            Some(json!({ "request": merchants(&app) })),
        )
        .problem(409, "limit_reached");
}

#[test]
fn its_leader_finds_a_group_among_their_own_things_until_it_is_sent() {
    let app = App::new();
    let (leader, other) = (Someone::sign_in(&app, CHILD), Someone::sign_in(&app, PARENT));
    let view = open(&app, &leader);
    join(&app, &view, &phone(1));
    let listed = |who: &Someone| who.get(&app, "/visits/groups").json()["items"].clone();
    assert_eq!(listed(&leader)[0]["reference"], json!(view.group.reference));
    assert_eq!(listed(&leader)[0]["joined"], json!(2));
    assert_eq!(listed(&other), json!([]));
    let items = |who: &Someone| who.get(&app, "/household").json()["items"].clone();
    let item = items(&leader)[0].clone();
    assert_eq!(item["reference"], json!(view.group.reference));
    assert!(
        item["title"]["ko"].as_str().unwrap().contains("10명 가운데 2명"),
        "{item}"
    );
    assert_eq!(items(&other), json!([]));
    let seen = group(&leader.get(&app, &format!("/visits/groups/{}", view.group.reference)));
    assert!(seen.leader && seen.key.is_some(), "by the session alone");
    for nth in 2..=9 {
        join(&app, &view, &phone(nth));
    }
    assert_eq!(listed(&leader), json!([]));
    assert_ne!(
        items(&leader)[0]["reference"],
        json!(view.group.reference),
        "the request stands there"
    );
}
