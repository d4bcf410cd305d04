//! Where a payback stands after what happened: pure, without database and clock.

use contract::payback::{PaybackEventKind as Event, PaybackState as State, StepKind};

/// The state after an event; `None` if it cannot happen then. Nothing is applied for twice: the application stands
/// at the beginning, in the order that buys first together with the buying.
pub(crate) fn after(state: State, event: Event) -> Option<State> {
    use State::*;
    Some(match (state, event) {
        (Applied, Event::Approved) => Approved,
        (Applied | Bought, Event::Refused) => Refused,
        (Approved, Event::Bought) => Bought,
        (Bought, Event::Returned) => Returned,
        (Returned, Event::Checked) => Checked,
        (Returned, Event::NotAccepted) => Refused,
        (Checked, Event::Paid) => Paid,
        (Paid, Event::Placed) => Placed,
        (Applied | Approved | Bought, Event::Withdrawn) => Withdrawn,
        (state @ (Applied | Approved | Bought), Event::Corrected) => state,
        (state @ (Bought | Returned), Event::ReceiptAdded | Event::ReceiptUnreadable) => state,
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

    fn course(from: State, events: &[Event]) -> Option<State> {
        events.iter().try_fold(from, |state, event| after(state, *event))
    }

    #[test]
    fn both_orders_of_steps_lead_to_the_library() {
        let end = [Event::Returned, Event::Checked, Event::Paid, Event::Placed];
        let approve_first = [Event::Approved, Event::Bought, Event::ReceiptAdded];
        let buy_first = [Event::ReceiptUnreadable, Event::ReceiptAdded];
        for (from, events) in [
            (State::Applied, [&approve_first[..], &end].concat()),
            (State::Bought, [&buy_first[..], &end].concat()),
        ] {
            assert_eq!(course(from, &events), Some(State::Placed));
        }
    }

    proptest! {
        /// Whatever is tried in whatever order: paid at most once, only after a check, and never after a no.
        #[test]
        fn nothing_is_paid_twice_or_unchecked(
            buys_first: bool,
            tries in prop::collection::vec(prop::sample::select(Event::ALL), 0..60)
        ) {
            let (mut state, mut done) = match buys_first {
                true => (State::Bought, vec![Event::Bought, Event::Applied]),
                false => (State::Applied, vec![Event::Applied]),
            };
            for event in tries {
                if let Some(next) = after(state, event) {
                    state = next;
                    done.push(event);
                }
            }
            let count = |kind: Event| done.iter().filter(|event| **event == kind).count();
            let at = |kind: Event| done.iter().position(|event| *event == kind);
            for once in [Event::Applied, Event::Bought, Event::Returned, Event::Checked, Event::Paid] {
                prop_assert!(count(once) <= 1, "{once:?}");
            }
            if let Some(paid) = at(Event::Paid) {
                prop_assert!(at(Event::Returned) < at(Event::Checked) && at(Event::Checked) < Some(paid));
                prop_assert_eq!(count(Event::Refused) + count(Event::NotAccepted) + count(Event::Withdrawn), 0);
            }
        }
    }
}
