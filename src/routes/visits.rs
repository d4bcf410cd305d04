//! Addresses of visits to the home, and of trucks and buses.

use super::id;

/// Stands in an address for a service of which nobody should learn.
pub const QUIET: &str = "quiet";

/// A page of visits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VisitView {
    /// Finding the right service. What is answered there stands in no address: it tells about a person.
    Finder,
    /// One service, by its id.
    Service(String),
    /// A step of asking for the service with this id. Where nobody should learn which one, [`QUIET`] stands in its
    /// place.
    Request(String, VisitStep),
    /// Visits that were asked for, and finding one by its number.
    Mine,
    /// One visit, by its reference.
    One(String),
    /// A group that gathers. What opens it stands behind the `#`, which no server gets to see.
    Group,
    /// Where trucks and buses stop.
    Stops(StopsChoice),
}

/// A step of asking for a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum VisitStep {
    /// For whom.
    Who,
    /// What is needed, as the service asks for it.
    What,
    /// Where.
    Where,
    /// When.
    When,
    /// How to be contacted, and what to know before coming.
    Contact,
    /// Looking at everything before it is sent.
    Check,
}

impl VisitStep {
    /// All of them, in turn.
    pub const ALL: [Self; 6] = [
        Self::Who,
        Self::What,
        Self::Where,
        Self::When,
        Self::Contact,
        Self::Check,
    ];

    /// Its word in an address; asking begins with the first one, whose address needs none.
    pub fn word(self) -> &'static str {
        ["who", "what", "where", "when", "contact", "check"][self as usize]
    }
}

/// How stops are looked at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StopsChoice {
    /// Id of the dong that was chosen.
    pub dong: Option<String>,
    /// As a month, not as a list.
    pub month: bool,
}

impl VisitView {
    /// Its address.
    pub(super) fn address(&self) -> String {
        match self {
            Self::Finder => "/visits".into(),
            Self::Service(service) => format!("/visits/services/{service}"),
            Self::Request(service, VisitStep::Who) => format!("/visits/request/{service}"),
            Self::Request(service, step) => format!("/visits/request/{service}/{}", step.word()),
            Self::Mine => "/visits/requests".into(),
            Self::One(reference) => format!("/visits/requests/{reference}"),
            Self::Group => contract::visit::GROUP_PATH.into(),
            Self::Stops(choice) => format!("/visits/stops{}", choice.query()),
        }
    }

    /// Reads what follows `/visits`.
    pub(super) fn parse(segments: &[&str], query: &str) -> Option<Self> {
        match segments {
            [] => Some(Self::Finder),
            ["stops"] => Some(Self::Stops(StopsChoice::parse(query))),
            ["services", service] => id(service).map(Self::Service),
            ["request", service, rest @ ..] => {
                let step = match rest {
                    [] => Some(VisitStep::Who),
                    [word] => VisitStep::ALL.into_iter().find(|step| step.word() == *word),
                    _ => None,
                };
                id(service)
                    .zip(step)
                    .map(|(service, step)| Self::Request(service, step))
            }
            ["requests"] => Some(Self::Mine),
            ["requests", reference] => contract::reservation::normalise_reference(reference).map(Self::One),
            ["group"] => Some(Self::Group),
            _ => None,
        }
    }
}

impl StopsChoice {
    fn query(&self) -> String {
        let dong = self.dong.as_ref().map(|dong| format!("dong={dong}"));
        let month = self.month.then(|| "view=month".to_owned());
        let parts: Vec<String> = dong.into_iter().chain(month).collect();
        match parts.is_empty() {
            true => String::new(),
            false => format!("?{}", parts.join("&")),
        }
    }

    fn parse(query: &str) -> Self {
        let mut choice = Self::default();
        for (name, value) in query
            .trim_start_matches('?')
            .split('&')
            .filter_map(|pair| pair.split_once('='))
        {
            match (name, value) {
                ("dong", dong) => choice.dong = id(dong),
                ("view", "month") => choice.month = true,
                _ => {}
            }
        }
        choice
    }
}
