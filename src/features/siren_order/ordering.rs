//! Ordering: sees to a place, then sends. One press is enough, also where the place has run out meanwhile.

use super::documents_page::SEARCH;
use super::draft::{Draft, HeldPlace, PENDING};
use super::use_hold::{HoldHandle, use_hold};
use super::{fees, person, together};
use crate::api::{ApiError, Client};
use crate::device::now_millis;
use crate::fetch::{Loaded, Phase, Sending, SubmitHandle, use_services, use_submit};
use crate::kept_orders as kept;
use crate::navigation::{Navigator, use_navigator};
use crate::routes::{Choice, OrderStep, OrderView, Route};
use crate::session::put_typed;
use contract::document::Document;
use contract::problem::ProblemCode;
use contract::reservation::{DocumentCopies, ReservationRequest, ReservationView};
use contract::time::Timestamp;
use std::cell::Cell;
use std::rc::Rc;
use yew::prelude::*;

/// What is about to be ordered, and how it is sent.
pub(super) struct Ordering {
    pub(super) submit: SubmitHandle<ReservationView>,
    pub(super) hold: HoldHandle,
    /// What it costs, in won: what the backend says counts from the moment it has said so.
    pub(super) total: u32,
    sender: Sender,
    waiting: Waiting,
    now: Timestamp,
}

/// A press that waits for its place: whether it is for the account.
type Waiting = Rc<Cell<Option<bool>>>;

#[derive(Clone)]
struct Sender {
    submit: SubmitHandle<ReservationView>,
    navigator: Navigator,
    choice: Choice,
    documents: Vec<DocumentCopies>,
    total: u32,
}

impl Sender {
    /// Sends what was chosen and typed, for this place.
    fn send(&self, held: HeldPlace, for_account: bool) {
        let draft = Draft::load(now_millis());
        // The step before has checked this; the day of the slot only bounds the birth date.
        // A draft that is gone was ordered in another tab, or its hour is over.
        let Ok(people) = person::check(&draft.person, held.start.date()) else {
            self.navigator.replace(self.choice.at(OrderStep::Who));
            return;
        };
        let request = ReservationRequest {
            hold: held.id,
            documents: self.documents.clone(),
            applicant: people.applicant,
            on_behalf_of: people.on_behalf_of,
            // Only whoever is signed in acts under a permission; the backend asks if the session has ended.
            for_account: for_account || people.permission.is_some(),
            permission: people.permission,
            expected_total_won: self.total,
        };
        self.submit.edit();
        if let Ok(body) = Client::reservation_body(&request) {
            self.submit.press(body);
        }
    }
}

impl Ordering {
    /// Whether the press is under way.
    pub(super) fn busy(&self) -> bool {
        self.submit.busy() || self.waiting.get().is_some()
    }

    /// The press: for the account of whoever is signed in, or as anyone can.
    pub(super) fn press(&self, for_account: bool) {
        let (Some(office), Some(start)) = (&self.sender.choice.office, self.sender.choice.start) else {
            return;
        };
        if self.busy() {
            return;
        }
        let held = Draft::load(now_millis()).held;
        match held.filter(|held| !self.hold.busy() && good(held, office, start, self.now)) {
            Some(held) => self.sender.send(held, for_account),
            None => {
                self.waiting.set(Some(for_account));
                if !self.hold.busy() {
                    self.submit.edit();
                    self.hold.ask(office, start);
                }
            }
        }
    }
}

/// Whether a place is of this slot and still held, as far as the page knows.
fn good(held: &HeldPlace, office: &str, start: Timestamp, now: Timestamp) -> bool {
    held.is_for(office, start) && held.expires_at > now
}

/// Everything about sending the order of a choice.
#[hook]
pub(super) fn use_ordering(choice: &Choice, chosen: &[(&Document, u8)]) -> Ordering {
    let now = use_services().client.clock().now();
    let submit = use_order();
    let total = use_agreed_total(&submit).unwrap_or_else(|| fees::total_won(chosen));
    let waiting: Waiting = (*use_memo((), |()| Waiting::default())).clone();
    let sender = Sender {
        submit: submit.clone(),
        navigator: use_navigator(),
        choice: choice.clone(),
        documents: chosen
            .iter()
            .map(|(document, copies)| DocumentCopies {
                document: document.id.clone(),
                copies: *copies,
            })
            .collect(),
        total,
    };
    let update = use_force_update();
    let got = {
        let (sender, waiting) = (sender.clone(), waiting.clone());
        Callback::from(move |held: HeldPlace| {
            if let Some(for_account) = waiting.take() {
                sender.send(held, for_account);
            }
            update.force_update();
        })
    };
    let hold = use_place(choice, &submit, got, now);
    // Where there is no place, the press is over: the resident chooses another time.
    if hold.refused().is_some() {
        waiting.set(None);
    }
    Ordering {
        submit,
        hold,
        total,
        sender,
        waiting,
        now,
    }
}

/// Sends the order; when the backend has said yes, and only then, the ticket is shown.
#[hook]
fn use_order() -> SubmitHandle<ReservationView> {
    let services = use_services();
    let navigator = use_navigator();
    let done = Callback::from(move |view: ReservationView| {
        navigator.replace(Route::OneOrder(view.reservation.reference, OrderView::Ticket));
    });
    use_submit::<ReservationView, _>(
        Sending::Kept(PENDING),
        move |client, pending| {
            let services = services.clone();
            Box::pin(async move {
                let view = client.reserve_documents(&pending.key, pending.body).await?;
                let reference = &view.reservation.reference;
                kept::remember_secret(reference, view.key.as_deref().unwrap_or_default());
                let name = super::order_page::cache_name(reference);
                services
                    .cache
                    .put(&name, Loaded::ready(view.clone(), view.server_time));
                let draft = Draft::load(now_millis());
                together::note(&services, reference, draft.goes_on_from.as_deref(), draft.person);
                Draft::clear();
                put_typed(&services, SEARCH, String::new());
                Ok(view)
            })
        },
        done,
    )
}

/// Sees to it that a place is held for what is about to be ordered, unless an answer is open.
#[hook]
fn use_place(
    choice: &Choice,
    submit: &SubmitHandle<ReservationView>,
    got: Callback<HeldPlace>,
    now: Timestamp,
) -> HoldHandle {
    let hold = use_hold(true, got);
    let wanted = choice.office.clone().zip(choice.start);
    let expired =
        matches!(submit.phase(), Phase::Rejected(error) if error.code() == Some(ProblemCode::HoldExpired));
    {
        let (hold, busy) = (hold.clone(), submit.busy());
        use_effect_with((wanted, expired), move |(wanted, expired)| {
            let held = Draft::load(now_millis()).held;
            if let Some((office, start)) = wanted {
                let good = held.is_some_and(|held| good(&held, office, *start, now));
                if (*expired || !good) && !busy && !Draft::unanswered() {
                    hold.ask(office, *start);
                }
            }
        });
    }
    hold
}

/// The total of the last refusal for its price.
#[hook]
fn use_agreed_total(submit: &SubmitHandle<ReservationView>) -> Option<u32> {
    let agreed = use_mut_ref(|| None);
    if let Phase::Rejected(ApiError::Problem { problem, .. }) = submit.phase()
        && problem.current_total_won.is_some()
    {
        agreed.replace(problem.current_total_won);
    }
    *agreed.borrow()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_good_for_its_slot_until_it_has_run_out() {
        let at = |text| Timestamp::parse(text).unwrap();
        let start = at("2026-11-24T09:00:00+09:00");
        let held = HeldPlace {
            id: "h".into(),
            office: "ok-center".into(),
            start,
            expires_at: at("2026-11-23T10:10:00+09:00"),
        };
        let before = at("2026-11-23T10:09:59+09:00");
        assert!(good(&held, "ok-center", start, before));
        assert!(!good(&held, "ok-center", start, held.expires_at));
        assert!(!good(&held, "seocho-1", start, before));
        assert!(!good(&held, "ok-center", at("2026-11-24T09:30:00+09:00"), before));
    }
}
