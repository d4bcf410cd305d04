//! What opens a group: the link's part behind the `#`. Taken out of the address and the history at once, kept for the
//! tab alone; what its leader opened is kept on the device as long as it gathers, and goes with signing out.

use crate::device::storage::{self, Area};
use crate::device::take_fragment;
use contract::permission::read_link;
use contract::reservation::normalise_reference;
use contract::visit::{GroupState, GroupView};
use serde::{Deserialize, Serialize};

const NAME: &str = "visit-group";
/// Name of the one that was opened on this device.
const LED: &str = "visit-group-led";

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
        None => Ok(kept(Area::Tab, NAME).or_else(led)),
    }
}

fn kept(area: Area, name: &str) -> Option<Opened> {
    storage::read(area, name).and_then(|text| serde_json::from_str(&text).ok())
}

/// The group that was opened on this device and still gathers.
pub(super) fn led() -> Option<Opened> {
    kept(Area::Device, LED)
}

/// Keeps on the device that its leader has opened a group; forgets it once it gathers no more.
pub(super) fn keep_led(view: &GroupView) {
    let group = &view.group;
    let known = led().filter(|led| led.reference == group.reference);
    match group.state {
        GroupState::Gathering if view.leader && known.is_none() => {
            let opened = Opened {
                reference: group.reference.clone(),
                secret: view.key.clone(),
            };
            let text = serde_json::to_string(&opened).unwrap_or_default();
            storage::write(Area::Device, LED, &text);
        }
        GroupState::Gathering => {}
        _ if known.is_some() => storage::remove(Area::Device, LED),
        _ => {}
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
