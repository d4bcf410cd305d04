//! What a district sets, read from `/config.json` at start.

use crate::api::tree::{self, Tree};
use contract::text::LocalText;

/// Settings of a district. Unknown fields are ignored; see `config/config.json` for a full one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// Origin of the backend without a slash at its end; empty for the page's own.
    pub backend: String,
    /// Name of this service.
    pub service_name: LocalText,
    /// Name of the district.
    pub district: LocalText,
    /// Telephone number for help, as dialled.
    pub phone: String,
    /// Which services are there.
    pub services: ServiceStates,
    /// Id of the office whose waiting the first page shows before the resident has looked at another.
    pub queue_office: Option<String>,
    /// Where whoever leaves at once is led: a page on which nothing tells what was looked at. Absent: the first page.
    pub exit: Option<String>,
    /// True only where the operator is a public body: shows the official banner.
    pub official: bool,
    /// True where all is a demonstration: said on every page.
    pub demo: bool,
    /// The text itself, for what few screens read: the kiosks, the number of interpreters.
    pub source: String,
}

/// How far each service is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ServiceStates {
    /// Documents ordered ahead.
    pub siren_order: ServiceState,
    /// Waiting at the counters.
    pub queue_status: ServiceState,
    /// Books paid back.
    pub book_payback: ServiceState,
    /// Visits to the home.
    pub outreach_visit: ServiceState,
}

/// How far a service is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ServiceState {
    /// For everyone.
    Live,
    /// At some offices.
    Pilot,
    /// Not yet; also for a word that this version does not know.
    #[default]
    Planned,
}

impl Config {
    /// Reads a `config.json`. `None` if names or phone number are missing.
    pub fn parse(text: &str) -> Option<Self> {
        let tree = tree::parse(text)?;
        let flag = |name| tree.get(name).and_then(|value| value.flag()).unwrap_or(false);
        Some(Self {
            backend: tree
                .get("backend")
                .and_then(|value| value.text())
                .unwrap_or_default(),
            service_name: tree.get("service_name")?.local_text()?,
            district: tree.get("district")?.local_text()?,
            phone: tree.get("phone")?.text()?,
            services: tree
                .get("services")
                .map(|services| ServiceStates::read(&services))
                .unwrap_or_default(),
            queue_office: tree.get("queue_office").and_then(|value| value.text()),
            exit: tree.get("exit").and_then(|value| value.text()),
            official: flag("official"),
            demo: flag("demo"),
            source: text.to_owned(),
        })
    }

    /// Telephone number where someone interprets between residents and officers, as dialled. Absent: there is none.
    /// Read where it is shown: few open that, and everyone would pay for a field.
    pub fn interpreters(&self) -> Option<String> {
        tree::parse(&self.source)?.get("interpreters")?.text()
    }

    /// Something urgent that the district says first. Read where it is shown, like the number of interpreters.
    pub fn notice(&self) -> Option<LocalText> {
        tree::parse(&self.source)?.get("notice")?.local_text()
    }

    /// What stands in when `config.json` cannot be had: ordering, and the nation's help line; no name, no banner.
    pub fn fallback() -> Self {
        Self {
            backend: String::new(),
            service_name: LocalText::new("바로민원", "Front Door"),
            district: LocalText::new("우리 구", "the district"),
            phone: "120".into(),
            services: ServiceStates {
                siren_order: ServiceState::Live,
                ..ServiceStates::default()
            },
            queue_office: None,
            exit: None,
            official: false,
            demo: false,
            source: String::new(),
        }
    }
}

impl ServiceStates {
    fn read(tree: &Tree) -> Self {
        let state = |name| match tree.get(name).and_then(|value| value.text()).as_deref() {
            Some("live") => ServiceState::Live,
            Some("pilot") => ServiceState::Pilot,
            _ => ServiceState::Planned,
        };
        Self {
            siren_order: state("siren_order"),
            queue_status: state("queue_status"),
            book_payback: state("book_payback"),
            outreach_visit: state("outreach_visit"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demos_configuration_is_read_and_a_broken_one_is_not() {
        let config = Config::parse(include_str!("../config/config.json")).unwrap();
        assert_eq!(
            (config.phone.as_str(), config.demo, config.official),
            ("120", true, false)
        );
        assert_eq!(config.interpreters().as_deref(), Some("1577-1366"));
        assert_eq!(Config::fallback().interpreters(), None);
        assert_eq!(config.services.siren_order, ServiceState::Live);
        assert_eq!(config.services.book_payback, ServiceState::Live);
        for broken in ["", "[]", "{}", r#"{"phone":120}"#] {
            assert_eq!(Config::parse(broken), None, "{broken}");
        }
    }
}
