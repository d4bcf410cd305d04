//! Queue status: residents see how long the wait is at every counter before they leave home, when it is best to
//! come, and take a number from home where the district allows it.

use crate::routes::{QueueView, Route};
use yew::prelude::*;

/// The page of a route of this feature; nothing for any other route.
pub fn page(route: &Route) -> Html {
    match route {
        Route::Queue(QueueView::Offices(_)) => Html::default(),
        _ => Html::default(),
    }
}

/// Under this name the device keeps the id of the office whose counters were looked at last, for the first page.
pub const LAST_OFFICE: &str = "queue-office";
