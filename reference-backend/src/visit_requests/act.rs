//! What residents do with a visit that they asked for.

use super::access::Doing;
use super::address::is_elsewhere;
use super::store::{self, Row, TimeKind};
use super::{read, windows};
use crate::answer::Answer;
use crate::call::Call;
use crate::fields::Fields;
use crate::problems::Refusal;
use crate::session::Session;
use contract::limits::{VISIT_LINE_MAX, VISIT_TEXT_MAX};
use contract::permission::PermissionStep;
use contract::problem::{FieldProblem, ProblemCode};
use contract::text::LocalText;
use contract::time::Timestamp;
use contract::visit::{
    Felt, HappyCallAnswer, SafeContact, Solved, VisitEventKind as Event, VisitRequest, VisitState,
};
use rusqlite::{Transaction, params};

/// Most messages of one resident on one visit in a day.
const MESSAGES_A_DAY: u32 = 30;

fn said(text: String) -> Option<LocalText> {
    Some(LocalText::of(text, None))
}

/// `POST /visits/requests/{reference}/cancel`.
pub(crate) fn cancel_visit(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    session: &Session,
) -> Result<Answer, Refusal> {
    let doing = Doing::of_version(call, transaction, session)?;
    if doing.row.state.is_before_visit() {
        store::set_times(transaction, doing.row.id, &[], TimeKind::Wished)?;
    }
    let cancelled = doing.happened(Event::Cancelled);
    doing.happen(&cancelled, PermissionStep::Cancelled)
}

/// `POST /visits/requests/{reference}/agree`.
pub(crate) fn agree_visit(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    session: &Session,
) -> Result<Answer, Refusal> {
    let doing = Doing::of_version(call, transaction, session)?;
    let events = store::events(transaction, doing.row.id)?;
    let standing = super::state::Standing::of(events.iter().map(|happened| &happened.event));
    let Some(start) = standing.offered else {
        return Err(ProblemCode::TooLate.into());
    };
    if start <= call.now {
        return Err(ProblemCode::WindowTaken.into());
    }
    agree(transaction, &doing.row, &[start])?;
    let agreed = doing.happened(Event::Agreed).at(Some(start));
    doing.happen(&agreed, PermissionStep::Changed)
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
    let mut doing = Doing::of_version(call, transaction, session)?;
    if !doing.row.state.is_before_visit() {
        return Err(ProblemCode::TooLate.into());
    }
    let mut fields = call.fields()?;
    if fields.has("place") {
        let place = fields.typed("place", VISIT_LINE_MAX, |typed| Some(typed.to_owned()));
        if place.as_deref().is_some_and(is_elsewhere) {
            fields.wrong("place", FieldProblem::OutsideDistrict);
        }
        doing.row.request.place.text = place.or(doing.row.request.place.text);
    }
    if fields.has("access") {
        doing.row.request.access = read::access(&mut fields);
    }
    if fields.has("contact") {
        correct_contact(&mut fields, &mut doing.row.request);
    }
    if fields.has("language") {
        doing.row.request.language = read::language(&mut fields).unwrap_or(doing.row.request.language);
    }
    if fields.has("note") {
        doing.row.request.note = match fields.is_blank("note") {
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
        move_to(call, transaction, &mut doing.row, windows)?;
    }
    let kind = match moved {
        true => Event::OtherTimes,
        false => Event::Corrected,
    };
    let start = doing.row.request.windows.first().copied().filter(|_| moved);
    let changed = doing.happened(kind).at(start);
    doing.happen(&changed, PermissionStep::Changed)
}

/// Another way to be contacted. The number that is known stays unless another one is named: who looks at the request
/// sees it masked, and cannot name it again.
fn correct_contact(fields: &mut Fields, request: &mut VisitRequest) {
    if let Some(contact) = read::contact(fields) {
        let known = request.contact.phone.take();
        request.contact = SafeContact {
            phone: contact.phone.or(known),
            ..contact
        };
    }
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
    let doing = Doing::of(call, transaction, session)?;
    let mut fields = call.fields()?;
    let text = fields.typed("text", VISIT_TEXT_MAX, |typed| Some(typed.to_owned()));
    fields.done()?;
    let since = call.now.plus_seconds(-86_400).unix_millis();
    let written: u32 = transaction
        .prepare_cached(
            "SELECT COUNT(*) FROM visit_events WHERE visit = ? AND kind = 'message' AND actor <> 'office' AND at > ?",
        )?
        .query_row(params![doing.row.id, since], |found| found.get(0))?;
    if written >= MESSAGES_A_DAY {
        return Err(ProblemCode::LimitReached.into());
    }
    let message = doing.happened(Event::Message).saying(text.and_then(said));
    doing.happen(&message, PermissionStep::Told)
}

/// `POST /visits/requests/{reference}/intake`.
pub(crate) fn answer_intake(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    session: &Session,
) -> Result<Answer, Refusal> {
    let doing = Doing::of_version(call, transaction, session)?;
    let mut fields = call.fields()?;
    let correction = read::maybe(&mut fields, "correction", VISIT_TEXT_MAX);
    fields.done()?;
    let waits = store::intake(&store::events(transaction, doing.row.id)?)
        .is_some_and(|intake| intake.state == contract::visit::IntakeState::Waiting);
    if !waits {
        return Err(ProblemCode::TooLate.into());
    }
    let kind = match correction {
        Some(_) => Event::IntakeCorrected,
        None => Event::IntakeConfirmed,
    };
    let answered = doing.happened(kind).saying(correction.and_then(said));
    doing.happen(&answered, PermissionStep::Told)
}

/// `POST /visits/requests/{reference}/happy-call`.
pub(crate) fn answer_happy_call(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    session: &Session,
) -> Result<Answer, Refusal> {
    let doing = Doing::of_version(call, transaction, session)?;
    let mut fields = call.fields()?;
    let solved = fields.text("solved").map(|word| Solved::from_word(&word));
    let felt = fields.text("felt").map(|word| Felt::from_word(&word));
    if solved == Some(Solved::Unknown) {
        fields.wrong("solved", FieldProblem::NotKnown);
    }
    if felt == Some(Felt::Unknown) {
        fields.wrong("felt", FieldProblem::NotKnown);
    }
    let wish = read::maybe(&mut fields, "wish", VISIT_TEXT_MAX);
    fields.done()?;
    let (Some(solved), Some(felt)) = (solved, felt) else {
        return Err(ProblemCode::Internal.into());
    };
    if doing.row.state != VisitState::Done {
        return Err(ProblemCode::TooLate.into());
    }
    let kind = match solved {
        Solved::No => Event::Reopened,
        _ => Event::HappyCall,
    };
    let answers = HappyCallAnswer { solved, felt, wish };
    let answered = doing.happened(kind).with(&answers)?;
    doing.happen(&answered, PermissionStep::Told)
}
