//! Every address of the app, built and read in one place. An address is a promise: a snapshot in
//! `tests/routes.rs` holds them.
//!
//! What was chosen (documents, office, time) stands in the address, so that it survives reload, back and a
//! shared link. Nothing about a person ever does.

mod books;
mod kiosk;
mod ordering;
mod personal;
mod queues;
mod visits;

pub use books::BookView;
pub use kiosk::KioskView;
pub use ordering::{Choice, OrderStep, OrderView};
pub use personal::{MineView, RepresentationView};
pub use queues::{OfficeOrder, QueueView};
pub use visits::{QUIET, StopsChoice, VisitStep, VisitView};

/// A page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// The four doors.
    Home,
    /// A step of ordering documents, and the query with its question mark that [`Choice`] reads: a page that orders
    /// nothing does without reading it.
    Order(OrderStep, String),
    /// My orders: those kept on this device, and finding one.
    Orders,
    /// One order.
    OneOrder(String, OrderView),
    /// Waiting at the counters, and numbers taken from home.
    Queue(QueueView),
    /// Signing in, and what is the signed-in person's own.
    Mine(MineView),
    /// Acting for someone else.
    Representation(RepresentationView),
    /// Books paid back.
    Payback(BookView, String),
    /// Visits to the home, trucks and buses.
    Visits(VisitView),
    /// What a kiosk has beside these.
    Kiosk(KioskView),
    /// There is no such page.
    NotFound,
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

/// An id as the contract has it; anything else in an address is dropped.
fn id(value: &str) -> Option<String> {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let good = !value.is_empty() && value.len() <= contract::limits::ID_MAX && value.bytes().all(fits);
    good.then(|| value.to_owned())
}

/// A query as its page is to read it, with its question mark; one that is too long, or has a letter that does not fit,
/// is dropped whole.
fn query(query: &str, fits: fn(u8) -> bool) -> String {
    let query = query.trim_start_matches('?');
    match !query.is_empty() && query.len() <= QUERY_MAX && query.bytes().all(fits) {
        true => format!("?{query}"),
        false => String::new(),
    }
}

/// Longest query that is kept, in bytes: twenty documents with the longest ids, and as much again from a messenger.
const QUERY_MAX: usize = 4_000;

impl Route {
    /// The address: path and query.
    pub fn address(&self) -> String {
        match self {
            Self::Home => "/".into(),
            Self::Order(step, query) => format!("{}{query}", step.place()),
            Self::Orders => "/orders".into(),
            Self::OneOrder(reference, OrderView::Ticket) => format!("/orders/{reference}"),
            Self::OneOrder(reference, OrderView::Time) => format!("/orders/{reference}/time"),
            Self::OneOrder(reference, OrderView::Cancel) => format!("/orders/{reference}/cancel"),
            Self::Queue(view) => view.address(),
            Self::Mine(view) => MineView::ALL[*view as usize].1.into(),
            Self::Representation(view) => view.address(),
            Self::Payback(view, beside) => format!("{}{beside}", view.place()),
            Self::Visits(view) => view.address(),
            Self::Kiosk(view) => KioskView::ALL[*view as usize].1.into(),
            Self::NotFound => "/404".into(),
        }
    }

    /// Reads an address. Never fails: what is not known is [`Route::NotFound`].
    pub fn parse(path: &str, query: &str) -> Self {
        let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
        match segments.as_slice() {
            [] => Self::Home,
            ["order", rest @ ..] => OrderStep::parse(rest, query).unwrap_or(Self::NotFound),
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
            ["ask"] => Self::Representation(RepresentationView::Ask),
            ["answer"] => Self::Representation(RepresentationView::Answer),
            ["ask", reference] => Self::representation(reference, RepresentationView::One),
            ["ask", reference, "paper"] => Self::representation(reference, RepresentationView::Form),
            ["board", office] => Self::queue(id(office).map(QueueView::Board)),
            ["payback", rest @ ..] => BookView::parse(rest, query).unwrap_or(Self::NotFound),
            ["visits", rest @ ..] => VisitView::parse(rest, query).map_or(Self::NotFound, Self::Visits),
            ["arrive"] => Self::Kiosk(KioskView::Arrive),
            ["park"] => Self::Kiosk(KioskView::Park),
            ["resume"] => Self::Kiosk(KioskView::Resume),
            segments => MineView::ALL
                .into_iter()
                .find(|(_, address)| address[1..].split('/').eq(segments.iter().copied()))
                .map_or(Self::NotFound, |(view, _)| Self::Mine(view)),
        }
    }

    /// The file of lazy code that its page needs; `None` for the one that the first visit brings along.
    pub fn lazy_file(&self) -> Option<&'static str> {
        match self {
            Self::Home => None,
            Self::Order(..) => Some("siren_order"),
            Self::Orders | Self::OneOrder(..) => Some("orders"),
            Self::Queue(_) => Some("queue_status"),
            Self::Mine(_) | Self::Representation(_) => Some("household"),
            Self::Payback(..) => Some("payback"),
            Self::Visits(_) => Some("visits"),
            Self::Kiosk(_) => Some("kiosk"),
            Self::NotFound => Some("aside"),
        }
    }

    /// Whether it is the same page, perhaps with other choices on it.
    pub fn is_same_page(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Order(step, _), Self::Order(other, _)) => step == other,
            (Self::Queue(QueueView::Offices(_)), Self::Queue(QueueView::Offices(_)))
            | (Self::Payback(BookView::History, _), Self::Payback(BookView::History, _))
            | (Self::Visits(VisitView::Stops(_)), Self::Visits(VisitView::Stops(_))) => true,
            _ => self == other,
        }
    }

    fn queue(view: Option<QueueView>) -> Self {
        view.map_or(Self::NotFound, Self::Queue)
    }

    fn representation(reference: &str, view: fn(String) -> RepresentationView) -> Self {
        contract::reservation::normalise_reference(reference)
            .map_or(Self::NotFound, |reference| Self::Representation(view(reference)))
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
            ("/sign-in", Self::Mine(MineView::SignIn)),
            ("/mine", Self::Mine(MineView::Household)),
            ("/mine/claim", Self::Mine(MineView::Claim)),
            ("/mine/messages", Self::Mine(MineView::Messages)),
            ("/mine/data", Self::Mine(MineView::Data)),
            ("/mine/data/erase", Self::Mine(MineView::Erase)),
            ("/ask", Self::Representation(RepresentationView::Ask)),
            ("/answer", Self::Representation(RepresentationView::Answer)),
            (
                "/ask/{}",
                Self::Representation(RepresentationView::One(String::new())),
            ),
            (
                "/ask/{}/paper",
                Self::Representation(RepresentationView::Form(String::new())),
            ),
            ("/payback", Self::Payback(BookView::Coach, String::new())),
            ("/payback/check", Self::Payback(BookView::Check, String::new())),
            ("/payback/check/{}", Self::Payback(BookView::Title, String::new())),
            ("/payback/stores", Self::Payback(BookView::Stores, String::new())),
            ("/payback/apply/{}", Self::Payback(BookView::Apply, String::new())),
            (
                "/payback/history",
                Self::Payback(BookView::History, String::new()),
            ),
            ("/payback/{}", Self::Payback(BookView::One, String::new())),
            ("/visits", Self::Visits(VisitView::Finder)),
            (
                "/visits/stops",
                Self::Visits(VisitView::Stops(StopsChoice::default())),
            ),
            (
                "/visits/services/{}",
                Self::Visits(VisitView::Service(String::new())),
            ),
            ("/visits/requests", Self::Visits(VisitView::Mine)),
            ("/visits/requests/{}", Self::Visits(VisitView::One(String::new()))),
            ("/visits/group", Self::Visits(VisitView::Group)),
            ("/arrive", Self::Kiosk(KioskView::Arrive)),
            ("/park", Self::Kiosk(KioskView::Park)),
            ("/resume", Self::Kiosk(KioskView::Resume)),
        ];
        // In letters here too: `xtask` reads them for the web server.
        let steps = [
            "/order",
            "/order/needs",
            "/order/office",
            "/order/time",
            "/order/who",
            "/order/check",
        ];
        let order = |step| Self::Order(step, String::new());
        routes.extend(steps.into_iter().zip(OrderStep::ALL.map(order)));
        let steps = [
            "/visits/request/{}",
            "/visits/request/{}/what",
            "/visits/request/{}/where",
            "/visits/request/{}/when",
            "/visits/request/{}/contact",
            "/visits/request/{}/check",
        ];
        let request = |step| Self::Visits(VisitView::Request(String::new(), step));
        routes.extend(steps.into_iter().zip(VisitStep::ALL.map(request)));
        routes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::time::{Date, Timestamp};
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
        let route = choice.at(OrderStep::Check);
        let address = route.address();
        assert_eq!(
            address,
            "/order/check?documents=family-relation,resident-abstract*3&office=ok-center&start=2026-11-24T09:30&day=2026-11-24&change=1"
        );
        let (path, query) = address.split_once('?').unwrap();
        assert_eq!(Route::parse(path, query), route);
        // As some messengers rewrite it.
        let rewritten = query.replace(',', "%2C").replace('*', "%2A").replace(':', "%3A");
        let Route::Order(OrderStep::Check, read) = Route::parse(path, &rewritten) else {
            panic!("another page");
        };
        assert_eq!(Choice::parse(&read), choice);
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
