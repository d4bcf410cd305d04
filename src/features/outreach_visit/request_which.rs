//! Which service is asked for. One of which nobody should learn stands in no address: the tab remembers it.

use crate::device::storage::{self, Area};
use crate::routes::QUIET;
use contract::visit::{VisitCatalogue, VisitService};
use std::rc::Rc;
use yew::prelude::*;

const NAME: &str = "visit-quiet";

/// What an address means.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Which {
    /// This service.
    Known(Rc<VisitService>),
    /// One of which nobody should learn: the address must not say it.
    ToHide,
    /// One of these has to be chosen.
    Choose(Vec<VisitService>),
    /// There is no such service, or it cannot be asked for.
    None,
}

/// The service of an address.
pub(super) fn which(catalogue: &VisitCatalogue, id: &str) -> Which {
    let all = || {
        catalogue
            .services
            .iter()
            .filter(|service| service.can_be_asked_for())
    };
    let remembered = storage::read(Area::Tab, NAME).filter(|_| id == QUIET);
    let wanted = remembered.as_deref().unwrap_or(id);
    match all().find(|service| service.id == wanted) {
        Some(service) if service.discreet && id != QUIET => Which::ToHide,
        Some(service) => Which::Known(Rc::new(service.clone())),
        None if id == QUIET => Which::Choose(all().filter(|service| service.discreet).cloned().collect()),
        None => Which::None,
    }
}

/// Remembers the service for the tab.
pub(super) fn remember(id: &str) {
    storage::write(Area::Tab, NAME, id);
}

/// What the tab remembers, if anything.
pub(super) fn remembered() -> Option<String> {
    storage::read(Area::Tab, NAME)
}

/// What a link to a service has to do beside leading there: one of which nobody should learn is remembered, since its
/// address does not say it.
pub(super) fn on_link(service: &VisitService) -> Option<Callback<MouseEvent>> {
    let id = service.id.clone();
    service
        .discreet
        .then(|| Callback::from(move |_: MouseEvent| remember(&id)))
}

/// What an address says of a service.
pub(super) fn in_address(service: &VisitService) -> String {
    match service.discreet {
        true => QUIET.to_owned(),
        false => service.id.clone(),
    }
}
