//! The attempt that goes on: who reads the code in another app must find the page as it was left, though the phone
//! had no room for both. Kept for the tab until the code has run out or was used.

use crate::device::storage::{self, Area};
use contract::session::CodeSent;
use serde::{Deserialize, Serialize};

const NAME: &str = "sign-in";
/// Longer than any code can be used.
const KEPT_MILLIS: i64 = 15 * 60 * 1000;

/// A code was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Attempt {
    /// The phone, as typed.
    pub(super) phone: String,
    /// What the backend said.
    pub(super) sent: CodeSent,
    /// When, by the device's clock.
    pub(super) at: i64,
}

impl Attempt {
    /// The attempt of this tab.
    pub(super) fn load(now_millis: i64) -> Option<Self> {
        let attempt =
            storage::read(Area::Tab, NAME).and_then(|text| serde_json::from_str::<Self>(&text).ok());
        let fresh = attempt.filter(|attempt| (now_millis - attempt.at).abs() < KEPT_MILLIS);
        if fresh.is_none() {
            Self::forget();
        }
        fresh
    }

    /// Keeps it for the tab.
    pub(super) fn save(&self) {
        storage::write(Area::Tab, NAME, &serde_json::to_string(self).unwrap_or_default());
    }

    /// It is over.
    pub(super) fn forget() {
        storage::remove(Area::Tab, NAME);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::time::Timestamp;

    #[test]
    fn an_attempt_survives_a_reload_and_not_a_quarter_of_an_hour() {
        let at = Timestamp::from_unix_millis(0);
        let attempt = Attempt {
            phone: "010-0000-1234".into(),
            sent: CodeSent {
                attempt: "a".into(),
                expires_at: at,
                resend_at: at,
                digits: 6,
                tries_left: 5,
                server_time: at,
            },
            at: 1_000,
        };
        attempt.save();
        assert_eq!(Attempt::load(2_000), Some(attempt));
        assert_eq!(Attempt::load(1_000 + KEPT_MILLIS), None);
        assert!(
            storage::read(Area::Tab, NAME).is_none(),
            "removed, not only ignored"
        );
    }
}
