//! Holding a place of a slot.

use super::draft::{Draft, HeldPlace};
use crate::api::{ApiError, Client};
use crate::device::now_millis;
use crate::fetch::{Pending, Phase, SubmitHandle, use_submit};
use contract::slot::{Hold, HoldRequest};
use contract::time::Timestamp;
use yew::prelude::*;

/// Asks for a place and follows what becomes of it.
#[derive(Clone)]
pub(super) struct HoldHandle {
    submit: SubmitHandle<Hold>,
    asked: UseStateHandle<Option<Timestamp>>,
}

impl HoldHandle {
    /// Asks for a place of a slot; the place that is held now is given back in the same step.
    pub(super) fn ask(&self, office: &str, start: Timestamp) {
        self.submit.edit();
        self.asked.set(Some(start));
        let replaces = Draft::load(now_millis()).held.map(|held| held.id);
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

/// Holds places. `got` is called with each place that was got; it is kept in the draft before.
#[hook]
pub(super) fn use_hold(got: Callback<HeldPlace>) -> HoldHandle {
    let asked = use_state(|| None);
    let submit = use_submit::<Hold, _>(None, move |client, pending| {
        let got = got.clone();
        Box::pin(async move {
            let hold = send(client, pending).await?;
            let held = HeldPlace {
                id: hold.id.clone(),
                office: hold.office.clone(),
                start: hold.start,
                expires_at: hold.expires_at,
            };
            let mut draft = Draft::load(now_millis());
            draft.held = Some(held.clone());
            draft.save(now_millis());
            got.emit(held);
            Ok(hold)
        })
    });
    HoldHandle { submit, asked }
}

async fn send(client: Client, pending: Pending) -> Result<Hold, ApiError> {
    let request: HoldRequest = serde_json::from_str(&pending.body).map_err(|_| ApiError::Unreadable)?;
    client.hold_slot(&pending.key, &request).await
}
