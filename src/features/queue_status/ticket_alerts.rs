//! When a resident is told that the turn comes near: ten ahead, three ahead, now. Pure.
//!
//! Each is told once on the way to the desk. The place of a ticket can waver (someone who has reserved comes in
//! between), and that tells nothing anew. Only when its owner moves it back ("a little late", a missed call made
//! good) does a new way begin: what lies ahead again is told again. The version of the ticket shows that.

use contract::ticket::{QueueTicket, TicketState};
use serde::{Deserialize, Serialize};

/// A moment that is worth telling, the farthest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Turn {
    /// Time to come near.
    TenAhead,
    /// Time to stand by.
    ThreeAhead,
    /// Go to the desk.
    Now,
}

impl Turn {
    const ALL: [Self; 3] = [Self::TenAhead, Self::ThreeAhead, Self::Now];

    /// The nearest one that a ticket has reached.
    fn reached(ticket: &QueueTicket) -> Option<Self> {
        match (ticket.state, ticket.ahead) {
            (TicketState::Called, _) => Some(Self::Now),
            (TicketState::Waiting, Some(0..=3)) => Some(Self::ThreeAhead),
            (TicketState::Waiting, Some(4..=10)) => Some(Self::TenAhead),
            _ => None,
        }
    }

    fn bit(self) -> u8 {
        1 << self as u8
    }

    /// This one and every farther one.
    fn up_to(self) -> u8 {
        Self::ALL
            .into_iter()
            .filter(|turn| *turn <= self)
            .map(Self::bit)
            .sum()
    }
}

/// What has been told of a ticket. Kept with it on the device.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Told {
    /// The version of the ticket with which the present way to the desk began.
    way: u32,
    /// Those that are behind on this way.
    behind: u8,
}

/// One thing to tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Alert {
    pub(super) turn: Turn,
    /// Names the way, so that two tabs agree on what is one alert.
    pub(super) way: u32,
}

impl Told {
    /// Of a ticket that was just taken: the resident sees where it stands, that is no news.
    pub(super) fn at_taking(ticket: &QueueTicket) -> Self {
        Self {
            way: ticket.version,
            behind: Turn::reached(ticket).map_or(0, Turn::up_to),
        }
    }

    /// What is to be told now that the ticket stands so, and what has been told after that. Where several were
    /// passed at once, only the nearest is worth telling.
    pub(super) fn seeing(self, ticket: &QueueTicket) -> (Self, Option<Alert>) {
        let reached = Turn::reached(ticket);
        let behind_now = reached.map_or(0, Turn::up_to);
        let mut told = self;
        // Being called is a new version too, and no new way.
        if ticket.version > told.way && ticket.state == TicketState::Waiting {
            told.way = ticket.version;
            told.behind &= behind_now;
        }
        let news = reached.filter(|turn| told.behind & turn.bit() == 0);
        told.behind |= behind_now;
        (told, news.map(|turn| Alert { turn, way: told.way }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A ticket in a state, with so many ahead, in a version.
    fn ticket(state: TicketState, ahead: Option<u32>, version: u32) -> QueueTicket {
        serde_json::from_value(serde_json::json!({
            "reference": "S7K2-9QF4", "version": version, "number": "1042", "state": state,
            "office": { "id": "x", "name": { "ko": "." }, "dong": { "ko": "." }, "phone": "120" },
            "counter": "general", "taken_at": "2026-11-23T10:00:00+09:00", "ahead": ahead,
        }))
        .unwrap()
    }

    fn waiting(ahead: u32, version: u32) -> QueueTicket {
        ticket(TicketState::Waiting, Some(ahead), version)
    }

    /// What is told while a ticket goes this way.
    fn told_on(first: Told, way: &[QueueTicket]) -> Vec<Turn> {
        let mut told = first;
        let mut turns = Vec::new();
        for ticket in way {
            let (next, alert) = told.seeing(ticket);
            told = next;
            turns.extend(alert.map(|alert| alert.turn));
        }
        turns
    }

    /// The way of a ticket that was taken with so many ahead.
    fn told_after_taking(ahead: u32, way: &[QueueTicket]) -> Vec<Turn> {
        told_on(Told::at_taking(&waiting(ahead, 1)), way)
    }

    #[test]
    fn each_is_told_once_on_the_way() {
        let mut way: Vec<QueueTicket> = (0..=14).rev().map(|ahead| waiting(ahead, 1)).collect();
        way.push(ticket(TicketState::Called, None, 2));
        way.push(ticket(TicketState::Called, None, 2));
        way.push(ticket(TicketState::Served, None, 3));
        assert_eq!(
            told_after_taking(15, &way),
            [Turn::TenAhead, Turn::ThreeAhead, Turn::Now]
        );
    }

    #[test]
    fn the_edges_are_eleven_ten_four_three() {
        for (ahead, told) in [
            (11, None),
            (10, Some(Turn::TenAhead)),
            (4, Some(Turn::TenAhead)),
            (3, Some(Turn::ThreeAhead)),
            (0, Some(Turn::ThreeAhead)),
        ] {
            assert_eq!(
                told_after_taking(20, &[waiting(ahead, 1)]),
                Vec::from_iter(told),
                "{ahead}"
            );
        }
    }

    #[test]
    fn where_several_are_passed_at_once_only_the_nearest_is_told() {
        assert_eq!(
            told_after_taking(12, &[waiting(2, 1), waiting(9, 1)]),
            [Turn::ThreeAhead]
        );
        assert_eq!(
            told_after_taking(12, &[ticket(TicketState::Called, None, 2)]),
            [Turn::Now]
        );
    }

    #[test]
    fn what_stands_on_the_page_at_taking_is_no_news() {
        assert_eq!(told_after_taking(7, &[waiting(7, 1), waiting(5, 1)]), []);
        assert_eq!(
            told_after_taking(7, &[waiting(3, 1), waiting(1, 1)]),
            [Turn::ThreeAhead]
        );
    }

    #[test]
    fn a_place_that_wavers_tells_nothing_twice() {
        let way = [10, 11, 10, 3, 4, 3, 12, 2].map(|ahead| waiting(ahead, 1));
        assert_eq!(told_after_taking(20, &way), [Turn::TenAhead, Turn::ThreeAhead]);
    }

    #[test]
    fn a_ticket_that_its_owner_moved_back_is_told_again_of_what_lies_ahead_again() {
        // Three ahead, three places back: six ahead. The ten are still behind.
        let way = [waiting(3, 1), waiting(6, 2), waiting(3, 2), waiting(2, 2)];
        assert_eq!(told_after_taking(8, &way), [Turn::ThreeAhead, Turn::ThreeAhead]);
        let far = [waiting(3, 1), waiting(13, 2), waiting(9, 2)];
        assert_eq!(told_after_taking(8, &far), [Turn::ThreeAhead, Turn::TenAhead]);
    }

    #[test]
    fn after_a_missed_call_was_made_good_the_next_call_is_told() {
        let way = [
            ticket(TicketState::Called, None, 2),
            ticket(TicketState::Missed, None, 3),
            waiting(3, 4),
            ticket(TicketState::Called, None, 5),
        ];
        assert_eq!(told_after_taking(20, &way), [Turn::Now, Turn::Now]);
        // Three ahead is where it came in: passed before, and no news to the one who just rejoined.
        let behind = [ticket(TicketState::Called, None, 2), waiting(3, 4)];
        assert_eq!(told_after_taking(20, &behind), [Turn::Now]);
    }

    #[test]
    fn two_calls_are_two_alerts_and_one_call_is_one() {
        let told = Told::at_taking(&waiting(5, 1));
        let (after, first) = told.seeing(&ticket(TicketState::Called, None, 2));
        let (_, other_tab) = told.seeing(&ticket(TicketState::Called, None, 2));
        assert_eq!(first, other_tab, "the same alert in both tabs");
        let (again, _) = after.seeing(&waiting(5, 4));
        let (_, second) = again.seeing(&ticket(TicketState::Called, None, 5));
        assert_ne!(first, second);
    }

    #[test]
    fn a_reload_tells_nothing_again() {
        let (told, _) = Told::at_taking(&waiting(20, 1)).seeing(&waiting(9, 1));
        let text = serde_json::to_string(&told).unwrap();
        let again: Told = serde_json::from_str(&text).unwrap();
        assert_eq!(told_on(again, &[waiting(9, 1), waiting(8, 1)]), []);
    }

    #[test]
    fn nothing_is_told_of_what_is_over_or_unknown() {
        for state in [
            TicketState::Missed,
            TicketState::Served,
            TicketState::Left,
            TicketState::Ended,
            TicketState::Unknown,
        ] {
            assert_eq!(
                told_after_taking(20, &[ticket(state, Some(0), 2)]),
                [],
                "{state:?}"
            );
        }
        assert_eq!(
            told_after_taking(20, &[ticket(TicketState::Waiting, None, 1)]),
            []
        );
    }
}
