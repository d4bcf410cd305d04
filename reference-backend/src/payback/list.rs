//! The history as pages of rows, filtered and sorted.

use super::access::{Whose, whose};
use super::store::{Row, bare};
use super::{catalogue, view};
use crate::answer::Answer;
use crate::call::Call;
use crate::problems::Refusal;
use crate::representation::Kept;
use crate::session::Session;
use contract::limits::PAGE_MAX;
use contract::payback::{PaybackList, PaybackRow, PaybackSort, PaybackState};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

/// A condition in SQL with its values.
struct Condition {
    sql: String,
    values: Vec<Value>,
}

impl Condition {
    fn and(&mut self, sql: &str, values: impl IntoIterator<Item = Value>) {
        self.sql.push_str(" AND ");
        self.sql.push_str(sql);
        self.values.extend(values);
    }

    fn count(&self, connection: &Connection) -> Result<u32, rusqlite::Error> {
        connection
            .prepare_cached(&format!("SELECT COUNT(*) FROM paybacks WHERE {}", self.sql))?
            .query_row(params_from_iter(&self.values), |row| row.get(0))
    }
}

/// `GET /paybacks`.
pub(crate) fn list_paybacks(
    call: &Call<'_>,
    connection: &Connection,
    session: &Session,
) -> Result<Answer, Refusal> {
    let whose = whose(call, connection, session)?;
    let mut condition = filters(call, &whose)?;
    let total = condition.count(connection)?;
    let sort = sort(call)?;
    let limit = number(call, "limit", 1..=PAGE_MAX)?.unwrap_or(PAGE_MAX);
    let skip = number(call, "skip", 0..=usize::MAX)?.unwrap_or(0);
    let (order, comes_after) = order(sort);
    let mut before = u32::try_from(skip).unwrap_or(u32::MAX).min(total);
    let mut offset = before;
    if let Some(cursor) = call.query("cursor") {
        let last = last_seen(connection, &whose, cursor)?;
        let key = match sort {
            PaybackSort::Title => Value::from(last.book.title.clone()),
            PaybackSort::Price => Value::from(i64::from(last.amount_won)),
            _ => Value::from(last.applied_at.unix_millis()),
        };
        condition.and(comes_after, [key, Value::from(last.id)]);
        before = total - condition.count(connection)?.min(total);
        offset = 0;
    }
    // One more tells whether there is a following page.
    let sql = format!(
        "{} ORDER BY {order} LIMIT {} OFFSET {offset}",
        condition.sql,
        limit + 1
    );
    let mut rows = Row::list(connection, &sql, params_from_iter(&condition.values))?;
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows
        .last()
        .filter(|_| more)
        .map(|row| format!("after:{}", row.reference));
    let items: Result<Vec<PaybackRow>, Refusal> =
        rows.iter().map(|row| shown(call, connection, row)).collect();
    let list = PaybackList {
        items: items?,
        next,
        total,
        before,
        server_time: call.now,
    };
    Answer::private(call.endpoint.status, &list)
}

/// The row that was the last one of the page before.
fn last_seen(connection: &Connection, whose: &Whose, cursor: &str) -> Result<Row, Refusal> {
    let none = || Refusal::malformed("cursor is none of ours");
    let reference = cursor.strip_prefix("after:").ok_or_else(none)?;
    let row = Row::by_reference(connection, reference)?;
    row.filter(|row| row.reader.as_ref() == Some(&whose.reader))
        .ok_or_else(none)
}

fn number(
    call: &Call<'_>,
    name: &str,
    range: std::ops::RangeInclusive<usize>,
) -> Result<Option<usize>, Refusal> {
    let Some(text) = call.query(name) else {
        return Ok(None);
    };
    match text.parse::<usize>() {
        Ok(number) if number >= *range.start() => Ok(Some(number.min(*range.end()))),
        _ => Err(Refusal::malformed("limit or skip is not a number that fits")),
    }
}

fn sort(call: &Call<'_>) -> Result<PaybackSort, Refusal> {
    match call.query("sort").map(PaybackSort::from_word) {
        None => Ok(PaybackSort::Latest),
        Some(PaybackSort::Unknown) => Err(Refusal::malformed("there is no such order")),
        Some(sort) => Ok(sort),
    }
}

/// The order in SQL, and what comes after a row in it.
fn order(sort: PaybackSort) -> (&'static str, &'static str) {
    match sort {
        PaybackSort::Earliest => ("applied_at, id", "(applied_at, id) > (?, ?)"),
        PaybackSort::Title => ("title, id", "(title, id) > (?, ?)"),
        PaybackSort::Price => ("amount_won DESC, id DESC", "(amount_won, id) < (?, ?)"),
        PaybackSort::Latest | PaybackSort::Unknown => {
            ("applied_at DESC, id DESC", "(applied_at, id) < (?, ?)")
        }
    }
}

/// Whose they are.
pub(super) fn of_whom(whose: &Whose) -> (String, Vec<Value>) {
    let reader = Value::from(whose.reader.clone());
    match &whose.permission {
        // What the person did by themselves is not the helper's to see.
        Some(permission) => (
            "reader = ? AND permission = ?".into(),
            vec![reader, Value::from(permission.id)],
        ),
        None => ("reader = ?".into(), vec![reader]),
    }
}

fn filters(call: &Call<'_>, whose: &Whose) -> Result<Condition, Refusal> {
    let (sql, values) = of_whom(whose);
    let mut condition = Condition { sql, values };
    let today = Value::from(call.now.date().to_string());
    match call.query("state").map(PaybackState::from_word) {
        None => {}
        Some(PaybackState::Unknown) => return Err(Refusal::malformed("there is no such state")),
        Some(PaybackState::Missed) => condition.and("state = 'bought' AND return_by < ?", [today]),
        Some(PaybackState::Bought) => condition.and("state = 'bought' AND return_by >= ?", [today]),
        Some(state) => condition.and("state = ?", [Value::from(state.word().to_owned())]),
    }
    if let Some(year) = call.query("year") {
        let year: u16 = year
            .parse()
            .map_err(|_| Refusal::malformed("year is not a year"))?;
        let days = [format!("{year:04}-01-01"), format!("{year:04}-12-31")];
        condition.and("applied_on BETWEEN ? AND ?", days.map(Value::from));
    }
    if let Some(store) = call.query("store") {
        condition.and("store = ?", [Value::from(store.to_owned())]);
    }
    let typed = call.query("q").unwrap_or_default();
    catalogue::check_search(typed)?;
    let wanted = bare(typed).replace(['-', '\n'], "");
    if !wanted.is_empty() {
        condition.and("instr(search, ?) > 0", [Value::from(wanted)]);
    }
    Ok(condition)
}

fn shown(call: &Call<'_>, connection: &Connection, row: &Row) -> Result<PaybackRow, Refusal> {
    let state = row.state_at(call.now);
    let last_return_day = match state {
        PaybackState::Bought => view::last_return(call.core, connection, row)?.map(|last| last.day),
        _ => None,
    };
    Ok(PaybackRow {
        reference: row.reference.clone(),
        state,
        title: row.book.title.clone(),
        author: row.book.author.clone(),
        isbn13: row.book.isbn13.clone(),
        store: row.store.clone(),
        applied_on: row.applied_at.date(),
        bought_on: row.bought_on,
        last_return_day,
        returned_on: row.returned_on,
        amount_won: row.amount_won,
        paid_on: row.paid_on,
    })
}
