//! Ordering.

use super::order::Order;
use super::records;
use super::store::Row;
use super::view;
use crate::answer::{Answer, Delivery};
use crate::call::Call;
use crate::demo_data::OfficeSeed;
use crate::faults::OrderFault;
use crate::problems::Refusal;
use crate::representation::{self, Wanted};
use crate::session::Session;
use crate::{documents, holds, idempotency, random, slots};
use contract::document::Document;
use contract::household::Service;
use contract::office::CounterKind;
use contract::permission::{Actor, PermissionStep};
use contract::problem::ProblemCode;
use contract::reservation::OrderedDocument;
use contract::time::{Date, Timestamp};
use rusqlite::Transaction;

/// `POST /reservations`.
pub(crate) fn reserve_documents(call: &Call<'_>, transaction: &Transaction<'_>) -> Result<Answer, Refusal> {
    let mut catalogue = documents::current(call.core, transaction)?;
    let max_documents = call.core.rules().max_documents;
    let mut order = Order::read(call.fields()?, &catalogue, max_documents, call.now.date())?;
    let idempotency_key = idempotency::key_of(call)?.unwrap_or_default();
    let fault = call.core.faults.of_order(&order.phone, idempotency_key)?;
    if fault == Some(OrderFault::PriceChanged) {
        raise(&mut catalogue);
        order = Order::read(call.fields()?, &catalogue, max_documents, call.now.date())?;
    }
    // Who first, then the place: after a while away both have run out, and one has to sign in before anything.
    let session = session(call, transaction, &order)?;
    let (seed, start) = holds::redeem(call, transaction, &order.hold)?;
    let permission = permission(call, transaction, &order, session.as_ref(), start.date())?;
    let total_won = order.total_won();
    if order.expected_total_won != u64::from(total_won) {
        return Err(Refusal::price(total_won));
    }
    check_limit(call, transaction, &order)?;
    let delivery = match fault {
        Some(OrderFault::Delivered(how)) => how,
        _ => Delivery::Whole,
    };
    let salt = random::id();
    let key = idempotency::reservation_key(idempotency_key, &salt);
    let row = Row {
        owner: session.map(|session| session.person.id),
        permission,
        ..row(call, transaction, &order, seed, start)?
    };
    let id = records::insert(transaction, &row, &ordered(&order), &key, call.now)?;
    let row = Row { id, ..row };
    let told = (PermissionStep::Ordered, Actor::Helper);
    representation::note_order(call.core, transaction, &row, told, call.now)?;
    let answer = view::answer(call, transaction, &row)?;
    Ok(Answer {
        status: call.endpoint.status,
        salt: Some(salt),
        delivery,
        ..answer
    })
}

/// The session into whose account the order goes.
fn session(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    order: &Order,
) -> Result<Option<Session>, Refusal> {
    if !order.for_account {
        return Ok(None);
    }
    let mut session = Session::needed(call, transaction)?;
    session.touch(call, transaction)?;
    Ok(Some(session))
}

/// The permission under which the order is made.
fn permission(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    order: &Order,
    session: Option<&Session>,
    day: Date,
) -> Result<Option<i64>, Refusal> {
    match (session, &order.permission, &order.on_behalf_of) {
        (Some(session), Some(permission), Some(behalf)) => {
            let wanted = Wanted {
                permission,
                service: Service::SirenOrder,
                name: &behalf.name,
                day,
            };
            let found = representation::covering(transaction, session, &wanted, call.now)?;
            Ok(Some(found.id))
        }
        _ => Ok(None),
    }
}

/// For the fault of a changed price: every fee is 100 won higher.
fn raise(catalogue: &mut [Document]) {
    for way in catalogue.iter_mut().flat_map(|document| &mut document.channels) {
        way.fee_won += 100;
    }
}

/// Refuses if this person has as many open orders as are allowed.
fn check_limit(call: &Call<'_>, transaction: &Transaction<'_>, order: &Order) -> Result<(), Refusal> {
    let open = records::open_orders(transaction, &order.phone, order.birth_date, call.now)?;
    let same = open.iter().filter(|name| same_name(name, &order.name)).count();
    match same < usize::from(call.core.rules().max_open_orders) {
        true => Ok(()),
        false => Err(ProblemCode::LimitReached.into()),
    }
}

/// The same name, however it is spaced and in capitals or not.
pub(crate) fn same_name(one: &str, other: &str) -> bool {
    let bare = |name: &str| -> String {
        name.chars()
            .filter(|letter| !letter.is_whitespace())
            .flat_map(char::to_lowercase)
            .collect()
    };
    bare(one) == bare(other)
}

fn row(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    order: &Order,
    seed: &OfficeSeed,
    start: Timestamp,
) -> Result<Row, Refusal> {
    let rules = call.core.rules();
    Ok(Row {
        id: 0,
        reference: records::new_reference(transaction)?,
        version: 1,
        state: contract::reservation::OrderState::Accepted,
        office: seed.id.into(),
        start,
        end: slots::end(&rules, start),
        collect_until: start.plus_seconds(i64::from(rules.collect_minutes) * 60),
        total_won: order.total_won(),
        applicant_name: order.name.clone(),
        birth_date: order.birth_date,
        phone: order.phone.clone(),
        on_behalf_of: order.on_behalf_of.clone(),
        counter_kind: counter_kind(order),
        ticket_number: records::new_ticket_number(transaction, seed.id, start.date())?,
        undo_until: None,
        cancelled_by: None,
        cancel_reason: None,
        owner: None,
        permission: None,
        qr_secret: random::qr_secret(),
    })
}

/// The counter that all documents share, else the one for general affairs.
fn counter_kind(order: &Order) -> CounterKind {
    let mut kinds = order.documents.iter().map(|chosen| chosen.document.counter);
    let first = kinds.next().unwrap_or(CounterKind::General);
    match kinds.all(|kind| kind == first) {
        true => first,
        false => CounterKind::General,
    }
}

/// The documents as they stay written in the order.
fn ordered(order: &Order) -> Vec<OrderedDocument> {
    let who = order.collector();
    order
        .documents
        .iter()
        .map(|chosen| OrderedDocument {
            document: chosen.document.id.clone(),
            name: chosen.document.name.clone(),
            copies: chosen.copies,
            fee_won: chosen.fee_won(),
            papers: chosen
                .document
                .collector(who)
                .map(|rule| rule.papers.clone())
                .unwrap_or_default(),
        })
        .collect()
}
