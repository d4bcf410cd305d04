//! "Leave now": for a time that the resident wishes and minutes that they type. No location.

use super::leave_hint::LeaveHint;
use super::travel::{self, Travel, minutes_of};
use crate::i18n::use_i18n;
use crate::navigation::use_focus_again;
use crate::ui::{Button, ButtonKind, TextField};
use contract::office::Office;
use contract::time::{ClockTime, Timestamp};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`LeaveForm`].
#[derive(Properties, PartialEq)]
pub(super) struct LeaveFormProps {
    pub(super) office: Rc<Office>,
    /// A time of today that was chosen from the list.
    pub(super) wished: Option<Timestamp>,
    /// How often one was chosen: each time the form takes the focus.
    pub(super) asked: u32,
}

/// Two boxes, and when to leave.
#[component]
pub(super) fn LeaveForm(props: &LeaveFormProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.leave();
    let kept = use_memo((), |()| travel::kept());
    let time = use_state(|| kept.map_or_else(String::new, |it| it.at.to_string()));
    let minutes = use_state(|| kept.map_or_else(String::new, |it| it.minutes.to_string()));
    {
        let time = time.clone();
        use_effect_with((props.wished, props.asked), move |(wished, _)| {
            if let Some(wished) = wished {
                time.set(wished.clock().to_string());
            }
        });
    }
    let heading = use_node_ref();
    use_focus_again(props.asked, heading.clone());
    let travel = ClockTime::parse(&time)
        .zip(minutes_of(&minutes))
        .map(|(at, minutes)| Travel { at, minutes });
    use_effect_with(travel, |travel| {
        // An empty box forgets nothing that is kept: that is what "remove" is for.
        if travel.is_some() {
            travel::keep(*travel);
        }
    });
    let wrong =
        (!minutes.is_empty() && minutes_of(&minutes).is_none()).then(|| AttrValue::from(words.minutes_wrong));
    let typed = |state: &UseStateHandle<String>| {
        let state = state.clone();
        Callback::from(move |text| state.set(text))
    };
    let forget = {
        let (time, minutes) = (time.clone(), minutes.clone());
        Callback::from(move |_: MouseEvent| {
            travel::keep(None);
            time.set(String::new());
            minutes.set(String::new());
        })
    };
    html! {
        <section class="leave-form card">
            <h2 tabindex="-1" ref={heading}>{ words.heading }</h2>
            <p>{ words.text }</p>
            <TextField
                key="time"
                id="leave-time"
                label={words.time}
                value={(*time).clone()}
                oninput={typed(&time)}
                input_type="time"
            />
            <TextField
                key="minutes"
                id="leave-minutes"
                label={words.minutes}
                hint={words.minutes_hint}
                error={wrong}
                error_now=true
                value={(*minutes).clone()}
                oninput={typed(&minutes)}
                input_mode="numeric"
                max_length={6}
            />
            <LeaveHint key="hint" office={props.office.clone()} {travel} />
            if !(time.is_empty() && minutes.is_empty()) {
                <div class="leave-form__end" key="end">
                    <p>{ words.kept }</p>
                    <Button kind={ButtonKind::Quiet} small=true onclick={forget}>{ words.forget }</Button>
                </div>
            }
        </section>
    }
}
