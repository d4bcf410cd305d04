//! Sums of what was paid back, from the events themselves.

use super::access::whose;
use super::{budget, list, stores};
use crate::answer::Answer;
use crate::call::Call;
use crate::problems::Refusal;
use crate::session::Session;
use contract::payback::{MonthSum, PaybackTotals, Sum, YearSum};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

/// `GET /payback/totals`.
pub(crate) fn payback_totals(
    call: &Call<'_>,
    connection: &Connection,
    session: &Session,
) -> Result<Answer, Refusal> {
    let whose = whose(call, connection, session)?;
    let config = call.core.payback_config();
    let (condition, values) = list::of_whom(&whose);
    let of = |group: &str| sums(connection, &condition, &values, group);
    let all = of("''")?.pop().map_or(Sum::none(), |(_, sum)| sum);
    let year = |text: &str| {
        text.get(0..4)
            .and_then(|year| year.parse().ok())
            .unwrap_or_default()
    };
    let years = of("substr(e.on_date, 1, 4)")?
        .into_iter()
        .map(|(text, sum)| YearSum {
            year: year(&text),
            sum,
        })
        .collect();
    let months = of("substr(e.on_date, 1, 7)")?
        .into_iter()
        .map(|(text, sum)| MonthSum {
            year: year(&text),
            month: text
                .get(5..7)
                .and_then(|month| month.parse().ok())
                .unwrap_or_default(),
            sum,
        })
        .collect();
    let distinct = |what: &str, order: &str| -> Result<Vec<String>, rusqlite::Error> {
        connection
            .prepare_cached(&format!(
                "SELECT DISTINCT {what} AS found FROM paybacks WHERE {condition} ORDER BY {order}"
            ))?
            .query_map(params_from_iter(&values), |row| row.get(0))?
            .collect()
    };
    let today = Value::from(call.now.date().to_string());
    let open: u32 = connection
        .prepare_cached(&format!(
            "SELECT COUNT(*) FROM paybacks WHERE {condition}
             AND state IN ('applied', 'approved', 'bought', 'returned', 'checked')
             AND NOT (state = 'bought' AND return_by < ?)"
        ))?
        .query_row(params_from_iter(values.iter().chain([&today])), |row| row.get(0))?;
    let totals = PaybackTotals {
        quota: budget::quota(connection, &config, &whose.reader, call.now.date())?,
        all,
        years,
        months,
        stores: distinct("store", "found")?
            .iter()
            .map(|id| stores::brief(call.core, id))
            .collect(),
        applied_years: distinct("substr(applied_on, 1, 4)", "found DESC")?
            .iter()
            .filter_map(|year| year.parse().ok())
            .collect(),
        open,
        server_time: call.now,
    };
    Answer::private(call.endpoint.status, &totals)
}

/// Sums of the payments by a group of their days, the latest in front.
fn sums(
    connection: &Connection,
    condition: &str,
    values: &[Value],
    group: &str,
) -> Result<Vec<(String, Sum)>, rusqlite::Error> {
    connection
        .prepare_cached(&format!(
            "SELECT {group} AS part, SUM(e.amount_won), COUNT(*), COUNT(DISTINCT p.store)
             FROM payback_events e JOIN (SELECT id, store FROM paybacks WHERE {condition}) p ON p.id = e.payback
             WHERE e.kind = 'paid' GROUP BY part ORDER BY part DESC"
        ))?
        .query_map(params_from_iter(values), |row| {
            let sum = Sum {
                paid_won: row.get::<_, i64>(1)?.unsigned_abs(),
                books: row.get(2)?,
                stores: row.get(3)?,
            };
            Ok((row.get(0)?, sum))
        })?
        .collect()
}
