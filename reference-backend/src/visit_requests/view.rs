//! A visit as whoever asked sees it.

use super::state::{self, Standing};
use super::store::{self, Happened, Row, TimeKind};
use super::windows;
use crate::answer::{Answer, Delivery};
use crate::call::Call;
use crate::idempotency;
use crate::photos::{self, Of};
use crate::problems::Refusal;
use crate::representation::{self, Access};
use crate::session::Session;
use contract::photo::PhotoState;
use contract::privacy::mask_phone;
use contract::text::LocalText;
use contract::time::Timestamp;
use contract::visit::{
    HappyCallAnswer, IntakeState, SafeContact, Visit, VisitCan, VisitEventKind as Event, VisitFieldKind,
    VisitState, VisitTime, VisitView,
};
use rusqlite::Connection;

/// `GET /visits/requests/{reference}`.
pub(crate) fn get_visit(
    call: &Call<'_>,
    connection: &Connection,
    session: &Session,
) -> Result<Answer, Refusal> {
    call.core.faults.of_read(call.endpoint, &session.person.phone)?;
    let (row, access) = representation::of_call::<Row>(call, connection, session)?;
    answer(call, connection, &row, &access)
}

/// Whether the answer to a write arrives: in demonstrations, known phones lose it.
pub(super) fn delivery(call: &Call<'_>, session: &Session) -> Result<Delivery, Refusal> {
    let key = idempotency::key_of(call)?.unwrap_or_default();
    call.core.faults.of_payback(&session.person.phone, key)
}

/// The answer that shows a visit.
pub(super) fn answer(
    call: &Call<'_>,
    connection: &Connection,
    row: &Row,
    access: &Access,
) -> Result<Answer, Refusal> {
    let view = VisitView {
        visit: visit(connection, row, access, call.now)?,
        server_time: call.now,
        poll_after_ms: match row.state {
            VisitState::OnTheWay => 15_000,
            state if state.is_open() => 30_000,
            _ => 300_000,
        },
    };
    Ok(Answer::private(call.endpoint.status, &view)?.version(row.version))
}

/// A visit with everything that happened.
pub(super) fn visit(
    connection: &Connection,
    row: &Row,
    access: &Access,
    now: Timestamp,
) -> Result<Visit, rusqlite::Error> {
    let happened = store::events(connection, row.id)?;
    let standing = Standing::of(happened.iter().map(|happened| &happened.event));
    let service = windows::service(&row.request.service, now);
    let request = row.request.clone();
    let times = store::times(connection, row.id)?;
    let photos = photos::all(connection, Of::Visit(row.id))?;
    let intake = store::intake(&happened);
    let mut can = can(row, &standing, access);
    can.answer_intake &= intake
        .as_ref()
        .is_some_and(|intake| intake.state == IntakeState::Waiting);
    let photos_most = service.as_ref().map_or(0, photos_most);
    let whole = photos.iter().filter(|photo| photo.state == PhotoState::Whole);
    can.add_photo &= whole.count() < photos_most;
    Ok(Visit {
        reference: row.reference.clone(),
        version: row.version,
        state: row.state,
        service_name: service.as_ref().map_or_else(
            || LocalText::new(&request.service, &request.service),
            |service| service.name.clone(),
        ),
        discreet: service.as_ref().is_some_and(|service| service.discreet),
        asker: request.asker,
        for_whom: access.for_whom(),
        made_by: access.made_by(),
        organisation: request.organisation,
        members: row.members,
        answers: request.answers,
        dong_name: windows::dong_name(&request.place.dong).unwrap_or_else(|| LocalText::new("", "")),
        place: request.place,
        wishes: request.windows,
        access: request.access,
        contact: SafeContact {
            phone: request.contact.phone.as_deref().map(mask_phone),
            ..request.contact
        },
        language: request.language,
        note: request.note,
        in_history: request.in_history,
        service: request.service,
        asked_at: row.asked_at,
        officer: standing.officer,
        offered: standing.offered,
        times: times
            .into_iter()
            .filter(|time| time.kind != TimeKind::Wished)
            .map(|time| VisitTime {
                start: time.start,
                end: windows::end_of(service.as_ref(), time.start),
                done: time.kind == TimeKind::Done,
            })
            .collect(),
        body: standing.body,
        intake,
        happy_call: happy_call(&happened),
        photos,
        events: happened.into_iter().map(|happened| happened.event).collect(),
        can,
    })
}

/// Most photos of a service; none where it does not ask for one.
pub(super) fn photos_most(service: &contract::visit::VisitService) -> usize {
    let field = service
        .fields
        .iter()
        .find(|field| field.kind == VisitFieldKind::Photo);
    field.map_or(0, |field| field.most.unwrap_or(1) as usize)
}

/// What can be done with it, as far as its state decides.
fn can(row: &Row, standing: &Standing, access: &Access) -> VisitCan {
    let allowed = |event| access.changes() && state::after(row.state, event).is_some();
    VisitCan {
        agree: standing.offered.is_some() && allowed(Event::Agreed),
        change: allowed(Event::Corrected),
        cancel: allowed(Event::Cancelled),
        write: allowed(Event::Message),
        add_photo: allowed(Event::PhotoAdded),
        answer_intake: allowed(Event::IntakeConfirmed),
        answer_happy_call: allowed(Event::HappyCall),
    }
}

/// The last answers of the happy call.
fn happy_call(happened: &[Happened]) -> Option<HappyCallAnswer> {
    let answered = happened
        .iter()
        .rev()
        .find(|one| matches!(one.event.kind, Event::HappyCall | Event::Reopened))?;
    serde_json::from_str(answered.data.as_deref()?).ok()
}
