//! Days and slots of an office: for a new order, and for another time of an order.

use super::answer::refused;
use super::days;
use super::draft::{Draft, HeldPlace};
use super::slot_button::SlotButtons;
use super::slot_list::SlotView;
use super::use_hold::use_hold;
use super::use_public_data::use_rules;
use crate::device;
use crate::device::now_millis;
use crate::fetch::{use_live, use_services};
use crate::i18n::{fill, use_i18n};
use crate::navigation::use_focus_again;
use crate::not_loaded::NotLoaded;
use crate::ui::{Button, ButtonKind, Notice, NoticeKind, SegmentedControl, StaleNote};
use contract::slot::SlotDays;
use contract::time::{Date, Timestamp};
use yew::prelude::*;

/// Id of the heading over the slots of the day that is shown.
const SLOTS_HEADING: &str = "slots-heading";

#[derive(Properties, PartialEq)]
pub(super) struct SlotPickerProps {
    pub(super) office: String,
    /// The day that is looked at.
    pub(super) day: Option<Date>,
    /// The time that was chosen before.
    pub(super) current: Option<Timestamp>,
    /// Another time for an order, not the time of a draft.
    #[prop_or_default]
    pub(super) of_order: bool,
    pub(super) onday: Callback<Date>,
    /// Called with the place that was got.
    pub(super) ongot: Callback<HeldPlace>,
}

/// Days and slots of an office; pressing a slot holds a place of it.
#[component]
pub(super) fn SlotPicker(props: &SlotPickerProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let rules = use_rules();
    let office = props.office.clone();
    let live = use_live(
        format!("slots/{office}"),
        |slots: &SlotDays| slots.poll_after_ms,
        move |client| {
            let office = office.clone();
            Box::pin(async move { client.list_slots(&office).await })
        },
    );
    let hold = use_hold(!props.of_order, props.ongot.clone());
    // A place that is gone must not be offered any longer.
    {
        let reload = live.reload.clone();
        use_effect_with(hold.refused().is_some().then(|| hold.presses()), move |refused| {
            if refused.is_some() {
                reload.emit(());
            }
        });
    }
    let slots_heading = use_node_ref();
    // On a phone the slots of a chosen day stand below the days.
    use_focus_again(props.day, slots_heading.clone());
    let Some(slots) = live.loaded.get().cloned() else {
        return html! {
            <NotLoaded error={live.loaded.error.clone()} reload={live.reload} />
        };
    };
    let nearly_full_left = rules.loaded.get().map_or(0, |rules| rules.nearly_full_left);
    let shown = days::shown_day(&slots, props.day);
    let view = SlotView {
        i18n,
        days: &slots,
        nearly_full_left,
        shown: shown.map(|day| day.date),
    };
    let held = Draft::load(now_millis()).held.filter(|_| !props.of_order);
    let (office, current, of_order) = (props.office.as_str(), props.current, props.of_order);
    let buttons = SlotButtons {
        i18n,
        office,
        nearly_full_left,
        held,
        current,
        of_order,
        hold: &hold,
    };
    let stale = live.loaded.stale_s(services.client.clock().now());
    let phone = services.config.phone.as_str();
    html! {
        <div class="slot-picker">
            if stale.is_some() {
                <StaleNote text={i18n.time().stale} />
            }
            <DayChoice slots={slots.clone()} {nearly_full_left} shown={view.shown} onday={props.onday.clone()} />
            if let Some(day) = shown {
                <section key="slots" class="slot-picker__day" aria-labelledby={SLOTS_HEADING}>
                    <h2 id={SLOTS_HEADING} tabindex="-1" ref={slots_heading}>{ i18n.full_date(day.date) }</h2>
                    { hold_answer(&buttons, &slots, phone) }
                    if let Some(reason) = &day.closed {
                        <p>{ fill(i18n.time().closed, &[("reason", &i18n.text(reason))]) }</p>
                    } else {
                        { view.slots(day, &|slot| buttons.button(slot)) }
                    }
                </section>
            } else {
                <Notice key="nothing" kind={NoticeKind::Warning} title={i18n.time().nothing_title}>
                    <p>{ fill(i18n.time().nothing_text, &[("phone", phone)]) }</p>
                </Notice>
            }
        </div>
    }
}

/// Says that a place is gone and offers the nearest free ones, or that the answer takes long.
fn hold_answer(buttons: &SlotButtons<'_>, slots: &SlotDays, phone: &str) -> Html {
    let (i18n, hold) = (buttons.i18n, buttons.hold);
    if hold.slow() {
        return html! {
            <Notice
                key="slow"
                kind={NoticeKind::Info}
                title={i18n.time().holding_title}
                follows={Some(hold.presses())}
            >
                <p>{ fill(i18n.time().holding_text, &[("phone", phone)]) }</p>
            </Notice>
        };
    }
    let (Some(error), Some(wanted)) = (hold.refused(), hold.asked()) else {
        return Html::default();
    };
    let near = days::nearest_free(slots, wanted, 3);
    html! {
        <div key="refused">
            { refused(i18n, &error, hold.presses(), phone) }
            if !near.is_empty() {
                <p>{ i18n.time().nearest }</p>
                <ul class="slot-list__slots slot-near-list">
                    { for near.into_iter().map(|slot| html! {
                        <>
                            <li class="slot-near__day" aria-hidden="true">{ i18n.date(slot.start.date()) }</li>
                            { buttons.button_with_day(slot) }
                        </>
                    }) }
                </ul>
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct DayChoiceProps {
    slots: std::rc::Rc<SlotDays>,
    nearly_full_left: u16,
    shown: Option<Date>,
    onday: Callback<Date>,
}

/// The days as a list, ten at a time, or as a calendar.
#[component]
fn DayChoice(props: &DayChoiceProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.time();
    let month = use_state(|| false);
    let most = use_state(|| days::DAYS_AT_A_TIME);
    let heading = use_node_ref();
    use_focus_again(*most, heading.clone());
    let view = SlotView {
        i18n,
        days: &props.slots,
        nearly_full_left: props.nearly_full_left,
        shown: props.shown,
    };
    let onchange = {
        let month = month.clone();
        Callback::from(move |value: AttrValue| month.set(value == "month"))
    };
    let more = {
        let most = most.clone();
        Callback::from(move |_: MouseEvent| most.set(*most + days::DAYS_AT_A_TIME))
    };
    let has_more = days::free_days(&props.slots).count() > *most;
    let opening = props.slots.next_opening.as_ref().map(|next| {
        let (date, at) = (i18n.date(next.date), i18n.since(next.opens_at));
        fill(words.next_opening, &[("date", &date), ("at", &at)])
    });
    html! {
        <section class="day-choice" aria-labelledby="days-heading">
            <h2 id="days-heading" tabindex="-1" ref={heading}>{ words.days_heading }</h2>
            // One number for each day: a kiosk has the list alone.
            if !device::is_kiosk() {
                <SegmentedControl
                    name="day-view"
                    label={words.view_label}
                    options={vec![("list".into(), words.view_list.into()), ("month".into(), words.view_month.into())]}
                    value={if *month { "month" } else { "list" }}
                    {onchange}
                />
            }
            if *month {
                { view.month_grids(&props.onday) }
            } else {
                { view.day_list(*most, &props.onday) }
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
