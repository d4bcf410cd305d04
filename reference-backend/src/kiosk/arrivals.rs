//! Checking in for an order. Whoever has checked in stands in the line of their counter from then on.

use crate::answer::Answer;
use crate::call::Call;
use crate::demo_data::OfficeSeed;
use crate::problems::Refusal;
use crate::queue_status::simulated::inputs::record;
use crate::reservations::find::{Opener, opened_by, proofs};
use crate::reservations::store::Row;
use crate::reservations::view::counter_of;
use crate::simulation::Command;
use crate::simulation::run::Run;
use crate::{idempotency, offices};
use contract::kiosk::{Arrival, ArrivalState, CHECK_IN_TYPED_MAX, CheckInCode};
use contract::office::Counter;
use contract::problem::{FieldProblem, ProblemCode};
use contract::reservation::OrderState;
use contract::time::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

/// So early can one check in, in seconds before the slot.
const EARLY_SECONDS: i64 = 30 * 60;

/// Where somebody stands who has come.
#[derive(Default)]
struct Place {
    ahead: Option<u32>,
    called_to: Option<String>,
}

/// `POST /arrivals`.
pub(crate) fn check_in(call: &Call<'_>, transaction: &Transaction<'_>) -> Result<Answer, Refusal> {
    idempotency::needed_key(call)?;
    let mut fields = call.fields()?;
    let office = fields.id("office");
    if let Some(id) = &office
        && !call.core.offices.iter().any(|seed| seed.id == *id)
    {
        fields.wrong("office", FieldProblem::NotKnown);
    }
    let code = fields.typed("code", CHECK_IN_TYPED_MAX, CheckInCode::read);
    let scanned = code.as_ref().is_some_and(|code| code.secret.is_some());
    let (birth_date, ending) = proofs(&mut fields, scanned);
    fields.done()?;
    let (Some(office), Some(code)) = (office, code) else {
        return Err(ProblemCode::Internal.into());
    };
    let row = opened_by(
        call,
        transaction,
        &Opener {
            reference: &code.reference,
            qr_secret: code.secret.as_deref(),
            birth_date,
            phone_ending: ending.as_deref(),
        },
    )?;
    let seed = call.core.offices.iter().find(|seed| seed.id == row.office);
    let seed = seed.ok_or_else(|| Refusal::new(ProblemCode::Internal))?;
    let arrival = arrive(call, transaction, (&row, seed), &office)?;
    Answer::private(call.endpoint.status, &arrival)
}

/// What they are told; on the right day, in the right office and in time they are taken into the line.
fn arrive(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    (row, seed): (&Row, &OfficeSeed),
    office: &str,
) -> Result<Arrival, Refusal> {
    let counter = counter_of(row, &seed.counters);
    let counter = counter.ok_or_else(|| Refusal::new(ProblemCode::Internal))?;
    let check_in_from = row.start.plus_seconds(-EARLY_SECONDS);
    let papers = row.state_at(call.now);
    let mut place = Place::default();
    let state = match papers {
        OrderState::Collected => ArrivalState::Collected,
        OrderState::Cancelled => ArrivalState::Cancelled,
        OrderState::Expired => ArrivalState::Over,
        _ if row.start.date() != call.now.date() => ArrivalState::OtherDay,
        _ if row.office != office => ArrivalState::OtherOffice,
        _ if call.now < check_in_from => ArrivalState::Early,
        _ => {
            place = come(call, transaction, row, (seed, counter))?;
            match (&place.called_to, place.ahead) {
                (Some(_), _) => ArrivalState::Called,
                (None, Some(_)) => ArrivalState::Waiting,
                (None, None) => ArrivalState::AtCounter,
            }
        }
    };
    Ok(Arrival {
        state,
        number: number(row),
        counter: counter.name.clone(),
        office: offices::brief(seed),
        start: row.start,
        collect_until: row.collect_until,
        check_in_from,
        papers,
        checked_in_at: arrived_at(transaction, row)?,
        ahead: place.ahead,
        called_to: place.called_to,
        server_time: call.now,
    })
}

fn number(row: &Row) -> String {
    format!("예약-{}", row.ticket_number)
}

/// When somebody checked in for an order, at its present time.
pub(crate) fn arrived_at(connection: &Connection, row: &Row) -> Result<Option<Timestamp>, rusqlite::Error> {
    connection
        .prepare_cached("SELECT at FROM arrivals WHERE reservation = ? AND start = ?")?
        .query_row(params![row.id, row.start.unix_millis()], |row| {
            row.get(0).map(Timestamp::from_unix_millis)
        })
        .optional()
}

/// Takes them into the line, the first time; says where they stand.
fn come(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    row: &Row,
    (seed, counter): (&OfficeSeed, &Counter),
) -> Result<Place, Refusal> {
    let new = transaction
        .prepare_cached("INSERT OR IGNORE INTO arrivals (reservation, start, at) VALUES (?, ?, ?)")?
        .execute(params![row.id, row.start.unix_millis(), call.now.unix_millis()])?;
    let Some(simulated) = call.core.queues.source.simulated() else {
        return Ok(Place::default());
    };
    let mut now = call.now;
    if new > 0 {
        let command = Command::Arrive {
            number: row.ticket_number,
        };
        now = record(transaction, (seed.id, &counter.id), now, &command)?.max(now);
    }
    let run = simulated.play((call.core, transaction), (seed, counter), now.date(), now)?;
    Ok(place(&run, &number(row)))
}

/// Where the latest one with a number stands.
fn place(run: &Run, number: &str) -> Place {
    let Some(who) = run.people.iter().rposition(|person| person.number == number) else {
        return Place::default();
    };
    let at_desk = |desk: &usize| {
        let busy = run.desks[*desk].busy.as_ref();
        busy.is_some_and(|busy| busy.person == who)
    };
    Place {
        ahead: run.line.ahead_of_reserved(who),
        called_to: (0..run.desks.len()).find(at_desk).map(|desk| run.desk_name(desk)),
    }
}
