//! Holding a place of a slot.

use super::draft::{Draft, HeldPlace};
use crate::api::{ApiError, Client};
use crate::device::now_millis;
use crate::fetch::{Pending, Phase, Sending, SubmitHandle, use_submit};
use contract::slot::{Hold, HoldRequest};
use contract::time::Timestamp;
use yew::prelude::*;

/// Asks for a place and follows what becomes of it.
#[derive(Clone)]
pub(super) struct HoldHandle {
    submit: SubmitHandle<Hold>,
    asked: UseStateHandle<Option<Timestamp>>,
    of_draft: bool,
}

impl HoldHandle {
    /// Asks for a place of a slot. The place that the draft holds is given back in the same step, if this one is
    /// for the draft too.
    pub(super) fn ask(&self, office: &str, start: Timestamp) {
        self.submit.edit();
        self.asked.set(Some(start));
        let held = Draft::load(now_millis()).held.filter(|_| self.of_draft);
        let replaces = held.map(|held| held.id);
        let request = HoldRequest {
            office: office.into(),
            start,
            replaces,
        };
        if let Ok(body) = serde_json::to_string(&request) {
            self.submit.press(body);
        }
    }

    /// The slot that was asked for last.
    pub(super) fn asked(&self) -> Option<Timestamp> {
        *self.asked
    }

    /// How often it was asked.
    pub(super) fn presses(&self) -> u32 {
        self.submit.presses()
    }

    /// Whether an answer is open.
    pub(super) fn busy(&self) -> bool {
        self.submit.busy()
    }

    /// Whether the answer takes long, so that the resident should be told.
    pub(super) fn slow(&self) -> bool {
        self.submit.phase() == Phase::Unknown
    }

    /// Why there is no place.
    pub(super) fn refused(&self) -> Option<ApiError> {
        match self.submit.phase() {
            Phase::Rejected(error) => Some(error),
            _ => None,
        }
    }
}

/// Holds places. `got` is called with each place that was got. With `of_draft` it is kept in the draft before;
/// another time for an order leaves the draft alone.
#[hook]
pub(super) fn use_hold(of_draft: bool, got: Callback<HeldPlace>) -> HoldHandle {
    let asked = use_state(|| None);
    let done = got.reform(|hold: Hold| HeldPlace::of(&hold));
    let submit = use_submit::<Hold, _>(
        Sending::WhileHere,
        move |client, pending| {
            Box::pin(async move {
                let hold = send(client, pending).await?;
                if of_draft {
                    let mut draft = Draft::load(now_millis());
                    draft.held = Some(HeldPlace::of(&hold));
                    draft.save(now_millis());
                }
                Ok(hold)
            })
        },
        done,
    );
    HoldHandle {
        submit,
        asked,
        of_draft,
    }
}

async fn send(client: Client, pending: Pending) -> Result<Hold, ApiError> {
    let request: HoldRequest = serde_json::from_str(&pending.body).map_err(|_| ApiError::Unreadable)?;
    client.hold_slot(&pending.key, &request).await
}
