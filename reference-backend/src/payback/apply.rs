//! Applying for a book.

use super::access::actor;
use super::store::{Row, append, event};
use super::{budget, catalogue, process, record, stores, view};
use crate::answer::Answer;
use crate::call::Call;
use crate::fields::Fields;
use crate::problems::Refusal;
use crate::random;
use crate::representation::{self, Access, Kept, Wanted};
use crate::session::Session;
use contract::household::Service;
use contract::limits::ISBN_TYPED_MAX;
use contract::payback::{PaybackActor, PaybackEventKind, PaybackState, normalise_isbn};
use contract::permission::PermissionStep;
use contract::problem::{FieldProblem, ProblemCode};
use contract::time::{Date, Timestamp};
use rusqlite::Transaction;

/// What is paid for a book at the most, as a guard against a slip of the finger.
const PAID_MAX: u64 = 1_000_000;

/// What was asked for, read.
struct Asked {
    isbn13: String,
    store: String,
    bought_on: Option<Date>,
    paid_won: Option<u32>,
    /// Name and permission.
    behalf: Option<(String, String)>,
}

/// `POST /paybacks`. In one transaction that nothing comes between: the last place of a quota goes to one.
pub(crate) fn apply_payback(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    session: &Session,
) -> Result<Answer, Refusal> {
    let delivery = view::delivery(call, session)?;
    let config = call.core.payback_config();
    let process = process::process(config.process);
    let asked = read(call.fields()?, process.buys_first(), call.now.date())?;
    let (access, reader) = access(call, transaction, session, &asked)?;
    if stores::seed(call.core, &asked.store).is_none() {
        return Err(ProblemCode::NotFound.into());
    }
    let seed = catalogue::seed(call, &asked.isbn13).ok_or_else(|| Refusal::new(ProblemCode::NotFound))?;
    let amount_won = asked
        .paid_won
        .unwrap_or(seed.book.price_won)
        .min(seed.book.price_won);
    let money = budget::budget(transaction, &config, call.now.date())?;
    if !money.state.takes_books() || money.left_won.is_some_and(|left| left < amount_won.into()) {
        return Err(ProblemCode::BudgetClosed.into());
    }
    if is_applied_for(transaction, &reader, &seed.book.isbn13, call.now)? {
        return Err(ProblemCode::AlreadyApplied.into());
    }
    if budget::quota(transaction, &config, &reader, call.now.date())?.left() == 0 {
        return Err(ProblemCode::QuotaReached.into());
    }
    if !catalogue::broken(seed, call.now.date()).is_empty() {
        return Err(ProblemCode::TitleRefused.into());
    }
    let mut row = Row {
        id: 0,
        reference: new_reference(transaction)?,
        version: 1,
        owner: Some(session.person.id),
        reader: Some(reader),
        permission: match &access {
            Access::Helper(permission) => Some(permission.id),
            Access::Own | Access::Seen(_) => None,
        },
        process: config.process,
        book: seed.book.clone(),
        store: asked.store,
        applied_at: call.now,
        state: PaybackState::Applied,
        bought_on: None,
        amount_won,
        return_by: None,
        returned_on: None,
        paid_on: None,
        finished_at: None,
        lent_times: 0,
        reminded: None,
        remind_days: None,
    };
    row = row.insert(transaction)?;
    begin(call, transaction, &mut row, actor(&access), asked.bought_on)?;
    record::note(
        call.core,
        transaction,
        &row,
        (PermissionStep::Ordered, access.actor()),
        call.now,
    )?;
    let answer = view::answer(call, transaction, &row, &access)?;
    Ok(Answer { delivery, ..answer })
}

/// Whether a title goes on for this reader or was paid back to them. What was refused, withdrawn or missed may be
/// tried again.
fn is_applied_for(
    transaction: &Transaction<'_>,
    reader: &str,
    isbn13: &str,
    now: Timestamp,
) -> Result<bool, rusqlite::Error> {
    let before = Row::list(transaction, "reader = ? AND isbn13 = ?", [reader, isbn13])?;
    Ok(before.iter().any(|row| {
        !matches!(
            row.state_at(now),
            PaybackState::Refused | PaybackState::Withdrawn | PaybackState::Missed
        )
    }))
}

/// The first events: in the order that buys first, the buying comes before the application.
fn begin(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    row: &mut Row,
    by: PaybackActor,
    bought_on: Option<Date>,
) -> Result<(), Refusal> {
    if let Some(day) = bought_on {
        let mut bought = event(PaybackEventKind::Bought, by, call.now);
        bought.on = Some(day);
        bought.amount_won = Some(row.amount_won);
        append(transaction, row.id, &bought)?;
        row.note(&bought, call.core.payback_config().return_days);
        row.state = PaybackState::Bought;
        row.version = 0;
        row.update(transaction)?;
    }
    append(
        transaction,
        row.id,
        &event(PaybackEventKind::Applied, by, call.now),
    )?;
    Ok(())
}

fn read(mut fields: Fields, buys_first: bool, today: Date) -> Result<Asked, Refusal> {
    let isbn = fields.typed("isbn", ISBN_TYPED_MAX, |typed| Some(typed.to_owned()));
    let store = fields.id("store");
    let bought_on = match (buys_first, fields.has("bought_on")) {
        (true, _) => bought_today(&mut fields, today),
        (false, true) => {
            // Here the yes comes before the buying.
            fields.wrong("bought_on", FieldProblem::NotAllowed);
            None
        }
        (false, false) => None,
    };
    let paid_won = match buys_first {
        true => paid(&mut fields),
        false => None,
    };
    let permission = match fields.has("permission") {
        true => fields.id("permission"),
        false => None,
    };
    let name = match fields.has("permission") || fields.has("on_behalf_of") {
        true => fields.name("on_behalf_of"),
        false => None,
    };
    if name.is_some() && permission.is_none() {
        fields.wrong("permission", FieldProblem::Missing);
    }
    fields.done()?;
    let (Some(isbn), Some(store)) = (isbn, store) else {
        return Err(ProblemCode::Internal.into());
    };
    Ok(Asked {
        isbn13: normalise_isbn(&isbn).map_err(|_| Refusal::new(ProblemCode::IsbnWrong))?,
        store,
        bought_on,
        paid_won,
        behalf: name.zip(permission),
    })
}

/// The application must come on the day of buying.
fn bought_today(fields: &mut Fields, today: Date) -> Option<Date> {
    let day = fields.date("bought_on")?;
    match day {
        _ if day > today => fields.wrong("bought_on", FieldProblem::InFuture),
        _ if day < today => fields.wrong("bought_on", FieldProblem::NotAllowed),
        _ => return Some(day),
    }
    None
}

/// What was paid, if it was said.
pub(super) fn paid(fields: &mut Fields) -> Option<u32> {
    if !fields.has("paid_won") {
        return None;
    }
    match fields.number("paid_won")? {
        0 => fields.wrong("paid_won", FieldProblem::Missing),
        won if won > PAID_MAX => fields.wrong("paid_won", FieldProblem::TooMany),
        won => return u32::try_from(won).ok(),
    }
    None
}

/// For whom it is, and what stands for their quota.
fn access(
    call: &Call<'_>,
    transaction: &Transaction<'_>,
    session: &Session,
    asked: &Asked,
) -> Result<(Access, String), Refusal> {
    let Some((name, permission)) = &asked.behalf else {
        return Ok((Access::Own, session.person.phone.clone()));
    };
    let wanted = Wanted {
        permission,
        service: Service::BookPayback,
        name,
        day: call.now.date(),
    };
    let row = representation::covering(transaction, session, &wanted, call.now)?;
    let reader = row.stands_for();
    Ok((Access::Helper(Box::new(row)), reader))
}

/// A reference that no payback has.
pub(super) fn new_reference(transaction: &Transaction<'_>) -> Result<String, rusqlite::Error> {
    loop {
        let reference = random::reference();
        if Row::by_reference(transaction, &reference)?.is_none() {
            return Ok(reference);
        }
    }
}
