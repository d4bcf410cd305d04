//! Which kiosk this is, and the office that it stands in.

use super::setup::Setup;
use crate::config::Config;
use crate::device::kiosk_id;

/// A kiosk and its office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// Id of the kiosk.
    pub(super) kiosk: String,
    /// Id of the office.
    pub(super) office: String,
}

impl Place {
    /// Where this is; `None` on a resident's own device, and on a kiosk that the district has not placed.
    pub(super) fn of(config: &Config) -> Option<Self> {
        let kiosk = kiosk_id()?;
        let office = Setup::of(&config.source, &kiosk).office?;
        Some(Self { kiosk, office })
    }
}
