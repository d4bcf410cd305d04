//! All that is kept about a person, for them.

use crate::answer::Answer;
use crate::call::Call;
use crate::problems::Refusal;
use crate::reservations::{self, store};
use crate::session::Session;
use crate::{messages, payback, representation, visit_requests, visits};
use contract::household::{ExportedOrder, PersonalExport, SessionRecord};
use contract::permission::Side;
use contract::reservation::Applicant;
use contract::time::Timestamp;
use rusqlite::Connection;

/// `GET /household/export`.
pub(crate) fn export_household(
    call: &Call<'_>,
    connection: &Connection,
    session: &Session,
) -> Result<Answer, Refusal> {
    let person = &session.person;
    let mut orders = Vec::new();
    for row in store::Row::of_owner(connection, person.id)? {
        if !representation::is_open_to_owner(connection, &row, call.now)? {
            continue;
        }
        orders.push(ExportedOrder {
            reservation: reservations::reservation(call.core, connection, &row, call.now)?,
            applicant: Applicant {
                name: row.applicant_name,
                birth_date: row.birth_date,
                phone: row.phone,
            },
        });
    }
    let mut permissions = Vec::new();
    for (rows, side) in [
        (
            representation::Row::of_helper(connection, person.id)?,
            Side::Helper,
        ),
        (
            representation::Row::of_represented(connection, &person.phone)?,
            Side::Represented,
        ),
    ] {
        for row in rows {
            permissions.push(representation::view(connection, &row, side, None, call.now)?);
        }
    }
    let messages = messages::list(connection, Some(&person.phone), u32::MAX)?;
    Answer::private(
        call.endpoint.status,
        &PersonalExport {
            made_at: call.now,
            person: person.details(),
            account_since: person.created_at,
            sessions: sessions(connection, person.id, call.now)?,
            orders,
            permissions,
            paybacks: payback::export(call.core, connection, person, call.now)?,
            visits: visit_requests::export(connection, person, call.now)?,
            visit_wishes: visits::wished_by(connection, person.id)?,
            messages: messages.iter().map(messages::Sent::shown).collect(),
        },
    )
}

fn sessions(
    connection: &Connection,
    person: i64,
    now: Timestamp,
) -> Result<Vec<SessionRecord>, rusqlite::Error> {
    connection
        .prepare_cached(
            "SELECT created_at, ends_at FROM sessions WHERE person = ?1 AND idle_until > ?2 AND ends_at > ?2
             ORDER BY created_at",
        )?
        .query_map([person, now.unix_millis()], |row| {
            Ok(SessionRecord {
                since: Timestamp::from_unix_millis(row.get(0)?),
                ends_at: Timestamp::from_unix_millis(row.get(1)?),
            })
        })?
        .collect()
}
