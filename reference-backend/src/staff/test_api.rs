//! The door for tests, JSON: what the office can do, and the clock. Open with `--demo` only.

use super::{Staff, StaffError, kiosk_api, payback_api, queue_api, visit_api};
use crate::fields::Fields;
use crate::problems::Refusal;
use crate::rules::OrderRulesConfig;
use crate::session::SessionRules;
use axum::body::Body;
use axum::http::{HeaderValue, Method, Response, header};
use contract::problem::{FieldProblem, ProblemCode};
use contract::text::LocalText;
use serde_json::{Value, json};

/// Answers `/staff/api/{name}`.
pub(crate) fn answer(staff: &Staff, method: &Method, name: &str, body: &[u8]) -> Response<Body> {
    let done = match method.as_str() {
        "GET" => read(staff, name),
        "POST" => Fields::of_body(body).and_then(|fields| act(staff, name, fields)),
        _ => Err(Refusal::method("GET, POST")),
    };
    match done {
        Err(refusal) => refusal.into_response(),
        Ok(value) => {
            let mut response = Response::new(Body::from(value.to_string()));
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            response
        }
    }
}

fn read(staff: &Staff, name: &str) -> Result<Value, Refusal> {
    if let Some(name) = name.strip_prefix("queue/") {
        return queue_api::read(staff, name);
    }
    if let Some(name) = name.strip_prefix("payback/") {
        return payback_api::read(staff, name);
    }
    if let Some(name) = name.strip_prefix("visits/") {
        return visit_api::read(staff, name);
    }
    if let Some(name) = name.strip_prefix("kiosk/") {
        return kiosk_api::read(staff, name);
    }
    match name {
        "clock" => Ok(json!({ "now": staff.clock().now() })),
        "orders" => {
            let orders = staff.orders()?;
            Ok(orders
                .iter()
                .map(|order| {
                    json!({
                        "reference": order.reference,
                        "ticket_number": order.ticket_number,
                        "office": order.office,
                        "start": order.start,
                        "state": order.state,
                        "name": order.name,
                        "arrived_at": order.arrived_at,
                    })
                })
                .collect())
        }
        "messages" => {
            let messages = staff.inbox()?;
            Ok(messages
                .iter()
                .map(|message| {
                    json!({
                        "phone": message.phone,
                        "at": message.at,
                        "kind": message.kind,
                        "text": message.text,
                        "code": message.code,
                        "link": message.link,
                        "about": message.about,
                    })
                })
                .collect())
        }
        _ => Err(ProblemCode::NotFound.into()),
    }
}

fn act(staff: &Staff, name: &str, fields: Fields) -> Result<Value, Refusal> {
    if let Some(name) = name.strip_prefix("queue/") {
        return queue_api::act(staff, name, fields);
    }
    if let Some(name) = name.strip_prefix("payback/") {
        return payback_api::act(staff, name, fields);
    }
    if let Some(name) = name.strip_prefix("visits/") {
        return visit_api::act(staff, name, fields);
    }
    if let Some(name) = name.strip_prefix("kiosk/") {
        return kiosk_api::act(staff, name, fields);
    }
    match name {
        "clock" => clock(staff, fields),
        "state" => state(staff, fields),
        "cancel-slots" => cancel_slots(staff, fields),
        "reopen" => reopen(staff, fields),
        "capacity" => capacity(staff, fields),
        "fee" => fee(staff, fields),
        "rules" => rules(staff, fields),
        "key" => key(staff, fields),
        "permission" => permission(staff, fields),
        "session-rules" => session_rules(staff, fields),
        _ => Err(ProblemCode::NotFound.into()),
    }
}

/// `{"set": moment}`, `{"advance_seconds": n}` or `{"reset": true}`.
fn clock(staff: &Staff, mut fields: Fields) -> Result<Value, Refusal> {
    if fields.has("set") {
        let to = fields.moment("set");
        fields.done()?;
        to.into_iter().for_each(|to| staff.clock().set(to));
    } else if fields.has("advance_seconds") {
        let seconds = fields.integer("advance_seconds");
        fields.done()?;
        staff.clock().advance_seconds(seconds.unwrap_or_default());
    } else {
        staff.clock().reset();
    }
    Ok(json!({ "now": staff.clock().now() }))
}

/// `{"reference": …, "state": "preparing" | "ready" | "collected"}`.
fn state(staff: &Staff, mut fields: Fields) -> Result<Value, Refusal> {
    let reference = fields.id("reference").unwrap_or_default();
    let state = fields.text("state").unwrap_or_default();
    match state.as_str() {
        "preparing" => staff.start_preparing(&reference)?,
        "ready" => staff.mark_ready(&reference)?,
        "collected" => staff.mark_collected(&reference)?,
        _ => fields.wrong("state", FieldProblem::NotKnown),
    }
    fields.done().map(|()| json!({}))
}

/// `{"office": …, "date": …, "reason": …, "reason_en"?: …}` → `{"cancelled": n}`.
fn cancel_slots(staff: &Staff, mut fields: Fields) -> Result<Value, Refusal> {
    let (office, date, ko) = (fields.id("office"), fields.date("date"), fields.text("reason"));
    let en = if fields.has("reason_en") {
        fields.text("reason_en")
    } else {
        None
    };
    fields.done()?;
    let (Some(office), Some(date), Some(ko)) = (office, date, ko) else {
        return Err(ProblemCode::Internal.into());
    };
    Ok(json!({ "cancelled": staff.cancel_slots(&office, date, &LocalText::of(ko, en))? }))
}

/// `{"office": …, "date": …}`.
fn reopen(staff: &Staff, mut fields: Fields) -> Result<Value, Refusal> {
    let (office, date) = (fields.id("office"), fields.date("date"));
    fields.done()?;
    if let (Some(office), Some(date)) = (office, date) {
        staff.reopen(&office, date)?;
    }
    Ok(json!({}))
}

/// `{"office": …, "start": …, "capacity"?: n}`; without a number: as the rules say.
fn capacity(staff: &Staff, mut fields: Fields) -> Result<Value, Refusal> {
    let (office, start) = (fields.id("office"), fields.moment("start"));
    let places = if fields.has("capacity") {
        fields.number("capacity")
    } else {
        None
    };
    fields.done()?;
    if let (Some(office), Some(start)) = (office, start) {
        let places = places.map(|places| u16::try_from(places).unwrap_or(u16::MAX));
        staff.set_capacity(&office, start, places)?;
    }
    Ok(json!({}))
}

/// `{"document": …, "fee_won"?: n}`; without a number: as in the catalogue.
fn fee(staff: &Staff, mut fields: Fields) -> Result<Value, Refusal> {
    let document = fields.id("document").unwrap_or_default();
    let fee = if fields.has("fee_won") {
        fields.number("fee_won")
    } else {
        None
    };
    fields.done()?;
    staff.set_fee(&document, fee.map(|fee| u32::try_from(fee).unwrap_or(u32::MAX)))?;
    Ok(json!({}))
}

/// Some of the numbers of the rules; `{"reset": true}` brings the district's back.
fn rules(staff: &Staff, mut fields: Fields) -> Result<Value, Refusal> {
    let mut rules = if fields.has("reset") {
        OrderRulesConfig::default()
    } else {
        staff.rules()
    };
    let numbers: [(&str, &mut u16); 8] = [
        ("min_days_ahead", &mut rules.min_days_ahead),
        ("max_days_ahead", &mut rules.max_days_ahead),
        ("same_day_lead_minutes", &mut rules.same_day_lead_minutes),
        ("hold_minutes", &mut rules.hold_minutes),
        ("collect_minutes", &mut rules.collect_minutes),
        ("undo_minutes", &mut rules.undo_minutes),
        ("center_capacity", &mut rules.center_capacity),
        ("dong_capacity", &mut rules.dong_capacity),
    ];
    for (name, place) in numbers {
        if fields.has(name) {
            *place = fields
                .number(name)
                .and_then(|number| u16::try_from(number).ok())
                .unwrap_or(*place);
        }
    }
    for (name, place) in [
        ("max_documents", &mut rules.max_documents),
        ("max_open_orders", &mut rules.max_open_orders),
    ] {
        if fields.has(name) {
            *place = fields
                .number(name)
                .and_then(|number| u8::try_from(number).ok())
                .unwrap_or(*place);
        }
    }
    fields.done()?;
    staff.set_rules(rules.clone());
    serde_json::to_value(rules.served(staff.clock().now())).map_err(|_| ProblemCode::Internal.into())
}

/// `{"occupy": key}` makes requests with this key answer `in_flight` until `{"release": key}`.
fn key(staff: &Staff, mut fields: Fields) -> Result<Value, Refusal> {
    if fields.has("occupy") {
        fields.id("occupy").iter().for_each(|key| staff.occupy_key(key));
    } else {
        fields.id("release").iter().for_each(|key| staff.let_key_go(key));
    }
    fields.done().map(|()| json!({}))
}

/// `{"reference": …, "yes": true | false}`: an answer at the counter.
fn permission(staff: &Staff, mut fields: Fields) -> Result<Value, Refusal> {
    let (reference, yes) = (fields.id("reference").unwrap_or_default(), fields.flag("yes"));
    fields.done()?;
    staff.answer_permission(&reference, yes == Some(true))?;
    Ok(json!({}))
}

/// Some of the numbers of sessions and codes; `{"reset": true}` brings the first ones back.
fn session_rules(staff: &Staff, mut fields: Fields) -> Result<Value, Refusal> {
    let mut rules = match fields.has("reset") {
        true => SessionRules::default(),
        false => staff.session_rules(),
    };
    for (name, place) in [
        ("idle_seconds", &mut rules.idle_seconds),
        ("absolute_seconds", &mut rules.absolute_seconds),
        ("warn_seconds", &mut rules.warn_seconds),
        ("code_seconds", &mut rules.code_seconds),
        ("resend_seconds", &mut rules.resend_seconds),
        ("codes_an_hour", &mut rules.codes_an_hour),
        ("codes_a_day", &mut rules.codes_a_day),
    ] {
        if fields.has(name) {
            let number = fields.number(name).and_then(|number| u32::try_from(number).ok());
            *place = number.unwrap_or(*place);
        }
    }
    fields.done()?;
    staff.set_session_rules(rules);
    Ok(json!({}))
}

impl From<StaffError> for Refusal {
    fn from(error: StaffError) -> Self {
        let detail = error.to_string();
        let code = match error {
            StaffError::NotFound => ProblemCode::NotFound,
            StaffError::PermissionOver => ProblemCode::PermissionEnded,
            StaffError::WrongState(_)
            | StaffError::NotCalled(_)
            | StaffError::WrongPayback(_)
            | StaffError::WrongVisit(_) => ProblemCode::TooLate,
            StaffError::Database(_) => ProblemCode::Internal,
        };
        Refusal::new(code).detail(&detail)
    }
}
