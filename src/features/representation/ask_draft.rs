//! What is typed into the question.

use super::last_day::Until;
use crate::ui::DateParts;
use contract::household::Service;
use serde::{Deserialize, Serialize};

/// Its name in the tab's store.
pub(super) const NAME: &str = "ask-draft";

/// What was typed, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Typed {
    pub(super) name: String,
    pub(super) phone: String,
    /// They have none: the answer is given at a counter.
    pub(super) no_phone: bool,
    pub(super) services: Vec<Service>,
    pub(super) until: Option<Until>,
    /// A last day of one's own.
    pub(super) own_day: DateParts,
}

impl Typed {
    /// Takes a service in or out.
    pub(super) fn choose(&mut self, service: Service, chosen: bool) {
        self.services.retain(|known| *known != service);
        if chosen {
            self.services.push(service);
        }
    }
}
