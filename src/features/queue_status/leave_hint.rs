//! Says when to leave, and says so again when it is time.

use super::clocks::use_look;
use super::travel::{Leaving, Travel, leaving};
use crate::device::{self, Notifications};
use crate::i18n::{I18n, fill, use_i18n};
use crate::routes::{QueueView, Route};
use crate::ui::{Button, ButtonKind, Notice, NoticeKind};
use contract::office::Office;
use std::rc::Rc;
use yew::prelude::*;

/// One notification takes the place of the one before.
const TAG: &str = "leave";

/// Properties of [`LeaveHint`].
#[derive(Properties, PartialEq)]
pub(super) struct LeaveHintProps {
    pub(super) office: Rc<Office>,
    /// Nothing before both boxes are filled.
    pub(super) travel: Option<Travel>,
}

/// The hint. It is read out when what it says changes, and sent as a notification where that was switched on.
#[component]
pub(super) fn LeaveHint(props: &LeaveHintProps) -> Html {
    let i18n = use_i18n();
    let seen = use_look((props.travel, props.office.clone()), |clock, (travel, office)| {
        let now = clock.now();
        travel.map(|travel| leaving(now.date().at(travel.at), travel.minutes, &office.hours, now))
    });
    let allowed = use_state(device::notifications);
    {
        let id = props.office.id.clone();
        let said = seen.map(|seen| said(i18n, seen, props.travel));
        use_effect_with((seen, *allowed), move |(seen, allowed)| {
            if let (Some(Leaving::Now), Notifications::Allowed, Some((title, text))) = (seen, allowed, said) {
                let address = Route::Queue(QueueView::BestTimes(id)).address();
                device::notify(title, &text, TAG, &address);
            }
        });
    }
    let shown = seen.map(|seen| {
        let (title, text) = said(i18n, seen, props.travel);
        let kind = match seen {
            Leaving::At(_) => NoticeKind::Info,
            _ => NoticeKind::Warning,
        };
        let title = (!title.is_empty()).then(|| AttrValue::from(title));
        html! {
            <Notice {kind} {title}><p>{ text }</p></Notice>
        }
    });
    let waits = matches!(seen, Some(Leaving::At(_)));
    html! {
        <div class="leave-hint">
            <div role="status">{ shown }</div>
            if waits {
                { offer(i18n, &allowed) }
            }
        </div>
    }
}

/// Title, empty where there is nothing to do yet, and text.
fn said(i18n: I18n, seen: Leaving, travel: Option<Travel>) -> (&'static str, String) {
    let words = i18n.leave();
    let time = travel.map_or_else(String::new, |travel| i18n.clock(travel.at));
    let with = |template: &str, time: &str| fill(template, &[("time", time)]);
    match seen {
        Leaving::At(at) => ("", with(words.at, &i18n.clock(at.clock()))),
        Leaving::Now => (words.now, with(words.now_text, &time)),
        Leaving::Late => (words.late, with(words.late_text, &time)),
        Leaving::TooLate => ("", words.too_late.into()),
        Leaving::Closed(None) => ("", words.closed_then.into()),
        Leaving::Closed(Some(opens)) => ("", with(words.opens_then, &i18n.clock(opens.clock()))),
        Leaving::Over => ("", words.over.into()),
    }
}

/// Notifications, where the browser has them.
fn offer(i18n: I18n, allowed: &UseStateHandle<Notifications>) -> Html {
    let words = i18n.leave();
    match **allowed {
        Notifications::Missing => Html::default(),
        Notifications::Allowed => html! { <p>{ words.notify_on }</p> },
        Notifications::Blocked => html! { <p role="status">{ words.notify_off }</p> },
        Notifications::NotAsked => {
            let allowed = allowed.clone();
            let onclick = Callback::from(move |_: MouseEvent| {
                let allowed = allowed.clone();
                device::ask_for_notifications(move |answer| allowed.set(answer));
            });
            html! {
                <Button kind={ButtonKind::Secondary} small=true {onclick}>{ words.notify }</Button>
            }
        }
    }
}
