//! What a district sets, read from `/config.json` at start.

use contract::text::LocalText;
use serde::Deserialize;

/// Settings of a district. Unknown fields are ignored; see `config/config.json` for a full one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Config {
    /// Origin of the backend without a slash at its end; empty for the page's own.
    #[serde(default)]
    pub backend: String,
    /// Name of this service.
    pub service_name: LocalText,
    /// Name of the district.
    pub district: LocalText,
    /// Telephone number for help, as dialled.
    pub phone: String,
    /// Which services are there.
    #[serde(default)]
    pub services: ServiceStates,
    /// True only where the operator is a public body: shows the official banner.
    #[serde(default)]
    pub official: bool,
    /// True where all is a demonstration: said on every page.
    #[serde(default)]
    pub demo: bool,
}

/// How far each service is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub struct ServiceStates {
    /// Documents ordered ahead.
    #[serde(default)]
    pub siren_order: ServiceState,
    /// Waiting at the counters.
    #[serde(default)]
    pub queue_status: ServiceState,
    /// Books paid back.
    #[serde(default)]
    pub book_payback: ServiceState,
    /// Visits to the home.
    #[serde(default)]
    pub outreach_visit: ServiceState,
}

/// How far a service is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ServiceState {
    /// For everyone.
    Live,
    /// At some offices.
    Pilot,
    /// Not yet; also for a word that this version does not know.
    #[default]
    #[serde(other)]
    Planned,
}

impl Config {
    /// Reads a `config.json`.
    pub fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// What stands in when `config.json` cannot be had: no service is claimed, the nation's help line is.
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
            official: false,
            demo: false,
        }
    }
}
