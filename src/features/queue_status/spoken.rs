//! What is told of an office without asking: that a counter stops or starts, that the numbers grew old.

use super::face::Setting;
use super::speech::{Fact, Speaker};
use super::trust::Trust;
use crate::fetch::{Followed, use_whole};
use crate::i18n::{I18n, fill, use_i18n};
use contract::queue_status::{CounterState, CounterStatus, QueueStatus};
use yew::prelude::*;

/// Properties of [`OfficeSpeaker`].
#[derive(Properties, PartialEq)]
pub(super) struct OfficeSpeakerProps {
    pub(super) status: Followed<QueueStatus>,
    /// Handed in by the page: what only grows older changes nothing that this piece follows by itself.
    pub(super) trust: Trust,
}

/// The voice of an office's page.
#[component]
pub(super) fn OfficeSpeaker(props: &OfficeSpeakerProps) -> Html {
    let i18n = use_i18n();
    // Whether new numbers failed to come since the page was opened.
    let lost = use_mut_ref(|| false);
    let trust = props.trust;
    *lost.borrow_mut() |= trust == Trust::Old;
    let Some(whole) = use_whole(&props.status) else {
        return Html::default();
    };
    let setting = Setting {
        i18n,
        now: props.status.now(),
        crowding: &whole.crowding,
        hours: None,
        rests_today: false,
        trust,
    };
    let mut facts: Vec<Fact> = whole.counters.iter().map(|it| fact(&setting, it)).collect();
    facts.push((AttrValue::default(), trouble(i18n, trust, *lost.borrow())));
    html! {
        <Speaker {facts} />
    }
}

/// Whether a counter calls; not how many wait.
fn fact(setting: &Setting, counter: &CounterStatus) -> Fact {
    let words = setting.i18n.queue();
    let state = match counter.state {
        CounterState::Open => words.said_open.to_owned(),
        _ => setting.message(counter).to_string(),
    };
    let name = setting.i18n.text(&counter.name);
    let said = fill(words.said, &[("counter", &name), ("state", &state)]);
    (counter.id.clone().into(), said.into())
}

/// That no new numbers come, and after that, that they come again.
fn trouble(i18n: I18n, trust: Trust, lost: bool) -> AttrValue {
    match trust {
        Trust::Old => i18n.queue().said_old.into(),
        Trust::Fresh | Trust::Stale if lost => i18n.queue().said_again.into(),
        Trust::Fresh | Trust::Stale => AttrValue::default(),
    }
}
