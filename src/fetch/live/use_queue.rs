//! Follows queue status for a page: asks when the backend says, or listens to the stream close to the turn.
//!
//! A page calls [`use_queue_status`] or [`use_queue_summary`] and hands the result on; it renders anew only when
//! what is around the counters changes. Each counter is a component that calls [`use_counter`], and the age of
//! the data is one that calls [`use_freshness`].

use super::document::Document;
use super::events::Nearness;
use super::followed::{Followed, Topic};
use super::freshness::Freshness;
use crate::fetch::services::use_services;
use contract::queue_status::{CounterStatus, OfficeQueues, QueueStatus, QueueSummary};
use std::rc::Rc;
use yew::prelude::*;

/// Follows the counters of all offices.
#[hook]
pub fn use_queue_summary() -> Followed<QueueSummary> {
    use_followed("", Nearness::Far)
}

/// Follows the counters of an office.
#[hook]
pub fn use_queue_status(office: &str, nearness: Nearness) -> Followed<QueueStatus> {
    use_followed(office, nearness)
}

/// A counter. Renders anew when it changes, and only then.
#[hook]
pub fn use_counter(status: &Followed<QueueStatus>, id: &str) -> Option<Rc<CounterStatus>> {
    use_item(status, id)
}

/// An office of the summary. Renders anew when one of its counters changes, and only then.
#[hook]
pub fn use_office_queues(summary: &Followed<QueueSummary>, office: &str) -> Option<Rc<OfficeQueues>> {
    use_item(summary, office)
}

/// How far the data can be trusted to be of now. Renders anew with each second of its age: for the component
/// that says the age, and for no other.
#[hook]
pub fn use_freshness<D: Document>(followed: &Followed<D>) -> Freshness {
    use_topic(followed, Topic::Age);
    followed.freshness()
}

/// The whole document. Renders anew with each change of anything in it.
#[hook]
pub fn use_whole<D: Document>(followed: &Followed<D>) -> Option<D> {
    use_topic(followed, Topic::Whole);
    followed.whole()
}

#[hook]
fn use_item<D: Document>(followed: &Followed<D>, id: &str) -> Option<Rc<D::Item>> {
    use_topic(followed, Topic::Item(id.into()));
    followed.item(id)
}

#[hook]
fn use_followed<D: Document>(place: &str, nearness: Nearness) -> Followed<D> {
    let services = use_services();
    let followed = use_memo((services, place.to_owned()), |(services, place)| {
        Followed::<D>::shared(services, place)
    });
    let followed = (*followed).clone();
    use_effect_with((followed.clone(), nearness), |(followed, near)| {
        followed.join(*near)
    });
    use_topic(&followed, Topic::Frame);
    followed
}

/// Renders anew with each change of a topic.
#[hook]
fn use_topic<D: Document>(followed: &Followed<D>, topic: Topic) {
    let update = use_force_update();
    let rendered = followed.tellings();
    use_effect_with((followed.clone(), topic), move |(followed, topic)| {
        let leave = followed.watch(topic.clone(), {
            let update = update.clone();
            Callback::from(move |()| update.force_update())
        });
        // Something was told between rendering and watching.
        if followed.tellings() != rendered {
            update.force_update();
        }
        leave
    });
}
