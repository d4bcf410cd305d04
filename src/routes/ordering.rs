//! The steps of ordering, and what was chosen on the way. Nothing about a person.

use super::{Route, id, query as kept};
use contract::time::{Date, Timestamp};

/// Where the steps stand, in turn.
pub(super) const PLACES: [&str; 6] = [
    "/order",
    "/order/needs",
    "/order/office",
    "/order/time",
    "/order/who",
    "/order/check",
];

/// A step of ordering, in turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OrderStep {
    /// Which documents.
    Documents,
    /// What they need.
    Needs,
    /// Where.
    Office,
    /// When.
    Time,
    /// Who.
    Who,
    /// Is all right?
    Check,
}

impl OrderStep {
    /// All steps in turn.
    pub const ALL: [Self; 6] = [
        Self::Documents,
        Self::Needs,
        Self::Office,
        Self::Time,
        Self::Who,
        Self::Check,
    ];

    /// Where it stands, without the query.
    pub(super) fn place(self) -> &'static str {
        PLACES[self as usize]
    }

    /// Reads what follows `/order`.
    pub(super) fn parse(segments: &[&str], query: &str) -> Option<Route> {
        let step = match segments {
            [] => Self::Documents,
            [segment] => {
                let of = |step: &Self| step.place().strip_prefix("/order/") == Some(segment);
                Self::ALL.into_iter().find(of)?
            }
            _ => return None,
        };
        // Whatever a messenger has added stands beside it, and is not read.
        Some(Route::Order(step, kept(query, |byte| byte.is_ascii_graphic())))
    }

    /// The step before.
    pub fn before(self) -> Option<Self> {
        Self::ALL.into_iter().rev().find(|step| *step < self)
    }
}

/// What is shown of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrderView {
    /// The ticket, and where it stands.
    Ticket,
    /// Choosing another time.
    Time,
    /// Asking whether to cancel.
    Cancel,
}

/// What has been chosen so far. Says nothing about a person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choice {
    /// Ids of documents and copies of each, in the order of choosing.
    pub documents: Vec<(String, u8)>,
    /// Id of the office.
    pub office: Option<String>,
    /// Start of the slot.
    pub start: Option<Timestamp>,
    /// The day that is looked at.
    pub day: Option<Date>,
    /// The resident came from the check page to change one thing, and goes back there.
    pub changing: bool,
}

impl Choice {
    /// Copies of a document; 0 if it is not chosen.
    pub fn copies(&self, document: &str) -> u8 {
        self.documents
            .iter()
            .find(|(id, _)| id == document)
            .map_or(0, |(_, copies)| *copies)
    }

    /// The same with so many copies of a document; 0 takes it out.
    pub fn with_copies(mut self, document: &str, copies: u8) -> Self {
        match self.documents.iter().position(|(id, _)| id == document) {
            Some(at) if copies == 0 => {
                self.documents.remove(at);
            }
            Some(at) => self.documents[at].1 = copies,
            None if copies > 0 => self.documents.push((document.to_owned(), copies)),
            None => {}
        }
        self
    }

    /// The same at another office: the time no longer holds there.
    pub fn with_office(mut self, office: &str) -> Self {
        if self.office.as_deref() != Some(office) {
            self.start = None;
            self.day = None;
        }
        self.office = Some(office.to_owned());
        self
    }

    /// The step of ordering with this choice.
    pub fn at(&self, step: OrderStep) -> Route {
        Route::Order(step, self.query())
    }

    fn query(&self) -> String {
        let mut parts = Vec::new();
        if !self.documents.is_empty() {
            let documents: Vec<String> = self
                .documents
                .iter()
                .map(|(id, copies)| {
                    if *copies == 1 {
                        id.clone()
                    } else {
                        format!("{id}*{copies}")
                    }
                })
                .collect();
            parts.push(format!("documents={}", documents.join(",")));
        }
        parts.extend(self.office.as_ref().map(|office| format!("office={office}")));
        // Without seconds and offset: it is Korean time, and short enough to be read aloud.
        parts.extend(
            self.start
                .map(|start| format!("start={}T{}", start.date(), start.clock())),
        );
        parts.extend(self.day.map(|day| format!("day={day}")));
        if self.changing {
            parts.push("change=1".into());
        }
        if parts.is_empty() {
            String::new()
        } else {
            format!("?{}", parts.join("&"))
        }
    }

    /// Reads a query; what is not known is left out.
    pub fn parse(query: &str) -> Self {
        let mut choice = Self::default();
        for (name, value) in query
            .trim_start_matches('?')
            .split('&')
            .filter_map(|part| part.split_once('='))
        {
            match name {
                "documents" => choice.documents = parse_documents(value),
                "office" => choice.office = id(value),
                "start" => choice.start = parse_start(value),
                "day" => choice.day = Date::parse(value),
                "change" => choice.changing = value == "1",
                _ => {}
            }
        }
        choice
    }
}

fn parse_documents(value: &str) -> Vec<(String, u8)> {
    let mut documents: Vec<(String, u8)> = Vec::new();
    for part in plain(value).split(',').take(20) {
        let (name, copies) = part.split_once('*').unwrap_or((part, "1"));
        let copies = copies.parse().unwrap_or(1_u8).max(1);
        if let Some(name) = id(name)
            && documents.iter().all(|(known, _)| *known != name)
        {
            documents.push((name, copies));
        }
    }
    documents
}

fn parse_start(value: &str) -> Option<Timestamp> {
    Timestamp::parse(&format!("{}:00+09:00", plain(value)))
}

/// Undoes what some messengers do to an address: `%2C`, `%2A` and `%3A` become the signs that they stand for.
/// Letter by letter, since a search for texts weighs a kilobyte on the first visit.
fn plain(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut parts = value.split('%');
    out.extend(parts.next());
    for part in parts {
        let sign = match part.as_bytes() {
            [b'2', b'C' | b'c', ..] => ',',
            [b'2', b'A' | b'a', ..] => '*',
            [b'3', b'A' | b'a', ..] => ':',
            _ => '%',
        };
        out.push(sign);
        out.push_str(if sign == '%' { part } else { &part[2..] });
    }
    out
}
