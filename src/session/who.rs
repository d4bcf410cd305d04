//! Who is signed in, as far as this tab knows.

use super::forgetting;
use crate::api::ApiError;
use crate::device::storage::{self, Area};
use crate::fetch::{Loaded, Services, use_load, use_services};
use contract::session::{SessionView, SignedIn};
use contract::time::Timestamp;
use std::rc::Rc;
use yew::prelude::*;

/// Name of the session in the cache.
pub const NAME: &str = "session";
/// Name in the cache of whoever was signed in last in this tab.
const BEFORE: &str = "session-before";
/// Name in the device's store. Says that someone may be signed in, not who; that it is removed tells every tab
/// that the session was ended on purpose.
pub(super) const HINT: &str = "signed-in";

/// Name in the device's store of what tells the account from others; it says nothing about the person.
const ACCOUNT: &str = "account";

/// What is known of the session.
#[derive(Clone, PartialEq)]
pub struct Session {
    /// What the backend said last.
    pub loaded: Loaded<SessionView>,
    /// Asks again.
    pub reload: Callback<()>,
    /// Someone was signed in here before.
    pub before: bool,
    now: Timestamp,
}

impl Session {
    /// Who is signed in.
    pub fn person(&self) -> Option<&SignedIn> {
        let person = self.loaded.get()?.person.as_ref()?;
        (self.now < person.end()).then_some(person)
    }

    /// Whether it is known that nobody is signed in, or no longer.
    pub fn nobody(&self) -> bool {
        self.loaded.get().is_some() && self.person().is_none()
    }

    /// Why it is not known who is signed in.
    pub fn error(&self) -> Option<Rc<ApiError>> {
        self.loaded.error.clone().filter(|_| self.loaded.get().is_none())
    }
}

/// Asks who is signed in, and hears from then on when another tab signs out.
#[hook]
pub fn use_session() -> Session {
    let services = use_services();
    let load = {
        let services = services.clone();
        use_load::<SessionView, _>(NAME.into(), move |client| {
            let services = services.clone();
            Box::pin(async move {
                let view = client.get_session().await?;
                if note(&services, &view) {
                    forgetting::begin_anew();
                }
                Ok(view)
            })
        })
    };
    {
        let services = services.clone();
        use_effect_with((), move |()| forgetting::listen(services));
    }
    Session {
        loaded: load.loaded,
        reload: load.reload,
        before: services.cache.get::<SignedIn>(BEFORE).get().is_some(),
        now: services.client.clock().now(),
    }
}

/// Whether someone may be signed in on this device: worth asking the backend.
pub fn may_be_signed_in() -> bool {
    storage::read(Area::Device, HINT).as_deref() == Some("1")
}

/// Takes in what the backend said of the session in answer to something else: signing in, going on.
///
/// When someone else signs in than before, what the one before has typed is removed.
pub fn take_in(services: &Services, view: SessionView) {
    note(services, &view);
    let at = view.server_time;
    services.cache.put(NAME, Loaded::ready(view, at));
}

/// Takes down who is signed in, and removes what someone else has left. Whether someone else was here before:
/// then what the program still has in its memory is theirs.
pub(super) fn note(services: &Services, view: &SessionView) -> bool {
    let Some(person) = &view.person else {
        // It ran out: what was typed stays. Only signing out removes the word.
        if may_be_signed_in() {
            storage::write(Area::Device, HINT, "0");
        }
        return false;
    };
    let known = services.cache.get::<SignedIn>(BEFORE);
    let in_tab = known.get().is_some_and(|before| before.account != person.account);
    let on_device = storage::read(Area::Device, ACCOUNT).is_some_and(|account| account != person.account);
    if on_device {
        forgetting::forget_typed(services);
    } else if in_tab {
        // Another tab has removed the rest already, and what stands there now may be the new person's.
        forgetting::forget_in_tab(services);
    }
    storage::write(Area::Device, HINT, "1");
    storage::write(Area::Device, ACCOUNT, &person.account);
    let before = Loaded::ready(person.clone(), view.server_time);
    services.cache.put(BEFORE, before);
    in_tab || on_device
}
