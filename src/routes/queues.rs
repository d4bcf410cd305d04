//! What is shown of the queues.

/// What is shown of the queues.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QueueView {
    /// Every office, in this order.
    Offices(OfficeOrder),
    /// The counters of an office.
    Office(String),
    /// When to come to an office.
    BestTimes(String),
    /// Whether to take a number from home: office and counter.
    Take(String, String),
    /// A number in a queue, by its reference.
    Ticket(String),
    /// The board of an office, for a screen in its lobby.
    Board(String),
}

/// In which order offices are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OfficeOrder {
    /// As the district lists them.
    #[default]
    Listed,
    /// The shortest wait first.
    Quietest,
    /// The nearest first.
    Nearest,
}

impl OfficeOrder {
    /// The query of its address.
    pub(super) fn query(self) -> &'static str {
        match self {
            Self::Listed => "",
            Self::Quietest => "?order=quietest",
            Self::Nearest => "?order=nearest",
        }
    }

    pub(super) fn parse(query: &str) -> Self {
        match query.trim_start_matches('?') {
            "order=quietest" => Self::Quietest,
            "order=nearest" => Self::Nearest,
            _ => Self::Listed,
        }
    }
}

impl QueueView {
    pub(super) fn address(&self) -> String {
        match self {
            Self::Offices(order) => format!("/queue{}", order.query()),
            Self::Office(office) => format!("/queue/{office}"),
            Self::BestTimes(office) => format!("/queue/{office}/when"),
            Self::Take(office, counter) => format!("/queue/{office}/take/{counter}"),
            Self::Ticket(reference) => format!("/tickets/{reference}"),
            Self::Board(office) => format!("/board/{office}"),
        }
    }
}
