//! Which kiosk this is, and the office that it stands in.

use crate::api::tree;
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
        Self::named(&config.source, kiosk_id()?)
    }

    fn named(config: &str, id: String) -> Option<Self> {
        let kiosks = tree::parse(config)?.get("kiosks")?.items();
        let text = |kiosk: &tree::Tree, name| kiosk.get(name).and_then(|value| value.text());
        let kiosk = kiosks
            .iter()
            .find(|kiosk| text(kiosk, "id").as_ref() == Some(&id))?;
        Some(Self {
            office: text(kiosk, "office")?,
            kiosk: id,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kiosk_is_in_the_office_that_the_district_says_and_another_is_nowhere() {
        let config = include_str!("../../../config/config.json");
        let office = |id: &str| Place::named(config, id.into()).map(|place| place.office);
        assert_eq!(office("ok-center-1").as_deref(), Some("ok-center"));
        assert_eq!(office("somewhere"), None);
        assert_eq!(Place::named("{\"kiosks\":[{\"id\":\"a\"}]}", "a".into()), None);
    }
}
