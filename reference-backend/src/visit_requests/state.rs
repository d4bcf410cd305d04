//! Where a visit stands after what happened: pure, without database and clock.

use contract::text::LocalText;
use contract::time::Timestamp;
use contract::visit::{VisitEvent, VisitEventKind as Event, VisitOfficer, VisitState as State};

/// The state after an event; `None` if it cannot happen then. Nothing is asked for twice: that stands at the
/// beginning.
pub(crate) fn after(state: State, event: Event) -> Option<State> {
    use State::*;
    Some(match (state, event) {
        (Asked | Assigned, Event::Assigned) => Assigned,
        (Agreed, Event::Assigned) => Agreed,
        (Assigned | Agreed, Event::Offered) => Assigned,
        (Assigned, Event::Agreed) => Agreed,
        (Asked, Event::OtherTimes) => Asked,
        (Assigned | Agreed, Event::OtherTimes) => Assigned,
        (state @ (Asked | Assigned | Agreed), Event::Corrected) => state,
        (Agreed, Event::OnTheWay) => OnTheWay,
        (OnTheWay, Event::OneDone) => Agreed,
        (OnTheWay, Event::Done) => Done,
        (state @ (Agreed | OnTheWay | Done), Event::IntakeTaken) => state,
        (state @ (Agreed | OnTheWay | Referred | Done), Event::IntakeConfirmed | Event::IntakeCorrected) => {
            state
        }
        (Asked | Assigned | Agreed | OnTheWay | Referred | Done, Event::Referred) => Referred,
        (Referred, Event::BodyNews) => Referred,
        (Referred, Event::Solved) => Done,
        (Done, Event::HappyCall) => FollowedUp,
        (Done, Event::Reopened) => Assigned,
        (state @ (Done | FollowedUp), Event::Improved) => state,
        (state @ (Asked | Assigned | Agreed | OnTheWay | Referred | Done), Event::Message) => state,
        (state @ (Asked | Assigned | Agreed | OnTheWay | Referred), Event::PhotoAdded) => state,
        (Asked | Assigned | Agreed, Event::Cancelled) => Cancelled,
        _ => return None,
    })
}

/// What follows from everything that happened.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Standing {
    /// Who has it in hand.
    pub(crate) officer: Option<VisitOfficer>,
    /// A time that waits for a yes.
    pub(crate) offered: Option<Timestamp>,
    /// The body that has it in hand.
    pub(crate) body: Option<LocalText>,
}

impl Standing {
    /// Reads it off the events, oldest first.
    pub(crate) fn of<'e>(events: impl IntoIterator<Item = &'e VisitEvent>) -> Self {
        let mut standing = Self::default();
        for event in events {
            match event.kind {
                Event::Assigned => standing.officer = event.officer.clone(),
                Event::Offered => standing.offered = event.start,
                Event::Agreed | Event::OtherTimes | Event::Cancelled => standing.offered = None,
                Event::Referred => {
                    standing.body = event.body.clone();
                    standing.offered = None;
                }
                Event::Reopened => standing.body = None,
                _ => {}
            }
        }
        standing
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn course(events: &[Event]) -> Option<State> {
        events
            .iter()
            .try_fold(State::Asked, |state, event| after(state, *event))
    }

    #[test]
    fn a_visit_goes_from_asking_to_the_happy_call() {
        let way = [
            Event::Assigned,
            Event::Message,
            Event::Offered,
            Event::OtherTimes,
            Event::Agreed,
            Event::OnTheWay,
            Event::IntakeTaken,
            Event::Done,
            Event::IntakeConfirmed,
            Event::HappyCall,
            Event::Improved,
        ];
        assert_eq!(course(&way), Some(State::FollowedUp));
    }

    #[test]
    fn three_visits_are_three_ways_and_one_end() {
        let one = [Event::OnTheWay, Event::OneDone];
        let last = [Event::OnTheWay, Event::Done];
        let way = [&[Event::Assigned, Event::Agreed][..], &one, &one, &last].concat();
        assert_eq!(course(&way), Some(State::Done));
    }

    #[test]
    fn what_another_body_takes_over_is_one_thread_until_it_is_solved() {
        let way = [
            Event::Assigned,
            Event::Referred,
            Event::BodyNews,
            Event::Message,
            Event::Referred,
            Event::Solved,
            Event::HappyCall,
        ];
        assert_eq!(course(&way), Some(State::FollowedUp));
        assert_eq!(
            course(&[Event::Assigned, Event::Referred, Event::Cancelled]),
            None
        );
    }

    #[test]
    fn who_says_that_it_is_not_solved_is_taken_up_again() {
        let done = [Event::Assigned, Event::Agreed, Event::OnTheWay, Event::Done];
        let way = [&done[..], &[Event::Reopened, Event::Offered, Event::Agreed]].concat();
        assert_eq!(course(&way), Some(State::Agreed));
    }

    fn event(kind: Event, start: i64) -> VisitEvent {
        VisitEvent {
            at: Timestamp::from_unix_millis(0),
            kind,
            by: contract::visit::VisitActor::Office,
            text: None,
            start: Some(Timestamp::from_unix_millis(start)),
            officer: None,
            body: None,
        }
    }

    #[test]
    fn an_offer_waits_until_it_is_answered_or_another_one_comes() {
        let offered = |kinds: &[Event]| {
            let events: Vec<VisitEvent> = kinds.iter().zip(1..).map(|(kind, at)| event(*kind, at)).collect();
            Standing::of(&events).offered.map(Timestamp::unix_millis)
        };
        assert_eq!(offered(&[Event::Offered]), Some(1));
        assert_eq!(
            offered(&[Event::Offered, Event::Message, Event::Offered]),
            Some(3)
        );
        for ends in [
            Event::Agreed,
            Event::OtherTimes,
            Event::Cancelled,
            Event::Referred,
        ] {
            assert_eq!(offered(&[Event::Offered, ends]), None, "{ends:?}");
        }
    }

    proptest! {
        /// Whatever is tried in whatever order: nobody comes without an agreed time, nothing happens after the end,
        /// and what is done was on its way or solved elsewhere.
        #[test]
        fn nobody_comes_unasked_and_nothing_happens_after_the_end(
            tries in prop::collection::vec(prop::sample::select(Event::ALL), 0..80)
        ) {
            let mut state = State::Asked;
            let mut agreed = false;
            for event in tries {
                let Some(next) = after(state, event) else { continue };
                match event {
                    Event::Agreed => agreed = true,
                    Event::OtherTimes | Event::Offered | Event::Reopened => agreed = false,
                    Event::OnTheWay => prop_assert!(agreed),
                    Event::Done => prop_assert_eq!(state, State::OnTheWay),
                    Event::Solved => prop_assert_eq!(state, State::Referred),
                    _ => {}
                }
                prop_assert_ne!(state, State::Cancelled, "{:?} after it was called off", event);
                if state == State::FollowedUp {
                    prop_assert_eq!(event, Event::Improved);
                }
                if next == State::Cancelled {
                    prop_assert!(state.is_before_visit());
                }
                state = next;
            }
        }
    }
}
