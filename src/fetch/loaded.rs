//! What a page knows of something that it loads: data, trouble and age, each on its own.

use crate::api::ApiError;
use contract::time::Timestamp;
use std::rc::Rc;

/// Age from which data is called old, in seconds.
const STALE_AFTER_S: i64 = 30;

/// Something that is loaded. A failed refresh keeps the last good data.
#[derive(Debug)]
pub struct Loaded<T> {
    /// The last good data, and the backend's time when it came.
    pub data: Option<(Rc<T>, Timestamp)>,
    /// Why the last try failed, if it did.
    pub error: Option<Rc<ApiError>>,
    /// A try is under way.
    pub busy: bool,
}

impl<T> Clone for Loaded<T> {
    fn clone(&self) -> Self {
        Self {
            data: self.data.clone(),
            error: self.error.clone(),
            busy: self.busy,
        }
    }
}

impl<T> Default for Loaded<T> {
    fn default() -> Self {
        Self {
            data: None,
            error: None,
            busy: false,
        }
    }
}

impl<T: PartialEq> PartialEq for Loaded<T> {
    fn eq(&self, other: &Self) -> bool {
        self.data == other.data && self.error == other.error && self.busy == other.busy
    }
}

impl<T> Loaded<T> {
    /// Good data of this moment.
    pub fn ready(data: T, at: Timestamp) -> Self {
        Self {
            data: Some((Rc::new(data), at)),
            error: None,
            busy: false,
        }
    }

    /// The last good data.
    pub fn get(&self) -> Option<&Rc<T>> {
        self.data.as_ref().map(|(data, _)| data)
    }

    /// The same data, a new try under way.
    pub fn started(mut self) -> Self {
        self.busy = true;
        self
    }

    /// The end of a try. Where something newer was put meanwhile (what was sent has answered), the try is over already:
    /// its answer tells of before, and is left.
    pub fn finished(self, result: Result<T, ApiError>, at: Timestamp) -> Self {
        if !self.busy && self.data.is_some() {
            return self;
        }
        match result {
            Ok(data) => Self::ready(data, at),
            Err(error) => Self {
                data: self.data,
                error: Some(Rc::new(error)),
                busy: false,
            },
        }
    }

    /// Age of the data in whole seconds at `now`, if it is old enough to say so.
    pub fn stale_s(&self, now: Timestamp) -> Option<i64> {
        let age = now.seconds_since(self.data.as_ref()?.1);
        (age > STALE_AFTER_S).then_some(age)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Both are asked as the network comes back: what was written, and how the visit stands.
    #[test]
    fn an_answer_that_was_overtaken_by_what_was_sent_is_left() {
        let at = Timestamp::parse("2026-11-23T10:00:00+09:00").unwrap();
        let asked = Loaded::ready("before", at).started();
        assert!(asked.busy);
        let sent = Loaded::ready("with the message", at);
        let overtaken = sent.finished(Ok("before"), at.plus_seconds(1));
        assert_eq!(overtaken.get().map(|data| **data), Some("with the message"));
        let asked_again = overtaken.started().finished(Ok("newer"), at.plus_seconds(2));
        assert_eq!(asked_again.get().map(|data| **data), Some("newer"));
    }

    #[test]
    fn a_failed_refresh_keeps_the_last_good_data_and_tells_its_age() {
        let at = Timestamp::parse("2026-11-23T10:00:00+09:00").unwrap();
        let loaded = Loaded::ready(7, at)
            .started()
            .finished(Err(ApiError::Network), at.plus_seconds(40));
        assert_eq!(loaded.get().map(|data| **data), Some(7));
        assert_eq!(loaded.error.as_deref(), Some(&ApiError::Network));
        assert_eq!(loaded.stale_s(at.plus_seconds(30)), None);
        assert_eq!(loaded.stale_s(at.plus_seconds(31)), Some(31));
    }
}
