//! Nothing personal outlives the session: in no store, in no tab.

use super::who::{HINT, NAME, note};
use crate::device::storage::{self, Area, Removals};
use crate::device::{self, Tabs};
use crate::fetch::{Loaded, Services, hidden, spawn};
use crate::kept_orders;
use crate::navigation::current_route;
use crate::routes::{BookView, OrderStep, Route, VisitView};
use std::cell::{Cell, RefCell};

/// What stays in the device's store: it says nothing about a person, or the resident has asked for it as a guest.
const STAYS: &[&str] = &[
    "settings",
    "queue-office",
    "kept-tickets",
    "ticket-pending",
    kept_orders::KEPT,
];
/// Tells the page that follows that someone has just signed out.
const SIGNED_OUT: &str = "signed-out";
/// What tabs tell each other.
const ENDED: &str = "session-ended";
const MOVED: &str = "session-moved";

thread_local! {
    /// One for the life of the tab, from the first page on that asked who is signed in.
    static HEARING: RefCell<Option<Hearing>> = const { RefCell::new(None) };
    /// This document is being left.
    static LEFT: Cell<bool> = const { Cell::new(false) };
}

/// How a tab hears of the others: by what they tell, and, in a browser without channels between tabs, by what
/// they remove from the device's store.
struct Hearing {
    tabs: Option<Tabs>,
    _removals: Removals,
}

/// Removes everything personal from the stores of the device and of this tab, and from the memory that pages
/// share. Removing the word that someone is signed in tells the other tabs.
pub fn forget(services: &Services) {
    storage::keep_only(Area::Device, |name| STAYS.contains(&name));
    forget_in_tab(services);
}

/// The same where the page is left at once: an answer that still comes must not write anything down again.
pub(super) fn forget_for_good(services: &Services) {
    forget(services);
    storage::close();
}

/// Removes what someone else has typed and seen here; a session goes on, and no other tab is signed out.
pub(super) fn forget_typed(services: &Services) {
    storage::keep_only(Area::Device, |name| STAYS.contains(&name) || name == HINT);
    forget_in_tab(services);
}

/// Removes what this tab alone knows.
pub(super) fn forget_in_tab(services: &Services) {
    kept_orders::end_session();
    storage::keep_only(Area::Tab, |_| false);
    services.cache.clear();
}

/// Loads the page anew: the program's memory still knows someone else.
pub(super) fn begin_anew() {
    if !LEFT.replace(true) {
        storage::close();
        device::clear_screen();
        device::leave_to(&current_route().address());
    }
}

/// Tells every other tab that the session was ended on purpose.
pub fn tell_signed_out() {
    tell(ENDED);
}

/// Tells every other tab that the session ends later than it knows.
pub(super) fn tell_moved() {
    tell(MOVED);
}

fn tell(word: &str) {
    HEARING.with_borrow(|hearing| {
        if let Some(tabs) = hearing.as_ref().and_then(|hearing| hearing.tabs.as_ref()) {
            tabs.tell(word);
        }
    });
}

/// Forgets everything. A page on which something personal stands is left; any other is loaded anew, so that the
/// program's memory forgets as well.
pub(super) fn leave_signed_out(services: &Services) {
    // Told twice, by word and by what is removed: going twice would break off the first way.
    if LEFT.replace(true) {
        return;
    }
    let here = current_route();
    device::clear_screen();
    forget(services);
    let personal = is_personal(&here);
    if personal {
        storage::write(Area::Tab, SIGNED_OUT, "1");
    }
    storage::close();
    if personal {
        device::leave_to(&super::return_to::sign_in_address());
    } else {
        device::leave_to(&here.address());
    }
}

/// Whether something about a person stands on a page.
fn is_personal(route: &Route) -> bool {
    match route {
        Route::Mine(_) | Route::Representation(_) | Route::Orders | Route::OneOrder(..) => true,
        // Of the other pages about books nothing stays after loading them anew.
        Route::Payback(view, _) => matches!(view, BookView::One | BookView::History | BookView::Apply),
        Route::Order(step, _) => matches!(step, OrderStep::Who | OrderStep::Check),
        Route::Visits(view) => matches!(view, VisitView::Request(..)),
        Route::Home | Route::Queue(_) | Route::Kiosk(_) | Route::NotFound => false,
    }
}

/// Whether someone has just signed out here; said once.
pub fn was_signed_out() -> bool {
    let was = storage::read(Area::Tab, SIGNED_OUT).is_some();
    storage::remove(Area::Tab, SIGNED_OUT);
    was
}

/// Hears, for the life of the tab, what other tabs do with the session.
pub(super) fn listen(services: Services) {
    HEARING.with_borrow_mut(|hearing| {
        if hearing.is_none() {
            let (told, removed) = (services.clone(), services);
            let tabs = Tabs::join("session", move |word| match word.as_str() {
                ENDED => leave_signed_out(&told),
                MOVED => ask_again(&told),
                _ => {}
            });
            let _removals = storage::on_removal(HINT, move || leave_signed_out(&removed));
            *hearing = Some(Hearing { tabs, _removals });
        }
    });
}

fn ask_again(services: &Services) {
    if hidden() {
        return;
    }
    let services = services.clone();
    spawn(async move {
        if let Ok(view) = services.client.get_session().await {
            if note(&services, &view) {
                begin_anew();
            }
            let at = view.server_time;
            services.cache.put(NAME, Loaded::ready(view, at));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{Client, LocalFuture, Request, Response, ServerClock, Transport, TransportError};
    use crate::config::Config;
    use crate::fetch::Cache;
    use crate::session::{may_be_signed_in, take_in};
    use contract::session::{SessionView, SignedIn};
    use contract::time::Timestamp;
    use std::rc::Rc;

    struct NoTransport;

    impl Transport for NoTransport {
        fn send(&self, _: Request) -> LocalFuture<Result<Response, TransportError>> {
            Box::pin(std::future::ready(Err(TransportError::Network)))
        }
    }

    fn services() -> Services {
        let clock = ServerClock::new(|| 0);
        Services {
            client: Client::new(Rc::new(NoTransport), "", clock),
            config: Rc::new(Config::fallback()),
            cache: Cache::default(),
        }
    }

    fn view(name: &str) -> SessionView {
        let at = Timestamp::from_unix_millis(0);
        SessionView {
            person: Some(SignedIn {
                account: name.into(),
                name: name.into(),
                phone: "010-****-1234".into(),
                since: at,
                idle_until: at.plus_seconds(1800),
                ends_at: at.plus_seconds(3600),
                warn_seconds: 60,
            }),
            server_time: at,
        }
    }

    #[test]
    fn after_signing_out_only_what_says_nothing_about_a_person_is_left() {
        let services = services();
        take_in(&services, view("홍*연"));
        assert!(may_be_signed_in());
        for name in [
            "order-draft",
            "order-pending",
            "anything-new",
            "settings",
            "kept-tickets",
        ] {
            storage::write(Area::Device, name, "홍시연");
        }
        for name in ["order-secrets", "sign-in"] {
            storage::write(Area::Tab, name, "홍시연");
        }
        services.cache.put(
            "household",
            Loaded::ready("홍*연", Timestamp::from_unix_millis(0)),
        );
        forget(&services);
        let left = |area, name: &str| storage::read(area, name).is_some();
        for name in ["order-draft", "order-pending", "anything-new", HINT] {
            assert!(!left(Area::Device, name), "{name}");
        }
        for name in ["order-secrets", "sign-in"] {
            assert!(!left(Area::Tab, name), "{name}");
        }
        assert!(left(Area::Device, "settings") && left(Area::Device, "kept-tickets"));
        assert!(services.cache.get::<&str>("household").get().is_none());
        assert!(services.cache.get::<SessionView>(NAME).get().is_none());
    }

    #[test]
    fn whoever_signs_in_again_finds_what_was_typed_and_someone_else_does_not() {
        let services = services();
        let draft = || storage::read(Area::Device, "order-draft").is_some();
        storage::write(Area::Device, "order-draft", "{}");
        take_in(&services, view("홍*연"));
        take_in(&services, view("홍*연"));
        assert!(draft());
        take_in(&services, view("김*수"));
        assert!(!draft() && may_be_signed_in());
    }

    #[test]
    fn someone_else_finds_nothing_after_a_reload_either_and_no_tab_is_signed_out_by_it() {
        let draft = || storage::read(Area::Device, "order-draft").is_some();
        assert!(!note(&services(), &view("홍*연")), "the first");
        storage::write(Area::Device, "order-draft", "{}");
        // A new document: its memory knows nobody.
        assert!(!note(&services(), &view("홍*연")) && draft());
        assert!(note(&services(), &view("김*수")) && !draft());
        assert_eq!(storage::read(Area::Device, HINT).as_deref(), Some("1"));
    }

    #[test]
    fn a_tab_that_still_knows_someone_else_leaves_what_the_new_person_has_typed() {
        let (old, new) = (services(), services());
        note(&old, &view("홍*연"));
        note(&new, &view("김*수"));
        storage::write(Area::Device, "order-draft", "{}");
        storage::write(Area::Tab, "order-secrets", "홍시연");
        assert!(note(&old, &view("김*수")));
        assert!(storage::read(Area::Device, "order-draft").is_some());
        assert!(storage::read(Area::Tab, "order-secrets").is_none());
    }

    #[test]
    fn what_comes_late_to_a_page_that_is_left_is_not_written_down() {
        forget_for_good(&services());
        assert!(!storage::write(Area::Tab, "order-secrets", "홍시연"));
        assert!(storage::read(Area::Tab, "order-secrets").is_none());
    }
}
