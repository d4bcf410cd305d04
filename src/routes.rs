//! Every address of the app, built and read in one place. An address is a promise: a snapshot in
//! `tests/routes.rs` holds them.
//!
//! What was chosen (documents, office, time) stands in the address, so that it survives reload, back and a
//! shared link. Nothing about a person ever does.

use contract::time::{Date, Timestamp};

/// A page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// The four doors.
    Home,
    /// A step of ordering documents.
    Order(OrderStep, Choice),
    /// My orders: those kept on this device, and finding one.
    Orders,
    /// One order.
    OneOrder(String, OrderView),
    /// Waiting at the counters, and numbers taken from home.
    Queue(QueueView),
    /// A service that is not there yet.
    Planned(Service),
    /// There is no such page.
    NotFound,
}

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

    /// Last segment of its address.
    fn segment(self) -> &'static str {
        match self {
            Self::Documents => "",
            Self::Needs => "needs",
            Self::Office => "office",
            Self::Time => "time",
            Self::Who => "who",
            Self::Check => "check",
        }
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
    fn query(self) -> &'static str {
        match self {
            Self::Listed => "",
            Self::Quietest => "?order=quietest",
            Self::Nearest => "?order=nearest",
        }
    }

    fn parse(query: &str) -> Self {
        match query.trim_start_matches('?') {
            "order=quietest" => Self::Quietest,
            "order=nearest" => Self::Nearest,
            _ => Self::Listed,
        }
    }
}

/// A service beside ordering.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Service {
    /// Waiting at the counters.
    QueueStatus,
    /// Books paid back.
    BookPayback,
    /// Visits to the home.
    OutreachVisit,
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

    fn parse(query: &str) -> Self {
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

/// An id as the contract has it; anything else in an address is dropped.
fn id(value: &str) -> Option<String> {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let good = !value.is_empty() && value.len() <= contract::limits::ID_MAX && value.bytes().all(fits);
    good.then(|| value.to_owned())
}

impl QueueView {
    fn address(&self) -> String {
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

impl Route {
    /// The address: path and query.
    pub fn address(&self) -> String {
        match self {
            Self::Home => "/".into(),
            Self::Order(OrderStep::Documents, choice) => format!("/order{}", choice.query()),
            Self::Order(step, choice) => format!("/order/{}{}", step.segment(), choice.query()),
            Self::Orders => "/orders".into(),
            Self::OneOrder(reference, OrderView::Ticket) => format!("/orders/{reference}"),
            Self::OneOrder(reference, OrderView::Time) => format!("/orders/{reference}/time"),
            Self::OneOrder(reference, OrderView::Cancel) => format!("/orders/{reference}/cancel"),
            Self::Queue(view) => view.address(),
            Self::Planned(Service::QueueStatus) => "/queue".into(),
            Self::Planned(Service::BookPayback) => "/payback".into(),
            Self::Planned(Service::OutreachVisit) => "/visits".into(),
            Self::NotFound => "/404".into(),
        }
    }

    /// Reads an address. Never fails: what is not known is [`Route::NotFound`].
    pub fn parse(path: &str, query: &str) -> Self {
        let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
        match segments.as_slice() {
            [] => Self::Home,
            ["order"] => Self::Order(OrderStep::Documents, Choice::parse(query)),
            ["order", step] => OrderStep::ALL
                .into_iter()
                .find(|known| known.segment() == *step)
                .map_or(Self::NotFound, |step| Self::Order(step, Choice::parse(query))),
            ["orders"] => Self::Orders,
            ["orders", reference] => Self::one_order(reference, OrderView::Ticket),
            ["orders", reference, "time"] => Self::one_order(reference, OrderView::Time),
            ["orders", reference, "cancel"] => Self::one_order(reference, OrderView::Cancel),
            ["queue"] => Self::Queue(QueueView::Offices(OfficeOrder::parse(query))),
            ["queue", office] => Self::queue(id(office).map(QueueView::Office)),
            ["queue", office, "when"] => Self::queue(id(office).map(QueueView::BestTimes)),
            ["queue", office, "take", counter] => Self::queue(
                id(office)
                    .zip(id(counter))
                    .map(|(office, counter)| QueueView::Take(office, counter)),
            ),
            ["tickets", reference] => {
                Self::queue(contract::reservation::normalise_reference(reference).map(QueueView::Ticket))
            }
            ["board", office] => Self::queue(id(office).map(QueueView::Board)),
            ["payback"] => Self::Planned(Service::BookPayback),
            ["visits"] => Self::Planned(Service::OutreachVisit),
            _ => Self::NotFound,
        }
    }

    /// The file of lazy code that its page needs; `None` for the one that the first visit brings along.
    pub fn lazy_file(&self) -> Option<&'static str> {
        match self {
            Self::Home => None,
            Self::Order(..) | Self::Orders | Self::OneOrder(..) => Some("siren_order"),
            Self::Queue(_) => Some("queue_status"),
            Self::Planned(_) | Self::NotFound => Some("aside"),
        }
    }

    /// Whether it is the same page, perhaps with other choices on it.
    pub fn is_same_page(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Order(step, _), Self::Order(other, _)) => step == other,
            (Self::Queue(QueueView::Offices(_)), Self::Queue(QueueView::Offices(_))) => true,
            _ => self == other,
        }
    }

    fn queue(view: Option<QueueView>) -> Self {
        view.map_or(Self::NotFound, Self::Queue)
    }

    fn one_order(reference: &str, view: OrderView) -> Self {
        match contract::reservation::normalise_reference(reference) {
            Some(reference) => Self::OneOrder(reference, view),
            None => Self::NotFound,
        }
    }

    /// The pages that are prerendered, with the pattern that the server matches: `{}` is one segment.
    pub fn prerendered() -> Vec<(&'static str, Self)> {
        let mut routes = vec![
            ("/", Self::Home),
            ("/orders", Self::Orders),
            ("/orders/{}", Self::OneOrder(String::new(), OrderView::Ticket)),
            ("/orders/{}/time", Self::OneOrder(String::new(), OrderView::Time)),
            (
                "/orders/{}/cancel",
                Self::OneOrder(String::new(), OrderView::Cancel),
            ),
            ("/queue", Self::Queue(QueueView::Offices(OfficeOrder::Listed))),
            ("/queue/{}", Self::Queue(QueueView::Office(String::new()))),
            ("/queue/{}/when", Self::Queue(QueueView::BestTimes(String::new()))),
            (
                "/queue/{}/take/{}",
                Self::Queue(QueueView::Take(String::new(), String::new())),
            ),
            ("/tickets/{}", Self::Queue(QueueView::Ticket(String::new()))),
            ("/board/{}", Self::Queue(QueueView::Board(String::new()))),
            ("/payback", Self::Planned(Service::BookPayback)),
            ("/visits", Self::Planned(Service::OutreachVisit)),
        ];
        let steps = [
            "/order",
            "/order/needs",
            "/order/office",
            "/order/time",
            "/order/who",
            "/order/check",
        ];
        let order = |step| Self::Order(step, Choice::default());
        routes.extend(steps.into_iter().zip(OrderStep::ALL.map(order)));
        routes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_full_choice_survives_its_address() {
        let choice = Choice {
            documents: vec![("family-relation".into(), 1), ("resident-abstract".into(), 3)],
            office: Some("ok-center".into()),
            start: Timestamp::parse("2026-11-24T09:30:00+09:00"),
            day: Date::new(2026, 11, 24),
            changing: true,
        };
        let route = Route::Order(OrderStep::Check, choice);
        let address = route.address();
        assert_eq!(
            address,
            "/order/check?documents=family-relation,resident-abstract*3&office=ok-center&start=2026-11-24T09:30&day=2026-11-24&change=1"
        );
        let (path, query) = address.split_once('?').unwrap();
        assert_eq!(Route::parse(path, query), route);
        // As some messengers rewrite it.
        let rewritten = query.replace(',', "%2C").replace('*', "%2A").replace(':', "%3A");
        assert_eq!(Route::parse(path, &rewritten), route);
    }

    #[test]
    fn a_reference_is_read_however_it_is_typed_into_the_address() {
        let ticket = Route::OneOrder("S7K2-9QF4".into(), OrderView::Ticket);
        assert_eq!(Route::parse("/orders/s7k29qf4", ""), ticket);
        assert_eq!(Route::parse("/orders/S7K2-9QF4/", ""), ticket);
        assert_eq!(Route::parse("/orders/<script>", ""), Route::NotFound);
    }

    proptest! {
        #[test]
        fn no_address_panics_and_what_is_read_can_be_written(path in "(/[a-z%.<>가-힣0-9*]{0,12}){0,4}", query in "\\PC{0,80}") {
            let route = Route::parse(&path, &query);
            let address = route.address();
            let (path, query) = address.split_once('?').unwrap_or((&address, ""));
            prop_assert_eq!(Route::parse(path, query), route);
        }
    }
}
