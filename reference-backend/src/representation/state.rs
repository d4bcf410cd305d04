//! Where a permission stands and what may come next: pure, without database and clock.

use contract::permission::{Actor, PermissionState as State};
use contract::time::{ClockTime, Date, Timestamp};

/// What decides how a permission stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Standing {
    /// As last written.
    pub(crate) state: State,
    /// Until when an answer is waited for.
    pub(crate) answer_until: Timestamp,
    /// Last day on which it holds.
    pub(crate) until: Date,
}

/// Something that one side does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Event {
    /// The represented person says yes.
    Yes,
    /// The represented person says no, to the question or to what they had allowed.
    No,
    /// The helper takes the question back or gives the permission back.
    Back,
}

/// What an event does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Next {
    /// It goes to another state.
    To(State),
    /// It stands so already.
    Same,
    /// It is over; that cannot be undone.
    Over,
}

impl Standing {
    /// Where it stands by the clock.
    pub(crate) fn at(&self, now: Timestamp) -> State {
        match self.state {
            State::Asked if now >= self.answer_until => State::Expired,
            State::Granted if now >= self.end() => State::Ended,
            state => state,
        }
    }

    /// What the clock has made of it and since when, if nobody has written that down yet.
    pub(crate) fn ended_by_time(&self, now: Timestamp) -> Option<(State, Timestamp)> {
        match (self.state, self.at(now)) {
            (State::Asked, State::Expired) => Some((State::Expired, self.answer_until)),
            (State::Granted, State::Ended) => Some((State::Ended, self.end())),
            _ => None,
        }
    }

    /// Midnight after the last day.
    fn end(&self) -> Timestamp {
        self.until.plus_days(1).at(ClockTime(chrono::NaiveTime::MIN))
    }

    /// What an event does now.
    pub(crate) fn on(&self, event: Event, now: Timestamp) -> Next {
        match (self.at(now), event) {
            (State::Asked, Event::Yes) => Next::To(State::Granted),
            (State::Asked, Event::No) => Next::To(State::Refused),
            (State::Asked, Event::Back) => Next::To(State::Withdrawn),
            (State::Granted, Event::Yes) => Next::Same,
            (State::Granted, Event::No | Event::Back) => Next::To(State::Ended),
            (_, Event::Yes) => Next::Over,
            (_, Event::No | Event::Back) => Next::Same,
        }
    }
}

impl Event {
    /// Who does it.
    pub(crate) fn actor(self) -> Actor {
        match self {
            Self::Yes | Self::No => Actor::Represented,
            Self::Back => Actor::Helper,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn start() -> Timestamp {
        Timestamp::parse("2026-11-21T10:00:00+09:00").unwrap()
    }

    fn asked() -> Standing {
        Standing {
            state: State::Asked,
            answer_until: start().plus_seconds(7 * 86_400),
            until: Date::new(2026, 12, 20).unwrap(),
        }
    }

    fn event() -> impl Strategy<Value = Event> {
        prop::sample::select(vec![Event::Yes, Event::No, Event::Back])
    }

    proptest! {
        /// Whatever is done in whatever order, with a clock that is put back now and then: in force only after
        /// a yes that came in time, never after the last day, and never again once someone ended it.
        #[test]
        fn nothing_brings_back_what_is_over(
            steps in prop::collection::vec((event(), -3_600_i64..10 * 86_400), 1..30)
        ) {
            let mut standing = asked();
            let mut now = start();
            for (event, seconds) in steps {
                now = now.plus_seconds(seconds);
                let (before, written) = (standing.at(now), standing.state);
                if let Next::To(state) = standing.on(event, now) {
                    prop_assert!(before.is_open(), "over stays over");
                    if state == State::Granted {
                        prop_assert_eq!((event, written), (Event::Yes, State::Asked));
                        prop_assert!(now < standing.answer_until);
                    }
                    standing.state = state;
                }
                let in_force = standing.at(now) == State::Granted;
                prop_assert!(!in_force || now.date() <= standing.until);
                prop_assert!(!in_force || event == Event::Yes, "a no holds at once");
            }
        }
    }

    #[test]
    fn it_holds_to_the_end_of_its_last_day() {
        let granted = Standing {
            state: State::Granted,
            ..asked()
        };
        let at = |text: &str| granted.at(Timestamp::parse(text).unwrap());
        assert_eq!(at("2026-12-20T23:59:59+09:00"), State::Granted);
        assert_eq!(at("2026-12-21T00:00:00+09:00"), State::Ended);
    }
}
