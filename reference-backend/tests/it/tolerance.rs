//! What the contract's types make of answers that a newer backend would give.

use crate::payback_support::*;
use crate::session_support::*;
use crate::support::*;
use contract::Page;
use contract::document::Document;
use contract::household::{Erasure, Household, PersonalExport};
use contract::message::Message;
use contract::office::Office;
use contract::payback::{
    Book, Bookstore, PaybackHistory, PaybackList, PaybackRules, PaybackTotals, PaybackView, ReceiptView,
    TitleCheck, TitleWaiting,
};
use contract::permission::{AuthorityForm, PermissionRules, PermissionView};
use contract::reservation::ReservationView;
use contract::rules::OrderRules;
use contract::session::{CodeSent, PersonDetails, SessionView, SignInMethods};
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
    takes_more::<SignInMethods>(&app.get("/session/methods"));
    takes_more::<PermissionRules>(&app.get("/permissions/rules"));
    takes_more::<CodeSent>(&send_code(&app, CHILD.1));
    let child = Someone::sign_in(&app, CHILD);
    let reference = child.ask(&app, "2026-12-31");
    answer(&app, &link_to(&app, PARENT.1), true);
    child.order_under(&app, &reference, MONDAY_NINE);
    takes_more::<SessionView>(&child.get(&app, "/session"));
    takes_more::<PersonDetails>(&child.get(&app, "/session/person"));
    takes_more::<Household>(&child.get(&app, "/household"));
    takes_more::<PersonalExport>(&child.get(&app, "/household/export"));
    takes_more::<Erasure>(&child.get(&app, "/household/erasure"));
    takes_more::<Page<Message>>(&child.get(&app, "/messages"));
    takes_more::<PermissionView>(&child.get(&app, &format!("/permissions/{reference}")));
    takes_more::<PaybackRules>(&app.get("/payback/rules"));
    takes_more::<Page<Bookstore>>(&app.get("/payback/bookstores"));
    takes_more::<Page<Book>>(&app.get("/payback/books?limit=3"));
    takes_more::<TitleCheck>(&app.get(&format!("/payback/books/{}", isbn(45))));
    takes_more::<TitleWaiting>(&app.get(&format!("/payback/books/{}/waiting", isbn(0))));
    let book = child.buy(&app, 0);
    takes_more::<PaybackView>(&child.get(&app, &format!("/paybacks/{}", book.payback.reference)));
    takes_more::<PaybackList>(&child.get(&app, "/paybacks"));
    takes_more::<PaybackTotals>(&child.get(&app, "/payback/totals"));
    takes_more::<PaybackHistory>(&child.get(&app, "/payback/history"));
    takes_more::<ReceiptView>(&child.begin(&app, &book, 3000));
    takes_more::<AuthorityForm>(&child.get(&app, &format!("/permissions/{reference}/form")));
}
