//! What residents do with a visit that they asked for.

use super::access::{actor, of_call};
use super::address::is_elsewhere;
use super::store::{self, Happened, Row, TimeKind};
use super::{read, tell, view, windows};
use crate::answer::Answer;
use crate::call::Call;
use crate::problems::Refusal;
use crate::representation::Access;
use crate::session::Session;
use contract::limits::{VISIT_LINE_MAX, VISIT_TEXT_MAX};
use contract::permission::PermissionStep;
use contract::problem::{FieldProblem, ProblemCode};
use contract::text::LocalText;
use contract::time::Timestamp;
use contract::visit::{Felt, HappyCallAnswer, Solved, VisitEventKind as Event, VisitState};
use rusqlite::{Transaction, params};

/// Most messages of one resident on one visit in a day.
const MESSAGES_A_DAY: u32 = 30;

/// The visit that is to be changed, in the version that was seen.
fn to_change(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    session: &Session,
) -> Result<(Row, Access), Refusal> {
    let (row, access) = of_call(call, transaction, session)?;
    if !access.changes() {
        return Err(ProblemCode::Forbidden.into());
    }
    call.version()?.check(row.version)?;
    Ok((row, access))
}

/// Lets it happen and shows what came of it.
fn happen(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    session: &Session,
    (mut row, access): (Row, Access),
    (happened, step): (&Happened, PermissionStep),
) -> Result<Answer, Refusal> {
    let delivery = view::delivery(call, session)?;
    if !row.happen(transaction, happened)? {
        return Err(ProblemCode::TooLate.into());
    }
    tell::note(transaction, &row, (step, access.actor()), call.now)?;
    let answer = view::answer(call, transaction, &row, &access)?;
    Ok(Answer { delivery, ..answer })
}

fn said(text: String) -> Option<LocalText> {
    Some(LocalText::of(text, None))
}

/// `POST /visits/requests/{reference}/cancel`.
pub(crate) fn cancel_visit(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    session: &Session,
) -> Result<Answer, Refusal> {
    let (row, access) = to_change(call, transaction, session)?;
    if row.state.is_before_visit() {
        store::set_times(transaction, row.id, &[], TimeKind::Wished)?;
    }
    let cancelled = Happened::new(Event::Cancelled, actor(&access), call.now);
    happen(
        call,
        transaction,
        session,
        (row, access),
        (&cancelled, PermissionStep::Cancelled),
    )
}

/// `POST /visits/requests/{reference}/agree`.
pub(crate) fn agree_visit(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    session: &Session,
) -> Result<Answer, Refusal> {
    let (row, access) = to_change(call, transaction, session)?;
    let events = store::events(transaction, row.id)?;
    let standing = super::state::Standing::of(events.iter().map(|happened| &happened.event));
    let Some(start) = standing.offered else {
        return Err(ProblemCode::TooLate.into());
    };
    if start <= call.now {
        return Err(ProblemCode::WindowTaken.into());
    }
    agree(transaction, &row, &[start])?;
    let agreed = Happened::new(Event::Agreed, actor(&access), call.now).at(Some(start));
    happen(
        call,
        transaction,
        session,
        (row, access),
        (&agreed, PermissionStep::Changed),
    )
}

/// These times are the visit's from now on.
pub(super) fn agree(
    transaction: &Transaction<'_>,
    row: &Row,
    starts: &[Timestamp],
) -> Result<(), rusqlite::Error> {
    store::set_times(transaction, row.id, starts, TimeKind::Agreed)
}

/// `PATCH /visits/requests/{reference}`.
pub(crate) fn change_visit(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    session: &Session,
) -> Result<Answer, Refusal> {
    let (mut row, access) = to_change(call, transaction, session)?;
    if !row.state.is_before_visit() {
        return Err(ProblemCode::TooLate.into());
    }
    let mut fields = call.fields()?;
    if fields.has("place") {
        let place = fields.typed("place", VISIT_LINE_MAX, |typed| Some(typed.to_owned()));
        if place.as_deref().is_some_and(is_elsewhere) {
            fields.wrong("place", FieldProblem::OutsideDistrict);
        }
        row.request.place.text = place.or(row.request.place.text);
    }
    if fields.has("access") {
        row.request.access = read::access(&mut fields);
    }
    if fields.has("contact") {
        row.request.contact = read::contact(&mut fields).unwrap_or(row.request.contact);
    }
    if fields.has("note") {
        row.request.note = match fields.is_blank("note") {
            true => None,
            false => fields.typed("note", VISIT_TEXT_MAX, |typed| Some(typed.to_owned())),
        };
    }
    let windows = match fields.has("windows") {
        true => fields.each("windows", Timestamp::parse),
        false => None,
    };
    fields.done()?;
    let moved = windows.is_some();
    if let Some(windows) = windows {
        move_to(call, transaction, &mut row, windows)?;
    }
    let kind = match moved {
        true => Event::OtherTimes,
        false => Event::Corrected,
    };
    let start = row.request.windows.first().copied().filter(|_| moved);
    let changed = Happened::new(kind, actor(&access), call.now).at(start);
    happen(
        call,
        transaction,
        session,
        (row, access),
        (&changed, PermissionStep::Changed),
    )
}

/// Wishes for other times. Those of a plan of which some have taken place are agreed with the officer.
fn move_to(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    row: &mut Row,
    wished: Vec<Timestamp>,
) -> Result<(), Refusal> {
    let service = windows::service(&row.request.service, call.now);
    let service = service.ok_or_else(|| Refusal::new(ProblemCode::NotFound))?;
    let times = store::times(transaction, row.id)?;
    if times.iter().any(|time| time.kind == TimeKind::Done) && service.visits_planned.is_some() {
        return Err(ProblemCode::TooLate.into());
    }
    let place = (row.request.place.dong.as_str(), &wished[..]);
    read::check_windows(transaction, &service, place, (call.now, Some(row.id)))?;
    let kept = read::kept(&service, &wished);
    store::set_times(transaction, row.id, kept, TimeKind::Wished)?;
    row.request.windows = wished;
    Ok(())
}

/// `POST /visits/requests/{reference}/messages`.
pub(crate) fn write_to_officer(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    session: &Session,
) -> Result<Answer, Refusal> {
    let (row, access) = of_call(call, transaction, session)?;
    if !access.changes() {
        return Err(ProblemCode::Forbidden.into());
    }
    let mut fields = call.fields()?;
    let text = fields.typed("text", VISIT_TEXT_MAX, |typed| Some(typed.to_owned()));
    fields.done()?;
    let since = call.now.plus_seconds(-86_400).unix_millis();
    let written: u32 = transaction
        .prepare_cached(
            "SELECT COUNT(*) FROM visit_events WHERE visit = ? AND kind = 'message' AND actor <> 'office' AND at > ?",
        )?
        .query_row(params![row.id, since], |found| found.get(0))?;
    if written >= MESSAGES_A_DAY {
        return Err(ProblemCode::LimitReached.into());
    }
    let message = Happened::new(Event::Message, actor(&access), call.now).saying(text.and_then(said));
    happen(
        call,
        transaction,
        session,
        (row, access),
        (&message, PermissionStep::Told),
    )
}

/// `POST /visits/requests/{reference}/intake`.
pub(crate) fn answer_intake(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    session: &Session,
) -> Result<Answer, Refusal> {
    let (row, access) = to_change(call, transaction, session)?;
    let mut fields = call.fields()?;
    let correction = match fields.has("correction") {
        true => fields.typed("correction", VISIT_TEXT_MAX, |typed| Some(typed.to_owned())),
        false => None,
    };
    fields.done()?;
    let waits = store::intake(&store::events(transaction, row.id)?)
        .is_some_and(|intake| intake.state == contract::visit::IntakeState::Waiting);
    if !waits {
        return Err(ProblemCode::TooLate.into());
    }
    let kind = match correction {
        Some(_) => Event::IntakeCorrected,
        None => Event::IntakeConfirmed,
    };
    let answered = Happened::new(kind, actor(&access), call.now).saying(correction.and_then(said));
    happen(
        call,
        transaction,
        session,
        (row, access),
        (&answered, PermissionStep::Told),
    )
}

/// `POST /visits/requests/{reference}/happy-call`.
pub(crate) fn answer_happy_call(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    session: &Session,
) -> Result<Answer, Refusal> {
    let (row, access) = to_change(call, transaction, session)?;
    let mut fields = call.fields()?;
    let solved = fields.text("solved").map(|word| Solved::from_word(&word));
    let felt = fields.text("felt").map(|word| Felt::from_word(&word));
    if solved == Some(Solved::Unknown) {
        fields.wrong("solved", FieldProblem::NotKnown);
    }
    if felt == Some(Felt::Unknown) {
        fields.wrong("felt", FieldProblem::NotKnown);
    }
    let wish = match fields.has("wish") {
        true => fields.typed("wish", VISIT_TEXT_MAX, |typed| Some(typed.to_owned())),
        false => None,
    };
    fields.done()?;
    let (Some(solved), Some(felt)) = (solved, felt) else {
        return Err(ProblemCode::Internal.into());
    };
    if row.state != VisitState::Done {
        return Err(ProblemCode::TooLate.into());
    }
    let kind = match solved {
        Solved::No => Event::Reopened,
        _ => Event::HappyCall,
    };
    let answers = HappyCallAnswer { solved, felt, wish };
    let answered = Happened::new(kind, actor(&access), call.now).with(&answers)?;
    happen(
        call,
        transaction,
        session,
        (row, access),
        (&answered, PermissionStep::Told),
    )
}
