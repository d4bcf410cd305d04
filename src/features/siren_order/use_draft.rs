//! The draft as a page's state, saved with each change.

use super::draft::Draft;
use crate::device::now_millis;
use yew::prelude::*;

/// The draft of this device, and how to change it.
#[derive(Clone, PartialEq)]
pub(super) struct DraftHandle {
    draft: UseStateHandle<Draft>,
}

impl DraftHandle {
    /// The draft.
    pub(super) fn get(&self) -> &Draft {
        &self.draft
    }

    /// Changes the draft, starting from the newest.
    pub(super) fn change(&self, change: impl FnOnce(&mut Draft)) {
        let mut draft = self.draft.newest(now_millis());
        change(&mut draft);
        draft.save(now_millis());
        self.draft.set(draft);
    }
}

/// Loads the draft of this device.
#[hook]
pub(super) fn use_draft() -> DraftHandle {
    DraftHandle {
        draft: use_state(|| Draft::load(now_millis())),
    }
}
