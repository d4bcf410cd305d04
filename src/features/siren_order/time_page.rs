//! Step 4: when.

use super::acting_banner::ActingBanner;
use super::draft::HeldPlace;
use super::order_steps::{StepProps, back_link, next_route};
use super::slot_picker::SlotPicker;
use super::use_draft::use_draft;
use super::use_public_data::use_offices;
use super::{journey, office_page};
use crate::come_to_me::come_to_me;
use crate::i18n::use_i18n;
use crate::navigation::use_navigator;
use crate::page::Page;
use crate::routes::{Choice, OrderStep};
use contract::time::Timestamp;
use yew::prelude::*;

/// When: a day and a slot of it.
#[component]
pub(super) fn TimePage(props: &StepProps) -> Html {
    let i18n = use_i18n();
    let draft = use_draft();
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
            navigator.replace(choice.at(OrderStep::Time));
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
            above={html! { <ActingBanner draft={draft} /> }}
            step={journey::number(OrderStep::Time)}
        >
            <SlotPicker office={office_id} day={day} current={choice.start} {onday} {ongot} />
            { come_to_me(i18n) }
        </Page>
    }
}
