//! Tickets taken from home.

use super::code;
use crate::support::{Town, moment};
use contract::problem::ProblemCode as Code;
use contract::ticket::{TicketState, TicketView};
use reference_backend::simulation::Command;
use resident_app::api::TicketAccess;
use resident_app::device::key_128;

const OFFICE: &str = "naegok";
const COUNTER: &str = "general";

/// A counter where nothing happens by itself, and so many wait.
fn quiet(waiting: u16) -> Town {
    let town = Town::new();
    town.backend.clock().set(moment("2026-11-24T10:30:00+09:00"));
    for command in [Command::Manual { on: true }, Command::Fill { waiting }] {
        at_counter(&town, &command);
    }
    town
}

fn at_counter(town: &Town, command: &Command) {
    town.backend
        .staff()
        .at_counter(OFFICE, COUNTER, command)
        .expect("the counter");
}

async fn take(town: &Town) -> TicketView {
    town.client
        .take_ticket(&key_128(), OFFICE, COUNTER)
        .await
        .expect("a ticket")
}

fn access(taken: &TicketView, version: u32) -> TicketAccess {
    TicketAccess {
        reference: taken.ticket.reference.clone(),
        key: taken.key.clone().expect("the secret"),
        version,
    }
}

#[tokio::test]
async fn a_number_is_taken_followed_put_back_and_given_back() {
    let town = quiet(4);
    let taken = take(&town).await;
    at_counter(&town, &Command::Join { count: 9 });
    let open = access(&taken, taken.ticket.version);
    let read = town.client.get_ticket(&open.reference, &open.key).await.unwrap();
    assert_eq!(
        (read.ticket.state, read.ticket.ahead, read.key),
        (TicketState::Waiting, Some(4), None)
    );
    let offered = read.ticket.late.expect("an offer").ahead_after;
    let later = town.client.be_late(&key_128(), &open).await.unwrap().ticket;
    assert_eq!(later.ahead, Some(offered), "the effect was shown before");
    let stale = town.client.be_late(&key_128(), &open).await;
    assert_eq!(code(stale), Code::VersionConflict);
    let open = access(&taken, later.version);
    let left = town.client.leave_queue(&key_128(), &open).await.unwrap().ticket;
    assert_eq!(left.state, TicketState::Left);
    let open = access(&taken, left.version);
    assert_eq!(
        code(town.client.rejoin_queue(&key_128(), &open).await),
        Code::TooLate
    );
    let guessed = town.client.get_ticket(&open.reference, "a guess").await;
    assert_eq!(code(guessed), Code::Forbidden);
}

#[tokio::test]
async fn a_missed_call_is_made_good() {
    let town = quiet(0);
    let taken = take(&town).await;
    at_counter(&town, &Command::CallNext);
    town.backend
        .clock()
        .advance_seconds(i64::from(taken.rules.call_seconds) + 1);
    let secret = taken.key.as_deref().unwrap();
    let missed = town
        .client
        .get_ticket(&taken.ticket.reference, secret)
        .await
        .unwrap()
        .ticket;
    assert_eq!(missed.state, TicketState::Missed);
    let open = access(&taken, missed.version);
    let back = town.client.rejoin_queue(&key_128(), &open).await.unwrap().ticket;
    assert_eq!(back.state, TicketState::Waiting);
}

/// Each problem that only taking a number has.
pub(crate) async fn problems() -> Vec<Code> {
    let town = quiet(3);
    let not_offered = town.client.take_ticket(&key_128(), OFFICE, "welfare").await;
    town.backend.clock().set(moment("2026-11-24T21:00:00+09:00"));
    let closed = town.client.take_ticket(&key_128(), OFFICE, COUNTER).await;
    vec![code(not_offered), code(closed)]
}
