//! What a shared screen in an office needs: checking in, setting work aside, calling someone.

mod arrivals;
mod help;
mod parked;

pub(crate) use arrivals::{arrived_at, check_in};
pub(crate) use help::{Call as HelpCallRow, call_for_help, get_help_call, open_calls, set_state};
pub(crate) use parked::{ParkedWork, park, resume};

use crate::options::FindLimit;
use contract::time::Timestamp;
use rusqlite::Transaction;

/// How often one kiosk, and one client, may call anew.
pub(crate) const HELP_LIMIT: FindLimit = FindLimit {
    per_reference: 6,
    per_client: 12,
    minutes: 10,
};

/// Deletes what was kept long enough.
pub(crate) fn sweep(transaction: &Transaction<'_>, now: Timestamp) -> Result<(), rusqlite::Error> {
    let day_before = now.plus_seconds(-24 * 3600).unix_millis();
    transaction.execute("DELETE FROM arrivals WHERE at <= ?", [day_before])?;
    transaction.execute("DELETE FROM help_calls WHERE called_at <= ?", [day_before])?;
    Ok(())
}
