//! Changing what was asked for, until someone is on the way.

use super::follow_use::{Act, ActHandle};
use super::request_draft::Wish;
use super::request_wishes::Wishes;
use super::use_public::use_catalogue;
use crate::i18n::use_i18n;
use crate::ui::{Button, ButtonKind, Details, TextField};
use contract::limits::VISIT_LINE_MAX;
use contract::privacy::looks_like_registration_number;
use contract::time::Timestamp;
use contract::visit::{VisitChange, VisitView};
use std::rc::Rc;
use yew::prelude::*;

/// Which visit.
#[derive(Properties, PartialEq)]
pub(super) struct ChangeProps {
    /// The visit.
    pub(super) view: VisitView,
    /// Does it.
    pub(super) act: ActHandle,
}

/// Other times, another place: closed until it is wanted.
#[component]
pub(super) fn Change(props: &ChangeProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.visit_follow();
    let visit = &props.view.visit;
    let catalogue = use_catalogue();
    let wishes = use_state(Vec::<Wish>::new);
    let place = use_state(|| visit.place.text.clone().unwrap_or_default());
    let said = use_state(|| "");
    let service = catalogue.loaded.get().and_then(|known| {
        let all = known.0.services.iter();
        all.into_iter()
            .find(|service| service.id == visit.service)
            .cloned()
    });
    let starts: Vec<Timestamp> = wishes
        .iter()
        .filter_map(|wish| Timestamp::parse(&wish.start))
        .collect();
    let whole = service.as_ref().is_some_and(|service| {
        service
            .visits_planned
            .as_ref()
            .is_none_or(|plan| plan.fits(&starts))
    });
    let on_times = {
        let (act, said, starts) = (props.act.clone(), said.clone(), starts.clone());
        Callback::from(move |_: MouseEvent| match whole && !starts.is_empty() {
            true => {
                said.set("");
                act.press(Act::Change(VisitChange {
                    windows: Some(starts.clone()),
                    ..VisitChange::default()
                }));
            }
            false => said.set(words.choose_times),
        })
    };
    let on_place = {
        let (act, place) = (props.act.clone(), place.clone());
        Callback::from(move |_: MouseEvent| {
            act.press(Act::Change(VisitChange {
                place: Some((*place).clone()),
                ..VisitChange::default()
            }));
        })
    };
    let shown = (*wishes).clone();
    let onwishes = Callback::from(move |next| wishes.set(next));
    let shown_place = (*place).clone();
    let wrong = use_state(|| false);
    let error = wrong.then(|| AttrValue::from(i18n.visit_wrong().registration));
    let onplace = Callback::from(move |text: String| {
        let forbidden = looks_like_registration_number(&text);
        wrong.set(forbidden);
        if !forbidden {
            place.set(text);
        }
    });
    html! {
        <Details summary={words.change}>
            if let Some(service) = service.filter(|service| service.times.wishes_max > 0) {
                <h3>{ words.other_times }</h3>
                <p>{ words.other_times_text }</p>
                <Wishes service={Rc::new(service)} dong={visit.place.dong.clone()} wishes={shown}
                    errors={Vec::new()} onchange={onwishes} />
                <p role="status">{ *said }</p>
                <Button kind={ButtonKind::Secondary} busy={props.act.busy()} onclick={on_times}>{ words.send_times }</Button>
            }
            if visit.place.text.is_some() {
                <h3>{ words.other_place }</h3>
                <TextField id="new-place" label={words.place} value={shown_place}
                    {error} error_now=true oninput={onplace}
                    max_length={2 * VISIT_LINE_MAX as u32} autocomplete="off" />
                <Button kind={ButtonKind::Secondary} busy={props.act.busy()} onclick={on_place}>{ words.send_place }</Button>
            }
        </Details>
    }
}
