//! Answers that are not as the contract says: whatever a backend or a proxy sends, no page panics, and what
//! cannot be read is an error, not nonsense on the screen.

mod support;

use contract::document::Document;
use contract::office::Office;
use contract::queue_status::QueueHistory;
use contract::reservation::ReservationView;
use contract::rules::OrderRules;
use contract::slot::SlotDays;
use contract::ticket::TicketView;
use proptest::prelude::*;
use resident_app::api::{Client, List, Observed, PaybackQuery, STREAM_EVENTS, ServerClock};
use resident_app::api::{LocalFuture, Request, Response, Transport, TransportError};
use resident_app::app::{App, AppProps, Display};
use resident_app::config::Config;
use resident_app::device::storage::{self, Area};
use resident_app::device::{key_128, now_millis};
use resident_app::fetch::{Cache, Loaded, Services};
use resident_app::routes::{Choice, OfficeOrder, OrderStep, OrderView, QueueView, Route};
use serde_json::{Value, json};
use std::rc::Rc;
use support::{OFFICE, Town, monday};
use yew::LocalServerRenderer;

/// Answers everything with the same text.
struct Says(String);

impl Transport for Says {
    fn send(&self, _: Request) -> LocalFuture<Result<Response, TransportError>> {
        let response = Response {
            status: 200,
            content_type: "application/json".into(),
            retry_after_s: None,
            date: None,
            age_s: 0,
            body: self.0.clone(),
        };
        Box::pin(async move { Ok(response) })
    }
}

/// Good answers of a real backend, to be broken.
struct Good {
    documents: Value,
    offices: Value,
    rules: Value,
    slots: Value,
    order: Value,
    summary: Value,
    status: Value,
    history: Value,
    ticket: Value,
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread()
        .build()
        .expect("a runtime")
}

fn good() -> Good {
    runtime().block_on(async {
        let town = Town::new();
        let page = |items: Value| json!({ "items": items, "server_time": "2026-11-23T10:00:00+09:00" });
        Good {
            documents: page(value(&town.client.list_documents().await.unwrap().items)),
            offices: page(value(&town.client.list_offices().await.unwrap().items)),
            rules: value(&town.client.order_rules().await.unwrap()),
            slots: value(&town.client.list_slots(OFFICE).await.unwrap()),
            order: value(&town.order_for_parent().await),
            summary: value(&town.client.queue_summary().await.unwrap().document),
            status: value(&town.client.queue_status(OFFICE).await.unwrap().document),
            history: value(&town.client.queue_history(OFFICE).await.unwrap()),
            ticket: value(
                &town
                    .client
                    .take_ticket(&key_128(), OFFICE, "passport")
                    .await
                    .unwrap(),
            ),
        }
    })
}

fn value<T: serde::Serialize>(it: &T) -> Value {
    serde_json::to_value(it).expect("JSON")
}

/// Something odd in place of a value.
fn odd(pick: u8) -> Value {
    match pick % 12 {
        0 => Value::Null,
        1 => json!(-1),
        2 => json!(1_000_000),
        3 => json!(1e300),
        4 => json!(""),
        5 => json!("a_word_of_tomorrow"),
        6 => json!("<script>alert(1)</script>"),
        7 => json!("가".repeat(500)),
        8 => json!([]),
        9 => json!({}),
        10 => json!(true),
        _ => json!("2026-02-30T99:99:99+09:00"),
    }
}

/// Breaks one place of a tree; `path` says which.
fn break_at(tree: &mut Value, path: &[u8], pick: u8) {
    let Some((step, rest)) = path.split_first() else {
        *tree = odd(pick);
        return;
    };
    match tree {
        Value::Object(fields) if !fields.is_empty() => {
            let name = fields
                .keys()
                .nth(usize::from(*step) % fields.len())
                .cloned()
                .unwrap_or_default();
            if rest.is_empty() && pick >= 200 {
                fields.remove(&name);
            } else if let Some(field) = fields.get_mut(&name) {
                break_at(field, rest, pick);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            let at = usize::from(*step) % items.len();
            break_at(&mut items[at], rest, pick);
        }
        _ => *tree = odd(pick),
    }
}

async fn render(cache: Cache, route: Route) -> String {
    let config = Config::parse(include_str!("../config/config.json")).expect("the demo's configuration");
    let client = Client::new(
        Rc::new(Says(String::new())),
        "",
        ServerClock::new(|| monday().unix_millis()),
    );
    let services = Services {
        client,
        config: Rc::new(config),
        cache,
    };
    let props = AppProps {
        services,
        route,
        display: Display::default(),
    };
    LocalServerRenderer::<App>::with_props(props)
        .hydratable(false)
        .render()
        .await
}

fn put<T: 'static>(cache: &Cache, name: &str, read: Result<T, resident_app::api::ApiError>) {
    cache.put(name, Loaded::default().started().finished(read, monday()));
}

fn put_live<T: 'static>(cache: &Cache, name: &str, read: Result<Observed<T>, resident_app::api::ApiError>) {
    put(cache, name, read.map(|observed| observed.document));
}

const TICKET: &str = "S7K2-9QF4";

/// As a device keeps a ticket that it has taken.
fn keep_ticket(cache: &Cache, read: Result<TicketView, resident_app::api::ApiError>) {
    if let Ok(view) = &read {
        let mut view = view.clone();
        view.ticket.reference = TICKET.into();
        let kept = json!([{ "view": view, "secret": "k", "gone_at": now_millis() + 3_600_000 }]);
        storage::write(Area::Device, "kept-tickets", &kept.to_string());
    }
    put(cache, &format!("ticket/{TICKET}"), read);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_broken_answer_makes_a_page_panic(
        breaks in prop::collection::vec((0_u8..9, prop::collection::vec(any::<u8>(), 1..7), any::<u8>()), 1..5),
        page in 0_usize..14,
    ) {
        thread_local! { static GOOD: Good = good(); }
        let [documents, offices, rules, slots, order, summary, status, history, ticket]: [String; 9] = GOOD.with(|good| {
            let public = [&good.documents, &good.offices, &good.rules, &good.slots, &good.order];
            let queue = [&good.summary, &good.status, &good.history, &good.ticket];
            let mut trees = public.into_iter().chain(queue).cloned().collect::<Vec<_>>();
            for (which, path, pick) in &breaks {
                break_at(&mut trees[usize::from(*which)], path, *pick);
            }
            let texts: Vec<String> = trees.iter().map(Value::to_string).collect();
            texts.try_into().expect("nine of them")
        });
        runtime().block_on(async {
            let client = |text: String| Client::new(Rc::new(Says(text)), "", ServerClock::new(|| 0));
            let cache = Cache::default();
            put::<List<Document>>(&cache, "documents", client(documents).list_documents().await);
            put::<List<Office>>(&cache, "offices", client(offices).list_offices().await);
            put::<OrderRules>(&cache, "order-rules", client(rules).order_rules().await);
            put::<SlotDays>(&cache, "slots/ok-center", client(slots).list_slots(OFFICE).await);
            put::<ReservationView>(&cache, "order/S7K2-9QF4", client(order).get_reservation("S7K2-9QF4", "k").await);
            put_live(&cache, "queue-summary", client(summary).queue_summary().await);
            put_live(&cache, "queue-status/ok-center", client(status).queue_status(OFFICE).await);
            put::<QueueHistory>(&cache, "queue-history/ok-center", client(history).queue_history(OFFICE).await);
            keep_ticket(&cache, client(ticket).get_ticket(TICKET, "k").await);
            storage::write(Area::Tab, "order-secrets", r#"[["S7K2-9QF4","k"]]"#);
            let html = render(cache, route(page)).await;
            assert!(html.contains("<h1"), "{html}");
            assert!(!html.contains("<script>alert"), "{html}");
        });
    }

    #[test]
    fn no_text_at_all_makes_the_client_panic(text in "\\PC{0,200}") {
        runtime().block_on(async {
            let client = Client::new(Rc::new(Says(text.clone())), "", ServerClock::new(|| 0));
            for kind in STREAM_EVENTS {
                let _ = client.read_news(kind, &text);
            }
            let _ = client.list_documents().await;
            let _ = client.order_rules().await;
            let _ = client.get_reservation("x", "y").await;
            let _ = client.queue_status("x").await;
            let _ = client.queue_summary().await;
            let _ = client.queue_history("x").await;
            let _ = client.get_ticket("x", "y").await;
            let _ = client.payback_rules().await;
            let _ = client.list_bookstores(None).await;
            let _ = client.search_books("x", None).await;
            let _ = client.check_title("x").await;
            let _ = client.get_payback("x").await;
            let _ = client.payback_totals(None).await;
            let _ = client.list_paybacks(&PaybackQuery::default()).await;
        });
    }
}

fn route(page: usize) -> Route {
    let choice = Choice {
        documents: vec![("family-relation".into(), 2)],
        office: Some(OFFICE.into()),
        start: Some(support::moment("2026-11-24T09:00:00+09:00")),
        day: None,
        changing: false,
    };
    let one = |view| Route::OneOrder("S7K2-9QF4".into(), view);
    match page {
        0..6 => choice.at(OrderStep::ALL[page]),
        6 => one(OrderView::Ticket),
        7 => one(OrderView::Time),
        8 => Route::Queue(QueueView::Offices(OfficeOrder::Quietest)),
        9 => Route::Queue(QueueView::Office(OFFICE.into())),
        10 => Route::Queue(QueueView::BestTimes(OFFICE.into())),
        11 => Route::Queue(QueueView::Take(OFFICE.into(), "passport".into())),
        12 => Route::Queue(QueueView::Ticket(TICKET.into())),
        _ => Route::Queue(QueueView::Board(OFFICE.into())),
    }
}
