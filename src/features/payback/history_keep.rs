//! Whether the history is kept: the resident's choice, with what each choice means.

use super::act_answer::act_answer;
use crate::api::ApiError;
use crate::fetch::{Loaded, Sending, SubmitHandle, use_load, use_services, use_submit};
use crate::i18n::{I18n, fill, use_i18n};
use crate::ui::{Button, ButtonKind, Details};
use contract::payback::{HistoryChoice, PaybackHistory};
use contract::text::grouped;
use yew::prelude::*;

/// Name in the cache.
const NAME: &str = "payback-history";

/// Who wants to know.
#[derive(Properties, PartialEq)]
pub(super) struct KeepChoiceProps {
    /// Called after another choice.
    pub(super) changed: Callback<()>,
}

/// How it stands, and the other choices.
#[component]
pub(super) fn KeepChoice(props: &KeepChoiceProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.payback_history();
    let services = use_services();
    let load = use_load::<PaybackHistory, _>(NAME.into(), |client| {
        Box::pin(async move { client.payback_history().await })
    });
    let submit = {
        let (services, changed) = (services.clone(), props.changed.clone());
        use_submit::<PaybackHistory, _>(
            Sending::WhileHere,
            |client, pending| {
                Box::pin(async move {
                    let choice: HistoryChoice =
                        serde_json::from_str(&pending.body).map_err(|_| ApiError::Unreadable)?;
                    client.choose_history(&pending.key, choice).await
                })
            },
            Callback::from(move |history: PaybackHistory| {
                let at = history.server_time;
                services.cache.put(NAME, Loaded::ready(history, at));
                changed.emit(());
            }),
        )
    };
    let Some(history) = load.loaded.get() else {
        return Html::default();
    };
    html! {
        <section class="payback-keep">
            <h2>{ words.keep_heading }</h2>
            { act_answer(i18n, &submit, &services.config.phone) }
            <p key="now">{ if history.choice == HistoryChoice::Stop { words.stopped_now } else { words.kept_now } }</p>
            { choices(i18n, history, &submit) }
            <div key="district">{ kept_by_district(i18n, history) }</div>
        </section>
    }
}

fn choices(i18n: I18n, history: &PaybackHistory, submit: &SubmitHandle<PaybackHistory>) -> Html {
    let words = i18n.payback_history();
    let button = |choice: HistoryChoice, kind: ButtonKind, text: &'static str| {
        let pressed = submit.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            if !pressed.busy() {
                pressed.edit();
                pressed.press(serde_json::to_string(&choice).unwrap_or_default());
            }
        });
        html! {
            <Button {kind} busy={submit.busy()} {onclick}>{ text }</Button>
        }
    };
    let days = history.stop_after_days.to_string();
    let (finished, open) = (grouped(history.finished.into()), grouped(history.open.into()));
    html! {
        <div key="choices">
            if history.choice == HistoryChoice::Stop {
                <div key="keep">{ button(HistoryChoice::Keep, ButtonKind::Secondary, words.keep) }</div>
            } else {
                <Details key="stop" summary={words.stop_summary}>
                    <p>{ fill(words.stop_text, &[("days", &days)]) }</p>
                    { button(HistoryChoice::Stop, ButtonKind::Secondary, words.stop) }
                </Details>
            }
            <Details key="delete" summary={words.delete_summary}>
                <p>{ fill(words.delete_text, &[("finished", &finished), ("open", &open)]) }</p>
                { button(HistoryChoice::Delete, ButtonKind::Danger, words.delete) }
            </Details>
        </div>
    }
}

/// What the district keeps in any case, and why.
fn kept_by_district(i18n: I18n, history: &PaybackHistory) -> Html {
    html! {
        if !history.kept.is_empty() {
            <h3>{ i18n.payback_history().kept_heading }</h3>
            <ul class="dash-list">
                { for history.kept.iter().enumerate().map(|(at, kept)| html! {
                    <li key={at}>{ i18n.shown(&kept.what) }{ " · " }{ i18n.shown(&kept.why) }</li>
                }) }
            </ul>
        }
    }
}
