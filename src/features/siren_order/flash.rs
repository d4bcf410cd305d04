//! What was just done with an order, said once on the page that follows.

use crate::device::storage::{self, Area};
use crate::i18n::I18n;

const NAME: &str = "order-did";

/// What was just done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Did {
    Change,
    Cancel,
    Restore,
}

impl Did {
    fn word(self) -> &'static str {
        match self {
            Self::Change => "change",
            Self::Cancel => "cancel",
            Self::Restore => "restore",
        }
    }

    /// The sentence.
    pub(super) fn said(self, i18n: I18n) -> &'static str {
        let words = i18n.order();
        match self {
            Self::Change => words.did_change,
            Self::Cancel => words.did_cancel,
            Self::Restore => words.did_restore,
        }
    }

    /// Leaves it for the next page.
    pub(super) fn leave(self) {
        storage::write(Area::Tab, NAME, self.word());
    }

    /// Takes what was left; the next call finds nothing.
    pub(super) fn take() -> Option<Self> {
        let word = storage::read(Area::Tab, NAME)?;
        storage::remove(Area::Tab, NAME);
        [Self::Change, Self::Cancel, Self::Restore]
            .into_iter()
            .find(|did| did.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::Did;

    #[test]
    fn it_is_said_once() {
        Did::Cancel.leave();
        assert_eq!((Did::take(), Did::take()), (Some(Did::Cancel), None));
    }
}
