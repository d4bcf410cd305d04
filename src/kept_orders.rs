//! Orders that this device remembers, for every feature that shows orders.
//!
//! The secret of an order is kept for the tab, so that its page survives a reload. Only when the resident asks
//! is an order kept on the device, readable without a network, until they remove it or it is long past. One that
//! was kept while signed in goes with the session: whoever signs out leaves nothing behind.

use crate::device::storage::{self, Area};
use contract::reservation::Reservation;
use contract::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Its name in the store: whoever only asks whether there is one need not read it.
pub const KEPT: &str = "kept-orders";
const SECRETS: &str = "order-secrets";
/// Days after the end of its slot for which an order is kept.
const KEPT_DAYS: i64 = 30;
/// Most orders that are kept.
const MOST: usize = 20;

/// An order kept on this device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptOrder {
    /// The order as it was last seen.
    pub order: Reservation,
    /// Its secret; empty where the session of its owner opens it.
    pub secret: String,
    /// When it was last seen, by the backend's clock.
    pub seen_at: Timestamp,
    /// Kept by someone who was signed in.
    #[serde(default)]
    pub of_session: bool,
}

/// The kept orders: those to come first, soonest first, then the past ones. Removes the long past.
pub fn kept_orders(now: Timestamp) -> Vec<KeptOrder> {
    let mut orders = read();
    let before = orders.len();
    orders.retain(|kept| now.seconds_since(kept.order.end) < KEPT_DAYS * 86_400);
    if orders.len() != before {
        write(&orders);
    }
    orders.sort_by_key(|kept| {
        let past = kept.order.collect_until < now;
        let distance = kept.order.start.seconds_since(now).abs();
        (past, distance)
    });
    orders
}

/// The kept order of a reference.
pub fn kept_order(reference: &str) -> Option<KeptOrder> {
    read().into_iter().find(|kept| kept.order.reference == reference)
}

/// References of the kept orders.
pub fn kept_references() -> Vec<String> {
    read().into_iter().map(|kept| kept.order.reference).collect()
}

/// Keeps an order, or what is newly known of it. Whether the device took it.
pub fn keep(order: KeptOrder) -> bool {
    let mut orders = read();
    orders.retain(|kept| kept.order.reference != order.order.reference);
    orders.insert(0, order);
    orders.truncate(MOST);
    write(&orders)
}

/// Keeps what is newly known of an order, if it is kept at all.
pub fn refresh(order: &Reservation, seen_at: Timestamp) {
    if let Some(kept) = kept_order(&order.reference) {
        keep(KeptOrder {
            order: order.clone(),
            seen_at,
            ..kept
        });
    }
}

/// Removes an order from this device.
pub fn remove(reference: &str) {
    let mut orders = read();
    orders.retain(|kept| kept.order.reference != reference);
    put(&orders);
}

/// The session is over: removes what was kept during it.
pub fn end_session() {
    let mut orders = read();
    orders.retain(|kept| !kept.of_session);
    put(&orders);
}

fn put(orders: &[KeptOrder]) {
    if orders.is_empty() {
        storage::remove(Area::Device, KEPT)
    } else {
        write(orders);
    }
}

/// Remembers the secret of an order for this tab.
pub fn remember_secret(reference: &str, secret: &str) {
    let mut secrets = secrets();
    secrets.retain(|(known, _)| known != reference);
    secrets.push((reference.to_owned(), secret.to_owned()));
    if let Ok(text) = serde_json::to_string(&secrets) {
        storage::write(Area::Tab, SECRETS, &text);
    }
}

/// The secret of an order, if this tab or the device has it.
pub fn secret(reference: &str) -> Option<String> {
    let of_tab = secrets()
        .into_iter()
        .find(|(known, _)| known == reference)
        .map(|(_, secret)| secret);
    of_tab.or_else(|| kept_order(reference).map(|kept| kept.secret))
}

fn secrets() -> Vec<(String, String)> {
    storage::read(Area::Tab, SECRETS)
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default()
}

/// One that cannot be read does not lose the others.
fn read() -> Vec<KeptOrder> {
    let text = storage::read(Area::Device, KEPT).unwrap_or_default();
    let values: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap_or_default();
    values
        .into_iter()
        .filter_map(|value| serde_json::from_value(value).ok())
        .collect()
}

fn write(orders: &[KeptOrder]) -> bool {
    serde_json::to_string(orders).is_ok_and(|text| storage::write(Area::Device, KEPT, &text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(reference: &str, start: &str) -> KeptOrder {
        let text = serde_json::json!({ "ko": "." });
        let start = Timestamp::parse(start).unwrap();
        let order = serde_json::json!({
            "reference": reference, "version": 1, "state": "accepted", "history": [],
            "office": { "id": "x", "name": text, "dong": text, "phone": "120" },
            "start": start, "end": start.plus_seconds(1800), "collect_until": start.plus_seconds(3600),
            "documents": [], "total_won": 0, "applicant_name": "홍*동", "applicant_phone": "010-****-0000",
            "ticket": { "number": "1", "counter": text, "counter_kind": "general", "qr_text": "x" },
            "changeable": true
        });
        KeptOrder {
            order: serde_json::from_value(order).unwrap(),
            secret: "s".into(),
            seen_at: start,
            of_session: false,
        }
    }

    fn references(now: &str) -> Vec<String> {
        let now = Timestamp::parse(now).unwrap();
        kept_orders(now)
            .into_iter()
            .map(|kept| kept.order.reference)
            .collect()
    }

    #[test]
    fn those_to_come_stand_first_and_the_long_past_are_removed() {
        for (reference, start) in [
            ("LATER", "2026-12-02T09:00:00+09:00"),
            ("PAST", "2026-11-20T09:00:00+09:00"),
            ("SOON", "2026-11-24T09:00:00+09:00"),
            ("ANCIENT", "2026-10-01T09:00:00+09:00"),
        ] {
            assert!(keep(order(reference, start)));
        }
        assert_eq!(references("2026-11-23T10:00:00+09:00"), ["SOON", "LATER", "PAST"]);
        assert!(kept_order("ANCIENT").is_none(), "removed, not only hidden");
        remove("SOON");
        assert_eq!(references("2026-11-23T10:00:00+09:00"), ["LATER", "PAST"]);
    }

    #[test]
    fn one_that_cannot_be_read_loses_no_other_and_there_are_twenty_at_most() {
        storage::write(Area::Device, KEPT, r#"[{"order":5},"nonsense"]"#);
        for number in 0..30 {
            keep(order(&format!("R{number}"), "2026-11-24T09:00:00+09:00"));
        }
        assert_eq!(references("2026-11-23T10:00:00+09:00").len(), MOST);
        assert!(kept_order("R29").is_some());
    }

    #[test]
    fn what_was_kept_while_signed_in_goes_with_the_session_and_the_rest_stays() {
        let guests = order("GUEST", "2026-11-24T09:00:00+09:00");
        let own = KeptOrder {
            of_session: true,
            ..order("OWN", "2026-11-24T09:00:00+09:00")
        };
        keep(guests);
        keep(own.clone());
        end_session();
        assert_eq!(references("2026-11-23T10:00:00+09:00"), ["GUEST"]);
        remove("GUEST");
        keep(own);
        end_session();
        assert!(storage::read(Area::Device, KEPT).is_none());
    }

    #[test]
    fn news_of_an_order_are_kept_only_if_the_resident_keeps_it() {
        let kept = order("MINE", "2026-11-24T09:00:00+09:00");
        refresh(&kept.order, kept.seen_at);
        assert!(kept_order("MINE").is_none());
        keep(kept.clone());
        let mut news = kept.order.clone();
        news.version = 2;
        refresh(&news, kept.seen_at.plus_seconds(60));
        assert_eq!(kept_order("MINE").unwrap().order.version, 2);
    }
}
