//! A long history for one demo account, for measurements: ten thousand books are no real reader's.

use super::apply::new_reference;
use super::store::{Row, append, event};
use crate::state::Core;
use contract::payback::{PaybackActor, PaybackEvent, PaybackEventKind, PaybackState, ProcessVariant};
use contract::text::LocalText;
use contract::time::{ClockTime, Date, Timestamp};
use rusqlite::{OptionalExtension, Transaction, params};

/// Who has the long history: sign in with this phone.
pub(crate) const SEEDED_PHONE: &str = "01000001010";
/// The days of the past over which the books are spread, this year left out: its quota is not touched.
const DAYS: u64 = 2_000;

/// Gives the demo account so many books, unless it has some already.
pub(crate) fn seed(core: &Core, transaction: &Transaction<'_>, rows: u32) -> Result<(), rusqlite::Error> {
    let person = account(transaction, core.clock.now())?;
    let there: u32 = transaction.query_row(
        "SELECT COUNT(*) FROM paybacks WHERE reader = ?",
        [SEEDED_PHONE],
        |row| row.get(0),
    )?;
    if there > 0 || core.books.is_empty() || core.bookstores.is_empty() {
        return Ok(());
    }
    let year = core.clock.now().date().parts().0;
    let last = Date::new(year, 1, 1).map_or(core.clock.now().date(), |first| {
        Date(first.0.pred_opt().unwrap_or(first.0))
    });
    let first = Date(
        last.0
            .checked_sub_days(chrono::Days::new(DAYS + 60))
            .unwrap_or(last.0),
    );
    for at in 0..rows {
        let day = first.plus_days(u64::from(at) * DAYS / u64::from(rows.max(1)));
        one(core, transaction, person, at, day)?;
    }
    Ok(())
}

fn account(transaction: &Transaction<'_>, now: Timestamp) -> Result<i64, rusqlite::Error> {
    let find = "SELECT id FROM persons WHERE phone = ?";
    let known = transaction
        .query_row(find, [SEEDED_PHONE], |row| row.get(0))
        .optional()?;
    if let Some(id) = known {
        return Ok(id);
    }
    transaction.execute(
        "INSERT INTO persons (phone, name, birth_date, created_at) VALUES (?, '홍시연', '1950-05-05', ?)",
        params![SEEDED_PHONE, now.unix_millis()],
    )?;
    Ok(transaction.last_insert_rowid())
}

/// One book with all its events: three in fifty were refused, withdrawn or missed.
fn one(
    core: &Core,
    transaction: &Transaction<'_>,
    person: i64,
    at: u32,
    day: Date,
) -> Result<(), rusqlite::Error> {
    let pick = at as usize;
    let book = core.books[pick % core.books.len()].book.clone();
    let store = core.bookstores[pick / 3 % core.bookstores.len()].id;
    let moment = |days: u64| {
        day.plus_days(days)
            .at(ClockTime::new(9 + at % 9, at % 60).unwrap_or(ClockTime(chrono::NaiveTime::MIN)))
    };
    let (state, course) = course(at, &book.price_won, &moment);
    let mut row = Row {
        id: 0,
        reference: new_reference(transaction)?,
        version: 1,
        owner: Some(person),
        reader: Some(SEEDED_PHONE.into()),
        permission: None,
        process: ProcessVariant::ApproveFirst,
        amount_won: book.price_won,
        book,
        store: store.into(),
        applied_at: moment(0),
        state,
        bought_on: None,
        return_by: None,
        returned_on: None,
        paid_on: None,
        finished_at: course.last().map(|event| event.at),
        lent_times: if state == PaybackState::Placed { at % 12 } else { 0 },
        reminded: None,
        remind_days: None,
    }
    .insert(transaction)?;
    for event in &course {
        row.note(event, core.payback_config().return_days);
        append(transaction, row.id, event)?;
    }
    row.update(transaction)
}

fn course(at: u32, price: &u32, moment: &dyn Fn(u64) -> Timestamp) -> (PaybackState, Vec<PaybackEvent>) {
    use PaybackActor::{Bookstore, Library, Office, Reader};
    let of = |kind, by, days| event(kind, by, moment(days));
    let on = |kind, by, days: u64| PaybackEvent {
        on: Some(moment(days).date()),
        ..of(kind, by, days)
    };
    let mut all = vec![of(PaybackEventKind::Applied, Reader, 0)];
    match at % 50 {
        7 => {
            let reason = LocalText::new(
                "책값이 50,000원을 넘어요.",
                "The book costs more than 50,000 won.",
            );
            all.push(PaybackEvent {
                reason: Some(reason),
                ..of(PaybackEventKind::Refused, Office, 1)
            });
            return (PaybackState::Refused, all);
        }
        19 => {
            all.push(of(PaybackEventKind::Withdrawn, Reader, 1));
            return (PaybackState::Withdrawn, all);
        }
        _ => {}
    }
    all.push(of(PaybackEventKind::Approved, Office, 1));
    all.push(PaybackEvent {
        amount_won: Some(*price),
        ..on(PaybackEventKind::Bought, Reader, 2)
    });
    if at % 50 == 31 {
        return (PaybackState::Bought, all);
    }
    let returned = 5 + u64::from(at % 17);
    all.push(on(PaybackEventKind::Returned, Bookstore, returned));
    all.push(of(PaybackEventKind::Checked, Bookstore, returned + 1));
    all.push(PaybackEvent {
        amount_won: Some(*price),
        account: Some("****1234".into()),
        ..on(PaybackEventKind::Paid, Office, returned + 7)
    });
    all.push(PaybackEvent {
        library: Some(LocalText::new("시연 도서관 1", "Demo library 1")),
        ..of(PaybackEventKind::Placed, Library, returned + 14)
    });
    (PaybackState::Placed, all)
}
