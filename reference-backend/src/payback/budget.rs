//! The money of the year and the quota of a person.

use super::config::PaybackConfig;
use contract::payback::{Budget, BudgetState, Quota};
use contract::time::Date;
use rusqlite::{Connection, params};

/// Less than this part of the money left is told as "closing soon".
const NEARLY_USED: u64 = 10;
/// So many days before the last one it is told too.
const NEAR_DAYS: i64 = 14;

/// How much is left, and whether books can be applied for.
pub(super) fn budget(
    connection: &Connection,
    config: &PaybackConfig,
    today: Date,
) -> Result<Budget, rusqlite::Error> {
    let year = today.parts().0;
    let used: i64 = connection
        .prepare_cached(
            "SELECT COALESCE(SUM(amount_won), 0) FROM paybacks
             WHERE applied_on BETWEEN ?1 AND ?2 AND state NOT IN ('refused', 'withdrawn')
             AND NOT (state = 'bought' AND return_by < ?3)",
        )?
        .query_row(
            params![
                format!("{year}-01-01"),
                format!("{year}-12-31"),
                today.to_string()
            ],
            |row| row.get(0),
        )?;
    let left = config.budget_won.saturating_sub(used.unsigned_abs());
    let days_left = config.closes_on.map(|last| last.days_since(today));
    let state = match config.budget_state {
        Some(state) => state,
        None if left == 0 || days_left.is_some_and(|days| days < 0) => BudgetState::Closed,
        None if left < config.budget_won / NEARLY_USED || days_left.is_some_and(|days| days <= NEAR_DAYS) => {
            BudgetState::ClosingSoon
        }
        None => BudgetState::Open,
    };
    Ok(Budget {
        state,
        year: u16::try_from(year).unwrap_or_default(),
        total_won: Some(config.budget_won),
        left_won: Some(left),
        closes_on: config.closes_on,
        opens_on: config.opens_on.filter(|_| !state.takes_books()),
        reason: config.budget_reason.clone().filter(|_| !state.takes_books()),
    })
}

/// How many books a reader has applied for, and may.
pub(super) fn quota(
    connection: &Connection,
    config: &PaybackConfig,
    reader: &str,
    today: Date,
) -> Result<Quota, rusqlite::Error> {
    let (year, month, _) = today.parts();
    let used = |from: String, to: String| -> Result<u16, rusqlite::Error> {
        connection
            .prepare_cached(
                "SELECT (SELECT COUNT(*) FROM paybacks WHERE reader = ?1 AND applied_on BETWEEN ?2 AND ?3
                         AND state NOT IN ('refused', 'withdrawn'))
                      + (SELECT COALESCE(SUM(books), 0) FROM payback_used
                         WHERE reader = ?1 AND month BETWEEN substr(?2, 1, 7) AND substr(?3, 1, 7))",
            )?
            .query_row(params![reader, from, to], |row| row.get(0))
    };
    Ok(Quota {
        month_used: used(
            format!("{year:04}-{month:02}-01"),
            format!("{year:04}-{month:02}-31"),
        )?,
        month_limit: config.books_a_month,
        year_used: used(format!("{year:04}-01-01"), format!("{year:04}-12-31"))?,
        year_limit: config.books_a_year,
    })
}
