//! Asking for a visit.

use super::access::actor;
use super::store::{self, Happened, Row, TimeKind};
use super::{photos, read, tell, view, windows};
use crate::answer::Answer;
use crate::call::Call;
use crate::problems::Refusal;
use crate::random;
use crate::representation::{self, Access, Kept, Wanted};
use crate::session::Session;
use contract::household::Service;
use contract::permission::PermissionStep;
use contract::problem::{FieldError, FieldProblem, ProblemCode};
use contract::text::LocalText;
use contract::time::Timestamp;
use contract::visit::{AskerKind, VisitActor, VisitEventKind, VisitRequest, VisitService, VisitState};
use rusqlite::Transaction;

/// `POST /visits/requests`. In one transaction that nothing comes between: a window goes to one.
pub(crate) fn request_visit(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    session: &Session,
) -> Result<Answer, Refusal> {
    let delivery = view::delivery(call, session)?;
    let mut fields = call.fields()?;
    let service = read::service(call, &mut fields)?;
    let mut request = read::request(fields, &service)?;
    if request.asker == AskerKind::Group {
        // A group gathers first.
        let field = "/asker".into();
        let code = FieldProblem::NotAllowed;
        return Err(Refusal::invalid(vec![FieldError { field, code }]));
    }
    read::may_ask(&service, &request)?;
    let (access, resident) = access(call, transaction, session, &request)?;
    check_limit(transaction, &resident)?;
    let wished = (request.place.dong.as_str(), &request.windows[..]);
    read::check_windows(transaction, &service, wished, (call.now, None))?;
    let sent = photos::sent_before(transaction, session, std::mem::take(&mut request.photos))?;
    let row = Row {
        owner: Some(session.person.id),
        permission: match &access {
            Access::Helper(permission) => Some(permission.id),
            Access::Own | Access::Seen(_) => None,
        },
        ..new_row(transaction, request, resident, call.now)?
    };
    let row = begin(transaction, row, &service, actor(&access))?;
    for photo in &sent {
        crate::photos::give(transaction, photo, row.id)?;
    }
    tell::note(
        transaction,
        &row,
        (PermissionStep::Ordered, access.actor()),
        call.now,
    )?;
    let answer = view::answer(call, transaction, &row, &access)?;
    Ok(Answer { delivery, ..answer })
}

/// A request as it is stored first.
pub(super) fn new_row(
    transaction: &Transaction<'_>,
    request: VisitRequest,
    resident: String,
    now: Timestamp,
) -> Result<Row, rusqlite::Error> {
    Ok(Row {
        id: 0,
        reference: new_reference(transaction)?,
        version: 1,
        owner: None,
        resident: Some(resident),
        permission: None,
        request,
        members: None,
        state: VisitState::Asked,
        asked_at: now,
        finished_at: None,
    })
}

/// Writes down that it was asked for, keeps its times, and tells that it has arrived.
pub(super) fn begin(
    transaction: &Transaction<'_>,
    row: Row,
    service: &VisitService,
    by: VisitActor,
) -> Result<Row, rusqlite::Error> {
    let now = row.asked_at;
    let row = row.insert(transaction)?;
    let kept = read::kept(service, &row.request.windows);
    store::set_times(transaction, row.id, kept, TimeKind::Wished)?;
    store::append(
        transaction,
        row.id,
        &Happened::new(VisitEventKind::Asked, by, now),
    )?;
    let arrived = LocalText::new(
        format!(
            "신청을 받았어요. 번호는 {}예요. 담당자가 정해지면 알려 드려요.",
            row.reference
        ),
        format!(
            "we have your request {}. We tell you who takes care of it.",
            row.reference
        ),
    );
    tell::tell(transaction, &row, &arrived, now)?;
    Ok(row)
}

/// For whom it is.
fn access(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    session: &Session,
    request: &VisitRequest,
) -> Result<(Access, String), Refusal> {
    let (Some(name), Some(permission)) = (&request.on_behalf_of, &request.permission) else {
        return Ok((Access::Own, session.person.phone.clone()));
    };
    let last = request.windows.iter().max().map(|start| start.date());
    let wanted = Wanted {
        permission,
        service: Service::OutreachVisit,
        name,
        day: last.unwrap_or(call.now.date()),
    };
    let row = representation::covering(transaction, session, &wanted, call.now)?;
    let resident = row.stands_for();
    Ok((Access::Helper(Box::new(row)), resident))
}

/// Refuses where someone has as many open requests as are allowed.
pub(super) fn check_limit(transaction: &Transaction<'_>, resident: &str) -> Result<(), Refusal> {
    let open: u16 = transaction
        .prepare_cached(
            "SELECT COUNT(*) FROM visits WHERE resident = ? AND state NOT IN ('done', 'followed_up', 'cancelled')",
        )?
        .query_row([resident], |row| row.get(0))?;
    match open >= windows::OPEN_MAX {
        true => Err(ProblemCode::LimitReached.into()),
        false => Ok(()),
    }
}

/// A reference that no visit has.
fn new_reference(transaction: &Transaction<'_>) -> Result<String, rusqlite::Error> {
    loop {
        let reference = random::reference();
        if Row::by_reference(transaction, &reference)?.is_none() {
            return Ok(reference);
        }
    }
}
