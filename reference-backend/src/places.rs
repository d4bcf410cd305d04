//! Which places of an office's slots are in use.

use contract::time::{ClockTime, Date, Timestamp};
use rusqlite::{Connection, params};
use std::collections::HashMap;

/// Places in use of one slot.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct InUse {
    /// By orders.
    pub(crate) orders: u16,
    /// By cancelled orders that can still be taken back.
    pub(crate) undoable: u16,
    /// By residents who are filling in the form.
    pub(crate) holds: u16,
    /// When the first of those kept for a while is released.
    pub(crate) released_at: Option<Timestamp>,
    /// Places in all, where the office has set their number.
    pub(crate) capacity: Option<u16>,
}

/// Places in use of an office's slots from a date on.
#[derive(Debug)]
pub(crate) struct Taken(HashMap<Timestamp, InUse>);

impl Taken {
    /// Counts them.
    pub(crate) fn from(
        connection: &Connection,
        office: &str,
        from: Date,
        now: Timestamp,
    ) -> Result<Self, rusqlite::Error> {
        let mut taken = Self(HashMap::new());
        let first = from.at(ClockTime(chrono::NaiveTime::MIN)).unix_millis();
        let mut orders = connection.prepare_cached(
            "SELECT start, COUNT(*) FILTER (WHERE state <> 'cancelled'), COUNT(*) FILTER (WHERE undo_until > ?3),
                    MIN(undo_until) FILTER (WHERE undo_until > ?3)
             FROM reservations WHERE office = ?1 AND start >= ?2 GROUP BY start",
        )?;
        let mut rows = orders.query(params![office, first, now.unix_millis()])?;
        while let Some(row) = rows.next()? {
            let slot = taken.slot(row.get(0)?);
            (slot.orders, slot.undoable) = (row.get(1)?, row.get(2)?);
            slot.released_at = row.get::<_, Option<i64>>(3)?.map(Timestamp::from_unix_millis);
        }
        let mut holds = connection.prepare_cached(
            "SELECT start, COUNT(*), MIN(expires_at)
             FROM holds WHERE office = ?1 AND start >= ?2 AND expires_at > ?3 GROUP BY start",
        )?;
        let mut rows = holds.query(params![office, first, now.unix_millis()])?;
        while let Some(row) = rows.next()? {
            let slot = taken.slot(row.get(0)?);
            slot.holds = row.get(1)?;
            let ends = Timestamp::from_unix_millis(row.get(2)?);
            slot.released_at = Some(slot.released_at.map_or(ends, |other| other.min(ends)));
        }
        let mut capacities = connection
            .prepare_cached("SELECT start, capacity FROM capacities WHERE office = ?1 AND start >= ?2")?;
        let mut rows = capacities.query(params![office, first])?;
        while let Some(row) = rows.next()? {
            taken.slot(row.get(0)?).capacity = Some(row.get(1)?);
        }
        Ok(taken)
    }

    fn slot(&mut self, start: i64) -> &mut InUse {
        self.0.entry(Timestamp::from_unix_millis(start)).or_default()
    }

    /// Places in use of one slot.
    pub(crate) fn at(&self, start: Timestamp) -> InUse {
        self.0.get(&start).copied().unwrap_or_default()
    }
}
