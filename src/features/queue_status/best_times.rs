//! The best times at a counter that can be chosen, day by day.

use super::best_time::{Day, day_list};
use super::counter_choice::counter_choice;
use super::face::calls;
use super::leave_form::LeaveForm;
use super::public_data::{use_documents, use_now, use_slots};
use super::range_words;
use super::take_facts::setting;
use super::travel;
use crate::api::List;
use crate::fetch::Followed;
use crate::i18n::{I18n, use_i18n};
use crate::ui::{Button, ButtonKind};
use contract::document::Document;
use contract::office::{Counter, Office};
use contract::queue_status::{CounterHistory, QueueHistory, QueueStatus};
use contract::slot::SlotDays;
use contract::time::Timestamp;
use forecast::{DayBest, Forecast, Question, Range, Reason};
use std::rc::Rc;
use yew::prelude::*;

/// So many days are looked at, today included, and so many of them are shown at first.
const DAYS: u8 = 9;
const SHOWN_FIRST: usize = 3;

/// Properties of [`BestTimes`].
#[derive(Properties, PartialEq)]
pub(super) struct BestTimesProps {
    pub(super) office: Rc<Office>,
    pub(super) history: Rc<QueueHistory>,
    /// How it is now, once that is known.
    pub(super) status: Followed<QueueStatus>,
}

/// The best times, and a word when to leave for one of today.
#[component]
pub(super) fn BestTimes(props: &BestTimesProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.best();
    let now = use_now();
    let (slots, documents) = (use_slots(&props.office.id), use_documents());
    let chosen = use_state(|| None::<AttrValue>);
    let more = use_state(|| false);
    let wished = use_state(|| (None::<Timestamp>, 0_u32));
    let office = &props.office;
    let counter = (chosen.as_ref())
        .and_then(|id| office.counters.iter().find(|counter| *counter.id == **id))
        .or(office.counters.first());
    let options = (office.counters.iter())
        .map(|counter| (AttrValue::from(counter.id.clone()), i18n.text(&counter.name)))
        .collect();
    let value = counter.map_or(AttrValue::default(), |counter| counter.id.clone().into());
    let onchange = Callback::from(move |id| chosen.set(Some(id)));
    let slots = slots
        .loaded
        .get()
        .filter(|_| counter.is_some_and(|counter| serves_orders(office, counter, documents.loaded.get())));
    let best = counter.map_or_else(Vec::new, |counter| best(props, counter, slots, now));
    let onwish = {
        let wished = wished.clone();
        Callback::from(move |at| wished.set((Some(at), wished.1 + 1)))
    };
    let live = counter.and_then(|counter| live(i18n, props, counter, now));
    let shown = if *more { best.len() } else { SHOWN_FIRST };
    let days = best.iter().take(shown).map(|best| {
        let day = Day {
            i18n,
            best,
            office,
            counter: counter.map_or_else(AttrValue::default, |it| i18n.text(&it.name)),
            slots: slots.map(|slots| &**slots),
            live,
            now,
            onwish: &onwish,
        };
        day_list(&day)
    });
    html! {
        <>
            { counter_choice("best-counter", words.counter, options, value, onchange) }
            { live.map(|live| come_now(i18n, live, &best, now)) }
            { said_first(i18n, &best, office, now, live.is_some()) }
            { for days }
            if best.len() > shown {
                <Button key="more" kind={ButtonKind::Secondary} onclick={move |_| more.set(true)}>{ words.more }</Button>
            }
            <LeaveForm key="leave" office={office.clone()} wished={wished.0} asked={wished.1} />
        </>
    }
}

fn best(
    props: &BestTimesProps,
    counter: &Counter,
    slots: Option<&Rc<SlotDays>>,
    now: Timestamp,
) -> Vec<DayBest> {
    let status = props.status.item(&counter.id);
    history(props, counter).map_or_else(Vec::new, |history| {
        forecast::best_times(&Question {
            history,
            hours: &props.office.hours,
            slots: slots.map(|slots| &**slots),
            status: status.as_deref(),
            now,
            travel_minutes: travel::kept().map_or(0, |travel| travel.minutes),
            days: DAYS,
        })
    })
}

fn history<'a>(props: &'a BestTimesProps, counter: &Counter) -> Option<&'a CounterHistory> {
    props.history.counters.iter().find(|it| it.counter == counter.id)
}

/// The wait of who comes now: where the counter calls, its numbers are of now and the turn comes today.
fn live(i18n: I18n, props: &BestTimesProps, counter: &Counter, now: Timestamp) -> Option<Range> {
    let (head, counter) = (props.status.head()?, props.status.item(&counter.id)?);
    let setting = setting(i18n, &head, Some(&props.office), &props.status, now);
    match setting.forecast(&counter) {
        Forecast::Range(range) if calls(&counter) => Some(range),
        _ => None,
    }
}

/// What who comes now may expect; it is advised where no other time of today is better without a reservation.
fn come_now(i18n: I18n, live: Range, best: &[DayBest], now: Timestamp) -> Html {
    let words = i18n.best();
    let today = best.iter().filter(|day| day.date == now.date());
    let better = today
        .flat_map(|day| &day.times)
        .any(|time| time.reason != Reason::FreeReservation && time.range.high_s < live.high_s);
    html! {
        <section class="best-time best-now" key="now">
            <h2>{ if better { words.now_if } else { words.now_come } }</h2>
            <p class="best-time__wait">{ range_words::sentence(i18n, Forecast::Range(live)) }</p>
        </section>
    }
}

/// Whether papers that were ordered ahead are handed over at this counter.
fn serves_orders(office: &Office, counter: &Counter, documents: Option<&Rc<List<Document>>>) -> bool {
    let hands_over = |list: &Rc<List<Document>>| {
        let of_this = |document: &&Document| document.counter == counter.kind && document.orderable();
        list.items.iter().any(|document| of_this(&document))
    };
    office.takes_orders && documents.is_some_and(hands_over)
}

/// What must be said before the days: that there are none, or none today. `calls`: coming now is a choice.
fn said_first(i18n: I18n, best: &[DayBest], office: &Office, now: Timestamp, calls: bool) -> Html {
    let words = i18n.best();
    let today = best.first().is_some_and(|day| day.date == now.date());
    let text = match best {
        [] => words.none,
        _ if !today && !calls && office.hours.on(now.date()).is_some() => words.none_today,
        _ => return Html::default(),
    };
    html! {
        <p class="best-none">{ text }</p>
    }
}
