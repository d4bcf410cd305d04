//! What the tab that leads tells the others: documents and news as they came, so that all read them the same way.

use contract::time::Timestamp;

/// Something that one tab tells the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Telling<'t> {
    /// A whole document, and the moment at which it held.
    Whole(Timestamp, &'t str),
    /// An event of the stream: its kind, and its data.
    News(&'t str, &'t str),
    /// A question had no answer; the `Retry-After` in seconds.
    Failed(Option<u32>),
}

/// Said by a tab that comes: whoever leads has someone to tell.
pub(super) const HERE: &str = "here";
/// Said by a tab that leads from now on: the others say that they are there.
pub(super) const LEADS: &str = "leads";

const WHOLE: &str = "whole";
const FAILED: &str = "failed";

impl<'t> Telling<'t> {
    /// The text of a whole document.
    pub(super) fn whole(at: Timestamp, text: &str) -> String {
        [WHOLE, " ", &at.unix_millis().to_string(), " ", text].concat()
    }

    /// The text of an event of the stream.
    pub(super) fn news(kind: &str, text: &str) -> String {
        [kind, " ", text].concat()
    }

    /// The text of a question without an answer.
    pub(super) fn failed(retry_after_s: Option<u32>) -> String {
        let seconds = retry_after_s.map(|seconds| seconds.to_string());
        [FAILED, " ", &seconds.unwrap_or_default()].concat()
    }

    /// Reads a text; `None` for one of another version of the app.
    pub(super) fn read(text: &'t str) -> Option<Self> {
        let (kind, rest) = text.split_once(' ')?;
        match kind {
            WHOLE => {
                let (at, text) = rest.split_once(' ')?;
                Some(Self::Whole(Timestamp::from_unix_millis(at.parse().ok()?), text))
            }
            FAILED => Some(Self::Failed(rest.parse().ok())),
            _ => Some(Self::News(kind, rest)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_is_read_as_it_was_meant() {
        let at = Timestamp::from_unix_millis(1_795_000_000_123);
        assert_eq!(
            Telling::read(&Telling::whole(at, "{\"a b\"}")),
            Some(Telling::Whole(at, "{\"a b\"}"))
        );
        assert_eq!(
            Telling::read(&Telling::news("change", "{}")),
            Some(Telling::News("change", "{}"))
        );
        assert_eq!(
            Telling::read(&Telling::failed(Some(30))),
            Some(Telling::Failed(Some(30)))
        );
        assert_eq!(Telling::read(&Telling::failed(None)), Some(Telling::Failed(None)));
        assert_eq!(Telling::read("hello"), None);
    }
}
