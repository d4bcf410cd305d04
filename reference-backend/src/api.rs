//! The API: routes by the contract's list of endpoints, and what must hold before a handler runs.

use crate::answer::{Answer, Delivery};
use crate::call::{Call, Route, pairs};
use crate::http_date::http_date;
use crate::problems::Refusal;
use crate::same_site::is_of_another_site;
use crate::session::Session;
use crate::site::accepts;
use crate::state::Core;
use crate::{
    documents, holds, household, idempotency, kiosk, messages, offices, payback, queue_status,
    representation, reservations, rules, session, slots, tickets, visit_requests, visits,
};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::{ACCEPT_ENCODING, CONTENT_TYPE, DATE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Response};
use axum::routing::any;
use contract::endpoints::{BYTES, Method, header};
use contract::kiosk::PARKED_BODY_MAX;
use contract::limits::{BODY_MAX, ID_MAX, RECEIPT_PART_MAX};
use contract::problem::ProblemCode;
use flate2::Compression;
use flate2::write::GzEncoder;
use rusqlite::{Connection, Transaction};
use std::io::Write;
use std::net::SocketAddr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::{Handle, RuntimeFlavor};

/// How an endpoint is answered.
pub(crate) enum Handler {
    /// Looks only.
    Read(fn(&Call<'_>) -> Result<Answer, Refusal>),
    /// Changes something; a POST has its effect once for each key.
    Write(fn(&Call<'_>, &Transaction<'_>) -> Result<Answer, Refusal>),
    /// A write that needs no key, or whose answer is not kept for it.
    Ask(fn(&Call<'_>, &Transaction<'_>) -> Result<Answer, Refusal>),
    /// Looks at what is the signed-in person's own.
    OwnRead(fn(&Call<'_>, &Connection, &Session) -> Result<Answer, Refusal>),
    /// Changes it. The session is asked for before a kept answer is given.
    OwnWrite(fn(&Call<'_>, &Transaction<'_>, &Session) -> Result<Answer, Refusal>),
    /// Looks, and goes on looking.
    Follow(fn(&Arc<Core>, &Call<'_>) -> Result<Response<Body>, Refusal>),
}

/// What a call comes to.
enum Reply {
    /// A whole answer.
    Whole(Answer),
    /// One that goes on for as long as it is read.
    Stream(Response<Body>),
}

/// The handler of an endpoint, by the name of its operation.
pub(crate) fn handler(name: &str) -> Option<Handler> {
    Some(match name {
        "list_offices" => Handler::Read(offices::list_offices),
        "get_office" => Handler::Read(offices::get_office),
        "list_documents" => Handler::Read(documents::list_documents),
        "order_rules" => Handler::Read(rules::order_rules),
        "list_slots" => Handler::Read(slots::list_slots),
        "hold_slot" => Handler::Write(holds::hold_slot),
        "get_hold" => Handler::Read(holds::get_hold),
        "release_hold" => Handler::Write(holds::release_hold),
        "reserve_documents" => Handler::Write(reservations::reserve_documents),
        "find_reservation" => Handler::Ask(reservations::find_reservation),
        "get_reservation" => Handler::Read(reservations::get_reservation),
        "change_reservation" => Handler::Write(reservations::change_reservation),
        "cancel_reservation" => Handler::Write(reservations::cancel_reservation),
        "restore_reservation" => Handler::Write(reservations::restore_reservation),
        "queue_summary" => Handler::Read(queue_status::queue_summary),
        "queue_status" => Handler::Read(queue_status::queue_status),
        "follow_queue_status" => Handler::Follow(queue_status::follow_queue_status),
        "queue_history" => Handler::Read(queue_status::queue_history),
        "sign_in_methods" => Handler::Read(session::sign_in_methods),
        "send_sign_in_code" => Handler::Write(session::send_sign_in_code),
        "sign_in" => Handler::Ask(session::sign_in),
        "get_session" => Handler::Read(session::get_session),
        "extend_session" => Handler::OwnWrite(session::extend_session),
        "sign_out" => Handler::Ask(session::sign_out),
        "get_person" => Handler::OwnRead(session::get_person),
        "household" => Handler::OwnRead(household::household),
        "claim_reservation" => Handler::OwnWrite(household::claim_reservation),
        "export_household" => Handler::OwnRead(household::export_household),
        "get_erasure" => Handler::OwnRead(household::get_erasure),
        "erase_account" => Handler::Write(household::erase_account),
        "list_messages" => Handler::OwnRead(messages::list_messages),
        "permission_rules" => Handler::Read(representation::permission_rules),
        "ask_permission" => Handler::OwnWrite(representation::ask_permission),
        "find_permission" => Handler::Ask(representation::find_permission),
        "get_permission" => Handler::Read(representation::get_permission),
        "answer_permission" => Handler::Write(representation::answer_permission),
        "end_permission" => Handler::OwnWrite(representation::end_permission),
        "resend_permission" => Handler::OwnWrite(representation::resend_permission),
        "get_authority_form" => Handler::OwnRead(representation::get_authority_form),
        "take_ticket" => Handler::Write(tickets::take_ticket),
        "get_ticket" => Handler::Read(tickets::get_ticket),
        "be_late" => Handler::Write(tickets::be_late),
        "leave_queue" => Handler::Write(tickets::leave_queue),
        "rejoin_queue" => Handler::Write(tickets::rejoin_queue),
        "visit_catalogue" => Handler::Read(visits::visit_catalogue),
        "mobile_units" => Handler::Read(visits::mobile_units),
        "wish_for_stop" => Handler::Write(visits::wish_for_stop),
        name => return of_payback(name),
    })
}

/// The handlers of book payback.
fn of_payback(name: &str) -> Option<Handler> {
    Some(match name {
        "payback_rules" => Handler::Read(payback::payback_rules),
        "list_bookstores" => Handler::Read(payback::list_bookstores),
        "search_books" => Handler::Read(payback::search_books),
        "check_title" => Handler::Read(payback::check_title),
        "title_waiting" => Handler::Read(payback::title_waiting),
        "payback_totals" => Handler::OwnRead(payback::payback_totals),
        "payback_history" => Handler::OwnRead(payback::payback_history),
        "list_paybacks" => Handler::OwnRead(payback::list_paybacks),
        "get_payback" => Handler::OwnRead(payback::get_payback),
        "get_receipt" => Handler::OwnRead(payback::get_receipt),
        "receipt_image" => Handler::OwnRead(payback::receipt_image),
        "choose_history" => Handler::OwnWrite(payback::choose_history),
        "suggest_bookstore" => Handler::OwnWrite(payback::suggest_bookstore),
        "apply_payback" => Handler::OwnWrite(payback::apply_payback),
        "correct_payback" => Handler::OwnWrite(payback::correct_payback),
        "withdraw_payback" => Handler::OwnWrite(payback::withdraw_payback),
        "tell_bought" => Handler::OwnWrite(payback::tell_bought),
        "tell_returned" => Handler::OwnWrite(payback::tell_returned),
        "begin_receipt" => Handler::OwnWrite(payback::begin_receipt),
        "put_receipt_part" => Handler::OwnWrite(payback::put_receipt_part),
        name => return of_visits(name),
    })
}

/// The handlers of visits.
fn of_visits(name: &str) -> Option<Handler> {
    Some(match name {
        "visit_rules" => Handler::Read(visit_requests::visit_rules),
        "visit_windows" => Handler::Read(visit_requests::visit_windows),
        "request_visit" => Handler::OwnWrite(visit_requests::request_visit),
        "list_visits" => Handler::OwnRead(visit_requests::list_visits),
        "get_visit" => Handler::OwnRead(visit_requests::get_visit),
        "change_visit" => Handler::OwnWrite(visit_requests::change_visit),
        "cancel_visit" => Handler::OwnWrite(visit_requests::cancel_visit),
        "agree_visit" => Handler::OwnWrite(visit_requests::agree_visit),
        "write_to_officer" => Handler::OwnWrite(visit_requests::write_to_officer),
        "answer_intake" => Handler::OwnWrite(visit_requests::answer_intake),
        "answer_happy_call" => Handler::OwnWrite(visit_requests::answer_happy_call),
        "begin_photo" => Handler::OwnWrite(visit_requests::begin_photo),
        "begin_request_photo" => Handler::OwnWrite(visit_requests::begin_request_photo),
        "get_photo" => Handler::OwnRead(visit_requests::get_photo),
        "put_photo_part" => Handler::OwnWrite(visit_requests::put_photo_part),
        "photo_image" => Handler::OwnRead(visit_requests::photo_image),
        "open_group" => Handler::OwnWrite(visit_requests::open_group),
        "list_groups" => Handler::OwnRead(visit_requests::list_groups),
        "get_group" => Handler::Read(visit_requests::get_group),
        "join_group" => Handler::Write(visit_requests::join_group),
        "close_group" => Handler::OwnWrite(visit_requests::close_group),
        name => return of_kiosks(name),
    })
}

/// The handlers of kiosks.
fn of_kiosks(name: &str) -> Option<Handler> {
    Some(match name {
        "check_in" => Handler::Ask(kiosk::check_in),
        "park" => Handler::Ask(kiosk::park),
        "resume" => Handler::Ask(kiosk::resume),
        "call_for_help" => Handler::Write(kiosk::call_for_help),
        "get_help_call" => Handler::Read(kiosk::get_help_call),
        _ => return None,
    })
}

/// Everything below `/api`.
pub(crate) fn router(core: Arc<Core>) -> Router {
    let dated = core.clone();
    let date = move |mut response: Response<Body>| {
        if let Some(date) = http_date(dated.clock.now()) {
            response.headers_mut().insert(DATE, date);
        }
        std::future::ready(response)
    };
    Router::new()
        .route("/api", any(answer))
        .route("/api/", any(answer))
        .route("/api/{*rest}", any(answer))
        .with_state(core)
        .layer(axum::middleware::map_response(date))
}

async fn answer(State(core): State<Arc<Core>>, request: Request) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let client = client(&parts);
    if let Some(limiter) = &core.limiter
        && let Err(refusal) = limiter.take(&client, core.clock.now())
    {
        return refusal.into_response();
    }
    let request = Route::of(&parts).map_or("", |route| route.endpoint.request);
    let part = request == BYTES;
    let most = match request {
        BYTES => RECEIPT_PART_MAX,
        "ParkRequest" => PARKED_BODY_MAX,
        _ => BODY_MAX,
    };
    let Ok(body) = axum::body::to_bytes(body, most).await else {
        return match part {
            true => Refusal::new(ProblemCode::UploadTooLarge).into_response(),
            false => Refusal::malformed("the body is too long or was cut").into_response(),
        };
    };
    let work = || catch_unwind(AssertUnwindSafe(|| handle(&core, &parts, body, &client)));
    match off_the_reactor(work) {
        Ok(Ok(Reply::Stream(mut response))) => {
            if parts.method == axum::http::Method::HEAD {
                *response.body_mut() = Body::empty();
            }
            response
        }
        Ok(Ok(Reply::Whole(answer))) => {
            if answer.delivery == Delivery::Silence {
                silence().await;
            }
            match small(&parts.headers, &answer) {
                Some(body) => answer.compressed(body),
                None => answer.into_response(),
            }
        }
        Ok(Err(refusal)) => refusal.into_response(),
        Err(_) => Refusal::new(ProblemCode::Internal).into_response(),
    }
}

/// The body compressed, where it pays: public lists only, since size could tell of secrets.
fn small(headers: &HeaderMap, answer: &Answer) -> Option<Vec<u8>> {
    let accepted = headers.get(ACCEPT_ENCODING)?.to_str().ok()?;
    if answer.public.is_none() || answer.body.len() < 1024 || !accepts(accepted, "gzip") {
        return None;
    }
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(answer.body.as_bytes()).ok()?;
    encoder.finish().ok()
}

/// A minute in which nothing comes. In process, where there may be no timer, it ends at once.
async fn silence() {
    if flavor() == Some(RuntimeFlavor::MultiThread) {
        tokio::time::sleep(Duration::from_secs(60)).await;
    }
}

/// The address of the caller; calls without a socket share one name.
pub(crate) fn client(parts: &Parts) -> String {
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
    peer.map_or("in process".into(), |ConnectInfo(address)| {
        address.ip().to_string()
    })
}

fn flavor() -> Option<RuntimeFlavor> {
    Handle::try_current().ok().map(|handle| handle.runtime_flavor())
}

/// Runs work that waits for the disk without holding up other connections.
pub(crate) fn off_the_reactor<T>(work: impl FnOnce() -> T) -> T {
    match flavor() {
        Some(RuntimeFlavor::MultiThread) => tokio::task::block_in_place(work),
        _ => work(),
    }
}

fn handle(core: &Arc<Core>, parts: &Parts, body: Bytes, client: &str) -> Result<Reply, Refusal> {
    let Route { endpoint, params } = Route::of(parts)?;
    if params.iter().any(|id| id.len() > ID_MAX) {
        return Err(Refusal::malformed("the address holds a longer id than there is"));
    }
    let call = Call {
        core,
        endpoint,
        params,
        query: pairs(parts.uri.query().unwrap_or_default()),
        headers: &parts.headers,
        body,
        client,
        now: core.clock.now(),
    };
    if endpoint.method != Method::Get {
        check_write(&call)?;
    }
    let answer = match handler(endpoint.name) {
        None => Err(ProblemCode::NotFound.into()),
        Some(Handler::Follow(follow)) => return follow(core, &call).map(Reply::Stream),
        Some(Handler::Read(read)) => read(&call),
        Some(Handler::Ask(ask)) => {
            idempotency::key_of(&call)?;
            core.db.write(|transaction| ask(&call, transaction))
        }
        Some(Handler::OwnRead(read)) => core.db.read(|connection| {
            let session = Session::needed(&call, connection)?;
            read(&call, connection, &session)
        }),
        Some(Handler::OwnWrite(write)) => own_write(&call, write),
        Some(Handler::Write(write)) => match idempotency::key_of(&call)? {
            Some(key) => idempotency::once(&call, key, None, |transaction| write(&call, transaction)),
            None if endpoint.method == Method::Post => Err(Refusal::malformed("Idempotency-Key is missing")),
            None => core.db.write(|transaction| write(&call, transaction)),
        },
    };
    answer.map(Reply::Whole)
}

type OwnWrite = fn(&Call<'_>, &Transaction<'_>, &Session) -> Result<Answer, Refusal>;

/// A write of the signed-in person; it keeps the session from ending idle.
fn own_write(call: &Call<'_>, write: OwnWrite) -> Result<Answer, Refusal> {
    let Some(key) = idempotency::key_of(call)? else {
        return Err(Refusal::malformed("Idempotency-Key is missing"));
    };
    let person = call.core.db.write(|transaction| {
        let mut session = Session::needed(call, transaction)?;
        session.touch(call, transaction)?;
        Ok::<_, Refusal>(session.person.id)
    })?;
    idempotency::once(call, key, Some(person), |transaction| {
        // It may have ended meanwhile in another tab.
        write(call, transaction, &Session::needed(call, transaction)?)
    })
}

/// What every write must bring.
fn check_write(call: &Call<'_>) -> Result<(), Refusal> {
    if !call.headers.contains_key(header::APP) {
        return Err(Refusal::new(ProblemCode::Forbidden).detail("the header x-resident-app is missing"));
    }
    if is_of_another_site(call.headers) {
        return Err(Refusal::new(ProblemCode::Forbidden).detail("the request comes from another site"));
    }
    if call.header(header::EARLY_DATA) == Some("1") {
        return Err(ProblemCode::TooEarly.into());
    }
    let has_body = !call.endpoint.request.is_empty() || !call.body.is_empty();
    let kind = match call.endpoint.request {
        BYTES => "application/octet-stream",
        _ => "application/json",
    };
    if has_body && !is_of_kind(call.headers, kind) {
        return Err(Refusal::malformed(
            "Content-Type must be application/json, or of a part application/octet-stream",
        ));
    }
    Ok(())
}

fn is_of_kind(headers: &HeaderMap, wanted: &str) -> bool {
    let value = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let kind = value.unwrap_or_default().split(';').next().unwrap_or_default();
    kind.trim().eq_ignore_ascii_case(wanted)
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_endpoint_of_the_contract_has_a_handler() {
        for endpoint in contract::endpoints::ENDPOINTS {
            assert!(super::handler(endpoint.name).is_some(), "{}", endpoint.name);
        }
    }
}
