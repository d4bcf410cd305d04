//! Which kiosk this is, and the office that it stands in: for every feature that offers something else where one already
//! stands in the office.

use crate::api::tree::{self, Tree};
use crate::config::Config;
use crate::device::kiosk_id;

/// A kiosk and its office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Id of the kiosk.
    pub kiosk: String,
    /// Id of the office.
    pub office: String,
}

impl Place {
    /// Where this is; `None` on a resident's own device, and on a kiosk that the district has not placed.
    pub fn of(config: &Config) -> Option<Self> {
        let kiosk = kiosk_id()?;
        let office = entry(&config.source, &kiosk)?.get("office")?.text()?;
        Some(Self { kiosk, office })
    }
}

/// What a district sets for the kiosk with this id, from the text of a `config.json`.
pub fn entry(config: &str, id: &str) -> Option<Tree> {
    let kiosks = tree::parse(config)?.get("kiosks")?.items();
    let named = |kiosk: &Tree| kiosk.get("id").and_then(|named| named.text()).as_deref() == Some(id);
    kiosks.into_iter().find(named)
}

/// Whether this is a kiosk in this very office: nobody comes here from home any more.
pub fn stands_in(config: &Config, office: &str) -> bool {
    Place::of(config).is_some_and(|place| place.office == office)
}
