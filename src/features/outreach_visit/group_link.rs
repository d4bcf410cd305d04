//! What opens a group: the link's part behind the `#`. Taken out of the address and the history at once, kept for the
//! tab alone.

use crate::device::storage::{self, Area};
use crate::device::take_fragment;
use contract::permission::read_link;
use contract::reservation::normalise_reference;
use serde::{Deserialize, Serialize};

const NAME: &str = "visit-group";

/// A group and what opens it; its leader needs no secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Opened {
    pub(super) reference: String,
    pub(super) secret: Option<String>,
}

/// What this tab has to open: from the address, else what it keeps. `Err` for a link that was cut off.
pub(super) fn take() -> Result<Option<Opened>, ()> {
    let fragment = take_fragment(is_link);
    match fragment.as_deref().map(read_link) {
        Some(Some((reference, secret))) => {
            keep(&reference, Some(&secret));
            Ok(Some(Opened {
                reference,
                secret: Some(secret),
            }))
        }
        Some(None) => Err(()),
        None => Ok(storage::read(Area::Tab, NAME).and_then(|text| serde_json::from_str(&text).ok())),
    }
}

/// Whether it is a link of ours, whole or cut off, and not a place within the page.
fn is_link(fragment: &str) -> bool {
    let reference = fragment.trim_start_matches('#').split('.').next();
    fragment.contains('.') || reference.is_some_and(|text| normalise_reference(text).is_some())
}

/// Keeps it for the tab.
pub(super) fn keep(reference: &str, secret: Option<&str>) {
    let opened = Opened {
        reference: reference.to_owned(),
        secret: secret.map(str::to_owned),
    };
    storage::write(
        Area::Tab,
        NAME,
        &serde_json::to_string(&opened).unwrap_or_default(),
    );
}
