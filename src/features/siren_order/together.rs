//! Orders that were made one after the other for several people: one is the start of the next.

use super::draft::PersonDraft;
use super::order_page::{cache_name, is_stopped};
use super::orders_page::card_with;
use crate::device::storage::{self, Area};
use crate::fetch::{Loaded, Services, use_load, use_services};
use crate::i18n::use_i18n;
use crate::kept_orders::{self as kept, KeptOrder};
use crate::routes::{OrderView, Route};
use contract::reservation::ReservationView;
use contract::slot::SlotDays;
use contract::time::Timestamp;
use yew::prelude::*;

/// References of the orders of one go, in turn. They name nobody; what opens them is kept beside it.
const NAME: &str = "ordered-together";
/// Name in the cache of what was typed about who ordered: in memory only.
const PERSON: &str = "ordered-by";

/// The orders made in one go with this one, itself included; empty where it was not ordered in this tab.
pub(super) fn ordered_with(reference: &str) -> Vec<String> {
    let all = read();
    match all.iter().any(|known| known == reference) {
        true => all,
        false => Vec::new(),
    }
}

/// Notes an order: with the one that it goes on from, or as the first of a new go.
pub(super) fn note(services: &Services, reference: &str, goes_on_from: Option<&str>, person: PersonDraft) {
    let mut all = goes_on_from.map(ordered_with).unwrap_or_default();
    all.retain(|known| known != reference);
    all.push(reference.to_owned());
    if let Ok(text) = serde_json::to_string(&all) {
        storage::write(Area::Tab, NAME, &text);
    }
    let now = services.client.clock().now();
    services.cache.put(PERSON, Loaded::ready(person, now));
}

fn read() -> Vec<String> {
    let text = storage::read(Area::Tab, NAME).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

/// Who ordered last, as typed, for nobody in particular.
pub(super) fn who_ordered(services: &Services) -> PersonDraft {
    let known = services.cache.get::<PersonDraft>(PERSON);
    let mut person = known.get().map(|known| (**known).clone()).unwrap_or_default();
    person.stop_acting();
    person.other_name.clear();
    person
}

/// Times near one that have a place: itself, then those after it on that day, then those before, nearest first.
pub(super) fn nearby(slots: &SlotDays, start: Timestamp) -> Vec<Timestamp> {
    let day = slots.days.iter().find(|day| day.date == start.date());
    let free = day
        .into_iter()
        .flat_map(|day| &day.slots)
        .filter(|it| it.left > 0);
    let mut times: Vec<Timestamp> = free.map(|slot| slot.start).collect();
    times.sort_by_key(|time| (*time < start, time.seconds_since(start).abs()));
    times
}

#[derive(Properties, PartialEq)]
pub(super) struct TogetherProps {
    pub(super) reference: String,
}

/// The tickets of one go; nothing where there is only one.
#[component]
pub(super) fn Together(props: &TogetherProps) -> Html {
    let words = use_i18n().together();
    let all = ordered_with(&props.reference);
    if all.len() < 2 {
        return Html::default();
    }
    html! {
        <section class="further-order" aria-labelledby="together-heading">
            <h2 id="together-heading">{ words.list }</h2>
            <ul class="order-list">
                { for all.iter().map(|reference| html! { <Row key={reference.clone()} reference={reference.clone()} /> }) }
            </ul>
        </section>
    }
}

/// One of them, as it stands now.
#[component]
fn Row(props: &TogetherProps) -> Html {
    let i18n = use_i18n();
    let now = use_services().client.clock().now();
    let secret = kept::secret(&props.reference).unwrap_or_default();
    let load = {
        let (reference, secret) = (props.reference.clone(), secret.clone());
        use_load::<ReservationView, _>(cache_name(&reference), move |client| {
            let (reference, secret) = (reference.clone(), secret.clone());
            Box::pin(async move { client.get_reservation(&reference, &secret).await })
        })
    };
    let stopped = load.loaded.error.as_deref().is_some_and(is_stopped);
    match load.loaded.get() {
        Some(view) if !stopped => {
            let known = KeptOrder {
                order: view.reservation.clone(),
                secret,
                seen_at: now,
                of_session: false,
            };
            card_with(i18n, &known, &i18n.moment(view.reservation.start))
        }
        // Closed to everyone: its page says why.
        _ if stopped => {
            let page = Route::OneOrder(props.reference.clone(), OrderView::Ticket);
            html! {
                <li><a class="order-card" href={page.address()}>{ i18n.on_behalf().stopped_heading }</a></li>
            }
        }
        _ => Html::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::slot::{Slot, SlotDay};
    use contract::time::Date;

    fn at(clock: &str) -> Timestamp {
        Timestamp::parse(&format!("2026-11-24T{clock}:00+09:00")).unwrap()
    }

    #[test]
    fn the_same_time_is_offered_first_then_the_next_then_the_one_before() {
        let slot = |clock: &str, left| Slot {
            start: at(clock),
            end: at(clock).plus_seconds(1800),
            capacity: 4,
            left,
            held: 0,
            released_at: None,
        };
        let mut slots = SlotDays {
            server_time: at("08:00"),
            poll_after_ms: 0,
            office: "x".into(),
            days: vec![SlotDay {
                date: Date::new(2026, 11, 24).unwrap(),
                closed: None,
                slots: vec![
                    slot("09:00", 1),
                    slot("09:30", 1),
                    slot("10:00", 2),
                    slot("10:30", 0),
                    slot("11:00", 1),
                ],
            }],
            next_opening: None,
        };
        let times = ["10:00", "11:00", "09:30", "09:00"].map(at);
        assert_eq!(nearby(&slots, at("10:00")), times);
        slots.days[0].slots[2].left = 0;
        assert_eq!(nearby(&slots, at("10:00")), times[1..]);
        let tomorrow = at("10:00").plus_seconds(86_400);
        assert_eq!(nearby(&slots, tomorrow), []);
    }
}
