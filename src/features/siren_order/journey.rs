//! Which step can be shown: a shared link or an old bookmark may lack what a step needs.

use super::draft::PersonDraft;
use super::person;
use crate::routes::{Choice, OrderStep};
use contract::time::Date;

/// The first step whose part is missing before `wanted`, else `wanted`.
pub(super) fn allowed_step(
    wanted: OrderStep,
    choice: &Choice,
    typed: &PersonDraft,
    today: Date,
) -> OrderStep {
    OrderStep::ALL
        .into_iter()
        .take_while(|step| *step < wanted)
        .find(|step| !done(*step, choice, typed, today))
        .unwrap_or(wanted)
}

fn done(step: OrderStep, choice: &Choice, typed: &PersonDraft, today: Date) -> bool {
    match step {
        OrderStep::Documents => !choice.documents.is_empty(),
        OrderStep::Needs | OrderStep::Check => true,
        OrderStep::Office => choice.office.is_some(),
        OrderStep::Time => choice.start.is_some(),
        OrderStep::Who => person::check(typed, today).is_ok(),
    }
}

/// Where a step leads: the next one, or back to the check page if one thing was being changed.
pub(super) fn after(step: OrderStep, choice: &Choice) -> OrderStep {
    let next = OrderStep::ALL
        .into_iter()
        .find(|other| *other > step)
        .unwrap_or(OrderStep::Check);
    // Another office asks for another time first.
    let open = step == OrderStep::Office && choice.start.is_none();
    if choice.changing && !open {
        OrderStep::Check
    } else {
        next
    }
}

/// Number of a step and of all, as shown.
pub(super) fn number(step: OrderStep) -> (usize, usize) {
    (step as usize + 1, OrderStep::ALL.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::time::Timestamp;

    fn full() -> Choice {
        Choice {
            documents: vec![("family-relation".into(), 1)],
            office: Some("ok-center".into()),
            start: Timestamp::parse("2026-11-24T09:30:00+09:00"),
            day: None,
            changing: false,
        }
    }

    #[test]
    fn a_link_that_lacks_something_leads_to_the_step_that_asks_for_it() {
        let today = Date::new(2026, 11, 21).unwrap();
        let allowed = |wanted, choice: &Choice| allowed_step(wanted, choice, &PersonDraft::default(), today);
        assert_eq!(
            allowed(OrderStep::Check, &Choice::default()),
            OrderStep::Documents
        );
        assert_eq!(
            allowed(
                OrderStep::Check,
                &Choice {
                    office: None,
                    ..full()
                }
            ),
            OrderStep::Office
        );
        assert_eq!(
            allowed(
                OrderStep::Check,
                &Choice {
                    start: None,
                    ..full()
                }
            ),
            OrderStep::Time
        );
        assert_eq!(allowed(OrderStep::Check, &full()), OrderStep::Who);
        assert_eq!(allowed(OrderStep::Who, &full()), OrderStep::Who);
        assert_eq!(
            allowed(OrderStep::Documents, &Choice::default()),
            OrderStep::Documents
        );
    }

    #[test]
    fn changing_one_thing_comes_back_to_the_check_page() {
        let changing = Choice {
            changing: true,
            ..full()
        };
        assert_eq!(after(OrderStep::Needs, &changing), OrderStep::Check);
        assert_eq!(
            after(
                OrderStep::Office,
                &Choice {
                    start: None,
                    ..changing.clone()
                }
            ),
            OrderStep::Time
        );
        assert_eq!(after(OrderStep::Time, &changing), OrderStep::Check);
        assert_eq!(after(OrderStep::Documents, &full()), OrderStep::Needs);
    }
}
