//! Public reads: lists, rules, slots.

use crate::support::*;
use contract::Page;
use contract::document::{Channel, Document};
use contract::endpoints::ENDPOINTS;
use contract::office::Office;
use contract::slot::SlotDays;
use contract::text::LocalText;
use contract::time::Date;
use std::collections::HashSet;

fn slots(app: &App, office: &str) -> SlotDays {
    serde_json::from_str(&app.get(&format!("/offices/{office}/slots")).text).expect("slots")
}

fn times(days: &SlotDays, date: &str) -> Vec<String> {
    let date = Date::parse(date).unwrap();
    let day = days.days.iter().find(|day| day.date == date).expect("the day");
    day.slots
        .iter()
        .map(|slot| slot.start.clock().to_string())
        .collect()
}

#[test]
fn every_public_read_says_how_long_it_holds_and_knows_its_etag() {
    let app = App::new();
    for endpoint in ENDPOINTS.iter().filter(|endpoint| endpoint.public_for.is_some()) {
        let path = endpoint
            .path
            .replace("{office}", "ok-center")
            .replace("{isbn}", "9799900000005")
            .replace("{service}", "dong-visit");
        let path = match endpoint.query.contains(&"dong") {
            true => format!("{path}?dong=seocho-1"),
            false => path,
        };
        let first = app.get(&path);
        assert_eq!(first.status, 200, "{}: {}", endpoint.name, first.text);
        assert_eq!(first.header("content-type"), "application/json");
        assert!(until_its_turn(endpoint, &first), "{}", endpoint.name);
        app.advance(1);
        let etag = first.header("etag").to_owned();
        let again = app.call(
            "GET",
            &path,
            &[("if-none-match", &format!("\"other\", {etag}"))],
            None,
        );
        assert_eq!(
            (again.status, again.text.as_str()),
            (304, ""),
            "{}",
            endpoint.name
        );
        assert_eq!(again.header("etag"), etag);
        assert!(until_its_turn(endpoint, &again), "{}", endpoint.name);
        assert_eq!(
            app.call("GET", &path, &[("if-none-match", "\"other\"")], None)
                .status,
            200
        );
    }
}

#[test]
fn long_lists_travel_small_and_orders_as_they_are() {
    let app = App::new();
    let gzip = [("accept-encoding", "gzip, br")];
    let (plain, small) = (app.get("/documents"), app.call("GET", "/documents", &gzip, None));
    assert_eq!(
        (plain.header("content-encoding"), small.header("content-encoding")),
        ("", "gzip")
    );
    assert_eq!(
        (plain.header("vary"), small.header("vary")),
        ("Accept-Encoding", "Accept-Encoding")
    );
    assert_eq!(small.header("etag"), plain.header("etag"));
    assert!(small.text.len() < plain.text.len() / 2);
    let key = key();
    let order = order_body(&app.hold("ok-center", MONDAY_NINE));
    assert_eq!(
        app.post_with("/reservations", &key, &gzip, Some(order))
            .header("content-encoding"),
        ""
    );
}

#[test]
fn lists_come_in_pages_without_gaps() {
    let app = App::new();
    for (path, count) in [("/offices", 19), ("/documents", 30)] {
        let mut ids = Vec::new();
        let mut cursor = String::new();
        loop {
            let page = app.get(&format!("{path}?limit=7{cursor}")).json();
            let items = page["items"].as_array().unwrap();
            assert!(items.len() <= 7);
            ids.extend(items.iter().map(|item| item["id"].as_str().unwrap().to_owned()));
            match page["next"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
        }
        assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len());
        assert_eq!(ids.len(), count, "{path}");
        for wrong in ["limit=0", "limit=x", "cursor=after:nothing", "cursor=%00"] {
            app.get(&format!("{path}?{wrong}")).problem(400, "malformed");
        }
        assert_eq!(
            app.get(&format!("{path}?limit=1000")).status,
            200,
            "the most there is"
        );
    }
}

#[test]
fn an_office_has_hours_closures_and_counters() {
    let app = App::new();
    app.backend.clock().set(moment("2026-12-20T10:00:00+09:00"));
    let office: Office = serde_json::from_str(&app.get("/offices/ok-center").text).unwrap();
    assert_eq!(office.hours.weekly.len(), 5);
    assert!(office.hours.weekly[2].evening);
    let reasons: Vec<&str> = office
        .hours
        .closures
        .iter()
        .map(|closure| closure.reason.ko.as_str())
        .collect();
    assert_eq!(
        reasons,
        [
            "성탄절",
            "신정",
            "설날 연휴",
            "설날",
            "설날 연휴",
            "설날 대체공휴일"
        ]
    );
    let dong: Office = serde_json::from_str(&app.get("/offices/naegok").text).unwrap();
    assert!(dong.hours.weekly.iter().all(|day| !day.evening));
    assert!(dong.demo && dong.position.unwrap().approximate);
    app.get("/offices/nowhere").problem(404, "not_found");
    app.get("/offices/nowhere/slots").problem(404, "not_found");
}

#[test]
fn documents_have_the_fees_that_hold_now() {
    let app = App::new();
    let page: Page<Document> = serde_json::from_str(&app.get("/documents").text).unwrap();
    let register = page
        .items
        .iter()
        .find(|document| document.id == "resident-register")
        .unwrap();
    assert_eq!(register.fee_won(Channel::SirenOrder), Some(400));
    assert_eq!(register.fee_won(Channel::IssuingMachine), Some(200));
    assert_eq!(register.fee_won(Channel::Online), Some(0));
    assert!(page.items.iter().any(|document| !document.orderable()));
    app.backend
        .staff()
        .set_fee("resident-register", Some(500))
        .unwrap();
    let page: Page<Document> = serde_json::from_str(&app.get("/documents").text).unwrap();
    let register = page
        .items
        .iter()
        .find(|document| document.id == "resident-register")
        .unwrap();
    assert_eq!(register.fee_won(Channel::SirenOrder), Some(500));
    assert_eq!(register.fee_won(Channel::IssuingMachine), Some(200));
    assert!(app.backend.staff().set_fee("nothing", Some(1)).is_err());
}

#[test]
fn slots_follow_the_rules_of_the_district() {
    let app = App::new();
    let center = slots(&app, "ok-center");
    assert_eq!(center.days.first().unwrap().date.to_string(), "2026-11-22");
    assert_eq!(center.days.last().unwrap().date.to_string(), "2026-12-06");
    assert_eq!(center.days[0].closed.as_ref().unwrap().ko, "일요일");
    let monday = times(&center, "2026-11-23");
    assert_eq!(
        (monday.first().unwrap().as_str(), monday.last().unwrap().as_str()),
        ("09:00", "17:30")
    );
    assert!(monday.contains(&"11:00".into()) && monday.contains(&"13:30".into()));
    assert!(!monday.contains(&"11:30".into()) && !monday.contains(&"13:00".into()));
    assert_eq!(times(&center, "2026-11-25").last().unwrap(), "19:30");
    assert_eq!(
        times(&slots(&app, "jamwon"), "2026-11-25").last().unwrap(),
        "17:30"
    );
    let next = center.next_opening.unwrap();
    assert_eq!(next.date.to_string(), "2026-12-07");
    assert_eq!(next.opens_at.to_string(), "2026-11-22T00:00:00+09:00");
}

#[test]
fn nobody_can_come_on_a_holiday() {
    let app = App::new();
    app.backend.clock().set(moment("2026-12-20T10:00:00+09:00"));
    let days = slots(&app, "seocho-1");
    let christmas = days
        .days
        .iter()
        .find(|day| day.date.to_string() == "2026-12-25")
        .unwrap();
    assert_eq!(christmas.closed.as_ref().unwrap().ko, "성탄절");
    assert!(christmas.slots.is_empty());
    // 4 January is the last day; the next to open is the 5th, on the 21st.
    assert_eq!(days.next_opening.unwrap().date.to_string(), "2027-01-05");
}

#[test]
fn the_next_opening_skips_closed_days() {
    let app = App::new();
    app.backend.clock().set(moment("2026-12-10T10:00:00+09:00"));
    let next = slots(&app, "seocho-1").next_opening.unwrap();
    // The 26th and 27th are a weekend.
    assert_eq!(next.date.to_string(), "2026-12-28");
    assert_eq!(next.opens_at.to_string(), "2026-12-13T00:00:00+09:00");
}

#[test]
fn a_district_may_allow_the_same_day() {
    let app = App::with(|options| options.rules.min_days_ahead = 0);
    app.backend.clock().set(moment("2026-11-23T09:10:00+09:00"));
    let days = slots(&app, "ok-center");
    assert_eq!(
        times(&days, "2026-11-23").first().unwrap(),
        "10:30",
        "an hour of lead from 09:10"
    );
    app.hold("ok-center", "2026-11-23T10:30:00+09:00");
    let early = serde_json::json!({ "office": "ok-center", "start": "2026-11-23T10:00:00+09:00" });
    app.post("/holds", &key(), early).problem(409, "slot_closed");
    app.backend.clock().set(moment("2026-11-23T17:00:00+09:00"));
    assert_eq!(
        slots(&app, "ok-center").days[0].closed.as_ref().unwrap().ko,
        "오늘은 끝났어요"
    );
}

#[test]
fn a_day_that_the_office_closes_says_why() {
    let app = App::new();
    let (date, reason) = (
        Date::parse("2026-11-24").unwrap(),
        LocalText::new("전산 점검", "Maintenance"),
    );
    app.backend.staff().cancel_slots("jamwon", date, &reason).unwrap();
    let day = slots(&app, "jamwon")
        .days
        .into_iter()
        .find(|day| day.date == date)
        .unwrap();
    assert_eq!(
        (day.closed.unwrap().ko.as_str(), day.slots.len()),
        ("전산 점검", 0)
    );
    let office: Office = serde_json::from_str(&app.get("/offices/jamwon").text).unwrap();
    assert_eq!(office.hours.closures[0].reason.ko, "전산 점검");
    assert!(
        !times(&slots(&app, "banpo-1"), "2026-11-24").is_empty(),
        "elsewhere it is open"
    );
    app.backend.staff().reopen("jamwon", date).unwrap();
    assert!(!times(&slots(&app, "jamwon"), "2026-11-24").is_empty());
}

#[test]
fn demo_bookings_are_the_same_each_time() {
    let app = App::with(|options| options.demo_bookings = true);
    let first = slots(&app, "ok-center");
    assert_eq!(
        first,
        slots(&App::with(|options| options.demo_bookings = true), "ok-center")
    );
    let left: HashSet<u16> = first
        .days
        .iter()
        .flat_map(|day| &day.slots)
        .map(|slot| slot.left)
        .collect();
    assert!(
        [0, 1, 2, 8].iter().all(|places| left.contains(places)),
        "{left:?}"
    );
}

/// Whoever reads no Korean can choose a document and an office, and know what to bring.
#[test]
fn documents_and_offices_are_named_in_every_language() {
    let app = App::new();
    let documents: Page<Document> = serde_json::from_str(&app.get("/documents").text).expect("documents");
    let offices: Page<Office> = serde_json::from_str(&app.get("/offices").text).expect("offices");
    let mut texts: Vec<LocalText> = Vec::new();
    for document in documents.items {
        texts.extend([document.name, document.purpose]);
        texts.extend(document.fee_free);
        texts.extend(document.not_orderable);
        texts.extend(document.collectors.into_iter().flat_map(|rule| rule.papers));
        texts.extend(document.channels.into_iter().filter_map(|channel| channel.note));
    }
    for office in offices.items {
        texts.extend([office.name, office.dong]);
        texts.extend(office.address);
        texts.extend(office.counters.into_iter().map(|counter| counter.name));
    }
    let missing: HashSet<String> = texts
        .into_iter()
        .filter(|text| text.zh_hans.is_none() || text.vi.is_none())
        .map(|text| text.ko)
        .collect();
    assert_eq!(missing, HashSet::new());
}
