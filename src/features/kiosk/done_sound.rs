//! That something important is done is heard too: an order is placed, someone stands in the line, work is set aside,
//! someone was called.

use super::setup::Setup;
use crate::config::Config;
use crate::device;
use crate::routes::{OrderView, Route};
use std::rc::Rc;
use yew::prelude::*;

/// One short tone, unless this is no kiosk, or the district wants it silent.
pub(super) fn done_sound(config: &Config) {
    let sounds = |id: String| Setup::of(&config.source, &id).sound;
    if device::kiosk_id().is_some_and(sounds) {
        // Whoever stands here has pressed something: browsers are silent before that.
        device::wake_sound();
        device::beep(1);
    }
}

/// Whether going from one page to the other means that an order was placed.
fn is_placed(before: &Route, now: &Route) -> bool {
    matches!(before, Route::Order(..)) && matches!(now, Route::OneOrder(_, OrderView::Ticket))
}

/// Sounds when the page of an order gives way to its ticket.
#[hook]
pub(super) fn use_order_sound(route: Rc<Route>, config: Rc<Config>) {
    let before = use_mut_ref(|| route.clone());
    use_effect_with(route, move |route| {
        if is_placed(&before.replace(route.clone()), route) {
            done_sound(&config);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routes::OrderStep;

    #[test]
    fn an_order_that_becomes_a_ticket_was_placed_and_an_old_ticket_was_not() {
        let ticket = Route::OneOrder("S7K2-9QF4".into(), OrderView::Ticket);
        let check = Route::Order(OrderStep::Check, String::new());
        assert!(is_placed(&check, &ticket));
        assert!(!is_placed(&Route::Orders, &ticket));
        assert!(!is_placed(&ticket, &check));
    }
}
