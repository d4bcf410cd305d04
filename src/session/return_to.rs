//! Where to go back to after signing in. Kept for the tab, never in the address.

use crate::device::storage::{self, Area};
use crate::routes::{MineView, Route};

const NAME: &str = "sign-in-back";

/// The page that signs in.
pub(super) fn sign_in_address() -> String {
    Route::Mine(MineView::SignIn).address()
}

/// Comes back to this page after signing in.
pub fn remember_way_back(route: &Route) {
    storage::write(Area::Tab, NAME, &route.address());
}

/// The page to come back to; the next call finds nothing.
pub fn take_way_back() -> Option<Route> {
    let address = storage::read(Area::Tab, NAME)?;
    storage::remove(Area::Tab, NAME);
    let (path, query) = address.split_once('?').unwrap_or((&address, ""));
    match Route::parse(path, query) {
        Route::NotFound | Route::Mine(MineView::SignIn) => None,
        route => Some(route),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routes::{Choice, OrderStep};

    #[test]
    fn one_comes_back_once_with_everything_that_was_chosen() {
        let choice = Choice {
            office: Some("ok-center".into()),
            ..Choice::default()
        };
        let route = choice.at(OrderStep::Check);
        remember_way_back(&route);
        assert_eq!((take_way_back(), take_way_back()), (Some(route), None));
        storage::write(Area::Tab, NAME, "https://elsewhere.test/");
        assert_eq!(take_way_back(), None, "never to another site");
    }
}
