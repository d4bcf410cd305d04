//! Asking for a permission, once and again.

use super::store::{Row, new_reference};
use super::{record, view};
use crate::answer::Answer;
use crate::call::Call;
use crate::problems::Refusal;
use crate::random;
use crate::session::Session;
use contract::household::Service;
use contract::limits::{PHONE_TYPED_MAX, normalise_phone};
use contract::permission::{Actor, PermissionRules, PermissionState, PermissionStep as Step, Side};
use contract::problem::{FieldProblem, ProblemCode};
use contract::reservation::normalise_reference;
use contract::text::LocalText;
use contract::time::{Date, Timestamp};
use rusqlite::Transaction;

/// Services for which a permission can be asked.
const SERVICES: [Service; 3] = [Service::SirenOrder, Service::BookPayback, Service::OutreachVisit];
/// Last day that a permission can have, in days from today.
const MAX_DAYS: u16 = 365;
/// How long the question waits for its answer.
const ANSWER_DAYS: u16 = 7;
/// Most questions of one person in a day, and to one phone.
const ASKED_A_DAY: (usize, usize) = (10, 5);
/// How often a question is sent, the first time included, and how many seconds apart.
const SENT: (u8, i64) = (4, 60);
/// How often the code of a question may be tried; after that only the link or the counter is left.
pub(super) const CODE_TRIES: u8 = 5;

/// `GET /permissions/rules`.
pub(crate) fn permission_rules(call: &Call<'_>) -> Result<Answer, Refusal> {
    let rules = PermissionRules {
        services: SERVICES.to_vec(),
        max_days: MAX_DAYS,
        answer_days: ANSWER_DAYS,
        at_counter: LocalText::new(
            "휴대폰이 없으면 인쇄한 종이와 신분증을 가지고 가까운 주민센터나 OK민원센터에 가서 대답할 수 있어요.",
            "Without a phone, answer at any community centre or OK민원센터, with the printed page and an identity \
             card.",
        ),
        server_time: call.now,
    };
    Answer::read(call, &rules)
}

/// `POST /permissions`.
pub(crate) fn ask_permission(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    session: &Session,
) -> Result<Answer, Refusal> {
    let asked = read(call, session)?;
    let earlier = Row::of_helper(transaction, session.person.id)?;
    check_limits(call, transaction, &earlier, asked.phone.as_deref())?;
    let mut row = Row {
        id: 0,
        reference: new_reference(transaction)?,
        helper: Some(session.person.id),
        helper_name: session.person.name.clone(),
        helper_phone: Some(session.person.phone.clone()),
        mark: mark(&earlier, &asked),
        code: asked.phone.as_ref().map(|_| random::code()),
        represented_name: asked.name,
        represented_phone: asked.phone,
        services: asked.services,
        until: asked.until,
        state: PermissionState::Asked,
        asked_at: call.now,
        answer_until: call.now.plus_seconds(i64::from(ANSWER_DAYS) * 86_400),
        answered_by: None,
        ended_by: None,
        code_tries_left: CODE_TRIES,
        sent_at: call.now,
        sent_times: 1,
    };
    row.id = row.insert(transaction)?;
    record::note(transaction, &row, (Step::Asked, Actor::Helper), None, call.now)?;
    let view = view(transaction, &row, Side::Helper, None, call.now)?;
    Answer::private(call.endpoint.status, &view)
}

struct Asked {
    name: String,
    phone: Option<String>,
    services: Vec<Service>,
    until: Date,
}

fn read(call: &Call<'_>, session: &Session) -> Result<Asked, Refusal> {
    let mut fields = call.fields()?;
    let name = fields.name("name");
    let phone = match fields.has("phone") {
        true => fields.typed("phone", PHONE_TYPED_MAX, normalise_phone),
        false => None,
    };
    if phone.as_ref() == Some(&session.person.phone) {
        // Whoever could answer their own question would need nobody's yes.
        fields.wrong("phone", FieldProblem::NotAllowed);
    }
    let offered = |word: &str| SERVICES.into_iter().find(|service| service.word() == word);
    let services = fields.each("services", offered);
    let until = fields.date("until");
    let today = call.now.date();
    if until.is_some_and(|until| until < today || until > today.plus_days(MAX_DAYS.into())) {
        fields.wrong("until", FieldProblem::NotAllowed);
    }
    fields.done()?;
    match (name, services, until) {
        (Some(name), Some(services), Some(until)) => Ok(Asked {
            name,
            phone,
            services,
            until,
        }),
        _ => Err(ProblemCode::Internal.into()),
    }
}

/// Nobody is to be pestered with questions, by one person or by many.
fn check_limits(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    earlier: &[Row],
    phone: Option<&str>,
) -> Result<(), Refusal> {
    let since = call.now.plus_seconds(-86_400);
    let recent = |rows: &[Row]| rows.iter().filter(|row| row.asked_at > since).count();
    let to_phone = match phone {
        Some(phone) => recent(&Row::of_represented(transaction, phone)?),
        None => 0,
    };
    match recent(earlier) < ASKED_A_DAY.0 && to_phone < ASKED_A_DAY.1 {
        true => Ok(()),
        false => Err(ProblemCode::LimitReached.into()),
    }
}

/// The same person keeps their mark; a new one gets the next.
fn mark(earlier: &[Row], asked: &Asked) -> u8 {
    let same = |row: &&Row| row.represented_name == asked.name && row.represented_phone == asked.phone;
    match earlier.iter().find(same) {
        Some(row) => row.mark,
        None => earlier
            .iter()
            .map(|row| row.mark.saturating_add(1))
            .max()
            .unwrap_or(0),
    }
}

/// From when a question can be sent again, if it can.
pub(super) fn resend_at(row: &Row, now: Timestamp) -> Option<Timestamp> {
    let open = row.state_at(now) == PermissionState::Asked && row.represented_phone.is_some();
    (open && row.sent_times < SENT.0).then(|| row.sent_at.plus_seconds(SENT.1))
}

/// `POST /permissions/{reference}/resend`. A new code, in case the old one was tried too often; links that
/// were sent before go on working.
pub(crate) fn resend_permission(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    session: &Session,
) -> Result<Answer, Refusal> {
    let mut row = of_helper(call, transaction, session)?;
    if row.state_at(call.now) != PermissionState::Asked {
        return Err(ProblemCode::PermissionEnded.into());
    }
    let Some(from) = resend_at(&row, call.now) else {
        return Err(ProblemCode::LimitReached.into());
    };
    if let Ok(left @ 1..) = u32::try_from(from.seconds_since(call.now).min(SENT.1)) {
        return Err(Refusal::new(ProblemCode::TooManyRequests).retry_after(left));
    }
    row.code = Some(random::code());
    row.code_tries_left = CODE_TRIES;
    row.sent_at = call.now;
    row.sent_times += 1;
    row.update(transaction)?;
    record::note(
        transaction,
        &row,
        (Step::SentAgain, Actor::Helper),
        None,
        call.now,
    )?;
    let view = view(transaction, &row, Side::Helper, None, call.now)?;
    Answer::private(call.endpoint.status, &view)
}

/// The permission of the address, if the one who is signed in asked for it. One of others and none at all look
/// the same.
pub(super) fn of_helper(
    call: &Call<'_>,
    connection: &rusqlite::Connection,
    session: &Session,
) -> Result<Row, Refusal> {
    let found = match normalise_reference(call.param()) {
        Some(reference) => Row::by_reference(connection, &reference)?,
        None => None,
    };
    let row = found.filter(|row| row.helper == Some(session.person.id));
    row.ok_or_else(|| ProblemCode::NotFound.into())
}
