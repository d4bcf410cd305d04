//! What the contract's types make of answers that a newer backend would give.

use crate::support::*;
use contract::Page;
use contract::document::Document;
use contract::office::Office;
use contract::reservation::ReservationView;
use contract::rules::OrderRules;
use contract::slot::SlotDays;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::fmt::Debug;

/// The same with a field that is not known in every object of it.
fn with_more(value: Value) -> Value {
    match value {
        Value::Object(object) => {
            let mut object: serde_json::Map<String, Value> = object
                .into_iter()
                .map(|(name, value)| (name, with_more(value)))
                .collect();
            object.insert("a_field_of_tomorrow".into(), json!({ "more": [1, null] }));
            Value::Object(object)
        }
        Value::Array(items) => items.into_iter().map(with_more).collect(),
        other => other,
    }
}

fn takes_more<T: DeserializeOwned + PartialEq + Debug>(reply: &Reply) {
    let read = |value: Value| serde_json::from_value::<T>(value).expect("the type");
    assert_eq!(read(with_more(reply.json())), read(reply.json()));
}

#[test]
fn a_field_that_is_not_known_is_ignored_in_every_answer() {
    let app = App::new();
    takes_more::<Page<Office>>(&app.get("/offices"));
    takes_more::<Page<Document>>(&app.get("/documents"));
    takes_more::<OrderRules>(&app.get("/siren-order/rules"));
    takes_more::<SlotDays>(&app.get("/offices/ok-center/slots"));
    takes_more::<ReservationView>(&app.post(
        "/reservations",
        &key(),
        order_body(&app.hold("ok-center", MONDAY_NINE)),
    ));
    takes_more::<ReservationView>(&app.act(&app.order(), "cancel"));
}
