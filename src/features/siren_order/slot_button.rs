//! A slot to press.

use super::days::{self, Fullness};
use super::draft::HeldPlace;
use super::use_hold::HoldHandle;
use crate::i18n::{I18n, fill};
use contract::slot::Slot;
use contract::time::Timestamp;
use yew::prelude::*;

/// What all slots of a page have in common.
pub(super) struct SlotButtons<'a> {
    pub(super) i18n: I18n,
    pub(super) office: &'a str,
    /// From how few places on a slot is called nearly full.
    pub(super) nearly_full_left: u16,
    /// The place that this device holds.
    pub(super) held: Option<HeldPlace>,
    /// The time that was chosen before.
    pub(super) current: Option<Timestamp>,
    /// That time belongs to an order: choosing it again would change nothing.
    pub(super) of_order: bool,
    pub(super) hold: &'a HoldHandle,
}

impl SlotButtons<'_> {
    /// The button of a slot under the heading of its day.
    pub(super) fn button(&self, slot: &Slot) -> Html {
        let (part, time) = self.i18n.clock_parts(slot.start.clock());
        self.item(slot, &part, time)
    }

    /// The button of a slot that stands alone: its day is heard too.
    pub(super) fn button_with_day(&self, slot: &Slot) -> Html {
        self.item(
            slot,
            &self.i18n.date(slot.start.date()),
            self.i18n.clock(slot.start.clock()),
        )
    }

    fn item(&self, slot: &Slot, heard: &str, time: String) -> Html {
        let fullness = days::fullness(slot.left, self.nearly_full_left);
        let fixed = self.of_order && self.current == Some(slot.start);
        // One's own held place counts as taken for everyone else, not for oneself.
        let own = self
            .held
            .as_ref()
            .is_some_and(|held| held.is_for(self.office, slot.start));
        let free = (fullness != Fullness::Full || own) && !fixed;
        let asked = self.hold.busy() && self.hold.asked() == Some(slot.start);
        let chosen = own || self.current == Some(slot.start);
        let class = match fullness {
            _ if chosen => "slot is-selected",
            Fullness::NearlyFull => "slot is-nearly-full",
            Fullness::Full => "slot is-full",
            Fullness::Free => "slot",
        };
        let onclick = {
            let (hold, office, start) = (self.hold.clone(), self.office.to_owned(), slot.start);
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
                    {class}
                    aria-current={chosen.then_some("true")}
                    aria-disabled={(!free || self.hold.busy() && !asked).then_some("true")}
                    aria-busy={asked.then_some("true")}
                    {onclick}
                >
                    <span class="slot__time"><span class="sr-only">{ heard }{ " " }</span>{ time }</span>
                    { " " }
                    <span class="slot__note">{ self.note(slot, fullness, own, fixed) }</span>
                </button>
            </li>
        }
    }

    fn note(&self, slot: &Slot, fullness: Fullness, own: bool, fixed: bool) -> String {
        let words = self.i18n.time();
        let left = slot.left.to_string();
        match fullness {
            _ if fixed => words.current_place.into(),
            _ if own => words.own_place.into(),
            Fullness::Full => words.full_short.into(),
            Fullness::NearlyFull => fill(words.few_places, &[("left", &left)]),
            Fullness::Free => fill(words.places_short, &[("left", &left)]),
        }
    }
}
