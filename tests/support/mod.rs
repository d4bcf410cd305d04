//! What the host tests share: the reference backend in process, the real client over it, and orders to work on.
//!
//! The tests meet a real server and a real database; only the socket is left out.

#![allow(dead_code, reason = "each test binary uses its part")]
#![allow(missing_docs, unreachable_pub, reason = "a module of the tests")]

pub mod books;
pub mod people;

use axum::Router;
use axum::body::Body;
use contract::document::Collector;
use contract::reservation::{Applicant, DocumentCopies, OnBehalf, ReservationRequest, ReservationView};
use contract::session::COOKIE;
use contract::slot::{Hold, HoldRequest};
use contract::time::{Date, Timestamp};
use http_body_util::BodyExt;
use reference_backend::{Backend, Clock, Options};
use resident_app::api::{
    Client, Heard, LocalFuture, OrderAccess, Request, Response, ServerClock, Transport, TransportError,
};
use resident_app::config::Config;
use resident_app::device;
use resident_app::fetch::{Cache, Loaded, Services};
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;
use tower::ServiceExt;

/// Monday 23 November 2026, ten in the morning: an ordinary day.
pub fn monday() -> Timestamp {
    moment("2026-11-23T10:00:00+09:00")
}

pub fn moment(text: &str) -> Timestamp {
    Timestamp::parse(text).expect(text)
}

pub const OFFICE: &str = "ok-center";

/// The router of a backend as a transport; can lose requests before and answers after.
pub struct InProcess {
    router: Router,
    /// What happens to the coming requests, in turn; nothing special once it is empty.
    pub mishaps: RefCell<Vec<Mishap>>,
    /// What was sent.
    pub sent: RefCell<Vec<Request>>,
    /// Set on every request, such as `Early-Data: 1` once.
    pub extra_header: RefCell<Option<(&'static str, String)>>,
    /// The cookie of the session, as a browser keeps it: no script sees it, every request carries it.
    pub cookie: Rc<RefCell<Option<String>>>,
}

#[derive(Clone, Copy, PartialEq)]
pub enum Mishap {
    None,
    /// The request never arrives.
    LostBefore,
    /// It is done, but the answer never comes back.
    LostAfter,
}

impl InProcess {
    pub fn new(router: Router) -> Rc<Self> {
        Rc::new(Self {
            router,
            mishaps: RefCell::default(),
            sent: RefCell::default(),
            extra_header: RefCell::default(),
            cookie: Rc::default(),
        })
    }
}

impl Transport for InProcess {
    fn send(&self, request: Request) -> LocalFuture<Result<Response, TransportError>> {
        self.sent.borrow_mut().push(request.clone());
        let mishap = if self.mishaps.borrow().is_empty() {
            Mishap::None
        } else {
            self.mishaps.borrow_mut().remove(0)
        };
        let extra = self.extra_header.borrow_mut().take();
        let router = self.router.clone();
        let jar = self.cookie.clone();
        Box::pin(async move {
            if mishap == Mishap::LostBefore {
                return Err(TransportError::Network);
            }
            let mut call = axum::http::Request::builder()
                .method(request.method.word())
                .uri(&request.path);
            for (name, value) in request.headers.iter().chain(&extra) {
                call = call.header(*name, value);
            }
            call = call.header("sec-fetch-site", "same-origin");
            if let Some(token) = &*jar.borrow() {
                call = call.header("cookie", format!("{COOKIE}={token}"));
            }
            let call = call
                .body(match request.bytes {
                    Some(bytes) => Body::from(bytes),
                    None => Body::from(request.body.unwrap_or_default()),
                })
                .expect("a request");
            let answer = router.oneshot(call).await.expect("the router never fails");
            let header = |name| {
                answer
                    .headers()
                    .get(name)
                    .and_then(|value| value.to_str().ok())
                    .map(str::to_owned)
            };
            let (status, content_type) = (
                answer.status().as_u16(),
                header("content-type").unwrap_or_default(),
            );
            let set_cookie = header("set-cookie").filter(|_| mishap != Mishap::LostAfter);
            if let Some(token) = set_cookie.as_deref().and_then(cookie_value) {
                jar.replace(Some(token.to_owned()).filter(|token| !token.is_empty()));
            }
            let retry_after_s = header("retry-after").and_then(|value| value.parse().ok());
            let date = header("date").and_then(|text| http_date(&text));
            let age_s = header("age").and_then(|text| text.parse().ok()).unwrap_or(0);
            // A body that breaks off is an answer that was lost.
            let body = answer
                .into_body()
                .collect()
                .await
                .map_err(|_| TransportError::Network)?
                .to_bytes();
            if mishap == Mishap::LostAfter {
                return Err(TransportError::Network);
            }
            Ok(Response {
                status,
                content_type,
                retry_after_s,
                date,
                age_s,
                body: String::from_utf8_lossy(&body).into_owned(),
            })
        })
    }

    fn open(&self, address: String, heard: Heard) -> Option<Box<dyn Any>> {
        Some(Box::new(Open(self.listen(address, heard))))
    }
}

impl InProcess {
    /// Reads a stream beside what the test does; needs a `LocalSet` around it.
    fn listen(&self, address: String, heard: Heard) -> tokio::task::JoinHandle<()> {
        let router = self.router.clone();
        tokio::task::spawn_local(async move {
            let call = axum::http::Request::get(address)
                .body(Body::empty())
                .expect("a request");
            let answer = router.oneshot(call).await.expect("the router never fails");
            let good = answer.status().is_success();
            let (mut body, mut text) = (answer.into_body(), String::new());
            while good && let Some(Ok(frame)) = body.frame().await {
                let data = frame.into_data().unwrap_or_default();
                text.push_str(&String::from_utf8_lossy(&data));
                while let Some((event, rest)) = text.split_once("\n\n") {
                    let field = |name| event.lines().find_map(|line| line.strip_prefix(name));
                    if let (Some(kind), Some(data)) = (field("event: "), field("data: ")) {
                        heard(Some((kind, data.to_owned())));
                    }
                    text = rest.to_owned();
                }
            }
            heard(None);
        })
    }
}

/// A stream that is read until this is dropped.
struct Open(tokio::task::JoinHandle<()>);

impl Drop for Open {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// The value of the cookie of the session. A browser takes it only with these attributes.
fn cookie_value(set_cookie: &str) -> Option<&str> {
    let (pair, attributes) = set_cookie.split_once(';')?;
    for needed in ["Secure", "HttpOnly", "SameSite=Strict", "Path=/"] {
        assert!(
            attributes.split(';').any(|one| one.trim() == needed),
            "{set_cookie}"
        );
    }
    pair.strip_prefix(COOKIE)?.strip_prefix('=')
}

/// The moment of a `Date`: `Mon, 23 Nov 2026 01:00:00 GMT`.
fn http_date(text: &str) -> Option<Timestamp> {
    let mut parts = text.split(' ').skip(1);
    let (day, month, year, clock) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let month = months.iter().position(|name| *name == month)? + 1;
    Timestamp::parse(&format!("{year}-{month:02}-{day}T{clock}Z"))
}

/// A backend and a client of it.
pub struct Town {
    pub backend: Backend,
    pub transport: Rc<InProcess>,
    pub client: Client,
}

impl Town {
    /// On an ordinary Monday, without limits and faults.
    pub fn new() -> Self {
        Self::with(|_| ())
    }

    pub fn with(change: impl FnOnce(&mut Options)) -> Self {
        let mut options = Options {
            clock: Clock::fixed(monday()),
            ..Options::default()
        };
        change(&mut options);
        let backend = Backend::open(options).expect("a backend in memory");
        let transport = InProcess::new(backend.api());
        let client = Client::new(transport.clone(), "", ServerClock::new(device::now_millis));
        Self {
            backend,
            transport,
            client,
        }
    }

    /// The same town seen by someone else, in a browser of their own.
    pub fn neighbour(&self) -> Self {
        let transport = InProcess::new(self.backend.api());
        let client = Client::new(transport.clone(), "", ServerClock::new(device::now_millis));
        Self {
            backend: self.backend.clone(),
            transport,
            client,
        }
    }

    /// The first free slot of the office on a date.
    pub async fn free_slot(&self, date: &str) -> Timestamp {
        let slots = self.client.list_slots(OFFICE).await.expect("slots");
        let day = slots
            .days
            .iter()
            .find(|day| day.date.to_string() == date)
            .expect("a day of the horizon");
        day.slots
            .iter()
            .find(|slot| slot.left > 0)
            .expect("a free slot")
            .start
    }

    pub async fn hold(&self, start: Timestamp) -> Hold {
        let request = HoldRequest {
            office: OFFICE.into(),
            start,
            replaces: None,
        };
        self.client
            .hold_slot(&device::key_128(), &request)
            .await
            .expect("a held place")
    }

    /// Fee of one copy of the family-relation certificate, as shown now.
    pub async fn total_of(&self, document: &str) -> u32 {
        let documents = self.client.list_documents().await.expect("documents").items;
        let document = documents
            .iter()
            .find(|known| known.id == document)
            .expect("a known document");
        document
            .fee_won(contract::document::Channel::SirenOrder)
            .expect("orderable")
    }

    pub async fn request(&self, hold: &Hold) -> ReservationRequest {
        let document = family_relation(self).await;
        ReservationRequest {
            hold: hold.id.clone(),
            expected_total_won: self.total_of(&document).await,
            documents: vec![DocumentCopies { document, copies: 1 }],
            applicant: applicant(),
            on_behalf_of: None,
            for_account: false,
            permission: None,
        }
    }

    pub async fn reserve(
        &self,
        request: &ReservationRequest,
    ) -> Result<ReservationView, resident_app::api::ApiError> {
        let body = Client::reservation_body(request).expect("JSON");
        self.client.reserve_documents(&device::key_128(), body).await
    }

    /// An order for tomorrow.
    pub async fn order(&self) -> ReservationView {
        let hold = self.hold(self.free_slot("2026-11-24").await).await;
        let request = self.request(&hold).await;
        self.reserve(&request).await.expect("an order")
    }

    /// An order for a parent.
    pub async fn order_for_parent(&self) -> ReservationView {
        let hold = self.hold(self.free_slot("2026-11-24").await).await;
        let mut request = self.request(&hold).await;
        request.on_behalf_of = Some(OnBehalf {
            name: "홍부친".into(),
            collector: Collector::Family,
        });
        self.reserve(&request).await.expect("an order")
    }

    /// Services for pages, with what the pages of a first order load.
    pub async fn services(&self) -> Services {
        let services = self.cold_services();
        let now = self.backend.clock().now();
        let cache = &services.cache;
        let documents = self.client.list_documents().await.expect("documents");
        cache.put("documents", Loaded::ready(documents, now));
        let offices = self.client.list_offices().await.expect("offices");
        cache.put("offices", Loaded::ready(offices, now));
        let rules = self.client.order_rules().await.expect("rules");
        cache.put("order-rules", Loaded::ready(rules, now));
        let slots = self.client.list_slots(OFFICE).await.expect("slots");
        cache.put("slots/ok-center", Loaded::ready(slots, now));
        services
    }

    /// Services for pages that have loaded nothing yet.
    pub fn cold_services(&self) -> Services {
        let config =
            Config::parse(include_str!("../../config/config.json")).expect("the demo's configuration");
        Services {
            client: self.client.clone(),
            config: Rc::new(config),
            cache: Cache::default(),
        }
    }
}

/// Id of the family-relation certificate in the demo data.
pub async fn family_relation(town: &Town) -> String {
    let documents = town.client.list_documents().await.expect("documents").items;
    documents
        .into_iter()
        .find(|document| document.name.ko.starts_with("가족관계증명서"))
        .expect("in the demo data")
        .id
}

pub fn applicant() -> Applicant {
    Applicant {
        name: "홍시연".into(),
        birth_date: Date::new(1950, 5, 5).expect("a date"),
        phone: "01000001234".into(),
    }
}

pub fn access(view: &ReservationView) -> OrderAccess {
    OrderAccess {
        reference: view.reservation.reference.clone(),
        key: view.key.clone().expect("the secret"),
        version: view.reservation.version,
    }
}
