//! What the office writes down for people who answer at a counter or by telephone, and the messages of the
//! demonstration.

use super::{Staff, StaffError};
use crate::messages;
use crate::representation::{self, Event};
use crate::session::SessionRules;
use contract::permission::AnsweredBy;
use contract::problem::ProblemCode;
use contract::reservation::normalise_reference;
use contract::text::LocalText;
use contract::time::Timestamp;

/// A message as the phone shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InboxMessage {
    /// The phone, digits only.
    pub phone: String,
    /// When it was sent.
    pub at: Timestamp,
    /// What it is for: `sign_in_code` or `permission`.
    pub kind: String,
    /// The whole text.
    pub text: LocalText,
    /// The code in it.
    pub code: Option<String>,
    /// The link in it, from `/`.
    pub link: Option<String>,
    /// Reference of what it is about.
    pub about: Option<String>,
}

impl Staff {
    /// Writes down the yes or no of a represented person who is at the counter or on the telephone. The office
    /// has made sure who it is. A no after a yes ends the permission.
    pub fn answer_permission(&self, reference: &str, yes: bool) -> Result<(), StaffError> {
        let reference = normalise_reference(reference).ok_or(StaffError::NotFound)?;
        let now = self.0.clock.now();
        let event = if yes { Event::Yes } else { Event::No };
        let done = self.0.db.write(|transaction| {
            let found = representation::Row::by_reference(transaction, &reference)?;
            let mut row = found.ok_or(ProblemCode::NotFound)?;
            let by = Some(AnsweredBy::Office);
            representation::apply(&self.0, transaction, &mut row, (event, by), now)
        });
        done.map_err(|refusal| match refusal.code() {
            ProblemCode::NotFound => StaffError::NotFound,
            ProblemCode::PermissionEnded => StaffError::PermissionOver,
            _ => StaffError::Database(rusqlite::Error::InvalidQuery),
        })
    }

    /// The latest messages, to all phones; latest first.
    pub fn inbox(&self) -> Result<Vec<InboxMessage>, StaffError> {
        let sent = self
            .0
            .db
            .read(|connection| messages::list(connection, None, 50))?;
        let shown = sent.into_iter().map(|message| InboxMessage {
            text: message.in_clear(),
            phone: message.phone,
            at: message.at,
            kind: message.kind,
            code: message.code,
            link: message.link,
            about: message.about,
        });
        Ok(shown.collect())
    }

    /// How sessions and codes run.
    pub fn session_rules(&self) -> SessionRules {
        self.0.session_rules()
    }

    /// Lets sessions and codes that begin from now on run otherwise, until this backend is closed.
    pub fn set_session_rules(&self, rules: SessionRules) {
        self.0.set_session_rules(rules);
    }
}
