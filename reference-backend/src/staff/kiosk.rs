//! What the office does for those at its kiosks.

use super::{Staff, StaffError};
use crate::kiosk::{HelpCallRow, open_calls, set_state};
use contract::kiosk::{HelpPage, HelpState};
use contract::time::Timestamp;

/// A call for help at a kiosk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffHelpCall {
    /// Names the call.
    pub id: String,
    /// Id of the kiosk.
    pub kiosk: String,
    /// Id of the office.
    pub office: String,
    /// The kind of page that was open.
    pub page: HelpPage,
    /// Where it stands.
    pub state: HelpState,
    /// When somebody called.
    pub called_at: Timestamp,
}

impl StaffHelpCall {
    fn of(row: HelpCallRow, now: Timestamp) -> Self {
        Self {
            state: row.state_at(now),
            id: row.id,
            kiosk: row.kiosk,
            office: row.office,
            page: row.page,
            called_at: row.called_at,
        }
    }
}

impl Staff {
    /// Calls for help that are open, the oldest first.
    ///
    /// # Errors
    /// Where the database fails.
    pub fn help_calls(&self) -> Result<Vec<StaffHelpCall>, StaffError> {
        let now = self.0.clock.now();
        let rows = self.0.db.read(|connection| open_calls(connection, now))?;
        Ok(rows.into_iter().map(|row| StaffHelpCall::of(row, now)).collect())
    }

    /// Somebody is on their way.
    ///
    /// # Errors
    /// `NotFound` where there is no such call, or it is over.
    pub fn help_is_coming(&self, id: &str) -> Result<(), StaffError> {
        self.set_help(id, HelpState::Coming)
    }

    /// Somebody was there.
    ///
    /// # Errors
    /// `NotFound` where there is no such call, or it is over.
    pub fn help_is_done(&self, id: &str) -> Result<(), StaffError> {
        self.set_help(id, HelpState::Done)
    }

    fn set_help(&self, id: &str, state: HelpState) -> Result<(), StaffError> {
        let now = self.0.clock.now();
        self.0.db.write(|transaction| {
            let open = set_state(transaction, id, state, now)?;
            if open { Ok(()) } else { Err(StaffError::NotFound) }
        })
    }
}
