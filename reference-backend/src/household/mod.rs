//! What is the signed-in person's own: orders, permissions, data.

mod claim;
mod erasure;
mod export;

pub(crate) use claim::claim_reservation;
pub(crate) use erasure::{erase_account, get_erasure};
pub(crate) use export::export_household;

use crate::answer::Answer;
use crate::call::Call;
use crate::payback;
use crate::problems::Refusal;
use crate::representation;
use crate::reservations::{self, store};
use crate::session::Session;
use crate::visit_requests;
use contract::household::{ForWhom, Household, HouseholdItem, Service};
use contract::permission::{Permission, PermissionState};
use contract::privacy::mask_name;
use contract::reservation::OrderState;
use contract::time::Timestamp;
use rusqlite::Connection;
use std::cmp::Reverse;

/// `GET /household`.
pub(crate) fn household(
    call: &Call<'_>,
    connection: &Connection,
    session: &Session,
) -> Result<Answer, Refusal> {
    let person = &session.person;
    let acting_for = representation::Row::of_helper(connection, person.id)?;
    let acted_for_by = representation::Row::of_represented(connection, &person.phone)?;
    let mut items = Vec::new();
    for order in store::Row::of_owner(connection, person.id)? {
        if !representation::is_open_to_owner(connection, &order, call.now)? {
            continue;
        }
        let under = acting_for.iter().find(|row| Some(row.id) == order.permission);
        let name = under.map(|row| row.represented_name.as_str());
        let name = name.or(order.on_behalf_of.as_ref().map(|behalf| behalf.name.as_str()));
        let for_whom = name.map(|name| ForWhom {
            name: mask_name(name),
            permission: under.map(|row| row.reference.clone()),
            mark: under.map(|row| row.mark),
        });
        items.push(item(call, connection, &order, for_whom, None)?);
    }
    for row in &acted_for_by {
        for order in store::Row::of_permission(connection, row.id)? {
            let made_by = Some(mask_name(&row.helper_name));
            items.push(item(call, connection, &order, None, made_by)?);
        }
    }
    items.extend(payback::items(
        call.core,
        connection,
        person,
        &acting_for,
        call.now,
    )?);
    items.extend(visit_requests::items(connection, person, &acting_for, call.now)?);
    sort(&mut items);
    let waits = items.iter().any(|item| item.open);
    Answer::private(
        call.endpoint.status,
        &Household {
            items,
            acting_for: permissions(&acting_for, call.now),
            acted_for_by: permissions(&acted_for_by, call.now),
            server_time: call.now,
            poll_after_ms: if waits { 30_000 } else { 300_000 },
        },
    )
}

fn item(
    call: &Call<'_>,
    connection: &Connection,
    order: &store::Row,
    for_whom: Option<ForWhom>,
    made_by: Option<String>,
) -> Result<HouseholdItem, Refusal> {
    let mut reservation = reservations::reservation(call.core, connection, order, call.now)?;
    if made_by.is_some() {
        reservation.changeable = false;
        reservation.undo_until = None;
    }
    let waits = matches!(
        reservation.state,
        OrderState::Accepted | OrderState::Preparing | OrderState::Ready
    );
    Ok(HouseholdItem {
        service: Service::SirenOrder,
        reference: reservation.reference.clone(),
        title: reservations::title(&reservation.documents),
        for_whom,
        made_by,
        open: waits,
        due: waits.then_some(reservation.start),
        reservation: Some(reservation),
    })
}

/// What is to be done next in front, then what goes on without a day; what is done after it, the latest first.
fn sort(items: &mut [HouseholdItem]) {
    items.sort_by_key(|item| {
        let start = item.reservation.as_ref().map(|order| order.start);
        (!item.open, item.due.is_none(), item.due, Reverse(start))
    });
}

/// Permissions, those in force in front, then those that wait for an answer.
fn permissions(rows: &[representation::Row], now: Timestamp) -> Vec<Permission> {
    let mut all: Vec<Permission> = rows.iter().map(|row| representation::shown(row, now)).collect();
    all.sort_by_key(|permission| match permission.state {
        PermissionState::Granted => 0,
        PermissionState::Asked => 1,
        _ => 2,
    });
    all
}
