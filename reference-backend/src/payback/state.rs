//! Where a payback stands after what happened: pure, without database and clock.

use contract::payback::{PaybackEventKind as Event, PaybackState as State, StepKind};

/// The state after an event; `None` if it cannot happen then.
pub(crate) fn after(state: Option<State>, event: Event) -> Option<State> {
    use State::*;
    Some(match (state, event) {
        (None, Event::Applied) => Applied,
        // In the order that buys first, both stand at the beginning.
        (None, Event::Bought) => Bought,
        (Some(Bought), Event::Applied) => Bought,
        (Some(Applied), Event::Approved) => Approved,
        (Some(Applied | Bought), Event::Refused) => Refused,
        (Some(Approved), Event::Bought) => Bought,
        (Some(Bought), Event::Returned) => Returned,
        (Some(Returned), Event::Checked) => Checked,
        (Some(Returned), Event::NotAccepted) => Refused,
        (Some(Checked), Event::Paid) => Paid,
        (Some(Paid), Event::Placed) => Placed,
        (Some(Applied | Approved | Bought), Event::Withdrawn) => Withdrawn,
        (Some(state @ (Applied | Approved | Bought)), Event::Corrected) => state,
        (Some(state @ (Bought | Returned)), Event::ReceiptAdded | Event::ReceiptUnreadable) => state,
        _ => return None,
    })
}

/// The step that comes next; `None` where it is over. A photo is asked for where the last one cannot be read:
/// else it is optional.
pub(crate) fn next(state: State, receipt_unreadable: bool) -> Option<StepKind> {
    Some(match state {
        State::Applied => StepKind::Approve,
        State::Approved => StepKind::Buy,
        State::Bought if receipt_unreadable => StepKind::Receipt,
        State::Bought => StepKind::Return,
        State::Returned => StepKind::Check,
        State::Checked => StepKind::Pay,
        State::Paid => StepKind::Place,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn course(events: &[Event]) -> Option<State> {
        let step = |state: Option<State>, event: &Event| after(state, *event).map(Some);
        events.iter().try_fold(None, step).flatten()
    }

    #[test]
    fn both_orders_of_steps_lead_to_the_library() {
        let end = [Event::Returned, Event::Checked, Event::Paid, Event::Placed];
        let approve_first = [
            [
                Event::Applied,
                Event::Approved,
                Event::Bought,
                Event::ReceiptAdded,
            ],
            end,
        ];
        let buy_first = [
            [
                Event::Bought,
                Event::Applied,
                Event::ReceiptUnreadable,
                Event::ReceiptAdded,
            ],
            end,
        ];
        for course_of in [approve_first, buy_first] {
            assert_eq!(course(&course_of.concat()), Some(State::Placed));
        }
    }

    proptest! {
        /// Whatever is tried in whatever order: paid at most once, only after a check, and never after a no.
        #[test]
        fn nothing_is_paid_twice_or_unchecked(tries in prop::collection::vec(prop::sample::select(Event::ALL), 0..60)) {
            let mut state = None;
            let mut done = Vec::new();
            for event in tries {
                if let Some(next) = after(state, event) {
                    state = Some(next);
                    done.push(event);
                }
            }
            let count = |kind: Event| done.iter().filter(|event| **event == kind).count();
            let at = |kind: Event| done.iter().position(|event| *event == kind);
            for once in [Event::Applied, Event::Bought, Event::Returned, Event::Checked, Event::Paid] {
                prop_assert!(count(once) <= 1 || once == Event::Applied, "{once:?}");
            }
            if let Some(paid) = at(Event::Paid) {
                prop_assert!(at(Event::Returned) < at(Event::Checked) && at(Event::Checked) < Some(paid));
                prop_assert_eq!(count(Event::Refused) + count(Event::NotAccepted) + count(Event::Withdrawn), 0);
            }
        }
    }
}
