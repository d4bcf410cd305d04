//! The counters of an office.

use super::LAST_OFFICE;
use super::about_numbers::{accuracy_note, hours_notes, missing_note, source_note};
use super::clocks::DataAge;
use super::counter_card::{CounterCard, take_address};
use super::hours_chart::HoursChart;
use super::public_data::{office_of, use_offices};
use super::spoken::OfficeSpeaker;
use super::trust::Trust;
use super::unknown_office::UnknownOffice;
use super::ways_on::WaysOn;
use crate::api::ApiError;
use crate::come_to_me::come_to_me;
use crate::device::storage::{self, Area};
use crate::fetch::{Followed, Nearness, use_queue_status, use_services};
use crate::i18n::{I18n, use_i18n};
use crate::kiosk_place::stands_in;
use crate::not_loaded::NotLoaded;
use crate::page::Page;
use crate::routes::{OfficeOrder, QueueView, Route};
use contract::office::Office;
use contract::problem::ProblemCode;
use contract::queue_status::QueueStatus;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of the pages of one office.
#[derive(Properties, PartialEq)]
pub(super) struct OneOfficeProps {
    /// Id of the office.
    pub(super) office: AttrValue,
}

/// Whether the backend knows no such office.
pub(super) fn is_unknown(error: Option<&ApiError>) -> bool {
    error.and_then(ApiError::code) == Some(ProblemCode::NotFound)
}

/// The way back to all offices.
pub(super) fn back_to_all(i18n: I18n) -> (AttrValue, AttrValue) {
    let all = Route::Queue(QueueView::Offices(OfficeOrder::Listed));
    (all.address().into(), i18n.queue().all_offices.into())
}

/// The counters of an office, one by one.
#[component]
pub(super) fn OfficePage(props: &OneOfficeProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.queue();
    let config = use_services().config;
    let status = use_queue_status(&props.office, Nearness::Far);
    let offices = use_offices();
    let head = status.head();
    use_effect_with((head.is_some(), props.office.clone()), |(known, office)| {
        if *known {
            storage::write(Area::Device, LAST_OFFICE, office);
        }
    });
    let Some(head) = head else {
        let error = status.error();
        if is_unknown(error.as_deref()) {
            return html! { <UnknownOffice /> };
        }
        let again = status.clone();
        let reload = Callback::from(move |()| again.reload());
        return html! {
            <Page heading={words.heading_any} back={back_to_all(i18n)}>
                <NotLoaded {error} {reload} />
                { come_to_me(i18n) }
            </Page>
        };
    };
    let office = office_of(&offices, &props.office);
    let here = stands_in(&config, &props.office);
    html! {
        <Page
            heading={i18n.text(&head.office_name)}
            lead={office.as_ref().and_then(|office| place(i18n, office))}
            back={back_to_all(i18n)}
        >
            { source_note(i18n, head.source) }
            <section class="counters">
                <h2>{ words.counters }</h2>
                <DataAge<QueueStatus> of={status.clone()} />
                <OfficeSpeaker status={status.clone()} trust={Trust::from(status.freshness())} />
                if here {
                    <p>{ words.take_here }</p>
                }
                { counters(&status, &head, office.as_ref(), here) }
                { missing_note(i18n, status.dropped() + status.absurd()) }
                { accuracy_note(i18n, head.accuracy.as_ref()) }
                { hours_notes(i18n, office.as_deref()) }
            </section>
            <WaysOn id={props.office.clone()} office={office.clone()} />
            { fairness(i18n, &head) }
            <HoursChart
                office={props.office.clone()}
                counters={names(i18n, &status)}
                hours_of={office.clone()}
            />
            { come_to_me(i18n) }
        </Page>
    }
}

/// Address, else the dong where the name does not say it.
fn place(i18n: I18n, office: &Office) -> Option<AttrValue> {
    let dong = i18n.text(&office.dong);
    let named = i18n.text(&office.name).contains(dong.as_str());
    match &office.address {
        Some(address) => Some(i18n.text(address)),
        None if named => None,
        None => Some(dong),
    }
}

fn counters(
    status: &Followed<QueueStatus>,
    head: &QueueStatus,
    office: Option<&Rc<Office>>,
    here: bool,
) -> Html {
    let trust = Trust::from(status.freshness());
    let card = |id: Rc<str>| {
        html! {
            <li key={id.to_string()}>
                <CounterCard
                    status={status.clone()}
                    place={head.office.clone()}
                    take={take_address(head, &id, here)}
                    {id}
                    office={office.cloned()}
                    crowding={head.crowding.clone()}
                    {trust}
                />
            </li>
        }
    };
    html! {
        <ul class="counter-list">{ for status.ids().into_iter().map(card) }</ul>
    }
}

/// Id and name of each counter.
pub(super) fn names(i18n: I18n, status: &Followed<QueueStatus>) -> Vec<(AttrValue, AttrValue)> {
    let named = |id: Rc<str>| {
        let counter = status.item(&id)?;
        Some((AttrValue::from(id), i18n.text(&counter.name)))
    };
    status.ids().into_iter().filter_map(named).collect()
}

/// Who is called when: the rule stands where people ask themselves.
fn fairness(i18n: I18n, head: &QueueStatus) -> Html {
    let Some(rules) = &head.ticket_rules else {
        return Html::default();
    };
    html! {
        <section class="fairness">
            <h2>{ i18n.queue().fairness }</h2>
            <p lang={i18n.lang_of(&rules.fairness)}>{ i18n.text(&rules.fairness) }</p>
        </section>
    }
}
