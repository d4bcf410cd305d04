//! An address is a promise: people have it in messages, bookmarks and on paper. Removing one is a decision.

use contract::time::Timestamp;
use resident_app::routes::{
    BookView, Choice, KioskView, MineView, OfficeOrder, OrderStep, OrderView, QueueView, RepresentationView,
    Route, StopsChoice, VisitStep, VisitView,
};

/// Addresses of books that are paid back.
fn of_books() -> Vec<(String, Route)> {
    vec![
        ("/payback".into(), Route::Payback(BookView::Coach, String::new())),
        (
            "/payback/check".into(),
            Route::Payback(BookView::Check, String::new()),
        ),
        (
            "/payback/check/9799000000017".into(),
            Route::Payback(BookView::Title, "9799000000017".into()),
        ),
        (
            "/payback/stores".into(),
            Route::Payback(BookView::Stores, String::new()),
        ),
        (
            "/payback/apply/9799000000017".into(),
            Route::Payback(BookView::Apply, "9799000000017".into()),
        ),
        (
            "/payback/history".into(),
            Route::Payback(BookView::History, String::new()),
        ),
        (
            "/payback/history?state=paid&year=2025&sort=title".into(),
            Route::Payback(BookView::History, "?state=paid&year=2025&sort=title".into()),
        ),
        (
            "/payback/S7K2-9QF4".into(),
            Route::Payback(BookView::One, "S7K2-9QF4".into()),
        ),
    ]
}

/// Addresses of visits.
fn of_visits() -> Vec<(String, Route)> {
    let stops = |dong: Option<&str>, month| {
        Route::Visits(VisitView::Stops(StopsChoice {
            dong: dong.map(str::to_owned),
            month,
        }))
    };
    vec![
        ("/visits".into(), Route::Visits(VisitView::Finder)),
        (
            "/visits/services/ok-center".into(),
            Route::Visits(VisitView::Service("ok-center".into())),
        ),
        (
            "/visits/request/ok-center/check".into(),
            Route::Visits(VisitView::Request("ok-center".into(), VisitStep::Check)),
        ),
        (
            "/visits/request/ok-center/where".into(),
            Route::Visits(VisitView::Request("ok-center".into(), VisitStep::Where)),
        ),
        ("/visits/requests".into(), Route::Visits(VisitView::Mine)),
        (
            "/visits/requests/S7K2-9QF4".into(),
            Route::Visits(VisitView::One("S7K2-9QF4".into())),
        ),
        ("/visits/group".into(), Route::Visits(VisitView::Group)),
        (
            "/visits/request/ok-center".into(),
            Route::Visits(VisitView::Request("ok-center".into(), VisitStep::Who)),
        ),
        ("/visits/stops".into(), stops(None, false)),
        (
            "/visits/stops?dong=banpo-1&view=month".into(),
            stops(Some("banpo-1"), true),
        ),
        ("/visits/stops?view=month".into(), stops(None, true)),
    ]
}

#[test]
fn addresses_stay_what_they_are() {
    let choice = || Choice {
        documents: vec![("family-relation".into(), 1), ("resident-full".into(), 2)],
        office: Some("ok-center".into()),
        start: Timestamp::parse("2026-11-24T09:30:00+09:00"),
        day: None,
        changing: false,
    };
    let one = |view| Route::OneOrder("S7K2-9QF4".into(), view);
    let order = |step| choice().at(step);
    let queue = Route::Queue;
    let representation = Route::Representation;
    let office = || "ok-center".to_owned();
    let query = "?documents=family-relation,resident-full*2&office=ok-center&start=2026-11-24T09:30";
    let promised = [
        ("/".to_owned(), Route::Home),
        (format!("/order{query}"), order(OrderStep::Documents)),
        (format!("/order/needs{query}"), order(OrderStep::Needs)),
        (format!("/order/office{query}"), order(OrderStep::Office)),
        (format!("/order/time{query}"), order(OrderStep::Time)),
        (format!("/order/who{query}"), order(OrderStep::Who)),
        (format!("/order/check{query}"), order(OrderStep::Check)),
        ("/orders".into(), Route::Orders),
        ("/orders/S7K2-9QF4".into(), one(OrderView::Ticket)),
        ("/orders/S7K2-9QF4/time".into(), one(OrderView::Time)),
        ("/orders/S7K2-9QF4/cancel".into(), one(OrderView::Cancel)),
        ("/queue".into(), queue(QueueView::Offices(OfficeOrder::Listed))),
        (
            "/queue?order=quietest".into(),
            queue(QueueView::Offices(OfficeOrder::Quietest)),
        ),
        (
            "/queue?order=nearest".into(),
            queue(QueueView::Offices(OfficeOrder::Nearest)),
        ),
        ("/queue/ok-center".into(), queue(QueueView::Office(office()))),
        (
            "/queue/ok-center/when".into(),
            queue(QueueView::BestTimes(office())),
        ),
        (
            "/queue/ok-center/take/passport".into(),
            queue(QueueView::Take(office(), "passport".into())),
        ),
        (
            "/tickets/S7K2-9QF4".into(),
            queue(QueueView::Ticket("S7K2-9QF4".into())),
        ),
        ("/board/ok-center".into(), queue(QueueView::Board(office()))),
        ("/arrive".into(), Route::Kiosk(KioskView::Arrive)),
        ("/park".into(), Route::Kiosk(KioskView::Park)),
        ("/resume".into(), Route::Kiosk(KioskView::Resume)),
        ("/sign-in".into(), Route::Mine(MineView::SignIn)),
        ("/mine".into(), Route::Mine(MineView::Household)),
        ("/mine/claim".into(), Route::Mine(MineView::Claim)),
        ("/mine/messages".into(), Route::Mine(MineView::Messages)),
        ("/mine/data".into(), Route::Mine(MineView::Data)),
        ("/mine/data/erase".into(), Route::Mine(MineView::Erase)),
        ("/ask".into(), representation(RepresentationView::Ask)),
        ("/answer".into(), representation(RepresentationView::Answer)),
        (
            "/ask/S7K2-9QF4".into(),
            representation(RepresentationView::One("S7K2-9QF4".into())),
        ),
        (
            "/ask/S7K2-9QF4/paper".into(),
            representation(RepresentationView::Form("S7K2-9QF4".into())),
        ),
    ];
    let promised: Vec<_> = promised
        .into_iter()
        .chain(of_books())
        .chain(of_visits())
        .collect();
    for (address, route) in &promised {
        assert_eq!(route.address(), *address);
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        assert_eq!(Route::parse(path, query), *route, "{address}");
    }
    let prerendered = Route::prerendered();
    for (address, _) in &promised {
        let path = address
            .split('?')
            .next()
            .unwrap_or_default()
            .replace("S7K2-9QF4", "{}")
            .replace("9799000000017", "{}")
            .replace("ok-center", "{}")
            .replace("passport", "{}");
        assert!(
            prerendered.iter().any(|(pattern, _)| *pattern == path),
            "{path} is prerendered"
        );
    }
}

/// What someone looks for in their own history is theirs: an address takes ids and words alone.
#[test]
fn no_typed_text_gets_into_the_address_of_a_history() {
    for query in ["text=%ED%99%8D", "?q=A+b", "year=2025&q=홍"] {
        assert_eq!(
            Route::parse("/payback/history", query).address(),
            "/payback/history",
            "{query}"
        );
    }
}

#[test]
fn an_unknown_address_is_a_page_that_helps() {
    for path in [
        "/nope",
        "/order/pay",
        "/orders/short",
        "/orders/S7K2-9QF4/print",
        "/staff",
        "/orders/%3Cscript%3E",
        "/permissions",
        "/ask/short",
        "/mine/other",
        "/payback/short",
        "/payback/check/%3Cscript%3E",
        "/payback/apply",
        "/visits/other",
        "/visits/services",
        "/visits/request",
        "/visits/request/ok-center/pay",
        "/visits/services/%3Cscript%3E",
    ] {
        assert_eq!(Route::parse(path, ""), Route::NotFound, "{path}");
    }
}

#[test]
fn no_address_says_that_someone_acts_for_another() {
    let telling = [
        "permission",
        "represent",
        "behalf",
        "proxy",
        "helper",
        "authority",
        "consent",
    ];
    for (pattern, route) in Route::prerendered() {
        for word in telling {
            assert!(
                !pattern.contains(word) && !route.address().contains(word),
                "{pattern}: {word}"
            );
        }
    }
}
