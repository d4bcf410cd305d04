//! Telling that one has come for an order: scan or type, and read where to go. Nothing of it stays.

use super::arrival_form::{Answered, ArrivalForm};
use super::arrival_shown::{arrival_shown, in_line};
use super::done_sound::done_sound;
use crate::fetch::use_services;
use crate::i18n::use_i18n;
use crate::kiosk_place::Place;
use crate::page::Page;
use crate::routes::Route;
use crate::ui::{LinkButton, Notice};
use yew::prelude::*;

/// The form, then the answer.
#[component]
pub(super) fn ArrivalPage() -> Html {
    let i18n = use_i18n();
    let words = i18n.arrival();
    let config = use_services().config;
    let answered = use_state(|| None::<Answered>);
    let (proof, wrong) = (use_state(|| false), use_state(|| false));
    let back = (Route::Home.address().into(), i18n.shell().back_home.into());
    let Some(place) = Place::of(&config) else {
        return html! {
            <Page heading={words.heading} {back}>
                <Notice title={words.not_here_title}><p>{ words.not_here_text }</p></Notice>
                <div class="page__actions">
                    <LinkButton href={Route::Orders.address()}>{ i18n.shell().my_orders }</LinkButton>
                </div>
            </Page>
        };
    };
    if let Some(arrival) = &*answered {
        return arrival_shown(i18n, arrival);
    }
    let set = |place: &UseStateHandle<bool>| {
        let place = place.clone();
        Callback::from(move |value: bool| place.set(value))
    };
    let onanswer = {
        let (answered, config) = (answered.clone(), config.clone());
        Callback::from(move |arrival: Answered| {
            if in_line(arrival.state) {
                done_sound(&config);
            }
            answered.set(Some(arrival));
        })
    };
    let (heading, lead) = match *proof {
        true => (words.proof_heading, words.proof_lead),
        false => (words.heading, words.lead),
    };
    html! {
        <Page {heading} {lead} {back} wrong={*wrong} focus_key={u32::from(*proof)}>
            <ArrivalForm office={place.office} {onanswer} onproof={set(&proof)} onwrong={set(&wrong)} />
        </Page>
    }
}
