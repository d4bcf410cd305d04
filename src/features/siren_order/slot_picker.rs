//! Step 4: when. Also used to change the time of an order.

use super::days;
use super::draft::{Draft, HeldPlace};
use super::not_loaded::NotLoaded;
use super::order_steps::{StepProps, back_link, next_route};
use super::slot_list::SlotView;
use super::use_hold::{HoldHandle, use_hold};
use super::use_public_data::{use_offices, use_rules};
use super::{journey, office_page, words};
use crate::device::now_millis;
use crate::fetch::{use_live, use_services};
use crate::i18n::{I18n, fill, use_i18n};
use crate::navigation::{focus, use_navigator};
use crate::page::Page;
use crate::routes::{Choice, OrderStep, Route};
use crate::ui::{Button, ButtonKind, Notice, NoticeKind, SegmentedControl, StaleNote};
use contract::slot::{Slot, SlotDays};
use contract::time::{Date, Timestamp};
use yew::prelude::*;

/// Id of the heading over the slots of the day that is shown.
const SLOTS_HEADING: &str = "slots-heading";

/// When: a day and a slot of it.
#[component]
pub(super) fn TimePage(props: &StepProps) -> Html {
    let i18n = use_i18n();
    let navigator = use_navigator();
    let offices = use_offices();
    let choice = props.choice.clone();
    let office_id = choice.office.clone().unwrap_or_default();
    let day = choice.day.or(choice.start.map(Timestamp::date));
    let office = offices
        .loaded
        .get()
        .and_then(|list| list.items.iter().find(|office| office.id == office_id).cloned());
    let onday = {
        let (navigator, choice) = (navigator.clone(), choice.clone());
        Callback::from(move |day| {
            let choice = Choice {
                day: Some(day),
                ..choice.clone()
            };
            navigator.replace(Route::Order(OrderStep::Time, choice));
        })
    };
    let ongot = {
        let choice = choice.clone();
        Callback::from(move |held: HeldPlace| {
            let choice = Choice {
                start: Some(held.start),
                day: Some(held.start.date()),
                ..choice.clone()
            };
            navigator.push(next_route(OrderStep::Time, &choice));
        })
    };
    let lead = office.map(|office| {
        format!(
            "{} · {}",
            i18n.text(&office.name),
            office_page::place(i18n, &office)
        )
    });
    html! {
        <Page
            heading={i18n.time().heading}
            lead={lead}
            back={back_link(i18n, OrderStep::Time, &choice)}
            step={journey::number(OrderStep::Time)}
        >
            <SlotPicker office={office_id} day={day} current={choice.start} {onday} {ongot} />
        </Page>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct SlotPickerProps {
    pub(super) office: String,
    pub(super) day: Option<Date>,
    pub(super) current: Option<Timestamp>,
    pub(super) onday: Callback<Date>,
    pub(super) ongot: Callback<HeldPlace>,
}

/// Days and slots of an office; pressing a slot holds a place of it.
#[component]
pub(super) fn SlotPicker(props: &SlotPickerProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let month = use_state(|| false);
    let most = use_state(|| days::DAYS_AT_A_TIME);
    let rules = use_rules();
    let office = props.office.clone();
    let live = {
        let office = office.clone();
        use_live(
            format!("slots/{office}"),
            |slots: &SlotDays| slots.poll_after_ms,
            move |client| {
                let office = office.clone();
                Box::pin(async move { client.list_slots(&office).await })
            },
        )
    };
    let hold = use_hold(props.ongot.clone());
    let slots_heading = use_node_ref();
    use_focus_on_slots(props.day, slots_heading.clone());
    let Some(slots) = live.loaded.get().cloned() else {
        return html! {
            <NotLoaded error={live.loaded.error.clone()} reload={live.reload} />
        };
    };
    let shown = days::shown_day(&slots, props.day);
    let view = SlotView {
        i18n,
        days: &slots,
        nearly_full_left: rules.loaded.get().map_or(0, |rules| rules.nearly_full_left),
        shown: shown.map(|day| day.date),
    };
    let stale = live.loaded.stale_s(services.client.clock().now());
    let button = |slot: &Slot| slot_button(i18n, slot, view.nearly_full_left, props, &hold);
    html! {
        <div class="slot-picker">
            if stale.is_some() {
                <StaleNote text={i18n.time().stale} />
            }
            { hold_trouble(i18n, &hold, &slots, &services.config.phone, &button) }
            { day_choice(&view, &month, &most, &props.onday) }
            if let Some(day) = shown {
                <section class="slot-picker__day" aria-labelledby={SLOTS_HEADING}>
                    <h2 id={SLOTS_HEADING} tabindex="-1" ref={slots_heading}>{ i18n.full_date(day.date) }</h2>
                    if let Some(reason) = &day.closed {
                        <p>{ fill(i18n.time().closed, &[("reason", &i18n.text(reason))]) }</p>
                    } else {
                        { view.slots(day, &button) }
                    }
                </section>
            } else {
                <Notice kind={NoticeKind::Warning} title={i18n.time().nothing_title}>
                    <p>{ fill(i18n.time().nothing_text, &[("phone", &services.config.phone)]) }</p>
                </Notice>
            }
        </div>
    }
}

/// On a phone the slots of a chosen day stand below the days: the focus goes there, and the page with it.
#[hook]
fn use_focus_on_slots(day: Option<Date>, heading: NodeRef) {
    let first = use_mut_ref(|| true);
    use_effect_with(day, move |_| {
        if !first.replace(false) {
            focus(&heading);
        }
    });
}

fn day_choice(
    view: &SlotView<'_>,
    month: &UseStateHandle<bool>,
    most: &UseStateHandle<usize>,
    onday: &Callback<Date>,
) -> Html {
    let words = view.i18n.time();
    let onchange = {
        let month = month.clone();
        Callback::from(move |value: AttrValue| month.set(value == "month"))
    };
    let more = {
        let most = most.clone();
        Callback::from(move |_: MouseEvent| most.set(*most + days::DAYS_AT_A_TIME))
    };
    let has_more = days::free_days(view.days).count() > **most;
    let opening = view.days.next_opening.as_ref().map(|next| {
        let (date, at) = (view.i18n.date(next.date), view.i18n.since(next.opens_at));
        fill(words.next_opening, &[("date", &date), ("at", &at)])
    });
    html! {
        <section class="day-choice" aria-labelledby="days-heading">
            <h2 id="days-heading">{ words.days_heading }</h2>
            <SegmentedControl
                name="day-view"
                label={words.view_label}
                options={vec![("list".into(), words.view_list.into()), ("month".into(), words.view_month.into())]}
                value={if **month { "month" } else { "list" }}
                {onchange}
            />
            if **month {
                { view.month_grids(onday) }
            } else {
                { view.day_list(**most, onday) }
                if has_more {
                    <Button kind={ButtonKind::Quiet} onclick={more}>{ words.more_days }</Button>
                }
            }
            if let Some(opening) = opening {
                <p class="day-choice__next">{ opening }</p>
            }
        </section>
    }
}

fn slot_button(
    i18n: I18n,
    slot: &Slot,
    nearly_full_left: u16,
    props: &SlotPickerProps,
    hold: &HoldHandle,
) -> Html {
    let words = i18n.time();
    let fullness = days::fullness(slot.left, nearly_full_left);
    let held = Draft::load(now_millis()).held;
    // One's own held place counts as taken for everyone else, not for oneself.
    let own = held.is_some_and(|held| held.is_for(&props.office, slot.start));
    let free = fullness != days::Fullness::Full || own;
    let note = match fullness {
        _ if own => words.own_place.into(),
        days::Fullness::Full => words.full_short.into(),
        days::Fullness::NearlyFull => fill(words.few_places, &[("left", &slot.left.to_string())]),
        days::Fullness::Free => fill(words.places_short, &[("left", &slot.left.to_string())]),
    };
    let busy = hold.busy() && hold.asked() == Some(slot.start);
    let class = match fullness {
        days::Fullness::NearlyFull => "slot is-nearly-full",
        days::Fullness::Full if !own => "slot is-full",
        _ => "slot",
    };
    let onclick = {
        let (hold, office, start) = (hold.clone(), props.office.clone(), slot.start);
        Callback::from(move |_: MouseEvent| {
            if free && !hold.busy() {
                hold.ask(&office, start);
            }
        })
    };
    html! {
        <li key={slot.start.to_string()}>
            <button
                type="button"
                class={classes!(class, (props.current == Some(slot.start)).then_some("is-selected"))}
                aria-disabled={(!free).then_some("true")}
                aria-busy={busy.then_some("true")}
                {onclick}
            >
                <span class="slot__time">{ time_of_slot(i18n, slot) }</span>
                <span class="slot__note">{ note }</span>
            </button>
        </li>
    }
}

/// The clock time, its part of the day only heard: the heading above says it to those who see.
fn time_of_slot(i18n: I18n, slot: &Slot) -> Html {
    let (part, time) = i18n.clock_parts(slot.start.clock());
    html! {
        <>
            <span class="sr-only">{ part }{ " " }</span>
            { time }
        </>
    }
}

/// Says that a place is gone and offers the nearest free ones, or that the answer takes long.
fn hold_trouble(
    i18n: I18n,
    hold: &HoldHandle,
    slots: &SlotDays,
    phone: &str,
    button: &dyn Fn(&Slot) -> Html,
) -> Html {
    if hold.slow() {
        return html! {
            <Notice kind={NoticeKind::Info} title={i18n.time().holding_title} role_status=true>
                <p>{ i18n.time().holding_text }</p>
            </Notice>
        };
    }
    let (Some(error), Some(wanted)) = (hold.refused(), hold.asked()) else {
        return Html::default();
    };
    let (title, text) = words::trouble(i18n, &error, phone);
    let near = days::nearest_free(slots, wanted, 3);
    let days_of = near.iter().map(|slot| {
        html! {
            <div key={slot.start.to_string()} class="slot-near">
                <p>{ i18n.date(slot.start.date()) }</p>
                <ul class="slot-list__slots">{ button(slot) }</ul>
            </div>
        }
    });
    html! {
        <Notice kind={NoticeKind::Warning} {title} role_status=true>
            <p>{ text }</p>
            if !near.is_empty() {
                <p>{ i18n.time().nearest }</p>
                <div class="slot-near-list">{ for days_of }</div>
            }
        </Notice>
    }
}
